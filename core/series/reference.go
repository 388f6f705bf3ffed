package series

import (
	"encoding/csv"
	"errors"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/unit"
)

// A Reference is a series of official data from a table.
type Reference struct {
	Name   string // as the table has it
	Named  bool   // which is a name of the indicator that was asked for
	Growth bool   // its values are growth in per cent
	Unit   string
	Points []ReferencePoint // in the order of the table
}

// A ReferencePoint is one value of a Reference.
type ReferencePoint struct {
	Period doc.Period
	Value  doc.Value
	Said   string // as the table prints it
}

// ReferenceOptions say where in a table the series is. What is empty is found:
// the tables of 国家统计局 (a row an indicator, a column a year) and of the
// World Bank (a row a country and indicator) are known.
type ReferenceOptions struct {
	Row   string // what the row of the series has in one of its cells
	Time  string // head or number of the column of times, where each row is a time
	Value string // head or number of the column of values
	Unit  string // as printed: 亿元; else the one in brackets behind the name

	Caption string // the unit above the table (TableUnit), for a name without one
}

// The errors of ReadReference.
var (
	ErrNoRow  = errors.New("no row of that name")
	ErrNoTime = errors.New("no column of times")
	ErrValue  = errors.New("no column of values")
	ErrUnit   = errors.New("no unit")
)

// ReadReference reads the series of the indicator that p chooses from the rows
// of a table.
func ReadReference(rows [][]string, p *Pick, o ReferenceOptions) (*Reference, error) {
	r := &Reference{}
	var err error
	if o.Time == "" && o.Value == "" {
		err = r.across(rows, p, o.Row)
	}
	if o.Time != "" || o.Value != "" || errors.Is(err, ErrNoTime) {
		err = r.down(rows, p, o)
	}
	if err != nil {
		return nil, err
	}
	return r, r.measure(o.Unit, o.Caption)
}

// TableRows are the rows of the first table of a document, or of fields that
// were not taken for a table.
func TableRows(d *doc.Document) [][]string {
	var rows [][]string
	if len(d.Grids) > 0 {
		for _, cells := range d.Grids[0].Rows {
			var row []string
			for _, c := range cells {
				for len(row) < c.Col {
					row = append(row, "")
				}
				row = append(row, strings.TrimSpace(c.Of(d.Raw)))
			}
			rows = append(rows, row)
		}
		return rows
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(d.Raw, "\ufeff")))
	r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace = -1, true, true
	for {
		row, err := r.Read()
		if err != nil {
			return rows
		}
		rows = append(rows, row)
	}
}

// across reads a row whose columns are times: those of 国家统计局 and of the
// World Bank.
func (r *Reference) across(rows [][]string, p *Pick, name string) error {
	head := slices.IndexFunc(rows, func(row []string) bool {
		times := 0
		for _, c := range row {
			if !timeOf(c).Zero() {
				times++
			}
		}
		return times >= 2 && timeOf(row[0]).Zero()
	})
	if head < 0 {
		return ErrNoTime
	}
	only := onlyRow(rows[head+1:], rows[head], p, name)
	for i, row := range rows[head+1:] {
		if i != only && !isRow(row, rows[head], p, name) {
			continue
		}
		for _, c := range row { // the last words before the numbers
			if _, ok := number(c); ok {
				break
			}
			if !slices.Contains([]string{"China", "CHN", "中国"}, c) && !code.MatchString(c) {
				r.Name = c
			}
		}
		r.Named = i != only && (name == "" || p.calls(name))
		for i, c := range row {
			if i < len(rows[head]) {
				r.point(rows[head][i], c)
			}
		}
		return nil
	}
	return ErrNoRow
}

// code is the World Bank's code of an indicator: NY.GDP.MKTP.KD.ZG.
var code = regexp.MustCompile(`^[A-Z0-9]+(?:\.[A-Z0-9]+)+$`)

// onlyRow is the row of China in a table of the World Bank that has one: its files
// hold one indicator, whose English name nobody need know. It is −1 in other tables,
// and where a row is asked for or has a name of the indicator.
func onlyRow(rows [][]string, head []string, p *Pick, name string) int {
	at := slices.Index(head, "Country Code")
	if at < 0 || name != "" {
		return -1
	}
	only := -1
	for i, row := range rows {
		switch {
		case isRow(row, head, p, ""):
			return -1
		case at < len(row) && row[at] == "CHN" && only >= 0:
			return -1
		case at < len(row) && row[at] == "CHN":
			only = i
		}
	}
	return only
}

