package gui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/wenshu-app/wenshu/gui/look"
)

// smallPDF is a file of pages, each a list of lines.
func smallPDF(pages ...[]string) string {
	var objects []string
	add := func(s string) int { objects = append(objects, s); return len(objects) }
	var kids []string
	first := 6
	for i := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", first+2*i))
	}
	add("<< /Type /Catalog /Pages 2 0 R >>")
	add(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(pages)))
	add("<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>")
	add("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 /W [1 [500] 814 939 500] >>")
	add("<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>")
	for i, lines := range pages {
		var s strings.Builder
		for k, line := range lines {
			fmt.Fprintf(&s, "BT /F1 14 Tf 72 %d Td <", 760-24*k)
			for _, u := range utf16.Encode([]rune(line)) {
				fmt.Fprintf(&s, "%04X", u)
			}
			s.WriteString("> Tj ET\n")
		}
		add(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>", first+2*i+1))
		add(fmt.Sprintf("<< /Length %d >>\nstream\n%sendstream", s.Len(), s.String()))
	}
	var out strings.Builder
	out.WriteString("%PDF-1.5\n")
	var at []int
	for i, o := range objects {
		at = append(at, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&out, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&out, "trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return out.String()
}

// openPages opens a file of three pages; the second and third have a figure.
func openPages(t *testing.T) *bench {
	t.Helper()
	b := newBench(t)
	b.session.Cache = filepath.Join(os.TempDir(), "wenshu-test-wazero")
	filler := []string{}
	for range 20 {
		filler = append(filler, "我们坚持统筹城乡发展，让每一个村庄都有新的变化和新的气象。")
	}
	from := len(b.events)
	b.Open(write(t, "报告.pdf", smallPDF(append([]string{"清水县工作报告"}, filler...),
		append([]string{"一、去年工作", "2023年，全县粮食产量12.5万吨。"}, filler...), append([]string{"二、今年目标", "2024年，全县城镇化率达到61.8%。"}, filler...))))
	b.until("figures", from)
	if !paged(b.doc()) || len(b.doc().Figures) != 2 {
		t.Fatalf("%s: %d parts, %d figures in %q", b.doc().Format, len(b.doc().Parts), len(b.doc().Figures), b.doc().Body)
	}
	return b
}

// TestOriginal follows a figure to the box on its page, and a click on the page
// to the figure.
func TestOriginal(t *testing.T) {
	b := openPages(t)
	if b.orig.pane.Shows() != nil {
		t.Error("pages are drawn that nobody looks at")
	}
	b.nav.GoToFigure(1)
	from := len(b.events)
	b.nav.show(tabOriginal)
	b.until("original of 报告.pdf", from)
	marks := b.orig.pane.Marks()
	if b.orig.pane.Page() != 3 || len(marks) == 0 || marks[0].Page != 3 || marks[0].X1 <= marks[0].X0 {
		t.Fatalf("page %d, marks %v", b.orig.pane.Page(), marks)
	}
	box := marksOf(b.doc(), b.doc().Figures[0].Span)[0]
	b.orig.pane.OnPoint(box.Page, (box.X0+box.X1)/2, (box.Y0+box.Y1)/2)
	if b.nav.tabs.SelectedIndex() != tabReading || b.text.pane.Figure() != 0 {
		t.Errorf("a click leads to tab %d, figure %d", b.nav.tabs.SelectedIndex(), b.text.pane.Figure())
	}
	b.nav.show(tabOriginal)
	if b.orig.pane.Page() != 2 {
		t.Errorf("back at page %d", b.orig.pane.Page())
	}
	b.orig.pane.OnPage(1) // the reader scrolls up, and looks at the text
	b.nav.show(tabReading)
	if at := b.text.pane.Place(); at > b.orig.starts[1].offset {
		t.Errorf("the text stays at %d", at)
	}
	b.orig.pane.OnPoint(2, 500, 820)
	if b.nav.tabs.SelectedIndex() != tabReading {
		t.Error("a click beside the text leads away")
	}
}

// TestBeside has text and original side by side, each following the other.
func TestBeside(t *testing.T) {
	b := openPages(t)
	from := len(b.events)
	b.orig.toggleBeside()
	b.until("original of 报告.pdf", from)
	if !b.orig.besideText() || !b.orig.inSight() {
		t.Fatal("the original is not beside the text")
	}
	b.text.pane.ScrollTo(b.orig.starts[2].offset)
	if b.orig.pane.Page() != 3 {
		t.Errorf("the original stays at page %d", b.orig.pane.Page())
	}
	b.orig.pane.OnPage(2)
	if at := b.text.pane.Place(); at != b.orig.starts[1].offset {
		t.Errorf("the text is at %d, page 2 begins at %d", at, b.orig.starts[1].offset)
	}
	b.nav.GoToFigure(0)
	if m := b.orig.pane.Marks(); len(m) == 0 || m[0].Page != 2 {
		t.Errorf("lit: %v", m)
	}
	b.nav.show(tabOriginal) // it moves into its tab, and back
	b.nav.show(tabReading)
	from = len(b.events)
	b.openSeed()
	b.until("original of "+b.doc().Name, from)
	if b.orig.pane.Shows() != nil {
		t.Error("the sample has pages")
	}
	b.nav.GoToFigure(2)
	if says := b.orig.says.Text; !strings.Contains(says, "行") || !strings.Contains(says, look.T("original.whole")) {
		t.Errorf("over the text as read: %q", says)
	}
	b.orig.textAtRaw(strings.Index(b.doc().Raw, "10.79"))
	if f := b.text.pane.Figure(); f < 0 || !strings.Contains(b.doc().Text(b.doc().Figures[f].Span), "10.79") {
		t.Errorf("a click on the text as read leads to figure %d", f)
	}
	b.orig.toggleBeside()
	if b.orig.besideText() {
		t.Error("it stays beside the text")
	}
}

// The file may be changed by another program while it is open: then its pages
// are not those of the text, and are not shown as such.
func TestOriginalChanged(t *testing.T) {
	b := openPages(t)
	if err := os.WriteFile(b.front().Path, []byte(smallPDF([]string{"另一份文件"})), 0o600); err != nil {
		t.Fatal(err)
	}
	from := len(b.events)
	b.nav.show(tabOriginal)
	b.until("original: "+errOtherFile.Error(), from)
	b.when("the text as read", func() bool { return strings.Contains(b.orig.says.Text, look.T("original.changed")) })
}
