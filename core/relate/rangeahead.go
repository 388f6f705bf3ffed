package relate

import (
	"strings"

	"github.com/wenshu-app/wenshu/core/text"
)

// rangeAhead names f's number where its sentence opens with a range and says only
// in the next clause of what: 网民规模 of 从6.2亿到11.5亿，十二年间网民规模增长近一倍.
func (w *walker) rangeAhead(s text.Span, f *frame) (item, bool) {
	if !f.subject.Empty() || f.clause.Start != w.clauses[0].Start || len(w.clauses) < 2 || !f.start && !f.to {
		return item{}, false
	}
	body := w.d.Body
	g := frame{}
	opens := g.openSubject(body, text.Span{Start: f.clause.Start, End: f.clause.End}, nil)
	if lead := body[f.clause.Start:opens.Start]; !strings.Contains(lead, "从") && !strings.Contains(lead, "由") {
		return item{}, false
	}
	next := w.clauses[1]
	g = frame{}
	name := g.openSubject(body, next, w.dates)
	for k := w.tokenAt(name.Start); k < len(w.tokens) && w.tokens[k].Start < name.End; k++ {
		if t := &w.tokens[k]; t.role == function || t.role > particle || t.does() {
			name.End = max(name.Start, t.Start)
			break
		}
	}
	word := w.phrase(name)
	if n := runes(word); n < 2 || n > 16 || headOf(word) == "" && lookup(word) == nil {
		return item{}, false
	}
	return item{name: word, words: []text.Span{name}, rule: "range ahead"}, true
}
