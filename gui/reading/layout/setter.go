package layout

import (
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/script"
	"github.com/wenshu-app/wenshu/core/text"
)

// maxStretch is how far, in em, two characters may be moved apart to fill a
// line; a line that needs more stays short.
const maxStretch = 0.34

// maxLoose is how far, in em, they are moved apart at most to keep a figure
// whole.
const maxLoose = 0.25

// A setter lays out one block at a time. Its buffers are used again.
type setter struct {
	breaker
	classes []class
	adv     []float32 // room of each character
	shift   []float32 // of its ink
	gap     []float32 // of adv, what falls away at a line's end
}

// set lays out b.
func (s *setter) set(body string, b Block, show []script.Change, keep []text.Span, m Metrics, spec Spec, above float32) *Laid {
	st := b.Style()
	l := &Laid{Span: b.Span, Style: st, Size: spec.Size * st.Scale}
	l.bold = utf8.RuneCountInString(b.Of(body)[:max(0, min(b.Head, b.Len()))])
	s.decode(l, b.Of(body), show, m)
	s.measure(l, m, spec)
	s.find(l.Runes, s.classes, l.Off, b.Start, keep)

	left, right := st.Inset*spec.Size, spec.Measure
	if left > spec.Measure/3 {
		left = 0
	}
	if st.Both {
		right -= left
	}
	indent := float32(0)
	if st.Indent {
		indent = spec.Indent * l.Size
	}
	width := right - left
	others := float32(0)
	switch {
	case st.Hang:
		indent, others = s.hang(l, indent, width)
	case len(b.Stops) > 0:
		s.align(l, b.Stops, width)
	}
	l.Lines = s.lines(nil, width, indent, others, l.Size, spec.Compress)
	if st.Balance {
		s.balance(l, width)
	} else {
		s.orphan(l, width-others)
	}
	spec.Measure = right
	s.place(l, left, spec)
	s.stack(l, spec, st, above)
	return l
}

// decode fills the characters as they are shown and their offsets. A byte that
// is no UTF-8 is a character of its own.
func (s *setter) decode(l *Laid, t string, show []script.Change, m Metrics) {
	n := utf8.RuneCountInString(t)
	l.Runes = make([]rune, 0, n)
	l.Off = make([]int32, 0, n+1)
	s.classes = s.classes[:0]
	for i, r := range t {
		bold := l.Bold(len(l.Runes))
		if len(show) > 0 && int(show[0].At) == l.Start+i {
			if as := show[0].As; shows(m, as, bold) {
				r = as
			}
			show = show[1:]
		}
		r = standIn(m, r, bold)
		l.Runes = append(l.Runes, r)
		l.Off = append(l.Off, int32(i))
		s.classes = append(s.classes, classOf(r))
	}
	l.Off = append(l.Off, int32(len(t)))
}

// measure gives each character its room: the font's advance, less what marks
// side by side give up, and more between scripts.
func (s *setter) measure(l *Laid, m Metrics, spec Spec) {
	n := len(l.Runes)
	s.adv = append(s.adv[:0], make([]float32, n)...)
	s.shift = append(s.shift[:0], make([]float32, n)...)
	s.gap = append(s.gap[:0], make([]float32, n)...)
	em, cs := l.Size, s.classes
	for i, r := range l.Runes {
		c := cs[i]
		switch {
		case c&zero != 0:
			continue
		case r == '\t':
			s.adv[i] = em
		case r == '—' && (i > 0 && l.Runes[i-1] == r || i+1 < n && l.Runes[i+1] == r):
			s.adv[i] = em // a dash of two characters has no seam
		default:
			s.adv[i] = m.Advance(r, l.Bold(i)) * em
		}
		if c&(half|halfOpen) != 0 && s.adv[i] < 0.75*em {
			cs[i] &^= half | halfOpen // this font draws the mark narrow
		}
	}
	for i := 0; i+1 < n; i++ {
		a, b := cs[i], cs[i+1]
		if spec.Compress {
			switch {
			case a&half != 0 && b&(half|halfOpen|asciiEnd) != 0:
				s.adv[i] -= em / 2
			case a&halfOpen != 0 && b&halfOpen != 0:
				s.adv[i+1] -= em / 2
				s.shift[i+1] = -em / 2
			}
		}
		if spec.Gap <= 0 {
			continue
		}
		var g float32
		switch {
		case a&han != 0 && b&(letter|digit) != 0, a&(letter|digit) != 0 && b&han != 0,
			a&han != 0 && l.Runes[i+1] == '(', l.Runes[i] == ')' && b&han != 0,
			l.Runes[i] == '%' && b&han != 0:
			g = spec.Gap * em
		case a&asciiEnd != 0 && l.Runes[i] != ')' && b&(han|letter|digit) != 0 && i > 0 && (cs[i-1]&(han|half) != 0 || b&han != 0):
			g = max(spec.Gap*2, 0.5-s.adv[i]/em) * em // a half-width comma in Chinese text gets some of the air of a full one
		case a&asciiEnd != 0 && i > 0 && cs[i-1]&half != 0 && b&wide != 0 && b&(half|halfOpen) == 0:
			g = spec.Gap * 2 * em
		}
		s.adv[i] += g
		s.gap[i] = g
	}
}

