package wordlist

import (
	"context"
	"fmt"
	"image/color"
	"slices"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	sheet "github.com/wenshu-app/wenshu/core/cell"
	"github.com/wenshu-app/wenshu/core/find"
	"github.com/wenshu-app/wenshu/core/words"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/rows"
)

// What a column shows.
type column int

const (
	colWord column = iota
	colCount
	colPer
	colEven
	colBar
	colHere
	colThere
	colPerHere
	colPerThere
	colG2
	colTogether
	colMI
	colDice
	columns
)

// A cell is where a column lies in a row.
type cell struct {
	column
	x, w float32
}

var (
	listColumns    = []column{colBar, colCount, colPer, colEven}
	gramColumns    = []column{colBar, colCount, colPer} // phrases are long
	companyColumns = []column{colTogether, colCount, colMI, colDice}
	compareColumns = []column{colHere, colPerHere, colThere, colPerThere, colG2, colBar}
	// the first to go where the word itself has no room
	goFirst = []column{colBar, colEven, colPerThere, colPerHere, colPer, colMI}
	widths  = [columns]float32{colCount: 52, colPer: 62, colEven: 52, colBar: 60, colHere: 48, colThere: 48, colPerHere: 56, colPerThere: 56, colG2: 62, colTogether: 52, colMI: 52, colDice: 66}
)

// wordRoom is the least width of the column of words.
const wordRoom = 100

// cells places the columns of a row of that width.
func (p *Pane) cells(width float32) []cell {
	cols := slices.Clone(listColumns)
	switch p.unit {
	case unitGrams:
		cols = slices.Clone(gramColumns)
	case unitCompany:
		cols = slices.Clone(companyColumns)
	case unitCompare:
		cols = slices.Clone(compareColumns)
	}
	sum := func() (s float32) {
		for _, c := range cols {
			s += widths[c]
		}
		return s
	}
	for _, gone := range goFirst {
		if width-sum() >= wordRoom {
			break
		}
		if i := slices.Index(cols, gone); i >= 0 {
			cols = slices.Delete(cols, i, i+1)
		}
	}
	x := max(0, width-sum()-inset)
	out := []cell{{colWord, inset, max(0, x-inset)}}
	for _, c := range cols {
		out = append(out, cell{c, x, widths[c]})
		x += widths[c]
	}
	return out
}

// inset is the room at both ends of a row.
const inset = 10

// A line of the table: a word of the list, or one that two lists differ in.
type entry struct {
	text string
	n    int     // in the document
	even float64 //
	key  *words.Key
	near *words.Collocate
}

// at returns row i.
func (p *Pane) at(i int) entry {
	k := p.view.shown[i]
	if p.view.unit == unitCompare {
		key := &p.view.keys[k]
		return entry{text: key.Text, n: key.A, key: key}
	}
	if p.view.unit == unitCompany {
		c := &p.view.near.all[k]
		return entry{text: c.Text, n: c.N, near: c}
	}
	w := &p.view.list.Words[k]
	return entry{text: w.Text, n: w.N(), even: w.Even}
}

// value is what a column shows of a row.
func (p *Pane) value(e entry, c column) string {
	if e.key == nil && c >= colHere && c <= colG2 || e.near == nil && c >= colTogether { // a row that was used for another kind
		return ""
	}
	switch c {
	case colWord:
		return e.text
	case colCount:
		return fmt.Sprint(e.n)
	case colPer:
		return fmt.Sprintf("%.1f", p.view.list.Per(e.n))
	case colEven:
		return fmt.Sprintf("%.2f", e.even)
	case colHere:
		return fmt.Sprint(e.key.A)
	case colThere:
		return fmt.Sprint(e.key.B)
	case colPerHere:
		return fmt.Sprintf("%.1f", p.view.list.Per(e.key.A))
	case colPerThere:
		return fmt.Sprintf("%.1f", p.view.there.Per(e.key.B))
	case colG2:
		sign := "+"
		if !e.key.More {
			sign = "−"
		}
		return sign + fmt.Sprintf("%.1f", e.key.G2)
	case colTogether:
		return fmt.Sprint(e.near.Together())
	case colMI:
		return fmt.Sprintf("%.2f", e.near.MI)
	case colDice:
		return fmt.Sprintf("%.2f", e.near.LogDice)
	}
	return ""
}

