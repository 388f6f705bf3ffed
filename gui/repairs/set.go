package repairs

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// Sizes, in units of the window.
const (
	textSize = 14
	lineStep = 24 // from line to line
	signSide = 20 // of the box that a mark stands in
	endSide  = 8  // of a plain line end, which is no button
	signGap  = 2
	boxPad   = 3 // around words in a box
	hang     = gutter / 2
	capStep  = 20 // the line of reasons under a row
	rowGap   = 12
)

// The marks that stand for what is not there to be seen.
const (
	lineMark  = "¶"
	joinMark  = "⌒"
	dropMark  = "×"
	blankMark = "·"
)

// A piece is a run of characters of one look on one line of a column.
type piece struct {
	span  text.Span // in the raw text or in the body
	shown string    // what is shown; the characters of span unless it is a mark
	mark  bool
	mend  int // of the document; -1 for none
	x, w  float32
	line  int
}

// A column is one side of a row, set.
type column struct {
	pieces []piece
	lines  int
}

// lead is how many lines hold nothing but line ends before the first words.
func (c column) lead() int {
	for _, pc := range c.pieces {
		if !pc.mark || pc.mend >= 0 {
			return pc.line
		}
	}
	return 0
}

// A laid row is what its two columns show at some width.
type laid struct {
	raw, body        column
	height           float32
	reasonX, reasonY float32 // of the words that say what was done in it
}

// A measure knows how wide characters are. Han characters all have one width,
// so that a text is measured by adding.
type measure struct {
	han   float32
	known map[rune]float32
}

func newMeasure() *measure {
	return &measure{han: width("中"), known: map[rune]float32{}}
}

func width(s string) float32 {
	return fyne.MeasureText(s, textSize, fyne.TextStyle{}).Width
}

func (m *measure) of(r rune) float32 {
	if r >= 0x3000 && r < 0xD7A4 || r >= 0xF900 && r < 0xFAFF || r >= 0xFF00 && r < 0xFF5F {
		return m.han
	}
	w, ok := m.known[r]
	if !ok {
		w = width(shownAs(r))
		m.known[r] = w
	}
	return w
}

// shownAs is what a character is drawn as.
func shownAs(r rune) string {
	switch {
	case r == '\t':
		return "    "
	case r < ' ' || r >= '\u200B' && r <= '\u200F' || r == '\u2060' || r == '\uFEFF' || r == '\u00AD':
		return ""
	}
	return string(r)
}

// empty reports whether nothing of s can be seen.
func empty(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsSpace(r) && shownAs(r) != "" }) < 0
}

// set lays a row out in two columns of that width.
func set(d *doc.Document, r row, w float32, m *measure) *laid {
	l := &laid{raw: setRaw(d, r, w, m), body: setBody(d, r, w, m)}
	if lead := l.raw.lead(); lead > 0 && len(l.body.pieces) > 0 { // what is the same stands at one height
		for i := range l.body.pieces {
			l.body.pieces[i].line += lead
		}
		l.body.lines += lead
	}
	l.height = float32(l.body.lines) * lineStep
	switch {
	case r.last == r.first:
	case len(l.body.pieces) == 1 && l.body.pieces[0].mark: // nothing was left: the reason stands beside the mark
		l.reasonX, l.reasonY = signSide+3*signGap, float32(l.body.lines-1)*lineStep+(lineStep-capStep)/2
	default:
		l.reasonY = l.height
		l.height += capStep
	}
	l.height = max(l.height, float32(l.raw.lines)*lineStep)
	return l
}

// setRaw lays out the text as read, with a mark for each of its line ends.
func setRaw(d *doc.Document, r row, w float32, m *measure) column {
	s := setter{measure: m, width: w}
	at := r.raw.Start
	for i := r.first; i < r.last; i++ {
		s.real(d.Raw, text.Span{Start: at, End: d.Repairs[i].Raw.Start}, -1)
		s.real(d.Raw, d.Repairs[i].Raw, i)
		at = d.Repairs[i].Raw.End
	}
	s.real(d.Raw, text.Span{Start: at, End: r.raw.End}, -1)
	return s.done()
}

// setBody lays out the mended text, with a mark where a repair left nothing.
func setBody(d *doc.Document, r row, w float32, m *measure) column {
	s := setter{measure: m, width: w}
	at := r.body.Start
	for i := r.first; i < r.last; i++ {
		x := &d.Repairs[i]
		s.words(d.Body, text.Span{Start: at, End: x.Body.Start}, -1)
		made := !x.Undone && !x.Cut
		switch {
		case x.Kind == doc.Joined && made:
			s.mark(joinMark, x.Body, i)
		case x.Kind == doc.Joined:
			s.mark(lineMark, x.Body, i)
			s.feed()
		case x.Kind == doc.Dropped && made:
			s.mark(dropMark, x.Body, i)
		case x.Kind == doc.Closed && made:
			s.mark(joinMark, x.Body, i)
		case x.Kind == doc.Closed:
			s.mark(blankMark, x.Body, i)
		default:
			s.words(d.Body, x.Body, i)
		}
		at = x.Body.End
	}
	s.words(d.Body, text.Span{Start: at, End: r.body.End}, -1)
	return s.done()
}

