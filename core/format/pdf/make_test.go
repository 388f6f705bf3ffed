package pdf

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
)

// testOptions keep the compiled engine between the runs of the tests, and out
// of the home folder.
func testOptions() raw.Options {
	return raw.Options{Cache: filepath.Join(os.TempDir(), "wenshu-test-wazero")}
}

// A paper makes a PDF of A4 pages for a test: what stands where, in points from
// the upper left corner.
type paper struct {
	pages []*bytes.Buffer
	turn  int  // degrees that each page is turned
	level bool // what stands on the page is turned back, so that it shows level
	info  string
}

// level are the matrices that turn what stands on a turned page back.
var level = map[int]string{90: "0 1 -1 0 842 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 -247 842"}

func (p *paper) page() *bytes.Buffer {
	p.pages = append(p.pages, &bytes.Buffer{})
	return p.pages[len(p.pages)-1]
}

func (p *paper) last() *bytes.Buffer {
	if len(p.pages) == 0 {
		p.page()
	}
	return p.pages[len(p.pages)-1]
}

func hex(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}

// text prints s with its line at x, y. A Han character is size wide, another
// half of it.
func (p *paper) text(x, y, size float64, s string) {
	fmt.Fprintf(p.last(), "BT /F1 %g Tf %g %g Td <%s> Tj ET\n", size, x, 842-y, hex(s))
}

// rule draws a line.
func (p *paper) rule(x0, y0, x1, y1 float64) {
	fmt.Fprintf(p.last(), "0.5 w %g %g m %g %g l S\n", x0, 842-y0, x1, 842-y1)
}

// block prints s in lines of n Han characters, the first with an indent of two.
func (p *paper) block(x, y, size float64, n int, s string) float64 {
	r := []rune("　　" + s)
	for len(r) > 0 {
		k := min(n, len(r))
		line := r[:k]
		at := x
		for len(line) > 0 && line[0] == '　' {
			line, at = line[1:], at+size
		}
		p.text(at, y, size, string(line))
		r, y = r[k:], y+1.6*size
	}
	return y
}

func (p *paper) bytes() []byte {
	var b bytes.Buffer
	var at []int
	obj := func(s string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), s)
	}
	b.WriteString("%PDF-1.4\n")
	obj("<</Type/Catalog/Pages 2 0 R>>")
	var kids strings.Builder
	for i := range p.pages {
		fmt.Fprintf(&kids, "%d 0 R ", 6+2*i)
	}
	obj(fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(p.pages), kids.String()))
	obj("<</Type/Font/Subtype/Type0/BaseFont/STSong-Light-UniGB-UCS2-H/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>")
	obj("<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/W[1 95 500 814 939 500]/FontDescriptor 5 0 R>>")
	obj("<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>")
	for i, c := range p.pages {
		if m := level[p.turn]; p.level && m != "" {
			c = bytes.NewBufferString(m + " cm\n" + c.String())
		}
		obj(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate %d/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>", p.turn, 7+2*i))
		obj(fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", c.Len(), c.String()))
	}
	obj("<<" + p.info + ">>")
	finish(&b, at, fmt.Sprintf("/Info %d 0 R", len(at)))
	return b.Bytes()
}

// finish writes the table of the objects, which stand at at in b, and the
// trailer.
func finish(b *bytes.Buffer, at []int, trailer string) {
	x := b.Len()
	fmt.Fprintf(b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, o := range at {
		fmt.Fprintf(b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(b, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, trailer, x)
}

// read reads p and checks what comes out.
func (p *paper) read(t *testing.T) raw.Text {
	t.Helper()
	return readAs(t, p.bytes(), testOptions())
}

func readAs(t *testing.T, b []byte, o raw.Options) raw.Text {
	t.Helper()
	r, err := Read(context.Background(), b, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Check(); err != nil {
		t.Fatal(err)
	}
	return r
}

// show writes what a text says, a block a line with its kind before it; what is
// furniture is in braces.
func show(r raw.Text) string {
	var b strings.Builder
	kinds := map[doc.HintKind]string{doc.Whole: "", doc.TitleHint: "# ", doc.HeadHint: "## ", doc.RowHint: "| ", doc.NoteHint: "note ", doc.Furniture: "{"}
	for i, h := range r.Hints {
		s := h.Raw.Of(r.Text)
		if h.Kind == doc.Furniture {
			b.WriteString("{" + s + "}\n")
			continue
		}
		for _, g := range r.Hints[i+1:] {
			if g.Kind == doc.Furniture && h.Raw.Covers(g.Raw) {
				s = strings.Replace(s, g.Raw.Of(r.Text)+"\n", "", 1)
			}
		}
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\n", "/"), "\t", "|")
		b.WriteString(kinds[h.Kind] + s + "\n")
	}
	return b.String()
}

// want compares what r says with lines.
func want(t *testing.T, r raw.Text, lines ...string) {
	t.Helper()
	got := show(r)
	if w := strings.Join(lines, "\n") + "\n"; got != w {
		t.Errorf("got\n%s\nwant\n%s", got, w)
	}
}
