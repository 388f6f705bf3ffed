// Package tabs is the row of tabs of the open documents, and the row of pages
// below it. It knows their names and tells which one is wanted or to be closed.
package tabs

import (
	"image/color"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// Measures of a tab. Tabs share the room like those of a browser; from the
// least width on, those that find no room are in the list at the end alone.
const (
	height = 32
	widest = 200
	least  = 96
	sign   = 20 // of closing

	crossInset = 3 // from its edge to the cross
)

// A Bar shows a tab for each open document. Make it with New.
type Bar struct {
	widget.BaseWidget

	OnChoose func(i int)
	OnClose  func(i int)
	OnMenu   func(i int, abs fyne.Position) // secondary click
	OnTip    func(words string, at fyne.Position)

	palette look.Palette
	names   []string
	files   []string // of the documents, for tips
	chosen  int
	focused bool
	tabs    []*tab
	list    *look.IconButton // all documents, where there is no room for a tab each
	box     *fyne.Container
}

// New returns an empty bar.
func New() *Bar {
	b := &Bar{}
	b.list = look.NewIconButton(look.IconDown, "documents.list", b.tip, b.showList)
	b.box = &fyne.Container{Layout: row{b}}
	b.ExtendBaseWidget(b)
	return b
}

// Set shows names, the one at chosen in front; files are told where a name does
// not say which file it is.
func (b *Bar) Set(names, files []string, chosen int) {
	b.names, b.files, b.chosen = names, files, chosen
	for len(b.tabs) < len(names) {
		t := &tab{bar: b, at: len(b.tabs)}
		t.ExtendBaseWidget(t)
		b.tabs = append(b.tabs, t)
	}
	b.tabs = b.tabs[:len(names)]
	b.box.Objects = b.box.Objects[:0]
	for _, t := range b.tabs {
		b.box.Objects = append(b.box.Objects, t)
	}
	b.box.Objects = append(b.box.Objects, b.list)
	b.Refresh()
}

// SetPalette gives the tabs their colours.
func (b *Bar) SetPalette(p look.Palette) {
	b.palette = p
	b.Refresh()
}

// Refresh is for Fyne.
func (b *Bar) Refresh() {
	b.box.Refresh()
	for _, t := range b.tabs {
		t.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.box) }

func (b *Bar) tip(words string, at fyne.Position) {
	if b.OnTip != nil {
		b.OnTip(words, at)
	}
}

// FocusGained is for Fyne: the bar takes the keyboard as one, and the arrows go
// from document to document.
func (b *Bar) FocusGained() { b.focused = true; b.Refresh() }

// FocusLost is for Fyne.
func (b *Bar) FocusLost() { b.focused = false; b.Refresh() }

// TypedRune is for Fyne.
func (b *Bar) TypedRune(rune) {}

// TypedKey is for Fyne. The keyboard stays here, so that one can go on.
func (b *Bar) TypedKey(e *fyne.KeyEvent) {
	n := len(b.names)
	if n == 0 {
		return
	}
	switch e.Name {
	case fyne.KeyLeft:
		b.choose((b.chosen + n - 1) % n)
	case fyne.KeyRight:
		b.choose((b.chosen + 1) % n)
	case fyne.KeyDelete:
		b.close(b.chosen)
	default:
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil {
		c.Focus(b)
	}
}

// AccessibilityLabel is for Fyne.
func (b *Bar) AccessibilityLabel() string { return look.T("documents") }

// AccessibilityRole is for Fyne.
func (b *Bar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// showList drops the names of all documents.
func (b *Bar) showList() {
	d := fyne.CurrentApp().Driver()
	c := d.CanvasForObject(b.list)
	if c == nil {
		return
	}
	var items []*fyne.MenuItem
	for i, name := range b.names {
		m := fyne.NewMenuItem(name, func() { b.choose(i) })
		m.Checked = i == b.chosen
		items = append(items, m)
	}
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), c)
	at := d.AbsolutePositionForObject(b.list)
	menu.ShowAtPosition(fyne.NewPos(max(4, at.X+b.list.Size().Width-menu.MinSize().Width), at.Y+b.list.Size().Height))
}

func (b *Bar) choose(i int) {
	if b.OnChoose != nil && i < len(b.names) {
		b.OnChoose(i)
	}
}

func (b *Bar) close(i int) {
	if b.OnClose != nil && i < len(b.names) {
		b.OnClose(i)
	}
}

// row lays the tabs out; the last object is the list.
type row struct{ bar *Bar }

func (row) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(least, height) }

