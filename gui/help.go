package gui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"github.com/wenshu-app/wenshu/gui/look"
)

// Measures of the sheet of keys.
const (
	keyLine    = 28 // height of a line
	keyCap     = 22 // height of a key
	keySize    = 12 // of the letters on it
	keyBetween = 28 // between columns
)

// showHelp shows every key on one sheet.
func (w *Window) showHelp() {
	room := w.win.Canvas().Size()
	columns := w.keyColumns(3)
	for n := 2; n > 0 && columns.MinSize().Width > room.Width-80; n-- {
		columns = w.keyColumns(n)
	}
	scroll := container.NewVScroll(columns)
	need := columns.MinSize()
	scroll.SetMinSize(fyne.NewSize(min(need.Width+2*look.Pad, room.Width-80), min(need.Height+look.Pad, room.Height-180)))
	w.hideHelp()
	sheet := dialog.NewCustom(look.T("help.title"), look.T("close"), scroll, w.win)
	sheet.SetOnClosed(func() { w.sheet = nil })
	sheet.Show()
	w.sheet = sheet
}

// hideHelp takes the sheet away and reports whether it was there.
func (w *Window) hideHelp() bool {
	if w.sheet == nil {
		return false
	}
	w.sheet.Hide()
	w.sheet = nil
	return true
}

// keyColumns lays the keys out in at most n columns.
func (w *Window) keyColumns(n int) *fyne.Container {
	p := w.palette()
	columns := make([]*fyne.Container, n)
	for i := range columns {
		columns[i] = container.New(lines{})
	}
	for i, groups := range keyColumns() {
		c := columns[min(i, n-1)]
		for _, g := range groups {
			head := canvas.NewText(look.T(g.title), p.Ink)
			head.TextSize, head.TextStyle.Bold = 14, true
			if len(c.Objects) > 0 {
				c.Add(container.New(keyRowLayout{}))
			}
			c.Add(container.New(keyRowLayout{}, head))
			for _, r := range g.rows {
				c.Add(keyLineOf(r, p))
			}
		}
	}
	all := container.New(keyColumnsLayout{})
	for _, c := range columns {
		all.Add(c)
	}
	return all
}

// keyLineOf is a row of the table.
func keyLineOf(r keyRow, p look.Palette) fyne.CanvasObject {
	word := canvas.NewText(look.T(r.word), p.SecondInk)
	word.TextSize = 13
	line := container.New(keyRowLayout{}, word)
	for _, id := range r.keys {
		text := canvas.NewText(keyShown(id), p.Ink)
		text.TextSize, text.Alignment = keySize, fyne.TextAlignCenter
		edge := canvas.NewRectangle(color.Transparent)
		if id != "…" {
			edge.FillColor, edge.StrokeColor = p.Ground, p.Rule
			edge.StrokeWidth, edge.CornerRadius = 1, 4
		}
		line.Add(container.NewStack(edge, text))
	}
	return line
}

// keyRowLayout sets what keys do at the left and the keys at the right end.
type keyRowLayout struct{}

func (keyRowLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for i, c := range o {
		width += keyWidth(i, c) + look.Gap
	}
	if len(o) > 1 {
		width += look.Group
	}
	if len(o) == 0 {
		return fyne.NewSize(0, look.Pad)
	}
	return fyne.NewSize(width, keyLine)
}

func keyWidth(i int, c fyne.CanvasObject) float32 {
	m := c.MinSize().Width
	if i > 0 {
		m = max(keyCap, m+12)
	}
	return m
}

func (keyRowLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	x := size.Width
	for i := len(o) - 1; i >= 0; i-- {
		w, h := keyWidth(i, o[i]), float32(keyCap)
		if i == 0 {
			x, h = w, o[i].MinSize().Height
		}
		o[i].Move(fyne.NewPos(x-w, (size.Height-h)/2))
		o[i].Resize(fyne.NewSize(w, h))
		x -= w + look.Gap
	}
}

// lines sets rows one under the other without more between them.
type lines struct{}

func (lines) MinSize(o []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, c := range o {
		m := c.MinSize()
		s.Width, s.Height = max(s.Width, m.Width), s.Height+m.Height
	}
	return s
}

func (lines) Layout(o []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, c := range o {
		h := c.MinSize().Height
		c.Move(fyne.NewPos(0, y))
		c.Resize(fyne.NewSize(size.Width, h))
		y += h
	}
}

// keyColumnsLayout sets columns beside one another, each as wide as it needs.
type keyColumnsLayout struct{}

func (keyColumnsLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	s := fyne.NewSize(float32(len(o)-1)*keyBetween, 0)
	for _, c := range o {
		m := c.MinSize()
		s.Width, s.Height = s.Width+m.Width, max(s.Height, m.Height)
	}
	return s
}

func (keyColumnsLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for _, c := range o {
		w := c.MinSize().Width
		c.Move(fyne.NewPos(x, 0))
		c.Resize(fyne.NewSize(w, size.Height))
		x += w + keyBetween
	}
}
