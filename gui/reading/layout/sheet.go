package layout

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/script"
	"github.com/wenshu-app/wenshu/core/text"
)

// A Sheet says where the cells of a block stand. Places are measured as those
// of its lines are: from the left of the page's lines, before the table is
// slid aside.
type Sheet struct {
	Grid        *Grid
	Left, Width float32 // of the table
	View        float32 // what is seen of it
	Fixed       float32 // right edge of the first column, which stays while the others are slid; Left where it does not
	Bands       []Band  // its rows, from the top
	Cells       []Area  // in order of the text
	Opens       bool    // the first rows are among them
	Ends        bool    // the last ones are
	Apart       bool    // its rows are told apart by lines, since words run over several
}

// Stays reports whether what stands at x stays while the table is slid.
func (sh *Sheet) Stays(x float32) bool { return sh.Fixed > sh.Left && x < sh.Fixed }

// A Band is a row of a sheet.
type Band struct {
	Y, Height float32
	Row       int // of the grid
}

// An Area is a cell of a sheet and its lines, [First, Last).
type Area struct {
	doc.Cell
	Row            int
	First, Last    int
	X0, Y0, X1, Y1 float32
}

// setGrid lays out rows of a grid.
func (s *setter) setGrid(body string, b Block, show []script.Change, keep []text.Span, m Metrics, spec Spec, c *columns, above float32) *Laid {
	g, part := b.Grid, b.Grid.parts[b.part]
	st := b.Style()
	l := &Laid{Span: b.Span, Style: st, Size: c.size}
	sheet := &Sheet{Grid: g, Left: c.left, Width: c.width, View: c.view, Opens: b.part == 0, Ends: b.part == len(g.parts)-1, Apart: c.wrapped}
	l.Sheet = sheet
	if sheet.Fixed = c.left; c.width > c.view+0.5 && c.w[0] <= c.view*0.4 {
		sheet.Fixed = c.left + c.x[0] + c.w[0]
	}
	if part.first < g.Heads {
		end := b.End
		for r := part.last - 1; r >= g.Heads; r-- {
			if len(g.Rows[r]) > 0 {
				end = g.Rows[r][0].Start
			}
		}
		l.bold = utf8.RuneCountInString(body[b.Start:end])
	}
	s.decode(l, b.Of(body), show, m)
	s.measure(l, m, spec)
	s.find(l.Runes, s.classes, l.Off, b.Start, keep)
	l.X, l.Ink = make([]float32, len(l.Runes)), make([]float32, len(l.Runes))

	for r := part.first; r < part.last; r++ {
		sheet.Bands = append(sheet.Bands, Band{Row: r})
		for _, cell := range g.Rows[r] {
			sheet.Cells = append(sheet.Cells, Area{Cell: cell, Row: r})
		}
	}
	s.cellLines(l, body, c, spec)
	sheet.stack(l, c, above, st.LineHeight*l.Size)
	return l
}

// cellLines breaks the words of each cell into lines and gives the characters
// their x.
func (s *setter) cellLines(l *Laid, body string, c *columns, spec Spec) {
	sh := l.Sheet
	last := func(a *Area) int { return min(a.Col+a.Across, len(c.w)-1) }
	at := 0 // the first character that is in no line
	for k := range sh.Cells {
		a := &sh.Cells[k]
		a.X0, a.X1 = c.left+c.x[a.Col], c.left+c.x[last(a)]+c.w[last(a)]
		end := len(l.Runes)
		if k+1 < len(sh.Cells) {
			end = l.Index(sh.Cells[k+1].Start)
		}
		s.silence(l, at, a.Span, end)
		left, right := a.X0+cellPad*c.size, a.X1-cellPad*c.size
		s.chances[end] = must
		a.First = len(l.Lines)
		for first := true; at < end || first; first = false {
			to, trim := s.line(at, right-left, l.Size, spec.Compress)
			l.Lines = append(l.Lines, Line{First: at, Last: to, trim: trim})
			at = to
		}
		a.Last = len(l.Lines)
		align, rest := s.alignOf(l, a, body, c)
		for n := a.First; n < a.Last; n++ {
			ln := &l.Lines[n]
			w, start := s.inked(ln, l.Size, spec.Compress)
			x := left
			switch align {
			case Centre:
				x += max(0, (right-left-w)/2)
			case Right:
				x = max(left, right-rest-w)
			}
			s.placeLine(l, ln, x, 0, w, start)
		}
	}
	if len(l.Lines) == 0 {
		l.Lines = []Line{{Last: len(l.Runes)}}
	}
}

