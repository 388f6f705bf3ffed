// Package notebook is the pane of what the reader added to a document:
// highlights, notes and corrections. It changes none of them; it tells what is
// wanted.
package notebook

import (
	"fmt"
	"sort"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/find"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/rows"
)

// An Item is a highlight or a correction.
type Item struct {
	ID         int // the caller's own
	Correction bool
	Bookmark   bool
	Colour     int    // of a highlight
	Text       string // as it stands in the document
	Words      string // of the note, or what the correction says
	Section    string // where it stands
	At         int    // offset in the text
	Gone       bool   // the text has it no more
	Was        string // the text as it was chosen, where the document has changed it
	Unplaced   bool   // it is of an earlier state of the document
	Undone     bool   // a repair that was undone; only unplaced ones are listed
	Fixed      bool   // there is nothing to edit
	Made       time.Time
}

// A Pane lists items. Make it with New.
type Pane struct {
	widget.BaseWidget

	OnGo     func(Item)
	OnEdit   func(Item)
	OnDelete func(Item) // Deleted offers to take it back
	OnPlace  func(Item) // on what is selected in the text
	OnUndo   func()
	OnCopy   func(shown []Item)
	OnExport func(shown []Item)
	OnKey    func(e *fyne.KeyEvent) // a key that the pane has no use for
	OnTip    func(words string, at fyne.Position)

	items []Item
	shown []Item
	lines []lines // of the shown items, for the width
	width float32

	filter  *look.Entry
	kinds   *widget.Select
	colours *widget.Select
	orders  *widget.Select
	list    *rows.List
	count   *widget.Label
	undo    *fyne.Container
	undone  *widget.Label
	back    *look.Button
	copy    *look.Button
	export  *look.Button
	empty   *widget.Label
	content *fyne.Container
	still   bool // widgets are set, not used
	key     fyne.KeyName
	palette look.Palette
}

// The choices of the kinds.
const (
	kindAll = iota
	kindMarks
	kindWords
	kindCorrections
	kindBookmarks
)

// New returns an empty pane.
func New() *Pane {
	p := &Pane{palette: look.Palettes[0]}
	p.filter = look.NewEntry()
	p.filter.OnChanged = func(string) { p.sift() }
	p.filter.OnSubmitted = func(string) {
		if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
			c.Focus(p.list)
		}
	}
	again := func(string) {
		if !p.still {
			p.sift()
		}
	}
	p.kinds, p.colours, p.orders = widget.NewSelect(nil, again), widget.NewSelect(nil, again), widget.NewSelect(nil, again)
	p.list = rows.New(func() int { return len(p.shown) }, p.newRow, func(i int, o fyne.CanvasObject) { o.(*row).set(p.shown[i], p.linesOf(i)) })
	p.list.Name = func() string { return look.T("tab.notes") }
	p.list.OnChosen = p.chosen
	p.list.OnKey = p.typed
	p.list.OnOther = func(e *fyne.KeyEvent) {
		if p.OnKey != nil {
			p.OnKey(e)
		}
	}
	quiet := func() *widget.Label {
		l := widget.NewLabel("")
		l.Importance, l.SizeName, l.Truncation = widget.LowImportance, theme.SizeNameCaptionText, fyne.TextTruncateEllipsis
		return l
	}
	p.count, p.undone = quiet(), quiet()
	p.undone.Truncation = fyne.TextTruncateOff
	p.back = look.NewButton("", func() {
		p.undo.Hide()
		if p.OnUndo != nil {
			p.OnUndo()
		}
	})
	p.undo = container.NewHBox(container.NewCenter(p.undone), p.back)
	p.undo.Hide()
	p.copy = look.NewButton("", func() {
		if p.OnCopy != nil {
			p.OnCopy(p.shown)
		}
	})
	p.export = look.NewButton("", func() {
		if p.OnExport != nil {
			p.OnExport(p.shown)
		}
	})
	p.empty = widget.NewLabel("")
	p.empty.Importance, p.empty.Alignment, p.empty.Wrapping = widget.LowImportance, fyne.TextAlignCenter, fyne.TextWrapBreak
	tools := container.NewBorder(nil, nil, nil, container.NewHBox(p.kinds, p.colours, p.orders), p.filter)
	foot := container.NewBorder(nil, nil, nil, container.NewCenter(container.NewHBox(p.undo, p.copy, p.export)), p.count)
	p.content = container.NewBorder(container.NewVBox(tools, widget.NewSeparator()), foot, nil, nil, p.list)
	p.ExtendBaseWidget(p)
	p.SetWords()
	return p
}

// CreateRenderer is for Fyne.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(p.content, container.NewCenter(container.NewGridWrap(fyne.NewSize(460, 80), p.empty))))
}

// Resize is for Fyne: rows are as high as their lines at that width.
func (p *Pane) Resize(size fyne.Size) {
	p.BaseWidget.Resize(size)
	p.measure()
}

// SetPalette gives the pane its colours.
func (p *Pane) SetPalette(c look.Palette) {
	p.palette = c
	p.list.Refresh()
}

