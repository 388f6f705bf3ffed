package table

import (
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/text"
)

// A field is a stretch of a line between separators.
type field struct {
	text.Span
	class    class
	x, end   int // columns, a wide character taking one
	wx, wend int // columns, a wide character taking two
	col      int // exact, where tabs or bars part the line
}

// single makes a line of one field, which starts at byte start of s.
func (l *line) single(s string, start int, buf []field) {
	word := strings.TrimRight(s[start:], " \t　\u2002\u2003\f")
	x, wide := 0, 0
	for _, r := range s[:start] {
		switch {
		case r == '\t':
			x, wide = x+8, wide+8
		case r >= 0x2E80:
			x, wide = x+1, wide+2
		default:
			x, wide = x+1, wide+1
		}
	}
	n := utf8.RuneCountInString(word)
	f := field{Span: text.Span{Start: l.Start + start, End: l.Start + start + len(word)}, class: classOf(word), x: x, end: x + n, wx: wide, wend: wide + width(word)}
	switch {
	case f.class != label:
		l.form = lone
		if f.class == number {
			l.numbers = 1
		}
	case n > maxLabel || stopped(word):
		return
	default:
		l.form = titles
	}
	l.fields = append(buf[:0], f)
}

// partBars parts a line at |.
func (l *line) partBars(t string) {
	s := l.Of(t)
	at := l.Start
	trimmed := strings.TrimLeft(s, " \t　")
	if r, size := utf8.DecodeRuneInString(trimmed); bar(r) {
		at += len(s) - len(trimmed) + size
	}
	col := 0
	for at <= l.End && len(l.fields) < maxField {
		end, size := l.End, 1
		if k := strings.IndexFunc(t[at:l.End], bar); k >= 0 {
			end = at + k
			_, size = utf8.DecodeRuneInString(t[end:])
		} else if strings.TrimSpace(t[at:l.End]) == "" {
			break
		}
		if in := trim(t, text.Span{Start: at, End: end}, " \t　*`"); !in.Empty() {
			l.fields = append(l.fields, field{Span: in, col: col, x: col * 10, end: col*10 + 1})
		}
		col++
		at = end + size
	}
}

func trim(t string, s text.Span, cut string) text.Span {
	in := s.Of(t)
	left := strings.TrimLeft(in, cut)
	s.Start += len(in) - len(left)
	s.End = s.Start + len(strings.TrimRight(left, cut))
	return s
}

// partBlanks parts a line at tabs, at runs of two and more blanks and at
// full-width blanks.
func (l *line) partBlanks(t string) {
	s := l.Of(t)
	l.tabs = strings.IndexByte(s, '\t') >= 0
	x, wide, col := 0, 0, 0
	start, startX, startW := -1, 0, 0
	gap, gapAt, gapX, gapW := 0, 0, 0, 0 // the width of the blanks at hand, and where they began
	put := func(end, endX, endW int) {
		if start >= 0 && len(l.fields) < maxField {
			l.add(t, field{Span: text.Span{Start: start, End: end}, x: startX, end: endX, wx: startW, wend: endW, col: col})
		}
		start = -1
	}
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		at := l.Start + i
		w := 0
		switch r {
		case ' ', '\u00a0', '\u2002', '\u2009', '\f':
			w = 1
		case '　', '\u2003':
			w = 2
		case '\t':
			w = 8
		}
		switch {
		case w == 0:
			if gap >= 2 {
				put(gapAt, gapX, gapW)
			}
			gap = 0
			if start < 0 {
				start, startX, startW = at, x, wide
			}
		case r == '\t':
			if gap == 0 {
				gapAt, gapX, gapW = at, x, wide
			}
			put(gapAt, gapX, gapW)
			gap = 0
			col++
		default:
			if gap == 0 {
				gapAt, gapX, gapW = at, x, wide
			}
			gap += w
		}
		x++
		wide++
		switch {
		case w == 8:
			x, wide = x+7, wide+7
		case size == 3 && r >= 0x2E80 || w == 2:
			wide++
		}
		i += size
	}
	if gap > 0 {
		put(gapAt, gapX, gapW)
	} else {
		put(l.End, x, wide)
	}
}

