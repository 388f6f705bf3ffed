package core_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
)

// TestTables reads tables that were flattened to text: the unit stands once,
// the columns are named once, cells stand one or several to a line.
func TestTables(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"one cell a line, growth beside amounts",
			"表1 2023年主要工业产品产量（单位：万吨）\n产品名称\n产量\n比上年增长\n粗钢\n1500.5\n3.2%\n水泥\n2,200\n-1.5%\n以上为快报数。",
			[]string{"粗钢产量 level 15005000 吨 2023", "粗钢产量 change 3.2 % 2023", "水泥产量 level 22000000 吨 2023", "水泥产量 change -1.5 % 2023"}},
		{"the unit on its own line, no names of columns, a cell left out",
			"2022年财政收支\n单位：亿元\n一般公共预算收入\n5600.2\n其中：税收收入\n—\n一般公共预算支出\n9800.7",
			[]string{"一般公共预算收入 level 560020000000 元 2022", "一般公共预算支出 level 980070000000 元 2022"}},
		{"years for columns, cells parted by tabs, a unit of a row's own",
			"就业情况\n单位：万人\n指标\t2022年\t2023年\n城镇新增就业\t1206\t1244\n第二产业就业比重（%）\t28.8\t29.1",
			[]string{"城镇新增就业 level 12060000 人 2022", "城镇新增就业 level 12440000 人 2023", "第二产业就业比重 share 28.8 % 2022", "第二产业就业比重 share 29.1 % 2023"}},
		{"an office in charge is no unit", "建成床位7000张（牵头单位：民政厅）。\n三\n5", []string{"建成床位 level 7000 张 "}},
	} {
		d, err := core.Read(t.Context(), "表.txt", []byte(c.in), nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range d.Figures {
			got = append(got, fmt.Sprintf("%s %s %s %s %s", f.Indicator, f.Kind, doc.Decimal(f.Value.Lo), f.Value.Unit, f.Period))
			if s, ok := d.File(f.Span); !ok || !strings.ContainsAny(c.in[s.Start:s.End], "0123456789") {
				t.Errorf("%s: %s does not lead to its digits", c.name, f.Indicator)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%s\nwant:\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}
