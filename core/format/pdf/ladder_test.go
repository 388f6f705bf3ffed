package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// rows prints the cells of a table without upright rules, each row at pitch
// under the one before, and level rules over it, under its heads and under it.
func (p *paper) rows(xs []float64, top, pitch float64, rows [][]string) {
	right := xs[len(xs)-1] + 60
	p.rule(xs[0]-5, top, right, top)
	p.rule(xs[0]-5, top+pitch, right, top+pitch)
	for i, row := range rows {
		for k, s := range row {
			p.text(xs[k], top+pitch*float64(i+1)-4, 10, s)
		}
	}
	end := top + pitch*float64(len(rows))
	p.rule(xs[0]-5, end, right, end)
}

// TestThreeRules reads tables that stand between three rules.
func TestThreeRules(t *testing.T) {
	for name, c := range map[string]struct {
		xs   []float64
		rows [][]string
	}{
		"cells of words": {[]float64{90, 180, 300}, [][]string{{"村名", "村长", "住处"}, {"小河村", "李大山", "河东"}, {"山后村", "王小林", "河西"}, {"桥头村", "赵一平", "桥边"}}},
		"years as heads": {[]float64{90, 200, 260, 320}, [][]string{{"项目", "2021", "2022", "2023"}, {"稻谷", "12.5", "13.1", "12.9"}, {"小麦", "8.1", "8.4", "8.8"}}},
		"cells that touch": {[]float64{90, 153, 200, 240}, [][]string{
			{"名称", "单位", "数量", "增长"}, {"稻谷", "吨", "214.6", "-3.2"}, {"新鲜瓜果汁水", "立方米", "96.31", "4.5"}, {"鸡鸭", "只", "38.07", "6.9"}, {"鱼虾", "公斤", "25.18", "11.4"}}},
		"a head wider than its numbers": {[]float64{90, 200, 320}, [][]string{{"Village", "Total Population", "Per Head"}, {"小河村", "120", "33"}, {"山后村", "80", "21"}, {"桥头村", "95", "24"}}},
		"words set apart":               {[]float64{90, 200, 260}, [][]string{{"项　目", "去年", "今年"}, {"稻　谷", "12.5", "13.1"}, {"小　麦", "8.1", "8.4"}, {"合　计", "20.6", "21.5"}}},
		"a gap in a row":                {[]float64{90, 200, 260, 320}, [][]string{{"村名", "户数", "人口", "田地"}, {"小河村", "12", "", "33"}, {"山后村", "8", "30", "21"}, {"桥头村", "", "41", ""}}},
	} {
		p := &paper{}
		p.block(90, 60, 10, 40, spring)
		p.rows(c.xs, 120, 18, c.rows)
		var w []string
		for _, row := range c.rows {
			var cells []string
			for k, s := range row {
				if s = strings.ReplaceAll(s, "　", " "); s != "" {
					cells = append(cells, fmt.Sprintf("%d:%s", k, s))
				}
			}
			w = append(w, strings.Join(cells, " "))
		}
		r := p.read(t)
		if got, want := grids(r), strings.Join(w, "\n"); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s\n%s", name, got, want, show(r))
		}
	}
}

// TestRulesWithoutTable leaves prose between rules as it is.
func TestRulesWithoutTable(t *testing.T) {
	p := &paper{}
	p.rule(85, 90, 510, 90)
	y := p.block(90, 110, 16, 26, spring)
	p.rule(85, y, 510, y)
	y = p.block(90, y+24, 16, 26, spring)
	p.rule(85, y, 510, y)
	line := "春天的河边长满了柳树，孩子们放学以后都要到那里去/，一直玩到天黑才肯回家，谁也不觉得累。"
	want(t, p.read(t), line, line)
}

// TestTableInColumn reads two columns one after the other although a table
// stands in one of them, and parts a heading from the paragraph before.
func TestTableInColumn(t *testing.T) {
	p := &paper{}
	y := p.block(60, 100, 10, 22, spring)
	p.rows([]float64{60, 150, 220}, y, 14, [][]string{{"村名", "户数", "人口"}, {"小河村", "12", "36"}, {"山后村", "8", "30"}, {"桥头村", "9", "41"}, {"东山村", "19", "66"}})
	p.block(60, y+90, 10, 22, spring)
	y = p.block(310, 100, 10, 22, autumn)
	p.block(310, p.block(310, y, 10, 22, autumn), 10, 22, autumn)
	got := show(p.read(t))
	a, b, c := strings.Index(got, "春天"), strings.Index(got, "| 山后村|8|30"), strings.Index(got, "秋天")
	if a < 0 || b < a || c < b || strings.LastIndex(got, "春天") > c {
		t.Error(got)
	}
}

// TestCaptionOverNotes keeps a caption that ends its page behind the paragraph
// before it, over the notes.
func TestCaptionOverNotes(t *testing.T) {
	p := &paper{}
	y := 100.0
	for range 4 {
		y = p.block(90, y, 16, 26, spring)
	}
	p.text(200, y+10, 12, "2021年各村收成表")
	p.text(90, 700, 10, "1 这里说的河在村子的东边。")
	p.page()
	p.block(90, 100, 16, 26, autumn)
	got := show(p.read(t))
	if a, b := strings.LastIndex(got, "春天"), strings.Index(got, "2021年各村收成表"); a > b {
		t.Error(got)
	}
}

// TestNumberedHead takes a running head off that changes from page to page: its
// page number shows what it is.
func TestNumberedHead(t *testing.T) {
	p := &paper{}
	for i, head := range []string{"第一章 春天的河", "第二章 秋天的山", "第三章 冬天的路"} {
		p.page()
		p.text(90, 50, 9, head)
		p.text(480, 50, 9, fmt.Sprint(i+7))
		y := 100.0
		for range 4 {
			y = p.block(90, y, 16, 26, spring)
		}
		p.text(90, 800, 9, "请看完再作决定")
		p.text(200, 800, 9, fmt.Sprintf("第%d页 共29页", i+7))
	}
	for _, l := range strings.Split(show(p.read(t)), "\n") {
		if strings.Contains(l, "第") && !strings.HasPrefix(l, "{") {
			t.Errorf("kept: %s", l)
		}
	}
}

// TestHeadsOfTables finds the headings of pages that hold tables alone.
func TestHeadsOfTables(t *testing.T) {
	p := &paper{}
	for _, head := range []string{"二之一 各村收成", "二之二 各村人口", "二之三 各村田地"} {
		p.page()
		p.text(200, 80, 16, head)
		p.text(400, 100, 10, "单位：吨")
		p.rows([]float64{90, 180, 300}, 110, 18, [][]string{{"村名", "早稻", "晚稻"}, {"小河村", "12.5", "13.5"}, {"山后村", "9.1", "8.7"}, {"桥头村", "4.2", "4.4"}})
	}
	got := show(p.read(t))
	if strings.Count(got, "# 二之") != 3 {
		t.Error(got)
	}
}
