package reading

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/command"
	"github.com/wenshu-app/wenshu/gui/look"
)

var (
	_ fyne.Focusable     = (*Pane)(nil)
	_ fyne.Shortcutable  = (*Pane)(nil)
	_ fyne.Scrollable    = (*Pane)(nil)
	_ fyne.Draggable     = (*Pane)(nil)
	_ desktop.Keyable    = (*Pane)(nil)
	_ desktop.Mouseable  = (*Pane)(nil)
	_ desktop.Hoverable  = (*Pane)(nil)
	_ desktop.Cursorable = (*Pane)(nil)
)

func (p *Pane) takeFocus() {
	if p.focused {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p)
	}
}

// FocusGained is for Fyne.
func (p *Pane) FocusGained() {
	p.focused = true
	p.update()
}

// FocusLost is for Fyne.
func (p *Pane) FocusLost() {
	p.focused, p.shift = false, false
	p.update()
}

// KeyDown is for Fyne; it notes that Shift is held.
func (p *Pane) KeyDown(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		p.shift = true
	}
}

// KeyUp is for Fyne.
func (p *Pane) KeyUp(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		p.shift = false
	}
}

// runes are the characters that do something in the text; small letters are
// taken as capitals too.
var runes = map[rune]func(*Pane){
	'n': func(p *Pane) { p.step(+1) },
	'p': func(p *Pane) { p.step(-1) },
	'c': func(p *Pane) { p.chart() },
	'[': func(p *Pane) { p.heading(-1) },
	']': func(p *Pane) { p.heading(+1) },
	'/': func(p *Pane) {
		if p.OnFind != nil {
			p.OnFind()
		}
	},
}

// Keys are the rows that the pane's own keys have on the sheet of keys; / stands
// with the search.
func Keys() []command.Row {
	return []command.Row{
		command.KeysFor("key.page", "Space", "PgUp", "PgDn", "←", "→"), command.KeysFor("key.lines", "↑", "↓"), command.KeysFor("key.ends", "Home", "End"),
		command.KeysFor("keys.headings", "[", "]"), command.KeysFor("key.figures", "n", "p"), command.KeysFor("key.chart", "c", "Enter"),
		command.KeysFor("key.select", "Shift+←", "→", "↑", "↓"), command.KeysFor("key.article", "Mod+A"), command.KeysFor("keys.copy", "Mod+C"),
	}
}

// TypedRune implements fyne.Focusable.
func (p *Pane) TypedRune(r rune) {
	p.endHover() // the text may go from under the pointer
	if do := runes[unicode.ToLower(r)]; do != nil {
		do(p)
	}
}

// TypedKey is for Fyne.
func (p *Pane) TypedKey(e *fyne.KeyEvent) {
	p.endHover()
	if p.flow == nil || p.flow.Len() == 0 {
		p.pass(e)
		return
	}
	if p.shift && p.extend(e.Name) {
		return
	}
	line := p.style.TextSize * p.style.LineHeight
	switch e.Name {
	case fyne.KeySpace:
		p.page(!p.shift)
	case fyne.KeyPageDown, fyne.KeyRight:
		p.page(true)
	case fyne.KeyPageUp, fyne.KeyLeft:
		p.page(false)
	case fyne.KeyDown:
		p.scroll(line)
	case fyne.KeyUp:
		p.scroll(-line)
	case fyne.KeyHome:
		p.leap(func() { p.toPlace(top) })
	case fyne.KeyEnd:
		p.leap(func() { p.toPlace(p.end()) })
	case fyne.KeyReturn, fyne.KeyEnter:
		p.chart()
	case fyne.KeyEscape:
		if !p.letGo() {
			p.pass(e)
		}
	default:
		p.pass(e)
	}
}

func (p *Pane) toPlace(to place) {
	p.place = to
	p.settle()
	p.update()
}

// Spot is what the keyboard is at: the selection, the chosen figure, else the
// first line in view.
func (p *Pane) Spot() int {
	switch s := p.sel.span(); {
	case !s.Empty():
		return s.Start
	case p.figure >= 0:
		return p.doc.Figures[p.figure].Start
	}
	return p.Place()
}

// ContextMenu asks for the menu of what the keyboard is at.
func (p *Pane) ContextMenu() {
	if p.OnMenu == nil || p.flow == nil || p.flow.Len() == 0 {
		return
	}
	p.endHover()
	offset := p.Spot()
	at, ok := p.Where(offset)
	if !ok {
		at = fyne.NewPos(p.column.left, p.Size().Height/3)
	}
	p.OnMenu(offset, fyne.CurrentApp().Driver().AbsolutePositionForObject(p).Add(at).AddXY(0, p.style.TextSize))
}

// pass gives a key that means nothing here to the window.
func (p *Pane) pass(e *fyne.KeyEvent) {
	if p.OnKey != nil {
		p.OnKey(e)
	}
}

