// Package original is the pane that shows a file as it was printed: its pages
// as pictures, drawn in the background while they come into view, with the
// places lit that the window asks for. It knows pages, points and boxes, and no
// documents: the window ties them to the text.
package original

import (
	"context"
	"fmt"
	"image"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/gui/look"
)

// A Model is a file with pages.
type Model struct {
	Pages []doc.Size // from page 1
	// Open opens the pages as pictures. It is called once, by a worker, when the
	// first is wanted.
	Open func(ctx context.Context) (raw.Book, error)
}

// A Mark is a stretch of a page that is lit.
type Mark struct {
	Page int
	doc.Rect
}

// A Pane shows one file. Make it with New. Its callbacks tell what the reader
// did, never what the program did through a method.
type Pane struct {
	Box *fyne.Container

	OnPage  func(page int)                      // another page came under the eyes
	OnPoint func(page int, x, y float32)        // a place of a page was clicked, in points
	OnTip   func(string, fyne.Position)         // the tip of a button
	OnKey   func(*fyne.KeyEvent)                // a key that means nothing here
	OnFail  func(err error)                     // the pages cannot be shown
	Run     func(func(context.Context), func()) // does work in the background, then the other on the widgets' goroutine

	model   *Model
	marks   []Mark
	sheet   *sheet
	scroll  *scroller
	thumbs  *thumbs
	body    *fyne.Container // the small pages and the large ones
	pump    pump
	palette look.Palette
	zoom    float32 // of the width that fits; 1 fits
	told    int     // the page that OnPage was told
	quiet   bool    // the program moves the pages
	field   *look.Entry
	of      *widget.Label
	empty   *widget.Label
	tools   *fyne.Container
	fit     *look.Button
}

// New returns an empty pane.
func New() *Pane {
	p := &Pane{zoom: 1, palette: look.Palettes[0]}
	p.sheet = newSheet(p)
	p.scroll = newScroller(p)
	p.thumbs = newThumbs(p)
	p.body = container.New(besideThumbs{p}, p.thumbs.scroll, p.scroll)
	p.field = look.NewEntry()
	p.field.OnSubmitted = func(s string) {
		if n, err := strconv.Atoi(s); err == nil && p.model != nil {
			p.leave(func() { p.ShowPage(max(1, min(n, len(p.model.Pages)))) })
		}
		p.follow()
	}
	p.of = widget.NewLabel("")
	p.of.Importance = widget.LowImportance
	p.empty = widget.NewLabel("")
	p.empty.Importance, p.empty.Alignment, p.empty.Wrapping = widget.LowImportance, fyne.TextAlignCenter, look.Wrapping()
	p.fit = look.NewButton("", func() { p.Zoom(0) })
	tip := func(words string, at fyne.Position) {
		if p.OnTip != nil {
			p.OnTip(words, at)
		}
	}
	turn := func(by int) func() { return func() { p.leave(func() { p.turn(by) }) } }
	number := container.NewGridWrap(fyne.NewSize(64, p.field.MinSize().Height), p.field)
	p.tools = container.New(toolRow{},
		look.NewIconButton(look.IconUpward, "original.prev", tip, turn(-1)), container.NewCenter(number), p.of,
		look.NewIconButton(look.IconDownward, "original.next", tip, turn(+1)),
		look.NewIconButton(look.IconZoomOut, "original.smaller", tip, func() { p.Zoom(-1) }), look.NewIconButton(look.IconZoomIn, "original.larger", tip, func() { p.Zoom(+1) }),
		container.NewCenter(p.fit))
	p.Box = container.NewStack(container.NewBorder(p.tools, nil, nil, nil, p.body), container.NewPadded(container.NewCenter(container.NewGridWrap(fyne.NewSize(360, 120), p.empty))))
	p.SetWords()
	p.SetModel(nil)
	return p
}

// A toolRow sets the tools in the middle, without those at the end that have no
// room.
type toolRow struct{}

// MinSize is that of the first three: the page and the ways to others.
func (toolRow) MinSize(o []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, b := range o {
		m := b.MinSize()
		if size.Height = max(size.Height, m.Height); i < 3 {
			size.Width += m.Width + look.Gap
		}
	}
	return size
}

// Layout is for Fyne.
func (toolRow) Layout(o []fyne.CanvasObject, size fyne.Size) {
	width, n := float32(0), 0
	for _, b := range o {
		m := b.MinSize().Width + look.Gap
		if width+m > size.Width && n >= 3 {
			break
		}
		width += m
		n++
	}
	x := max(0, (size.Width-width)/2)
	for i, b := range o {
		if i >= n { // wheel and keys do the same
			b.Move(fyne.NewPos(size.Width+100, 0))
			b.Resize(fyne.Size{})
			continue
		}
		m := b.MinSize()
		b.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
		b.Resize(m)
		x += m.Width + look.Gap
	}
}

// SetWords sets the pane's words in the current language.
func (p *Pane) SetWords() {
	p.fit.SetText(look.T("original.fit"))
	p.count()
}

// SetPalette changes the colours.
func (p *Pane) SetPalette(c look.Palette) {
	p.palette = c
	p.sheet.Refresh()
	p.thumbs.Refresh()
}