// silence takes the room from what stands between cells: characters of
// [at, end) outside s.
func (s *setter) silence(l *Laid, at int, in text.Span, end int) {
	for i := at; i < end; i++ {
		if o := l.Offset(i); !in.Has(o) {
			s.adv[i], s.gap[i], s.shift[i] = 0, 0, 0
			s.classes[i] = s.classes[i]&^(half|halfOpen) | blank
			if i > at && i > 0 {
				s.chances[i] = never
			}
		}
	}
	for i := end - 1; i > at; i-- { // no room between the last character and what follows its cell
		if in.Has(l.Offset(i)) {
			s.adv[i] -= s.gap[i]
			s.gap[i] = 0
			break
		}
	}
}

// alignOf says where the words of a cell stand, and how far from the right edge
// they end.
func (s *setter) alignOf(l *Laid, a *Area, body string, c *columns) (Align, float32) {
	g := l.Sheet.Grid
	words := strings.TrimSpace(a.Of(body))
	numeric := a.Across == 0 && g.numeric[a.Col]
	switch {
	case a.Row < g.Heads && (a.Across > 0 || g.Columns == 1):
		return Centre, 0
	case a.Row < g.Heads && numeric:
		return Right, 0
	case a.Across > 0 && a.Across+1 == g.Columns && !IsNumber(words):
		return Even, 0
	case a.Across > 0:
		return Centre, 0
	case numeric && IsNumber(words) && a.Last-a.First == 1 && c.frac[a.Col] >= 0:
		point := a.Start + strings.Index(a.Of(body), words) + pointOf(words)
		var behind float32
		for i := l.Index(point); i < l.Lines[a.First].Last && l.Offset(i) < a.End; i++ {
			behind += s.adv[i]
		}
		if point >= a.End {
			behind = 0
		}
		return Right, max(0, c.frac[a.Col]-behind)
	case numeric && (IsNumber(words) || blankCell(words)):
		if blankCell(words) && c.frac[a.Col] > 0 {
			return Right, c.frac[a.Col]
		}
		return Right, 0
	}
	return Even, 0
}

// stack gives the rows and their lines heights and places. A cell over several
// rows stands in the middle of them, one that they have no room for makes the
// last of them higher.
func (sh *Sheet) stack(l *Laid, c *columns, above, height float32) {
	pad := 2 * rowPad * c.size
	tall := func(a *Area) float32 { return float32(a.Last-a.First)*height + pad }
	first := sh.Bands[0].Row
	for i := range sh.Bands {
		sh.Bands[i].Height = 0
		if len(sh.Grid.Rows[sh.Bands[i].Row]) > 0 {
			sh.Bands[i].Height = height + pad
		}
	}
	bandOf := func(a *Area) (from, to int) {
		from = a.Row - first
		return from, min(from+a.Down, len(sh.Bands)-1)
	}
	for k := range sh.Cells {
		if a := &sh.Cells[k]; a.Down == 0 {
			b := &sh.Bands[a.Row-first]
			b.Height = max(b.Height, tall(a))
		}
	}
	for k := range sh.Cells {
		a := &sh.Cells[k]
		if a.Down == 0 {
			continue
		}
		from, to := bandOf(a)
		var has float32
		for i := from; i <= to; i++ {
			has += sh.Bands[i].Height
		}
		if need := tall(a); need > has {
			sh.Bands[to].Height += need - has
		}
	}
	y := above
	for i := range sh.Bands {
		sh.Bands[i].Y = y
		y += sh.Bands[i].Height
	}
	l.Height = y
	for k := range sh.Cells {
		a := &sh.Cells[k]
		from, to := bandOf(a)
		a.Y0, a.Y1 = sh.Bands[from].Y, sh.Bands[to].Y+sh.Bands[to].Height
		top := a.Y0 + pad/2
		if words := float32(a.Last-a.First) * height; a.Row < sh.Grid.Heads || a.Down > 0 && a.Down < 12 {
			top = a.Y0 + max(pad/2, (a.Y1-a.Y0-words)/2)
		}
		for n := a.First; n < a.Last; n++ {
			ln := &l.Lines[n]
			ln.Y, ln.Height = top, height
			ln.Baseline = top + (height-l.Size)/2 + ascent*l.Size
			top += height
		}
	}
	if len(sh.Cells) == 0 {
		l.Lines[0].Y, l.Lines[0].Height, l.Lines[0].Baseline = above, height, above+height
	}
}