// add puts f behind the fields, joining labels whose characters were set
// apart (地   区) and parting numbers that one blank parts.
func (l *line) add(t string, f field) {
	s := f.Of(t)
	if n := len(l.fields); n > 0 && !l.tabs {
		last := &l.fields[n-1]
		if loneHan(s) && (loneHan(last.Of(t)) || last.class == joined && f.x-last.end <= 12) {
			last.End, last.end, last.wend = f.End, f.end, f.wend
			last.class = joined
			return
		}
	}
	if k := strings.IndexByte(s, ' '); k > 0 && len(s) <= 3*maxLabel && len(l.fields) < maxField {
		// 2,517,499 省级一般公共预算支出
		a, rest := s[:k], strings.TrimLeft(s[k:], " ")
		if n, _, frac := digitsOf(a); n == k && (frac >= 0 || strings.IndexByte(a, ',') >= 0) && startsHan(rest) && suffix(rest) == 0 {
			one, w := f, utf8.RuneCountInString(a)
			one.End, one.end, one.wend = f.Start+k, f.x+w, f.wx+w
			l.fields = append(l.fields, one)
			f.Start, f.x, f.wx = f.End-len(rest), f.x+w+1, f.wx+w+1
			l.add(t, f)
			return
		}
		// 2024 年执行数 2023 年决算数
		if k := secondYear(s); k > 0 {
			one, w := f, utf8.RuneCountInString(s[:k])
			one.End, one.end = f.Start+k, f.x+w
			one.wend = f.wx + width(s[:k])
			l.fields = append(l.fields, one)
			f.Start, f.x, f.wx = f.Start+k+1, f.x+w+1, one.wend+1
			l.add(t, f)
			return
		}
	}
	if k := valuesFrom(s); k > 0 { // 水泥 万吨 12.5 -3.2
		one, w := f, utf8.RuneCountInString(s[:k])
		one.End, one.end, one.wend = f.Start+k, f.x+w, f.wx+width(s[:k])
		l.fields = append(l.fields, one)
		x, wide := one.end+1, one.wend+1
		for i := k + 1; i < len(s) && len(l.fields) < maxField; {
			n := strings.IndexByte(s[i:], ' ')
			if n < 0 {
				n = len(s) - i
			}
			if n > 0 {
				v := f
				v.Start, v.End = f.Start+i, f.Start+i+n
				v.x, v.end = x, x+utf8.RuneCountInString(s[i:i+n])
				v.wx, v.wend = wide, wide+width(s[i:i+n])
				l.fields = append(l.fields, v)
				x, wide = v.end, v.wend
			}
			x, wide, i = x+1, wide+1, i+n+1
		}
		return
	}
	if k := strings.LastIndexByte(s, ' '); k > 0 && len(s) <= 80 {
		a, b := strings.TrimRight(s[:k], " "), s[k+1:]
		if n, _, frac := digitsOf(b); n == len(b) && (frac >= 0 || strings.IndexByte(b, ',') >= 0) && classOf(s) == label && len(l.fields) < maxField {
			if c := classOf(a); c == number || c == year || c == label && lastNumber(a) {
				w := utf8.RuneCountInString(b)
				one := f
				one.End, one.end, one.wend = f.Start+len(a), f.end-w-1, f.wend-w-1
				l.add(t, one)
				f.Start, f.x, f.wx = f.End-len(b), f.end-w, f.wend-w
				f.class = number
				l.fields = append(l.fields, f)
				return
			}
		}
	}
	l.fields = append(l.fields, f)
}

// valuesFrom returns where the blank stands behind which s, a label and values
// that single blanks part, has two values or more, the first of them perhaps
// a unit; 0 if it has not.
func valuesFrom(s string) int {
	if len(s) > 3*maxLabel {
		return 0
	}
	end, values, numbers := len(s), 0, 0
	for {
		k := strings.LastIndexByte(s[:end], ' ')
		if k <= 0 {
			break
		}
		word := s[k+1 : end]
		c := classOf(word)
		if word != "" && c != number && c != empty {
			if m, ok := wholeMeasure(word); values > 0 && numbers > 0 && ok && m.unit != nil {
				values++
				end = k
			}
			break
		}
		if word != "" {
			values++
			if c == number {
				numbers++
			}
		}
		end = k
	}
	label := strings.TrimRight(s[:end], " ")
	if values < 2 || numbers == 0 || label == "" {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(label); !han(r) && classOf(label) != year && r != '#' && r != '（' {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(label)
	if _, ok := digit(r); ok && classOf(label) != year || r == '：' || r == ':' || numbered(label) { // 表1 - 2
		return 0
	}
	return len(label)
}

// width is how many columns s takes where wide characters take two.
func width(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x2E80 {
			n++
		}
	}
	return n
}

// startsHan reports whether s starts with a Chinese character.
func startsHan(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return han(r)
}

// secondYear returns where the blank stands that parts two heads with years in
// s; 0 if there is none.
func secondYear(s string) int {
	if len(s) > 120 || !yearAt(s) {
		return 0
	}
	for k := 4; k+4 < len(s); k++ {
		if s[k] == ' ' && yearAt(s[k+1:]) {
			if r, _ := utf8.DecodeLastRuneInString(s[:k]); han(r) {
				return k
			}
		}
	}
	return 0
}

// yearAt reports whether s starts with 2024年 or 2024 年.
func yearAt(s string) bool {
	if len(s) < 7 || s[:2] != "20" && s[:2] != "19" || s[2] < '0' || s[2] > '9' || s[3] < '0' || s[3] > '9' {
		return false
	}
	return strings.HasPrefix(strings.TrimPrefix(s[4:], " "), "年")
}

// lastNumber reports whether a, a label, ends with a blank and a number with
// a point or commas.
func lastNumber(a string) bool {
	k := strings.LastIndexByte(a, ' ')
	if k <= 0 {
		return false
	}
	n, _, frac := digitsOf(a[k+1:])
	return n == len(a)-k-1 && (frac >= 0 || strings.IndexByte(a[k+1:], ',') >= 0)
}

const joined class = 100 // a label of characters that were set apart

func loneHan(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size == len(s) && r >= 0x4e00 && r <= 0x9fff && r != '元' && r != '人' && r != '吨' && r != '户'
}
