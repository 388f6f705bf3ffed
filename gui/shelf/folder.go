package shelf

import (
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/gui/look"
)

// NewFolder returns a pane that shows folders of figures as New shows a library:
// they are too large to hold, so that the first documents are listed and all are
// counted, and nothing can be done to them but to read them.
func NewFolder(tip func(words string, at fyne.Position)) *Pane {
	p := New(tip)
	p.parts = []parquet.Part{}
	p.add.Icon = look.Icon{}
	p.SetWords()
	return p
}

// far reports whether the pane shows a folder of figures.
func (p *Pane) far() bool { return p.parts != nil }

// left is where the words of a row begin: behind the box where rows have one.
func (p *Pane) left() float32 {
	if p.far() {
		return bareLeft
	}
	return titleLeft
}

// SetFolder shows a folder of figures: what its parts hold and the first of the
// documents that the facets leave. notice says what is odd about it, if
// anything. It clears what was found in another.
func (p *Pane) SetFolder(parts []parquet.Part, docs []*library.Document, searches []library.Search, notice string) {
	p.parts = append([]parquet.Part{}, parts...)
	p.docs, p.searches, p.ready = docs, searches, true
	p.note(notice)
	p.sift()
}

// note says what is odd about a folder, over its list.
func (p *Pane) note(words string) {
	p.notes.SetText(words)
	hide(p.odd, words == "")
	for range 2 { // wrapped words know their height once they have a width
		p.right.Refresh()
	}
}

// Forget shows that another folder is being opened.
func (p *Pane) Forget() {
	p.parts, p.docs, p.results, p.said, p.choice, p.ready = []parquet.Part{}, nil, nil, "", Choice{}, false
	p.note("")
	p.still = true
	p.box.SetText("")
	p.still = false
	p.sift()
}

// SetBusy shows that something is being looked for.
func (p *Pane) SetBusy(on bool) {
	p.busy = on
	p.say()
}

// Partition is what the facets leave of a folder of figures; nil for all of it.
func (p *Pane) Partition() library.Partition { return p.choice.Partition() }

// counts is what stands at the foot of a folder's list.
func (p *Pane) counts() string {
	if !Counted(p.parts) {
		return fmt.Sprintf(look.T("folder.figures"), grouped(p.total))
	}
	if len(p.docs) < p.total {
		return fmt.Sprintf(look.T("folder.first"), grouped(p.total), len(p.docs))
	}
	return fmt.Sprintf(look.T("shelf.count"), p.total)
}

// grouped is a number with its thousands parted: they may be millions.
func grouped(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
