package core

import (
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/core/text"
)

// paged is what a reader of pages gives: printed lines, a paragraph that runs
// over a page's end, heads and feet, headings, and a table.
func paged() raw.Text {
	var w raw.Builder
	line := func(s string, y float32) { w.Box(s, doc.Rect{X0: 90, Y0: y, X1: 500, Y1: y + 14}, false); w.End() }
	w.Part(doc.Part{Page: 1, Size: doc.Size{Width: 595, Height: 842}}, false)
	w.Box("甲市2024年数字经济发展报告", doc.Rect{X0: 200, Y0: 80, X1: 400, Y1: 100}, false)
	w.Block(doc.TitleHint, 0)
	w.Write("总体情况")
	w.Block(doc.HeadHint, 1)
	w.Write("规模")
	w.Block(doc.HeadHint, 2)
	start := w.Start()
	line("2024年，甲市数字经济增加值达到1520.6亿", 200)
	w.Write("- 1 -")
	w.Mark(text.Span{Start: w.Start(), End: w.Len()}, doc.Furniture)
	w.Part(doc.Part{Page: 2, Size: doc.Size{Width: 595, Height: 842}}, false)
	w.Write("甲市统计局")
	w.Mark(text.Span{Start: w.Start(), End: w.Len()}, doc.Furniture)
	w.End()
	line("元，占地区生产总值的38.5%。", 80)
	w.BlockFrom(start, doc.Whole, 0)
	w.Write("第一章没有标题")
	w.Block(doc.Whole, 0)
	w.Write("表1 2024年各县粮食产量")
	w.Block(doc.Whole, 0)
	w.Write("单位：万吨")
	w.Block(doc.Whole, 0)
	g := doc.Grid{}
	g.Start = w.Len()
	for _, row := range [][]string{{"地区", "粮食产量"}, {"乙县", "12.5"}, {"丙县", "30.4"}} {
		var cells []doc.Cell
		for i, c := range row {
			if i > 0 {
				w.Write("\t")
			}
			cells = append(cells, doc.Cell{Span: w.Write(c), Col: i})
		}
		w.Block(doc.RowHint, 0)
		g.Rows = append(g.Rows, cells)
	}
	g.End = w.Len()
	w.Grid(g)
	w.Write("被删去的话")
	w.Mark(text.Span{Start: w.Start(), End: w.Len()}, doc.Deleted)
	w.End()
	w.Write("注：以上为初步核算数")
	w.Block(doc.NoteHint, 0)
	return w.Done("test")
}

// TestHints follows what a format says through all stages.
func TestHints(t *testing.T) {
	r := paged()
	if err := r.Check(); err != nil {
		t.Fatal(err)
	}
	d, err := outline(t.Context(), "a", nil, r, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	kinds := map[string]doc.BlockKind{}
	levels := map[string]int{}
	for _, b := range d.Articles[0].Blocks {
		got = append(got, b.Of(d.Body))
		kinds[b.Of(d.Body)], levels[b.Of(d.Body)] = b.Kind, b.Level
	}
	want := "甲市2024年数字经济发展报告|总体情况|规模|2024年，甲市数字经济增加值达到1520.6亿元，占地区生产总值的38.5%。|第一章没有标题|表1 2024年各县粮食产量|单位：万吨|地区\t粮食产量|乙县\t12.5|丙县\t30.4|注：以上为初步核算数"
	if strings.Join(got, "|") != want {
		t.Errorf("the blocks are\n%s\nwant\n%s", strings.Join(got, "|"), want)
	}
	if d.Text(d.Articles[0].Title) != "甲市2024年数字经济发展报告" || len(d.Articles) != 1 {
		t.Errorf("%d articles, the first is %q", len(d.Articles), d.Text(d.Articles[0].Title))
	}
	if kinds["总体情况"] != doc.Heading || levels["总体情况"] != 1 || levels["规模"] != 2 || kinds["乙县\t12.5"] != doc.TableRow {
		t.Errorf("kinds %v, levels %v", kinds, levels)
	}
	if d.Tables = tablesOf(d.Grids, d.Back); len(d.Tables) != 1 || d.Text(d.Tables[0].Rows[2][1].Span) != "30.4" {
		t.Errorf("tables %v", d.Tables)
	}
	d, err = WithFigures(t.Context(), d, nil)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]doc.Figure{}
	for _, f := range d.Figures {
		found[d.Text(f.Span)] = f
	}
	f, ok := found["1520.6亿元"]
	if !ok || doc.Decimal(f.Value.Lo) != "152060000000" {
		t.Fatalf("figures %v", found)
	}
	// over the page's end: a box on each page
	from := d.Sources(f.Span)
	if len(from) != 2 || from[0].Page != 1 || from[1].Page != 2 || len(from[0].Boxes) != 1 || len(from[1].Boxes) != 1 {
		t.Fatalf("1520.6亿元 comes from %+v", from)
	}
	if b := from[0].Boxes[0]; b.X0 < 300 || b.X1 != 500 || b.Y0 != 200 {
		t.Errorf("its first box is %v", b)
	}
	if f, ok := found["30.4"]; !ok || doc.Decimal(f.Value.Lo) != "304000" || f.Region != "丙县" && !strings.Contains(d.Text(f.Sentence), "丙县") {
		t.Errorf("the cell is %+v", f)
	}
}
