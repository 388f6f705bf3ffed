package table

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
)

// caption reads the lines above the grid.
func (r *reader) caption() {
	for i := len(r.g.Above) - 1; i >= 0; i-- {
		s := r.g.Above[i]
		words := s.Of(r.t)
		if us, ok := unitsOf(words); ok {
			at, _ := unitWord(words)
			if r.units == nil {
				for k := range us {
					us[k].at.Start += s.Start
					us[k].at.End += s.Start
				}
				r.units = us
			}
			s.End = s.Start + at
			s = trim(r.t, s, " 　（(")
			words = strings.TrimSuffix(strings.TrimSuffix(s.Of(r.t), "金额"), "计量")
			if utf8.RuneCountInString(words) < 4 {
				continue
			}
		}
		if m, at := bracketed(compact(words)); m.unit != nil && r.units == nil {
			m.at = s
			r.units = []measure{m}
			words = compact(words)[:at]
		}
		if m, _ := dateIn(words); m.End > 0 && r.when == nil && m.When.ToYear == 0 && m.When.Base == recognise.Given && !otherYear(words, m) {
			w := m.When
			r.when, r.whenAt = &w, text.Span{Start: s.Start + m.Start, End: s.Start + m.End}
			if r.whenAt.End > s.End {
				r.whenAt = s
			}
		}
		r.aim = r.aim || anyOf(words, "目标", "计划表", "预期")
	}
	// the title may stand on two lines
	var title string
	for _, s := range r.g.Above {
		words := s.Of(r.t)
		if us, ok := unitsOf(words); ok && us != nil {
			at, _ := unitWord(words)
			words = strings.TrimRight(words[:at], " 　（(")
			words = strings.TrimSuffix(strings.TrimSuffix(words, "金额"), "计量")
		}
		title += compact(words)
		r.nounAt = r.nounAt.Join(s)
	}
	if m, at := bracketed(title); m.unit != nil {
		title = title[:at]
	}
	r.noun = noun(title)
	plainTitle := strings.TrimSuffix(strings.TrimSuffix(title, "表"), "情况")
	r.growth = ratio(plainTitle, "涨跌幅度", "涨跌幅", "涨跌", "增长速度", "增速", "增长", "涨幅", "增长率") && !anyOf(plainTitle, "及其增", "及增", "及同比", "和增", "与增", "及涨", "及其涨", "、增")
	r.local = anyOf(title, "各市", "各县", "各区", "各镇", "各乡", "各省", "各地", "各州", "各街道", "分地区", "分市", "分县")
	r.percent = anyOf(title, "构成", "比重", "占比", "结构")
}

// otherYear reports whether s has, behind the date m, one of another year:
// 2023年12月至2024年6月.
func otherYear(s string, m recognise.Mark) bool {
	for _, d := range recognise.Block(s) {
		if d.Kind == recognise.Date && d.Start > m.Start && d.When.Base == recognise.Given && d.When.Year != m.When.Year {
			return true
		}
	}
	return false
}

// places are the names of regions.tsv.
var placeNames = sync.OnceValue(func() *lexicon.Trie[bool] {
	t := lexicon.Forward[bool]()
	for _, r := range lexicon.MustRead(assets.Tables, "regions.tsv", 2) {
		t.Put(r.Cell(0), r.Cell(1) == "province" || r.Cell(1) == "city")
	}
	return t
})

// noun is what is counted by the words of a caption: 表2 2024年各市粮食产量及增速
// counts 粮食产量.
func noun(s string) string {
	for _, w := range []string{"附表", "附图", "表", "图"} {
		if t := strings.TrimPrefix(s, w); t != s {
			t = strings.TrimLeft(t, "0123456789一二三四五六七八九十-—.．:：、 　")
			if len(t) < len(s)-len(w) {
				s = t
			}
			break
		}
	}
	s = cutOrdinal(s)
	for range 3 {
		m, _ := dateIn(s)
		if m.End == 0 || m.When.Base != recognise.Given && (m.When.Base != recognise.Context || m.When.N == 0) {
			break // 比上年
		}
		s = s[:m.Start] + s[m.End:]
	}
	s = strings.TrimLeft(s, "—-－至～~年度末底 　：:）)、，")
	s = strings.TrimRight(s, " 　：:（(、，—-")
	for _, b := range []string{"（不含农户）", "（按", "（分", "（续", "(续"} {
		if k := strings.Index(s, b); k > 0 {
			end := len(s)
			if n := strings.IndexAny(s[k:], "）)"); n >= 0 {
				_, size := utf8.DecodeRuneInString(s[k+n:])
				end = k + n + size
			}
			s = s[:k] + s[end:]
		}
	}
	if is, n := placeNames().Longest(s); is && n < len(s) {
		rest := s[n:]
		for _, w := range []string{"市", "省", "地区"} {
			if t := strings.TrimPrefix(rest, w); t != rest && !(w == "地区" && strings.HasPrefix(t, "生产总值")) {
				rest = t
				break
			}
		}
		s = rest
	}
	s = cutCounty(s)
	for _, w := range []string{"各县（市、区）", "各乡镇街道", "各县（区）", "各县（市）", "各区（县）", "各市（州）", "各市（地）", "各县(区)", "各县(市)", "各县市区", "主要年份", "分地区", "各地区", "各乡镇", "各街道", "各地市", "各区县", "各市县", "各县区", "各市州", "各省份", "近年来", "按年份", "各镇", "各乡", "各地", "各州", "各市", "各省", "各县", "各区", "分市", "全市", "全省", "全国", "全县", "全州", "我市", "我省", "历年"} {
		if t := strings.Replace(s, w, "", 1); t != "" {
			s = t
		}
	}
	for again := true; again; {
		again = false
		for _, w := range []string{"统计表", "情况表", "一览表", "对比表", "对比图", "走势图", "示意图", "情况图", "明细表", "汇总表", "平衡表", "表", "图", "执行情况", "完成情况", "变化情况", "基本情况", "初步核算结果", "核算结果", "执行", "决算", "预算", "情况", "及增长速度", "及其增长速度", "及其增速", "及增速", "及增长率", "及增长", "和增速", "与增速", "及同比增速", "及其增长", "统计", "数据", "变化", "走势", "对比", "（亿元）", "（%）"} {
			if t := strings.TrimSuffix(s, w); t != s && t != "" {
				s, again = t, true
			}
		}
	}
	s = strings.TrimPrefix(strings.Trim(s, "的 　："), "的")
	if strings.HasPrefix(s, "主要") && anyOf(s, "指标", "数据") || s == "续" || utf8.RuneCountInString(s) > 30 {
		return ""
	}
	return s
}

// cutCounty takes a county, city or province of which the table of places
// knows nothing from the front of a caption: 清河县粮食产量.
func cutCounty(s string) string {
	n := 0
	for i, c := range s {
		n++
		if n > 5 {
			return s
		}
		if n < 2 || c != '县' && c != '市' && c != '州' && c != '省' {
			continue
		}
		rest := s[i+utf8.RuneLen(c):]
		if strings.HasPrefix(rest, "场") || strings.HasPrefix(rest, "区") || strings.HasPrefix(rest, "级") || strings.HasSuffix(s[:i], "城") || strings.ContainsAny(s[:i], "各分全主、和与本上股") || utf8.RuneCountInString(rest) < 2 {
			return s
		}
		return rest
	}
	return s
}
