package export_test

import (
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/text"
)

// tabled is a document of a table alone; cells are words of body, each with its
// column and how far it reaches.
func tabled(body string, rows [][]doc.Cell) *doc.Document {
	d := &doc.Document{Raw: body, Body: body, Back: text.Identity(len(body)), Origins: text.Identity(len(body))}
	at := 0
	var a doc.Article
	for i, line := range strings.Split(body, "\n") {
		a.Blocks = append(a.Blocks, doc.Block{Span: text.Span{Start: at, End: at + len(line)}, Kind: doc.TableRow})
		from := at
		for k, w := range strings.Split(line, "\t") {
			rows[i][k].Span = text.Span{Start: from, End: from + len(w)}
			from += len(w) + 1
		}
		at += len(line) + 1
	}
	a.Span = text.Span{Start: 0, End: len(body)}
	d.Articles = []doc.Article{a}
	d.Tables = []doc.Table{{Span: a.Span, Rows: rows, Heads: 1}}
	return d
}

func TestMarkdownTables(t *testing.T) {
	var b strings.Builder
	d := tabled("地区\t产量\n乙|县\t12.5\n丙县\t", [][]doc.Cell{{{}, {Col: 1}}, {{}, {Col: 1}}, {{}, {Col: 2}}})
	d.Tables[0].Rows[2] = d.Tables[0].Rows[2][:1]
	if err := export.Markdown(&b, d); err != nil {
		t.Fatal(err)
	}
	if want := "| 地区 | 产量 |\n| --- | --- |\n| 乙\\|县 | 12.5 |\n| 丙县 | |\n"; b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	b.Reset()
	d = tabled("地区\t产量\n2023\t2024\n<丙>\t1\t2", [][]doc.Cell{{{Down: 1}, {Col: 1, Across: 1}}, {{Col: 1}, {Col: 2}}, {{}, {Col: 1}, {Col: 2}}})
	if err := export.Markdown(&b, d); err != nil {
		t.Fatal(err)
	}
	if want := "<table>\n<tr><th rowspan=\"2\">地区</th><th colspan=\"2\">产量</th></tr>\n<tr><td>2023</td><td>2024</td></tr>\n<tr><td>&lt;丙&gt;</td><td>1</td><td>2</td></tr>\n</table>\n"; b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}
