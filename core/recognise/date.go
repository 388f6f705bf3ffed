package recognise

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/numeral"
)

// A Base says what a When counts from.
type Base uint8

// The bases.
const (
	Given    Base = iota // the year is printed
	Relative             // Year is added to the document's own year: 去年 is -1
	Context              // a part of the year that the text speaks of: 7月, 上半年, 年末
	Back                 // Count years up to the document's last full year: 五年来
	Ahead                // Count years from the document's own: 今后五年
	Month                // Year is added to the document's own month: 上月 is -1
	Century              // Year is added to the first of the document's own century: 本世纪末 is 100
	Decade               // Year is that of the last such decade before the document: 八十年代 is 80
	Today                // Day is added to the document's own day: 昨天 is -1
	Quarter              // Year is added to the quarter that the text speaks of: 上季度 is -1
)

// A When is a date as printed, not yet resolved.
type When struct {
	Base   Base
	Year   int
	ToYear int // second year of a span, 0 for none
	Grain  doc.Grain
	N, ToN int // half, quarter or month; ToN ends 1—7月
	Day    int
	Count  int
	AsOf   bool // 末, 底, 截至
	Open   bool // 以来
	Period bool // a period of plan or office, not a calendar span of figures
	Same   bool // the part of the year is the one that the text speaks of: 上年同月
}

var years = sync.OnceValue(func() *lexicon.Trie[When] {
	t := lexicon.Forward[When]()
	rel := func(offset int, words ...string) {
		for _, w := range words {
			t.Put(w, When{Base: Relative, Year: offset, Grain: doc.Year})
		}
	}
	rel(0, "今年", "今年以来")
	t.Put("本年", When{Base: Context, Grain: doc.Year})
	for _, w := range []string{"上年", "上一年"} {
		t.Put(w, When{Base: Context, Year: -1, Grain: doc.Year})
	}
	rel(-1, "去年", "过去一年", "一年来", "过去的一年", "去年以来", "刚刚过去的一年")
	rel(-2, "前年")
	t.Put("今明两年", When{Base: Relative, ToYear: 1, Grain: doc.Year})
	t.Put("今明两年内", When{Base: Relative, ToYear: 1, Grain: doc.Year})
	t.Put("今明后三年", When{Base: Relative, ToYear: 2, Grain: doc.Year})
	t.Put("去今两年", When{Base: Relative, Year: -1, ToYear: 1, Grain: doc.Year})
	for _, w := range []string{"次年", "翌年"} {
		t.Put(w, When{Base: Context, Year: 1, Grain: doc.Year})
	}
	for _, w := range []string{"上年同期", "去年同期", "上年同月", "去年同月", "上年同季"} {
		t.Put(w, When{Base: Context, Year: -1, Grain: doc.Year, Same: true})
	}
	for _, w := range []string{"上季度", "上个季度", "上一季度", "上一个季度"} {
		t.Put(w, When{Base: Quarter, Year: -1, Grain: doc.Quarter})
	}
	for i, words := range [][]string{{"前天", "前日"}, {"昨天", "昨日"}, {"今天", "今日"}, {"明天", "明日"}} {
		for _, w := range words {
			t.Put(w, When{Base: Today, Day: i - 2, Grain: doc.Day})
		}
	}
	rel(1, "明年", "来年", "下一年")
	rel(2, "后年")
	for _, w := range []string{"全年", "年内", "当年", "同年"} {
		t.Put(w, When{Base: Context, Grain: doc.Year})
	}
	for _, w := range []string{"年末", "年底"} {
		t.Put(w, When{Base: Context, Grain: doc.Year, AsOf: true})
	}
	for _, w := range []string{"年初", "年头"} {
		t.Put(w, When{Base: Context, Grain: doc.Month, N: 1, AsOf: true})
	}
	for _, w := range []string{"上年末", "去年末", "上年底", "去年底", "去年年底", "去年年末"} {
		t.Put(w, When{Base: Relative, Year: -1, Grain: doc.Year, AsOf: true})
	}
	for _, w := range []string{"今年底", "今年末", "今年年底", "今年年末", "本年末"} {
		t.Put(w, When{Base: Relative, Year: 0, Grain: doc.Year, AsOf: true})
	}
	t.Put("本月", When{Base: Month})
	t.Put("当月", When{Base: Month})
	t.Put("上月", When{Base: Month, Year: -1})
	for _, w := range []string{"上个月", "上一个月", "上一月", "前一个月"} {
		t.Put(w, When{Base: Month, Year: -1})
	}
	t.Put("改革开放以来", When{Year: 1978, Grain: doc.Year, Open: true, Period: true})
	t.Put("改革开放40多年来", When{Year: 1978, Grain: doc.Year, Open: true, Period: true})
	for _, w := range []string{"新中国成立以来", "建国以来", "解放以来"} {
		t.Put(w, When{Year: 1949, Grain: doc.Year, Open: true, Period: true})
	}
	t.Put("新时代以来", When{Year: 2012, Grain: doc.Year, Open: true, Period: true})
	t.Put("本届政府任期", When{Base: Back, Count: 5, Period: true})
	for _, r := range lexicon.MustRead(assets.Tables, "plans.tsv", 3) {
		w := When{Year: atoi(r.Cell(1)), ToYear: atoi(r.Cell(2)), Grain: doc.Year, Period: true}
		for _, name := range []string{"“" + r.Cell(0) + "”", "「" + r.Cell(0) + "」", r.Cell(0), "第" + r.Cell(0) + "年计划", "第" + strings.TrimSuffix(r.Cell(0), "五") + "个五年计划", "第" + strings.TrimSuffix(r.Cell(0), "五") + "个五年规划"} {
			for _, tail := range []string{"时期", "期间", "以来", "时期以来", "五年", "的五年", ""} {
				if tail == "" && !strings.Contains(name, "五年") {
					// “十四五”规划 names a plan; alone it dates nothing
					continue
				}
				v := w
				t.Put(name+tail, v)
			}
			end := w
			end.Year, end.ToYear, end.AsOf = w.ToYear, 0, true
			t.Put(name+"末", end)
			t.Put(name+"期末", end)
			start := w
			start.Year, start.ToYear, start.AsOf = w.Year-1, 0, true
			t.Put(name+"初", start)
		}
	}
	for _, r := range lexicon.MustRead(assets.Tables, "congresses.tsv", 6) {
		start := r.Cell(6)
		if start == "" {
			start = r.Cell(3)
		}
		if len(start) < 4 {
			continue
		}
		w := When{Year: atoi(start[:4]), Grain: doc.Year, Open: true, Period: true}
		for _, lead := range []string{"", "党的", "中共"} {
			t.Put(lead+r.Cell(0)+"以来", w)
		}
	}
	return t
})

