// Package charts is the pane of charts: a chooser of indicators and the charts
// themselves, drawn by core/draw away from the window's goroutine. It knows no
// documents: it is given models and tells which figure was pointed at.
package charts

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/draw"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/gui/look"
)

// Measures of the pane.
const (
	wide    = 720 // from here on the chooser stands beside the charts
	chooser = 220
	widest  = 860 // of a chart
	gap     = 16
)

// A Pane shows charts. Set its fields before it is shown.
type Pane struct {
	widget.BaseWidget

	// OnFigure is called with the figure that was clicked or entered.
	OnFigure func(figure int)
	// OnHover is called with the figure under the pointer or the keyboard's
	// mark, and the place of its mark in the window.
	OnHover func(figure int, at fyne.Position)
	// OnHoverEnd is called when the pointer or the focus leaves a mark.
	OnHoverEnd func()
	// OnKey is called with a key that a chart has no use for.
	OnKey func(e *fyne.KeyEvent)
	// OnExport is called when the user asks for a picture of a chart.
	OnExport func(m chart.Model)
	// OnCopy is called when the user wants a chart's picture in the clipboard.
	// Without it no chart offers that.
	OnCopy func(m chart.Model)
	// OnEdit is called when the user wants a chart drawn otherwise. Without it no
	// chart offers that.
	OnEdit func(m chart.Model)
	// Run does work away from the window's goroutine and then done on it. It
	// may drop both if ctx ends. Without it work is done at once.
	Run func(work func(ctx context.Context), done func())

	drawer *draw.Drawer
	style  draw.Style
	words  Words

	models   []chart.Model
	items    []item // of the chooser, all
	shown    []item // those that pass the filter
	current  string // name of the chosen item
	views    []*view
	selected int // figure, or -1

	filter *look.Entry
	list   *widget.List
	pick   *widget.Select
	scroll *container.Scroll
	column *fyne.Container
	empty  *widget.Label
	rule   *canvas.Rectangle
	still  bool // the chooser is being set, not used
	late   bool // the selected figure is to be revealed when there is room
}

// An item is a line of the chooser: a subject or an indicator, with its charts.
type item struct {
	name   string
	models []int
}

// New returns an empty pane that draws with d.
func New(d *draw.Drawer, s draw.Style, w Words) *Pane {
	p := &Pane{drawer: d, style: s, words: w, selected: -1}
	p.ExtendBaseWidget(p)
	p.filter = look.NewEntry()
	p.filter.OnChanged = func(string) { p.sift() }
	p.list = widget.NewList(func() int { return len(p.shown) }, func() fyne.CanvasObject {
		l := widget.NewLabel("")
		l.Truncation = fyne.TextTruncateEllipsis
		return l
	}, func(i widget.ListItemID, o fyne.CanvasObject) {
		if i < len(p.shown) {
			o.(*widget.Label).SetText(p.shown[i].name)
		}
	})
	p.list.HideSeparators = true
	p.list.OnSelected = func(i widget.ListItemID) {
		if !p.still && i < len(p.shown) {
			p.choose(p.shown[i])
		}
	}
	p.pick = widget.NewSelect(nil, func(name string) {
		if !p.still {
			for _, i := range p.shown {
				if i.name == name {
					p.choose(i)
					return
				}
			}
		}
	})
	p.column = container.New(&columnLayout{})
	p.scroll = container.NewVScroll(p.column)
	p.scroll.OnScrolled = func(fyne.Position) { p.scrolled() }
	p.empty = widget.NewLabel("")
	p.empty.Wrapping = fyne.TextWrapBreak
	p.empty.Alignment = fyne.TextAlignCenter
	p.rule = canvas.NewRectangle(s.Rule)
	p.SetWords(w)
	p.SetModels(nil)
	return p
}

// SetWords changes the language of what the pane says of itself.
func (p *Pane) SetWords(w Words) { p.Set(p.models, w) }

// Set shows other charts in other words; each is drawn once.
func (p *Pane) Set(models []chart.Model, w Words) {
	p.words = w
	p.filter.SetPlaceHolder(w.Filter)
	p.SetModels(models)
}

// SetStyle changes the colours and draws anew.
func (p *Pane) SetStyle(s draw.Style) {
	p.style = s
	p.rule.FillColor = s.Rule
	p.rule.Refresh()
	for _, v := range p.views {
		v.paint()
		v.mark()
	}
}

