package repair

import (
	"context"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/text"
)

// The first look at a text goes character by character: what a converter left
// inside the lines is taken out before anything is asked about the lines.
//
//   - Characters that show nothing (zero width, soft hyphens).
//   - Radicals and compatibility forms in the place of Han characters.
//   - Markup: **bold**, $formulas$, &nbsp;, <b>.
//   - Blanks inside numbers (3 1 2 . 5万吨) and between all characters of a line.
//
// Blanks that print has on purpose stay: between a number and its unit, and
// between groups of three digits, of whatever width they are. A single blank
// beside a decimal point stays too: numbers are read with it.

// A change is an edit of a few characters. A text may have one for every second
// of its characters.
type change struct {
	start, end int32
	put        uint32 // what stands there instead: the number of it, from 1; 0 for nothing
	why        uint8  // the number of the reason
}

// looked marks the bytes that a character worth a look begins with.
var looked = func() (t [256]bool) {
	for _, c := range []byte("*$&<`_\\ \n\xC2\xE2\xE3\xEF\xF0\xF3") {
		t[c] = true
	}
	return t
}()

// A cleaner collects the changes of one reading of a text.
type cleaner struct {
	s       string
	out     []change
	puts    []string
	whys    []string
	apart   int  // blanks between two single digits
	bold    int  // where the mark stands that closes what ** opened
	masked  int  // start of a line in which stars hide names
	line    int  // start of the line
	near    int  // pairs of blanks one character apart in the line
	last    int  // where the last blank of the line stood
	crooked bool // changes were found out of their order
}

// clean mends s character by character.
func clean(ctx context.Context, s string) (string, *text.Map, error) {
	c := &cleaner{s: s, bold: -1, masked: -1, last: -8}
	for i, seen := 0, 0; i < len(s); {
		b := s[i]
		if !looked[b] {
			if b >= 0xE4 {
				i += 3 // the Han characters
			} else {
				i++
			}
			continue
		}
		if i-seen > 1<<20 {
			seen = i
			if err := ctx.Err(); err != nil {
				return "", nil, err
			}
		}
		i = c.at(i)
	}
	c.setApart()
	if len(c.out) == 0 {
		return s, nil, nil
	}
	if c.crooked {
		sort.SliceStable(c.out, func(i, j int) bool { return c.out[i].start < c.out[j].start })
	}
	e := text.NewEditor(s)
	e.Expect(2*len(c.out) + 1)
	for _, x := range c.out {
		if int(x.start) < e.At() {
			continue
		}
		put := ""
		if x.put > 0 {
			put = c.puts[x.put-1]
		}
		e.CopyTo(int(x.start))
		e.Replace(int(x.end), put, c.whys[x.why])
	}
	body, m := e.Done()
	return body, m, nil
}

func (c *cleaner) change(start, end int, put, why string) {
	if n := len(c.out); n > 0 && int(c.out[n-1].start) > start {
		c.crooked = true
	}
	x := change{start: int32(start), end: int32(end)}
	if put != "" {
		c.puts = append(c.puts, put)
		x.put = uint32(len(c.puts))
	}
	k := slices.Index(c.whys, why)
	if k < 0 {
		k = len(c.whys)
		c.whys = append(c.whys, why)
	}
	x.why = uint8(k)
	c.out = append(c.out, x)
}

