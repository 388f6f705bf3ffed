package draw

import (
	"bytes"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/text"
)

var update = flag.Bool("update", false, "write the wanted pictures anew")

// TestGolden compares a few pictures with those that were looked at and found
// good. Pixels may differ a little between processors, an SVG may not.
func TestGolden(t *testing.T) {
	d := drawer(t)
	for _, c := range []struct {
		name  string
		style Style
	}{{"part", Light()}, {"bars", Dark()}, {"line", Light()}, {"columns", Dark()}, {"pairs", Light()}, {"table", Dark()}} {
		m := samples()[c.name]
		var picture, svg bytes.Buffer
		z := Size{Width: 480, Scale: 1}
		if err := d.PNG(&picture, m, c.style, z); err != nil {
			t.Fatal(err)
		}
		if err := d.SVG(&svg, m, c.style, z); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", c.name)
		if *update {
			if err := os.WriteFile(file+".png", picture.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file+".svg", svg.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file + ".png")
		if err != nil {
			t.Fatal(err)
		}
		if n := differ(t, picture.Bytes(), want); n > 0.002 {
			t.Errorf("%s.png: %.2f %% of the pixels differ", c.name, n*100)
		}
		if want, err := os.ReadFile(file + ".svg"); err != nil || !bytes.Equal(want, svg.Bytes()) {
			t.Errorf("%s.svg differs (%v)", c.name, err)
		}
	}
}

// differ is the part of the pixels that differ by more than a shade.
func differ(t *testing.T, a, b []byte) float64 {
	t.Helper()
	x, err := png.Decode(bytes.NewReader(a))
	if err != nil {
		t.Fatal(err)
	}
	y, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if x.Bounds() != y.Bounds() {
		return 1
	}
	n := 0
	r := x.Bounds()
	far := func(p, q uint32) bool { return max(p, q)-min(p, q) > 0x0800 }
	for i := r.Min.X; i < r.Max.X; i++ {
		for j := r.Min.Y; j < r.Max.Y; j++ {
			r1, g1, b1, _ := x.At(i, j).RGBA()
			r2, g2, b2, _ := y.At(i, j).RGBA()
			if far(r1, r2) || far(g1, g2) || far(b1, b2) {
				n++
			}
		}
	}
	return float64(n) / float64(r.Dx()*r.Dy())
}

// TestScale holds that a scale changes the pixels and nothing else.
func TestScale(t *testing.T) {
	d, m := drawer(t), samples()["bars"]
	one, hits, err := d.Image(m, Light(), Size{Width: 480, Scale: 1})
	if err != nil {
		t.Fatal(err)
	}
	two, same, err := d.Image(m, Light(), Size{Width: 480, Scale: 2})
	if err != nil {
		t.Fatal(err)
	}
	if two.Bounds().Dx() != 2*one.Bounds().Dx() || two.Bounds().Dy() != 2*one.Bounds().Dy() {
		t.Errorf("%v at 1, %v at 2", one.Bounds(), two.Bounds())
	}
	for i := range hits {
		if hits[i] != same[i] {
			t.Errorf("hit %d is %v at 1, %v at 2", i, hits[i], same[i])
		}
	}
}

// TestParallel draws in two goroutines with one drawer, as the window does
// while a chart is exported; it says something under -race only.
func TestParallel(t *testing.T) {
	d, done := drawer(t), make(chan error)
	for range 2 {
		go func() {
			_, _, err := d.Image(samples()["bars"], Light(), Size{Width: 480, Scale: 1})
			done <- err
		}()
	}
	for range 2 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

func TestTransparent(t *testing.T) {
	s := Light()
	s.Transparent = true
	i, _, err := drawer(t).Image(samples()["part"], s, Size{Width: 480, Scale: 1})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, _, a := i.At(0, 0).RGBA(); a != 0 {
		t.Error("the ground is painted")
	}
}

func TestWrap(t *testing.T) {
	d := drawer(t)
	for _, c := range []struct {
		in   string
		em   float64
		max  int
		want string
	}{
		{"网民规模，互联网普及率", 4, 9, "网民规|模，互联|网普及率"}, // no line begins with a comma
		{"占GDP比重（推算）", 5.5, 9, "占GDP比重|（推算）"},
		{"规模达 1234567 个", 5, 9, "规模达|1234567|个"},
		{"一二三四五六七八", 3, 2, "一二三|四五…"},
		{"", 3, 2, ""},
		{"\x00\ue000甲\n乙", 9, 2, "甲 乙"},
	} {
		if got := strings.Join(d.wrap(c.in, 10, false, c.em*10, c.max), "|"); got != c.want {
			t.Errorf("wrap(%q, %v em) = %q, want %q", c.in, c.em, got, c.want)
		}
	}
}

func TestSave(t *testing.T) {
	body := "网民规模达10.79亿"
	set := &series.Set{Docs: []*doc.Document{{Name: "a.txt", Body: body, Figures: []doc.Figure{{Span: text.Span{Start: 15, End: len(body)}, Indicator: "网民规模"}}}}}
	m := &chart.Model{Title: "网民规模", Axis: axis(0, 1, "", 0, 1), Marks: []chart.Mark{{Refs: ref(0), Name: "网民规模"}}}
	d, dir := drawer(t), t.TempDir()
	for _, ext := range []string{".png", ".SVG", ".pdf"} {
		path := filepath.Join(dir, "图"+ext)
		if err := d.Save(path, set, m, Print(), Size{Width: 480, Scale: 2}); err != nil {
			t.Fatal(err)
		}
		if b, err := os.ReadFile(path); err != nil || len(b) < 100 {
			t.Errorf("%s: %d bytes, %v", ext, len(b), err)
		}
		if b, err := os.ReadFile(filepath.Join(dir, "图.csv")); err != nil || !bytes.Contains(b, []byte("10.79亿")) {
			t.Errorf("table beside %s: %q, %v", ext, b, err)
		}
	}
	for _, bad := range []string{filepath.Join(dir, "图.gif"), filepath.Join(dir, "nowhere", "图.png")} {
		if err := d.Save(bad, set, m, Print(), Size{}); err == nil {
			t.Errorf("saved as %s", bad)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".wenshu-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
