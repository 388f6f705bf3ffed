package finder

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// MaxPlaces bounds the list of places.
const MaxPlaces = 200

// A Place is where something was found, with the words around it.
type Place struct{ Left, Match, Right string }

// Measures of the list.
const (
	lineHeight = 28
	lines      = 6   // that are shown at once
	lineSize   = 13  // of the text
	middle     = 0.4 // of the width, where the matches begin: one under the other
)

// places is the list: a line each, matches one under the other.
type places struct {
	widget.BaseWidget
	bar      *Bar
	all      []Place
	total    int // that were found, more than the list may hold
	at       int
	counting bool // what is looked for is being counted
	still    bool // the choice follows, and goes nowhere
	palette  look.Palette
	ruler    look.Ruler
	list     *widget.List
	more     *canvas.Text
	box      *fyne.Container
}

func newPlaces(b *Bar) *places {
	p := &places{bar: b, at: -1}
	p.list = widget.NewList(func() int { return len(p.all) }, func() fyne.CanvasObject { return newLine(p) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*found).show(i) })
	p.list.HideSeparators = true
	p.list.OnSelected = func(i widget.ListItemID) {
		if !p.still && b.OnPlace != nil {
			b.OnPlace(i)
		}
	}
	p.more = canvas.NewText("", color.Transparent)
	p.more.TextSize = 12
	p.more.Alignment = fyne.TextAlignCenter
	p.box = container.New(under{p}, p.list, p.more)
	p.ExtendBaseWidget(p)
	p.Hide()
	return p
}

func (p *places) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.box) }

func (p *places) setPalette(c look.Palette) {
	p.palette = c
	p.more.Color = c.SecondInk
	p.list.Refresh()
	p.more.Refresh()
}

func (p *places) set(all []Place, total int) {
	p.all, p.total = all[:min(len(all), MaxPlaces)], total
	p.say()
	p.list.ScrollToTop()
	p.list.Refresh()
	p.stand(p.at)
}

// say tells what the list does not show.
func (p *places) say() {
	text := ""
	switch {
	case p.counting:
		text = look.T("find.counting")
	case len(p.all) == 0 && p.bar.entry.Text == "":
		text = look.T("find.list.empty")
	case len(p.all) == 0:
		text = look.T("find.none")
	case p.total > len(p.all):
		text = fmt.Sprintf(look.T("find.list.more"), len(p.all), p.total)
	}
	p.more.Text = text
	p.more.Refresh()
	p.box.Refresh()
}

// stand marks the place that the reader is at.
func (p *places) stand(i int) {
	p.at = i
	p.still = true
	defer func() { p.still = false }()
	if i < 0 || i >= len(p.all) {
		p.list.UnselectAll()
		return
	}
	p.list.Select(i)
}

// under lays out the list with what is said of it under it.
type under struct{ p *places }

func (u under) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, lines*lineHeight+look.Gap)
}

func (u under) Layout(o []fyne.CanvasObject, size fyne.Size) {
	foot := float32(0)
	if u.p.more.Text != "" {
		foot = 24
	}
	if len(u.p.all) == 0 {
		foot = size.Height
	}
	o[0].Resize(fyne.NewSize(size.Width, size.Height-foot))
	o[1].Move(fyne.NewPos(0, size.Height-foot))
	o[1].Resize(fyne.NewSize(size.Width, foot))
}

// found is one line of the list.
type found struct {
	widget.BaseWidget
	places             *places
	i                  int
	wash               *canvas.Rectangle
	left, match, right *canvas.Text
}

func newLine(p *places) *found {
	f := &found{places: p, wash: canvas.NewRectangle(color.Transparent)}
	f.wash.CornerRadius = 2
	text := func() *canvas.Text {
		t := canvas.NewText("", color.Transparent)
		t.TextSize = lineSize
		return t
	}
	f.left, f.match, f.right = text(), text(), text()
	f.match.TextStyle.Bold = true
	f.ExtendBaseWidget(f)
	return f
}

func (f *found) show(i int) {
	f.i = i
	f.draw(f.Size())
}

func (f *found) draw(size fyne.Size) {
	p := f.places
	if f.i >= len(p.all) || size.Width < 1 {
		return
	}
	at, c := p.all[f.i], p.palette
	from := size.Width * middle
	f.left.Color, f.right.Color, f.match.Color, f.wash.FillColor = c.SecondInk, c.SecondInk, c.Ink, c.Hit
	var style fyne.TextStyle
	f.match.Text, _ = p.ruler.Fit(at.Match, lineSize, f.match.TextStyle, size.Width-from-look.Pad)
	wide := p.ruler.Width(f.match.Text, lineSize, f.match.TextStyle)
	f.left.Text, _ = p.ruler.FitEnd(at.Left, lineSize, style, from-look.Pad)
	f.right.Text, _ = p.ruler.Fit(at.Right, lineSize, style, max(0, size.Width-from-wide-look.Pad))
	put := func(t *canvas.Text, x float32) {
		m := t.MinSize()
		t.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
		t.Resize(m)
		t.Refresh()
	}
	put(f.left, from-p.ruler.Width(f.left.Text, lineSize, style))
	put(f.match, from)
	put(f.right, from+wide)
	f.wash.Move(fyne.NewPos(from, (size.Height-20)/2))
	f.wash.Resize(fyne.NewSize(wide, 20))
	f.wash.Refresh()
}

// AccessibilityLabel is the words around the place.
func (f *found) AccessibilityLabel() string {
	if f.i >= len(f.places.all) {
		return look.T("find")
	}
	at := f.places.all[f.i]
	return at.Left + at.Match + at.Right
}

// AccessibilityRole is that of what can be pressed.
func (f *found) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (f *found) CreateRenderer() fyne.WidgetRenderer { return &foundRenderer{f} }

type foundRenderer struct{ f *found }

func (r *foundRenderer) Destroy()              {}
func (r *foundRenderer) MinSize() fyne.Size    { return fyne.NewSize(120, lineHeight-4) } // lists keep 4 between lines
func (r *foundRenderer) Layout(size fyne.Size) { r.f.draw(size) }
func (r *foundRenderer) Refresh()              { r.f.draw(r.f.Size()) }
func (r *foundRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.f.wash, r.f.left, r.f.match, r.f.right}
}

// AccessibilityLabel is the list's name.
func (p *places) AccessibilityLabel() string { return look.T("find.list") }

// AccessibilityRole is that of what holds other things.
func (p *places) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
