package tabs

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// Pages is a row of names over what they stand for, one of which is shown. The
// row takes the keyboard, which that of Fyne never does. Make it with NewPages.
type Pages struct {
	Box *fyne.Container

	OnSelected func()      // another page is shown
	OnEnter    func(i int) // the reader wants to go on in page i

	row      *strip
	body     *fyne.Container
	selected int
}

// NewPages returns pages with those contents; the first is shown.
func NewPages(contents ...fyne.CanvasObject) *Pages {
	p := &Pages{body: container.NewStack(contents...)}
	for i, c := range contents {
		if i > 0 {
			c.Hide()
		}
	}
	p.row = newStrip(p, len(contents))
	p.Box = container.NewBorder(container.NewVBox(p.row, widget.NewSeparator()), nil, nil, nil, p.body)
	return p
}

// SetNames names the pages, and the row of their names.
func (p *Pages) SetNames(row string, names []string) {
	p.row.label, p.row.names = row, names
	p.row.Refresh()
}

// SetPalette gives the row its colours.
func (p *Pages) SetPalette(c look.Palette) {
	p.row.palette = c
	p.row.Refresh()
}

// Len is how many pages there are.
func (p *Pages) Len() int { return len(p.row.labels) }

// Name is that of a page.
func (p *Pages) Name(i int) string { return p.row.names[i] }

// Row is what takes the keyboard.
func (p *Pages) Row() fyne.Focusable { return p.row }

// SelectedIndex is the page that is shown.
func (p *Pages) SelectedIndex() int { return p.selected }

// SelectIndex shows a page.
func (p *Pages) SelectIndex(i int) {
	if i == p.selected || i < 0 || i >= p.Len() {
		return
	}
	p.body.Objects[p.selected].Hide()
	p.selected = i
	p.body.Objects[i].Show()
	p.body.Refresh()
	p.row.Refresh()
	if p.OnSelected != nil {
		p.OnSelected()
	}
}

// A strip is the row of names. Those that find no room are in the list at its end.
type strip struct {
	widget.BaseWidget
	pages   *Pages
	palette look.Palette
	label   string
	names   []string
	labels  []*pageName
	list    *look.IconButton
	box     *fyne.Container
	focused bool
}

func newStrip(p *Pages, n int) *strip {
	s := &strip{pages: p, names: make([]string, n), box: &fyne.Container{}}
	for i := range n {
		l := &pageName{strip: s, at: i}
		l.ExtendBaseWidget(l)
		s.labels = append(s.labels, l)
		s.box.Objects = append(s.box.Objects, l)
	}
	s.list = look.NewIconButton(look.IconDown, "tabs.more", nil, s.showList)
	s.box.Objects = append(s.box.Objects, s.list)
	s.box.Layout = stripRow{s}
	s.ExtendBaseWidget(s)
	return s
}

var (
	_ fyne.Focusable    = (*strip)(nil)
	_ fyne.Accessible   = (*strip)(nil)
	_ fyne.Tappable     = (*pageName)(nil)
	_ desktop.Hoverable = (*pageName)(nil)
	_ fyne.Accessible   = (*pageName)(nil)
)

// CreateRenderer is for Fyne.
func (s *strip) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.box) }

// Refresh is for Fyne.
func (s *strip) Refresh() {
	for _, l := range s.labels {
		l.Refresh()
	}
	s.box.Refresh()
}

// FocusGained is for Fyne.
func (s *strip) FocusGained() { s.focused = true; s.Refresh() }

// FocusLost is for Fyne.
func (s *strip) FocusLost() { s.focused = false; s.Refresh() }

// TypedRune is for Fyne.
func (s *strip) TypedRune(rune) {}

// TypedKey is for Fyne: the arrows turn pages and stay in the row, Enter goes on
// in the page.
func (s *strip) TypedKey(e *fyne.KeyEvent) {
	n, at := len(s.labels), s.pages.selected
	switch e.Name {
	case fyne.KeyLeft:
		at = (at + n - 1) % n
	case fyne.KeyRight:
		at = (at + 1) % n
	case fyne.KeyHome:
		at = 0
	case fyne.KeyEnd:
		at = n - 1
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyDown:
		if s.pages.OnEnter != nil {
			s.pages.OnEnter(at)
		}
		return
	default:
		return
	}
	s.pages.SelectIndex(at)
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Focus(s) // the page took it
	}
}

// AccessibilityLabel is for Fyne.
func (s *strip) AccessibilityLabel() string {
	return s.label + ": " + s.names[s.pages.selected]
}