// SetModels shows other charts: those that say most of the document first.
// Behind them the chooser has all charts by their subjects. Where they are the
// same ones, drawn otherwise, the pane stays where it is.
func (p *Pane) SetModels(models []chart.Model) {
	same := len(models) > 0 && slices.EqualFunc(p.models, models, func(a, b chart.Model) bool { return a.ID == b.ID && a.Subject == b.Subject })
	current, offset := p.current, p.scroll.Offset
	p.models, p.selected, p.current = models, -1, ""
	p.items = nil
	main, at := item{name: p.words.Selection}, map[string]int{}
	for i, m := range models {
		if m.Main {
			main.models = append(main.models, i)
		}
		n, ok := at[m.Subject]
		if !ok {
			n = len(p.items)
			at[m.Subject], p.items = n, append(p.items, item{name: cmp.Or(m.Subject, p.words.Selection)})
		}
		p.items[n].models = append(p.items[n].models, i)
	}
	if len(p.items) != 1 && len(main.models) > 0 {
		p.items = append([]item{main}, p.items...)
	}
	p.sift()
	first := slices.IndexFunc(p.shown, func(i item) bool { return same && i.name == current })
	switch {
	case first >= 0:
		p.choose(p.shown[first])
		p.scroll.ScrollToOffset(offset)
	case len(p.items) > 0:
		p.choose(p.items[0])
	default:
		p.show(nil)
	}
	p.Refresh()
}

// sift applies the filter to the chooser: the subjects and indicators whose
// names hold its words.
func (p *Pane) sift() {
	want := series.Normal(p.filter.Text)
	p.shown = nil
	for _, i := range p.items {
		if strings.Contains(series.Normal(i.name), want) {
			p.shown = append(p.shown, i)
		}
	}
	if want != "" {
		p.shown = append(p.shown, p.indicators(want)...)
	}
	var names []string
	for _, i := range p.shown {
		names = append(names, i.name)
	}
	p.still = true
	p.pick.SetOptions(names)
	p.list.Refresh()
	p.follow()
	p.still = false
	p.say()
}

// indicators are those whose names hold want, each with the charts that show it.
func (p *Pane) indicators(want string) []item {
	var list []item
	at := map[string]int{}
	for i, m := range p.models {
		for _, name := range m.Names {
			if !strings.Contains(series.Normal(name), want) {
				continue
			}
			n, ok := at[name]
			if !ok {
				n = len(list)
				at[name], list = n, append(list, item{name: name})
			}
			list[n].models = append(list[n].models, i)
		}
	}
	return list
}

// follow marks the chosen item in the chooser.
func (p *Pane) follow() {
	was := p.still
	p.still = true
	p.list.UnselectAll()
	p.pick.ClearSelected()
	for n, i := range p.shown {
		if i.name == p.current {
			p.list.Select(n)
			p.pick.SetSelected(i.name)
		}
	}
	p.still = was
}

func (p *Pane) choose(i item) {
	if i.name == p.current {
		return
	}
	p.current = i.name
	p.show(i.models)
	p.follow()
}

// show puts charts into the column.
func (p *Pane) show(models []int) {
	p.hoverEnd()
	for _, v := range p.views {
		v.drop()
	}
	p.views = nil
	var objects []fyne.CanvasObject
	for _, m := range models {
		v := newView(p, &p.models[m])
		p.views = append(p.views, v)
		objects = append(objects, v)
	}
	p.column.Objects = objects
	p.scroll.Offset = fyne.Position{}
	p.settle()
	p.say()
}

// settle gives the column its width and the heights that follow from it.
func (p *Pane) settle() {
	if w := p.scroll.Size().Width; w > 0 {
		p.column.Layout.(*columnLayout).width = w
		p.column.Resize(fyne.NewSize(w, p.column.MinSize().Height))
		p.column.Refresh()
		p.scroll.Refresh()
	}
}

func (p *Pane) say() {
	text := ""
	switch {
	case len(p.models) == 0:
		text = p.words.Empty + "\n\n" + p.words.EmptyHow
	case len(p.shown) == 0:
		text = p.words.NoMatch
	}
	if p.empty.Text != text {
		p.empty.SetText(text)
	}
	hide(p.empty, text == "")
	hide(p.scroll, len(p.models) == 0)
	p.Refresh()
}

func hide(o fyne.CanvasObject, hidden bool) {
	if hidden {
		o.Hide()
	} else {
		o.Show()
	}
}

// SelectFigure marks a figure and scrolls to it, in another chart if need be.
// It reports false if no chart shows it; then nothing is marked.
func (p *Pane) SelectFigure(figure int) bool {
	m, mark, ok := chart.MarkOf(p.models, series.Ref{Figure: figure})
	p.selected = figure
	if !ok {
		p.selected = -1
	}
	if ok && !slices.ContainsFunc(p.views, func(v *view) bool { return v.model == &p.models[m] }) {
		for _, i := range p.items {
			if slices.Contains(i.models, m) {
				p.choose(i)
				break
			}
		}
	}
	for _, v := range p.views {
		v.selected = -1
		if ok && v.model == &p.models[m] {
			v.selected = mark
			p.reveal(v, mark)
		}
		v.mark()
	}
	return ok
}

// reveal scrolls so that a mark is in sight.
func (p *Pane) reveal(v *view, mark int) {
	if p.scroll.Size().Height <= 0 { // not shown yet: when it is
		p.late = true
		return
	}
	p.settle()
	top, bottom := v.Position().Y, v.Position().Y+v.Size().Height
	if r, ok := v.place(mark); ok {
		top, bottom = top+r.y-40, top+r.y+r.h+40
	}
	room := p.scroll.Size().Height
	y := p.scroll.Offset.Y
	switch {
	case top < y || bottom-top > room:
		y = top
	case bottom > y+room:
		y = bottom - room
	}
	p.scroll.ScrollToOffset(fyne.NewPos(0, max(0, y)))
}

