package reading

import (
	"math"
	"testing"
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
