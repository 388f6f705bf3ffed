package notebook

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/rows"
)

// Measures of a row.
const (
	textSize    = 14
	wordsSize   = 13
	headSize    = 12
	textHeight  = 24
	wordsHeight = 20
	headHeight  = 20
	above       = 10
	left        = 20
	buttons     = 76
	most        = 2 // lines of the text, and of the words
)

// lines is what a row says, broken for its width.
type lines struct{ text, words []string }

func (l lines) height() float32 {
	h := 2*above + headHeight + textHeight*float32(len(l.text))
	if n := len(l.words); n > 0 {
		h += 4 + wordsHeight*float32(n)
	}
	return h
}

// measure breaks the texts for the width of the list.
func (p *Pane) measure() {
	w := p.list.Size().Width
	if w == p.width || w <= 0 {
		return
	}
	p.width = w
	p.lines = make([]lines, len(p.shown))
	for i, it := range p.shown {
		room := w - left - buttons - 8
		p.lines[i] = lines{rows.Wrap(flat(it.Text), textSize, room, most), rows.Wrap(flat(it.Words), wordsSize, room, most)}
		p.list.SetItemHeight(i, p.lines[i].height())
	}
}

func (p *Pane) linesOf(i int) lines {
	if i < len(p.lines) {
		return p.lines[i]
	}
	return lines{}
}

// A row shows an item: a bar and a wash in its colour, whose name stands
// above; the text, the words, and what can be done.
type row struct {
	widget.BaseWidget
	pane  *Pane
	item  Item
	lines lines

	bar    *canvas.Rectangle
	washes [most]*canvas.Rectangle
	head   *canvas.Text
	made   *canvas.Text
	text   [most]*canvas.Text
	words  [most]*canvas.Text
	edit   *look.IconButton
	place  *look.IconButton // in the place of edit, where there is none
	delete *look.IconButton
}

func (p *Pane) newRow() fyne.CanvasObject {
	r := &row{pane: p, bar: canvas.NewRectangle(color.Transparent)}
	r.bar.CornerRadius = 2
	text := func(size float32) *canvas.Text {
		t := canvas.NewText("", color.Transparent)
		t.TextSize = size
		return t
	}
	r.head, r.made = text(headSize), text(headSize)
	r.made.Alignment = fyne.TextAlignTrailing
	for i := range most {
		r.washes[i] = canvas.NewRectangle(color.Transparent)
		r.washes[i].CornerRadius = 2
		r.text[i], r.words[i] = text(textSize), text(wordsSize)
	}
	r.edit = look.NewIconButton(look.IconWrite, "notes.edit", p.tip, func() { p.edit(r.item) })
	r.place = look.NewIconButton(look.IconPin, "notes.place", p.tip, func() { p.place(r.item) })
	r.delete = look.NewIconButton(look.IconDelete, "notes.delete", p.tip, func() { p.delete(r.item) })
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) set(it Item, l lines) {
	r.item, r.lines = it, l
	r.Refresh()
}

// CreateRenderer is for Fyne.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	o := []fyne.CanvasObject{r.bar, r.head, r.made}
	for i := range most {
		o = append(o, r.washes[i], r.text[i], r.words[i])
	}
	return &rowRenderer{r, append(o, r.edit, r.place, r.delete)}
}

type rowRenderer struct {
	*row
	objects []fyne.CanvasObject
}

func (r *rowRenderer) Destroy()                     {}
func (r *rowRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *rowRenderer) MinSize() fyne.Size {
	return fyne.NewSize(240, 2*above+headHeight+textHeight)
}

func (r *rowRenderer) Layout(size fyne.Size) {
	r.bar.Move(fyne.NewPos(8, above))
	r.bar.Resize(fyne.NewSize(4, max(0, size.Height-2*above)))
	room := size.Width - left - buttons
	place := func(t *canvas.Text, y, height, width float32) {
		h := t.MinSize().Height
		t.Move(fyne.NewPos(left, y+(height-h)/2))
		t.Resize(fyne.NewSize(width, h))
	}
	y := float32(above)
	made := r.made.MinSize().Width
	r.head.Text = rows.Fit(r.headline(), headSize, fyne.TextStyle{}, room-made-16)
	place(r.head, y, headHeight, room)
	place(r.made, y, headHeight, room-8)
	y += headHeight
	for i := range most {
		r.washes[i].Hide()
		if i < len(r.lines.text) {
			place(r.text[i], y, textHeight, room)
			r.washes[i].Move(fyne.NewPos(left-2, y+2))
			r.washes[i].Resize(fyne.NewSize(r.text[i].MinSize().Width+4, textHeight-4))
			if !r.item.Correction && !r.item.Bookmark {
				r.washes[i].Show()
			}
			y += textHeight
		}
	}
	y += 4
	for i := range most {
		if i < len(r.lines.words) {
			place(r.words[i], y, wordsHeight, room)
			y += wordsHeight
		}
	}
	const b = 32
	r.edit.Move(fyne.NewPos(size.Width-2*b-8, (size.Height-b)/2))
	r.edit.Resize(fyne.NewSize(b, b))
	r.place.Move(r.edit.Position())
	r.place.Resize(fyne.NewSize(b, b))
	r.delete.Move(fyne.NewPos(size.Width-b-8, (size.Height-b)/2))
	r.delete.Resize(fyne.NewSize(b, b))
}

// headline names the colour or the kind, and the section.
func (r *row) headline() string {
	s := look.NoteName(r.item.Colour)
	switch {
	case r.item.Bookmark:
		s = look.T("notes.bookmark")
	case r.item.Undone:
		s = look.T("notes.undone")
	case r.item.Correction:
		s = look.T("notes.correction")
	}
	switch {
	case r.item.Unplaced:
		s += "　" + look.T("notes.unplaced")
	case r.item.Gone:
		s += "　" + look.T("notes.gone")
	case r.item.Section != "":
		s += "　" + flat(r.item.Section)
	}
	if r.item.Was != "" {
		s += "　" + fmt.Sprintf(look.T("notes.changed"), flat(r.item.Was))
	}
	return s
}

func (r *rowRenderer) Refresh() {
	pal := r.pane.palette
	ink := look.Notes[min(max(r.item.Colour, 0), len(look.Notes)-1)]
	r.bar.FillColor = ink
	if r.item.Correction || r.item.Bookmark {
		r.bar.FillColor = pal.SecondInk
	}
	r.head.Color, r.made.Color = pal.SecondInk, pal.SecondInk
	r.made.Text = ""
	if !r.item.Made.IsZero() {
		r.made.Text = r.item.Made.Local().Format("2006-01-02 15:04")
	}
	wash := ink
	wash.A = 0x4c
	if pal.Dark {
		wash.A = 0x3c
	}
	if pal.Strong {
		wash = color.NRGBA{}
	}
	for i := range most {
		r.washes[i].FillColor = wash
		r.text[i].Color, r.words[i].Color = pal.Ink, pal.SecondInk
		r.text[i].Text, r.words[i].Text = "", ""
		if i < len(r.lines.text) {
			r.text[i].Text = r.lines.text[i]
		}
		if i < len(r.lines.words) {
			r.words[i].Text = r.lines.words[i]
		}
	}
	shown := func(b *look.IconButton, is bool) {
		if is {
			b.Show()
		} else {
			b.Hide()
		}
	}
	shown(r.edit, !r.item.Fixed && !r.item.Unplaced)
	shown(r.place, r.item.Unplaced && !r.item.Undone)
	r.Layout(r.row.Size())
	canvas.Refresh(r.row)
}
