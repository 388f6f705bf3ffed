package figures

import (
	"fmt"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/find"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
)

// A Filter says which figures are shown: those that pass all of it. The zero
// Filter lets every figure pass.
type Filter struct {
	Text       string   `json:"text,omitempty"`       // words that all must be there
	Sentences  bool     `json:"sentences,omitempty"`  // or in the figure's sentence
	Kinds      []string `json:"kinds,omitempty"`      // "level", "share"; none for all
	Statuses   []string `json:"statuses,omitempty"`   // "actual", "target"; none for all
	Units      []string `json:"units,omitempty"`      // none for all
	Indicators []string `json:"indicators,omitempty"` // by their groups' names; none for all
	From       int      `json:"from,omitempty"`       // years, both included; 0 for no end
	To         int      `json:"to,omitempty"`
	Sure       float64  `json:"sure,omitempty"` // least confidence
	Reader     bool     `json:"reader,omitempty"`
	Part       Part     `json:"-"` // only of the document that is open
}

// A Part is a stretch of the file under a name, such as a section; it stays the
// same wherever the text moves. The zero Part is the whole file.
type Part struct {
	text.Span
	Name string
}

// active is how many of the conditions beside the text are set.
func (f *Filter) active() int {
	n := len(f.Kinds) + len(f.Statuses) + len(f.Units) + len(f.Indicators)
	for _, on := range []bool{f.From != 0 || f.To != 0, f.Sure > 0, f.Reader, f.Sentences, !f.Part.Empty()} {
		if on {
			n++
		}
	}
	return n
}

// toggle puts an item into a list, or takes it out.
func toggle(list []string, item string) []string {
	if i := slices.Index(list, item); i >= 0 {
		return slices.Delete(slices.Clone(list), i, i+1)
	}
	return append(slices.Clone(list), item)
}

// A word is one of those that must all be there.
type word struct {
	text   string
	around bool   // the sentence counts too
	groups []bool // of what indicators it is the initials; nil where it is a word of the document
}

func (w *word) in(r *row) bool {
	if w.groups != nil {
		return w.groups[r.group]
	}
	return strings.Contains(r.found, w.text) || w.around && strings.Contains(r.around, w.text)
}

// words are those of the text. Letters that no row has are taken for the
// initials of an indicator, since Chinese is not easily typed everywhere.
func (f *Filter) words(m *Model) []word {
	var out []word
	for _, s := range strings.Fields(f.Text) {
		w := word{text: find.Fold(s), around: f.Sentences}
		if w.text == "" {
			continue
		}
		if find.Initials(s) && !slices.ContainsFunc(m.rows, func(r row) bool { return w.in(&r) }) {
			w.groups = make([]bool, len(m.groups))
			for i, g := range m.groups {
				w.groups[i] = find.Has(g.name, s)
			}
		}
		out = append(out, w)
	}
	return out
}

// pass returns the rows of m that f lets through, in the document's order.
func (f *Filter) pass(m *Model, out []int) []int {
	words := f.words(m)
	var kinds, statuses uint
	for k := doc.Level; k <= doc.Index; k++ {
		if len(f.Kinds) == 0 || slices.Contains(f.Kinds, k.String()) {
			kinds |= 1 << k
		}
	}
	for s := doc.Actual; s <= doc.Forecast; s++ {
		if len(f.Statuses) == 0 || slices.Contains(f.Statuses, s.String()) {
			statuses |= 1 << s
		}
	}
	group := make([]bool, len(m.groups))
	for i := range m.groups {
		group[i] = len(f.Indicators) == 0 || slices.Contains(f.Indicators, m.groups[i].id)
	}
	to := f.To
	if to == 0 {
		to = openEnd
	}
rows:
	for i := range m.rows {
		r := &m.rows[i]
		switch {
		case kinds&(1<<r.kind) == 0, statuses&(1<<r.status) == 0, !group[r.group], r.sure < f.Sure, f.Reader && !r.reader:
			continue
		case !f.Part.Empty() && (r.place.Start < f.Part.Start || r.place.Start >= f.Part.End):
			continue
		case len(f.Units) > 0 && !slices.Contains(f.Units, r.cells[unit]):
			continue
		case (f.From != 0 || f.To != 0) && (r.from == 0 || r.to < f.From || r.from > to):
			continue
		}
		for _, w := range words {
			if !w.in(r) {
				continue rows
			}
		}
		out = append(out, i)
	}
	return out
}

// A chip is a condition of a filter in words, and the filter without it.
type chip struct {
	words   string
	without Filter
}

// chips puts f into words, a condition each; the text stands in its own field.
func (f *Filter) chips(m *Model) []chip {
	var out []chip
	add := func(words string, change func(f *Filter)) {
		less := *f
		change(&less)
		out = append(out, chip{words, less})
	}
	if !f.Part.Empty() {
		add(fmt.Sprintf(look.T("table.part"), f.Part.Name), func(f *Filter) { f.Part = Part{} })
	}
	for _, k := range f.Kinds {
		add(look.T("kind."+k), func(f *Filter) { f.Kinds = toggle(f.Kinds, k) })
	}
	for _, s := range f.Statuses {
		add(look.T("status."+s), func(f *Filter) { f.Statuses = toggle(f.Statuses, s) })
	}
	for _, u := range f.Units {
		add(u, func(f *Filter) { f.Units = toggle(f.Units, u) })
	}
	for _, id := range f.Indicators {
		name := id
		for _, g := range m.groups {
			if g.id == id {
				name = g.name
			}
		}
		add(name, func(f *Filter) { f.Indicators = toggle(f.Indicators, id) })
	}
	if f.From != 0 || f.To != 0 {
		words := fmt.Sprintf(look.T("table.years"), f.From, f.To)
		switch {
		case f.From == f.To:
			words = fmt.Sprintf(look.T("table.year"), f.From)
		case f.To == 0:
			words = fmt.Sprintf(look.T("table.year.from"), f.From)
		case f.From == 0:
			words = fmt.Sprintf(look.T("table.year.to"), f.To)
		}
		add(words, func(f *Filter) { f.From, f.To = 0, 0 })
	}
	if f.Sure > 0 {
		add(fmt.Sprintf(look.T("table.sure"), 100*f.Sure), func(f *Filter) { f.Sure = 0 })
	}
	if f.Sentences {
		add(look.T("table.sentences.too"), func(f *Filter) { f.Sentences = false })
	}
	if f.Reader {
		add(look.T("card.reader"), func(f *Filter) { f.Reader = false })
	}
	return out
}

// clean drops what a kept filter may hold that nobody knows.
func (f *Filter) clean() {
	known := func(list []string, has func(string) bool) []string {
		var out []string
		for _, s := range list {
			if has(s) {
				out = append(out, s)
			}
		}
		return out
	}
	f.Kinds = known(f.Kinds, func(s string) bool {
		for k := doc.Level; k <= doc.Index; k++ {
			if k.String() == s {
				return true
			}
		}
		return false
	})
	f.Statuses = known(f.Statuses, func(s string) bool { _, ok := doc.ParseStatus(s); return ok })
	f.Sure = max(0, min(1, f.Sure))
	f.From, f.To = max(0, min(openEnd, f.From)), max(0, min(openEnd, f.To))
}
