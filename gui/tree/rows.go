package tree

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// pause ends what is typed to jump to a title.
const pause = time.Second

// rows is what is scrolled: as high as all rows together, with widgets for
// those in view alone. It has the keyboard.
type rows struct {
	widget.BaseWidget
	pane    *Pane
	pool    []*row
	focused bool
	typed   string // to jump to
	last    time.Time
}

var (
	_ fyne.Focusable  = (*rows)(nil)
	_ fyne.Accessible = (*rows)(nil)
)

// update gives the rows in view their nodes.
func (l *rows) update() {
	p := l.pane
	width, height := p.scroll.Size().Width, p.scroll.Size().Height
	first := max(0, int(p.scroll.Offset.Y)/rowHeight)
	n := 0
	if width > 0 && height > 0 {
		n = max(0, min(int(height)/rowHeight+2, len(p.shown)-first))
	}
	for len(l.pool) < n {
		l.pool = append(l.pool, newRow(p))
	}
	s := state{model: p.model, form: p.form, width: width, ink: theme.Color(theme.ColorNameForeground), second: theme.Color(theme.ColorNamePlaceHolder),
		accent: theme.Color(theme.ColorNamePrimary), selected: theme.Color(theme.ColorNameSelection)}
	mark := p.rowOf(p.current)
	for k, r := range l.pool {
		visible(r, k < n)
		if k >= n {
			continue
		}
		i := p.shown[first+k]
		s.node, s.open = i, p.isOpen(i)
		s.current, s.ringed = first+k == mark, l.focused && i == p.cursor
		s.counts = [3]int{p.hits.of(p.model, i), p.notes.of(p.model, i), p.model.figures.of(p.model, i)}
		r.Move(fyne.NewPos(0, float32(first+k)*rowHeight))
		r.Resize(fyne.NewSize(width, rowHeight))
		r.show(s)
	}
}

// FocusGained puts the keyboard where the reading is.
func (l *rows) FocusGained() {
	l.focused = true
	if p := l.pane; p.cursor == 0 { // nobody moved it yet
		p.cursor = max(0, p.nearest(p.current))
	}
	l.update()
}

// FocusLost is for Fyne.
func (l *rows) FocusLost() {
	l.focused, l.typed = false, ""
	l.update()
}

// TypedRune jumps to the next title that has what is typed.
func (l *rows) TypedRune(r rune) {
	p := l.pane
	now := p.Now()
	if now.Sub(l.last) > pause {
		l.typed = ""
	}
	l.last = now
	if r == '*' {
		p.expandAll()
		return
	}
	if l.typed += string(r); strings.TrimSpace(l.typed) == "" {
		l.typed = ""
		return
	}
	from := p.rowOf(p.cursor)
	if len([]rune(l.typed)) == 1 {
		from++ // the same letter again goes on
	}
	best := -1
	for _, i := range p.model.matching(l.typed) {
		at := p.rowOf(i)
		if at < 0 {
			continue
		}
		if at >= from {
			best = at
			break
		}
		if best < 0 {
			best = at
		}
	}
	if best >= 0 {
		p.move(best)
	}
}

// TypedKey is for Fyne: the arrows as in every tree, Enter goes there.
func (l *rows) TypedKey(e *fyne.KeyEvent) {
	p := l.pane
	at := p.rowOf(p.cursor)
	if at < 0 {
		at = 0
	}
	page := max(1, int(p.scroll.Size().Height)/rowHeight-1)
	i := p.cursor
	switch e.Name {
	case fyne.KeyDown:
		p.move(at + 1)
	case fyne.KeyUp:
		p.move(at - 1)
	case fyne.KeyPageDown:
		p.move(at + page)
	case fyne.KeyPageUp:
		p.move(at - page)
	case fyne.KeyHome:
		p.move(0)
	case fyne.KeyEnd:
		p.move(len(p.shown) - 1)
	case fyne.KeyLeft:
		switch {
		case i < 0 || i >= len(p.model.nodes):
		case p.isOpen(i) && p.model.nodes[i].branch(i) && p.wanted == nil:
			p.toggle(i)
		case p.model.nodes[i].parent >= 0:
			p.move(p.rowOf(p.model.nodes[i].parent))
		}
	case fyne.KeyRight:
		switch {
		case i < 0 || i >= len(p.model.nodes) || !p.model.nodes[i].branch(i):
		case p.isOpen(i):
			p.move(at + 1)
		default:
			p.toggle(i)
		}
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if i >= 0 && p.rowOf(i) >= 0 && l.typed == "" || e.Name != fyne.KeySpace {
			p.choose(i)
		}
	case desktop.KeyMenu:
		if row := p.rowOf(i); row >= 0 {
			y := float32(row+1)*rowHeight - p.scroll.Offset.Y
			p.showMenu(i, fyne.CurrentApp().Driver().AbsolutePositionForObject(p.scroll).Add(fyne.NewPos(look.Pad, y)))
		}
	default:
		if p.OnKey != nil {
			p.OnKey(e)
		}
	}
}

// AccessibilityLabel is the outline's name.
func (l *rows) AccessibilityLabel() string { return look.T("outline") }

// AccessibilityRole is that of what holds other things.
func (l *rows) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer is for Fyne.
func (l *rows) CreateRenderer() fyne.WidgetRenderer { return &rowsRenderer{l} }

type rowsRenderer struct{ l *rows }

func (v *rowsRenderer) Destroy() {}
func (v *rowsRenderer) MinSize() fyne.Size {
	return fyne.NewSize(leastName, float32(len(v.l.pane.shown))*rowHeight)
}
func (v *rowsRenderer) Layout(fyne.Size) { v.l.update() }
func (v *rowsRenderer) Refresh()         { v.l.update() }
func (v *rowsRenderer) Objects() []fyne.CanvasObject {
	o := make([]fyne.CanvasObject, len(v.l.pool))
	for i, r := range v.l.pool {
		o[i] = r
	}
	return o
}
