package layout

import (
	"sort"

	"github.com/wenshu-app/wenshu/core/text"
)

// A Laid is a block after layout: its characters, where each of them stands,
// and its lines. Places are measured from the block's left and top.
type Laid struct {
	text.Span // of the body
	Style     RoleStyle
	Size      float32 // of the type
	Height    float32 // with the blank above the block

	Runes []rune
	Off   []int32   // byte offset of each character from Start; one more for the end
	X     []float32 // where the room of each character begins
	Ink   []float32 // where its glyph is drawn: left of X where an opening mark gave up its blank half
	Lines []Line
	Sheet *Sheet // of cells; nil for other blocks
	bold  int    // how many characters at its start are bold whatever its style
}

// Bold reports whether character i is set bold.
func (l *Laid) Bold(i int) bool { return l.Style.Bold || i < l.bold }

// A Line is a row of characters, [First, Last) of Runes.
type Line struct {
	First, Last  int
	Y, Height    float32 // its box
	Baseline     float32
	Left, Right  float32 // where its characters begin and end
	indent, trim float32
}

// Offset returns the byte offset of character i; i may be the number of
// characters.
func (l *Laid) Offset(i int) int { return l.Start + int(l.Off[i]) }

// Index returns the character that holds the byte at offset, within the block.
func (l *Laid) Index(offset int) int {
	d := int32(max(0, min(offset-l.Start, l.Len())))
	i := sort.Search(len(l.Off), func(i int) bool { return l.Off[i] > d }) - 1
	return max(0, i)
}

// LineOf returns the line that holds the character at offset; the last line for
// the end of the block.
func (l *Laid) LineOf(offset int) int {
	i := l.Index(offset)
	n := sort.Search(len(l.Lines), func(n int) bool { return l.Lines[n].Last > i })
	return max(0, min(n, len(l.Lines)-1))
}

// Place returns the line and the x at which the character at offset begins.
func (l *Laid) Place(offset int) (line int, x float32) {
	i, n := l.Index(offset), l.LineOf(offset)
	return n, l.edge(n, i)
}

// edge is the x of the left side of character i in line n; i may be its Last.
func (l *Laid) edge(n, i int) float32 {
	ln := l.Lines[n]
	if i >= ln.Last {
		return ln.Right
	}
	return l.X[max(i, ln.First)]
}

// LineAt returns the line at height y, the nearest one if y is outside. Of
// cells side by side it is the first's.
func (l *Laid) LineAt(y float32) int {
	if l.Sheet != nil {
		return l.Sheet.lineAt(l, y)
	}
	n := sort.Search(len(l.Lines), func(n int) bool { return l.Lines[n].Y+l.Lines[n].Height > y })
	return max(0, min(n, len(l.Lines)-1))
}

// Near returns the line nearest to a point.
func (l *Laid) Near(x, y float32) int {
	if l.Sheet != nil {
		return l.Sheet.near(l, x, y)
	}
	return l.LineAt(y)
}

// Next returns the line under line n, or above it, in which x lies; false if
// the block has none.
func (l *Laid) Next(n int, x float32, down bool) (int, bool) {
	if l.Sheet != nil {
		return l.Sheet.next(l, n, x, down)
	}
	if down {
		n++
	} else {
		n--
	}
	return n, n >= 0 && n < len(l.Lines)
}

// Caret returns the offset between characters that is nearest to x in a line.
// It never lies inside a cluster, and never behind the last character of a line that
// goes on in the next, since that offset belongs to the next line.
func (l *Laid) Caret(line int, x float32) int {
	ln := l.Lines[line]
	last := ln.Last
	if line < len(l.Lines)-1 && last > ln.First {
		for last--; last > ln.First && classOf(l.Runes[last])&zero != 0; last-- {
		}
	}
	best, dist := ln.First, abs(l.edge(line, ln.First)-x)
	for i := ln.First + 1; i <= last; i++ {
		if i < len(l.Runes) && classOf(l.Runes[i])&zero != 0 {
			continue
		}
		if d := abs(l.edge(line, i) - x); d < dist {
			best, dist = i, d
		}
	}
	return l.Offset(best)
}

// Under returns the offset of the character whose room holds the point, or
// false if no character is there.
func (l *Laid) Under(x, y float32) (int, bool) {
	if len(l.Lines) == 0 {
		return 0, false
	}
	n := l.Near(x, y)
	ln := l.Lines[n]
	if y < ln.Y || y >= ln.Y+ln.Height || x < ln.Left || x >= ln.Right {
		return 0, false
	}
	i := sort.Search(ln.Last-ln.First, func(i int) bool { return l.X[ln.First+i] > x }) + ln.First - 1
	for i > ln.First && classOf(l.Runes[i])&zero != 0 {
		i--
	}
	if i < ln.First {
		return 0, false
	}
	return l.Offset(i), true
}

// A Box is a stretch of one line.
type Box struct {
	Line        int
	Left, Right float32
	Starts      bool // the span begins in this line
	Ends        bool // and ends in it
}

// Boxes calls yield for each stretch of a line that s covers, from the top.
func (l *Laid) Boxes(s text.Span, yield func(Box)) {
	if !s.Overlaps(l.Span) {
		return
	}
	first := l.Index(max(s.Start, l.Start))
	last := len(l.Runes)
	if s.End < l.End {
		last = l.Index(s.End)
		if l.Offset(last) < s.End {
			last++
		}
	}
	n := sort.Search(len(l.Lines), func(n int) bool { return l.Lines[n].Last > first })
	for ; n < len(l.Lines) && l.Lines[n].First < last; n++ {
		ln := l.Lines[n]
		yield(Box{n, l.edge(n, max(first, ln.First)), l.edge(n, min(last, ln.Last)), first >= ln.First, last <= ln.Last})
	}
}

// Tight returns b without the blank halves of the marks at its ends: the room
// that a reader sees.
func (l *Laid) Tight(b Box, s text.Span) Box {
	room := l.Size * 0.42
	if b.Starts && s.Start >= l.Start {
		i := l.Index(s.Start)
		if l.Ink[i] == l.X[i] && b.Right-b.Left > room && classOf(l.Runes[i])&halfOpen != 0 && l.full(i) {
			b.Left += room
		}
	}
	if b.Ends && s.End <= l.End {
		if i := l.Index(s.End) - 1; i >= 0 && b.Right-b.Left > room && classOf(l.Runes[i])&half != 0 && l.full(i) {
			b.Right -= room
		}
	}
	return b
}

// full reports whether character i has its whole square.
func (l *Laid) full(i int) bool {
	n := l.LineOf(l.Offset(i))
	return l.edge(n, i+1)-l.X[i] > l.Size*0.75
}

func abs(x float32) float32 {
	if x < 0 {
		return -x
	}
	return x
}
