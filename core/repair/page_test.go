package repair

import (
	"fmt"
	"strings"
	"testing"
)

// report is an invented text of n paragraphs, each another.
func report(n int) []string {
	places := strings.Fields("青川 云台 石桥 松岭 白沙 高店 南浦 北屏 东陵 西固 柳河 枫林 榆关 桐乡 橙州 竹山")
	goods := strings.Fields("粮食 肉类 水泥 钢材 化肥 布 机床 原煤 食盐 纸张 汽车 水产品")
	out := []string{"某市2024年经济运行情况报告"}
	for i := range n {
		p := places[i%len(places)] + "县全年"
		for k := range 4 {
			g := goods[(i*3+k*5)%len(goods)]
			p += fmt.Sprintf("%s产量%d.%d万吨，比上年增长%d.%d%%；", g, 100+i*37%600+k, (i+k)%10, 1+(i+k)%9, (i*7+k)%10)
		}
		out = append(out, p+"当年完成投资"+fmt.Sprint(20+i)+"亿元，各项事业继续发展，群众生活稳步改善。")
	}
	return out
}

// paged wraps paras and puts the lines of mark between pages of n lines.
func paged(paras []string, n int, mark func(page int) []string) string {
	lines := wrap(paras, 36, "　　", "", true)
	var out []string
	page := 1
	for i, l := range lines {
		if i > 0 && i%n == 0 {
			out = append(out, mark(page)...)
			page++
		}
		out = append(out, l)
	}
	return strings.Join(out, "\n")
}

