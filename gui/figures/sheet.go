package figures

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

var (
	_ fyne.Focusable      = (*sheet)(nil)
	_ fyne.Shortcutable   = (*sheet)(nil)
	_ fyne.DoubleTappable = (*sheet)(nil)
	_ desktop.Mouseable   = (*sheet)(nil)
	_ desktop.Hoverable   = (*sheet)(nil)
	_ desktop.Keyable     = (*sheet)(nil)
)

// A sheet is all lines under each other. Only those in sight have objects:
// these are used again for the lines that come into sight.
type sheet struct {
	widget.BaseWidget
	p       *Pane
	views   []*view
	width   float32 // that the columns need
	hover   int     // a line, or -1
	focused bool
	shift   bool
	regular face
	bold    face
}

func newSheet(p *Pane) *sheet {
	s := &sheet{p: p, hover: -1}
	ruler := &look.Ruler{}
	s.regular, s.bold = face{ruler: ruler}, face{ruler, fyne.TextStyle{Bold: true}}
	s.ExtendBaseWidget(s)
	return s
}

// fill gives the lines in sight their objects, and their places.
func (s *sheet) fill() {
	p := s.p
	if p.scroll == nil || s.width == 0 {
		return
	}
	need := int(p.scroll.Size().Height/rowHeight) + 2
	first := int(p.scroll.Offset.Y / rowHeight)
	grown := false
	for len(s.views) < need {
		s.views = append(s.views, newView())
		grown = true
	}
	for i := first; i < first+len(s.views); i++ {
		v := s.views[i%len(s.views)]
		if v.line != i || v.stale {
			v.show(s, i)
		}
	}
	if grown {
		s.BaseWidget.Refresh()
	}
}

// again shows what is in sight anew.
func (s *sheet) again() {
	for _, v := range s.views {
		v.stale = true
	}
	s.fill()
}

// line shows one line anew.
func (s *sheet) line(i int) {
	for _, v := range s.views {
		if v.line == i && i >= 0 {
			v.show(s, i)
		}
	}
}

// scrollTo moves the rows so that y is at the top, as far as there are any.
func (p *Pane) scrollTo(y float32) {
	most := max(0, p.sheet.MinSize().Height-p.scroll.Size().Height)
	p.scroll.ScrollToOffset(fyne.NewPos(p.scroll.Offset.X, max(0, min(y, most))))
	p.sheet.fill()
}

// reveal scrolls as little as brings a line into sight.
func (p *Pane) reveal(at int) {
	top, room, y := float32(at*rowHeight), p.scroll.Size().Height, p.scroll.Offset.Y
	switch {
	case room <= 0:
	case top < y:
		p.scrollTo(top)
	case top+rowHeight > y+room:
		p.scrollTo(top + rowHeight - room)
	}
}

// at is the line at a place of the sheet, -1 for none.
func (s *sheet) at(y float32) int {
	if i := int(y / rowHeight); y >= 0 && i < len(s.p.lines) {
		return i
	}
	return -1
}

func (s *sheet) takeFocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil && !s.focused {
		c.Focus(s)
	}
}

// MouseDown is for Fyne: it selects as files are selected in a folder.
func (s *sheet) MouseDown(e *desktop.MouseEvent) {
	s.takeFocus()
	p, i := s.p, s.at(e.Position.Y)
	if i < 0 {
		if e.Button == desktop.MouseButtonPrimary {
			p.unpick()
		}
		return
	}
	l := p.lines[i]
	if e.Button == desktop.MouseButtonSecondary {
		if l.row >= 0 && !p.picks.rows[l.row] {
			p.picks.only(p.lines, i)
			p.picked()
		}
		p.menu(l, e.AbsolutePosition)
		return
	}
	switch {
	case e.Modifier&fyne.KeyModifierShift != 0:
		p.picks.to(p.lines, i, e.Modifier&fyne.KeyModifierShortcutDefault != 0)
	case l.row < 0:
		p.picks.cursor, p.picks.anchor = i, i
		p.fold(l.group)
		return
	case e.Modifier&fyne.KeyModifierShortcutDefault != 0:
		p.picks.toggle(p.lines, i)
	default:
		p.picks.only(p.lines, i)
	}
	p.picked()
}

// MouseUp is for Fyne.
func (s *sheet) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped is for Fyne: it goes to the sentence.
func (s *sheet) DoubleTapped(e *fyne.PointEvent) {
	if i := s.at(e.Position.Y); i >= 0 && s.p.lines[i].row >= 0 && !s.shift {
		s.p.enter(i)
	}
}

// enter goes to the sentence of a row, or folds a group.
func (p *Pane) enter(at int) {
	switch {
	case at < 0 || at >= len(p.lines):
	case p.lines[at].row < 0:
		p.fold(p.lines[at].group)
	case p.OnFigure != nil:
		p.OnFigure(p.model.rows[p.lines[at].row].figure)
	}
}

// MouseIn is for Fyne.
func (s *sheet) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved is for Fyne.
func (s *sheet) MouseMoved(e *desktop.MouseEvent) { s.hoverOn(s.at(e.Position.Y)) }

