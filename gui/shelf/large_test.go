package shelf

import (
	"fmt"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/library"
)

// many are n documents of a library, of 36 years, 31 regions and a few tags.
func many(n int) []*library.Document {
	var out []*library.Document
	for i := range n {
		y := 1990 + i%36
		d := &library.Document{N: i + 1, ID: fmt.Sprintf("%064d", i), Name: fmt.Sprintf("%05d.txt", i), Year: y, Day: y * 400, Region: fmt.Sprintf("第%d省", i%31), Format: "text", Figures: i % 300,
			Paths: []string{fmt.Sprintf("/data/reports/%d/%05d.txt", i%7, i)}}
		d.Meta.Title, d.Meta.Issuer, d.Meta.Written = fmt.Sprintf("第%d区%d年工作报告", i, y), fmt.Sprintf("第%d区人民政府", i%400), doc.Date{Year: y}
		if i%5 == 0 {
			d.Tags = []string{"重点"}
		}
		out = append(out, d)
	}
	return out
}

// BenchmarkSetLibrary shows 10,000 documents, on the window's goroutine.
func BenchmarkSetLibrary(b *testing.B) {
	p := New(nil)
	docs := NewCatalogue(many(10_000), []string{"/data/reports"})
	for b.Loop() {
		p.SetLibrary(docs, nil)
	}
}

// BenchmarkFacet chooses a year among 10,000 documents.
func BenchmarkFacet(b *testing.B) {
	p := New(nil)
	p.SetLibrary(NewCatalogue(many(10_000), []string{"/data/reports"}), nil)
	for b.Loop() {
		p.Choose(Year, "2001")
	}
}

// BenchmarkByTitle sorts 10,000 documents by their titles.
func BenchmarkByTitle(b *testing.B) {
	p := New(nil)
	p.SetLibrary(NewCatalogue(many(10_000), []string{"/data/reports"}), nil)
	for b.Loop() {
		p.order.SetSelectedIndex(2)
		p.order.SetSelectedIndex(1)
	}
}
