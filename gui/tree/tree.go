// Package tree is the pane that shows a document's outline: file, articles,
// sections, each with its count of figures, of the reader's notes and of the
// places that a search found. It follows the reading and tells which place
// was chosen. Fyne's own tree walks all that is open at every change; this one
// touches the rows in view alone.
package tree

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/script"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
)

// many is how many rows an outline may have to be shown wholly open.
const many = 2000

// A Pane shows the outline. Make it with New. What is nil of its callbacks is
// not offered.
type Pane struct {
	widget.BaseWidget

	OnPlace     func(offset int)                     // a row was chosen
	OnKey       func(e *fyne.KeyEvent)               // a key that means nothing here
	OnTip       func(words string, at fyne.Position) // what the pointer stands over, in words, to be shown at that place of the window; "" for no more
	OnCopyTitle func(title string)
	OnCopyText  func(s text.Span)               // the text of a section, with its source
	OnFigures   func(s text.Span, title string) // the figures of a section alone
	OnExport    func(s text.Span, title string)

	// Now is the time; tests set it.
	Now func() time.Time

	model  *Model
	form   script.Form // that titles are shown in
	closed []bool      // by node
	wanted []bool      // by node, what the filter leaves; nil for all
	shown  []int       // the nodes that have a row
	place  []int       // the row of each node, -1 for none

	current int // the node that is read; -1 for none
	cursor  int // the node that the keyboard is at
	offset  int // that current was found by; -1 for none

	noteAt, hitAt []int
	notes, hits   tally
	ruler         look.Ruler

	filter *line
	bar    *fyne.Container
	list   *rows
	scroll *container.Scroll
	empty  *widget.Label
}

// New returns an empty pane.
func New() *Pane {
	p := &Pane{Now: time.Now, current: -1, offset: -1, model: &Model{}}
	p.ExtendBaseWidget(p)
	p.list = &rows{pane: p}
	p.list.ExtendBaseWidget(p.list)
	p.scroll = container.NewVScroll(p.list)
	p.scroll.OnScrolled = func(fyne.Position) {
		p.tip("", fyne.Position{})
		p.list.update()
		p.list.Refresh()
	}
	p.filter = &line{pane: p}
	p.filter.ExtendBaseWidget(p.filter)
	p.filter.OnChanged = func(string) { p.sift() }
	p.bar = container.NewBorder(nil, nil, nil, container.NewHBox(
		look.NewIconButton(expandIcon, "tree.expand", p.tip, p.expandAll), look.NewIconButton(foldIcon, "tree.collapse", p.tip, p.collapseAll)), p.filter)
	p.bar.Hide()
	p.empty = widget.NewLabel("")
	p.empty.Wrapping = fyne.TextWrapBreak
	p.empty.Importance = widget.LowImportance
	return p
}

// SetModel shows m; nil empties the pane. An outline with the rows that are
// shown already leaves what is open, filtered and in view as it is.
func (p *Pane) SetModel(m *Model) {
	if m == nil {
		m = &Model{}
	}
	old := p.model
	p.model = m
	if !old.same(m) {
		p.closed = make([]bool, len(m.nodes))
		for i := range m.nodes {
			p.closed[i] = len(m.nodes) > many && m.nodes[i].depth > 1 && m.nodes[i].branch(i)
		}
		p.noteAt, p.hitAt = nil, nil
		p.current, p.offset, p.cursor = -1, -1, 0
		p.wanted = nil
		if p.filter.Text != "" {
			p.filter.SetText("")
		}
		p.scroll.Offset = fyne.Position{}
	}
	p.notes, p.hits = m.tally(p.noteAt), m.tally(p.hitAt)
	p.sift()
	p.Refresh()
}

// SetNotes tells where the reader's notes stand.
func (p *Pane) SetNotes(offsets []int) {
	p.noteAt, p.notes = offsets, p.model.tally(offsets)
	p.list.update()
}

// SetHits tells where what is looked for stands.
func (p *Pane) SetHits(offsets []int) {
	if len(offsets) == 0 && len(p.hitAt) == 0 {
		return
	}
	p.hitAt, p.hits = offsets, p.model.tally(offsets)
	p.list.update()
}

