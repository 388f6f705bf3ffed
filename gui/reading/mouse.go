package reading

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/wenshu-app/wenshu/core/text"
)

// doubleClick is the longest time between two clicks that belong together.
const doubleClick = 400 * time.Millisecond

// mouse is what the pointer is doing.
type mouse struct {
	at       fyne.Position // last seen
	inside   bool
	down     bool // selecting
	moved    bool // the press became a drag
	clicks   int
	clickAt  fyne.Position
	clickOn  int // the character under the first of them
	clicked  time.Time
	onBar    bool
	onStrip  bool // of the overview
	dragsBar bool
	grip     float32 // from the thumb's top to the pointer
	sled     sled    // that is dragged
	edge     *fyne.Animation
}

// A hover is what the pointer is over: a figure, a highlight with words, or a
// work with neither.
type hover struct {
	figure, note int // -1 for none
	span         text.Span
}

var noHover = hover{figure: -1, note: -1}

// notedAt returns the place among the highlights of one that has words and
// holds the byte at offset, the shortest of several; -1 if none does.
func (p *Pane) notedAt(offset int) int {
	best := -1
	for i, n := range p.notes {
		if n.Words && n.Has(offset) && (best < 0 || n.Len() <= p.notes[best].Len()) {
			best = i
		}
	}
	return best
}

// figureAt returns the figure that holds the byte at offset, -1 if none does.
func (p *Pane) figureAt(offset int) int {
	if p.doc == nil || p.flow == nil || p.flow.Len() == 0 {
		return -1
	}
	first, last := figuresIn(p.doc, p.flow.Block(p.flow.Find(offset)).Span)
	for i := last - 1; i >= first; i-- {
		if p.doc.Figures[i].Has(offset) {
			return i
		}
	}
	return -1
}

// MouseIn is for Fyne.
func (p *Pane) MouseIn(e *desktop.MouseEvent) { p.MouseMoved(e) }

// MouseMoved is for Fyne.
func (p *Pane) MouseMoved(e *desktop.MouseEvent) {
	p.mouse.at, p.mouse.inside = e.Position, true
	p.point(e.AbsolutePosition)
}

// MouseOut is for Fyne.
func (p *Pane) MouseOut() {
	p.mouse.inside = false
	was := p.mouse.onBar
	p.mouse.onBar, p.mouse.onStrip = false, false
	if p.endHover() || was {
		p.update()
	}
}

// point finds what is under the pointer.
func (p *Pane) point(abs fyne.Position) {
	onBar, onStrip := p.overBar(p.mouse.at), p.overStrip(p.mouse.at)
	p.mouse.onStrip = onStrip
	now := noHover
	if offset, ok := p.under(p.mouse.at); ok && !onBar && !onStrip && !p.mouse.down {
		if i := p.figureAt(offset); i >= 0 {
			now = hover{i, -1, p.doc.Figures[i].Span}
		} else if n := p.notedAt(offset); n >= 0 {
			now = hover{-1, n, p.notes[n].Span}
		} else {
			for _, w := range p.works.within(p.flow.Block(p.flow.Find(offset)).Span) {
				if w.Has(offset) {
					now = hover{-1, -1, w}
				}
			}
		}
	}
	if now == p.hovered && onBar == p.mouse.onBar {
		return
	}
	p.mouse.onBar = onBar
	if now != p.hovered {
		p.endHover()
		p.hovered = now
		if now.figure >= 0 && p.OnHover != nil {
			p.OnHover(now.figure, p.below(now.span, abs))
		}
		if now.note >= 0 && p.OnNote != nil {
			p.OnNote(now.note, p.below(now.span, abs))
		}
	}
	p.update()
}

// below is the place under the left end of the part of s that the pointer is
// on, as a place of the canvas.
func (p *Pane) below(s text.Span, abs fyne.Position) fyne.Position {
	pt, ok := p.at(p.mouse.at)
	if !ok {
		return abs
	}
	n := pt.laid.Near(pt.x, pt.y)
	ln := pt.laid.Lines[n]
	at := max(s.Start, pt.laid.Offset(ln.First))
	_, x := pt.laid.Place(at)
	return abs.Add(fyne.NewDelta(x-pt.x, ln.Y+ln.Height-pt.y))
}

