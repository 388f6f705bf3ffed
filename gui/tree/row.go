package tree

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/script"
	"github.com/wenshu-app/wenshu/gui/look"
)

// Measures of a row.
const (
	rowHeight = 28
	barWidth  = 3   // of the bar that marks where the reading is
	disclose  = 20  // room of the triangle before a title
	narrow    = 220 // below this width the levels move closer together
	leastName = 64  // what counts leave of a title, and
	leastPart = 0.5 // of the width at the least
	signSize  = 12
)

// A row shows one node. There are as many rows as have room in the pane; each
// is given another node as the outline is scrolled.
type row struct {
	widget.BaseWidget
	pane *Pane

	node    int
	state   state
	cut     bool // the title has not room
	hovered bool

	ground, bar, ring *canvas.Rectangle
	open, closed      *canvas.Image
	title             *canvas.Text
	counts            [3]count
}

// The counts of a row, from the left.
const (
	hitCount = iota
	noteCount
	figureCount
)

// A count is a number with its sign; figures, which stand in every row, have
// none.
type count struct {
	sign *canvas.Image
	text *canvas.Text
}

// A state is all that the look of a row depends on.
type state struct {
	node             int
	model            *Model
	form             script.Form
	width            float32
	open             bool
	current, ringed  bool
	counts           [3]int
	ink, second      color.Color
	accent, selected color.Color
}

var (
	_ fyne.Tappable          = (*row)(nil)
	_ fyne.SecondaryTappable = (*row)(nil)
	_ desktop.Hoverable      = (*row)(nil)
	_ fyne.Accessible        = (*row)(nil)
)

func newRow(p *Pane) *row {
	r := &row{pane: p, node: -1}
	r.ground, r.bar, r.ring = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	r.ring.StrokeWidth, r.ring.CornerRadius = 1.5, 4
	icon := func(side float32) *canvas.Image {
		i := &canvas.Image{}
		i.FillMode = canvas.ImageFillContain
		i.Resize(fyne.NewSquareSize(side))
		return i
	}
	r.open, r.closed = icon(16), icon(16)
	r.title = canvas.NewText("", color.Transparent)
	for k := range r.counts {
		r.counts[k].text = canvas.NewText("", color.Transparent)
		r.counts[k].text.TextSize = 12
		if k < figureCount {
			r.counts[k].sign = icon(signSize)
		}
	}
	r.ExtendBaseWidget(r)
	return r
}

// style is the size and weight of a title: the document is a quiet heading of
// its own, articles are bold, and what is deep under them is smaller.
func style(depth int) (size float32, s fyne.TextStyle, quiet bool) {
	switch depth {
	case 0:
		return 12, fyne.TextStyle{Bold: true}, true
	case 1:
		return 14, fyne.TextStyle{Bold: true}, false
	case 2:
		return 14, fyne.TextStyle{}, false
	}
	return 13, fyne.TextStyle{}, true
}

// indent is where the triangle of a title stands. Articles stand under the
// name of their document, not behind it: a level less in a narrow pane.
func indent(depth int, width float32) float32 {
	step := float32(16)
	if width < narrow {
		step = 8
	}
	return 4 + float32(max(0, depth-1))*step
}

// show gives the row a state; one that it has costs nothing.
func (r *row) show(s state) {
	if s == r.state {
		return
	}
	r.state, r.node = s, s.node
	r.draw()
}

func (r *row) draw() {
	s := r.state
	n := &s.model.nodes[s.node]
	size, style, quiet := style(n.depth)
	r.ground.Resize(fyne.NewSize(s.width, rowHeight))
	r.bar.Move(fyne.NewPos(0, 4))
	r.bar.Resize(fyne.NewSize(barWidth, rowHeight-8))
	r.ring.Move(fyne.NewPos(1, 1))
	r.ring.Resize(fyne.NewSize(s.width-2, rowHeight-2))
	r.bar.FillColor, r.ring.StrokeColor = s.accent, s.accent
	paint := func(i *canvas.Image, sign look.Icon, thick float32) {
		if res := sign.In(s.second, thick); i.Resource != res {
			i.Resource = res
			i.Refresh()
		}
	}
	paint(r.open, look.IconDown, 1.9)
	paint(r.closed, closedIcon, 1.9)
	paint(r.counts[hitCount].sign, look.IconSearch, 2)
	paint(r.counts[noteCount].sign, look.IconWrite, 2)
	visible(r.bar, s.current)
	visible(r.ring, s.ringed)
	r.tint()

	x := indent(n.depth, s.width)
	for _, i := range []*canvas.Image{r.open, r.closed} {
		i.Move(fyne.NewPos(x+1, (rowHeight-16)/2))
	}
	visible(r.open, n.branch(s.node) && s.open)
	visible(r.closed, n.branch(s.node) && !s.open)
	x += disclose

	right := r.drawCounts(s.width - look.Pad - x - max(leastName, leastPart*s.width-x))

	r.title.TextSize, r.title.TextStyle, r.title.Color = size, style, s.ink
	if quiet {
		r.title.Color = s.second
	}
	r.title.Text, r.cut = r.pane.ruler.Fit(r.pane.named(s.node), size, style, right-x)
	m := fyne.MeasureText(r.title.Text, size, style)
	r.title.Move(fyne.NewPos(x, (rowHeight-m.Height)/2))
	r.title.Resize(m)
	canvas.Refresh(r)
}

