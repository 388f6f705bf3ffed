// Package finder is the bar that searches a document: what is looked for, how
// often it is there, the way from one place to the next, and on demand the
// places themselves with the words around them. It searches nothing itself.
package finder

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// The width of the line for the query: what it has where there is room, and
// what it keeps.
const (
	width      = 340
	leastWidth = 140
)

// The signs of the bar.
var (
	signNext      = look.Icon{Name: "next", Path: `<path d="M10 4v12M5 11l5 5 5-5"/>`}
	signPrevious  = look.Icon{Name: "previous", Path: `<path d="M10 16V4M5 9l5-5 5 5"/>`}
	signSelection = look.Icon{Name: "selection", Path: `<path d="M7 3h6M7 17h6M10 3v14M3 7v6M17 7v6"/>`}
	signList      = look.Icon{Name: "places", Path: `<path d="M7 5h10M7 10h10M7 15h10M3 5h.5M3 10h.5M3 15h.5"/>`}
)

// A Bar is the row over the text. Make it with New; it starts hidden.
type Bar struct {
	widget.BaseWidget

	OnQuery     func(q string)                       // what is looked for has changed
	OnStep      func(by int)                         // the next (+1) or the previous (-1) place is wanted
	OnClose     func()                               // the bar is to be hidden
	OnSelection func()                               // what is selected in the text is to be looked for
	OnList      func(on bool)                        // the list of places is shown or hidden
	OnPlace     func(i int)                          // place i of the list was chosen
	OnHistory   func(queries []string)               // what was looked for, to be kept; the newest last
	OnTip       func(words string, at fyne.Position) // what a button does, to be shown at a place of the window
	OnKey       func(e *fyne.KeyEvent)               // a key that means nothing here

	entry   *entry
	count   *canvas.Text
	past    *look.IconButton
	listing *look.IconButton
	places  *places
	box     *fyne.Container
	ground  *canvas.Rectangle
	history history
	counted func() // says the count again, in another language
}

// New returns a bar.
func New() *Bar {
	b := &Bar{counted: func() {}}
	b.entry = &entry{bar: b}
	b.entry.ExtendBaseWidget(b.entry)
	b.entry.OnChanged = func(q string) {
		b.history.typed(q)
		if b.OnQuery != nil {
			b.OnQuery(q)
		}
	}
	b.count = canvas.NewText("", nil)
	b.count.TextSize = 13
	button := func(sign look.Icon, key string, do func()) *look.IconButton {
		return look.NewIconButton(sign, key, b.tip, do)
	}
	b.past = button(look.IconDown, "find.past", b.showHistory)
	b.listing = button(signList, "find.list", func() { b.List(!b.places.Visible()) })
	b.places = newPlaces(b)
	row := container.New(row{}, b.count, b.entry, b.past, button(signPrevious, "find.previous", func() { b.step(-1) }), button(signNext, "find.next", func() { b.step(+1) }),
		button(signSelection, "find.selection", func() {
			if b.OnSelection != nil {
				b.OnSelection()
			}
		}), b.listing, button(look.IconClose, "close", b.close))
	b.ground = canvas.NewRectangle(nil)
	b.box = container.NewStack(b.ground, container.NewVBox(container.NewPadded(row), b.places, widget.NewSeparator()))
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// CreateRenderer is for Fyne.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.box) }

// SetPalette gives the bar its colours.
func (b *Bar) SetPalette(p look.Palette) {
	b.ground.FillColor = p.Panel
	b.ground.Refresh()
	b.count.Color = p.SecondInk
	b.count.Refresh()
	b.places.setPalette(p)
}

// SetWords sets the words of the bar in the current language.
func (b *Bar) SetWords() {
	b.entry.SetPlaceHolder(look.T("find.hint"))
	b.counted()
	b.places.say()
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

// Counting tells that what is looked for is not counted yet: the places of
// something else are shown no more.
func (b *Bar) Counting() {
	b.places.counting = b.entry.Text != ""
	b.places.set(nil, 0)
	b.counted = func() {
		b.count.Text = "…"
		b.count.Refresh()
		b.box.Refresh()
	}
	b.counted()
}

// SetCount tells that the reader stands at place i (from 0, -1 for none) of n.
func (b *Bar) SetCount(i, n int) {
	if b.places.counting {
		b.places.counting = n > 0 // until SetPlaces
		b.places.say()
	}
	b.counted = func() {
		text := ""
		switch {
		case b.entry.Text == "":
		case n == 0:
			text = look.T("find.none")
		case i < 0:
			text = fmt.Sprintf(look.T("find.all"), n)
		default:
			text = fmt.Sprintf("%d / %d", i+1, n)
		}
		if text != b.count.Text {
			b.count.Text = text
			b.count.Refresh()
			b.box.Refresh()
		}
	}
	b.counted()
	b.places.stand(i)
}

// List shows or hides the list of places.
func (b *Bar) List(on bool) {
	if on == b.places.Visible() {
		return
	}
	b.listing.SetOn(on)
	if on {
		b.places.Show()
	} else {
		b.places.Hide()
	}
	b.box.Refresh()
	if b.OnList != nil {
		b.OnList(on)
	}
}

// Listing reports whether the list of places is shown.
func (b *Bar) Listing() bool { return b.places.Visible() }

// SetPlaces fills the list with the first places of n.
func (b *Bar) SetPlaces(p []Place, n int) {
	b.places.counting = false
	b.places.set(p, n)
}

// SetHistory gives back what was looked for before, the newest last.
func (b *Bar) SetHistory(queries []string) { b.history.set(queries) }

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
	if b.history.add(b.entry.Text) && b.OnHistory != nil {
		b.OnHistory(b.history.queries)
	}
}

func (b *Bar) tip(words string, at fyne.Position) {
	if b.OnTip != nil {
		b.OnTip(words, at)
	}
}

// AccessibilityLabel says what the bar is for and what it found.
func (b *Bar) AccessibilityLabel() string {
	label := look.T("find")
	if b.entry.Text != "" {
		label += ": " + b.entry.Text
	}
	if b.count.Text != "" {
		label += ", " + b.count.Text
	}
	return label
}

// AccessibilityRole is that of what holds other things.
func (b *Bar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// A row lays out the count, the line and the buttons at the right end; in a
// narrow window the line gives way.
type row struct{}

func (row) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := fyne.NewSize(leastWidth+o[0].MinSize().Width+2*look.Pad, 0)
	for i, c := range o {
		if i > 1 {
			m.Width += c.MinSize().Width
		}
		m.Height = max(m.Height, c.MinSize().Height)
	}
	return m
}

func (r row) Layout(o []fyne.CanvasObject, size fyne.Size) {
	x := size.Width
	place := func(c fyne.CanvasObject, w float32) {
		h := min(size.Height, max(c.MinSize().Height, 28))
		x -= w
		c.Move(fyne.NewPos(x, (size.Height-h)/2))
		c.Resize(fyne.NewSize(w, h))
	}
	for i := len(o) - 1; i >= 2; i-- {
		place(o[i], o[i].MinSize().Width)
	}
	count := o[0].MinSize().Width
	place(o[1], max(leastWidth, min(width, x-count-2*look.Pad)))
	x -= look.Pad
	place(o[0], count)
}