// part is how long the bar of a row is, from -1 to 1.
func (p *Pane) part(e entry) float32 {
	if p.view.top <= 0 {
		return 0
	}
	if e.key == nil {
		return float32(float64(e.n) / p.view.top)
	}
	v := float32(min(1, e.key.G2/p.view.top))
	if !e.key.More {
		v = -v
	}
	return v
}

func columnName(c column) string {
	switch c {
	case colWord:
		return look.T("words.col.word")
	case colCount:
		return look.T("words.col.count")
	case colPer:
		return look.T("words.col.per")
	case colEven:
		return look.T("words.col.even")
	case colHere:
		return look.T("words.col.here")
	case colThere:
		return look.T("words.col.there")
	case colPerHere, colPerThere:
		return look.T("words.col.per")
	case colG2:
		return "G²"
	case colTogether:
		return look.T("words.col.together")
	case colMI:
		return "MI"
	case colDice:
		return "logDice"
	}
	return ""
}

// TSV is the rows that are shown, as a spreadsheet takes them.
func (p *Pane) TSV() string {
	cols := append([]column{colWord}, colCount, colPer, colEven)
	switch p.unit {
	case unitCompany:
		cols = []column{colWord, colTogether, colCount, colMI, colDice}
	case unitCompare:
		cols = []column{colWord, colHere, colPerHere, colThere, colPerThere, colG2}
	}
	var b strings.Builder
	row := func(cell func(column) string) {
		for i, c := range cols {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(sheet.Tabbed(cell(c)))
		}
		b.WriteByte('\n')
	}
	row(columnName)
	for i := range p.view.shown {
		e := p.at(i)
		row(func(c column) string { return strings.Replace(p.value(e, c), "−", "-", 1) })
	}
	return b.String()
}

// flat is s in one cell of a table.
func flat(s string) string {
	return strings.NewReplacer("\t", " ", "\n", " ", "\r", " ").Replace(s)
}

// A view is what the table shows: the lists as they were when it was made, so
// that a row never looks into newer ones.
type view struct {
	pair  // while two documents are compared
	unit  unit
	list  words.List
	near  company // while collocates are listed
	shown []int   // indexes of what the filter leaves
	top   float64 // the longest bar
}

// sift filters and orders the table, in the background: a book has fifty
// thousand words.
func (p *Pane) sift() {
	match := find.Matcher(strings.TrimSpace(p.filter.Text))
	only, order, all := p.onlyTerms.Checked && p.unit != unitGrams, p.order, p.allKeys.Checked
	v := view{unit: p.unit, list: *p.current(), near: p.near}
	if p.unit == unitCompare {
		v.pair, v.list = p.apart, p.apart.here
	}
	p.later(&p.sifting, func(ctx context.Context) {
		if v.unit == unitCompany {
			terms := map[string]bool{}
			for _, w := range v.list.Words {
				if w.Term {
					terms[w.Text] = true
				}
			}
			v.shown, v.top = siftCompany(ctx, v.near.all, terms, match, only, order)
			return
		}
		if v.unit == unitCompare {
			v.shown, v.top = siftKeys(v.keys, v.list, v.there, match, only, all, order)
			return
		}
		v.shown = siftWords(v.list, match, only, order)
		for _, i := range v.shown {
			v.top = max(v.top, float64(v.list.Words[i].N()))
		}
	}, func() {
		p.view = v
		p.tell()
		p.names.Refresh()
		p.begin()
	})
}

func siftWords(list words.List, match func(string) bool, only bool, order column) []int {
	var shown []int
	for i, w := range list.Words {
		if (!only || w.Term) && match(w.Text) {
			shown = append(shown, i)
		}
	}
	switch order {
	case colWord:
		byWord(shown, func(i int) string { return list.Words[i].Text })
	case colEven:
		sort.SliceStable(shown, func(a, b int) bool { return list.Words[shown[a]].Even > list.Words[shown[b]].Even })
	}
	return shown
}

func siftKeys(keys []words.Key, here, there words.List, match func(string) bool, only, all bool, order column) (shown []int, top float64) {
	term := func(k words.Key) bool {
		return k.In[0] >= 0 && here.Words[k.In[0]].Term || k.In[1] >= 0 && there.Words[k.In[1]].Term
	}
	for i, k := range keys {
		if (all || k.G2 > words.Likely) && (!only || term(k)) && match(k.Text) {
			shown = append(shown, i)
			top = max(top, k.G2)
		}
	}
	switch order {
	case colWord:
		byWord(shown, func(i int) string { return keys[i].Text })
	case colHere, colPerHere:
		sort.SliceStable(shown, func(a, b int) bool { return keys[shown[a]].A > keys[shown[b]].A })
	case colThere, colPerThere:
		sort.SliceStable(shown, func(a, b int) bool { return keys[shown[a]].B > keys[shown[b]].B })
	}
	return shown, top
}

