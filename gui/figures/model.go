package figures

import (
	"cmp"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/find"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/card"
	"github.com/wenshu-app/wenshu/gui/look"
)

// A row is one figure as it is shown and compared.
type row struct {
	figure    int
	place     text.Span // in the file: the figure is the same wherever the text moves
	cells     [columns]string
	order     [columns]int32 // what the column sorts by; nothing for an empty cell
	printed   text.Span      // of the number in the sentence cell
	found     string         // what the filter looks in, folded
	around    string         // the sentence, folded; figures of one sentence share it
	lo, hi    string         // exact
	amount    doc.Value      // in the unit of its dimension
	dimension int
	kind      doc.Kind
	status    doc.Status
	sure      float64
	reader    bool
	from, to  int // years; 0 where no time is said
	group     int
}

// nothing is the order of an empty cell: it comes last, up and down.
const nothing = -1

// A facet is a value that some rows have.
type facet struct {
	id, name string
	n        int
}

// A Model is the rows of a document, made beforehand.
type Model struct {
	id, name   string // of the document
	built      bool   // there is one
	rows       []row
	groups     []facet // indicators, in the order in which the document names them
	units      []facet // most frequent first
	dimensions []dimension
}

// Build makes the rows of d in the current language; it does not touch the
// window.
func Build(d *doc.Document) *Model {
	m := &Model{built: true, id: d.ID, name: d.Name, rows: make([]row, len(d.Figures))}
	var (
		groups = map[string]int{}
		units  = map[string]int{}
		claim  text.Span // the sentence of the row before
		plain  string    // the same, on one line
		folded string
	)
	for i := range d.Figures {
		f := &d.Figures[i]
		if i == 0 || f.Sentence != claim {
			claim = f.Sentence
			plain = flat(d.Text(claim))
			folded = find.Fold(plain)
		}
		r := row{figure: i, around: folded, kind: f.Kind, status: f.Status, sure: f.Confidence, reader: f.ByReader, lo: doc.Decimal(f.Value.Lo), hi: doc.Decimal(f.Value.Hi)}
		if d.Back != nil && d.Origins != nil {
			r.place, _ = d.File(f.Span)
		} else {
			r.place = f.Span // a document made by hand is its own file
		}
		if f.Start >= claim.Start && f.End <= claim.End {
			before := len(flat(d.Body[claim.Start:f.Start]))
			r.printed = text.Span{Start: before, End: before + len(flat(d.Text(f.Span)))}
		}
		if !f.Period.Zero() {
			r.from, r.to = f.Period.From.Year, f.Period.End().Year
			if r.from == 0 {
				r.from = r.to
			}
			if f.Period.Open {
				r.to = openEnd
			}
		}
		heading := ""
		if f.Article >= 0 && f.Article < len(d.Articles) && f.Section >= 0 && f.Section < len(d.Articles[f.Article].Sections) {
			heading = flat(d.Text(d.Articles[f.Article].Sections[f.Section].Heading))
		}
		inEnglish, _ := series.English(f.Key)
		r.cells = [columns]string{
			indicator: f.Indicator, english: inEnglish, value: flat(d.Says(f)), unit: f.Value.Unit, when: card.When(f.Period), status: look.T("status." + f.Status.String()),
			qualifier: look.T("q." + f.Value.Qualifier.String()), kind: look.T("kind." + f.Kind.String()), sure: card.Sure(f),
			region: f.Region, section: heading, sentence: plain,
		}
		r.found = strings.Join([]string{find.Fold(f.Indicator), find.Fold(r.cells[value]), find.Fold(r.cells[when]), f.Period.String(), find.Fold(f.Key), find.Fold(inEnglish), find.Fold(f.Region), find.Fold(heading)}, "\n")

		id := cmp.Or(f.Key, series.Normal(f.Indicator))
		g, ok := groups[id]
		if !ok {
			g = len(m.groups)
			groups[id] = g
			m.groups = append(m.groups, facet{id: id, name: card.Named(f.Indicator, f.Key)})
		}
		m.groups[g].n++
		r.group = g
		u, ok := units[f.Value.Unit]
		if !ok && f.Value.Unit != "" {
			u = len(m.units)
			units[f.Value.Unit] = u
			m.units = append(m.units, facet{id: f.Value.Unit, name: card.Unit(f.Value.Unit)})
		}
		if f.Value.Unit != "" {
			m.units[u].n++
		}
		r.order[status], r.order[kind], r.order[sure] = int32(f.Status), int32(f.Kind), int32(1000*f.Confidence)
		r.order[qualifier] = int32(f.Value.Qualifier)
		r.order[when] = nothing
		if !f.Period.Zero() {
			r.order[when] = int32(f.Period.From.Start())
		}
		m.rows[i] = r
	}
	slices.SortStableFunc(m.units, func(a, b facet) int { return cmp.Compare(b.n, a.n) })
	m.measure(d)
	for _, c := range []int{value, plainly} {
		m.rank(c, m.larger, func(i int) bool { return number(m.rows[i].amount) == nil })
	}
	for _, c := range []int{indicator, english, unit, region, section, sentence} {
		keys := make([]string, len(m.rows))
		for i := range m.rows {
			if keys[i] = m.rows[i].cells[c]; c != sentence { // they are long, and no names
				keys[i] = find.Order(keys[i])
			}
		}
		m.rank(c, func(a, b int) int { return strings.Compare(keys[a], keys[b]) }, func(i int) bool { return m.rows[i].cells[c] == "" })
	}
	return m
}

// openEnd is the last year of what holds since another.
const openEnd = 9999

// rank numbers the rows in the order of a column, equal ones alike, so that
// sorting them later compares numbers only.
func (m *Model) rank(c int, compare func(a, b int) int, empty func(i int) bool) {
	order := make([]int, len(m.rows))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, compare)
	n := int32(0)
	for k, i := range order {
		if k > 0 && compare(order[k-1], i) != 0 {
			n++
		}
		m.rows[i].order[c] = n
		if empty(i) {
			m.rows[i].order[c] = nothing
		}
	}
}

// flat puts a text on one line: line breaks inside a sentence are the page's.
func flat(s string) string {
	if !strings.ContainsAny(s, "\n\r\t") {
		return s
	}
	return strings.NewReplacer("\r", "", "\n", "", "\t", " ").Replace(s)
}
