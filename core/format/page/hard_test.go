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