// byWord orders by reading, then by the characters.
func byWord(shown []int, text func(int) string) {
	type keyed struct {
		i             int
		letters, text string
	}
	k := make([]keyed, len(shown))
	for n, i := range shown {
		k[n] = keyed{i, find.Order(text(i)), text(i)}
	}
	sort.Slice(k, func(a, b int) bool {
		if k[a].letters != k[b].letters {
			return k[a].letters < k[b].letters
		}
		return k[a].text < k[b].text
	})
	for n := range k {
		shown[n] = k[n].i
	}
}

// A row shows one line of the table.
type row struct {
	widget.BaseWidget
	pane  *Pane
	entry entry
	on    bool // its contexts are shown

	ground, edge, bar, middle *canvas.Rectangle
	texts                     [columns]*canvas.Text
}

func (p *Pane) newRow() fyne.CanvasObject {
	r := &row{pane: p}
	r.ground, r.edge, r.bar, r.middle = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	r.bar.CornerRadius = 1
	for c := range r.texts {
		r.texts[c] = canvas.NewText("", color.Transparent)
		r.texts[c].TextSize = 13
		if column(c) == colWord {
			r.texts[c].TextSize = 14
		} else {
			r.texts[c].Alignment = fyne.TextAlignTrailing
		}
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) set(e entry, on bool) {
	r.entry, r.on = e, on
	r.Refresh()
}

// CreateRenderer is for Fyne.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	o := []fyne.CanvasObject{r.ground, r.edge, r.middle, r.bar}
	for _, t := range r.texts {
		o = append(o, t)
	}
	return &rowRenderer{r, o}
}

type rowRenderer struct {
	*row
	objects []fyne.CanvasObject
}

func (r *rowRenderer) Destroy()                     {}
func (r *rowRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *rowRenderer) MinSize() fyne.Size           { return fyne.NewSize(wordRoom, rows.Height()) }

func (r *rowRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.edge.Move(fyne.NewPos(0, 4))
	r.edge.Resize(fyne.NewSize(3, size.Height-8))
	for _, t := range r.texts {
		t.Hide()
	}
	r.bar.Hide()
	r.middle.Hide()
	for _, c := range r.pane.cells(size.Width) {
		if c.column == colBar {
			r.placeBar(c, size.Height)
			continue
		}
		t := r.texts[c.column]
		t.Text = r.pane.value(r.entry, c.column)
		if c.column == colWord {
			t.Text = rows.Fit(t.Text, t.TextSize, t.TextStyle, c.w)
		}
		h := t.MinSize().Height
		t.Move(fyne.NewPos(c.x, (size.Height-h)/2))
		t.Resize(fyne.NewSize(c.w-4, h))
		t.Show()
	}
}

// placeBar draws how much: from the left, or from the middle to either side.
func (r *rowRenderer) placeBar(c cell, height float32) {
	part := r.pane.part(r.entry)
	const thick = 6
	x, w := c.x+8, c.w-12
	if r.entry.key != nil {
		w /= 2
		x += w
		r.middle.Move(fyne.NewPos(x, height/2-thick))
		r.middle.Resize(fyne.NewSize(1, 2*thick))
		r.middle.Show()
	}
	long := max(1, w*max(part, -part))
	if part < 0 {
		x -= long
	}
	r.bar.Move(fyne.NewPos(x, (height-thick)/2))
	r.bar.Resize(fyne.NewSize(long, thick))
	r.bar.Show()
}

func (r *rowRenderer) Refresh() {
	pal := r.pane.palette
	r.ground.FillColor, r.edge.FillColor = color.Transparent, color.Transparent
	if r.on {
		r.ground.FillColor, r.edge.FillColor = pal.Press, pal.Accent
	}
	r.middle.FillColor = pal.SecondInk
	r.bar.FillColor = pal.Kinds[0]
	if r.entry.key != nil && !r.entry.key.More {
		r.bar.FillColor = pal.Kinds[1]
	}
	for c, t := range r.texts {
		t.Color = pal.SecondInk
		if column(c) == colWord || column(c) == colCount || column(c) == colG2 {
			t.Color = pal.Ink
		}
		t.TextStyle.Bold = r.on && column(c) == colWord
	}
	r.Layout(r.row.Size())
	canvas.Refresh(r.row)
}
