package relate

import (
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

// maxLabel is the length in characters up to which a line is taken for the
// label of a number on a line of its own.
const maxLabel = 30

// label is the line that says what f's number is where its own line does not, as
// on a page of key figures: the one above (网民规模⏎10.79亿人) or, where the
// numbers come first, the one below (10.79亿人⏎网民规模). It is empty where f's
// line is not of that kind.
func (w *walker) label(s text.Span, f *frame) text.Span {
	a := &w.d.Articles[w.article]
	b := &a.Blocks[w.block]
	if !f.subject.Empty() || s.Start != b.Sentences[0].Start || f.clause.Start != w.clauses[0].Start || f.clause.Start-b.Start > len("　　1.　") {
		return text.Span{}
	}
	if b.Kind == doc.TableRow && f.mark.Unit == nil {
		return text.Span{} // a cell of a table that could not be read
	}
	above, below := w.labelOf(w.block-1), text.Span{}
	if w.labelled == w.block { // it was that of the number above it
		above = text.Span{}
	}
	if w.numberAlone(w.block) {
		below = w.labelOf(w.block + 1)
	}
	if w.labels(below, f) > w.labels(above, f) {
		w.labelled = w.block + 2
		return below
	}
	return above
}

// labels says how well a line goes with f's number: 0 not at all, 2 as the name of
// an indicator that is counted in its unit.
func (w *walker) labels(l text.Span, f *frame) int {
	if l.Empty() {
		return 0
	}
	name := w.phrase(l)
	switch rate := ratioHead(name) || paceHead(name); {
	case rate && f.percent():
		return 2
	case rate || f.percent() && headOf(name) != "" && lookup(name) == nil:
		return 0
	case headOf(name) != "" || lookup(name) != nil:
		return 2
	}
	return 1
}

// numberAlone reports whether block i is short and opens with a number, with
// nothing before it that could be a name.
func (w *walker) numberAlone(i int) bool {
	a := &w.d.Articles[w.article]
	if i < 0 || i >= len(a.Blocks) || len(a.Blocks[i].Sentences) != 1 {
		return false
	}
	t := strings.TrimSpace(a.Blocks[i].Of(w.d.Body))
	if len(t) > 3*maxLabel {
		return false
	}
	for _, m := range recognise.Block(t) {
		if m.Kind == recognise.Number {
			return m.Start == 0 && runes(t[m.End:]) <= 2
		}
	}
	return false
}

// labelOf is what block i names, if it is short, holds no number and ends no
// sentence; else it is empty.
func (w *walker) labelOf(i int) text.Span {
	a := &w.d.Articles[w.article]
	if i < 0 || i >= len(a.Blocks) {
		return text.Span{}
	}
	b := &a.Blocks[i]
	switch b.Kind {
	case doc.Title, doc.DateLine, doc.Byline, doc.Salutation:
		return text.Span{}
	}
	if b.Len() > 4*maxLabel {
		return text.Span{}
	}
	body := w.d.Body
	l := text.Span{Start: b.Start + recognise.ItemNumber(b.Of(body)), End: b.End}
	l.End -= len(l.Of(body)) - len(strings.TrimRight(l.Of(body), "：: 　\n"))
	l.Start += len(l.Of(body)) - len(strings.TrimLeft(l.Of(body), " 　"))
	t := l.Of(body)
	last, _ := utf8.DecodeLastRuneInString(t)
	if n := runes(t); n < 2 || n > maxLabel || !han(last) && last != '）' && last != ')' && !letter(last) || strings.ContainsAny(t, "，。；：！？") {
		return text.Span{}
	}
	if u, n := unit.At(strings.TrimLeft(t, "十百千万亿")); u != nil && n == len(strings.TrimLeft(t, "十百千万亿")) {
		return text.Span{} // 亿元
	}
	for _, m := range recognise.Block(t) {
		if m.Kind != recognise.Trap {
			return text.Span{}
		}
	}
	return l
}
