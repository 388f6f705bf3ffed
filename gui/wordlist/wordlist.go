// Package wordlist is the pane of a document's words: how often each stands in
// it, where, and in what company.
package wordlist

import (
	"fmt"
	"image"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/words"
	"github.com/wenshu-app/wenshu/gui/look"
)

// around is how many characters of context a line holds on either side; what
// does not fit is cut at the outer ends.
const around = 40

// A Pane shows a list of words and the contexts of the chosen one.
type Pane struct {
	widget.BaseWidget

	OnPlace func(offset, length int) // a context was chosen

	list   words.List
	body   string
	shown  []int // indexes into list.Words
	chosen int   // index into list.Words; -1 for none
	lines  []words.Line
	order  int // of the lines: as in the text, by left, by right

	filter  *widget.Entry
	names   *widget.List
	sort    *widget.Select
	spread  *canvas.Raster
	context *widget.List
	empty   *widget.Label
	count   *widget.Label
	split   *container.Split
	palette look.Palette
}

// New returns an empty pane.
func New() *Pane {
	p := &Pane{chosen: -1}
	p.filter = widget.NewEntry()
	p.filter.OnChanged = func(string) { p.sift() }
	p.count = widget.NewLabel("")
	p.count.Importance = widget.LowImportance
	p.names = widget.NewList(func() int { return len(p.shown) }, func() fyne.CanvasObject {
		name, n := widget.NewLabel(""), widget.NewLabel("")
		name.Truncation = fyne.TextTruncateEllipsis
		n.Importance = widget.LowImportance
		return container.NewBorder(nil, nil, nil, n, name)
	}, func(i widget.ListItemID, o fyne.CanvasObject) {
		w := p.list.Words[p.shown[i]]
		row := o.(*fyne.Container)
		row.Objects[0].(*widget.Label).SetText(w.Text)
		row.Objects[1].(*widget.Label).SetText(fmt.Sprint(w.N()))
	})
	p.names.OnSelected = func(i widget.ListItemID) { p.choose(p.shown[i]) }
	p.sort = widget.NewSelect(nil, func(string) {
		p.order = max(0, p.sort.SelectedIndex())
		p.arrange()
	})
	p.spread = canvas.NewRaster(p.paint)
	p.spread.SetMinSize(fyne.NewSize(100, 14))
	p.context = widget.NewList(func() int { return len(p.lines) }, func() fyne.CanvasObject {
		left, word, right := widget.NewLabel(""), widget.NewLabel(""), widget.NewLabel("")
		left.Alignment = fyne.TextAlignTrailing
		word.TextStyle.Bold = true
		return container.New(kwic{}, left, word, right)
	}, func(i widget.ListItemID, o fyne.CanvasObject) {
		l := p.lines[i]
		row := o.(*fyne.Container)
		fit := p.fit()
		row.Objects[0].(*widget.Label).SetText(end(l.Left, fit))
		row.Objects[1].(*widget.Label).SetText(l.Word)
		row.Objects[2].(*widget.Label).SetText(start(l.Right, fit))
		row.Layout.Layout(row.Objects, row.Size())
	})
	p.context.OnSelected = func(i widget.ListItemID) {
		p.context.UnselectAll()
		if p.OnPlace != nil {
			p.OnPlace(p.lines[i].At, len(p.lines[i].Word))
		}
	}
	p.empty = widget.NewLabel("")
	p.empty.Importance, p.empty.Alignment, p.empty.Wrapping = widget.LowImportance, fyne.TextAlignCenter, fyne.TextWrapBreak
	left := container.NewBorder(container.NewBorder(nil, nil, nil, p.count, p.filter), nil, nil, nil, p.names)
	right := container.NewBorder(container.NewVBox(container.NewHBox(p.sort), p.spread), nil, nil, nil, p.context)
	p.split = container.NewHSplit(left, right)
	p.split.Offset = 0.27
	p.ExtendBaseWidget(p)
	p.SetWords()
	p.SetList(words.List{}, "")
	return p
}

// CreateRenderer is for Fyne.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(p.split, container.NewCenter(container.NewGridWrap(fyne.NewSize(420, 80), p.empty))))
}