func atoi(s string) int {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			break
		}
		n = n*10 + int(r-'0')
	}
	return n
}

var partOfYear = sync.OnceValue(func() *lexicon.Trie[When] {
	t := lexicon.Forward[When]()
	part := func(g doc.Grain, n, to int, words ...string) {
		for _, w := range words {
			t.Put(w, When{Base: Context, Grain: g, N: n, ToN: to})
		}
	}
	part(doc.Half, 1, 0, "上半年", "头六个月")
	part(doc.Half, 2, 0, "下半年")
	for i, w := range []string{"一", "二", "三", "四"} {
		if i == 0 {
			part(doc.Quarter, 1, 0, "首季度", "首季", "开年首季")
		}
		part(doc.Quarter, i+1, 0, w+"季度", "第"+w+"季度", string(rune('1'+i))+"季度", w+"季")
	}
	part(doc.Month, 1, 9, "前三季度", "一至三季度", "1—3季度", "1-3季度", "前3季度", "头三季度")
	part(doc.Half, 1, 0, "前两季度")
	return t
})

// date reads a date or period, whole.
func (sc *scanner) date(rest string) int {
	w, n := when(rest, sc.prev)
	if n == 0 {
		return 0
	}
	sc.add(Mark{Span: sc.span(n), Kind: Date, Rule: "date", When: w})
	return n
}

