package ofd

import (
	"math"
	"strings"
	"unicode/utf8"
)

// A mark is a character in the space of its text object.
type mark struct {
	r     rune
	x, y  float64
	step  float64 // how far the next stands from it, 0 for the last
	down  bool    // the next stands below it
	blank bool    // a blank stands before it
}

// marks are the characters of a text object, where its codes put them. They do
// not hold blanks.
func marks(n *node) []mark {
	size := numberOf(n.get("Size"), 0)
	wide := numberOf(n.get("HScale"), 1)
	if wide == 0 {
		wide = 1
	}
	turn := numberOf(n.get("ReadDirection"), 0)
	var out []mark
	var x, y float64
	blank := false
	for _, c := range n.all("TextCode") {
		s := code(c.text)
		if v := c.get("X"); v != "" {
			x = numberOf(v, x)
		}
		if v := c.get("Y"); v != "" {
			y = numberOf(v, y)
		}
		count := utf8.RuneCountInString(s)
		dx, dy := deltas(c.get("DeltaX"), count), deltas(c.get("DeltaY"), count)
		i := 0
		for _, r := range s {
			m := mark{r: r, x: x, y: y}
			var a, b float64
			switch {
			case dx == nil && dy == nil: // as wide as its characters
				a, b = math.Cos(turn*math.Pi/180)*advance(r)*size*wide, math.Sin(turn*math.Pi/180)*advance(r)*size
			default:
				a, b = delta(dx, i), delta(dy, i)
			}
			x, y = x+a, y+b
			m.step, m.down = a, false
			if math.Abs(b) > 2*math.Abs(a) {
				m.step, m.down = b, true
			}
			if i == count-1 {
				m.step = 0
			}
			i++
			if r == ' ' || r == '\u00a0' || r == '\u3000' || r == '\t' || r == '\n' || r == '\r' {
				blank = true
				continue
			}
			if r < ' ' || r == utf8.RuneError || r == '\u200b' || r == '\ufeff' || r == '\u00ad' {
				continue
			}
			m.blank = blank
			blank = false
			out = append(out, m)
		}
	}
	return out
}

// code is the text of a TextCode. Line ends and what pads them were put there
// by whoever indented the XML.
func code(s string) string {
	if strings.ContainsAny(s, "\n\r") {
		lines := strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' })
		for i := range lines {
			lines[i] = strings.Trim(lines[i], " \t")
		}
		s = strings.Join(lines, "")
	}
	return s
}

// deltas reads a list of distances; g n v stands for n times v. There are no
// more than the text has gaps.
func deltas(s string, count int) []float64 {
	f := strings.Fields(s)
	if len(f) == 0 {
		return nil
	}
	out := make([]float64, 0, min(count, len(f)))
	for i := 0; i < len(f) && len(out) < count; i++ {
		if f[i] != "g" && f[i] != "G" {
			out = append(out, numberOf(f[i], 0))
			continue
		}
		if i+2 >= len(f) {
			break
		}
		n, v := int(numberOf(f[i+1], 0)), numberOf(f[i+2], 0)
		for ; n > 0 && len(out) < count; n-- {
			out = append(out, v)
		}
		i += 2
	}
	return out
}

// delta is the i-th of ds; the last goes on where there are too few.
func delta(ds []float64, i int) float64 {
	switch {
	case i < len(ds):
		return ds[i]
	case len(ds) > 0:
		return ds[len(ds)-1]
	}
	return 0
}

// advance is how wide r usually is, in em.
func advance(r rune) float64 {
	switch {
	case full(r):
		return 1
	case strings.ContainsRune("ijl.,:;'|!()[]ftrI", r):
		return 0.35
	case r == 'm' || r == 'w' || r == 'M' || r == 'W' || r == '@' || r == '%':
		return 0.85
	case r >= 'A' && r <= 'Z':
		return 0.65
	}
	return 0.5
}

// full reports whether r takes the width of a Han character.
func full(r rune) bool {
	return r >= 0x2e80 && r < 0xa4d0 || r >= 0xf900 && r < 0xfb00 || r >= 0xfe30 && r < 0xfe50 || r >= 0xff00 && r < 0xffef ||
		r >= 0x20000 && r < 0x40000 || r >= 0xe000 && r < 0xf900 || r >= 0xac00 && r < 0xd7b0 || r >= 0x2460 && r < 0x2500 ||
		strings.ContainsRune("“”‘’—…·、。", r)
}