// at looks at the character at i and returns where to go on.
func (c *cleaner) at(i int) int {
	s := c.s
	switch s[i] {
	case '\n':
		c.line, c.near, c.last = i+1, 0, -8
		return i + 1
	case ' ':
		return c.blank(i)
	case '*':
		return c.stars(i)
	case '`':
		return c.around(i, "`")
	case '_':
		if strings.HasPrefix(s[i:], "__") {
			return c.around(i, "__")
		}
	case '$':
		return c.formula(i)
	case '&':
		if put, n := entity(s[i:]); n > 0 {
			c.change(i, i+n, put, "markup")
			return i + n
		}
	case '<':
		return c.tag(i)
	case '\\':
		if strings.HasPrefix(s[i:], `\(`) { // \(12.5\)
			window := s[i+2 : min(len(s), i+160)]
			if k := strings.Index(window, `\)`); k > 0 && strings.IndexByte(window[:k], '\n') < 0 && formulaLike(window[:k]) {
				c.change(i, i+2, "", "markup")
				return c.tex(i+2, i+2+k, 2)
			}
		}
		if i+1 < len(s) && strings.IndexByte("%$~*_#&.+-", s[i+1]) >= 0 && (i == 0 || s[i-1] != '\\' && s[i-1] != ':' && !letter(s[i-1])) {
			c.change(i, i+1, "", "markup")
			return i + 2
		}
	case 0xC2:
		switch {
		case strings.HasPrefix(s[i:], "\u00ad"):
			c.change(i, i+2, "", "hidden")
			return i + 2
		case strings.HasPrefix(s[i:], "\u00a0"):
			return c.blank(i)
		}
		return i + 1
	case 0xE2:
		if i+2 >= len(s) {
			return i + 1
		}
		switch x := s[i+1]; {
		case x == 0x80 && (s[i+2] >= 0x8B && s[i+2] <= 0x8F || s[i+2] >= 0xAA && s[i+2] <= 0xAE), x == 0x81 && s[i+2] >= 0xA0 && s[i+2] <= 0xA4:
			if s[i+2] == 0x8D && x == 0x80 && i+3 < len(s) && s[i+3] >= 0xF0 {
				break // joins pictures
			}
			c.change(i, i+3, "", "hidden")
		case x == 0x80 && s[i+2] >= 0x80 && s[i+2] <= 0x8A, x == 0x80 && s[i+2] == 0xAF:
			return c.blank(i)
		case x >= 0xBA && x <= 0xBF:
			c.radical(i, 3)
		}
		return i + 3
	case 0xE3:
		if strings.HasPrefix(s[i:], "\u3000") {
			return c.blank(i)
		}
		return i + 3
	case 0xEF:
		if i+2 >= len(s) {
			return i + 1
		}
		switch x := s[i+1]; {
		case x == 0xBB && s[i+2] == 0xBF:
			c.change(i, i+3, "", "hidden")
		case x == 0xB8 && s[i+2] <= 0x8F: // chooses a form of the character before
			if r, _ := utf8.DecodeLastRuneInString(s[:i]); isHan(r) {
				c.change(i, i+3, "", "hidden")
			}
		case x >= 0xA4 && x <= 0xAB:
			c.radical(i, 3)
		}
		return i + 3
	case 0xF3:
		if r, n := utf8.DecodeRuneInString(s[i:]); r >= 0xE0100 && r <= 0xE01EF {
			c.change(i, i+n, "", "hidden")
			return i + n
		} else if r >= 0xE0000 && r <= 0xE007F { // tags; behind a picture they choose a flag
			end := i + n
			for end < len(s) && s[end] == 0xF3 && strings.HasPrefix(s[end:], "\xF3\xA0") && end+3 < len(s) && s[end+2] <= 0x81 {
				end += 4
			}
			if before, _ := utf8.DecodeLastRuneInString(s[:i]); before < 0x1F000 || before > 0x1FFFF {
				c.change(i, end, "", "hidden")
			}
			return end
		}
	case 0xF0:
		if strings.HasPrefix(s[i:], "\xF0\xAF") && i+4 <= len(s) {
			c.radical(i, 4)
			return i + 4
		}
	}
	return i + 1
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func digit(c byte) bool { return c >= '0' && c <= '9' }

func (c *cleaner) radical(i, n int) {
	r, _ := utf8.DecodeRuneInString(c.s[i:])
	if to, ok := radicals()[r]; ok {
		c.change(i, i+n, to, "radical")
	}
}

// blank looks at the run of blanks at i.
func (c *cleaner) blank(i int) int {
	s := c.s
	e := i
	for e < len(s) {
		n := gapLen(s[e:])
		if n == 0 {
			break
		}
		e += n
	}
	if i == c.line || e >= len(s) || s[e] == '\n' || s[e] == '\r' {
		return e
	}
	before, n := utf8.DecodeLastRuneInString(s[:i])
	behind, m := utf8.DecodeRuneInString(s[e:])
	if c.last == i-n {
		if c.near++; c.near == 4 {
			if end := c.spaced(); end > 0 {
				return end
			}
		}
	}
	c.last = e
	switch {
	case isDigit(before) && (behind == '.' || behind == '．'):
		after := e + m + gap(s[e+m:])
		r, _ := utf8.DecodeRuneInString(s[after:])
		switch {
		case !isDigit(r), after == e+m && e-i == gapLen(s[i:]):
		case after == e+m, c.decimal(after, i): // 2  .1, 2 . 1
			c.change(i, e, "", "blank-in-number")
			if after > e+m {
				c.change(e+m, after, "", "blank-in-number")
			}
		}
	case (before == '.' || before == '．') && isDigit(behind) && e-i > gapLen(s[i:]):
		if c.decimal(e, i-n) {
			c.change(i, e, "", "blank-in-number")
		}
	case isDigit(before) && isDigit(behind):
		if e-i == gapLen(s[i:]) && loneLast(s[:i]) && loneFirst(s[e:]) {
			c.apart++
		}
	}
	return e
}

// decimal reports whether the digits that end at k and those that begin at e
// are the two halves of one number, 312.  5万吨, and not the number of an item
// and its text: 3.  5个.
func (c *cleaner) decimal(e, k int) bool {
	s := c.s
	for k > c.line { // blanks before the point
		_, n := utf8.DecodeLastRuneInString(s[:k])
		if gapLen(s[k-n:]) != n {
			break
		}
		k -= n
	}
	digits := 0
	for k > c.line {
		r, n := utf8.DecodeLastRuneInString(s[:k])
		if q, _ := utf8.DecodeLastRuneInString(s[:k-n]); !isDigit(r) && (r != ',' || digits == 0 || !isDigit(q)) {
			break
		}
		digits++
		k -= n
	}
	if digits == 0 || k <= c.line {
		return false
	}
	r, n := utf8.DecodeLastRuneInString(s[:k])
	behind := e
	for behind < len(s) {
		q, m := utf8.DecodeRuneInString(s[behind:])
		if !isDigit(q) {
			break
		}
		behind += m
	}
	places := utf8.RuneCountInString(s[e:behind])
	next, _ := utf8.DecodeRuneInString(s[behind:])
	if places > 4 || strings.ContainsRune("年月日号.．、）)—-–/", next) {
		return false
	}
	measured := strings.ContainsRune("%％‰万亿", next)
	if gapLen(s[k-n:]) == n {
		for gapLen(s[k-n:]) == n && k-n > c.line {
			k -= n
			r, n = utf8.DecodeLastRuneInString(s[:k])
		}
		return measured && isHan(r)
	}
	if strings.ContainsRune("表图第附章节条款项注式例号版卷期题专栏", r) {
		return false
	}
	return isHan(r) || measured && strings.ContainsRune("（(，,：:、-－−+＋≥≤<>", r)
}

// loneLast reports whether a single digit ends s, loneFirst whether one begins
// it.
func loneLast(s string) bool {
	_, n := utf8.DecodeLastRuneInString(s)
	r, _ := utf8.DecodeLastRuneInString(s[:len(s)-n])
	return !isDigit(r)
}

func loneFirst(s string) bool {
	_, n := utf8.DecodeRuneInString(s)
	r, _ := utf8.DecodeRuneInString(s[n:])
	return !isDigit(r)
}

// gapLen is the length of the blank that begins s, 0 if none does. Tabs part
// columns and are none.
func gapLen(s string) int {
	switch {
	case s == "":
		return 0
	case s[0] == ' ':
		return 1
	case strings.HasPrefix(s, "\u00a0"):
		return 2
	case strings.HasPrefix(s, "\u3000"), len(s) > 2 && s[0] == 0xE2 && s[1] == 0x80 && (s[2] >= 0x80 && s[2] <= 0x8A || s[2] == 0xAF):
		return 3
	}
	return 0
}

// gap is the length of the blanks that begin s.
func gap(s string) int {
	n := 0
	for k := gapLen(s); k > 0; k = gapLen(s[n:]) {
		n += k
	}
	return n
}

// spaced closes the single blanks of a line whose characters are nearly all
// set apart (5 . 2 %), and returns the end of the line; 0 if they are not. Two
// blanks are one that the line had before.
func (c *cleaner) spaced() int {
	s := c.s
	end := len(s)
	if k := strings.IndexByte(s[c.line:], '\n'); k >= 0 {
		end = c.line + k
	}
	chars, gaps, han := 0, 0, 0
	for i, before := c.line, rune(0); i < end; {
		if n := gap(s[i:end]); n > 0 {
			r, _ := utf8.DecodeRuneInString(s[i+n : end])
			if i > c.line && n == gapLen(s[i:]) && i+n < end {
				gaps++
				if isHan(before) && isHan(r) {
					han++
				}
			}
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:end])
		before = r
		chars++
		i += n
	}
	if chars < 8 || gaps*10 < (chars-1)*7 || han < 4 || han*3 < gaps {
		return 0
	}
	for i := c.line; i < end; {
		n := gap(s[i:end])
		if n == 0 {
			_, n = utf8.DecodeRuneInString(s[i:end])
		} else if i > c.line && i+n < end && n == gapLen(s[i:]) && !lineEnd(s[:i], s[i+n:]) {
			c.change(i, i+n, "", "blank-in-word")
		}
		i += n
	}
	return end
}

