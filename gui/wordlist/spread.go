package wordlist

import (
	"fmt"
	"image"
	"image/color"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/rows"
)

// MaxSpread is how many words the picture shows at once.
const MaxSpread = 6

// A subject is a word, or what was typed, and where it stands.
type subject struct {
	name string
	at   []text.Span
}

// Measures of the picture.
const (
	stripHeight = 22
	nameRoom    = 116
	countRoom   = 52
	crossRoom   = 24
)

// A spread is the picture of where words stand in the document: a strip for
// each, with the bounds of articles and sections as ticks. A click goes to the
// nearest place, the keys go from place to place.
type spread struct {
	widget.BaseWidget
	pane    *Pane
	focused bool
	row     int     // that the keys work on
	nth     int     // the place that the keys stand at; -1 for none
	pointer float32 // x of the pointer in a strip; -1
	raster  *canvas.Raster
	hair    *canvas.Rectangle
	frame   *canvas.Rectangle
	names   [MaxSpread]*canvas.Text
	counts  [MaxSpread]*canvas.Text
	crosses [MaxSpread]*canvas.Text
}

var (
	_ fyne.Tappable     = (*spread)(nil)
	_ fyne.Focusable    = (*spread)(nil)
	_ desktop.Hoverable = (*spread)(nil)
)

func newSpread(p *Pane) *spread {
	s := &spread{pane: p, nth: -1, pointer: -1}
	s.raster = canvas.NewRaster(s.paint)
	s.hair, s.frame = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	s.frame.StrokeWidth, s.frame.CornerRadius = 1, 4
	for i := range s.names {
		s.names[i], s.counts[i], s.crosses[i] = canvas.NewText("", color.Transparent), canvas.NewText("", color.Transparent), canvas.NewText("×", color.Transparent)
		s.names[i].TextSize, s.counts[i].TextSize, s.crosses[i].TextSize = 13, 12, 14
		s.counts[i].Alignment, s.crosses[i].Alignment = fyne.TextAlignTrailing, fyne.TextAlignCenter
	}
	s.ExtendBaseWidget(s)
	return s
}

// strip is where the marks of each row lie, from x to x+w.
func (s *spread) strip() (x, w float32) {
	return nameRoom, max(20, s.Size().Width-nameRoom-countRoom-crossRoom)
}

// rowAt is the row and, in its strip, the offset in the text at a position; -1
// outside the strip.
func (s *spread) rowAt(pos fyne.Position) (row, offset int, ok bool) {
	row = int(pos.Y / stripHeight)
	if pos.Y < 0 || row >= len(s.pane.drawn()) || s.pane.doc == nil {
		return 0, -1, false
	}
	x, w := s.strip()
	if pos.X < x || pos.X > x+w {
		return row, -1, true
	}
	return row, int(float64(pos.X-x) / float64(w) * float64(len(s.pane.doc.Body))), true
}

// Tapped is for Fyne: goes to the nearest place, makes a name the one whose
// contexts are shown, or takes a row away.
func (s *spread) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Focus(s)
	}
	row, offset, ok := s.rowAt(e.Position)
	if !ok {
		return
	}
	sub := s.pane.drawn()[row]
	switch {
	case offset >= 0:
		if n := nearest(sub.at, offset); n >= 0 {
			s.row, s.nth = row, n
			s.goTo()
		}
	case e.Position.X > s.Size().Width-crossRoom && s.pane.pinned(sub.name) >= 0:
		s.pane.unpin(sub.name)
	case e.Position.X < nameRoom:
		s.pane.choose(sub)
	}
}

// nearest is the index of the place that is nearest to offset, -1 for none.
func nearest(at []text.Span, offset int) int {
	i := sort.Search(len(at), func(i int) bool { return at[i].Start >= offset })
	if i > 0 && (i == len(at) || offset-at[i-1].Start < at[i].Start-offset) {
		i--
	}
	if i >= len(at) {
		return -1
	}
	return i
}

