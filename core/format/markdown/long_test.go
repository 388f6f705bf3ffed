package markdown

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// TestLongTables reads tables in parts and wants what they are in one piece.
func TestLongTables(t *testing.T) {
	defer func(rows, cells int) { maxRows, maxCells = rows, cells }(maxRows, maxCells)
	var rows strings.Builder
	for i := range 23 {
		fmt.Fprintf(&rows, "| 某县%d | **%d.5** | 见[公报][1]与`x\\|%d` | \n", i, i, i)
		if i%5 == 0 {
			rows.WriteString("乙镇|3\\|4<br>下\n|||\n| 多 | 1 | 2 | 3 |\n")
		}
	}
	table := "| 地区 | 产量（吨） | 备注 |\n|:--|--:|---|\n" + rows.String()
	indented := func(s, by string) string {
		return strings.ReplaceAll(strings.TrimSuffix("\n"+s, "\n"), "\n", "\n"+by) + "\n"
	}
	for name, src := range map[string]string{
		"alone":              table,
		"with text":          "# 甲\n\n前文。\n\n" + table + "\n后文[公报][1]。\n\n## 乙\n\n[1]: https://example.com\n",
		"under a line":       "表1 产量\n" + table + "- 后文\n",
		"in a list":          "1. 甲\n" + indented(table, "   ") + "2. 乙\n",
		"in a quotation":     "> 引文" + indented("\n"+table, "> ") + "\n后文。\n",
		"indented":           "前文。\n" + indented(table, "      "),
		"a head like a mark": "    # 地区 | 产量\n---|---\n" + strings.Repeat("甲 | 2\n", 20),
		"two":                table + "\n" + table + "\n[1]: https://example.com\n",
		"after many lines":   strings.Repeat("一行没有说完\n", 30) + table,
		"ends at the end":    strings.TrimSuffix(table, "\n"),
		"no table":           strings.Repeat("甲 | 乙\n", 40),
		"front matter":       "---\ntitle: 甲\n---\n" + table,
	} {
		maxRows, maxCells = 1<<30, 1<<40
		want := read(t, src)
		for _, maxRows = range []int{2, 3, 5, 26, 40} {
			maxCells = 4 * maxRows
			got := read(t, src)
			if got.Text != want.Text || !reflect.DeepEqual(got.Grids, want.Grids) || !reflect.DeepEqual(got.Hints, want.Hints) || !reflect.DeepEqual(got.Meta, want.Meta) {
				t.Errorf("%s, %d rows a part:\n%s\nwant\n%s", name, maxRows, got.Text, want.Text)
			}
			if !reflect.DeepEqual(got.Origins, want.Origins) {
				t.Errorf("%s, %d rows a part: other places in the file", name, maxRows)
			}
		}
	}
}
