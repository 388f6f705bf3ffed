package table

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

// A head is what the words over a column, or at the start of a row, say.
type head struct {
	name     string // what is left for a name
	words    []text.Span
	cells    []text.Span // all that stands over the column
	all      text.Span
	measure  *measure
	when     *recognise.When
	whenAt   text.Span
	back     int
	opening  bool // at the end of the year before
	growth   bool
	absolute bool // of a growth: in the unit of the rows
	share    bool
	index    bool
	plain    bool // a value stands below, no more
	text     bool // no values: 备注
	order    bool // 序号
	units    bool // 单位
	place    bool // 地区
	aim      bool
	foresee  bool
}

var growthWords = []string{"增长", "增减", "增速", "同比", "比上年", "比去年", "比上期", "比同期", "较上年", "较去年", "涨跌", "涨幅", "升降", "增幅", "环比", "降幅", "增加", "变动", "±%"}

// growing reports whether a head gives changes.
func growing(s string) bool {
	for _, w := range growthWords {
		if strings.Contains(s, w) {
			return !strings.Contains(s, "增加值") || strings.Count(s, "增加") > 1 || w != "增加"
		}
	}
	return false
}

func anyOf(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// plainWords are heads that say only that a value stands below.
var plainWords = []string{
	"绝对数", "绝对额", "绝对量", "绝对值", "指标值", "指标数值", "数值", "数量", "本年", "本期", "当年", "今年", "数据", "实绩", "金额", "总量", "实际", "完成",
	"执行数", "预计执行数", "决算数", "预算数", "实际完成", "完成数", "完成情况", "完成额", "总额", "合计", "总计", "计", "本年数", "本期数", "累计", "本月", "期末", "期末数", "本地区", "预计", "目标", "目标值", "计划", "计划数", "预期", "预期值", "预期目标", "预计数", "预计完成", "全国", "全省", "全市", "全县", "全区", "本报告期", "本报告期末", "报告期", "报告期末", "报告期末余额", "期末余额", "期末金额", "本期金额", "本期发生额", "年末数", "年末余额", "本年累计", "调整后", "数额", "数", "全年", "值", "总数", "实绩值",
}

func isPlain(s string) bool { return slices.Contains(plainWords, s) }

// readHead reads the words of one or more cells, from the top.
func readHead(t string, cells []text.Span) head {
	h := head{cells: cells}
	var parts []string
	for _, c := range cells {
		h.all = h.all.Join(c)
		s := headWords(c.Of(t))
		if cut, ok := cutBase(s); ok {
			s, h.index = cut, true
		}
		if m, at := bracketed(s); m.unit != nil {
			m.at = c
			h.measure = &m
			s = s[:at]
		} else if k := strings.LastIndexAny(s, "（("); k > 0 && strings.HasSuffix(s, "%）") || k > 0 && strings.HasSuffix(s, "%)") {
			s = s[:k] // （上年=100，%）
		}
		s, m := slashUnit(s)
		if m != nil && h.measure == nil {
			m.at = c
			h.measure = m
		}
		if len(cells) > 1 {
			s = cutPlain(s)
		}
		if len(cells) > 1 && isPlain(s) { // 总量 over 第一产业
			h.words = append(h.words, c)
			continue
		}
		if s != "" && !formula(s) {
			parts = append(parts, s)
			h.words = append(h.words, c)
		}
	}
	s := strings.Join(parts, "")
	if h.measure == nil && len(cells) > 0 { // a head that is nothing but its unit: 亿元
		if m, ok := wholeMeasure(s); ok && s != "成" && s != "分" {
			m.at = h.all
			h.measure = &m
			h.plain = true
			h.growth = len(cells) > 1 && growing(strings.Join(parts[:max(0, len(parts)-1)], ""))
			return h
		}
	}
	h.read(s)
	return h
}

// headWords are the words of the head s, without blanks, its translation and the
// mark of a part: # 其中：.
func headWords(s string) string {
	s = monolingual(compact(s))
	for _, w := range []string{"#", "＃", "其中：", "其中:"} {
		if t := strings.TrimPrefix(s, w); t != "" {
			s = t
		}
	}
	return s
}

// compact takes blanks, note marks and emphasis out of a label. Blanks between
// words of letters stay, and between numbers that are not set apart digit by
// digit.
func compact(s string) string {
	if strings.ContainsAny(s, " 　\u00a0*`\t①②③④⑤⑥⑦⑧⑨⑩") {
		var b strings.Builder
		last, digits := rune(0), 0 // the last character kept, and how many digits end with it
		gap := false
		for i, r := range s {
			switch r {
			case ' ', '　', '\u00a0', '\t':
				gap = true
				continue
			case '*', '`', '①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩':
				continue
			}
			_, now := digit(r)
			if gap && letter(last) && (letter(r) || now) {
				b.WriteByte(' ')
			}
			if gap && now && digits > 0 && (digits > 1 || twoDigits(s[i:])) {
				b.WriteByte(' ')
			}
			if now && (!gap || digits == 1 && !twoDigits(s[i:])) {
				digits++
			} else if now {
				digits = 1
			} else {
				digits = 0
			}
			if gap && now && digits == 2 {
				digits = 1 // set apart: each stands for itself
			}
			b.WriteRune(r)
			last, gap = r, false
		}
		s = b.String()
	}
	for {
		k := strings.LastIndexAny(s, "[［")
		if k <= 0 || notesAt(s[k:]) != len(s)-k {
			return s
		}
		s = s[:k]
	}
}

// cutBase takes the base of an index from the end of a label: 指数（上年=100）.
func cutBase(s string) (string, bool) {
	k := strings.LastIndexAny(s, "（(")
	if k <= 0 || !anyOf(s[k:], "=100", "＝100", "为100") || strings.HasSuffix(s, "%）") || strings.HasSuffix(s, "%)") {
		return s, false
	}
	return s[:k], true
}

func letter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

// twoDigits reports whether s starts with two digits.
func twoDigits(s string) bool {
	_, n := utf8.DecodeRuneInString(s)
	r, _ := utf8.DecodeRuneInString(s[n:])
	_, ok := digit(r)
	return ok
}

// cutPlain leaves of one line of heads what adds to the name or the time: of
// 2025年预算数 over 一般性转移支付 the year.
func cutPlain(s string) string {
	if k := strings.LastIndex(s, "（"); k > 0 && strings.HasSuffix(s, "）") && isPlain(s[k+len("（"):len(s)-len("）")]) {
		s = s[:k]
	}
	if m, _ := dateIn(s); m.End > 0 && m.Start == 0 && m.End < len(s) && isPlain(s[m.End:]) && !anyOf(s[m.End:], "预算", "预计") {
		return s[:m.End]
	}
	return s
}

// same reports whether h and o say the same of their columns.
func (h *head) same(o *head) bool {
	if h.name != o.name || h.growth != o.growth || h.share != o.share || h.back != o.back || h.opening != o.opening || h.aim != o.aim || h.foresee != o.foresee || (h.when == nil) != (o.when == nil) || (h.measure == nil) != (o.measure == nil) {
		return false
	}
	if h.when != nil && *h.when != *o.when {
		return false
	}
	return h.measure == nil || h.measure.unit == o.measure.unit
}

// slashUnit reads 产量/万吨 and 产量，万吨.
func slashUnit(s string) (string, *measure) {
	k := strings.LastIndexAny(s, "/／，,")
	if k <= 0 {
		return s, nil
	}
	_, size := utf8.DecodeRuneInString(s[k:])
	m, ok := wholeMeasure(s[k+size:])
	if !ok || unit.Named(s) != nil {
		return s, nil
	}
	return s[:k], &m
}

// read finds out what the words s of a head say.
func (h *head) read(s string) {
	if t := strings.TrimSuffix(s, "合计"); t != s && utf8.RuneCountInString(t) >= 2 {
		s = t // 债务限额 over 合计
	}
	switch s {
	case "序号", "编号", "行次", "栏次", "代码", "科目编码", "科目代码", "编码", "排名", "排序", "位次", "名次", "No.", "NO.", "页码":
		h.order = true
		return
	case "单位", "计量单位", "计量", "计算单位":
		h.units = true
		return
	case "备注", "说明", "涵义", "评级", "评级展望", "评级机构", "来源", "依据":
		h.text = true
		return
	case "国家和地区", "国家（地区）", "国家或地区", "国别（地区）", "镇名", "乡镇", "地名", "县名", "市名", "省（区、市）", "省市区", "街道", "各地", "地区名称", "地区", "地市", "市州", "市县", "城市", "区县", "县区", "县（市、区）", "省份", "省市", "区域", "国家", "国别", "行政区", "各市", "县市区", "市", "县":
		h.place, h.name = true, s
		return
	}
	if formula(s) {
		return
	}
	h.growth = growing(s)
	h.share = anyOf(s, "比重", "占比", "构成", "比例", "完成预算", "为预算", "为决算", "为调整", "完成率", "为上年", "占总", "占全") || !h.growth && ratio(s, "的%", "的％")
	h.index = h.index || strings.Contains(s, "指数") || anyOf(s, "上年=100", "上年同期=100", "上月=100")
	h.aim = anyOf(s, "目标", "计划", "预算数", "预期") && !h.share
	h.foresee = anyOf(s, "预计", "预测")
	h.absolute = anyOf(s, "增减额", "增加额", "增加数", "增减数", "增减量", "增量", "比年初增加", "比上年增加", "比上年末增加", "较年初", "变动额")
	if h.growth || h.share && anyOf(s, "上年", "预算") {
		s = cutGrowth(s)
		if anyOf(s, "期", "年度", "年末") { // 本报告期末比上年度期末
			s = ""
		}
	}
	// the time of the column
	for _, w := range []struct {
		word string
		back int
	}{
		{"上年同期数", 1}, {"期初余额", 1}, {"年初余额", 1}, {"期初数", 1}, {"年初数", 1}, {"期初", 1}, {"上期金额", 1}, {"上期发生额", 1}, {"上年度末", 1}, {"上年度", 1}, {"上年同期", 1}, {"上年同月", 1}, {"去年同期", 1}, {"同期数", 1}, {"上年决算数", 1}, {"上年执行数", 1}, {"上年数", 1}, {"上年末", 1}, {"去年末", 1}, {"上年实绩", 1}, {"上年实际", 1},
		{"上年", 1}, {"去年", 1}, {"上期", 1}, {"上一年", 1}, {"前年", 2}, {"本年", 0}, {"当年", 0}, {"今年", 0},
	} {
		if k := strings.Index(s, w.word); k >= 0 {
			h.back = w.back
			h.opening = w.back == 1 && anyOf(w.word, "初", "末")
			s = s[:k] + s[k+len(w.word):]
			break
		}
	}
	if m, _ := dateIn(s); m.End > 0 && m.When.Base != recognise.Back && m.When.Base != recognise.Ahead {
		w := m.When
		h.when, h.whenAt = &w, h.all
		s = s[:m.Start] + s[m.End:]
		s = strings.TrimPrefix(s, "底")
	}
	if k := strings.LastIndex(s, "（"); k > 0 && strings.HasSuffix(s, "）") && isPlain(s[k+len("（"):len(s)-len("）")]) {
		s = s[:k] // 债务余额（决算数）
	}
	s = strings.Trim(s, " 　：:、，,—-")
	for _, p := range [][2]string{{"（", "）"}, {"(", ")"}} {
		if strings.HasPrefix(s, p[0]) && strings.HasSuffix(s, p[1]) {
			s = strings.TrimSuffix(strings.TrimPrefix(s, p[0]), p[1])
		}
		if n := strings.Count(s, p[0]) - strings.Count(s, p[1]); n > 0 {
			s = strings.TrimSuffix(s, p[0])
		} else if n < 0 {
			s = strings.TrimPrefix(s, p[1])
		}
	}
	for _, p := range []string{"预算数", "预计执行数", "执行数", "决算数", "计划数"} { // 预算数一般性转移支付
		if t := strings.TrimPrefix(s, p); t != "" {
			s = t
		}
		if t := strings.Replace(s, "余额"+p, "余额", 1); t != "" {
			s = t
		}
	}
	if h.share {
		s = strings.TrimSuffix(strings.TrimRight(s, "%％"), "的") // 为决算数的%
	}
	if isPlain(s) {
		s = ""
	}
	h.plain = s == ""
	h.name = s
}

// formula reports whether s is the rule of a column: A=B+C.
func formula(s string) bool {
	if s == "" {
		return false
	}
	letters := false
	for _, r := range s {
		switch {
		case 'A' <= r && r <= 'Z', 'a' <= r && r <= 'z', '①' <= r && r <= '⑳':
			letters = true
		case '0' <= r && r <= '9', strings.ContainsRune("=+-/*×÷（）()＝＋－%", r):
		default:
			return s == "公式" || s == "栏次" || s == "甲" || s == "乙"
		}
	}
	return len(s) <= 2 && letters || strings.ContainsAny(s, "=＝")
}

// cutGrowth takes the words of growth from a head and leaves what grows.
func cutGrowth(s string) string {
	for _, w := range []string{
		"比上年同期增减", "比上年同期增长", "比上年同期", "比去年同期增长", "比去年同期", "比上年末增减", "比上年末增长", "比上年末", "比年初增减", "比年初增加", "比年初", "比上年增减", "比上年增长", "比上年增加", "比上年", "比去年增长", "比去年", "较上年同期", "较上年", "较去年", "比上期", "比同期", "较同期",
		"同比增长", "同比增减", "同比增速", "同比", "环比增长", "为上年决算数的", "为上年决算数", "为上年的", "为上年",
		"增长率", "增长速度", "增长", "增减变动", "增减幅度", "增减额", "增减率", "增减", "增速", "涨跌幅度", "涨跌幅", "涨跌", "涨幅", "升降", "增幅", "降幅", "增加额", "增加数", "变动率", "变动", "±%", "增量", "（%）", "(%)", "百分点", "%", "％", "幅度",
	} {
		s = strings.ReplaceAll(s, w, "")
	}
	return strings.Trim(s, "及和与、±/（）() ")
}

// A stub is what the first cell of a row says.
type stub struct {
	head
	label string // for a name
	part  bool   // 其中, # or an indent: a part of a row above
	total bool   // 合计
}

var leads = []string{"减：", "加：", "减:", "加:", "其中：", "其中:", "其中", "#", "＃", "其:", "其：", "－", "—", "-", "·", "•", "●", "■", "▲", "★", "├", "└"}

// readStub reads the label of a row.
func readStub(t string, c text.Span) stub {
	var s stub
	s.all = c
	l := monolingual(compact(c.Of(t)))
	s.words = []text.Span{c}
	l = strings.TrimLeft(l, " ")
	for again := true; again; {
		again = false
		for _, w := range leads {
			if r := strings.TrimPrefix(l, w); r != l && r != "" {
				l, again = strings.TrimLeft(r, "　 "), true
				s.part = s.part || !strings.HasPrefix(w, "减") && !strings.HasPrefix(w, "加")
			}
		}
	}
	l = cutOrdinal(l)
	l = strings.Trim(l, "：: ")
	if k := strings.LastIndexAny(l, "（("); k > 0 && strings.Contains(l[k:], "填列") { // （损失以“-”号填列）
		l = l[:k]
	}
	if cut, ok := cutBase(l); ok {
		l, s.index = cut, true
	}
	if m, at := bracketed(l); m.unit != nil {
		m.at = c
		s.measure = &m
		l = l[:at]
	} else if r, m := slashUnit(l); m != nil {
		m.at = c
		s.measure, l = m, r
	}
	if strings.HasPrefix(l, "其中：") || strings.HasPrefix(l, "其中:") {
		l = l[len("其中："):]
		s.part = true
	}
	for _, w := range []string{"预算数", "执行数", "决算数", "预计执行数"} {
		if r := strings.TrimSuffix(l, w); r != l && utf8.RuneCountInString(r) >= 4 {
			l = strings.TrimSuffix(r, "预计")
			s.aim = w == "预算数"
		}
	}
	for _, w := range []string{"全国", "全省", "全市", "全县", "全区", "全州"} {
		if r := strings.TrimPrefix(l, w); r != l && utf8.RuneCountInString(r) >= 2 && !ratio(r, "合计", "总计") && !strings.HasPrefix(r, "性") && !strings.HasPrefix(r, "场") && !strings.HasPrefix(r, "域") && !strings.HasPrefix(r, "级") {
			l = r
		}
	}
	if k := strings.IndexByte(l, ' '); k > 0 && k+1 < len(l) && '0' <= l[k-1] && l[k-1] <= '9' && '0' <= l[k+1] && l[k+1] <= '9' {
		return s // two numbers are no label
	}
	s.label = l
	if m, whole := dateIn(l); whole {
		w := m.When
		s.when, s.whenAt, s.label = &w, c, ""
		return s
	}
	if m, _ := dateIn(l); m.End > 0 && m.Start == 0 && m.When.Base == recognise.Given && m.When.ToYear == 0 && m.End < len(l) { // 2018年末地方政府债务余额
		w := m.When
		rest := strings.TrimPrefix(l[m.End:], "的")
		if !growing(rest) && !strings.HasPrefix(rest, "价") && !strings.HasPrefix(rest, "以") && !strings.HasPrefix(rest, "前") {
			s.when, s.whenAt, l = &w, c, rest
			s.label = rest
		}
	}
	s.growth = ratio(l, "增速", "增长率", "增长速度", "增长", "增幅", "涨幅")
	s.index = s.index || strings.HasSuffix(l, "指数") || strings.Contains(l, "指数（")
	s.share = strings.HasSuffix(l, "率") || anyOf(l, "比重", "占比", "比例")
	switch l {
	case "合计", "总计", "小计", "全部", "总数", "全国", "全省", "全市", "全县", "全区", "全省合计", "全市合计", "全国总计", "总额", "共计", "计":
		s.total = true
	}
	return s
}

func ratio(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// cutOrdinal takes 一、, （一）, 1. and a bare number with a blank from the
// front of a label.
func cutOrdinal(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	rest := s
	switch {
	case r == '（' || r == '(':
		k := strings.IndexAny(s, "）)")
		if k < 0 || utf8.RuneCountInString(s[size:k]) > 3 || !ordinal(s[size:k]) {
			return s
		}
		_, n := utf8.DecodeRuneInString(s[k:])
		rest = s[k+n:]
	default:
		k := 0
		for k < len(s) {
			c, n := utf8.DecodeRuneInString(s[k:])
			if _, ok := digit(c); !ok && !strings.ContainsRune("一二三四五六七八九十", c) {
				break
			}
			k += n
		}
		if k == 0 || k == len(s) {
			return s
		}
		c, n := utf8.DecodeRuneInString(s[k:])
		switch {
		case c == '、' || c == '．' || c == '.' && k+1 < len(s) && (s[k+1] < '0' || s[k+1] > '9'):
			rest = s[k+n:]
		case k <= 2 && s[0] < utf8.RuneSelf && han(c) && unit.Len(s[k:]) == 0 && c != '年' && c != '月' && c != '岁' && c != '至': // 1工商银行
			rest = s[k:]
		default:
			return s
		}
	}
	if rest = strings.TrimLeft(rest, " 　"); rest == "" {
		return s
	}
	return rest
}

func han(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

func ordinal(s string) bool {
	for _, r := range s {
		if _, ok := digit(r); !ok && !strings.ContainsRune("一二三四五六七八九十百", r) {
			return false
		}
	}
	return s != ""
}
