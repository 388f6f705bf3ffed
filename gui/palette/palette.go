// Package palette is the line that finds any action, heading or indicator by
// its name, a part of it, or the initials of its reading, and does it.
package palette

import (
	"context"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// Options are what the palette shows and how.
type Options struct {
	First   []Item        // there at once
	More    func() []Item // found in the background; nil for no more
	Recent  []string      // names of what was used last, the newest first
	Palette look.Palette
	// Run does work away from the widgets' goroutine and then done on it.
	// Without it work is done at once.
	Run func(work func(ctx context.Context), done func())
	// OnUse is told the name of what is done.
	OnUse func(name string)
}

type palette struct {
	options Options
	finder  *Finder
	shown   []Match
	at      int
	moving  bool // the choice moves by key, and does nothing yet
	ruler   look.Ruler
	line    *line
	list    *widget.List
	none    *widget.Label
	popup   *widget.PopUp
}

// Show opens the palette over canvas c.
func Show(c fyne.Canvas, o Options) {
	p := &palette{options: o, finder: NewFinder(o.First, o.Recent)}
	p.line = &line{palette: p}
	p.line.ExtendBaseWidget(p.line)
	p.line.SetPlaceHolder(look.T("palette.hint"))
	p.line.OnChanged = p.search
	p.list = widget.NewList(func() int { return len(p.shown) }, func() fyne.CanvasObject { return newRow(p) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(i) })
	p.list.HideSeparators = true
	p.list.OnSelected = func(i widget.ListItemID) {
		if !p.moving {
			p.at = i
			p.run()
		}
	}
	p.none = widget.NewLabel(look.T("palette.none"))
	p.none.Importance, p.none.Alignment = widget.LowImportance, fyne.TextAlignCenter
	p.none.Wrapping = fyne.TextWrapBreak
	p.none.Hide()
	edge := canvas.NewRectangle(color.Transparent)
	edge.StrokeColor, edge.StrokeWidth, edge.CornerRadius = o.Palette.Rule, 1, 6
	p.popup = widget.NewPopUp(container.New(edged{}, edge, container.NewBorder(p.line, nil, nil, nil, container.NewStack(p.list, container.NewVBox(p.none)))), c)
	width := min(float32(600), c.Size().Width-40)
	p.popup.Resize(fyne.NewSize(width, min(float32(440), c.Size().Height-120)))
	p.popup.ShowAtPosition(fyne.NewPos((c.Size().Width-width)/2, 60))
	c.Focus(p.line)
	p.search("")
	p.more()
}

// edged draws an edge round a pop-up, of which the content is all but a margin.
type edged struct{}

func (edged) MinSize(o []fyne.CanvasObject) fyne.Size { return o[1].MinSize() }
func (edged) Layout(o []fyne.CanvasObject, size fyne.Size) {
	m := theme.Padding()
	o[0].Move(fyne.NewPos(-m, -m))
	o[0].Resize(size.AddWidthHeight(2*m, 2*m))
	o[1].Resize(size)
}

// more adds what is found in the background to what there is at once.
func (p *palette) more() {
	o := p.options
	if o.More == nil {
		return
	}
	run := o.Run
	if run == nil {
		run = func(work func(context.Context), done func()) { work(context.Background()); done() }
	}
	var all *Finder
	run(func(context.Context) {
		items := append(o.First[:len(o.First):len(o.First)], o.More()...)
		all = NewFinder(items, o.Recent)
	}, func() {
		if !p.popup.Visible() {
			return
		}
		p.finder = all
		at := p.at
		p.shown = all.Find(p.line.Text)
		p.at = min(at, max(0, len(p.shown)-1))
		p.renew()
	})
}

func (p *palette) search(q string) {
	p.shown = p.finder.Find(q)
	p.at = 0
	p.renew()
}

func (p *palette) renew() {
	p.list.UnselectAll()
	p.list.Refresh()
	if len(p.shown) == 0 {
		p.none.Show()
	} else {
		p.none.Hide()
	}
	p.choose()
}

func (p *palette) choose() {
	if len(p.shown) == 0 {
		return
	}
	p.moving = true
	p.list.Select(p.at)
	p.moving = false
}

// step moves the choice; at the ends it goes round, by pages it stops there.
func (p *palette) step(by int) {
	n := len(p.shown)
	if n == 0 {
		return
	}
	if by == 1 || by == -1 {
		p.at = (p.at + by + n) % n
	} else {
		p.at = max(0, min(p.at+by, n-1))
	}
	p.choose()
}

func (p *palette) run() {
	if p.at < 0 || p.at >= len(p.shown) {
		return
	}
	m := p.shown[p.at]
	p.popup.Hide()
	if p.options.OnUse != nil {
		p.options.OnUse(m.Name)
	}
	m.Do()
}

// line is the entry; it leaves some keys to the palette.
type line struct {
	widget.Entry
	palette *palette
}

// TypedKey is for Fyne.
func (l *line) TypedKey(k *fyne.KeyEvent) {
	const page = 10
	switch k.Name {
	case fyne.KeyDown:
		l.palette.step(+1)
	case fyne.KeyUp:
		l.palette.step(-1)
	case fyne.KeyPageDown:
		l.palette.step(+page)
	case fyne.KeyPageUp:
		l.palette.step(-page)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.palette.run()
	case fyne.KeyEscape:
		l.palette.popup.Hide()
	default:
		l.Entry.TypedKey(k)
	}
}

// AccessibilityLabel says what the line is for.
func (l *line) AccessibilityLabel() string { return look.T("palette.hint") }

// AccessibilityRole is that of text.
func (l *line) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
