package pdf

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/wenshu-app/wenshu/core/format/raw"
)

// BenchmarkRead reads pages of running text, with their boxes. Three quarters of
// the time pdfium takes to load a page and its text: real reports are read at 44
// to 85 pages/s on one core, short ones slower.
func BenchmarkRead(b *testing.B) {
	p := &paper{}
	const pages = 60
	for range pages {
		p.page()
		for y := 80.0; y < 740; {
			y = p.block(90, y, 16, 26, spring+summer)
		}
	}
	bench(b, p.bytes(), testOptions(), pages)
}

// BenchmarkFirst reads the first page of a long document, as it is shown while
// the others are read.
func BenchmarkFirst(b *testing.B) {
	p := &paper{}
	for range 250 {
		p.page()
		p.block(90, 100, 16, 26, spring)
	}
	o := testOptions()
	o.First, o.Last = 1, 1
	bench(b, p.bytes(), o, 1)
}

// BenchmarkShared reads the real files, where they are.
func BenchmarkShared(b *testing.B) {
	names, _ := filepath.Glob(filepath.Join(os.Getenv("WENSHU_SHARED"), "eval/formats/*.pdf"))
	if len(names) == 0 {
		b.Skip("WENSHU_SHARED is not set")
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		r, err := Read(context.Background(), data, testOptions(), nil)
		if err != nil {
			continue
		}
		b.Run(filepath.Base(name), func(b *testing.B) { bench(b, data, testOptions(), len(r.Parts)) })
	}
}

func bench(b *testing.B, data []byte, o raw.Options, pages int) {
	if _, err := reading.start(context.Background(), o); err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for range b.N {
		if _, err := Read(context.Background(), data, o, nil); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(pages*b.N)/b.Elapsed().Seconds(), "pages/s")
}