// A setter puts characters into lines.
type setter struct {
	*measure
	width float32
	col   column
	x     float32
	fed   bool // the next character begins a line
}

func (s *setter) done() column {
	s.col.lines = max(1, s.col.lines)
	return s.col
}

// feed ends the line once something follows.
func (s *setter) feed() { s.fed = true }

func (s *setter) line() int { return max(0, s.col.lines-1) }

// start makes sure that there is a line to write on.
func (s *setter) start() {
	if s.fed || s.col.lines == 0 {
		s.col.lines++
		s.x, s.fed = 0, false
	}
}

// mark puts a mark in its box.
func (s *setter) mark(shown string, span text.Span, mend int) {
	s.start()
	side, gap, over := float32(signSide), float32(signGap), float32(signSide/2)
	if mend < 0 {
		side, gap, over = endSide, 1, hang
	}
	if s.x+gap+side > s.width+over {
		if mend < 0 { // one more of several line ends
			return
		} // a mark may hang over the end
		s.fed = true
		s.start()
	}
	s.col.pieces = append(s.col.pieces, piece{span: span, shown: shown, mark: true, mend: mend, x: s.x + gap, w: side, line: s.line()})
	s.x += side + 2*gap
}

// real puts raw text with its line ends. Those that follow one another stay on
// one line: a text with a blank line behind each would be twice as high.
func (s *setter) real(raw string, span text.Span, mend int) {
	for at := span.Start; at < span.End; {
		t := raw[at:span.End]
		k := strings.IndexAny(t, "\n\r\f\v")
		if k < 0 {
			k = len(t)
		}
		if blank := empty(t[:k]); k > 0 && !(blank && s.fed && k < len(t)) {
			if mend >= 0 && blank && k == len(t) && at == span.Start { // blanks in a word
				s.mark(blankMark, span, mend)
			} else if !blank || mend < 0 {
				s.words(raw, text.Span{Start: at, End: at + k}, mend)
			}
		}
		at += k
		if k == len(t) {
			return
		}
		n := 1
		if strings.HasPrefix(t[k:], "\r\n") {
			n = 2
		}
		s.fed = false
		s.mark(lineMark, text.Span{Start: at, End: at + n}, mend)
		s.feed()
		at += n
	}
}

// words puts text that has no line end to show. A line breaks between any two
// characters, but not inside a word or a number, not before a mark that closes
// and not behind one that opens.
func (s *setter) words(src string, span text.Span, mend int) {
	t := strings.TrimRight(span.Of(src), "\n")
	if t == "" {
		return
	}
	s.start()
	if mend >= 0 { // it stands in a box
		s.x += boxPad + 1
		defer func() { s.x += boxPad + 1 }()
	}
	from, x := 0, s.x // where the piece begins
	breakAt, breakX := -1, float32(0)
	put := func(to int, end float32) {
		if to > from {
			shown := t[from:to]
			if strings.IndexFunc(shown, func(r rune) bool { return r < ' ' || r == '\u00AD' || r == '\uFEFF' || r >= '\u200B' && r <= '\u2060' }) >= 0 {
				var b strings.Builder
				for _, r := range shown {
					b.WriteString(shownAs(r))
				}
				shown = b.String()
			}
			s.col.pieces = append(s.col.pieces, piece{span: text.Span{Start: span.Start + from, End: span.Start + to}, shown: shown, mend: mend, x: x, w: end - x, line: s.line()})
		}
	}
	var before rune
	for i, r := range t {
		if mayBreak(before, r) {
			breakAt, breakX = i, s.x
		}
		w := s.of(r)
		if s.x+w > s.width && s.x > 0 && !hangs(r) {
			at, end := breakAt, breakX
			if at <= from && (at < 0 || x == 0) {
				at, end = i, s.x // a word longer than the line
			}
			put(at, end)
			rest := s.x - end
			s.fed = true
			s.start()
			from, x, s.x = at, 0, rest
			breakAt = -1
		}
		s.x += w
		before = r
	}
	put(len(t), s.x)
}

func mayBreak(a, b rune) bool {
	return !(tight(a) && tight(b)) && !strings.ContainsRune("，。、；：！？”’）》】」』〉…—%％‰℃,.;:!?)]", b) && !strings.ContainsRune("“‘（《【「『〈([", a)
}

func tight(r rune) bool {
	return r > ' ' && r < 0x250
}

// hangs reports whether r may stand over the end of a line.
func hangs(r rune) bool {
	return strings.ContainsRune("，。、；：！？”’）》】」』〉", r)
}
