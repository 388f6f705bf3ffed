package export

import (
	"encoding/csv"
	"io"
	"math/big"
	"strconv"
	"strings"

	"github.com/wenshu-app/wenshu/core/cell"
	"github.com/wenshu-app/wenshu/core/doc"
)

// columns are the columns of the CSV form, in order.
var columns = []string{"file", "indicator", "key", "text", "lo", "hi", "unit", "qualifier", "time", "time_from", "kind", "status",
	"scope", "region", "direction", "article", "section", "start", "end", "confidence", "sentence"}

// A CSV writes figures as comma-separated values in UTF-8 with a byte order
// mark, without which spreadsheets take Chinese for something else. Texts that a
// spreadsheet would run or turn into dates have an apostrophe in front. The zero
// value of its fields will do.
type CSV struct {
	w      *csv.Writer
	opened bool
	to     io.Writer
}

// NewCSV returns a CSV that writes to w.
func NewCSV(w io.Writer) *CSV { return &CSV{w: csv.NewWriter(w), to: w} }

// Write adds the figures of d, the names of the columns before the first.
func (c *CSV) Write(d *doc.Document, o Options) error {
	if !c.opened {
		if _, err := io.WriteString(c.to, "\ufeff"); err != nil {
			return err
		}
		if err := c.w.Write(columns); err != nil {
			return err
		}
		c.opened = true
	}
	for n := range d.Figures {
		r := record(d, n, o)
		row := []string{r.File, r.Indicator, str(r.Key), r.Text, str(r.Lo), str(r.Hi), r.Unit, r.Qualifier, str(r.Time), str(r.TimeFrom),
			r.Kind, r.Status, str(r.Scope), str(r.Region), str(r.Direction), strconv.Itoa(r.Article), str(r.Section),
			strconv.Itoa(r.Start), strconv.Itoa(r.End), strconv.FormatFloat(r.Confidence, 'f', 4, 64), r.Sentence}
		for i := range row {
			row[i] = cell.Safe(row[i])
		}
		if err := c.w.Write(row); err != nil {
			return err
		}
	}
	c.w.Flush()
	return c.w.Error()
}

func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// JSON writes the records of all documents as one array.
func JSON(w io.Writer, records []Record) error {
	if records == nil {
		records = []Record{}
	}
	e := encoder(w)
	e.SetIndent("", "  ")
	return e.Encode(records)
}

// Table writes figures for reading on a terminal: indicator, value, time,
// status and kind, the columns as wide as they need, Han characters counted
// as two.
func Table(w io.Writer, d *doc.Document, o Options) error {
	rows := [][]string{{"指标", "数值", "时间", "状态", "种类", "位置"}}
	names := map[string]string{"actual": "实际", "target": "目标", "forecast": "预测", "level": "数量", "change": "变化", "share": "比率", "rank": "位次", "multiple": "倍数", "index": "指数"}
	for _, r := range Records(d, o) {
		rows = append(rows, []string{clip(r.Indicator, 36), marked(r), str(r.Time), names[r.Status], names[r.Kind], strconv.Itoa(r.Start)})
	}
	wide := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, c := range row {
			wide[i] = max(wide[i], width(c))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		for i, c := range row {
			pad := strings.Repeat(" ", wide[i]-width(c))
			right := i == 1 || i == len(row)-1
			switch {
			case right:
				b.WriteString(pad + c)
			case i == len(row)-1:
				b.WriteString(c)
			default:
				b.WriteString(c + pad)
			}
			if i < len(row)-1 {
				b.WriteString("  ")
			}
		}
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// marked is a value as printed with its qualifier as a sign: >7亿.
func marked(r Record) string {
	sign := map[string]string{"gt": ">", "ge": "≥", "lt": "<", "le": "≤", "approx": "≈", "near": "↗"}[r.Qualifier]
	return sign + r.Text
}

// width is how many columns s takes on a terminal.
func width(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x1100 && (r <= 0x115f || r >= 0x2e80 && r <= 0xa4cf || r >= 0xac00 && r <= 0xd7a3 || r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe6f || r >= 0xff00 && r <= 0xff60 || r >= 0x20000) {
			n++
		}
	}
	return n
}

func clip(s string, limit int) string {
	if width(s) <= limit {
		return s
	}
	n := 0
	for i, r := range s {
		n += width(string(r))
		if n > limit-1 {
			return s[:i] + "…"
		}
	}
	return s
}

// A CheckRecord is one check between figures.
type CheckRecord struct {
	File    string    `json:"file,omitempty"`
	Kind    string    `json:"kind"`
	Name    string    `json:"name"`
	Formula string    `json:"formula"`
	Lo      *string   `json:"lo"`
	Hi      *string   `json:"hi"`
	Unit    string    `json:"unit"`
	Time    *string   `json:"time"`
	Sources [2]Record `json:"sources"`
}

// Checks returns the checks of d.
func Checks(d *doc.Document, o Options) []CheckRecord {
	var out []CheckRecord
	for _, c := range d.Checks {
		r := CheckRecord{File: o.File, Kind: c.Kind, Name: c.Name, Formula: c.Formula, Lo: optional(doc.Decimal(c.Lo)), Hi: optional(doc.Decimal(c.Hi)),
			Unit: c.Unit, Time: optional(c.Period.String())}
		for k, i := range c.Figures {
			r.Sources[k] = record(d, i, Options{})
		}
		out = append(out, r)
	}
	return out
}

// Lines writes one JSON value a line.
func Lines[T any](w io.Writer, values []T) error {
	e := encoder(w)
	for _, v := range values {
		if err := e.Encode(v); err != nil {
			return err
		}
	}
	return nil
}

// CheckText writes checks for reading: what is implied, between which bounds,
// by which formula, and the two sentences that say it.
func CheckText(w io.Writer, d *doc.Document, checks []CheckRecord) error {
	var b strings.Builder
	for _, c := range checks {
		if c.File != "" {
			b.WriteString(c.File + "\n")
		}
		b.WriteString(c.Name)
		if c.Time != nil {
			b.WriteString("（" + *c.Time + "）")
		}
		b.WriteString(" 在 " + rounded(c.Lo) + " 与 " + rounded(c.Hi) + " " + c.Unit + " 之间 = " + c.Formula + "\n")
		for _, s := range c.Sources {
			b.WriteString("  " + s.Indicator + " " + s.Text + " [" + strconv.Itoa(s.Start) + "–" + strconv.Itoa(s.End) + "] " + s.Sentence + "\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// rounded shows a bound to five digits with its scale: 120.70万亿.
func rounded(s *string) string {
	if s == nil {
		return "—"
	}
	r, ok := new(big.Rat).SetString(*s)
	if !ok {
		return *s
	}
	for _, scale := range []struct {
		word string
		by   int64
	}{{"万亿", 1e12}, {"亿", 1e8}, {"万", 1e4}} {
		if by := big.NewRat(scale.by, 1); r.Cmp(by) >= 0 {
			q := new(big.Rat).Quo(r, by)
			digits := max(0, 5-len(q.FloatString(0)))
			return q.FloatString(digits) + scale.word
		}
	}
	return r.FloatString(2)
}
