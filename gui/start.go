package gui

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
	"github.com/wenshu-app/wenshu/gui/tabs"
	"github.com/wenshu-app/wenshu/seeds"
)

// Measures of the page that is there while no document is open.
const (
	startWidth  = 400
	startRecent = 6 // files shown
)

// A start is what the reading pane shows while no document is there: what the
// program is, how to open something, and what was opened last.
type start struct {
	w    *textView
	box  *fyne.Container
	list *fyne.Container
}

func (w *textView) newStart() *start {
	s := &start{w: w, list: container.New(layout.NewCustomPaddedVBoxLayout(0))}
	s.box = container.NewCenter(s.list)
	s.box.Hide()
	return s
}

// show shows the page or takes it away.
func (s *start) show(on bool) {
	s.box.Hidden = !on
	s.fill()
}

// fill writes the page in the language and the colours that are in use.
func (s *start) fill() {
	if s.box.Hidden {
		s.list.Objects = nil
		return
	}
	w, p := s.w, s.w.palette()
	text := func(words string, size float32, bold bool) *canvas.Text {
		t := canvas.NewText(words, p.SecondInk)
		t.TextSize, t.TextStyle.Bold = size, bold
		return t
	}
	name := text(look.T("app"), 32, false)
	name.Color, name.FontSource = p.Ink, look.Title()
	says := widget.NewLabel(look.T("start.how"))
	says.Wrapping, says.Importance = look.Wrapping(), widget.LowImportance
	open := look.NewButton(look.T("open"), w.opens.openDialog).With(look.IconOpen)
	open.Primary = true
	row := container.New(layout.NewCustomPaddedHBoxLayout(2*look.Gap), open, look.NewButton(look.T("open.seed"), func() { w.session.Open(seeds.Name) }), container.NewCenter(text(look.T("start.drop"), 13, false)))
	s.list.Objects = []fyne.CanvasObject{name, overlay.Spacer(look.Gap), container.New(layout.NewCustomPaddedLayout(0, 0, -8, 0), says), overlay.Spacer(look.Pad), row, overlay.Spacer(2 * look.Group)}
	last := w.settings.Values().Recent
	last = slices.DeleteFunc(slices.Clone(last), func(path string) bool { return !filepath.IsAbs(path) })
	if len(last) > 0 {
		s.list.Add(text(look.T("start.recent"), 12, false))
		s.list.Add(overlay.Spacer(look.Gap))
		for _, path := range last[:min(len(last), startRecent)] {
			r := &recentRow{path: path, open: w.session.Open, palette: w.palette}
			r.ExtendBaseWidget(r)
			s.list.Add(r)
		}
		s.list.Add(overlay.Spacer(look.Group))
	}
	s.list.Add(text(look.T("start.keys"), 12, false))
	width := canvas.NewRectangle(nil)
	width.SetMinSize(fyne.NewSize(min(startWidth, max(240, s.w.win.Canvas().Size().Width-2*look.Group)), 0))
	s.list.Add(width)
	s.list.Refresh()
	s.box.Refresh()
}

// A recentRow is a file that was opened lately: a click opens it again.
type recentRow struct {
	widget.BaseWidget
	path             string
	open             func(string)
	palette          func() look.Palette
	hovered, focused bool
}

var (
	_ fyne.Tappable      = (*recentRow)(nil)
	_ fyne.Focusable     = (*recentRow)(nil)
	_ fyne.Accessible    = (*recentRow)(nil)
	_ desktop.Hoverable  = (*recentRow)(nil)
	_ desktop.Cursorable = (*recentRow)(nil)
)

// Tapped is for Fyne.
func (r *recentRow) Tapped(*fyne.PointEvent) { r.open(r.path) }

// MouseIn is for Fyne.
func (r *recentRow) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.Refresh() }

// MouseMoved is for Fyne.
func (r *recentRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (r *recentRow) MouseOut() { r.hovered = false; r.Refresh() }

// Cursor is for Fyne.
func (r *recentRow) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained is for Fyne.
func (r *recentRow) FocusGained() { r.focused = true; r.Refresh() }

// FocusLost is for Fyne.
func (r *recentRow) FocusLost() { r.focused = false; r.Refresh() }

// TypedRune is for Fyne.
func (r *recentRow) TypedRune(rune) {}

// TypedKey is for Fyne.
func (r *recentRow) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter || e.Name == fyne.KeySpace {
		r.open(r.path)
	}
}

// AccessibilityLabel is for Fyne.
func (r *recentRow) AccessibilityLabel() string { return look.T("open.tip") + " " + r.path }

// AccessibilityRole is for Fyne.
func (r *recentRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (r *recentRow) CreateRenderer() fyne.WidgetRenderer {
	v := &recentView{r: r, wash: canvas.NewRectangle(nil), sign: &canvas.Image{FillMode: canvas.ImageFillContain}, name: canvas.NewText("", nil), folder: canvas.NewText("", nil)}
	v.wash.CornerRadius = 4
	v.name.TextSize, v.folder.TextSize = 14, 12
	v.Refresh()
	return v
}

type recentView struct {
	r            *recentRow
	wash         *canvas.Rectangle
	sign         *canvas.Image
	name, folder *canvas.Text
}

func (v *recentView) Destroy() {}
func (v *recentView) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.wash, v.sign, v.name, v.folder}
}
func (v *recentView) MinSize() fyne.Size { return fyne.NewSize(200, 32) }

func (v *recentView) Layout(size fyne.Size) {
	const side, icon = 8, 18
	v.wash.Move(fyne.NewPos(-side, 0))
	v.wash.Resize(size.AddWidthHeight(2*side, 0))
	v.sign.Move(fyne.NewPos(0, (size.Height-icon)/2))
	v.sign.Resize(fyne.NewSquareSize(icon))
	fit := func(t *canvas.Text, words string, room float32) {
		t.Text = tabs.Shorten(words, room, func(s string) float32 { return fyne.MeasureText(s, t.TextSize, t.TextStyle).Width })
		t.Resize(t.MinSize())
	}
	x := float32(icon + 8)
	fit(v.name, filepath.Base(v.r.path), size.Width*0.62)
	v.name.Move(fyne.NewPos(x, (size.Height-v.name.Size().Height)/2))
	x += v.name.Size().Width + 12
	fit(v.folder, filepath.Base(filepath.Dir(v.r.path)), size.Width-x)
	v.folder.Move(fyne.NewPos(size.Width-v.folder.Size().Width, (size.Height-v.folder.Size().Height)/2))
}

func (v *recentView) Refresh() {
	p := v.r.palette()
	v.name.Color, v.folder.Color = p.Ink, p.SecondInk
	v.sign.Resource = look.IconFile.In(p.SecondInk, 1.5)
	v.wash.FillColor, v.wash.StrokeWidth = nil, 0
	if v.r.hovered {
		v.wash.FillColor = p.Hover
	}
	if v.r.focused {
		v.wash.StrokeColor, v.wash.StrokeWidth = p.SecondInk, 1.5
	}
	v.Layout(v.r.Size())
	canvas.Refresh(v.r)
}