// isRow reports whether a row is that of the indicator: the one that has the
// name, or of which the first cell is a name of it. Of the countries of the
// World Bank China is meant.
func isRow(row, head []string, p *Pick, name string) bool {
	if i := slices.Index(head, "Country Code"); i >= 0 && i < len(row) && row[i] != "CHN" {
		return false
	}
	if name != "" {
		return slices.ContainsFunc(row, func(c string) bool { return strings.Contains(c, name) })
	}
	return len(row) > 0 && p.calls(row[0])
}

// calls reports whether a head of a table, with its unit or without, is a name of
// what p chooses.
func (p *Pick) calls(head string) bool {
	plain, _ := bracketed(head)
	return plain != "" && slices.ContainsFunc([]doc.Kind{doc.Level, doc.Change, doc.Share}, func(k doc.Kind) bool {
		return p.has(plain, KeyOf(plain), k)
	})
}

// Unit is the unit that a known indicator usually has; empty if it is not known.
func (p *Pick) Unit() string { return names().unit[p.Key] }

// down reads two columns, each row a time. Where nobody says which has the
// values, it is the one that is called as the indicator is, else the second.
func (r *Reference) down(rows [][]string, p *Pick, o ReferenceOptions) error {
	at, value, from := -1, -1, 0
	for i, row := range rows[:min(len(rows), 20)] {
		if o.Value != "" {
			break
		}
		t := max(0, columnAt(row, o.Time))
		if v := slices.IndexFunc(row, p.calls); v >= 0 && v != t {
			o.Value, rows = strconv.Itoa(v+1), rows[i:]
			break
		}
	}
	for i, row := range rows {
		t, v := columnAt(row, o.Time), columnAt(row, o.Value)
		if o.Time == "" {
			t = 0
		}
		if o.Value == "" {
			v = 1
		}
		if t >= 0 && v >= 0 && v < len(row) {
			at, value, from = t, v, i
			r.Name, r.Named = row[v], p.calls(row[v])
			break
		}
	}
	switch {
	case at < 0 && o.Time != "":
		return ErrNoTime
	case value < 0:
		return ErrValue
	}
	for _, row := range rows[from:] {
		if at < len(row) && value < len(row) {
			r.point(row[at], row[value])
		}
	}
	if len(r.Points) == 0 {
		return ErrNoTime
	}
	return nil
}

// columnAt is the column that a head or a number from 1 names; −1 if there is
// none.
func columnAt(row []string, name string) int {
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(row) {
		return n - 1
	}
	return slices.Index(row, name)
}

func (r *Reference) point(time, said string) {
	t := timeOf(time)
	v, ok := number(said)
	if t.Zero() || !ok {
		return
	}
	step := big.NewRat(1, 1)
	if _, part, ok := strings.Cut(strings.TrimSpace(said), "."); ok {
		for range part {
			step.Quo(step, big.NewRat(10, 1))
		}
	}
	r.Points = append(r.Points, ReferencePoint{Period: t, Value: doc.Value{Lo: v, Hi: v, Step: step}, Said: strings.TrimSpace(said)})
}

func number(s string) (*big.Rat, bool) {
	s = strings.ReplaceAll(strings.TrimSpace(s), ",", "")
	if s == "" || strings.ContainsAny(s, "/eE_") {
		return nil, false
	}
	return new(big.Rat).SetString(s)
}

// times of tables: 2023年, 2023, 2023 [YR2023], 2023年第二季度, 2023年6月.
var times = regexp.MustCompile(`^(\d{4})(?:年| \[YR\d{4}\])?(?:第?([一二三四1-4])季度|(\d{1,2})月)?$`)

func timeOf(s string) doc.Period {
	m := times.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return doc.Period{}
	}
	d := doc.Date{Grain: doc.Year}
	d.Year, _ = strconv.Atoi(m[1])
	switch {
	case m[2] != "":
		d.Grain, d.N = doc.Quarter, max(strings.Index("1234", m[2])+1, small(m[2]))
	case m[3] != "":
		d.Grain = doc.Month
		d.N, _ = strconv.Atoi(m[3])
		if d.N < 1 || d.N > 12 {
			return doc.Period{}
		}
	}
	return doc.Period{From: d}
}

// bracketed parts a name from the unit in brackets behind it.
func bracketed(name string) (plain, unit string) {
	for _, b := range [][2]string{{"(", ")"}, {"（", "）"}} {
		if i := strings.LastIndex(name, b[0]); i > 0 && strings.HasSuffix(name, b[1]) {
			return strings.TrimSpace(name[:i]), name[i+len(b[0]) : len(name)-len(b[1])]
		}
	}
	return name, ""
}

