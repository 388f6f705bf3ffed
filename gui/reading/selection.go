package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/reading/layout"
)

// A selection goes from its anchor, which stays, to its head, which the
// pointer and the keys move. Both are spans, since a selection by words or
// sentences holds whole ones at both ends.
type selection struct {
	anchor, head text.Span
	unit         unit
	on           bool
	x            float32 // where Up and Down aim at, negative if nowhere yet
}

// A unit is what a selection grows by.
type unit uint8

const (
	byChar unit = iota
	byWord
	bySentence
)

func (s *selection) clear() { *s = selection{x: -1} }

func (s *selection) span() text.Span {
	if !s.on {
		return text.Span{}
	}
	return text.Span{Start: min(s.anchor.Start, s.head.Start), End: max(s.anchor.End, s.head.End)}
}

// A Choice is what the reader selected and which figure is chosen, to be put
// back with SetChoice. The zero Choice is nothing.
type Choice struct {
	selection selection
	figure    int // by number from one
}

// Choice returns what is selected and chosen.
func (p *Pane) Choice() Choice { return Choice{p.sel, p.figure + 1} }

// SetChoice puts back what was selected and chosen in the same text. The text
// stays where it is.
func (p *Pane) SetChoice(c Choice) {
	p.sel, p.figure = c.selection, c.figure-1
	if s := p.sel.span(); !p.sel.on || p.doc == nil || s.End > len(p.doc.Body) {
		p.sel.clear()
	}
	if p.doc == nil || p.figure >= len(p.doc.Figures) {
		p.figure = -1
	}
	p.marks++
	p.update()
}

// selectAt begins a selection at offset.
func (p *Pane) selectAt(offset int, u unit) {
	p.sel = selection{unit: u, on: true, x: -1}
	p.sel.anchor = p.unitAt(offset, u)
	p.sel.head = p.sel.anchor
}

// extendTo moves the head of the selection to offset.
func (p *Pane) extendTo(offset int) {
	if !p.sel.on {
		p.selectAt(offset, byChar)
		return
	}
	p.sel.head = p.unitAt(offset, p.sel.unit)
}

// unitAt returns the word or sentence around offset, or the empty span at it.
func (p *Pane) unitAt(offset int, u unit) text.Span {
	switch u {
	case byWord:
		return p.wordAt(offset)
	case bySentence:
		return p.sentenceAt(offset)
	}
	return text.Span{Start: offset, End: offset}
}

// wordAt returns the figure at offset, else the run of characters of the same
// sort: Han, letters and digits, marks, blanks; of a run of Han the word in it
// where Words knows it.
func (p *Pane) wordAt(offset int) text.Span {
	if i := p.figureAt(offset); i >= 0 {
		return p.doc.Figures[i].Span
	}
	b := p.flow.Block(p.flow.Find(offset)).Span
	body := p.doc.Body
	offset = max(b.Start, min(offset, b.End))
	if offset == b.End && offset > b.Start {
		_, n := utf8.DecodeLastRuneInString(body[b.Start:b.End])
		offset -= n
	}
	r, _ := utf8.DecodeRuneInString(body[offset:b.End])
	want := sortOf(r)
	s := text.Span{Start: offset, End: offset}
	for s.End < b.End {
		r, n := utf8.DecodeRuneInString(body[s.End:b.End])
		if sortOf(r) != want {
			break
		}
		s.End += n
	}
	for s.Start > b.Start {
		r, n := utf8.DecodeLastRuneInString(body[b.Start:s.Start])
		if sortOf(r) != want {
			break
		}
		s.Start -= n
	}
	if p.Words != nil && want == sortHan {
		for _, word := range p.Words(s.Of(body)) {
			if at := offset - s.Start; word.Has(at) {
				return text.Span{Start: s.Start + word.Start, End: s.Start + word.End}
			}
		}
	}
	return s
}

// WordsCame tells that Words knows words now: a double click that came before
// them took a whole run, and takes its word where nothing else was selected since.
func (p *Pane) WordsCame() {
	if p.doc == nil || p.mouse.clicks != 2 || p.sel.unit != byWord || !p.sel.on || p.sel.anchor != p.sel.head {
		return
	}
	p.selectAt(p.mouse.clickOn, byWord)
	p.update()
}

// sortHan is the sort of Chinese characters, whose runs hold several words.
const sortHan = 1

func sortOf(r rune) int {
	switch {
	case unicode.Is(unicode.Han, r):
		return sortHan
	case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == '%':
		return 2
	case unicode.IsSpace(r):
		return 3
	}
	return 4
}

// sentenceAt returns the sentence at offset, the block if it has none.
func (p *Pane) sentenceAt(offset int) text.Span {
	for _, a := range p.doc.Articles {
		if offset < a.Start || offset > a.End {
			continue
		}
		for _, b := range a.Blocks {
			if offset < b.Start || offset > b.End {
				continue
			}
			for _, s := range b.Sentences {
				if s.Has(offset) || s.End == offset {
					return s
				}
			}
		}
	}
	return p.flow.Block(p.flow.Find(offset)).Span
}

// selectArticle selects the article that is being read.
func (p *Pane) selectArticle() {
	if p.flow == nil || p.flow.Len() == 0 {
		return
	}
	at := p.Place()
	if s := p.sel.span(); !s.Empty() {
		at = s.Start
	}
	whole := text.Span{Start: p.flow.Block(0).Start, End: p.flow.Block(p.flow.Len() - 1).End}
	for _, a := range p.doc.Articles {
		if a.Has(at) && p.sel.span() != a.Span {
			whole = a.Span
		}
	}
	p.sel = selection{on: true, x: -1, anchor: text.Span{Start: whole.Start, End: whole.Start}, head: text.Span{Start: whole.End, End: whole.End}}
	p.update()
}

// selectedText returns the selected text, one block a line, as printed or as
// shown.
func (p *Pane) selectedText() string {
	s := p.sel.span()
	if s.Empty() || p.flow == nil || p.flow.Len() == 0 {
		return ""
	}
	var b strings.Builder
	last := -1
	var table *layout.Grid
	for i := p.flow.Find(s.Start); i < p.flow.Len() && p.flow.Block(i).Start < s.End; i++ {
		blk := p.flow.Block(i)
		part := text.Span{Start: max(s.Start, blk.Start), End: min(s.End, blk.End)}
		if part.Empty() {
			continue
		}
		if last >= 0 && blk.Start != last {
			b.WriteByte('\n')
		}
		if g := blk.Grid; g != nil && g != table {
			if cells, several := p.cellsIn(g, s); several {
				b.WriteString(cells)
				for i+1 < p.flow.Len() && p.flow.Block(i+1).Grid == g {
					i++
				}
				last = p.flow.Block(i).End
				continue
			}
			table = g // one cell, which is text
		}
		b.WriteString(p.copied(part))
		last = blk.End
	}
	return b.String()
}

// copySelected puts the selected text on the clipboard; without a selection, the
// chosen figure.
func (p *Pane) copySelected(c fyne.Clipboard) {
	t := p.selectedText()
	if t == "" && p.figure >= 0 {
		t = p.copied(p.doc.Figures[p.figure].Span)
	}
	if t == "" {
		return
	}
	if c == nil {
		c = fyne.CurrentApp().Clipboard()
	}
	c.SetContent(t)
}