// SetWords sets what is said in the current language.
func (p *Pane) SetWords() {
	p.still = true
	look.Retell(p.kinds, look.T("notes.all"), look.T("notes.marks"), look.T("notes.words"), look.T("notes.corrections"), look.T("notes.bookmarks"))
	look.Retell(p.colours, look.T("notes.any"), look.NoteName(0), look.NoteName(1), look.NoteName(2), look.NoteName(3))
	look.Retell(p.orders, look.T("notes.by.place"), look.T("notes.by.time"))
	p.still = false
	p.filter.SetPlaceHolder(look.T("notes.filter"))
	p.back.SetText(look.T("notes.undo"))
	p.copy.SetText(look.T("notes.copy"))
	p.export.SetText(look.T("notes.export"))
	p.sift()
}

// SetItems shows items; the list stays where it was scrolled to.
func (p *Pane) SetItems(items []Item) {
	p.items = items
	p.sift()
}

func (p *Pane) tip(words string, at fyne.Position) {
	if p.OnTip != nil {
		p.OnTip(words, at)
	}
}

// Forget takes back the offer to undo: it was for another document.
func (p *Pane) Forget() { p.undo.Hide() }

// Deleted says what was deleted and offers to take it back.
func (p *Pane) Deleted(text string) {
	const most = 16
	if r := []rune(flat(text)); len(r) > most {
		text = string(r[:most]) + "…"
	}
	p.undone.SetText(fmt.Sprintf(look.T("notes.deleted"), flat(text)))
	p.undo.Show()
}

// Shown returns the items that the filter leaves, in their order.
func (p *Pane) Shown() []Item { return p.shown }

// Focus gives the keyboard of canvas c to the list, if there is one.
func (p *Pane) Focus(c fyne.Canvas) {
	if p.content.Visible() {
		c.Focus(p.list)
	}
}

// FocusFilter puts the cursor into the filter.
func (p *Pane) FocusFilter(c fyne.Canvas) { c.Focus(p.filter) }

// sift filters and orders the items. Readers write hundreds, not thousands.
func (p *Pane) sift() {
	match := find.Matcher(strings.TrimSpace(p.filter.Text))
	kind, colour := p.kinds.SelectedIndex(), p.colours.SelectedIndex()-1
	p.shown = nil
	for _, it := range p.items {
		switch {
		case kind != kindAll && it.Undone, kind == kindMarks && it.Correction, kind == kindMarks && it.Bookmark, kind == kindWords && (it.Correction || it.Words == ""), kind == kindBookmarks && !it.Bookmark, kind == kindCorrections && !it.Correction:
		case colour >= 0 && (it.Correction || it.Bookmark || it.Colour != colour):
		case !match(it.Text) && !match(it.Words) && !match(it.Section):
		default:
			p.shown = append(p.shown, it)
		}
	}
	sort.SliceStable(p.shown, func(i, j int) bool {
		a, b := p.shown[i], p.shown[j]
		if p.orders.SelectedIndex() == 1 && !a.Made.Equal(b.Made) {
			return a.Made.After(b.Made)
		}
		if a.Unplaced != b.Unplaced {
			return a.Unplaced // what waits for a place comes first
		}
		return a.At < b.At
	})
	p.count.SetText(fmt.Sprintf(look.T("notes.count"), len(p.shown)))
	switch {
	case len(p.items) == 0:
		p.empty.Wrapping = look.Wrapping()
		p.empty.SetText(look.T("notes.empty"))
		p.empty.Show()
	case len(p.shown) == 0:
		p.empty.SetText(look.T("notes.nomatch"))
		p.empty.Show()
	default:
		p.empty.Hide()
	}
	for _, b := range []*look.Button{p.copy, p.export} {
		if len(p.shown) == 0 {
			b.Disable()
		} else {
			b.Enable()
		}
	}
	if len(p.items) == 0 && p.filter.Text == "" && !p.undo.Visible() {
		p.content.Hide()
	} else {
		p.content.Show()
	}
	p.width = 0
	p.measure()
	p.list.Refresh()
}

// typed is for the keys of the list: Enter goes there, E edits, P places
// what has no place, Delete deletes, Z takes the last deletion back.
func (p *Pane) typed(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyE, fyne.KeyP, fyne.KeyDelete, fyne.KeyBackspace:
		p.key = e.Name
		p.list.List.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace}) // chooses the row of the keys
		p.key = ""
	case fyne.KeyZ:
		if p.undo.Visible() {
			p.back.Do()
		}
	default:
		return false
	}
	return true
}

func (p *Pane) chosen(i int) {
	switch p.key {
	case fyne.KeyE:
		p.edit(p.shown[i])
	case fyne.KeyP:
		p.place(p.shown[i])
	case fyne.KeyDelete, fyne.KeyBackspace:
		p.delete(p.shown[i])
	default:
		if it := p.shown[i]; p.OnGo != nil && !it.Gone && !it.Unplaced {
			p.OnGo(it)
		}
	}
}

func (p *Pane) place(it Item) {
	if p.OnPlace != nil {
		p.OnPlace(it)
	}
}

func (p *Pane) edit(it Item) {
	if it.Unplaced {
		return
	}
	if p.OnEdit != nil && !it.Fixed {
		p.OnEdit(it)
	}
}

func (p *Pane) delete(it Item) {
	if p.OnDelete != nil {
		p.OnDelete(it)
	}
}

func flat(s string) string { return strings.Join(strings.Fields(s), " ") }
