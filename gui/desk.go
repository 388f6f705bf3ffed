package gui

import (
	"context"
	"fmt"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/script"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
	"github.com/wenshu-app/wenshu/gui/reading"
	"github.com/wenshu-app/wenshu/gui/session"
	"github.com/wenshu-app/wenshu/gui/settings"
	"github.com/wenshu-app/wenshu/gui/task"
)

// A desk is what every part of the window works with. It holds no widget of a
// part, and nothing of a document.
type desk struct {
	app      fyne.App
	win      fyne.Window
	over     *overlay.Layer // what lies over the window
	runner   *task.Runner
	session  *session.Session
	settings *settings.File
	theme    *look.Theme
	trace    func(string)
	life     context.Context // ends with the window

	nav     *navigator // the one way to a place
	files   *files     // asks for files and writes them
	key     func(*fyne.KeyEvent)
	failed  func(path string, err error)
	remenu  func() // what the menus say has changed
	restyle func() // so have the colours
}

// palette returns the colours that are in use.
func (k *desk) palette() look.Palette { return k.theme.Palette(k.app.Settings().ThemeVariant()) }

// front is the document in front.
func (k *desk) front() *session.Document { return k.session.Front() }

// doc is what the document in front says; nil where none is there.
func (k *desk) doc() *doc.Document { return k.front().Doc }

// entry is what the reader added to it.
func (k *desk) entry() *store.Entry { return k.front().Entry }

// own is what the reader says of it as a whole.
func (k *desk) own() store.Own {
	if e := k.entry(); e != nil {
		return e.Own
	}
	return store.Own{}
}

// isFigure reports whether i is the number of a figure of the document in front.
func (k *desk) isFigure(i int) bool {
	d := k.doc()
	return d != nil && i >= 0 && i < len(d.Figures)
}

// figureAt is the figure over offset, -1 if there is none.
func (k *desk) figureAt(offset int) int {
	d := k.doc()
	for i := range d.Figures {
		if f := &d.Figures[i]; f.Start <= offset && offset < f.End {
			return i
		}
	}
	return -1
}

// copied puts words into the clipboard and says how many characters they have.
func (k *desk) copied(words string) {
	k.counted(words, "copied", utf8.RuneCountInString(words))
}

// rowsCopied puts a table into the clipboard and says how many rows it has.
func (k *desk) rowsCopied(table string, rows int) { k.counted(table, "copied.rows", rows) }

// counted puts words into the clipboard and says by key how many of something
// they are.
func (k *desk) counted(words, key string, n int) {
	k.app.Clipboard().SetContent(words)
	k.over.Say(fmt.Sprintf(look.T(key), n))
}

// margins are the room beside the text, in units, by their names in the settings.
var margins = map[string]float32{"narrow": 28, "normal": 48, "wide": 96}

// pageStyle is how the page looks by palette and settings.
func (k *desk) pageStyle() reading.Style {
	p, page := k.palette(), k.settings.Values().Page
	s := reading.Style{
		Ground: p.Ground, Ink: p.Ink, SecondInk: p.SecondInk, Rule: p.Rule, Accent: p.Accent, Selection: p.Selection, Hit: p.Hit, UnderOnly: p.Strong,
		TextSize: float32(page.Size), LineHeight: float32(page.Line), MeasureEm: float32(page.Measure),
		Margin: margins[page.Margin], Indent: float32(page.Indent),
		Justify: !page.Ragged, Loose: page.Loose,
		Regular: look.SerifRegular(), Bold: look.SerifBold(),
	}
	if page.Face == "sans" {
		s.Regular, s.Bold = look.SansRegular(), look.SansBold()
	}
	for i, c := range p.Kinds {
		s.Kinds[i] = c
	}
	for i, c := range look.Notes {
		s.Notes[i] = c
	}
	return s
}

// lineHeight is that of the text that is read.
func (k *desk) lineHeight() float32 {
	s := k.pageStyle()
	return s.TextSize * s.LineHeight
}

// display is how characters are shown by the settings. Workers ask it too.
func (k *desk) display() reading.Display {
	page := k.settings.Values().Page
	d := reading.Display{Copy: page.Copy == "shown"}
	d.Wide = page.Marks == "wide"
	switch page.Script {
	case "simple":
		d.Form = script.Simplified
	case "full":
		d.Form = script.Traditional
	}
	return d
}
