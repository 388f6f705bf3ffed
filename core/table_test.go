package core_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
)

// TestUnreadTables holds what looks like a table or chart and cannot be read
// to a note with its place: its numbers leak into no sentence around it.
func TestUnreadTables(t *testing.T) {
	const before, after = "2023年全县粮食产量5.2万吨。", "全年游客38万人次，比上年增长4.5%。"
	for _, c := range []struct{ name, table string }{
		{"columns without heads", "东山镇      12.4      3.1      20.6\n西山镇      10.9     -1.2      18.8\n南山镇       8.3      0.5      15.2"},
		{"two series of one unit", "      2021—2023年城乡居民收入\n60000\n      41200     43100     45300\n40000\n      18200     19400     20600\n20000\n    0\n       2021      2022      2023\n   城镇居民收入（元）   农村居民收入（元）"},
	} {
		in := before + "\n\n" + c.table + "\n\n" + after
		d, err := core.Read(t.Context(), "表.txt", []byte(in), nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range d.Figures {
			got = append(got, d.Text(f.Span))
		}
		if want := []string{"5.2万吨", "38万人次", "4.5%"}; !slices.Equal(got, want) {
			t.Errorf("%s: figures %q, want %q", c.name, got, want)
		}
		if len(d.Notes) != 1 || d.Notes[0].Kind != "unread-table" || !strings.Contains(d.Notes[0].Raw.Of(d.Raw), strings.TrimSpace(c.table)) {
			t.Errorf("%s: notes %v", c.name, d.Notes)
		}
	}
}

// TestTableBesideProse reads a table whose rows repair joined, with sentences
// before and behind it.
func TestTableBesideProse(t *testing.T) {
	const in = "2024年全县粮食产量5.2万吨。\n2022—2024年财政收支\n年份      收入（亿元）    支出（亿元）\n\n2022 年       18.26               27.20\n\n2023 年       20.34               23.44\n\n2024 年       21.23               30.51\n\n2024年末，全县常住人口38万人。"
	d, err := core.Read(t.Context(), "表.txt", []byte(in), nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range d.Figures {
		got = append(got, fmt.Sprint(d.Text(f.Span), " ", f.Indicator, " ", f.Period))
		if b := d.Articles[f.Article].Blocks[f.Block]; !b.Covers(f.Span) {
			t.Errorf("%s stands outside of its block", d.Text(f.Span))
		}
	}
	want := []string{"5.2万吨 粮食产量 2024", "18.26 财政收入 2022", "27.20 财政支出 2022", "20.34 财政收入 2023", "23.44 财政支出 2023", "21.23 财政收入 2024", "30.51 财政支出 2024", "38万人 常住人口 @2024"}
	for i := range got {
		got[i] = strings.Replace(got[i], "全县", "", 1)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

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