// goTo leads to the place that the keys stand at.
func (s *spread) goTo() {
	sub := s.pane.drawn()[s.row]
	at := sub.at[s.nth]
	if s.pane.OnPlace != nil {
		s.pane.OnPlace(at.Start, at.End-at.Start)
	}
}

// MouseIn is for Fyne.
func (s *spread) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved is for Fyne: says which section the pointer is in.
func (s *spread) MouseMoved(e *desktop.MouseEvent) {
	_, offset, ok := s.rowAt(e.Position)
	s.pointer = -1
	if ok && offset >= 0 {
		s.pointer = e.Position.X
		s.pane.where.SetText(s.pane.doc.whereIs(offset))
	}
	s.placeHair()
}

// MouseOut is for Fyne.
func (s *spread) MouseOut() {
	s.pointer = -1
	s.pane.where.SetText("")
	s.placeHair()
}

// FocusGained is for Fyne.
func (s *spread) FocusGained() { s.focused = true; s.Refresh() }

// FocusLost is for Fyne.
func (s *spread) FocusLost() { s.focused, s.nth = false, -1; s.Refresh() }

// TypedRune is for Fyne.
func (s *spread) TypedRune(rune) {}

// TypedKey is for Fyne: left and right go from place to place, up and down to
// another word, Enter into the text, Delete takes a word away.
func (s *spread) TypedKey(e *fyne.KeyEvent) {
	drawn := s.pane.drawn()
	if len(drawn) == 0 {
		return
	}
	s.row = min(s.row, len(drawn)-1)
	sub := drawn[s.row]
	switch e.Name {
	case fyne.KeyLeft:
		s.nth = max(0, s.nth-1)
	case fyne.KeyRight:
		s.nth = s.nth + 1
	case fyne.KeyUp:
		s.row, s.nth = max(0, s.row-1), -1
	case fyne.KeyDown:
		s.row, s.nth = min(len(drawn)-1, s.row+1), -1
	case fyne.KeyReturn, fyne.KeyEnter:
		if s.nth >= 0 && s.nth < len(sub.at) {
			s.goTo()
		}
		return
	case fyne.KeyDelete, fyne.KeyBackspace:
		s.pane.unpin(sub.name)
		return
	}
	s.nth = min(s.nth, len(drawn[s.row].at)-1)
	if s.nth >= 0 {
		s.pane.where.SetText(s.pane.doc.whereIs(drawn[s.row].at[s.nth].Start))
	}
	s.placeHair()
}

// placeHair shows where the pointer is, or the place of the keys.
func (s *spread) placeHair() {
	x, w := s.strip()
	y, h := float32(0), float32(len(s.pane.drawn())*stripHeight)
	at := s.pointer
	if at < 0 && s.focused && s.nth >= 0 && s.row < len(s.pane.drawn()) && s.nth < len(s.pane.drawn()[s.row].at) {
		at = x + w*float32(s.pane.drawn()[s.row].at[s.nth].Start)/float32(max(1, len(s.pane.doc.Body)))
		y, h = float32(s.row*stripHeight), stripHeight
	}
	s.hair.FillColor = color.Transparent
	if at >= 0 {
		s.hair.FillColor = s.pane.palette.Accent
	}
	s.hair.Move(fyne.NewPos(at, y))
	s.hair.Resize(fyne.NewSize(1.5, h))
	s.hair.Refresh()
}

// AccessibilityLabel is for Fyne.
func (s *spread) AccessibilityLabel() string { return look.T("words.spread") }