var pageMarks = []struct {
	name string
	mark func(n int) []string
}{
	{"dashes", func(n int) []string { return []string{fmt.Sprintf("— %d —", n)} }},
	{"one dash each", func(n int) []string { return []string{fmt.Sprintf(" - %d - ", n)} }},
	{"第页", func(n int) []string { return []string{fmt.Sprintf("第 %d 页", n)} }},
	{"第页共页", func(n int) []string { return []string{fmt.Sprintf("第 %d 页 共 12 页", n)} }},
	{"共页第页", func(n int) []string { return []string{fmt.Sprintf("共12页，第%d页", n)} }},
	{"第页（共页）", func(n int) []string { return []string{fmt.Sprintf("第%d页（共12页）", n)} }},
	{"slash", func(n int) []string { return []string{fmt.Sprintf("%d/12", n)} }},
	{"slash with blanks", func(n int) []string { return []string{fmt.Sprintf("%d / 12", n)} }},
	{"Page of", func(n int) []string { return []string{fmt.Sprintf("Page %d of 12", n)} }},
	{"- Page -", func(n int) []string { return []string{fmt.Sprintf("- Page %d -", n)} }},
	{"P.", func(n int) []string { return []string{fmt.Sprintf("P.%d", n)} }},
	{"han", func(n int) []string { return []string{"第" + han(n) + "页"} }},
	{"dots", func(n int) []string { return []string{"·" + han(n) + "·"} }},
	{"points", func(n int) []string { return []string{fmt.Sprintf(". %d .", n)} }},
	{"roman", func(n int) []string {
		return []string{[]string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"}[n-1]}
	}},
	{"bare", func(n int) []string { return []string{fmt.Sprint(n + 4)} }},
	{"bare between blank lines", func(n int) []string { return []string{"", fmt.Sprint(n), ""} }},
	{"head with number", func(n int) []string {
		return []string{fmt.Sprintf("某市2024年经济运行情况报告　　　　%d", n)}
	}},
	{"number and head", func(n int) []string { return []string{fmt.Sprintf("%d  某市2024年经济运行情况报告", n)} }},
	{"office and page", func(n int) []string { return []string{fmt.Sprintf("某市发展改革委员会          第%d页", n)} }},
	{"head | page", func(n int) []string { return []string{fmt.Sprintf("经济运行情况 | %d", n)} }},
	{"foot and head", func(n int) []string {
		return []string{fmt.Sprintf("- %d -", n), "某市2024年经济运行情况报告"}
	}},
	{"foot, head, blank lines", func(n int) []string { return []string{"", fmt.Sprint(n), "", "某市经济运行情况", ""} }},
	{"head alone", func(n int) []string { return []string{"某市统计局内部资料"} }},
}

func han(n int) string {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	if n >= 10 {
		return strings.TrimPrefix(digits[n/10], "一") + "十" + digits[n%10]
	}
	return digits[n]
}

// TestPages: a text with the marks of its pages is repaired to what it is
// without them, where a page ends inside a sentence and where it does not.
func TestPages(t *testing.T) {
	for _, size := range []int{18, 40} {
		paras := report(size)
		want := mend(t, paged(paras, 1<<20, nil))
		for _, m := range pageMarks {
			for _, n := range []int{22, 27} {
				if size < 40 && (m.name == "head alone" || m.name == "foot, head, blank lines") {
					continue // twice proves nothing
				}
				if got := mend(t, paged(paras, n, m.mark)); got != want {
					k := 0
					for k < min(len(got), len(want)) && got[k] == want[k] {
						k++
					}
					t.Errorf("%s, %d paragraphs, %d lines a page: …%s…", m.name, size, n, strings.ToValidUTF8(got[max(0, k-30):min(len(got), k+60)], ""))
				}
			}
		}
	}
}

// TestNoPages keeps what only looks like the furniture of a page.
func TestNoPages(t *testing.T) {
	long := "全市坚持稳中求进，经济运行总体平稳，城乡居民收入继续增加，各项社会事业全面进步。"
	for _, c := range []struct{ name, s string }{
		{"cases", "典型案例1\n" + long + "\n" + long + "\n典型案例2\n" + long + "\n典型案例3\n" + long},
		{"annexes", "附件 1\n" + long + "\n附件 2\n" + long + "\n附件 3\n" + long},
		{"numbered sections", "1\n" + long + "\n" + long + "\n" + long + "\n2\n" + long + "\n" + long + "\n" + long + "\n3\n" + long},
		{"table", "月份 产量\n1\n20.5\n2\n21.3\n3\n22.8\n4\n23.1\n5\n24.0"},
		{"rows", "甲厂 1\n乙厂 2\n丙厂 3\n丁厂 4"},
		{"seasons", "一\n" + long + "\n二\n" + long + "\n三\n" + long},
		{"a count on its line", "经过努力，全市新建各类学校，总数达到\n286\n所，比上年多12所。"},
		{"twice the same table head", "单位：万元\n甲 1\n" + long + "\n单位：万元\n乙 2\n" + long},
		{"fraction", "其中\n1/3\n为农户。"},
	} {
		_, back, err := Repair(t.Context(), c.s, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range back.Edits() {
			if e.Why == "page-number" || e.Why == "running-head" {
				t.Errorf("%s: %q is dropped", c.name, e.Old.Of(c.s))
			}
		}
	}
}

func TestReadPage(t *testing.T) {
	for _, c := range []struct {
		s        string
		n        int
		sure, ok bool
	}{
		{"— 3 —", 3, true, true}, {"－１２－", 12, true, true}, {"第十二页", 12, true, true}, {"第一百零五页 共二〇〇页", 105, true, true},
		{"3/12", 3, false, true}, {"13/12", 0, false, false}, {"3/12页", 3, true, true}, {"·三·", 3, true, true}, {"xiv", 14, false, true},
		{"page 3 / 7", 3, true, true}, {"- iii -", 3, true, true}, {"p3", 3, false, true}, {"7", 7, false, true},
		{"第三章", 0, false, false}, {"2024年", 0, false, false}, {"12345", 0, false, false}, {"第3页的内容", 0, false, false}, {"—", 0, false, false},
		{"三、", 0, false, false}, {"（3）", 0, false, false}, {"3.", 0, false, false}, {"mix", 0, false, false}, {"xix工程", 0, false, false}, {"5G", 0, false, false},
	} {
		m, ok := readPage(c.s)
		if ok != c.ok || ok && (m.n != c.n || m.sure != c.sure) {
			t.Errorf("%q: %+v %v", c.s, m, ok)
		}
	}
}

func TestClasses(t *testing.T) {
	for c, set := range map[class]string{ending: finals, closing: closers, comma: commas, opening: openers} {
		for _, r := range set {
			if !is(c, r) {
				t.Errorf("%q is not in class %d", r, c)
			}
		}
		if is(c, '的') || is(c, 0) || is(c, 'a') {
			t.Errorf("class %d has what is no mark", c)
		}
	}
}
