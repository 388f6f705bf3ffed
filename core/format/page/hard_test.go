package page

import (
	"strings"
	"testing"
)

// Digits of full width stay in their line; the number of a page that is printed
// in pieces is one, and none of the text.
func TestHardLines(t *testing.T) {
	var sheets []*Sheet
	var wanted string
	for n, line := range []string{"收入１２３．４万元，增长５．６％。", "支出７８万元，下降９％。", "结余４５．４万元。"} {
		s := a4(n + 1)
		print(s, 100, 100, 10, line)
		number := string(rune('4' + n))
		for i, part := range []string{"—", number, "—"} {
			print(s, 280+14*float32(i), 800, 9, part)
		}
		sheets = append(sheets, s)
		wanted += "furniture —" + number + " —\n" + line + "\n"
	}
	want(t, compose(t, "", nil, sheets...), "\n"+wanted)
}

// Notes at the feet of two pages have the same numbers: each stays on its page,
// and neither runs into the text.
func TestSameNotes(t *testing.T) {
	var sheets []*Sheet
	var wanted string
	for n, note := range []string{"以去年的价格计。", "不含山后村。"} {
		s := a4(n + 1)
		line := []string{"全县的经济在这一年里有了发展人民的生活也好了不少我们还要继续", "村里的路修好了水也通了孩子们上学不再走远路大家都说日子好过了"}[n]
		block(s, 100, 100, 10, line, line, line, line, line, "大家都好。")
		print(s, 100, 760, 7, "1"+note)
		print(s, 100, 772, 7, "2见第"+string(rune('3'+n))+"本书的"+note)
		sheets = append(sheets, s)
		wanted += "note 1" + note + "\nnote 2见第" + string(rune('3'+n)) + "本书的" + note + "\n" + strings.Repeat(line, 5) + "大家都好。\n"
	}
	want(t, compose(t, "", nil, sheets...), "\n"+wanted)
}

// A box of text that stands in the column of a paragraph does not mix with its
// lines, which run beside it.
func TestBoxInColumn(t *testing.T) {
	s := a4(1)
	full := "全县的经济在这一年里有了发展人民的生活也好了不少我们还要继续"
	short := "村里的路修好了水也通了大家都很高兴"
	block(s, 100, 100, 10, full, full)
	block(s, 100, 130, 10, short, short, short, short, short)
	block(s, 300, 133, 9, "桥是去年秋天建成的它有", "五十米长两边种了柳树夜", "里亮着灯老人常在桥上坐", "到很晚。")
	block(s, 100, 205, 10, full, "大家都好。")
	want(t, compose(t, "", nil, s), "\n"+full+full+strings.Repeat(short, 5)+full+"大家都好。\n桥是去年秋天建成的它有五十米长两边种了柳树夜里亮着灯老人常在桥上坐到很晚。\n")
}

// A value that goes on under its beginning is one paragraph with its name; an
// item under it, and the unit of a table, are none of it.
func TestValueUnderItself(t *testing.T) {
	s := a4(1)
	full := "全县的经济在这一年里有了发展人民的生活也好了不少我们还要继续"
	block(s, 100, 100, 10, full, full, full, "大家都好。")
	print(s, 100, 200, 10, "编写单位：甲县统计局和乙县统计局以及丙县统计局还有其他各县统")
	print(s, 150, 215, 10, "计局")
	print(s, 100, 250, 10, "－球形连接和旋转连接以及平面连接还有其他各种连接都在此列出平")
	if got := compose(t, "", nil, s); !strings.Contains(got, "还有其他各县统计局\n") {
		t.Errorf("cut:\n%s", got)
	}
}

// The same note at the foot of three pages is no running foot.
func TestNoteOnEachPage(t *testing.T) {
	var sheets []*Sheet
	for n := range 4 {
		s := a4(n + 1)
		line := []string{"全县的经济在这一年里有了发展人民的生活也好了不少我们还要继续", "村里的路修好了水也通了孩子们上学不再走远路大家都说日子好过了",
			"桥是去年秋天建成的它有五十米长两边种了柳树夜里亮着灯很好看呢", "老人常在桥上坐到很晚孩子们在桥下的河滩上放风筝一直到天黑了"}[n]
		block(s, 100, 100, 10, line, line, line, line, line, "大家都好。")
		print(s, 100, 790, 8, "注：本表数据为初步核算数。")
		sheets = append(sheets, s)
	}
	if got := compose(t, "", nil, sheets...); strings.Count(got, "注：本表数据为初步核算数。") != 4 || strings.Contains(got, "furniture 注") {
		t.Errorf("lost:\n%s", got)
	}
}