// endHover forgets what the pointer was over and reports whether it was over
// anything.
func (p *Pane) endHover() bool {
	if p.hovered == noHover {
		return false
	}
	was := p.hovered
	p.hovered = noHover
	if was.figure >= 0 && p.OnHoverEnd != nil {
		p.OnHoverEnd()
	}
	if was.note >= 0 && p.OnNoteEnd != nil {
		p.OnNoteEnd()
	}
	return true
}

// Cursor is for Fyne: a hand over figures, a bar over text.
func (p *Pane) Cursor() desktop.Cursor {
	switch {
	case p.mouse.onBar || p.mouse.dragsBar || p.flow == nil:
		return desktop.DefaultCursor
	case p.mouse.onStrip && !p.mouse.down:
		return desktop.PointerCursor
	case p.hovered.figure >= 0:
		return desktop.PointerCursor
	case p.mouse.at.X >= p.column.left-8 && p.mouse.at.X <= p.column.left+p.column.width+8:
		return desktop.TextCursor
	}
	return desktop.DefaultCursor
}

// overBar reports whether pos is where the scroll bar is taken hold of.
func (p *Pane) overBar(pos fyne.Position) bool {
	_, _, ok := p.thumb()
	return ok && pos.X >= p.Size().Width-barZone && pos.X <= p.Size().Width
}

func (p *Pane) now() time.Time {
	if p.Now != nil {
		return p.Now()
	}
	return time.Now()
}

// MouseDown is for Fyne.
func (p *Pane) MouseDown(e *desktop.MouseEvent) {
	p.mouse.at = e.Position
	p.takeFocus()
	if p.OnPress != nil {
		p.OnPress()
	}
	if e.Button == desktop.MouseButtonSecondary {
		if p.OnMenu != nil {
			offset, ok := p.under(e.Position)
			if pt, in := p.at(e.Position); !ok && in && pt.laid.Sheet != nil { // the blank of a cell is of its table
				offset, ok = pt.laid.Caret(pt.laid.Near(pt.x, pt.y), pt.x), true
			}
			if !ok {
				offset = -1
			}
			p.OnMenu(offset, e.AbsolutePosition)
		}
		return
	}
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	if p.overBar(e.Position) {
		t, h, _ := p.thumb()
		p.mouse.dragsBar = true
		p.mouse.grip = e.Position.Y - t
		if p.mouse.grip < 0 || p.mouse.grip > h {
			p.mouse.grip = h / 2
			p.dragBar(e.Position.Y - p.mouse.grip)
		}
		return
	}
	if s, ok := p.sledAt(e.Position); ok {
		p.mouse.sled = s
		p.dragSled(e.Position)
		return
	}
	if p.overStrip(e.Position) {
		p.jump(e.Position.Y)
		return
	}
	offset, ok := p.caret(e.Position)
	if !ok {
		return
	}
	now := p.now()
	near := fyne.NewPos(e.Position.X-p.mouse.clickAt.X, e.Position.Y-p.mouse.clickAt.Y)
	if p.mouse.clicks > 0 && now.Sub(p.mouse.clicked) <= doubleClick && near.X*near.X+near.Y*near.Y < 36 {
		p.mouse.clicks = p.mouse.clicks%3 + 1
	} else {
		p.mouse.clicks = 1
	}
	p.mouse.clicked, p.mouse.clickAt = now, e.Position
	p.mouse.down, p.mouse.moved = true, false
	switch {
	case e.Modifier&fyne.KeyModifierShift != 0:
		if !p.sel.on {
			p.selectAt(p.Place(), byChar)
		}
		p.sel.x = -1
		p.extendTo(offset)
		p.mouse.clicks, p.mouse.moved = 0, true
	case p.mouse.clicks == 1:
		p.selectAt(offset, byChar)
		p.mouse.clickOn = offset
		if at, ok := p.under(e.Position); ok {
			p.mouse.clickOn = at
		}
	default: // what the first click hit: a card that came by it may have moved the text
		p.selectAt(p.mouse.clickOn, unit(p.mouse.clicks-1))
		p.mouse.moved = true
	}
	p.update()
}

