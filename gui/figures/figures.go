// Package figures is the pane that lists every figure of a document: sorted by
// any column, filtered by words, kind and state, each row a way to its
// sentence.
package figures

import (
	"fmt"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/gui/card"
	"github.com/wenshu-app/wenshu/gui/look"
)

// The columns.
const (
	indicator = iota
	value
	unit
	when
	status
	qualifier
	kind
	sentence
	columns
)

// widths are those of the columns. The sentence gets the rest of the pane, but
// no less than this.
var widths = [columns]float32{200, 120, 72, 136, 60, 68, 60, 220}

// all is the width from which on there is room for every column; a narrower
// pane leaves out those that the value, the card and the filter tell as well.
const all = 1000

// A row is one figure as it is shown.
type row struct {
	figure int
	cells  [columns]string
	found  string // what the filter looks in
	kind   doc.Kind
	status doc.Status
	number float64
	start  int // of its period
}

// A Model is the rows of a document, made beforehand.
type Model struct{ rows []row }

// Build makes the rows of d in the current language; it does not touch the
// window.
func Build(d *doc.Document) *Model {
	m := &Model{rows: make([]row, len(d.Figures))}
	for i := range d.Figures {
		f := &d.Figures[i]
		r := row{figure: i, kind: f.Kind, status: f.Status, start: f.Period.From.Start()}
		lo := f.Value.Lo
		if lo == nil {
			lo = f.Value.Hi
		}
		if lo != nil {
			r.number, _ = lo.Float64()
		}
		r.cells = [columns]string{f.Indicator, d.Text(f.Span), f.Value.Unit, card.When(f.Period), look.T("status." + f.Status.String()),
			look.T("q." + f.Value.Qualifier.String()), look.T("kind." + f.Kind.String()), d.Text(f.Sentence)}
		r.found = strings.ToLower(strings.Join([]string{f.Indicator, d.Text(f.Span), card.When(f.Period), f.Period.String(), f.Key, d.Text(f.Sentence)}, "\n"))
		m.rows[i] = r
	}
	return m
}

// A Pane shows the table. Make it with New.
type Pane struct {
	widget.BaseWidget
	OnFigure func(figure int) // a row was chosen

	model   *Model
	shown   []int // rows in order
	by      int   // the column sorted by; -1 for the document's order
	down    bool
	table   *widget.Table
	filter  *widget.Entry
	kinds   *widget.Select
	states  *widget.Select
	count   *widget.Label
	copy    *widget.Button
	empty   *widget.Label
	quiet   bool  // a selection made by the program
	cols    []int // the columns that are shown
	spare   int   // blank rows under the last, where the scroll bar lies
	content fyne.CanvasObject
}

// New returns an empty pane.
func New() *Pane {
	p := &Pane{model: &Model{}, by: -1}
	p.ExtendBaseWidget(p)
	p.filter = widget.NewEntry()
	p.filter.OnChanged = func(string) { p.apply() }
	p.kinds = widget.NewSelect(nil, func(string) { p.apply() })
	p.states = widget.NewSelect(nil, func(string) { p.apply() })
	p.copy = widget.NewButtonWithIcon("", theme.ContentCopyIcon(), func() { fyne.CurrentApp().Clipboard().SetContent(p.TSV()) })
	p.copy.Importance = widget.LowImportance
	p.count = widget.NewLabel("")
	p.count.Importance = widget.LowImportance
	p.empty = widget.NewLabel("")
	p.empty.Alignment = fyne.TextAlignCenter
	p.empty.Importance = widget.LowImportance
	p.table = widget.NewTable(
		func() (int, int) { return len(p.shown) + p.spare, len(p.cols) },
		func() fyne.CanvasObject {
			l := widget.NewLabel("")
			l.Truncation = fyne.TextTruncateEllipsis
			return l
		},
		func(id widget.TableCellID, o fyne.CanvasObject) {
			l := o.(*widget.Label)
			if id.Row >= len(p.shown) || id.Col >= len(p.cols) {
				l.SetText("")
				return
			}
			l.Alignment = fyne.TextAlignLeading
			col := p.cols[id.Col]
			if col == value {
				l.Alignment = fyne.TextAlignTrailing
			}
			l.SetText(p.model.rows[p.shown[id.Row]].cells[col])
		})
	p.table.ShowHeaderRow = true
	p.table.CreateHeader = func() fyne.CanvasObject {
		b := widget.NewButton("", nil)
		b.Importance = widget.LowImportance
		b.Alignment = widget.ButtonAlignLeading
		return b
	}
	p.table.UpdateHeader = func(id widget.TableCellID, o fyne.CanvasObject) {
		b := o.(*widget.Button)
		if id.Col < 0 || id.Col >= len(p.cols) {
			return
		}
		col := p.cols[id.Col]
		name := names()[col]
		if p.by == col {
			name += map[bool]string{false: " ↑", true: " ↓"}[p.down]
		}
		b.SetText(name)
		b.OnTapped = func() { p.sortBy(col) }
	}
	p.table.OnSelected = func(id widget.TableCellID) {
		if id.Row >= 0 && id.Row < len(p.shown) && !p.quiet && p.OnFigure != nil {
			p.OnFigure(p.model.rows[p.shown[id.Row]].figure)
		}
	}
	p.fit(0)
	p.words()
	return p
}

func names() [columns]string {
	return [columns]string{look.T("col.indicator"), look.T("col.value"), look.T("col.unit"), look.T("col.time"), look.T("col.status"), look.T("col.qualifier"), look.T("col.kind"), look.T("col.sentence")}
}