// when reads the date at the start of s.
func when(s string, prev rune) (When, int) {
	lead := 0
	if strings.HasPrefix(s, "截") {
		lead = startsWith(s, "截至", "截止到", "截止")
	}
	through := lead > 0
	if through && strings.HasPrefix(s[lead:], "目前") {
		return When{}, 0
	}
	lead += blanks(s[lead:]) * b2i(lead > 0) // 截至 6 月
	w, n := dateCore(s[lead:], prev)
	if n == 0 {
		return When{}, 0
	}
	n += lead
	if through {
		w.AsOf = true
	}
	for _, tail := range []string{"年末", "年底", "月底", "月末", "底", "末"} {
		if strings.HasPrefix(s[n:], tail) && !(len(tail) > 3 && w.Grain != doc.Year && w.Grain != doc.Month) && w.Count == 0 && w.ToYear == 0 {
			w.AsOf = true
			n += len(tail)
			break
		}
	}
	if w.Grain == doc.Month && w.ToN == 0 {
		n += startsWith(s[n:], "上旬", "中旬", "中下旬", "下旬", "初")
	}
	for _, tail := range []string{"以来", "起", "之后", "开始"} {
		if strings.HasPrefix(s[n:], tail) && w.Count == 0 && w.ToYear == 0 {
			if tail == "以来" || prev == '自' || prev == '从' {
				w.Open = w.Base != Relative || w.Grain > doc.Year
				n += len(tail)
			}
			break
		}
	}
	if prev == '自' && !w.Open && w.Count == 0 && w.ToYear == 0 && w.ToN == 0 { // 自2018年改制以来
		if rest := s[n:min(len(s), n+45)]; strings.Contains(rest, "以来") && !strings.ContainsAny(rest[:strings.Index(rest, "以来")], "，。；、") {
			w.Open = true
		}
	}
	return w, n
}

// yearWord reads the fixed words of time at the start of s: 去年, 全年, 十四五时期.
func yearWord(s string) (When, int) {
	w, n := years().Longest(s)
	if n > 0 && w.Base == Relative && w.Grain == doc.Year && !w.AsOf {
		if p, k := part(s[n:]); k > 0 {
			p.Base, p.Year = Relative, w.Year
			return p, n + k
		}
		n += startsWith(s[n:], "全年") // 去年全年
	}
	return w, n
}

// dateCore reads a date without what stands around it.
func dateCore(s string, prev rune) (When, int) {
	if s != "" && s[0] >= utf8.RuneSelf {
		if w, n := yearWord(s); n > 0 {
			return w, n
		}
	}
	r, _ := utf8.DecodeRuneInString(s)
	if r >= 0x10000 || classes()[r]&nearStart == 0 {
		return When{}, 0
	}
	near := signsIn(s[:min(len(s), 48)]) // a date is short: look for its words before reading numbers
	if near&yearSign != 0 {
		if w, n := span(s); n > 0 {
			return w, n
		}
		if w, n := year(s); n > 0 {
			gap := blanks(s[n:]) // 2008年 12月
			p, k := part(s[n+gap:])
			if k == 0 {
				p, k = letterPart(s[n+gap:])
			}
			if k > 0 && w.ToYear == 0 {
				p.Base, p.Year = Given, w.Year
				return p, n + gap + k
			}
			return w, n
		}
		if w, n := yearsBack(s); n > 0 {
			return w, n
		}
	}
	if near&eraSign != 0 {
		if w, n := century(s[:min(len(s), 48)]); n > 0 {
			return w, n
		}
	}
	if prev == '第' {
		return When{}, 0
	}
	if w, n := iso(s, prev); n > 0 {
		return w, n
	}
	if near&partSign == 0 {
		return When{}, 0
	}
	if q := elided(s, prev); q > 0 {
		return When{Base: Context, Grain: doc.Quarter, N: q}, len("一")
	}
	return part(s)
}

// elided is the quarter that s opens with where its word stands behind the last
// of several: 一 of 一、二季度; 0 for none.
func elided(s string, prev rune) int {
	const numerals = "一二三四"
	at := strings.Index(numerals, s[:min(len(s), len("一"))])
	if at < 0 || len(s) < len("一") || han(prev) && strings.ContainsRune("十百千第"+numerals, prev) && prev != '、' {
		return 0
	}
	rest := s[len("一"):]
	for range numerals {
		join := startsWith(rest, "、", "和", "及", "与")
		if join == 0 {
			return 0
		}
		rest = strings.TrimPrefix(rest[join:], "第")
		if len(rest) < len("一") || !strings.Contains(numerals, rest[:len("一")]) {
			return 0
		}
		if rest = rest[len("一"):]; strings.HasPrefix(rest, "季") {
			return at/len("一") + 1
		}
	}
	return 0
}

// The signs of a date: characters without one of which no date can be.
const (
	yearSign = 1 << iota // 年
	eraSign              // 世纪, 年代
	partSign             // 月, 日, 季, 半年
)

