package draw

import (
	"strings"
	"unicode"

	"golang.org/x/image/math/fixed"
)

// width is the advance of a text in units of the window. The caller holds the
// lock of d.
func (d *Drawer) width(s string, size float64, bold bool) float64 {
	sum := 0.0
	for _, r := range s {
		sum += d.advance(r, size, bold)
	}
	return sum
}

// advance is how far a letter moves the pen, in units of the window.
func (d *Drawer) advance(r rune, size float64, bold bool) float64 {
	f := d.regular
	cache := d.advances[0]
	if bold {
		f, cache = d.bold, d.advances[1]
	}
	const em = 1000
	a, ok := cache[r]
	if !ok {
		a = int(f.HMetric(fixed.Int26_6(em), f.Index(r)).AdvanceWidth)
		cache[r] = a
	}
	return float64(a) * size / em
}

// noStart may not begin a line, noEnd may not end one (禁则).
const (
	noStart = "，。、；：？！）》」』】〕”’%％‰,.;:?!)]}—…·年月日"
	noEnd   = "（《「『【〔“‘([{"
)

// wrap breaks a text into lines of at most width, at any Chinese character
// and at blanks, at most max lines; the last one ends with … if more is left.
func (d *Drawer) wrap(s string, size float64, bold bool, width float64, max int) []string {
	s = clean(s)
	if s == "" || max < 1 {
		return nil
	}
	runes := []rune(s)
	var lines []string
	for len(runes) > 0 {
		n, w := 0, 0.0
		for n < len(runes) {
			w += d.width(string(runes[n]), size, bold)
			if w > width && n > 0 {
				break
			}
			n++
		}
		if n == len(runes) {
			lines = append(lines, string(runes))
			break
		}
		if len(lines) == max-1 {
			lines = append(lines, d.cut(string(runes), size, bold, width))
			break
		}
		at := n
		for at > 1 && !breaks(runes[at-1], runes[at]) {
			at--
		}
		if at > 1 && at > n/2 {
			n = at
		}
		lines = append(lines, strings.TrimRight(string(runes[:n]), " "))
		runes = runes[n:]
		for len(runes) > 0 && runes[0] == ' ' {
			runes = runes[1:]
		}
	}
	return lines
}

// breaks reports whether a line may end between two characters.
func breaks(a, b rune) bool {
	if strings.ContainsRune(noEnd, a) || strings.ContainsRune(noStart, b) {
		return false
	}
	if a == ' ' || b == ' ' {
		return true
	}
	return !(word(a) && word(b)) && !(unicode.IsDigit(a) && strings.ContainsRune("万亿元人户个项", b))
}

func word(r rune) bool {
	return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == '-' || r == '_')
}

// cut shortens a text to width with … at its end.
func (d *Drawer) cut(s string, size float64, bold bool, width float64) string {
	s = clean(s)
	if d.width(s, size, bold) <= width {
		return s
	}
	runes := []rune(s)
	for len(runes) > 0 && d.width(string(runes)+"…", size, bold) > width {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}

// clean drops what no font draws and XML forbids, and makes blanks of breaks.
func clean(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case r < ' ' || r == 0x7F || r == unicode.ReplacementChar || r == 0xFFFE || r == 0xFFFF || unicode.Is(unicode.Co, r):
			return -1
		}
		return r
	}, s))
}

// text puts a line of text; align is 0 for left, 0.5 for the middle, 1 for
// right of x.
func (l *layout) text(x, y float64, s string, size float64, bold bool, c ink, align float64) float64 {
	s = clean(s)
	if s == "" {
		return 0
	}
	w := l.d.width(s, size, bold)
	l.s.texts = append(l.s.texts, label{x - w*align, y, size, bold, s, c, w})
	return w
}
