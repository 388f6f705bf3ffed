package figures

import (
	"slices"

	"github.com/wenshu-app/wenshu/gui/look"
)

// The columns.
const (
	indicator = iota
	english   // what a known indicator is called in English
	value
	plainly // the plain number in one unit
	unit
	when
	status
	qualifier
	kind
	sure
	region
	section
	sentence
	columns
)

// ids are the columns' names where a choice of them is kept.
var ids = [columns]string{"indicator", "english", "value", "number", "unit", "time", "status", "qualifier", "kind", "confidence", "region", "section", "sentence"}

// widths are those of the columns until the reader changes them. The last
// column that is shown gets the rest of the pane.
var widths = [columns]float32{200, 260, 124, 132, 68, 132, 56, 68, 56, 88, 80, 180, 240}

// narrowest is how far a column can be pulled together.
const narrowest = 40

// names are the columns' heads in the current language.
func names() [columns]string {
	return [columns]string{look.T("col.indicator"), look.T("card.english"), look.T("col.value"), look.T("col.number"), look.T("col.unit"), look.T("col.time"), look.T("col.status"), look.T("col.qualifier"), look.T("col.kind"),
		look.T("card.sure"), look.T("card.region"), look.T("col.section"), look.T("col.sentence")}
}

// usual are the columns that a pane of that width has room for; a narrow one
// leaves out those that the value, the card and the filter tell as well.
func usual(width float32) []int {
	switch {
	case width >= 1160 && look.Current() == look.English:
		return []int{indicator, english, value, plainly, when, status, kind, sentence}
	case width >= 960 && look.Current() == look.English: // the sentence is Chinese: what is measured comes first
		return []int{indicator, english, value, plainly, when, status, kind}
	case width >= 960:
		return []int{indicator, value, plainly, when, status, qualifier, kind, sentence}
	case width >= 660:
		return []int{indicator, value, when, status, sentence}
	case width >= 600:
		return []int{indicator, value, when, sentence}
	}
	return []int{indicator, value, when}
}

// columnsOf reads a kept choice; nil if nothing of it is known.
func columnsOf(names []string) []int {
	var out []int
	for c, id := range ids {
		if slices.Contains(names, id) {
			out = append(out, c)
		}
	}
	return out
}

// columnOf is the column with that name, -1 if there is none.
func columnOf(name string) int { return slices.Index(ids[:], name) }

// least is how narrow the last column gets where the pane chose the columns.
const least = 112

// share gives each column its width: what it is set to, the last one what is
// left, but no less than last. all is how wide they are together.
func share(cols []int, set [columns]float32, width, last float32) (out []float32, all float32) {
	for i, c := range cols {
		w := set[c]
		if i == len(cols)-1 {
			w = max(min(w, last), width-all)
		}
		out = append(out, w)
		all += w
	}
	return out, all
}
