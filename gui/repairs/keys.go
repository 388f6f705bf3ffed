package repairs

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/wenshu-app/wenshu/gui/look"
)

// doubleClick is the longest time between two clicks that belong together.
const doubleClick = 400 * time.Millisecond

// Scroll bar, in units.
const (
	barZone  = 16 // where the pointer takes hold of it
	barWidth = 6
	barLeast = 36
)

// mouse is what the pointer is doing.
type mouse struct {
	at      fyne.Position
	inside  bool
	over    int // the repair it is over, -1 for none
	text    bool
	onBar   bool
	drags   bool
	grip    float32 // from the thumb's top to the pointer
	pressed spot
	down    bool
	clicked time.Time
	clickAt fyne.Position
}

// MouseIn is for Fyne.
func (v *view) MouseIn(e *desktop.MouseEvent) { v.MouseMoved(e) }

// MouseMoved is for Fyne.
func (v *view) MouseMoved(e *desktop.MouseEvent) {
	v.mouse.at, v.mouse.inside = e.Position, true
	v.point()
}

// MouseOut is for Fyne.
func (v *view) MouseOut() {
	v.mouse.inside, v.mouse.onBar, v.mouse.text = false, false, false
	v.hover(-1)
}

// point finds what is under the pointer.
func (v *view) point() {
	_, _, ok := v.bar()
	if onBar := ok && v.mouse.at.X >= v.Size().Width-barZone; onBar != v.mouse.onBar {
		v.mouse.onBar = onBar
		v.Refresh()
	}
	s, found := v.at(v.mouse.at)
	v.mouse.text = found
	if !found || v.mouse.onBar {
		s.mend = -1
	}
	v.hover(s.mend)
}

func (v *view) hover(mend int) {
	if mend != v.mouse.over {
		v.mouse.over = mend
		v.p.footWords()
		v.Refresh()
	}
}

// Cursor is for Fyne.
func (v *view) Cursor() desktop.Cursor {
	switch {
	case v.mouse.onBar || v.mouse.drags:
		return desktop.DefaultCursor
	case v.mouse.over >= 0 && v.p.model != nil:
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MouseDown is for Fyne.
func (v *view) MouseDown(e *desktop.MouseEvent) {
	v.mouse.at = e.Position
	v.p.takeFocus()
	if s, ok := v.at(e.Position); ok || s.mend < 0 { // beside the words it is the line
		v.pointed = s.body
		if e.Button == desktop.MouseButtonSecondary && v.p.OnMenu != nil {
			v.p.OnMenu(s.body, e.AbsolutePosition)
		}
	}
	if e.Button != desktop.MouseButtonPrimary || v.p.model == nil {
		return
	}
	if y, h, ok := v.bar(); ok && e.Position.X >= v.Size().Width-barZone {
		v.mouse.drags, v.mouse.grip = true, e.Position.Y-y
		if v.mouse.grip < 0 || v.mouse.grip > h {
			v.mouse.grip = h / 2
			v.drag(e.Position.Y - v.mouse.grip)
		}
		return
	}
	v.mouse.pressed, v.mouse.down = v.at(e.Position)
}

// MouseUp is for Fyne: a click on a repair undoes it or makes it again; two on
// the text go to that place.
func (v *view) MouseUp(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	was, down := v.mouse.pressed, v.mouse.down
	v.mouse.drags, v.mouse.down = false, false
	s, ok := v.at(e.Position)
	if !down || !ok || s.mend != was.mend {
		return
	}
	if s.mend >= 0 {
		v.p.current = s.mend
		v.p.Toggle()
		v.p.choose(s.mend)
		return
	}
	now := v.p.now()
	near := e.Position.Subtract(v.mouse.clickAt)
	if now.Sub(v.mouse.clicked) <= doubleClick && near.X*near.X+near.Y*near.Y < 36 {
		v.mouse.clicked = time.Time{}
		if v.p.OnPlace != nil {
			v.p.OnPlace(s.body)
		}
		return
	}
	v.mouse.clicked, v.mouse.clickAt = now, e.Position
}

// Dragged is for Fyne.
func (v *view) Dragged(e *fyne.DragEvent) {
	if v.mouse.drags {
		v.drag(e.Position.Y - v.mouse.grip)
	}
}

// DragEnd is for Fyne.
func (v *view) DragEnd() { v.mouse.drags = false }

// Scrolled is for Fyne: the wheel.
func (v *view) Scrolled(e *fyne.ScrollEvent) { v.scroll(-e.Scrolled.DY) }

// FocusGained is for Fyne.
func (v *view) FocusGained() { v.focused = true; v.Refresh() }

// FocusLost is for Fyne.
func (v *view) FocusLost() { v.focused = false; v.Refresh() }

// TypedRune is for Fyne.
func (v *view) TypedRune(r rune) {
	switch r {
	case 'n', 'N':
		v.p.Step(+1)
	case 'p', 'P':
		v.p.Step(-1)
	}
}

// TypedKey is for Fyne.
func (v *view) TypedKey(e *fyne.KeyEvent) {
	page := max(lineStep, v.Size().Height-2*lineStep)
	switch e.Name {
	case fyne.KeyDown:
		v.scroll(2 * lineStep)
	case fyne.KeyUp:
		v.scroll(-2 * lineStep)
	case fyne.KeyPageDown, fyne.KeySpace:
		v.scroll(page)
	case fyne.KeyPageUp:
		v.scroll(-page)
	case fyne.KeyHome:
		v.showAt(0, 0)
	case fyne.KeyEnd:
		v.top, v.under = len(v.p.shown)-1, 1e6
		v.scroll(0)
	case fyne.KeyReturn, fyne.KeyEnter:
		v.p.Toggle()
	case fyne.KeyN, fyne.KeyP: // they come as runes
	default:
		if v.p.OnKey != nil {
			v.p.OnKey(e)
		}
	}
}

// ContextMenu shows what can be done with the line that the keys are at.
func (v *view) ContextMenu() {
	if at := v.p.Spot(); at >= 0 && v.p.OnMenu != nil {
		_, y := v.anchor(v.p.current)
		v.p.OnMenu(at, fyne.CurrentApp().Driver().AbsolutePositionForObject(v).AddXY(v.Size().Width/2, max(0, y)+2*lineStep))
	}
}

// AccessibilityLabel is for Fyne.
func (v *view) AccessibilityLabel() string { return v.p.count.Text + "　" + v.p.why.Text }

// AccessibilityRole is for Fyne.
func (v *view) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is for Fyne.
func (p *Pane) AccessibilityLabel() string { return look.T("tab.mending") }

// AccessibilityRole is for Fyne.
func (p *Pane) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