// signsIn tells which signs of a date stand in s before it is broken by a
// comma or a stop.
func signsIn(s string) (signs int) {
	for i := 0; i+2 < len(s); {
		if s[i] < utf8.RuneSelf {
			if s[i] == '\n' {
				break
			}
			i++
			continue
		}
		switch s[i : i+3] {
		case "年":
			signs |= yearSign
			if strings.HasPrefix(s[i+3:], "代") {
				signs |= eraSign
			}
		case "世":
			signs |= eraSign
		case "月", "日", "季", "半":
			signs |= partSign
		case "，", "。", "；":
			return signs
		}
		i++
		for i < len(s) && s[i]&0xC0 == 0x80 {
			i++
		}
	}
	return signs
}

// year reads 2022年, 二〇二二年, ２０２２年 and a two-digit 七八年.
func year(s string) (When, int) {
	y, n := fourDigits(s)
	if n == 0 {
		return When{}, 0
	}
	if to, k := yearList(s[n:], y); k > 0 {
		return When{Base: Given, Year: y, ToYear: to, Grain: doc.Year}, n + k
	}
	if gap := blanks(s[n:]); strings.HasPrefix(s[n+gap:], "年") {
		n += gap
	}
	if !strings.HasPrefix(s[n:], "年") || strings.HasPrefix(s[n:], "年均") {
		return When{}, 0
	}
	n += len("年")
	if strings.HasPrefix(s[n:], "度") {
		n += len("度")
	}
	if strings.HasPrefix(s[n:], "全年") {
		n += len("全年")
	}
	return When{Base: Given, Year: y, Grain: doc.Year}, n
}

// yearList reads what follows the first year of 1978、1979两年 and 2013、2014和
// 2015三年: years one after another and their count.
func yearList(s string, from int) (to, n int) {
	to = from
	for {
		sep := startsWith(s[n:], "年、", "、", "年和", "和")
		y, k := fourDigits(s[n+sep:])
		if sep == 0 || k == 0 || y != to+1 {
			break
		}
		to, n = y, n+sep+k
	}
	if to == from {
		return 0, 0
	}
	n += startsWith(s[n:], "年")
	if k := startsWith(s[n:], "两年", "三年", "四年", "五年", "2年", "3年", "4年", "5年"); k > 0 {
		return to, n + k
	}
	return 0, 0
}

// fourDigits reads a year from 1800 to 2199, blanks between its digits
// allowed, in Arabic or in Chinese digits without scales.
func fourDigits(s string) (y, n int) {
	count := 0
	for n < len(s) && count < 4 {
		r, size := utf8.DecodeRuneInString(s[n:])
		if r == ' ' && count > 0 {
			n += size
			continue
		}
		d, ok := numeral.Digit(r)
		if !ok {
			d, ok = numeral.HanDigit(r)
		}
		if !ok {
			return 0, 0
		}
		y = y*10 + d
		count++
		n += size
	}
	if count != 4 || y < 1800 || y > 2199 {
		return 0, 0
	}
	if r, _ := utf8.DecodeRuneInString(s[n:]); n < len(s) {
		if _, ok := numeral.Digit(r); ok {
			return 0, 0
		}
	}
	return y, n
}

// span reads 2018—2022年, 2021-2025年, 2018年至2022年, 2018—2022五年间.
func span(s string) (When, int) {
	from, n := fourDigits(s)
	if n == 0 {
		return When{}, 0
	}
	if gap := blanks(s[n:]); strings.HasPrefix(s[n+gap:], "年") {
		n += gap + len("年")
	}
	gap := blanks(s[n:])
	for _, dash := range dashes {
		if !strings.HasPrefix(s[n+gap:], dash) {
			continue
		}
		n += gap + len(dash)
		n += blanks(s[n:])
		to, k := fourDigits(s[n:])
		if k == 0 || to <= from {
			return When{}, 0
		}
		n += k
		gap, its := blanks(s[n:]), 0
		if strings.HasPrefix(s[n+gap:], "年") {
			n += gap + len("年")
		} else if its = itsYears(s[n:], to-from); its == 0 { // 2018—2025八年间
			return When{}, 0
		}
		n += max(its, itsYears(s[n:], to-from))
		n += startsWith(s[n:], "间", "期间")
		return When{Base: Given, Year: from, ToYear: to, Grain: doc.Year}, n
	}
	return When{}, 0
}

// itsYears is the length of the count of a span's years behind it: 从1978年到
// 1985年八年间, 1966年至1976年的十一年中.
func itsYears(s string, years int) int {
	n := startsWith(s, "的", "这")
	num, used := numeral.Scan(s[n:], nil)
	if used == 0 || !num.Exact() || !num.Lo.IsInt() || num.Lo.Num().BitLen() > 7 {
		return 0
	}
	if d := int(num.Lo.Num().Int64()) - years; d < 0 || d > 1 {
		return 0
	}
	n += used
	k := startsWith(s[n:], "年间", "年中", "年里", "年时间", "年内", "年来", "年")
	if k == 0 || strings.HasPrefix(s[n:], "年均") {
		return 0
	}
	return n + k
}