// AccessibilityRole is for Fyne.
func (s *strip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// showList drops the names that found no room.
func (s *strip) showList() {
	d := fyne.CurrentApp().Driver()
	c := d.CanvasForObject(s.list)
	if c == nil {
		return
	}
	var items []*fyne.MenuItem
	for i, l := range s.labels {
		if !l.Visible() {
			items = append(items, fyne.NewMenuItem(s.names[i], func() { s.pages.SelectIndex(i) }))
		}
	}
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), c)
	at := d.AbsolutePositionForObject(s.list)
	menu.ShowAtPosition(fyne.NewPos(max(look.Gap, at.X+s.list.Size().Width-menu.MinSize().Width), at.Y+s.list.Size().Height))
}

// stripRow lays the names out; the last object is the list.
type stripRow struct{ *strip }

// MinSize is for Fyne.
func (stripRow) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(least, height) }

// Layout is for Fyne. Where the names do not fit they stand closer first; the one
// in front is always there.
func (r stripRow) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	inset := float32(look.Pad)
	all := func() (w float32) {
		for _, l := range r.labels {
			w += l.width() + 2*inset
		}
		return w
	}
	if all() > size.Width {
		inset = look.Gap + 2
	}
	room, fits := size.Width, all() <= size.Width
	r.list.Hidden = fits
	if !fits {
		room -= height
		room -= r.labels[r.pages.selected].width() + 2*inset // is kept for it
	}
	x := float32(0)
	for i, l := range r.labels {
		w := l.width() + 2*inset
		front := i == r.pages.selected
		l.Hidden = !fits && !front && w > room
		if l.Hidden {
			room = 0 // no later name takes the place of an earlier one
			continue
		}
		if !front {
			room -= w
		}
		l.Move(fyne.NewPos(x, 0))
		l.Resize(fyne.NewSize(w, size.Height))
		x += w
	}
	r.list.Move(fyne.NewPos(x, 0))
	r.list.Resize(fyne.NewSquareSize(height))
}

// A pageName is one name of the row.
type pageName struct {
	widget.BaseWidget
	strip  *strip
	at     int
	inside bool
}

func (l *pageName) width() float32 {
	return fyne.MeasureText(l.AccessibilityLabel(), nameSize, fyne.TextStyle{Bold: true}).Width
}

// nameSize is the size of a name.
const nameSize = 14

// Tapped is for Fyne.
func (l *pageName) Tapped(*fyne.PointEvent) { l.strip.pages.SelectIndex(l.at) }

// MouseIn is for Fyne.
func (l *pageName) MouseIn(*desktop.MouseEvent) { l.inside = true; l.Refresh() }

// MouseMoved is for Fyne.
func (l *pageName) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (l *pageName) MouseOut() { l.inside = false; l.Refresh() }

// AccessibilityLabel is for Fyne.
func (l *pageName) AccessibilityLabel() string { return l.strip.names[l.at] }

// AccessibilityRole is for Fyne.
func (l *pageName) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (l *pageName) CreateRenderer() fyne.WidgetRenderer {
	r := &pageNameRenderer{l: l, wash: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(color.Transparent), text: canvas.NewText("", nil)}
	r.text.TextSize, r.text.TextStyle.Bold, r.text.Alignment = nameSize, true, fyne.TextAlignCenter
	r.wash.CornerRadius = 4
	r.Refresh()
	return r
}

type pageNameRenderer struct {
	l          *pageName
	wash, line *canvas.Rectangle
	text       *canvas.Text
}

func (r *pageNameRenderer) Destroy() {}

func (r *pageNameRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.wash, r.text, r.line}
}

func (r *pageNameRenderer) MinSize() fyne.Size { return fyne.NewSize(r.l.width(), height) }

func (r *pageNameRenderer) Layout(size fyne.Size) {
	r.wash.Move(fyne.NewPos(2, 2))
	r.wash.Resize(fyne.NewSize(size.Width-4, size.Height-4))
	h := r.text.MinSize().Height
	r.text.Move(fyne.NewPos(0, (size.Height-h)/2))
	r.text.Resize(fyne.NewSize(size.Width, h))
	inset := (size.Width - r.l.width()) / 2
	r.line.Move(fyne.NewPos(inset, size.Height-2))
	r.line.Resize(fyne.NewSize(size.Width-2*inset, 2))
}

func (r *pageNameRenderer) Refresh() {
	s := r.l.strip
	p, front := s.palette, r.l.at == s.pages.selected
	r.text.Text, r.text.Color = r.l.AccessibilityLabel(), p.Ink
	r.wash.FillColor, r.line.FillColor, r.wash.StrokeWidth = color.Transparent, color.Transparent, 0
	if r.l.inside {
		r.wash.FillColor = p.Hover
	}
	if front {
		r.text.Color, r.line.FillColor = p.Accent, p.Accent
		if s.focused {
			r.wash.FillColor, r.wash.StrokeColor, r.wash.StrokeWidth = p.Hover, p.SecondInk, 1.5
		}
	}
	r.Layout(r.l.Size())
	canvas.Refresh(r.l)
}