// visible returns the width of the line [first, last) without what falls away
// at its end, and how much of that is the blank half of a mark.
func (s *setter) visible(x float32, first, last int, em float32, compress bool) (w, trim float32) {
	for last > first && s.classes[last-1]&(blank|zero) != 0 && (s.adv[last-1] == 0 || s.classes[last-1]&blank != 0) {
		last--
		x -= s.adv[last]
	}
	if last > first {
		x -= s.gap[last-1]
		if compress && s.classes[last-1]&half != 0 && s.adv[last-1] > 0.75*em {
			trim = em / 2
		}
	}
	return x, trim
}

// lines breaks the block greedily into lines of the given width, of which the
// first gives up indent at its left and the others what is said.
func (s *setter) lines(out []Line, width, indent, others, em float32, compress bool) []Line {
	n := len(s.adv)
	for at := 0; at < n || len(out) == 0; {
		in := others
		if len(out) == 0 {
			in = indent
		}
		end, trim := s.line(at, width-in, em, compress)
		out = append(out, Line{First: at, Last: end, indent: in, trim: trim})
		at = end
	}
	return out
}

// startTrim is what an opening mark gives up at the head of a line.
func (s *setter) startTrim(at int, em float32, compress bool) float32 {
	if compress && at < len(s.adv) && s.classes[at]&halfOpen != 0 && s.adv[at] > 0.75*em {
		return em / 2
	}
	return 0
}

// line returns where the line that begins at a character ends, and by how much
// its last mark must be cut to fit. It always takes at least one character.
func (s *setter) line(at int, width, em float32, compress bool) (end int, trim float32) {
	type stop struct {
		at      int
		trim, w float32
	}
	n := len(s.adv)
	slack := width + em*0.001
	x := -s.startTrim(at, em, compress)
	var stops [must]stop // the last that fits, for each sort of chance
	var any stop
	for i := at + 1; i <= n; i++ {
		x += s.adv[i-1]
		c := s.chances[i]
		if c == never {
			continue
		}
		w, t := s.visible(x, at, i, em, compress)
		if w-t > slack {
			if x > slack+2*em {
				break
			}
			continue
		}
		if w <= slack {
			t = 0
		}
		if c == must {
			return i, t
		}
		any = stop{i, t, w - t}
		stops[c] = any
	}
	best := stops[good]
	switch figure := stops[inFigure]; {
	case figure.at > best.at && best.at > at && width >= 12*em && s.gapes(at, best.at, width-best.w, em):
		best = figure
	case best.at > at:
	case stops[inWord].at > at:
		best = stops[inWord]
	case figure.at-at > (any.at-at)/2:
		best = figure
	case stops[torn].at > at:
		best = stops[torn]
	case any.at > at:
		best = any
	default:
		for end = at + 1; end < n && s.chances[end] == never; end++ {
		}
		return min(end, n), 0
	}
	return best.at, best.trim
}

// gapes reports whether the line [first, last), which lacks space to the margin,
// would be set too loosely: then a figure breaks between its words, behind 万亿.
func (s *setter) gapes(first, last int, space, em float32) bool {
	n := 0
	for i := first + 1; i < last; i++ {
		if s.classes[i-1]&s.classes[i]&wide != 0 {
			n++
		}
	}
	return space > float32(n)*maxLoose*em
}

// orphan moves a word of the line before to a last line that would hold a
// single character (孤字).
func (s *setter) orphan(l *Laid, width float32) {
	n := len(l.Lines)
	if n < 2 || width < 12*l.Size {
		return
	}
	prev, last := &l.Lines[n-2], &l.Lines[n-1]
	if s.chances[prev.Last] != good || s.weight(last.First, last.Last) > 1 {
		return
	}
	var room float32
	for i := last.First; i < last.Last; i++ {
		room += s.adv[i]
	}
	for i := prev.Last - 1; i > prev.First+(prev.Last-prev.First)*3/4; i-- {
		if room += s.adv[i]; room > width {
			return
		}
		if s.chances[i] == good && s.weight(i, last.Last) > 1 {
			prev.Last, last.First, prev.trim = i, i, 0
			return
		}
	}
}

