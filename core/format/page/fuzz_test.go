package page

import (
	"context"
	"math/rand"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
)

// FuzzLayout puts characters and rules at any places of some pages, as they
// come from a file, and wants a text that holds together.
func FuzzLayout(f *testing.F) {
	f.Add([]byte("seed of some length, 123 456 | 中文"), uint8(2))
	r := rand.New(rand.NewSource(2))
	for range 20 {
		b := make([]byte, r.Intn(4000))
		r.Read(b)
		f.Add(b, uint8(r.Intn(5)))
	}
	f.Fuzz(func(t *testing.T, b []byte, count uint8) {
		var pages []*laid
		next := func() int {
			if len(b) == 0 {
				return 0
			}
			v := int(b[0])
			b = b[1:]
			return v
		}
		kinds := []rune("一二三，。、收入亿元（）0123456789.%-…·abcXYZ①第条表单位：")
		for i := range int(count)%5 + 1 {
			s := &sheet{number: i + 1, size: doc.Size{Width: 595, Height: 842}, frame: frame{cos: 1}, fonts: []font{{bold: true}, {}}}
			x, y := float32(80), float32(90)
			for range next() * 4 {
				switch c := next(); {
				case c < 8:
					s.rules = append(s.rules, rule{float32(next()) * 2, float32(next()) * 3, float32(next())*2 + 500, float32(next())*3 + 1})
				case c < 16:
					a, e := float32(next())*2, float32(next())*3
					s.rules = append(s.rules, rule{a, e, a, e + float32(next())})
				case c < 40:
					x, y = float32(next())*2, float32(next())*3
				case c < 50:
					x, y = 80, y+16
				case c < 60:
					x += float32(next()) / 4
				default:
					size := []float32{10, 10, 10, 6, 16, 0}[c%6]
					s.glyphs = append(s.glyphs, glyph{r: kinds[next()%len(kinds)], x0: x, x1: x + size, y0: y - size, y1: y, base: y, size: size, font: int32(c%3) - 1, blank: c%7 == 0})
					x += size
				}
			}
			pages = append(pages, s.Lay())
		}
		r, err := Compose(context.Background(), "pdf", pages, []Entry{{"收入", 1}})
		if err != nil {
			return
		}
		if err := r.Check(); err != nil {
			t.Fatal(err)
		}
	})
}
