package reading

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/script"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/reading/layout"
	"github.com/wenshu-app/wenshu/seeds"
)

// BenchmarkScrollFrame moves a text of about 1,000,000 characters by a notch of the wheel
// and paints the lines that came into view: all that the pane does for a frame.
// The aim is under 4 ms.
func BenchmarkScrollFrame(b *testing.B) {
	p, _ := open(b, long(12_000), 900, 800)
	paint := func() {
		for _, v := range p.view.lines {
			if v.laid != nil {
				w, h := v.raster.Size().Components()
				p.paintLine(v, int(w), int(h))
			}
		}
	}
	paint()
	seen := map[lineKey]bool{}
	b.ReportAllocs()
	for b.Loop() {
		clear(seen)
		for k := range p.view.lines {
			seen[k] = true
		}
		p.scroll(75)
		for k, v := range p.view.lines {
			if !seen[k] {
				w, h := v.raster.Size().Components()
				p.paintLine(v, int(math.Round(float64(w))), int(math.Round(float64(h))))
			}
		}
	}
}

// BenchmarkFirstPage lays out and paints the first page of a text of about
// 1,000,000 characters with no glyph drawn before.
func BenchmarkFirstPage(b *testing.B) {
	d := long(12_000)
	p, _ := open(b, d, 900, 800)
	for b.Loop() {
		p.shapes = shapes{}
		p.SetDocument(d)
		for _, v := range p.view.lines {
			w, h := v.raster.Size().Components()
			p.paintLine(v, int(w), int(h))
		}
	}
}

// report is a text of at least n bytes in paragraphs of sentences of our own, its
// figures not found: what is shown of a file that was just read.
func report(n int) *doc.Document {
	var b strings.Builder
	d := &doc.Document{Articles: []doc.Article{{}}}
	a := &d.Articles[0]
	for i := 0; b.Len() < n; i++ {
		start := b.Len()
		fmt.Fprintf(&b, "第%d号水站记:上游来水%d.%d万立方米,比昨日多%d%%;下游的村庄修了路、栽了树(共%d棵),“水清了”是大家的话.", i, i%97, i%10, i%7, i%1000)
		b.WriteString("来看河的人一年比一年多,鱼也回来了,岸边的柳树绿了又黄,守站的人把每一天的水位写进同一本账里。")
		a.Blocks = append(a.Blocks, doc.Block{Span: text.Span{Start: start, End: b.Len()}})
		b.WriteByte('\n')
	}
	d.Body = b.String()
	a.End = len(d.Body)
	return d
}

func paintAll(p *Pane) {
	for _, v := range p.view.lines {
		w, h := v.raster.Size().Components()
		p.paintLine(v, int(math.Round(float64(w))), int(math.Round(float64(h))))
	}
}

// BenchmarkOpenLarge makes a text of 20 MB ready, with full-width marks, and
// paints its first page: the first happens in the background, the second is what
// the window waits for.
func BenchmarkOpenLarge(b *testing.B) {
	d := report(20 << 20)
	p, _ := open(b, small, 900, 800)
	p.SetStyle(light)
	wide := Display{Display: script.Display{Wide: true}}
	p.SetDisplay(wide)
	b.Run("prepare", func(b *testing.B) {
		b.SetBytes(int64(len(d.Body)))
		for b.Loop() {
			Prepare(d, wide)
		}
	})
	m := Prepare(d, wide)
	b.Run("first-page", func(b *testing.B) {
		for b.Loop() {
			p.SetModel(m)
			paintAll(p)
		}
	})
}

// BenchmarkScrollFrames compares a frame of scrolling in 10 KB with one in 10 MB:
// neither time nor allocations may grow with the document.
func BenchmarkScrollFrames(b *testing.B) {
	for _, size := range []int{10 << 10, 10 << 20} {
		b.Run(fmt.Sprintf("%dKB", size>>10), func(b *testing.B) {
			p, _ := open(b, report(size), 900, 800)
			p.SetStyle(light)
			paintAll(p)
			seen := map[lineKey]bool{}
			b.ReportAllocs()
			dy := float32(75)
			for b.Loop() {
				clear(seen)
				for k := range p.view.lines {
					seen[k] = true
				}
				was := p.place
				if p.scroll(dy); p.place == was {
					dy = -dy
				}
				for k, v := range p.view.lines {
					if !seen[k] {
						w, h := v.raster.Size().Components()
						p.paintLine(v, int(math.Round(float64(w))), int(math.Round(float64(h))))
					}
				}
			}
		})
	}
}

// BenchmarkLayMillion lays out every line of a million characters with the real
// font; the aim is under 0.3 s. The pane itself lays out only what it shows.
func BenchmarkLayMillion(b *testing.B) {
	d := report(3_000_000)
	for utf8.RuneCountInString(d.Body) < 1_000_000 {
		d = report(len(d.Body) + 100_000)
	}
	p, _ := open(b, small, 900, 800)
	p.SetStyle(light)
	m := Prepare(d, Display{Display: script.Display{Wide: true}})
	b.ReportAllocs()
	for b.Loop() {
		f := layout.New(m.text, p.faces, p.spec())
		for i := range f.Len() {
			f.Lay(i)
		}
	}
	b.ReportMetric(float64(utf8.RuneCountInString(d.Body)), "chars")
}

// BenchmarkBesideRichText shows the sample in the pane and in Fyne's own RichText,
// with the same font: laid out, and drawn by the same software painter.
func BenchmarkBesideRichText(b *testing.B) {
	d, err := core.Outline(b.Context(), seeds.Name, seeds.Seed, nil)
	if err != nil {
		b.Fatal(err)
	}
	size := fyne.NewSize(740, 800)
	show := func(b *testing.B, make func() fyne.CanvasObject) {
		app := test.NewTempApp(b)
		app.Settings().SetTheme(&look.Theme{})
		b.ReportAllocs()
		for b.Loop() {
			w := test.NewWindow(make())
			w.SetPadded(false)
			w.Resize(size)
			w.Canvas().Capture()
			w.Close()
		}
	}
	b.Run("pane", func(b *testing.B) {
		show(b, func() fyne.CanvasObject {
			p := New()
			p.SetStyle(light)
			p.SetDocument(d)
			return p
		})
	})
	b.Run("richtext", func(b *testing.B) {
		show(b, func() fyne.CanvasObject {
			r := widget.NewRichTextWithText(d.Body)
			r.Wrapping = fyne.TextWrapBreak
			return container.NewVScroll(r)
		})
	})
}