// drawCounts sets the counts at the right end, as many as have room, and
// returns where they begin. What was searched for goes before notes, and these
// before figures: they are what the reader asked for last.
func (r *row) drawCounts(room float32) (begin float32) {
	s := r.state
	var wide [len(r.counts)]float32
	for k := range r.counts {
		c := &r.counts[k]
		if s.counts[k] > 0 {
			c.text.Text, c.text.Color = fmt.Sprint(s.counts[k]), s.second
			wide[k] = r.pane.ruler.Width(c.text.Text, c.text.TextSize, c.text.TextStyle) + 2*look.Gap
			if c.sign != nil {
				wide[k] += signSize + 2
			}
			if room -= wide[k]; room < 0 {
				wide[k] = 0
			}
		}
	}
	x := s.width - look.Pad
	for k := len(r.counts) - 1; k >= 0; k-- {
		c := &r.counts[k]
		on := wide[k] > 0
		visible(c.text, on)
		if c.sign != nil {
			visible(c.sign, on)
		}
		if !on {
			continue
		}
		m := c.text.MinSize()
		c.text.Move(fyne.NewPos(x-m.Width, (rowHeight-m.Height)/2))
		c.text.Resize(m)
		if x -= wide[k]; c.sign != nil {
			c.sign.Move(fyne.NewPos(x+2*look.Gap, (rowHeight-signSize)/2))
		}
	}
	return x
}

// tint colours the ground by what the pointer and the reading do to the row.
func (r *row) tint() {
	r.ground.FillColor = color.Transparent
	switch {
	case r.state.current:
		r.ground.FillColor = r.state.selected
	case r.hovered:
		r.ground.FillColor = theme.Color(theme.ColorNameHover)
	}
}

func visible(o fyne.CanvasObject, on bool) {
	if on != o.Visible() {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

// Tapped opens or closes a branch at its triangle, and goes to the place
// anywhere else.
func (r *row) Tapped(e *fyne.PointEvent) {
	r.pane.focus()
	n := &r.state.model.nodes[r.node]
	if x := indent(n.depth, r.state.width); n.branch(r.node) && e.Position.X < x+disclose {
		r.pane.toggle(r.node)
		return
	}
	r.pane.choose(r.node)
}

// TappedSecondary shows what can be done with the section.
func (r *row) TappedSecondary(e *fyne.PointEvent) {
	r.pane.showMenu(r.node, e.AbsolutePosition)
}

// MouseIn tells the whole title and the counts in words.
func (r *row) MouseIn(*desktop.MouseEvent) {
	r.hovered = true
	r.tint()
	r.ground.Refresh()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r)
	text := r.words()
	if !r.cut {
		_, text, _ = strings.Cut(text, "\n") // the title is there to be read
	}
	r.pane.tip(text, at.Add(fyne.NewPos(r.state.width+look.Gap, 2))) // beside the rows: those under it stay in view
}

// MouseMoved is for Fyne.
func (r *row) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (r *row) MouseOut() {
	r.hovered = false
	r.tint()
	r.ground.Refresh()
	r.pane.tip("", fyne.Position{})
}

// words is the title, and in a second line the counts.
func (r *row) words() string {
	var parts []string
	for k, format := range []string{look.T("tree.hits"), look.T("tree.notes"), look.T("status.figures")} {
		if n := r.state.counts[k]; n > 0 {
			parts = append([]string{fmt.Sprintf(format, n)}, parts...)
		}
	}
	if len(parts) == 0 {
		return r.pane.named(r.node)
	}
	return r.pane.named(r.node) + "\n" + strings.Join(parts, " · ")
}

// AccessibilityLabel is the title with its level, its state and its counts.
func (r *row) AccessibilityLabel() string {
	if r.node < 0 {
		return look.T("outline")
	}
	s := r.state
	n := &s.model.nodes[r.node]
	out := strings.ReplaceAll(r.words(), "\n", ", ") + ", " + fmt.Sprintf(look.T("tree.level"), n.depth+1)
	switch {
	case n.branch(r.node) && s.open:
		out += ", " + look.T("tree.open")
	case n.branch(r.node):
		out += ", " + look.T("tree.closed")
	}
	if s.current {
		out += ", " + look.T("tree.here")
	}
	return out
}

// AccessibilityRole is that of what can be pressed.
func (r *row) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return &rowRenderer{r} }

type rowRenderer struct{ r *row }

func (v *rowRenderer) Destroy()           {}
func (v *rowRenderer) MinSize() fyne.Size { return fyne.NewSize(leastName, rowHeight) }
func (v *rowRenderer) Layout(fyne.Size)   {}
func (v *rowRenderer) Refresh()           { canvas.Refresh(v.r) }
func (v *rowRenderer) Objects() []fyne.CanvasObject {
	r := v.r
	o := []fyne.CanvasObject{r.ground, r.bar, r.ring, r.open, r.closed, r.title}
	for k := range r.counts {
		if r.counts[k].sign != nil {
			o = append(o, r.counts[k].sign)
		}
		o = append(o, r.counts[k].text)
	}
	return o
}
