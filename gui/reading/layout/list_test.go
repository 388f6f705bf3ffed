package layout

import (
	"slices"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/script"
	"github.com/wenshu-app/wenshu/core/text"
)

func TestMarker(t *testing.T) {
	for s, want := range map[string]int{
		"——水清了": 2, "———水清了": 3, "· 水清了": 2, "1.水清了": 2, "12. 水清了": 4, "（三）水清了": 3, "(4)水": 3, "①水": 1, "十二、水": 3, "□ 水": 2,
		"水清了": 0, "5.1亿元": 0, "三峡": 0, "（试行）": 0, "——": 0, "": 0, "2022年": 0, "1": 0, "(1": 0,
	} {
		if got := marker([]rune(s)); got != want {
			t.Errorf("the marker of %q has %d characters, want %d", s, got, want)
		}
		if Marked(s) != (want > 0) {
			t.Errorf("%q: Marked is %v", s, Marked(s))
		}
	}
}

// The lines of an item stand under its text: at a paragraph's indent, with a
// dash or bullet before it, or behind its number.
func TestListHangs(t *testing.T) {
	for _, c := range []struct {
		marker        string
		first, others float32
	}{{"——", 0, 20}, {"· ", 10, 20}, {"（十二）", 20, 60}, {"", 20, 0}} {
		s := c.marker + strings.Repeat("春眠不觉晓", 12)
		sp := Spec{Measure: 300, Size: 10, LineHeight: 1.7, Indent: 2, Justify: true, Compress: false}
		l := New(Cut(s, []Block{{Span: text.Span{End: len(s)}, Role: List}}, nil), grid{}, sp).Lay(0)
		for n, ln := range l.Lines {
			want := c.others
			if n == 0 {
				want = c.first
			}
			if abs(ln.Left-want) > 0.01 {
				t.Errorf("%s: line %d begins at %v, want %v", c.marker, n, ln.Left, want)
			}
		}
	}
}

func TestColumns(t *testing.T) {
	rows := []string{"河名\t水站\t水量（亿立方米）", "清水河\t3\t12.5"}
	var table Table
	for _, row := range rows[:2] {
		if !table.Add(row) {
			t.Fatalf("%q is no row", row)
		}
	}
	stops := table.Stops()
	if !slices.Equal(stops, []float32{0, 4.5, 8}) {
		t.Errorf("columns begin at %v", stops)
	}
	if table.Add("只有一格") || table.Add("有\t两格") {
		t.Error("a row of another number of cells is taken")
	}
	for _, row := range rows[:2] {
		sp := Spec{Measure: 400, Size: 10, LineHeight: 1.7}
		l := New(Cut(row, []Block{{Span: text.Span{End: len(row)}, Role: Row, Stops: stops}}, nil), grid{}, sp).Lay(0)
		for k, c := range cells(l.Runes) {
			if want := stops[k] * l.Size; abs(l.X[c.Start]-want) > 0.01 {
				t.Errorf("%q: cell %d begins at %v, want %v", row, k, l.X[c.Start], want)
			}
		}
	}
}

// A quotation stands in from both sides.
func TestQuotationStandsIn(t *testing.T) {
	s := strings.Repeat("春眠不觉晓", 30)
	sp := Spec{Measure: 300, Size: 10, LineHeight: 1.7, Justify: true}
	l := New(Cut(s, []Block{{Span: text.Span{End: len(s)}, Role: Quotation}}, nil), grid{}, sp).Lay(0)
	for n, ln := range l.Lines[:len(l.Lines)-1] {
		if abs(ln.Left-20) > 0.01 || abs(ln.Right-280) > 0.01 {
			t.Errorf("line %d stands from %v to %v", n, ln.Left, ln.Right)
		}
	}
}

// latin is a font without 發 and 産.
type latin struct{ grid }

func (latin) Has(r rune, bold bool) bool { return r != '發' && r != '産' }

func TestMissingGlyphStaysAsPrinted(t *testing.T) {
	s := "发展"
	show, err := script.Changes(t.Context(), s, script.Display{Form: script.Traditional})
	if err != nil || len(show) != 1 {
		t.Fatal(show, err)
	}
	blocks := []Block{{Span: text.Span{End: len(s)}}}
	if got := rows(New(Cut(s, blocks, nil).Show(show), grid{}, spec).Lay(0)); got != "發展" {
		t.Errorf("shown as %q", got)
	}
	if got := rows(New(Cut(s, blocks, nil).Show(show), latin{}, spec).Lay(0)); got != s {
		t.Errorf("without the glyph shown as %q", got)
	}
}

func TestMissingGlyphHasAStandIn(t *testing.T) {
	s := "生産"
	blocks := []Block{{Span: text.Span{End: len(s)}}}
	if got := rows(New(Cut(s, blocks, nil), grid{}, spec).Lay(0)); got != s {
		t.Errorf("drawn as %q", got)
	}
	if got := rows(New(Cut(s, blocks, nil), latin{}, spec).Lay(0)); got != "生产" {
		t.Errorf("without the glyph drawn as %q", got)
	}
}
