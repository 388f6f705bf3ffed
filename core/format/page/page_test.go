package page

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/wenshu-app/wenshu/core/doc"
)

// print puts s on a line at x, y, its characters as wide as they are high.
func print(s *Sheet, x, y, size float32, words string) {
	for _, r := range words {
		w := size
		if r < 0x80 {
			w /= 2
		}
		s.Char(Char{R: r, X: x, Y: y, Width: w, Size: size, Font: 0})
		x += w
	}
}

// block prints lines under one another.
func block(s *Sheet, x, y, size float32, lines ...string) {
	for i, l := range lines {
		print(s, x, y+float32(i)*1.5*size, size, l)
	}
}

func compose(t *testing.T, title string, outline []Entry, sheets ...*Sheet) string {
	t.Helper()
	var pages []*Laid
	for _, s := range sheets {
		pages = append(pages, s.Lay())
	}
	r, err := Compose(context.Background(), "test", pages, outline)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Check(); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, h := range r.Hints {
		kind := map[doc.HintKind]string{doc.Whole: "", doc.TitleHint: "title ", doc.HeadHint: fmt.Sprintf("head%d ", h.Level), doc.RowHint: "row ", doc.Furniture: "furniture ", doc.NoteHint: "note "}[h.Kind]
		b.WriteString(kind + strings.NewReplacer("\n", "", "\t", "|").Replace(h.Raw.Of(r.Text)) + "\n")
	}
	return b.String()
}

func want(t *testing.T, got, want string) {
	t.Helper()
	if got != strings.TrimPrefix(want, "\n") {
		t.Errorf("got\n%s\nwant%s", got, want)
	}
}

func a4(n int) *Sheet {
	s := NewSheet(n, doc.Size{Width: 595, Height: 842}, 0)
	s.Font("宋体", false)
	return s
}

// Lines that stand in beside a picture are one paragraph with those above and
// below it.
func TestBesidePicture(t *testing.T) {
	s := a4(1)
	block(s, 100, 100, 10,
		"　　全县的经济在这一年里有了发展人民的生活也好了不少我们还要",
		"全县的经济在这一年里有了发展人民的生活也好了不少我们还要继续",
	)
	block(s, 100, 130, 10,
		"全县的经济在这一年里有了发展人民",
		"全县的经济在这一年里有了发展人民",
		"全县的经济在这一年里有了发展人民",
		"全县的经济在这一年里有了发展人民",
	)
	block(s, 100, 190, 10, "全县的经济在这一年里有了发展人民的生活也好了不少我们还要继续", "大家都好。")
	if got := compose(t, "", nil, s); strings.Count(got, "\n") != 1 {
		t.Errorf("cut:\n%s", got)
	}
}

// A paragraph goes on over the words under a picture at the top of the next
// page; items that count on do not go on with one another.
func TestAcross(t *testing.T) {
	a, b := a4(1), a4(2)
	full := "全县的经济在这一年里有了发展人民的生活也好了不少我们还要继续"
	block(a, 100, 600, 10, full, full, full, full, full, full)
	print(b, 150, 100, 7, "园区示意图")
	block(b, 100, 130, 10, full, "大家都好。")
	want(t, compose(t, "", nil, a, b), "\n"+strings.Repeat(full, 7)+"大家都好。\n园区示意图\n")

	c, d := a4(1), a4(2)
	stop := full[:len(full)-3] + "。"
	block(c, 100, 700, 10, full, full, full, full, stop, "1."+full[:len(full)-3])
	block(d, 100, 100, 10, "2."+full[:len(full)-3])
	want(t, compose(t, "", nil, c, d), "\n"+strings.Repeat(full, 4)+stop+"\n1."+full[:len(full)-3]+"\n2."+full[:len(full)-3]+"\n")
}

// The title is the largest type, not the name over the head of the letter; the
// number of a journal at the foot is no text.
func TestTitle(t *testing.T) {
	full := "全县的经济在这一年里有了发展人民的生活也好了不少我们还要继续"
	for _, issuer := range []string{"甲县人民政府文件", "中共乙县委党委", "丙省人民政府", "国家统计局甲县调查队"} {
		s := a4(1)
		print(s, 153, 80, 36, issuer)
		print(s, 220, 160, 22, "关于整修道路的")
		print(s, 275, 195, 22, "通知")
		block(s, 100, 260, 12, full, full, full, "甲乙。")
		print(s, 100, 820, 8, "2024·5")
		got := compose(t, issuer, nil, s)
		if !strings.Contains(got, "\ntitle 关于整修道路的通知\n") || !strings.HasPrefix(got, "furniture 2024·5\n") {
			t.Errorf("%s: got\n%s", issuer, got)
		}
	}
}

// A page of scattered characters takes no time.
func TestScattered(t *testing.T) {
	s := a4(1)
	x, y := uint32(1), uint32(7)
	for range 20_000 {
		x, y = x*1664525+1013904223, y*22695477+1
		s.Char(Char{R: '的', X: float32(x >> 16 % 595), Y: float32(y >> 16 % 842), Width: 3, Size: 3})
	}
	at := time.Now()
	compose(t, "", nil, s)
	if d := time.Since(at); d > 20*time.Second {
		t.Errorf("took %v", d)
	}
}

func TestRaised(t *testing.T) {
	for _, c := range []struct {
		text, small string // small are the last characters of text, raised
		want        string // what the first of them is written as
		n           int    // how many glyphs it takes
	}{
		{"占51.0%", "4", "[4]", 1},
		{"占51.0%", "[12]", "[12]", 4},
		{"面积9m", "2", "²", 1},
		{"甲省增值税发票", "050001700111", "", 0},
	} {
		var gs []glyph
		for i, r := range []rune(c.text + c.small) {
			g := glyph{r: r, size: 16, base: 100}
			if i >= len([]rune(c.text)) {
				g.size, g.base = 9, 92
			}
			gs = append(gs, g)
		}
		at := len([]rune(c.text))
		if n, s := raised(gs, at, 100, 16); n != c.n || s != c.want {
			t.Errorf("%s^%s: %d glyphs, %q", c.text, c.small, n, s)
		}
		if n, s := raised(gs, len(gs)-1, 100, 16); len(c.small) > 1 && n != 0 {
			t.Errorf("the end of %s is %q", c.small, s)
		}
	}
}
