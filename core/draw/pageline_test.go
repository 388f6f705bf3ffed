package draw

import (
	"bytes"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"

	"github.com/wenshu-app/wenshu/assets/fonts"
	"github.com/wenshu-app/wenshu/core/doc"
)

// TestLines breaks no number from its unit, begins no line with a mark that ends
// a clause, loses no character and stretches none too far.
func TestLines(t *testing.T) {
	p := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: paperWidth, Ht: paperHeight}})
	p.AddUTF8FontFromBytes("page", "", bytes.Clone(fonts.SansRegular()))
	p.AddUTF8FontFromBytes("page", "B", bytes.Clone(fonts.SansBold()))
	w := &press{pdf: p, doc: &doc.Document{}, advances: [2]map[rune]float64{{}, {}}}
	words := strings.Repeat("全年规模达50.2万亿元，“占比”提升（见表）；GDP增长8.4%，比上年提高——", 12)
	c := cut{size: 11}
	cells := w.plain(words, c)
	f := &doc.Figure{}
	for i := range cells {
		if strings.ContainsRune("50.2万亿元", cells[i].r) {
			cells[i].figure = f
		}
	}
	for measure := 90.0; measure < 460; measure += 17 {
		all := ""
		for _, l := range w.lines(cells, c, measure) {
			var b strings.Builder
			for _, x := range l.cells {
				b.WriteRune(x.r)
			}
			s := b.String()
			all += s
			first, _ := []rune(s)[0], 0
			if strings.ContainsRune("，。；）%”", first) || strings.HasPrefix(s, "万亿") || strings.HasSuffix(s, "（") || strings.HasSuffix(s, "“") {
				t.Errorf("at %.0f a line is %q", measure, s)
			}
			if l.wide > mostWide*c.size || w.width(l.cells) > measure+c.size {
				t.Errorf("at %.0f: stretched by %.2f, %.1f wide", measure, l.wide, w.width(l.cells))
			}
		}
		if strings.ReplaceAll(all, " ", "") != strings.ReplaceAll(words, " ", "") {
			t.Errorf("at %.0f characters are lost", measure)
		}
	}
}