// AccessibilityRole is for Fyne.
func (s *spread) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// paint draws the strips: a line for the text, ticks for its bounds, marks for
// the places, darker where more of them fall on one column.
func (s *spread) paint(w, h int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	drawn := s.pane.drawn()
	if s.pane.doc == nil || len(drawn) == 0 || len(s.pane.doc.Body) == 0 || w == 0 {
		return img
	}
	size := len(s.pane.doc.Body)
	pal := s.pane.palette
	scale := float64(h) / float64(len(drawn)*stripHeight)
	px := func(v float64) int { return int(v*scale + 0.5) }
	fill := func(x, y0, y1 int, c color.Color) {
		for y := max(0, y0); y < min(h, y1); y++ {
			img.Set(x, y, c)
		}
	}
	most := 1
	columns := make([][]int, len(drawn))
	for i, sub := range drawn {
		columns[i] = make([]int, w)
		for _, at := range sub.at {
			x := min(w-1, at.Start*w/size)
			columns[i][x]++
			most = max(most, columns[i][x])
		}
	}
	for i := range drawn {
		top := float64(i * stripHeight)
		for x := range w {
			fill(x, px(top+stripHeight-4), px(top+stripHeight-3), pal.Rule)
		}
		for _, b := range s.pane.doc.Bounds {
			if !b.Article && len(s.pane.doc.Bounds) > w/6 {
				continue // so many sections make a band, and tell nothing
			}
			x := min(w-1, b.At*w/size)
			from := top + stripHeight - 8
			if b.Article {
				from = top + 2
			}
			fill(x, px(from), px(top+stripHeight-3), pal.Rule)
		}
		ink := pal.Kinds[i]
		for x, n := range columns[i] {
			if n == 0 {
				continue
			}
			c := ink
			c.A = uint8(min(255, 150+105*n/most))
			for k := range max(1, px(1.5)) {
				if x+k < w {
					fill(x+k, px(top+4), px(top+stripHeight-4), c)
				}
			}
		}
	}
	return img
}

// CreateRenderer is for Fyne.
func (s *spread) CreateRenderer() fyne.WidgetRenderer {
	o := []fyne.CanvasObject{s.frame, s.raster, s.hair}
	for i := range s.names {
		o = append(o, s.names[i], s.counts[i], s.crosses[i])
	}
	return &spreadRenderer{s, o}
}

type spreadRenderer struct {
	*spread
	objects []fyne.CanvasObject
}

func (r *spreadRenderer) Destroy()                     {}
func (r *spreadRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *spreadRenderer) MinSize() fyne.Size {
	return fyne.NewSize(240, float32(max(1, len(r.pane.drawn()))*stripHeight))
}

func (r *spreadRenderer) Layout(size fyne.Size) {
	n := len(r.pane.drawn())
	x, w := r.strip()
	r.frame.Resize(size)
	r.raster.Move(fyne.NewPos(x, 0))
	r.raster.Resize(fyne.NewSize(w, float32(n*stripHeight)))
	for i := range r.names {
		y := float32(i * stripHeight)
		put := func(t *canvas.Text, x, w float32) {
			h := t.MinSize().Height
			t.Move(fyne.NewPos(x, y+(stripHeight-h)/2))
			t.Resize(fyne.NewSize(w, h))
		}
		put(r.names[i], inset, nameRoom-inset)
		put(r.counts[i], x+w, countRoom-8)
		put(r.crosses[i], x+w+countRoom, crossRoom)
	}
	r.placeHair()
}

func (r *spreadRenderer) Refresh() {
	pal := r.pane.palette
	drawn := r.pane.drawn()
	r.frame.StrokeColor = color.Transparent
	if r.focused {
		r.frame.StrokeColor = theme.Color(theme.ColorNameFocus)
	}
	for i := range r.names {
		for _, t := range []*canvas.Text{r.names[i], r.counts[i], r.crosses[i]} {
			t.Hide()
		}
		if i >= len(drawn) {
			continue
		}
		r.names[i].TextStyle.Bold = drawn[i].name == r.pane.subject.name
		r.names[i].Text = rows.Fit(flat(drawn[i].name), r.names[i].TextSize, r.names[i].TextStyle, nameRoom-inset-8)
		r.names[i].Color = pal.Kinds[i]
		r.counts[i].Text, r.counts[i].Color = fmt.Sprint(len(drawn[i].at)), pal.SecondInk
		r.crosses[i].Color = pal.SecondInk
		r.names[i].Show()
		r.counts[i].Show()
		if r.pane.pinned(drawn[i].name) >= 0 {
			r.crosses[i].Show()
		}
	}
	r.Layout(r.spread.Size())
	r.raster.Refresh()
	canvas.Refresh(r.spread)
}