// measure gives the points the unit that is printed, scale multiplied out. An
// index whose base is the year before is growth. What is above the table is the unit
// of no growth.
func (r *Reference) measure(printed, caption string) error {
	plain, in := bracketed(r.Name)
	if printed == "" {
		printed = in
	}
	if _, _, sign := stem(plain); printed == "" && sign == 0 {
		printed = caption
	}
	index := strings.Contains(printed, "=100")
	if index || strings.Contains(printed, "%") {
		r.Unit = "%"
		_, _, sign := stem(plain)
		r.Growth = index || sign != 0 || strings.Contains(r.Name, "growth")
	} else {
		factor := big.NewRat(1, 1)
		for _, s := range []struct {
			word string
			by   int64
		}{{"万亿", 1e12}, {"亿", 1e8}, {"百万", 1e6}, {"万", 1e4}, {"千", 1e3}} {
			if rest, ok := strings.CutPrefix(printed, s.word); ok && unit.Named(rest) != nil {
				printed = rest
				factor.SetInt64(s.by)
				break
			}
		}
		u := unit.Named(printed)
		if u == nil {
			return ErrUnit
		}
		r.Unit = u.Name
		for i := range r.Points {
			v := &r.Points[i].Value
			v.Lo, v.Step = new(big.Rat).Mul(v.Lo, factor), new(big.Rat).Mul(v.Step, factor)
			v.Hi = v.Lo
		}
	}
	for i := range r.Points {
		v := &r.Points[i].Value
		v.Unit = r.Unit
		if index {
			v.Lo = new(big.Rat).Sub(v.Lo, big.NewRat(100, 1))
			v.Hi = v.Lo
		}
	}
	return nil
}

// A Comparison sets a reference's value beside what documents state.
type Comparison struct {
	ReferencePoint
	Value doc.Value // of the reference in the unit of the line
	Cell  *Cell     // nil where documents state nothing of that time
	Agree bool      // they can be the same number, rounding included
	Gap   *big.Rat  // documents − reference; nil where the cell is no single number
}

// Compare sets a reference beside the line of results that it belongs to, in
// the column of the country or of a province; a nil line means that documents
// state nothing of the kind.
func (t *Table) Compare(r *Reference, column string) (*Line, []Comparison) {
	aspect := Amount
	if r.Growth {
		aspect = Growth
	}
	i := slices.IndexFunc(t.Lines, func(l *Line) bool {
		return l.Aspect == aspect && l.Column == column && !l.Reference && l.Part == "" && l.Scope == "" && l.Years == 0 && unit.Family(l.Unit) == unit.Family(r.Unit)
	})
	if i < 0 {
		return nil, nil
	}
	l := t.Lines[i]
	var out []Comparison
	for _, p := range r.Points {
		c := Comparison{ReferencePoint: p}
		c.Value, _ = unit.Value(p.Value, l.Unit)
		for k := range l.Cells {
			if cell := &l.Cells[k]; cell.Period == p.Period && (cell.State == Stated || cell.State == Preliminary && c.Cell == nil) {
				c.Cell = cell
			}
		}
		if c.Cell != nil {
			v := c.Cell.Best.Value
			c.Agree = Agree(v, c.Value)
			if v.Lo != nil && v.Hi != nil && v.Lo.Cmp(v.Hi) == 0 {
				c.Gap = new(big.Rat).Sub(v.Lo, c.Value.Lo)
			}
		}
		out = append(out, c)
	}
	return l, out
}

// Overlay puts a reference beside the lines of results as a column of its own,
// called name, so that tables and charts show both. It is of no document: source
// says where it was read. A unit that cannot be converted into that of the
// column it belongs to adds nothing; it reports whether it did.
func (t *Table) Overlay(r *Reference, column, name string, source *Source) bool {
	of, all := t.Compare(r, column)
	if of == nil || len(all) == 0 {
		return false
	}
	l := &Line{Aspect: of.Aspect, Column: name, Unit: of.Unit, Reference: true}
	f := of.Cells[0].Best.Figure
	for i := range all {
		c := &all[i]
		s := Statement{Source: source, Said: c.Said, Sentence: r.Name + " " + c.Period.String() + " " + c.Said}
		s.At = len(s.Sentence) - len(c.Said)
		s.Figure = doc.Figure{Indicator: r.Name, Key: t.Pick.Key, Kind: f.Kind, Value: c.ReferencePoint.Value, Period: c.Period, Status: doc.Actual, Confidence: 1}
		l.Cells = append(l.Cells, Cell{Period: c.Period, State: Stated, Best: Entry{Statement: s, Value: c.Value, Converted: r.Unit != of.Unit}})
	}
	slices.SortStableFunc(l.Cells, func(a, b Cell) int { return ByTime(a.Period, b.Period) })
	at := slices.Index(t.Lines, of)
	t.Lines = slices.Insert(t.Lines, at+1, l)
	return true
}