// SetModel shows a file from its first page; nil shows none.
func (p *Pane) SetModel(m *Model) {
	p.pump.close(p)
	p.model, p.marks, p.told = m, nil, 1
	if m == nil || len(m.Pages) == 0 {
		p.model = nil
	}
	p.empty.Hidden = true
	if p.model == nil {
		p.tools.Hide()
	} else {
		p.tools.Show()
	}
	p.sheet.arrange()
	p.scroll.Offset = fyne.Position{}
	p.scroll.Refresh()
	p.thumbs.arrange()
	p.body.Refresh() // with the small pages or without
	p.count()
	p.follow()
}

// Shows returns the model that is shown.
func (p *Pane) Shows() *Model { return p.model }

// Say shows words in place of pages.
func (p *Pane) Say(words string) {
	p.empty.SetText(words)
	p.empty.Show()
	p.empty.Refresh()
}

// Close ends what is drawn and closes the file.
func (p *Pane) Close() { p.pump.close(p) }

// Page is the page under the eyes, from 1.
func (p *Pane) Page() int { return p.sheet.pageAt(p.scroll.Offset.Y + p.scroll.Size().Height/3) }

// ShowPage brings the top of a page into view.
func (p *Pane) ShowPage(page int) {
	if p.model == nil || page < 1 || page > len(p.model.Pages) {
		return
	}
	p.to(p.sheet.tops[page-1] - gap/2)
}

// Light lights marks and, if show is set, brings the first of them to a third
// of the height where it is out of sight.
func (p *Pane) Light(marks []Mark, show bool) {
	p.marks = marks
	if show && p.model != nil && len(marks) > 0 && marks[0].Page >= 1 && marks[0].Page <= len(p.model.Pages) {
		m := marks[0]
		r := p.sheet.place(m)
		view := p.scroll.Size()
		x, y := p.scroll.Offset.X, p.scroll.Offset.Y
		if r.Y0 < y+view.Height*0.08 || r.Y1 > y+view.Height*0.85 {
			y = r.Y0 - view.Height/3
		}
		if r.X0 < x+8 || r.X1 > x+view.Width-8 {
			x = (r.X0+r.X1)/2 - view.Width/2
		}
		p.move(x, y)
	}
	p.sheet.Refresh()
}

// Marks are what is lit.
func (p *Pane) Marks() []Mark { return p.marks }

// Zoom makes the pages larger or smaller; 0 fits them to the width.
func (p *Pane) Zoom(by int) {
	old := p.zoom
	switch {
	case by == 0:
		p.zoom = 1
	case by > 0:
		p.zoom = min(p.zoom*1.2, 6)
	default:
		p.zoom = max(p.zoom/1.2, 0.3)
	}
	if p.zoom == old {
		return
	}
	view := p.scroll.Size()
	part := (p.scroll.Offset.X + view.Width/2) / max(1, p.sheet.Size().Width)
	page, under := p.sheet.at(p.scroll.Offset.Y + view.Height/3)
	p.sheet.arrange()
	p.scroll.Refresh()
	p.move(part*p.sheet.wide-view.Width/2, p.sheet.y(page, under)-view.Height/3)
}

// turn goes by pages.
func (p *Pane) turn(by int) {
	if p.model != nil {
		p.ShowPage(max(1, min(p.Page()+by, len(p.model.Pages))))
	}
}

// to moves the pages so that y is at the top.
func (p *Pane) to(y float32) { p.move(p.scroll.Offset.X, y) }

func (p *Pane) move(x, y float32) {
	was := p.quiet
	p.quiet = true
	view, all := p.scroll.Size(), p.sheet.MinSize()
	p.scroll.ScrollToOffset(fyne.NewPos(max(0, min(x, all.Width-view.Width)), max(0, min(y, all.Height-view.Height))))
	p.sheet.Refresh()
	p.quiet = was
	p.follow()
	if p.quiet || p.told == p.Page() {
		return
	}
	p.told = p.Page()
}

// leave does what the reader asked for and tells the page that it led to.
func (p *Pane) leave(do func()) {
	do()
	if page := p.Page(); p.OnPage != nil && p.model != nil {
		p.told = page
		p.OnPage(page)
	}
}

// scrolled follows the reader's scrolling.
func (p *Pane) scrolled() {
	p.sheet.Refresh()
	p.follow()
	if page := p.Page(); !p.quiet && p.model != nil && page != p.told {
		p.told = page
		if p.OnPage != nil {
			p.OnPage(page)
		}
	}
}

// follow shows the number of the page under the eyes.
func (p *Pane) follow() {
	if p.model == nil {
		return
	}
	if s := strconv.Itoa(p.Page()); p.field.Text != s {
		p.field.SetText(s)
		p.thumbs.follow(p.Page())
	}
}

func (p *Pane) count() {
	n := 0
	if p.model != nil {
		n = len(p.model.Pages)
	}
	p.of.SetText(fmt.Sprintf(look.T("original.of"), n))
}

// Cut draws what rect of a page shows, with some room around it, and gives it to
// done.
func (p *Pane) Cut(page int, rect doc.Rect, done func(image.Image)) {
	if p.model == nil || p.Run == nil || p.pump.failed != nil {
		return
	}
	p.pump.cuts = append(p.pump.cuts[:0:0], cut{page, rect, done}) // an earlier wish is out of date
	if !p.pump.busy {
		p.pump.cutNext(p)
	}
}