// revealFoot scrolls so that the foot of a chart, with its button, is in sight.
func (p *Pane) revealFoot(v *view) {
	bottom, room := v.Position().Y+v.Size().Height, p.scroll.Size().Height
	if y := p.scroll.Offset.Y; bottom > y+room || bottom-strip < y {
		p.scroll.ScrollToOffset(fyne.NewPos(0, max(0, bottom-room)))
	}
}

// page scrolls by most of what is in sight; the keyboard stays at its mark.
func (p *Pane) page(by float32) {
	p.hoverEnd()
	room := p.scroll.Content.Size().Height - p.scroll.Size().Height
	p.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(room, p.scroll.Offset.Y+by*0.9*p.scroll.Size().Height))))
}

// scrolled ends the card of a mark that is no longer under the pointer; the
// keyboard stays at its mark.
func (p *Pane) scrolled() {
	p.hoverEnd()
	for _, v := range p.views {
		if v.carded = false; !v.focused {
			v.outline(-1)
		}
	}
}

func (p *Pane) hoverEnd() {
	if p.OnHoverEnd != nil {
		p.OnHoverEnd()
	}
}

func (p *Pane) run(work func(ctx context.Context), done func()) {
	if p.Run != nil {
		p.Run(work, done)
		return
	}
	work(context.Background())
	done()
}

// CreateRenderer is for Fyne.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer { return &paneRenderer{p} }

type paneRenderer struct{ p *Pane }

func (r *paneRenderer) Objects() []fyne.CanvasObject {
	p := r.p
	return []fyne.CanvasObject{p.scroll, p.filter, p.list, p.pick, p.rule, p.empty}
}

func (r *paneRenderer) Destroy()           {}
func (r *paneRenderer) MinSize() fyne.Size { return fyne.NewSize(300, 200) }
func (r *paneRenderer) Refresh()           { r.Layout(r.p.Size()) }

func (r *paneRenderer) Layout(size fyne.Size) {
	p := r.p
	left, top := float32(0), float32(0)
	high := p.filter.MinSize().Height
	choice := len(p.items) > 1
	beside := size.Width >= wide
	hide(p.filter, !choice)
	hide(p.rule, !choice)
	hide(p.list, !choice || !beside)
	hide(p.pick, !choice || beside)
	switch {
	case choice && beside:
		left = chooser
		p.filter.Move(fyne.NewPos(8, 8))
		p.filter.Resize(fyne.NewSize(chooser-16, high))
		p.list.Move(fyne.NewPos(0, high+16))
		p.list.Resize(fyne.NewSize(chooser, max(0, size.Height-high-16)))
		p.rule.Move(fyne.NewPos(chooser-1, 0))
		p.rule.Resize(fyne.NewSize(1, size.Height))
	case choice:
		top = high + 16
		half := (size.Width - 24) / 2
		p.pick.Move(fyne.NewPos(8, 8))
		p.pick.Resize(fyne.NewSize(half, high))
		p.filter.Move(fyne.NewPos(16+half, 8))
		p.filter.Resize(fyne.NewSize(half, high))
		p.rule.Move(fyne.NewPos(0, top-1))
		p.rule.Resize(fyne.NewSize(size.Width, 1))
	}
	field := fyne.NewSize(max(0, size.Width-left), max(0, size.Height-top))
	p.column.Layout.(*columnLayout).width = field.Width
	p.scroll.Move(fyne.NewPos(left, top))
	p.scroll.Resize(field)
	if p.late && field.Height > 0 {
		p.late = false
		p.SelectFigure(p.selected)
	}
	if p.empty.Visible() {
		w := min(field.Width-32, 460)
		p.empty.Resize(fyne.NewSize(w, 1))
		h := p.empty.MinSize().Height
		p.empty.Resize(fyne.NewSize(w, h))
		p.empty.Move(fyne.NewPos(left+(field.Width-w)/2, top+max(0, (field.Height-h)/2.4)))
	}
}

// A columnLayout sets charts under each other, each as high as its width
// makes it, in the middle of a wide field.
type columnLayout struct{ width float32 }

// MinSize is what the charts need at the width that the pane gave.
func (l *columnLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	y := float32(0)
	for _, o := range objects {
		y += o.(*view).high(l.chart()) + gap
	}
	return fyne.NewSize(0, y)
}

func (l *columnLayout) chart() float32 { return max(min(l.width-8, widest), 280) }

// Layout is for Fyne.
func (l *columnLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if l.width == 0 {
		l.width = size.Width
	}
	w := l.chart()
	x, y := max(0, (l.width-w)/2), float32(0)
	for _, o := range objects {
		h := o.(*view).high(w)
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
		y += h + gap
	}
}