// BandAt is the row at height y, the nearest one if y is outside.
func (sh *Sheet) BandAt(y float32) int {
	n := sort.Search(len(sh.Bands), func(n int) bool { return sh.Bands[n].Y+sh.Bands[n].Height > y })
	return max(0, min(n, len(sh.Bands)-1))
}

// At returns the cell that holds a point, the nearest one of its row if none
// does; -1 if there are no cells.
func (sh *Sheet) At(x, y float32) int {
	if len(sh.Bands) == 0 {
		return -1
	}
	b := sh.Bands[sh.BandAt(y)]
	best, dist := -1, float32(0)
	for k := range sh.Cells {
		a := &sh.Cells[k]
		if a.Y0 >= b.Y+b.Height || a.Y1 <= b.Y {
			continue
		}
		d := max(0, a.X0-x, x-a.X1)
		if best < 0 || d < dist {
			best, dist = k, d
		}
	}
	return best
}

func (sh *Sheet) lineAt(l *Laid, y float32) int {
	b := sh.Bands[sh.BandAt(y)]
	for _, a := range sh.Cells {
		if a.Row >= b.Row || a.Y1 > y {
			return a.First
		}
	}
	return max(0, len(l.Lines)-1)
}

func (sh *Sheet) near(l *Laid, x, y float32) int {
	k := sh.At(x, y)
	if k < 0 {
		return 0
	}
	a := sh.Cells[k]
	for n := a.First; n < a.Last; n++ {
		if y < l.Lines[n].Y+l.Lines[n].Height {
			return n
		}
	}
	return a.Last - 1
}

// next is the line under or above line n at x: of the same cell, else of the
// cell there.
func (sh *Sheet) next(l *Laid, n int, x float32, down bool) (int, bool) {
	k := sort.Search(len(sh.Cells), func(k int) bool { return sh.Cells[k].Last > n })
	if k == len(sh.Cells) {
		return 0, false
	}
	a := sh.Cells[k]
	if down {
		if n+1 < a.Last {
			return n + 1, true
		}
		if a.Y1 >= l.Height-0.5 {
			return 0, false
		}
		return sh.near(l, x, a.Y1+0.5), true
	}
	if n > a.First {
		return n - 1, true
	}
	if a.Y0 <= sh.Bands[0].Y+0.5 {
		return 0, false
	}
	return sh.near(l, x, a.Y0-0.5), true
}

// Cell returns the cell whose words, or the blank behind them, hold the byte at
// offset; nil if there is none.
func (sh *Sheet) Cell(offset int) *Area {
	k := sort.Search(len(sh.Cells), func(k int) bool { return sh.Cells[k].Start > offset }) - 1
	if k < 0 {
		return nil
	}
	return &sh.Cells[k]
}