// blanks is the length of the blank at the start of s, as in 7 月 21 日; 0 if
// there is none or more than one.
func blanks(s string) int {
	n := numeral.Blank(s)
	if n > 0 && numeral.Blank(s[n:]) > 0 {
		return 0
	}
	return n
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// yearsBack reads 五年来, 过去五年, 近3年, 今后五年, 十年间, 5年 of a review.
func yearsBack(s string) (When, int) {
	at := 0
	lead := ""
	for _, w := range []string{"用", "过去的", "过去", "最近", "近", "这", "前", "今后", "未来", "往后", "头", "刚刚过去的", "以往", "五年以来"} {
		if strings.HasPrefix(s, w) {
			lead, at = w, len(w)
			break
		}
	}
	n, used := numeral.Scan(s[at:], nil)
	if used == 0 || !n.Exact() && !n.More || !n.Lo.IsInt() || n.Lo.Sign() <= 0 || n.Lo.Num().BitLen() > 7 {
		return When{}, 0
	}
	at += used
	if k := startsWith(s[at:], "年时间", "年左右时间", "年左右的时间", "年内"); k > 0 && (lead == "用" || lead == "" || lead == "今后" || lead == "未来") {
		return When{Base: Ahead, Count: int(n.Lo.Num().Int64()), Grain: doc.Year, Period: true}, at + k
	}
	if lead == "用" {
		return When{}, 0
	}
	for _, w := range []string{"年多来", "个年头", "年来", "年间", "年以来", "年"} {
		if !strings.HasPrefix(s[at:], w) {
			continue
		}
		if w == "年" && (lead == "" && !startsChange(s[at+len(w):]) || strings.HasPrefix(s[at:], "年均")) {
			return When{}, 0
		}
		at += len(w)
		at += len("来") * b2i(w == "年" && strings.HasPrefix(s[at:], "来"))
		at += len("里") * b2i(strings.HasPrefix(s[at:], "里"))
		base := Back
		if lead == "今后" || lead == "未来" || lead == "往后" {
			base = Ahead
		}
		return When{Base: base, Count: int(n.Lo.Num().Int64()), Grain: doc.Year, Period: true}, at
	}
	return When{}, 0
}

// startsChange reports whether a change follows a bare count of years, which
// then is the time that it took: 五年增加70%, 5年提升10.6个百分点.
func startsChange(s string) bool {
	for _, w := range []string{"增加", "增长", "提高", "提升", "下降", "减少", "上升", "降低", "翻", "累计", "共", "投入", "平均", "全国", "全省", "全市", "全区", "全社会", "新增", "新建", "建成", "完成", "实现", "安排", "解决"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// letterPart reads Q3 and H1 behind a year.
func letterPart(s string) (When, int) {
	if len(s) < 2 || len(s) > 2 && (letter(rune(s[2])) || s[2] >= '0' && s[2] <= '9') {
		return When{}, 0
	}
	w := When{Base: Context, N: int(s[1] - '0')}
	switch {
	case s[0] == 'Q' && '1' <= s[1] && s[1] <= '4':
		w.Grain = doc.Quarter
	case s[0] == 'H' && '1' <= s[1] && s[1] <= '2':
		w.Grain = doc.Half
	default:
		return When{}, 0
	}
	return w, 2
}

// part reads a part of a year: 上半年, 三季度, 7月, 1—7月, 7月28日.
func part(s string) (When, int) {
	if w, n := partOfYear().Longest(s); n > 0 {
		return w, n
	}
	if m, n := firstMonths(s); n > 0 {
		return When{Base: Context, Grain: doc.Month, N: 1, ToN: m}, n
	}
	m, n := smallNumber(s, 12)
	if n == 0 {
		return day(s)
	}
	from := 0
	for _, dash := range monthDashes {
		if strings.HasPrefix(s[n:], dash) {
			to, k := smallNumber(s[n+len(dash):], 12)
			if k > 0 && to > m {
				from, m, n = m, to, n+len(dash)+k
			}
			break
		}
	}
	if gap := blanks(s[n:]); strings.HasPrefix(s[n+gap:], "月") {
		n += gap
	} else {
		if from == 0 {
			return day(s)
		}
		return When{}, 0
	}
	n += len("月")
	w := When{Base: Context, Grain: doc.Month, N: m}
	if from > 0 {
		w.N, w.ToN = from, m
	}
	if strings.HasPrefix(s[n:], "份") {
		n += len("份")
	} else if d, k := smallNumber(s[n+blanks(s[n:]):], 31); k > 0 && from == 0 {
		k += blanks(s[n:])
		k += blanks(s[n+k:])
		for _, word := range []string{"日", "号"} {
			if strings.HasPrefix(s[n+k:], word) {
				w.Grain, w.Day = doc.Day, d
				n += k + len(word)
				break
			}
		}
	} else if strings.HasPrefix(s[n:], "均") {
		return When{}, 0
	}
	return w, n
}

// monthDashes part the ends of 1—7月 and 1月至7月.
var monthDashes = append([]string{"月" + dashes[1], "月至", "月到", "月份至"}, dashes...)

// firstMonths reads 前8个月, 前10月.
func firstMonths(s string) (m, n int) {
	rest, ok := strings.CutPrefix(s, "前")
	if !ok {
		return 0, 0
	}
	m, n = smallNumber(rest, 12)
	if n == 0 || m < 2 {
		return 0, 0
	}
	for _, word := range []string{"个月", "月份", "月"} {
		if strings.HasPrefix(rest[n:], word) {
			return m, len("前") + n + len(word)
		}
	}
	return 0, 0
}

// day reads 28日 without its month, which dates nothing by itself.
func day(s string) (When, int) {
	d, n := smallNumber(s, 31)
	n += blanks(s[n:]) * b2i(n > 0)
	first, _ := utf8.DecodeRuneInString(s)
	if _, arabic := numeral.Digit(first); !arabic {
		return When{}, 0
	}
	if n > 0 && strings.HasPrefix(s[n:], "号") {
		if r, _ := utf8.DecodeRuneInString(s[n+len("号"):]); !strings.ContainsRune("线楼文机馆院井厂站台令决公房船艇卫地车路门店矿床仓库坑墓，、。”）", r) && len(s) > n+len("号") {
			return When{Base: Context, Grain: doc.Day, Day: d}, n + len("号")
		}
	}
	if n == 0 || !strings.HasPrefix(s[n:], "日") || strings.HasPrefix(s[n:], "日均") {
		return When{}, 0
	}
	return When{Base: Context, Grain: doc.Day, Day: d}, n + len("日")
}

// iso reads 2023-07-20 with a time of day behind it, and 2023.07.20.
func iso(s string, prev rune) (When, int) {
	y, n := fourDigits(s)
	if n != 4 || n >= len(s) || letter(prev) {
		return When{}, 0
	}
	sep := s[n]
	if sep != '-' && sep != '/' && sep != '.' {
		return When{}, 0
	}
	m, k := smallNumber(s[n+1:], 12)
	if k == 0 || n+1+k >= len(s) || s[n+1+k] != sep {
		return When{}, 0
	}
	d, j := smallNumber(s[n+k+2:], 31)
	if j == 0 {
		return When{}, 0
	}
	n += k + j + 2
	for i := n; i < len(s); i++ { // the time of day
		if c := s[i]; c >= '0' && c <= '9' || c == ':' {
			n = i + 1
		} else if c != ' ' && c != 'T' {
			break
		}
	}
	return When{Base: Given, Year: y, Grain: doc.Day, N: m, Day: d}, n
}

// smallNumber reads an integer from 1 to limit in Arabic or Chinese.
func smallNumber(s string, limit int) (v, n int) {
	r, _ := utf8.DecodeRuneInString(s)
	if !numeral.Starts(r) {
		return 0, 0
	}
	if _, ok := numeral.Digit(r); ok {
		for n < len(s) {
			r, size := utf8.DecodeRuneInString(s[n:])
			d, ok := numeral.Digit(r)
			if !ok {
				break
			}
			if v = v*10 + d; v > limit {
				return 0, 0
			}
			n += size
		}
		if v == 0 {
			return 0, 0
		}
		return v, n
	}
	num, used := numeral.Scan(s, nil)
	if used == 0 || !num.Exact() || !num.Han || !num.Lo.IsInt() || num.Lo.Num().BitLen() > 8 {
		return 0, 0
	}
	v = int(num.Lo.Num().Int64())
	if v < 1 || v > limit {
		return 0, 0
	}
	return v, used
}
