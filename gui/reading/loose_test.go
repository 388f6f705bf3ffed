package reading

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/gui/reading/layout"
)

// TestLooseLines measures over 40 documents with their figures, at six widths,
// how many full lines of Chinese are set more loosely than a quarter of an em
// between two characters, or left short.
func TestLooseLines(t *testing.T) {
	shared, regular, bold := corpus(t)
	files, _ := filepath.Glob(filepath.Join(shared, "corpus", "gwr", "*", "*.txt"))
	lines, loose, short := 0, 0, 0
	for i := 0; i < len(files); i += max(1, len(files)/40) {
		b, err := os.ReadFile(files[i])
		if err != nil {
			t.Fatal(err)
		}
		d, err := core.Read(context.Background(), files[i], b, nil)
		if err != nil {
			continue
		}
		m := Prepare(d)
		for _, ems := range []float32{20, 24, 28, 32, 36, 42} {
			spec := layout.Spec{Measure: ems * 18, Size: 18, LineHeight: 1.7, Indent: 2, Justify: true, Compress: true, Gap: 0.125}
			f := layout.New(m.text, faces{regular, bold}, spec)
			for k := range f.Len() {
				l := f.Lay(k)
				if l.Style.Balance || l.Style.Align == layout.Centre || l.Style.Align == layout.Right {
					continue
				}
				for n, ln := range l.Lines[:max(0, len(l.Lines)-1)] {
					if !chinese(l.Runes[ln.First:ln.Last]) {
						continue
					}
					lines++
					if ln.Right < spec.Measure-l.Size/2 {
						short++
					} else if widest(l, n) > l.Size/4 {
						loose++
					}
				}
			}
		}
	}
	t.Logf("%d lines: %d (%.2f %%) loose, %d (%.2f %%) short", lines, loose, 100*float64(loose)/float64(lines), short, 100*float64(short)/float64(lines))
	if (loose+short)*1000 > lines {
		t.Errorf("%d of %d lines are loose or short, want at most one in a thousand", loose+short, lines)
	}
}

// widest is the widest blank between two characters of a line beyond the room
// of the first.
func widest(l *layout.Laid, n int) float32 {
	ln := l.Lines[n]
	w := float32(0)
	for i := ln.First + 1; i < ln.Last; i++ {
		if between := l.X[i] - l.X[i-1] - l.Size; chinese(l.Runes[i-1 : i+1]) {
			w = max(w, between)
		}
	}
	return w
}