// lineEnd reports whether a line ends with the last character of before or ends
// with the first of behind: a form feed ends one as well.
func lineEnd(before, behind string) bool {
	ends := func(r rune) bool {
		return r >= '\n' && r <= '\r' || r == 0x85 || r == 0x2028 || r == 0x2029
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	q, _ := utf8.DecodeRuneInString(behind)
	return ends(r) || ends(q)
}

// setApart closes the blanks inside 3 1 2 6 亿元 and 1 1 ．4 ％ if the text sets
// all its digits apart. Cells of a table have a blank before their first digit.
func (c *cleaner) setApart() {
	if c.apart < 6 {
		return
	}
	s := c.s
	whole := 0 // numbers of two digits and more that are printed whole
	for i, run := 0, 0; i < len(s); i++ {
		if !digit(s[i]) {
			run = 0
		} else if run++; run == 2 {
			if whole++; whole*4 > c.apart {
				return
			}
		}
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !isDigit(r) {
			i += n
			continue
		}
		before, k := utf8.DecodeLastRuneInString(s[:i])
		free := k == 0 || before == '\n' || gapLen(s[i-k:]) != k || inProse(s, i)
		i += n
		for closed := false; ; {
			k := gapLen(s[i:])
			r, n := utf8.DecodeRuneInString(s[i+k:])
			switch {
			case isDigit(r):
			case (r == '.' || r == '．') && nextDigit(s[i+k+n:]):
			case k > 0 && strings.ContainsRune("%％‰", r):
			case k > 0 && isHan(r) && closed: // 1 8 亿元
				c.change(i, i+k, "", "blank-in-number")
				n = 0
			default:
				n = 0
			}
			if n == 0 {
				break
			}
			if k > 0 && free {
				c.change(i, i+k, "", "blank-in-number")
				closed = true
			}
			i += k + n
		}
	}
}

// inProse reports whether the stretch around i, up to the next marks of a
// sentence, is one: a comma or stop follows the number on its line.
func inProse(s string, i int) bool {
	t := s[i:min(len(s), i+90)]
	if k := strings.IndexByte(t, '\n'); k >= 0 {
		t = t[:k]
	}
	return strings.ContainsAny(t, "，。；")
}

// nextDigit reports whether s begins with a digit, a blank before it aside.
func nextDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s[gapLen(s):])
	return isDigit(r)
}
