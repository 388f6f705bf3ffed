package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/archive"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/core/text"
)

// dump writes t as its tests read it: a line a block with its kind, cells of
// tables parted by bars, with how far they reach.
func dump(t *testing.T, r raw.Text) string {
	t.Helper()
	if err := r.Check(); err != nil {
		t.Fatal(err)
	}
	kinds := map[doc.HintKind]string{doc.Whole: "text", doc.TitleHint: "title", doc.HeadHint: "head", doc.RowHint: "row", doc.NoteHint: "note"}
	var b strings.Builder
	grids := slices.Clone(r.Grids)
	for _, h := range r.Hints {
		if h.Kind != doc.RowHint {
			fmt.Fprintf(&b, "%s%s %s\n", kinds[h.Kind], strings.Repeat("*", h.Level), h.Raw.Of(r.Text))
			continue
		}
		for len(grids) > 0 && grids[0].End <= h.Raw.Start {
			grids = grids[1:]
		}
		if len(grids) == 0 || !grids[0].Covers(h.Raw) {
			t.Fatalf("row %q stands in no grid", h.Raw.Of(r.Text))
		}
		if g := &grids[0]; g.Start == h.Raw.Start {
			b.WriteString("grid")
			for _, s := range g.Above {
				fmt.Fprintf(&b, " <%s>", s.Of(r.Text))
			}
			b.WriteString("\n")
		}
		row := grids[0].Rows[0]
		grids[0].Rows = grids[0].Rows[1:]
		for _, c := range row {
			fmt.Fprintf(&b, "| %d:%s", c.Col, c.Of(r.Text))
			if c.Across > 0 {
				fmt.Fprintf(&b, "→%d", c.Across)
			}
			if c.Down > 0 {
				fmt.Fprintf(&b, "↓%d", c.Down)
			}
			b.WriteString(" ")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// workbook makes a workbook of sheets; make fills it.
func workbook(t testing.TB, make func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	make(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// fill puts rows into a sheet from row n on; "" leaves a cell blank.
func fill(f *excelize.File, sheet string, n int, rows ...[]any) {
	for i, r := range rows {
		for k, v := range r {
			if v != "" {
				name, _ := excelize.CoordinatesToCellName(k+1, n+i)
				f.SetCellValue(sheet, name, v)
			}
		}
	}
}

func read(t *testing.T, b []byte) raw.Text {
	t.Helper()
	if archive.Kind(b) != "xlsx" {
		t.Fatal("no workbook")
	}
	r, err := Workbook(context.Background(), b, raw.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func check(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A table as finance offices make them: codes in hidden rows and columns, a
// title over all columns, the unit at the right, heads over heads, a note.
func TestWorkbook(t *testing.T) {
	b := workbook(t, func(f *excelize.File) {
		fill(f, "Sheet1", 1,
			[]any{"VALID#", "CODE", "C2"},
			[]any{"", "青川县2024年收入情况表"},
			[]any{"", "", "", "", "", "单位：万元"},
			[]any{"", "项目", "2023年\n执行数", "2024年"},
			[]any{"", "", "", "预算数", "", "增长"},
			[]any{"X1", "税收收入", 1234.5, 2345.678, "", 0.0512},
			[]any{"X2", "　非税收入", 99, 100, "", -0.01},
			[]any{"", "注：青川县财政局编。\n数字未经审计。"},
		)
		f.SetRowVisible("Sheet1", 1, false)
		f.SetColVisible("Sheet1", "A", false)
		f.SetColVisible("Sheet1", "E", false)
		f.MergeCell("Sheet1", "B2", "F2")
		f.MergeCell("Sheet1", "B4", "B5")
		f.MergeCell("Sheet1", "C4", "C5")
		f.MergeCell("Sheet1", "D4", "F4")
		money, _ := f.NewStyle(&excelize.Style{NumFmt: 4})
		percent, _ := f.NewStyle(&excelize.Style{NumFmt: 10})
		f.SetCellStyle("Sheet1", "C6", "D7", money)
		f.SetCellStyle("Sheet1", "F6", "F7", percent)
		f.NewSheet("代码")
		fill(f, "代码", 1, []any{"X1", "0101"})
		f.SetSheetVisible("代码", false)
	})
	r := read(t, b)
	check(t, dump(t, r), `title 青川县2024年收入情况表
text 单位：万元
grid <青川县2024年收入情况表> <单位：万元>
| 0:项目↓1 | 1:2023年执行数↓1 | 2:2024年→1 
| 2:预算数 | 3:增长 
| 0:税收收入 | 1:1,234.50 | 2:2,345.68 | 3:5.12% 
| 0:非税收入 | 1:99.00 | 2:100.00 | 3:-1.00% 
note 注：青川县财政局编。
note 数字未经审计。
`)
	if !strings.Contains(r.Text, "\n  非税收入\t99.00") {
		t.Errorf("the indent is lost: %q", r.Text)
	}
	i := strings.Index(r.Text, "2,345.68")
	d := doc.Document{Parts: r.Parts}
	refs := ""
	for _, s := range d.SourcesOfRaw([]text.Span{{Start: i, End: i + 4}}) {
		refs += s.Part + strings.Join(s.Refs, ",")
	}
	if refs != "Sheet1D6" {
		t.Errorf("2,345.68 stands at %s", refs)
	}
	if len(r.Notes) != 1 || r.Notes[0].Kind != Hidden {
		t.Errorf("notes %v", r.Notes)
	}
}

// Several sheets, several tables on one, dates, a merged head whose first row
// is hidden, a blank row inside a table.
func TestSheets(t *testing.T) {
	b := workbook(t, func(f *excelize.File) {
		f.SetSheetName("Sheet1", "产量")
		fill(f, "产量", 1,
			[]any{"表1 主要产品产量"},
			[]any{"产品", "单位", "2024年"},
			[]any{"粮食", "万吨", 12.5},
			[]any{},
			[]any{"棉花", "万吨", 3},
			[]any{},
			[]any{"表2 各镇人口"},
			[]any{"镇名", "人口（人）"},
			[]any{"东河镇", 10234},
		)
		f.NewSheet("日报")
		fill(f, "日报", 1,
			[]any{"日期", "客流", "备注"},
			[]any{"日期", "客流", "备注"},
			[]any{45352, 3001, "晴\n有风"},
		)
		f.MergeCell("日报", "A1", "A2")
		f.SetRowVisible("日报", 1, false)
		date, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
		f.SetCellStyle("日报", "A3", "A3", date)
	})
	check(t, dump(t, read(t, b)), `head* 产量
title 表1 主要产品产量
grid <表1 主要产品产量>
| 0:产品 | 1:单位 | 2:2024年 
| 0:粮食 | 1:万吨 | 2:12.5 
| 0:棉花 | 1:万吨 | 2:3 
head** 表2 各镇人口
grid <表2 各镇人口>
| 0:镇名 | 1:人口（人） 
| 0:东河镇 | 1:10234 
head* 日报
grid
| 0:日期 | 1:客流 | 2:备注 
| 0:2024-03-01 | 1:3001 | 2:晴有风 
`)
}

// pack makes a zip of members.
func pack(t testing.TB, members map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, s := range members {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, s)
	}
	z.Close()
	return b.Bytes()
}

func members(t testing.TB, b []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, m := range z.File {
		r, err := m.Open()
		if err != nil {
			t.Fatal(err)
		}
		s, _ := io.ReadAll(r)
		out[m.Name] = string(s)
	}
	return out
}

func TestBadWorkbooks(t *testing.T) {
	good := workbook(t, func(f *excelize.File) { fill(f, "Sheet1", 1, []any{"甲", 1}) })
	cut := members(t, good)
	const sheet = "xl/worksheets/sheet1.xml"
	cut[sheet] = cut[sheet][:strings.Index(cut[sheet], "</row>")]
	var claim bytes.Buffer
	z := zip.NewWriter(&claim)
	z.CreateRaw(&zip.FileHeader{Name: "xl/workbook.xml", Method: zip.Deflate, CompressedSize64: 1, UncompressedSize64: 4 << 30})
	z.Close()
	for _, c := range []struct {
		name string
		b    []byte
		kind doc.ErrorKind
	}{
		{"cut", pack(t, cut), doc.Damaged},
		{"claim", claim.Bytes(), doc.Damaged},
		{"empty", workbook(t, func(f *excelize.File) {}), doc.NoText},
		{"no sheets", pack(t, map[string]string{"xl/workbook.xml": "<workbook/>", "xl/_rels/workbook.xml.rels": "<Relationships/>"}), doc.Damaged},
	} {
		if _, err := Workbook(context.Background(), c.b, raw.Options{}, nil); err == nil || doc.KindOf(err) != c.kind {
			t.Errorf("%s: %v, want %v", c.name, err, c.kind)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	b := workbook(t, func(f *excelize.File) {
		for i := range 600 {
			fill(f, "Sheet1", i+1, []any{"甲", i})
		}
	})
	if _, err := Workbook(ctx, b, raw.Options{}, nil); err != context.Canceled {
		t.Errorf("cancelled: %v", err)
	}
}

func FuzzWorkbook(f *testing.F) {
	base := workbook(f, func(x *excelize.File) {
		fill(x, "Sheet1", 1, []any{"表", "", ""}, []any{"项目", "数"}, []any{"甲", 1})
		x.MergeCell("Sheet1", "A1", "B1")
		x.SetColVisible("Sheet1", "C", false)
	})
	m := members(f, base)
	f.Add(m["xl/worksheets/sheet1.xml"], m["xl/sharedStrings.xml"], m["xl/styles.xml"])
	f.Fuzz(func(t *testing.T, sheet, strings, styles string) {
		p := map[string]string{}
		for k, v := range m {
			p[k] = v
		}
		p["xl/worksheets/sheet1.xml"], p["xl/sharedStrings.xml"], p["xl/styles.xml"] = sheet, strings, styles
		r, err := Workbook(context.Background(), pack(t, p), raw.Options{}, nil)
		if err == nil {
			err = r.Check()
		}
		if err != nil && doc.KindOf(err) == doc.Internal {
			t.Fatal(err)
		}
	})
}

// BenchmarkRows reads 100,000 rows of ten columns.
func BenchmarkRows(b *testing.B) {
	file := workbook(b, func(f *excelize.File) {
		w, _ := f.NewStreamWriter("Sheet1")
		for i := range 100_000 {
			row := make([]any, 10)
			for k := range row {
				row[k] = i * k
			}
			row[0] = fmt.Sprintf("第%d行", i)
			w.SetRow(fmt.Sprintf("A%d", i+1), row)
		}
		w.Flush()
	})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Workbook(context.Background(), file, raw.Options{}, nil); err != nil {
			b.Fatal(err)
		}
	}
}
