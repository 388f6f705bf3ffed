package repair

import "unicode/utf8"

// A layout is what the lines of a text have in common.
type layout struct {
	full    int32 // the width at which lines were cut; 0 if they were not
	runes   bool  // the width is in characters, not in half-width units
	gap     uint8 // blank lines between any two lines: 1 where the text is double-spaced
	indents bool  // paragraphs begin with an indent
	gaps    bool  // paragraphs stand apart by blank lines
	more    int32 // how far from the width a line may end, beside what marks need
	bare    bool  // paragraphs have lost the two characters of their indent
}

// ragged is how much farther from the width lines end that have blanks around
// their numbers.
const ragged = 2

// size is the width of l in the unit of lay.
func (lay layout) size(l line) int32 {
	if lay.runes {
		return l.runes
	}
	return l.width
}

// measure finds out whether the lines were cut at one width, and how
// paragraphs are told apart.
func measure(s string, lines []line) layout {
	var lay layout
	best := 0.0
	for _, runes := range []bool{false, true} {
		if w, sharp := cutWidth(lines, runes, 0); w > 0 && sharp > best+0.03 {
			best, lay.full, lay.runes = sharp, w, runes
		}
	}
	if lay.full == 0 { // blanks around numbers and narrow marks make a ragged edge
		lay.full, _ = cutWidth(lines, false, ragged)
		lay.runes, lay.more = false, ragged
	}
	if lay.full == 0 {
		return lay
	}
	var gapsAfterFull [4]int
	after, indented, apart := 0, 0, 0
	prev := -1
	for i := range lines {
		if lines[i].why != keep {
			continue
		}
		if prev == i-1 && prev >= 0 && lay.reaches(s, lines[prev], lines[i]) {
			gapsAfterFull[min(lines[i].gap, 3)]++
		}
		prev = i
	}
	for g := range gapsAfterFull {
		if gapsAfterFull[g] > gapsAfterFull[lay.gap] {
			lay.gap = uint8(g)
		}
	}
	prev = -1
	stripped := 0
	for i := range lines {
		if lines[i].why != keep {
			continue
		}
		if prev == i-1 && prev >= 0 && !lay.reaches(s, lines[prev], lines[i]) {
			after++
			if lay.lacksIndent(lines[i]) {
				stripped++
			}
			if lines[i].indent >= 2 {
				indented++
			}
			if lines[i].gap > lay.gap {
				apart++
			}
		}
		prev = i
	}
	lay.indents = indented*2 > after
	lay.gaps = apart*2 > after
	lay.bare = indented == 0 && stripped >= 3 && stripped*5 > after
	return lay
}

// lacksIndent reports whether l is shorter than the lines of the text by the two
// characters of an indent.
func (lay layout) lacksIndent(l line) bool {
	short := lay.full - lay.size(l)
	if lay.runes {
		return l.indent == 0 && short >= 2 && short <= 3
	}
	return l.indent == 0 && short >= 4 && short <= 7
}

// cutWidth returns the width near which a large part of the lines ends and
// that nearly none passes, with that part; more is added to how near is meant.
func cutWidth(lines []line, runes bool, more int32) (int32, float64) {
	const top = 260
	var with, without [top]int
	n, over := 0, 0
	for _, l := range lines {
		if l.why != keep || l.cells || l.number() {
			continue
		}
		w, in := l.width, int32(l.indent)
		if runes {
			w, in = l.runes, in/2
		}
		n++
		if w+in >= top {
			over++
			continue
		}
		with[w+in]++
		without[w]++
	}
	if n < 6 || over*20 > n {
		return 0, 0
	}
	least, slack := 30, 4+int(more)
	if runes {
		least, slack = 15, 1
	}
	bestW, bestPart := 0, 0.0
	for _, h := range []*[top]int{&with, &without} {
		beyond := over
		for w := top - 1; w >= least; w-- {
			if beyond*25 > n {
				break
			}
			sum := 0
			for k := w; k >= 0 && k > w-slack; k-- {
				sum += h[k]
			}
			if part := float64(sum) / float64(n); part > bestPart+0.02 && h[w] > 0 {
				bestW, bestPart = w, part
			}
			beyond += h[w]
		}
	}
	if bestPart < 0.34 {
		return 0, 0
	}
	return int32(bestW), bestPart
}

// reaches reports whether a was cut at the width of the text: what begins b
// would not have fitted behind it.
func (lay layout) reaches(s string, a, b line) bool {
	if lay.full == 0 {
		return false
	}
	room := lay.full - lay.size(a)
	if room <= 0 {
		return true
	}
	if !lay.runes {
		// a mark that may not begin a line takes the character before it along
		if room <= 3+lay.more {
			return true
		}
	} else if room <= 1 {
		return true
	}
	// an indented line: its indent counts in the width
	in := int32(a.indent)
	if lay.runes {
		in /= 2
	}
	if in > 0 && lay.more > 0 { // two half-width blanks for two characters
		in = max(in, 4)
		if room-in <= 3+lay.more {
			return true
		}
	}
	if in > 0 && room-in <= 1 && room-in > -3 {
		return true
	}
	return room-in < firstWord(b.of(s))
}

// firstWord is the width of the Latin word or number that begins s.
func firstWord(s string) int32 {
	n := int32(0)
	for i := 0; i < len(s) && i < 24; i++ {
		c := s[i]
		if c >= utf8.RuneSelf || c == ' ' || c == ',' {
			break
		}
		n++
	}
	return n
}