// TypedShortcut is for Fyne: copy and select all; others are the window's.
func (p *Pane) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		p.copySelected(s.Clipboard)
	case *fyne.ShortcutSelectAll:
		p.selectArticle()
	default:
		look.ToWindow(p, s)
	}
}

// step chooses the next or previous figure: from the chosen one if it is in
// view, else from the top of the page.
func (p *Pane) step(by int) {
	if p.doc == nil || len(p.doc.Figures) == 0 || p.flow == nil || p.flow.Len() == 0 {
		return
	}
	i := p.figure + by
	if p.figure < 0 || !p.inView(p.doc.Figures[p.figure].Start) {
		first, _ := figuresIn(p.doc, text.Span{Start: p.Place(), End: len(p.doc.Body)})
		if i = first; by < 0 {
			i = first - 1
		}
	}
	if i < 0 || i >= len(p.doc.Figures) {
		return
	}
	if p.inView(p.doc.Figures[i].Start) {
		p.choose(i)
		return
	}
	p.leap(func() {
		p.reveal(p.doc.Figures[i].Start)
		p.choose(i)
	})
}

// inView reports whether the line with the byte at offset is wholly shown.
func (p *Pane) inView(offset int) bool {
	b := p.flow.Find(offset)
	y := -p.place.under
	if b < p.place.block {
		return false
	}
	for i := p.place.block; i < b; i++ {
		if y > p.Size().Height {
			return false
		}
		y += p.flow.Lay(i).Height
	}
	l := p.flow.Lay(b)
	ln := l.Lines[l.LineOf(offset)]
	return y+ln.Y >= 0 && y+ln.Y+ln.Height <= p.Size().Height && p.uncovered(l, offset)
}

func (p *Pane) chart() {
	if p.figure >= 0 && p.OnChart != nil {
		p.OnChart(p.figure)
	}
}

// letGo clears the selection; without one, the chosen figure. It reports whether
// there was either.
func (p *Pane) letGo() bool {
	selected := !p.sel.span().Empty()
	p.sel.clear()
	switch {
	case selected:
		p.update()
	case p.figure >= 0:
		p.choose(-1)
	default:
		return false
	}
	return true
}

// extend moves the head of the selection by a key and reports whether the key
// does so. Without a selection it begins at the top of the page.
func (p *Pane) extend(key fyne.KeyName) bool {
	if !p.sel.on {
		switch key {
		case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageDown, fyne.KeyPageUp:
			p.selectAt(p.Place(), byChar)
		}
	}
	head := p.sel.head.Start
	if p.sel.head.End > p.sel.anchor.End {
		head = p.sel.head.End
	}
	x := p.sel.x
	b := p.flow.Find(head)
	l := p.flow.Lay(b)
	n, at := l.Place(head)
	ln := l.Lines[n]
	to := head
	switch key {
	case fyne.KeyLeft:
		to, x = p.beside(b, head, -1), -1
	case fyne.KeyRight:
		to, x = p.beside(b, head, +1), -1
	case fyne.KeyHome:
		to, x = l.Offset(ln.First), -1
	case fyne.KeyEnd:
		to, x = l.Caret(n, ln.Right+1), -1
	case fyne.KeyUp, fyne.KeyDown:
		if x < 0 {
			x = at
		}
		to = p.lineFrom(b, n, x, key == fyne.KeyDown)
	case fyne.KeyPageUp, fyne.KeyPageDown:
		if x < 0 {
			x = at
		}
		for range max(1, int(p.Size().Height/ln.Height)-1) {
			to = p.lineFrom(b, n, x, key == fyne.KeyPageDown)
			b = p.flow.Find(to)
			n = p.flow.Lay(b).LineOf(to)
		}
	default:
		return false
	}
	p.sel.unit, p.sel.x = byChar, x
	p.sel.head = text.Span{Start: to, End: to}
	p.show(to)
	p.update()
	return true
}

// beside is the offset one character before or after another, across blocks.
func (p *Pane) beside(b, offset, by int) int {
	l := p.flow.Lay(b)
	i := l.Index(offset) + by
	switch {
	case i < 0 && b > 0:
		return p.flow.Block(b - 1).End
	case i < 0:
		return offset
	case i > len(l.Runes) && b < p.flow.Len()-1:
		return p.flow.Block(b + 1).Start
	case i > len(l.Runes):
		return offset
	}
	return l.Offset(i)
}

// lineFrom is the offset at x in the line above or under line n of block b.
func (p *Pane) lineFrom(b, n int, x float32, down bool) int {
	l := p.flow.Lay(b)
	next, ok := l.Next(n, x, down)
	switch {
	case ok:
		return l.Caret(next, x)
	case down && b == p.flow.Len()-1:
		return p.flow.Block(b).End
	case down:
		b++
		l = p.flow.Lay(b)
		return l.Caret(l.Near(x, p.flow.Above(b)), x)
	case b == 0:
		return p.flow.Block(0).Start
	}
	l = p.flow.Lay(b - 1)
	return l.Caret(l.Near(x, l.Height), x)
}