// MouseUp is for Fyne.
func (p *Pane) MouseUp(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	click := p.mouse.down && !p.mouse.moved
	p.release()
	if click {
		p.click(e.Position)
	}
}

// click chooses the figure under the pointer.
func (p *Pane) click(pos fyne.Position) {
	offset, ok := p.under(pos)
	if !ok {
		return
	}
	if i := p.figureAt(offset); i >= 0 {
		p.choose(i)
		return
	}
	if p.OnClick != nil {
		p.OnClick(offset)
	}
}

// choose is for what the reader chose.
func (p *Pane) choose(i int) {
	p.figure = i
	p.marks++
	p.update()
	if p.OnFigure != nil {
		p.OnFigure(i)
	}
}

func (p *Pane) release() {
	p.mouse.down, p.mouse.dragsBar, p.mouse.sled = false, false, sled{}
	p.stopEdge()
	p.update()
}

// Dragged is for Fyne.
func (p *Pane) Dragged(e *fyne.DragEvent) {
	p.mouse.at = e.Position
	switch {
	case p.mouse.dragsBar:
		p.dragBar(e.Position.Y - p.mouse.grip)
	case p.mouse.sled.grid != nil:
		p.dragSled(e.Position)
	case p.mouse.down:
		p.mouse.moved = true
		p.endHover()
		p.follow()
		if e.Position.Y < 0 || e.Position.Y > p.Size().Height {
			p.startEdge()
		} else {
			p.stopEdge()
		}
	}
}

// DragEnd is for Fyne. Where the button was let go outside the pane, the window
// has taken the keyboard away.
func (p *Pane) DragEnd() {
	p.release()
	p.takeFocus()
}

// follow extends the selection to the pointer.
func (p *Pane) follow() {
	pos := p.mouse.at
	pos.Y = max(0, min(pos.Y, p.Size().Height-1))
	offset, ok := p.caret(pos)
	if !ok {
		return
	}
	if p.sel.unit != byChar {
		if at, ok := p.under(pos); ok {
			offset = at
		}
	}
	p.extendTo(offset)
	p.update()
}

// startEdge scrolls on while the pointer is held outside the pane, faster the
// farther it is.
func (p *Pane) startEdge() {
	if p.mouse.edge != nil {
		return
	}
	p.mouse.edge = &fyne.Animation{Duration: time.Second, RepeatCount: fyne.AnimationRepeatForever, Curve: fyne.AnimationLinear, Tick: func(float32) {
		if !p.mouse.down {
			return
		}
		out := p.mouse.at.Y
		if out > 0 {
			out = max(0, out-p.Size().Height)
		}
		p.scroll(max(-60, min(out/4, 60)))
		p.follow()
	}}
	p.mouse.edge.Start()
}

func (p *Pane) stopEdge() {
	if p.mouse.edge != nil {
		p.mouse.edge.Stop()
		p.mouse.edge = nil
	}
}

// Scrolled is for Fyne: the wheel, which makes the text larger or smaller with
// Ctrl.
func (p *Pane) Scrolled(e *fyne.ScrollEvent) {
	if p.OnSize != nil && p.pressed(fyne.KeyModifierShortcutDefault) {
		if e.Scrolled.DY != 0 {
			p.OnSize(math.Copysign(1, float64(e.Scrolled.DY)))
		}
		return
	}
	if dx := e.Scrolled.DX; dx*dx > e.Scrolled.DY*e.Scrolled.DY {
		if i := p.wideAt(e.Position); i >= 0 {
			p.slideTo(i, p.slide(i)-dx)
			p.update()
		}
		return
	}
	p.scroll(-e.Scrolled.DY)
	if p.mouse.inside {
		p.point(e.AbsolutePosition)
	}
}