// isOpen reports whether the nodes under i are shown; with a filter they are.
func (p *Pane) isOpen(i int) bool { return p.wanted != nil || !p.closed[i] }

// rowOf returns the row that shows node i or, where it is closed away, the
// nearest node above it; -1 for none.
func (p *Pane) rowOf(i int) int {
	if i = p.nearest(i); i < 0 {
		return -1
	}
	return p.place[i]
}

// nearest is the node that has a row, i or the nearest above it; -1 for none.
func (p *Pane) nearest(i int) int {
	for i >= 0 && i < len(p.place) && p.place[i] < 0 {
		i = p.model.nodes[i].parent
	}
	if i >= len(p.place) {
		return -1
	}
	return i
}

// sift leaves the rows whose title has what the filter asks for, with those
// that they stand under.
func (p *Pane) sift() {
	p.wanted = nil
	if want := strings.TrimSpace(p.filter.Text); want != "" {
		p.wanted = make([]bool, len(p.model.nodes))
		for _, i := range p.model.matching(want) {
			for ; i >= 0 && !p.wanted[i]; i = p.model.nodes[i].parent {
				p.wanted[i] = true
			}
		}
	}
	p.arrange()
}

// arrange finds the rows that are shown.
func (p *Pane) arrange() {
	p.shown = p.shown[:0]
	p.place = make([]int, len(p.model.nodes))
	for i := range p.place {
		p.place[i] = -1
	}
	for i := 0; i < len(p.model.nodes); {
		n := &p.model.nodes[i]
		if p.wanted != nil && !p.wanted[i] {
			i = n.end // nothing under it either: parents of what is wanted are
			continue
		}
		p.place[i] = len(p.shown)
		p.shown = append(p.shown, i)
		if p.isOpen(i) {
			i++
		} else {
			i = n.end
		}
	}
	p.cursor = max(0, p.nearest(p.cursor))
	p.say()
	p.list.Resize(p.list.MinSize().Max(fyne.NewSize(p.scroll.Size().Width, 0)))
	p.scroll.Refresh()
	p.list.update()
	p.list.Refresh()
}

// say tells what there is to tell of an empty list.
func (p *Pane) say() {
	switch {
	case len(p.model.nodes) == 0:
		p.empty.Wrapping = look.Wrapping()
		p.empty.SetText(look.T("empty.tree"))
	case len(p.shown) == 0:
		p.empty.SetText(look.T("tree.none"))
	}
	visible(p.empty, len(p.shown) == 0)
	visible(p.scroll, len(p.shown) > 0)
	visible(p.bar, len(p.model.nodes) > 0)
}

// toggle opens or closes the branch of node i.
func (p *Pane) toggle(i int) {
	if p.wanted != nil {
		return // the filter says what is open
	}
	p.closed[i] = !p.closed[i]
	p.cursor = i
	p.arrange()
}

func (p *Pane) expandAll() {
	clear(p.closed)
	p.arrange()
	p.showRow(p.rowOf(p.current))
}

// collapseAll closes all rows but the document's.
func (p *Pane) collapseAll() {
	for i := range p.closed {
		p.closed[i] = i > 0 && p.model.nodes[i].branch(i)
	}
	p.arrange()
	p.showRow(p.rowOf(p.current))
}

// move puts the keyboard on a row.
func (p *Pane) move(row int) {
	if len(p.shown) == 0 {
		return
	}
	p.tip("", fyne.Position{})
	row = min(max(row, 0), len(p.shown)-1)
	p.cursor = p.shown[row]
	p.showRow(row)
	p.list.update()
}

// showRow scrolls until the row is in view, and not at all if it is.
func (p *Pane) showRow(row int) {
	height := p.scroll.Size().Height
	if row < 0 || height < rowHeight {
		return
	}
	y, at := float32(row)*rowHeight, p.scroll.Offset.Y
	switch {
	case y < at:
		at = max(0, y-rowHeight) // with the row before it
	case y+rowHeight > at+height:
		at = min(y+2*rowHeight, float32(len(p.shown))*rowHeight) - height
	default:
		return
	}
	p.scroll.ScrollToOffset(fyne.NewPos(0, max(0, at)))
	p.list.update()
	p.list.Refresh()
}