// weight counts the characters of [first, last) that are no marks.
func (s *setter) weight(first, last int) int {
	n := 0
	for _, c := range s.classes[first:last] {
		if c&(noStart|noEnd|blank|zero) == 0 {
			n++
		}
	}
	return n
}

// place gives every character its x.
func (s *setter) place(l *Laid, left float32, spec Spec) {
	n := len(l.Runes)
	l.X = make([]float32, n)
	l.Ink = make([]float32, n)
	em, st := l.Size, l.Style
	for k := range l.Lines {
		ln := &l.Lines[k]
		w, start := s.inked(ln, em, spec.Compress)
		x := left + ln.indent
		space := spec.Measure - left - ln.indent - w
		var stretch float32
		switch {
		case st.Align == Centre:
			x += max(0, space/2)
		case st.Align == Right:
			x += max(0, space)
		case spec.Justify && !st.Balance && k < len(l.Lines)-1 && s.chances[ln.Last] != must && space > 0:
			if gaps := s.gaps(l.Runes, ln); gaps > 0 && space/float32(gaps) <= maxStretch*em {
				stretch = space / float32(gaps)
			}
		}
		s.placeLine(l, ln, x, stretch, w, start)
	}
}

// inked is the width of a line as a reader sees it, and what its first mark
// gave up.
func (s *setter) inked(ln *Line, em float32, compress bool) (w, start float32) {
	start = s.startTrim(ln.First, em, compress)
	for i := ln.First; i < ln.Last; i++ {
		w += s.adv[i]
	}
	w, _ = s.visible(w-start, ln.First, ln.Last, em, compress)
	return w - ln.trim, start
}

// placeLine gives the characters of a line of width w, which begins at x,
// theirs.
func (s *setter) placeLine(l *Laid, ln *Line, x, stretch, w, start float32) {
	ln.Left = x
	ink := ln.First + s.inkLen(ln)
	for i := ln.First; i < ln.Last; i++ {
		if i > ln.First && stretch > 0 && i < ink && s.elastic(l.Runes, i) {
			x += stretch
		}
		l.X[i] = x
		l.Ink[i] = x + s.shift[i]
		x += s.adv[i]
		if i == ln.First && start > 0 {
			l.Ink[i] -= start
			x -= start
		}
	}
	ln.Right = ln.Left + w
	if ink > ln.First {
		ln.Right = max(ln.Left, l.X[ink-1]+s.adv[ink-1]-s.gap[ink-1]-ln.trim)
		if ink-1 == ln.First {
			ln.Right -= start
		}
	}
	for i := ink; i < ln.Last; i++ { // what hangs at the end takes no room
		l.X[i], l.Ink[i] = ln.Right, ln.Right
	}
}

// inkLen is the number of characters of ln up to its last that is not blank.
func (s *setter) inkLen(ln *Line) int {
	last := ln.Last
	for last > ln.First && s.classes[last-1]&(blank|zero) != 0 {
		last--
	}
	return last - ln.First
}

// gaps counts the places at which ln may be stretched.
func (s *setter) gaps(rs []rune, ln *Line) int {
	n := 0
	for i, end := ln.First+1, ln.First+s.inkLen(ln); i < end; i++ {
		if s.elastic(rs, i) {
			n++
		}
	}
	return n
}

// elastic reports whether a line may be stretched before character i: beside a Han
// character or full-width mark, never inside a word, a number or a dash.
func (s *setter) elastic(rs []rune, i int) bool {
	a, b := s.classes[i-1], s.classes[i]
	switch {
	case b&zero != 0, a&b&pair != 0 && rs[i-1] == rs[i]:
		return false
	case a&blank != 0:
		return true
	}
	return (a|b)&wide != 0 && b&(half|asciiEnd) == 0 && a&halfOpen == 0
}

// stack gives the lines their heights.
func (s *setter) stack(l *Laid, spec Spec, st RoleStyle, above float32) {
	height := st.LineHeight
	if height == 0 {
		height = spec.LineHeight
	}
	height *= l.Size
	y := above
	for k := range l.Lines {
		ln := &l.Lines[k]
		ln.Y, ln.Height = y, height
		ln.Baseline = y + (height-l.Size)/2 + ascent*l.Size
		y += height
	}
	l.Height = y
}