func (r row) Layout(o []fyne.CanvasObject, size fyne.Size) {
	b, n := r.bar, len(r.bar.tabs)
	b.list.Hide()
	if n == 0 {
		return
	}
	width := min(widest, size.Width/float32(n))
	first, shown := 0, n
	if width < least {
		room := size.Width - height
		shown = min(n, max(1, int(room/least)))
		width = min(widest, room/float32(shown))
		first = min(max(0, b.chosen-shown+1), n-shown)
		b.list.Move(fyne.NewPos(width*float32(shown), (size.Height-height)/2))
		b.list.Resize(fyne.NewSize(height, height))
		b.list.Show()
	}
	for i, t := range b.tabs {
		if i < first || i >= first+shown {
			t.Hide()
			continue
		}
		t.Move(fyne.NewPos(width*float32(i-first), (size.Height-height)/2))
		t.Resize(fyne.NewSize(width, height))
		t.Show()
	}
}

// A tab is the name of a document with a sign that closes it.
type tab struct {
	widget.BaseWidget
	bar     *Bar
	at      int
	inside  bool
	onClose bool // the pointer is on the sign
	short   bool // a part of the name is left out
}

var (
	_ fyne.Focusable         = (*Bar)(nil)
	_ fyne.Tappable          = (*tab)(nil)
	_ fyne.SecondaryTappable = (*tab)(nil)
	_ desktop.Hoverable      = (*tab)(nil)
	_ desktop.Mouseable      = (*tab)(nil)
	_ fyne.Accessible        = (*tab)(nil)
)

func (t *tab) overSign(pos fyne.Position) bool { return pos.X >= t.Size().Width-sign-2*look.Gap }

// Tapped is for Fyne.
func (t *tab) Tapped(e *fyne.PointEvent) {
	if t.overSign(e.Position) {
		t.bar.close(t.at)
		return
	}
	t.bar.choose(t.at)
}

// ContextMenu shows what can be done with the document in front.
func (b *Bar) ContextMenu() {
	if b.OnMenu != nil && b.chosen >= 0 && b.chosen < len(b.tabs) {
		t := b.tabs[b.chosen]
		b.OnMenu(b.chosen, fyne.CurrentApp().Driver().AbsolutePositionForObject(t).AddXY(0, t.Size().Height))
	}
}

// TappedSecondary is for Fyne.
func (t *tab) TappedSecondary(e *fyne.PointEvent) {
	if t.bar.OnMenu != nil {
		t.bar.OnMenu(t.at, e.AbsolutePosition)
	}
}

// MouseDown is for Fyne: the middle button closes, as in browsers.
func (t *tab) MouseDown(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonTertiary {
		t.bar.close(t.at)
	}
}

// MouseUp is for Fyne.
func (t *tab) MouseUp(*desktop.MouseEvent) {}

// MouseIn is for Fyne.
func (t *tab) MouseIn(e *desktop.MouseEvent) { t.MouseMoved(e) }

// MouseMoved is for Fyne.
func (t *tab) MouseMoved(e *desktop.MouseEvent) {
	if on := t.overSign(e.Position); !t.inside || on != t.onClose {
		if words := t.tip(); !t.inside && words != "" {
			t.bar.tip(words, fyne.CurrentApp().Driver().AbsolutePositionForObject(t).AddXY(0, t.Size().Height+look.Gap))
		}
		t.inside, t.onClose = true, on
		t.Refresh()
	}
}

// tip is what the tab does not say of its document: the whole of its title, its
// file.
func (t *tab) tip() string {
	name, file := t.AccessibilityLabel(), ""
	if t.at < len(t.bar.files) {
		file = t.bar.files[t.at]
	}
	switch {
	case file != name && file != "" && name != "":
		return name + "\n" + file
	case t.short:
		return name
	}
	return ""
}

// MouseOut is for Fyne.
func (t *tab) MouseOut() {
	t.inside, t.onClose = false, false
	t.bar.tip("", fyne.Position{})
	t.Refresh()
}

// AccessibilityLabel is for Fyne.
func (t *tab) AccessibilityLabel() string {
	if t.at >= len(t.bar.names) {
		return ""
	}
	return t.bar.names[t.at]
}

