package layout

import (
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/text"
)

// grid is a font of full and half squares.
type grid struct{}

func (grid) Advance(r rune, bold bool) float32 {
	if r < 0x2000 {
		return 0.5
	}
	return 1
}

const sample = "2022年,我国数字经济规模达50.2万亿元,总量稳居世界第二,占GDP比重提升至41.5%,数字经济成为“稳增长、促转型”的重要引擎。" +
	"《关于加强网络安全和信息化工作的意见》出台(试行),相关部门紧抓落实——建设工作取得重要进展……安全的基础更加坚实。"

// book returns a text of at least n characters in paragraphs of about 250 and
// its blocks.
func book(n int) (string, []Block) {
	var b strings.Builder
	var blocks []Block
	for chars := 0; chars < n; {
		start := b.Len()
		for range 2 {
			b.WriteString(sample)
			chars += len([]rune(sample))
		}
		blocks = append(blocks, Block{Span: text.Span{Start: start, End: b.Len()}})
		b.WriteByte('\n')
	}
	return b.String(), blocks
}

var spec = Spec{Measure: 18 * 38, Size: 18, LineHeight: 1.7, Indent: 2, Justify: true, Compress: true, Gap: 0.125}

// BenchmarkMillion lays out every block of 1,000,000 characters; the aim is
// under 0.3 s. A pane lays out only what it shows.
func BenchmarkMillion(b *testing.B) {
	body, blocks := book(1_000_000)
	b.ReportAllocs()
	for b.Loop() {
		f := New(Cut(body, blocks, nil), grid{}, spec)
		for i := range f.Len() {
			f.Lay(i)
		}
	}
}

// BenchmarkResize sets 1,000,000 characters anew and lays out the page in the
// middle, as each step of a drag at the window's edge does.
func BenchmarkResize(b *testing.B) {
	body, blocks := book(1_000_000)
	f := New(Cut(body, blocks, nil), grid{}, spec)
	b.ReportAllocs()
	for b.Loop() {
		s := spec
		s.Measure = 600
		f.Set(s)
		for i := range 8 {
			f.Lay(f.Len()/2 + i)
		}
	}
}