// MouseOut is for Fyne.
func (s *sheet) MouseOut() { s.hoverOn(-1) }

func (s *sheet) hoverOn(i int) {
	if was := s.hover; was != i {
		s.hover = i
		s.line(was)
		s.line(i)
	}
}

// FocusGained is for Fyne. The keys start at the first line in sight.
func (s *sheet) FocusGained() {
	s.focused = true
	if p := s.p; p.picks.cursor < 0 && len(p.lines) > 0 {
		p.picks.cursor = min(int(p.scroll.Offset.Y/rowHeight), len(p.lines)-1)
		p.picks.anchor = p.picks.cursor
	}
	s.again()
}

// FocusLost is for Fyne.
func (s *sheet) FocusLost() {
	s.focused, s.shift = false, false
	s.again()
}

// KeyDown is for Fyne; it notes that Shift is held.
func (s *sheet) KeyDown(e *fyne.KeyEvent) { s.held(e, true) }

// KeyUp is for Fyne.
func (s *sheet) KeyUp(e *fyne.KeyEvent) { s.held(e, false) }

func (s *sheet) held(e *fyne.KeyEvent, down bool) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		s.shift = down
	}
}

// TypedRune is for Fyne: / goes to the filter, c to the chart.
func (s *sheet) TypedRune(r rune) {
	switch r {
	case '/':
		if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
			s.p.FocusFilter(c)
		}
	case 'c', 'C':
		s.p.chart()
	}
}

// TypedShortcut is for Fyne: copy and select all; others are the window's.
func (s *sheet) TypedShortcut(k fyne.Shortcut) {
	switch k.(type) {
	case *fyne.ShortcutCopy:
		s.p.copySelected()
	case *fyne.ShortcutSelectAll:
		s.p.pickAll()
	default:
		look.ToWindow(s, k)
	}
}

func (p *Pane) pickAll() {
	p.picks.rows = map[int]bool{}
	for _, r := range p.shown {
		p.picks.rows[r] = true
	}
	p.picked()
}

// TypedKey is for Fyne.
func (s *sheet) TypedKey(e *fyne.KeyEvent) {
	p := s.p
	at, last := p.picks.cursor, len(p.lines)-1
	page := max(1, int(p.scroll.Size().Height/rowHeight)-1)
	head := at >= 0 && at <= last && p.lines[at].row < 0
	switch e.Name {
	case fyne.KeyDown:
		at++
	case fyne.KeyUp:
		at--
	case fyne.KeyPageDown:
		at += page
	case fyne.KeyPageUp:
		at -= page
	case fyne.KeyHome:
		at = 0
	case fyne.KeyEnd:
		at = last
	case fyne.KeyRight, fyne.KeyLeft:
		folded := at >= 0 && at <= last && p.lines[at].group >= 0 && p.folded[p.model.groups[p.lines[at].group].id]
		switch {
		case head && folded == (e.Name == fyne.KeyRight):
			p.fold(p.lines[at].group)
			return
		case !head && at >= 0 && at <= last && p.grouped && e.Name == fyne.KeyLeft: // up to its head
			for at > 0 && p.lines[at].row >= 0 {
				at--
			}
		default:
			return
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		p.enter(at)
		return
	case fyne.KeySpace:
		if at >= 0 && at <= last && !head && p.OnCard != nil {
			p.OnCard(p.model.rows[p.lines[at].row].figure)
		}
		return
	case fyne.KeyEscape:
		if len(p.picks.rows) > 0 {
			p.unpick()
			return
		}
		fallthrough
	default:
		if p.OnKey != nil {
			p.OnKey(e)
		}
		return
	}
	if last < 0 {
		return
	}
	at = max(0, min(at, last))
	if s.shift {
		p.picks.to(p.lines, at, false)
	} else {
		p.picks.only(p.lines, at)
	}
	p.reveal(at)
	p.picked()
}

// ContextMenu shows what can be done with the row that the keys are at.
func (s *sheet) ContextMenu() {
	p := s.p
	at := p.picks.cursor
	if at < 0 || at >= len(p.lines) {
		return
	}
	p.reveal(at)
	p.menu(p.lines[at], fyne.CurrentApp().Driver().AbsolutePositionForObject(s).AddXY(rowHeight, float32((at+1)*rowHeight)))
}

// menu is what can be done with a row or a group, at a place of the window.
func (p *Pane) menu(l line, at fyne.Position) {
	c := fyne.CurrentApp().Driver().CanvasForObject(p.sheet)
	if c == nil {
		return
	}
	if items := p.items(l); len(items) > 0 {
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at)
	}
}

// CreateRenderer is for Fyne.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer { return &sheetRenderer{s} }

type sheetRenderer struct{ s *sheet }

func (r *sheetRenderer) Destroy()         {}
func (r *sheetRenderer) Layout(fyne.Size) { r.s.again() }
func (r *sheetRenderer) Refresh()         { canvas.Refresh(r.s) }

func (r *sheetRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.s.width, float32(len(r.s.p.lines)*rowHeight)+8)
}

func (r *sheetRenderer) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(r.s.views))
	for i, v := range r.s.views {
		out[i] = v.box
	}
	return out
}