// AccessibilityRole is for Fyne.
func (t *tab) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (t *tab) CreateRenderer() fyne.WidgetRenderer {
	r := &tabRenderer{t: t, wash: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(color.Transparent), text: canvas.NewText("", nil), cross: &canvas.Image{FillMode: canvas.ImageFillContain}, ring: canvas.NewRectangle(color.Transparent)}
	r.wash.CornerRadius, r.ring.CornerRadius = 4, 4
	r.Refresh()
	return r
}

type tabRenderer struct {
	t                *tab
	wash, line, ring *canvas.Rectangle
	text             *canvas.Text
	cross            *canvas.Image
}

func (r *tabRenderer) Destroy() {}
func (r *tabRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.wash, r.ring, r.text, r.cross, r.line}
}
func (r *tabRenderer) MinSize() fyne.Size { return fyne.NewSize(least, height) }

func (r *tabRenderer) Layout(size fyne.Size) {
	r.wash.Move(fyne.NewPos(1, 0))
	r.wash.Resize(fyne.NewSize(size.Width-2, size.Height))
	r.line.Move(fyne.NewPos(look.Pad-look.Gap, size.Height-2))
	r.line.Resize(fyne.NewSize(size.Width-2*(look.Pad-look.Gap), 2))
	mid := (size.Height - sign) / 2
	r.ring.Move(fyne.NewPos(size.Width-sign-look.Gap, mid))
	r.ring.Resize(fyne.NewSize(sign, sign))
	r.cross.Move(r.ring.Position().AddXY(crossInset, crossInset))
	r.cross.Resize(fyne.NewSquareSize(sign - 2*crossInset))
	r.text.Text = Shorten(r.t.AccessibilityLabel(), size.Width-sign-look.Pad-2*look.Gap, func(s string) float32 {
		return fyne.MeasureText(s, r.text.TextSize, r.text.TextStyle).Width
	})
	r.t.short = r.text.Text != r.t.AccessibilityLabel()
	h := r.text.MinSize().Height
	r.text.Move(fyne.NewPos(look.Pad, (size.Height-h)/2))
	r.text.Resize(fyne.NewSize(size.Width-sign-look.Pad-look.Gap, h))
	r.text.Refresh()
}

func (r *tabRenderer) Refresh() {
	t := r.t
	p := t.bar.palette
	front := t.at == t.bar.chosen
	r.text.TextSize = 13
	r.text.Color = p.SecondInk
	cross := p.SecondInk
	r.line.FillColor, r.wash.FillColor, r.ring.FillColor = color.Transparent, color.Transparent, color.Transparent
	if front {
		r.text.Color, r.line.FillColor, r.wash.FillColor = p.Ink, p.Accent, p.Hover
	}
	if t.inside {
		r.wash.FillColor = p.Hover
	}
	r.wash.StrokeWidth = 0
	if front && t.bar.focused {
		r.wash.StrokeColor, r.wash.StrokeWidth = p.SecondInk, 1.5
	}
	if t.onClose {
		r.ring.FillColor, cross = p.Press, p.Ink
	}
	r.cross.Resource = look.IconClose.In(cross, 1.7)
	r.cross.Hidden = !front && !t.inside
	r.Layout(t.Size())
	canvas.Refresh(t)
}

// ending is the ending of a file's name, and nothing of a title: 增长1.4% has none.
func ending(name string) string {
	ext := filepath.Ext(name)
	if len(ext) < 2 || len(ext) > len(".markdown") || ext[1] < 'A' {
		return ""
	}
	for _, b := range []byte(ext[1:]) {
		if (b < '0' || b > '9') && (b|0x20 < 'a' || b|0x20 > 'z') {
			return ""
		}
	}
	return ext
}

// Shorten makes a name no wider than width: it leaves out the ending first, then
// the middle, since names of documents differ at both ends.
func Shorten(name string, width float32, measure func(string) float32) string {
	if width <= 0 || measure(name) <= width {
		return name
	}
	if stem := strings.TrimSuffix(name, ending(name)); stem != "" {
		if name = stem; measure(name) <= width {
			return name
		}
	}
	r := []rune(name)
	for keep := len(r) - 1; keep > 1; keep-- {
		tail := keep / 3
		if s := string(r[:keep-tail]) + "…" + string(r[len(r)-tail:]); measure(s) <= width {
			return s
		}
	}
	return "…"
}