// SetPalette gives the picture of where a word stands its colours.
func (p *Pane) SetPalette(c look.Palette) {
	p.palette = c
	p.spread.Refresh()
}

// SetWords sets what is said in the current language.
func (p *Pane) SetWords() {
	p.filter.SetPlaceHolder(look.T("words.filter"))
	p.sort.Options = []string{look.T("words.place"), look.T("words.left"), look.T("words.right")}
	p.sort.SetSelectedIndex(p.order)
	p.say(look.T("words.empty"))
}

// say tells what the empty pane waits for.
func (p *Pane) say(text string) { p.empty.SetText(text) }

// Busy says that the words are being counted.
func (p *Pane) Busy() {
	p.SetList(words.List{}, "")
	p.say(look.T("words.busy"))
}

// SetList shows the words of body.
func (p *Pane) SetList(l words.List, body string) {
	p.list, p.body, p.chosen, p.lines = l, body, -1, nil
	p.sift()
	p.context.Refresh()
	p.spread.Refresh()
	if len(l.Words) == 0 {
		p.split.Hide()
		p.empty.Show()
		return
	}
	p.empty.Hide()
	p.split.Show()
	p.names.Select(0)
}

// Words returns the words that the filter leaves, most frequent first.
func (p *Pane) Words() []string {
	var out []string
	for _, i := range p.shown {
		out = append(out, p.list.Words[i].Text)
	}
	return out
}

// Lines returns the contexts that are shown.
func (p *Pane) Lines() []words.Line { return p.lines }

// sift applies the filter.
func (p *Pane) sift() {
	want := strings.TrimSpace(p.filter.Text)
	p.shown = p.shown[:0]
	for i, w := range p.list.Words {
		if strings.Contains(w.Text, want) {
			p.shown = append(p.shown, i)
		}
	}
	p.count.SetText(fmt.Sprint(len(p.shown)))
	p.names.UnselectAll()
	p.names.Refresh()
}

func (p *Pane) choose(i int) {
	p.chosen = i
	p.arrange()
	p.spread.Refresh()
}

// arrange puts the contexts into order.
func (p *Pane) arrange() {
	if p.chosen < 0 || p.chosen >= len(p.list.Words) {
		return
	}
	p.lines = words.Concordance(p.body, p.list.Words[p.chosen], around)
	switch p.order {
	case 1:
		words.ByLeft(p.lines)
	case 2:
		words.ByRight(p.lines)
	}
	p.context.ScrollToTop()
	p.context.Refresh()
}

// paint shows where the chosen word stands in the whole text.
func (p *Pane) paint(w, h int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for x := range w {
		img.Set(x, h/2, p.palette.Rule)
	}
	if p.chosen < 0 || p.chosen >= len(p.list.Words) || len(p.body) == 0 {
		return img
	}
	var ink color.Color = p.palette.Accent
	for _, at := range p.list.Words[p.chosen].At {
		x := min(w-1, at*w/len(p.body))
		for y := range h {
			img.Set(x, y, ink)
		}
	}
	return img
}

// fit is how many characters of context a line has room for on a side.
func (p *Pane) fit() int {
	room := p.context.Size().Width/2 - 60
	return max(6, min(around, int(room/theme.TextSize())))
}

func end(s string, n int) string {
	r := []rune(s)
	return string(r[max(0, len(r)-n):])
}

func start(s string, n int) string {
	r := []rune(s)
	return string(r[:min(n, len(r))])
}

// kwic lays a context out with the word in the middle.
type kwic struct{}

func (kwic) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, o[1].MinSize().Height)
}

func (kwic) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w := o[1].MinSize().Width
	gap := float32(10) // labels keep room around their text
	x := (size.Width - w) / 2
	o[0].Resize(fyne.NewSize(x+gap, size.Height))
	o[0].Move(fyne.NewPos(0, 0))
	o[1].Resize(fyne.NewSize(w, size.Height))
	o[1].Move(fyne.NewPos(x, 0))
	o[2].Resize(fyne.NewSize(size.Width-x-w+gap, size.Height))
	o[2].Move(fyne.NewPos(x+w-gap, 0))
}