// words sets what is said in the current language.
func (p *Pane) words() {
	p.filter.SetPlaceHolder(look.T("filter"))
	p.empty.SetText(look.T("empty.figures"))
	k, s := max(0, p.kinds.SelectedIndex()), max(0, p.states.SelectedIndex())
	p.kinds.Options = []string{look.T("all.kinds")}
	for i := doc.Level; i <= doc.Index; i++ {
		p.kinds.Options = append(p.kinds.Options, look.T("kind."+i.String()))
	}
	p.states.Options = []string{look.T("all.status")}
	for i := doc.Actual; i <= doc.Forecast; i++ {
		p.states.Options = append(p.states.Options, look.T("status."+i.String()))
	}
	p.kinds.SetSelectedIndex(k)
	p.states.SetSelectedIndex(s)
}

// Resize gives the sentences what the other columns leave.
func (p *Pane) Resize(size fyne.Size) {
	p.BaseWidget.Resize(size)
	p.fit(size.Width)
	p.table.Refresh()
}

// fit chooses the columns for a width and makes them as wide as it allows.
func (p *Pane) fit(width float32) {
	p.cols = []int{indicator, value, unit, when, status, qualifier, kind, sentence}
	if width < all {
		p.cols = []int{indicator, value, when, status, sentence}
	}
	last := len(p.cols) - 1
	for i, c := range p.cols[:last] {
		p.table.SetColumnWidth(i, widths[c])
		width -= widths[c] + theme.Padding()
	}
	p.spare = 0
	if width < widths[sentence] {
		p.spare = 1
	}
	p.table.SetColumnWidth(last, max(width-theme.Padding(), widths[sentence]))
}

// SetModel shows m, keeping filter and order; nil empties the pane.
func (p *Pane) SetModel(m *Model) {
	if m == nil {
		m = &Model{}
	}
	p.model = m
	p.words()
	p.apply()
}

// sortBy sorts by a column: up, down, then as in the document.
func (p *Pane) sortBy(c int) {
	switch {
	case p.by != c:
		p.by, p.down = c, false
	case !p.down:
		p.down = true
	default:
		p.by = -1
	}
	p.apply()
}

// apply filters and sorts. A table of twenty thousand rows takes some
// milliseconds.
func (p *Pane) apply() {
	if p.filter == nil || p.kinds == nil || p.states == nil || p.table == nil {
		return
	}
	want := strings.Fields(strings.ToLower(p.filter.Text))
	k, s := p.kinds.SelectedIndex()-1, p.states.SelectedIndex()-1
	p.shown = p.shown[:0]
rows:
	for i := range p.model.rows {
		r := &p.model.rows[i]
		if k >= 0 && int(r.kind) != k || s >= 0 && int(r.status) != s {
			continue
		}
		for _, w := range want {
			if !strings.Contains(r.found, w) {
				continue rows
			}
		}
		p.shown = append(p.shown, i)
	}
	if p.by >= 0 {
		sort.SliceStable(p.shown, func(a, b int) bool {
			x, y := &p.model.rows[p.shown[a]], &p.model.rows[p.shown[b]]
			if p.down {
				x, y = y, x
			}
			switch p.by {
			case value:
				return x.number < y.number
			case when:
				return x.start < y.start
			}
			return x.cells[p.by] < y.cells[p.by]
		})
	}
	p.quiet = true
	p.table.UnselectAll()
	p.quiet = false
	p.table.Refresh()
	p.Refresh()
}

// Shown returns the figures in the rows' order.
func (p *Pane) Shown() []int {
	out := make([]int, len(p.shown))
	for i, r := range p.shown {
		out[i] = p.model.rows[r].figure
	}
	return out
}

// SelectFigure marks the row of a figure without telling OnFigure.
func (p *Pane) SelectFigure(figure int) {
	for i, r := range p.shown {
		if p.model.rows[r].figure == figure {
			p.quiet = true
			p.table.Select(widget.TableCellID{Row: i, Col: 0})
			p.quiet = false
			return
		}
	}
}

// FocusFilter puts the cursor into the filter.
func (p *Pane) FocusFilter(c fyne.Canvas) { c.Focus(p.filter) }

// Refresh shows how many rows there are.
func (p *Pane) Refresh() {
	p.count.SetText(fmt.Sprintf(look.T("status.figures"), len(p.shown)))
	if len(p.model.rows) == 0 {
		p.empty.Show()
		p.table.Hide()
	} else {
		p.empty.Hide()
		p.table.Show()
	}
	p.BaseWidget.Refresh()
}

// TSV is the rows that are shown, in their order and with all columns, as a
// spreadsheet takes them.
func (p *Pane) TSV() string {
	clean := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
	var b strings.Builder
	line := func(cells [columns]string) {
		for i, c := range cells {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(clean.Replace(c))
		}
		b.WriteByte('\n')
	}
	line(names())
	for _, i := range p.shown {
		line(p.model.rows[i].cells)
	}
	return b.String()
}

// CreateRenderer is for Fyne.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	if p.content == nil {
		bar := container.NewBorder(nil, nil, nil, container.NewHBox(p.kinds, p.states, p.count, p.copy), p.filter)
		p.content = container.NewBorder(container.NewPadded(bar), nil, nil, nil, container.NewStack(p.table, container.NewCenter(p.empty)))
	}
	return widget.NewSimpleRenderer(p.content)
}
