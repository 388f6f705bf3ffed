package across

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/rows"
)

// Measures of a grid.
const (
	cellSize   = 13
	headSize   = 12
	cellHeight = 28
	headHeight = 40
	cellPad    = 8
	widestCell = 240
)

// A Column is a column of a grid.
type Column struct {
	Head  string // what is shown, in two lines where it is long
	Left  bool   // words, and not numbers
	Width float32
}

// A Tone says how a cell is coloured.
type Tone uint8

// The tones.
const (
	Plain  Tone = iota
	Quiet       // a target, a forecast: not what came about
	Marked      // statements differ; what was missed
)

// A Cell is a cell of a grid.
type Cell struct {
	Text string
	Tone Tone
	Says []rows.Saying // what it is of, the shown one first
}

// A grid shows rows of cells under heads which stay. Cells are chosen by
// pointer or keys.
type grid struct {
	widget.Table
	columns  []Column
	cells    [][]Cell
	at       widget.TableCellID
	palette  look.Palette
	onChosen func(Cell)
	onEnter  func(Cell)
	onKey    func(*fyne.KeyEvent)
}

func newGrid() *grid {
	g := &grid{palette: look.Palettes[0]}
	g.Length = func() (int, int) { return len(g.cells), len(g.columns) }
	g.CreateCell = func() fyne.CanvasObject { return newCellText(g) }
	g.UpdateCell = func(id widget.TableCellID, o fyne.CanvasObject) {
		if id.Row >= 0 && id.Row < len(g.cells) && id.Col < len(g.columns) {
			o.(*cellText).set(g.cells[id.Row][id.Col], g.columns[id.Col], false)
		}
	}
	g.ShowHeaderRow = true
	g.CreateHeader = func() fyne.CanvasObject { return newCellText(g) }
	g.UpdateHeader = func(id widget.TableCellID, o fyne.CanvasObject) {
		if id.Col >= 0 && id.Col < len(g.columns) {
			o.(*cellText).set(Cell{Text: g.columns[id.Col].Head, Tone: Quiet}, g.columns[id.Col], true)
		}
	}
	g.StickyColumnCount = 1
	g.OnSelected = func(id widget.TableCellID) {
		g.at = id
		if c, ok := g.cell(id); ok && g.onChosen != nil {
			g.onChosen(c)
		}
	}
	g.OnHighlighted = func(id widget.TableCellID) { g.at = id }
	g.ExtendBaseWidget(g)
	return g
}

func (g *grid) cell(id widget.TableCellID) (Cell, bool) {
	if id.Row < 0 || id.Row >= len(g.cells) || id.Col < 0 || id.Col >= len(g.cells[id.Row]) {
		return Cell{}, false
	}
	return g.cells[id.Row][id.Col], true
}

// set shows other rows.
func (g *grid) set(columns []Column, cells [][]Cell) {
	g.columns, g.cells = columns, cells
	g.at = widget.TableCellID{}
	g.UnselectAll()
	for i := range columns {
		w := columns[i].Width
		if w == 0 {
			half := headWidth(columns[i].Head)
			w = max(64, half)
			for _, row := range cells[:min(len(cells), 200)] {
				w = max(w, rows.Wide(row[i].Text, cellSize))
			}
			w = min(w+2*cellPad+4, widestCell)
		}
		g.SetColumnWidth(i, w)
	}
	g.SetRowHeight(-1, headHeight)
	g.ScrollToTop()
	g.ScrollToLeading()
	g.Refresh()
}

// headWidth is what a head needs in two lines.
func headWidth(s string) float32 {
	w := rows.Wide(s, headSize)
	if w > 110 {
		w = w/2 + headSize
	}
	return w
}

// TypedKey chooses as the keys go, and enters what they are at.
func (g *grid) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if c, ok := g.cell(g.at); ok && g.onEnter != nil {
			g.onEnter(c)
		}
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		g.Table.TypedKey(e)
		if c, ok := g.cell(g.at); ok && g.onChosen != nil {
			g.onChosen(c)
		}
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF10, fyne.KeyF11:
		if g.onKey != nil {
			g.onKey(e)
		}
	default:
		g.Table.TypedKey(e)
	}
}

// AccessibilityLabel is for Fyne.
func (g *grid) AccessibilityLabel() string { return look.T("across.table") }

// AccessibilityRole is for Fyne.
func (g *grid) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// A cellText draws a cell, or a head in two lines.
type cellText struct {
	widget.BaseWidget
	grid   *grid
	cell   Cell
	column Column
	head   bool
}

func newCellText(g *grid) *cellText {
	c := &cellText{grid: g}
	c.ExtendBaseWidget(c)
	return c
}

func (c *cellText) set(cell Cell, column Column, head bool) {
	c.cell, c.column, c.head = cell, column, head
	c.Refresh()
}

// AccessibilityLabel is the text.
func (c *cellText) AccessibilityLabel() string { return c.cell.Text }

// AccessibilityRole is for Fyne.
func (c *cellText) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (c *cellText) CreateRenderer() fyne.WidgetRenderer {
	v := &cellView{cellText: c, wash: canvas.NewRectangle(color.Transparent)}
	for i := range v.lines {
		v.lines[i] = canvas.NewText("", color.Transparent)
	}
	v.Refresh()
	return v
}

type cellView struct {
	*cellText
	wash  *canvas.Rectangle
	lines [2]*canvas.Text
}

func (v *cellView) Destroy() {}
func (v *cellView) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.wash, v.lines[0], v.lines[1]}
}
func (v *cellView) MinSize() fyne.Size { return fyne.NewSize(48, cellHeight) }

func (v *cellView) Layout(size fyne.Size) {
	v.wash.Resize(size)
	room := size.Width - 2*cellPad
	texts := []string{v.cell.Text}
	if v.head {
		texts = rows.Wrap(v.cell.Text, headSize, room, 2)
	}
	high := float32(0)
	for i := range v.lines {
		v.lines[i].Text = ""
		if i < len(texts) {
			v.lines[i].Text = rows.Fit(texts[i], v.lines[i].TextSize, v.lines[i].TextStyle, room)
			high += v.lines[i].MinSize().Height - 3
		}
	}
	y := (size.Height - high) / 2
	for i := range texts {
		l := v.lines[i]
		m := l.MinSize()
		x := float32(cellPad)
		if !v.column.Left {
			x = size.Width - cellPad - m.Width
		}
		l.Move(fyne.NewPos(x, y-1))
		l.Resize(m)
		y += m.Height - 3
	}
}

func (v *cellView) Refresh() {
	p := v.grid.palette
	v.wash.FillColor = color.Transparent
	for i := range v.lines {
		l := v.lines[i]
		l.TextSize, l.Color = cellSize, p.Ink
		if v.head {
			l.TextSize = headSize
		}
		switch v.cell.Tone {
		case Quiet:
			l.Color = p.SecondInk
		case Marked:
			l.Color = p.Accent
		}
	}
	v.Layout(v.cellText.Size())
	canvas.Refresh(v.cellText)
}

// setPalette gives the grid its colours.
func (g *grid) setPalette(p look.Palette) {
	g.palette = p
	g.Refresh()
}