// choose goes to the place of node i. The row stays marked even where the text
// ends before its place can come to the top of the page.
func (p *Pane) choose(i int) {
	if i < 0 || i >= len(p.model.nodes) {
		return
	}
	p.tip("", fyne.Position{})
	p.cursor = i
	if p.OnPlace != nil {
		p.OnPlace(p.model.nodes[i].start)
	}
	p.current = i
	p.list.update()
}

// Follow marks the row that the text at offset belongs to, without telling
// OnPlace. It scrolls only if the row is out of view, and opens nothing: where
// the row is closed away, the nearest one above it is marked.
func (p *Pane) Follow(offset int) {
	if offset == p.offset {
		return
	}
	p.offset = offset
	i := p.model.node(offset)
	if i == p.current {
		return
	}
	p.current = i
	p.showRow(p.rowOf(i))
	p.list.update()
}

// Current returns the title of the place at offset; "" if none.
func (p *Pane) Current(offset int) string {
	if i := p.model.node(offset); i >= 0 {
		return p.named(i)
	}
	return ""
}

// SetForm shows the titles in the script that the text is shown in.
func (p *Pane) SetForm(f script.Form) {
	if f == p.form {
		return
	}
	p.form = f
	p.list.update()
	p.list.Refresh()
}

// named is the title of a node as it is shown; the name of the file, the first, stays
// as it is. Only the rows in sight are asked for.
func (p *Pane) named(i int) string {
	title := p.model.nodes[i].title
	if i == 0 {
		return title
	}
	changes, err := script.Changes(context.Background(), title, script.Display{Form: p.form})
	if err != nil { // it is never cancelled
		return title
	}
	return script.Apply(title, 0, changes)
}

func (p *Pane) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.list); c != nil {
		c.Focus(p.list)
	}
}

func (p *Pane) tip(words string, at fyne.Position) {
	if p.OnTip != nil {
		p.OnTip(words, at)
	}
}

// Refresh updates the words and the rows.
func (p *Pane) Refresh() {
	p.filter.SetPlaceHolder(look.T("tree.filter"))
	p.say()
	p.list.update()
	p.BaseWidget.Refresh()
}

// AccessibilityLabel is the outline's name and what is being read.
func (p *Pane) AccessibilityLabel() string {
	if i := p.current; i >= 0 && i < len(p.model.nodes) {
		return look.T("outline") + ": " + p.named(i)
	}
	return look.T("outline")
}

// AccessibilityRole is that of what holds other things.
func (p *Pane) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer is for Fyne.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewBorder(container.NewVBox(p.bar, gap()), nil, nil, nil, container.NewStack(p.scroll, container.New(layout.NewVBoxLayout(), p.empty))))
}

func gap() fyne.CanvasObject {
	return container.NewGridWrap(fyne.NewSize(1, look.Gap), layout.NewSpacer())
}

// A line is the filter; the keys that mean nothing to it move to the rows.
type line struct {
	widget.Entry
	pane *Pane
}

// TypedKey is for Fyne: down goes to the rows, Enter to the first that was
// found, Esc empties the line.
func (l *line) TypedKey(e *fyne.KeyEvent) {
	p := l.pane
	switch e.Name {
	case fyne.KeyDown:
		p.focus()
	case fyne.KeyReturn, fyne.KeyEnter:
		if found := p.model.matching(l.Text); len(found) > 0 {
			p.choose(found[0])
		}
	case fyne.KeyEscape:
		l.SetText("")
	case fyne.KeyF1, fyne.KeyF3, fyne.KeyF10, fyne.KeyF11:
		if p.OnKey != nil {
			p.OnKey(e)
		}
	default:
		l.Entry.TypedKey(e)
	}
}

// TypedShortcut is for Fyne.
func (l *line) TypedShortcut(s fyne.Shortcut) {
	l.Entry.TypedShortcut(s)
	look.PassShortcut(l, s)
}

// AccessibilityLabel says what the line is for.
func (l *line) AccessibilityLabel() string { return look.T("tree.filter") }

// AccessibilityRole is that of text.
func (l *line) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
