// Package finder is the bar that searches a document: what is looked for, how
// often it is there, and the way from one place to the next. It searches
// nothing itself.
package finder

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// width is that of the line for the query.
const width = 340

// maxHistory bounds what the up key goes back through.
const maxHistory = 20

// A Bar is the row over the text. Make it with New; it starts hidden.
type Bar struct {
	widget.BaseWidget

	OnQuery func(q string) // what is looked for has changed
	OnStep  func(by int)   // the next (+1) or the previous (-1) place is wanted
	OnClose func()         // the bar is to be hidden

	entry   *entry
	count   *widget.Label
	box     *fyne.Container
	ground  *canvas.Rectangle
	history []string
	at      int // in history; len(history) for what is being typed
}

// New returns a bar.
func New() *Bar {
	b := &Bar{}
	b.entry = &entry{bar: b}
	b.entry.ExtendBaseWidget(b.entry)
	b.entry.OnChanged = func(q string) {
		if b.OnQuery != nil {
			b.OnQuery(q)
		}
	}
	b.count = widget.NewLabel("")
	b.count.Importance = widget.LowImportance
	button := func(icon fyne.Resource, do func()) *widget.Button {
		w := widget.NewButtonWithIcon("", icon, do)
		w.Importance = widget.LowImportance
		return w
	}
	row := container.NewHBox(layout.NewSpacer(), b.count, container.NewGridWrap(fyne.NewSize(width, b.entry.MinSize().Height), b.entry), button(theme.MoveUpIcon(), func() { b.step(-1) }), button(theme.MoveDownIcon(), func() { b.step(+1) }),
		button(theme.CancelIcon(), b.close))
	b.ground = canvas.NewRectangle(nil)
	b.box = container.NewStack(b.ground, container.NewVBox(container.NewPadded(row), widget.NewSeparator()))
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// CreateRenderer is for Fyne.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.box) }

// SetPalette gives the bar its ground.
func (b *Bar) SetPalette(p look.Palette) {
	b.ground.FillColor = p.Panel
	b.ground.Refresh()
}

// SetWords sets the words of the bar in the current language.
func (b *Bar) SetWords() {
	b.entry.SetPlaceHolder(look.T("find.hint"))
}

// Open puts the keyboard of canvas c into the bar, which must be in view. A
// query that is not empty replaces what stands there.
func (b *Bar) Open(c fyne.Canvas, query string) {
	if query != "" && query != b.entry.Text {
		b.entry.SetText(query)
	}
	c.Focus(b.entry)
	if b.entry.Text != "" {
		b.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
		if b.OnQuery != nil {
			b.OnQuery(b.entry.Text)
		}
	}
}

// Query is what is looked for.
func (b *Bar) Query() string { return b.entry.Text }

// SetCount tells that the reader stands at place i (from 0, -1 for none) of n.
func (b *Bar) SetCount(i, n int) {
	switch {
	case b.entry.Text == "":
		b.count.SetText("")
	case n == 0:
		b.count.SetText(look.T("find.none"))
	case i < 0:
		b.count.SetText(fmt.Sprintf(look.T("find.all"), n))
	default:
		b.count.SetText(fmt.Sprintf("%d / %d", i+1, n))
	}
}

func (b *Bar) step(by int) {
	b.remember()
	if b.OnStep != nil {
		b.OnStep(by)
	}
}

func (b *Bar) close() {
	b.remember()
	if b.OnClose != nil {
		b.OnClose()
	}
}

// remember puts the query behind the history.
func (b *Bar) remember() {
	q := b.entry.Text
	if q == "" {
		return
	}
	if i := slices.Index(b.history, q); i >= 0 {
		b.history = slices.Delete(b.history, i, i+1)
	}
	b.history = append(b.history, q)
	if len(b.history) > maxHistory {
		b.history = b.history[1:]
	}
	b.at = len(b.history) - 1
}

// back goes through the history.
func (b *Bar) back(by int) {
	if to := b.at + by; to >= 0 && to < len(b.history) {
		b.at = to
		b.entry.SetText(b.history[to])
	}
}

// entry is a line of text that leaves some keys to the bar.
type entry struct {
	widget.Entry
	bar   *Bar
	shift bool
}

// KeyDown is for Fyne; it notes that Shift is held.
func (e *entry) KeyDown(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		e.shift = true
	}
	e.Entry.KeyDown(k)
}

// KeyUp is for Fyne.
func (e *entry) KeyUp(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		e.shift = false
	}
	e.Entry.KeyUp(k)
}

// FocusLost is for Fyne.
func (e *entry) FocusLost() {
	e.shift = false
	e.Entry.FocusLost()
}

// TypedKey is for Fyne: Enter and F3 go on, with Shift back; Esc closes; up
// and down go through what was looked for before.
func (e *entry) TypedKey(k *fyne.KeyEvent) {
	by := 1
	if e.shift {
		by = -1
	}
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF3:
		e.bar.step(by)
	case fyne.KeyEscape:
		e.bar.close()
	case fyne.KeyUp:
		e.bar.back(-1)
	case fyne.KeyDown:
		e.bar.back(+1)
	default:
		e.Entry.TypedKey(k)
	}
}
