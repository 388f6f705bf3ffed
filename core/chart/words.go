package chart

import (
	"fmt"
	"math/big"
	"unicode"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
)

// words are those that a chart sets around the document's own.
type words struct {
	english                                      bool
	qualifiers                                   [doc.Several + 1]string
	below                                        [doc.Several + 1]string // the same of a number below zero
	asOf, since, source                          string
	implied, roundings                           string
	open, interval, disputed, dates, gap, stop   string
	statuses                                     [doc.Forecast + 1]string
	converted                                    string
	untimed, stepped, left                       string
	amounts, shares, ranks, cards, table, people string
	ofWhole, byRegion, aims, twice               string
	chosen, elsewhere, and, colon, again         string
	rankHow, moves, whole, more, hidden          string
	part                                         string // of a chart in several
}

var chinese = words{
	qualifiers: [...]string{doc.Approx: "约 ", doc.Over: "超 ", doc.AtLeast: "至少 ", doc.Under: "不足 ", doc.AtMost: "不超过 ", doc.Near: "近 ", doc.Several: ""},
	below:      [...]string{doc.Over: "低于 ", doc.AtLeast: "不高于 ", doc.Under: "高于 ", doc.AtMost: "不低于 ", doc.Several: ""},
	asOf:       "截至", since: "以来", source: "来源：",
	implied: "整体由 %s 推算", roundings: "，右端深色为推算的范围，来自原文数字的四舍五入。",
	open: "斜线加箭头：原文只说了一端（超、逾、不足），另一端未说。", interval: "斜线段：原文所说的范围。",
	statuses: [...]string{doc.Actual: "● 实际", doc.Target: "◇ 目标", doc.Forecast: "○ 预测"}, gap: "　", stop: "。", disputed: "※ 同一时间另有不同说法，见数据表。", converted: "以其他单位印出的数已精确换算。", dates: "各数时间不同，注在名称后。",
	untimed: "未注时间者，原文没有写。", stepped: "缺少的时期不连线。", left: "另有 %d 个数时长不同或没有时间，不在图中。",
	amounts: "同一单位的数", shares: "占比与比率", ranks: "位次", cards: "单独的数", table: "一览", people: "人数与户数",
	ofWhole: "占%s的份额", byRegion: "%s（分地区）", aims: "结果与目标", twice: "前后两期",
	chosen: "所选数字", elsewhere: "其余各处", and: "与", colon: "：", again: "%s（%s）",
	rankHow: "实心格为原文所说的位次，左起第一。", moves: "增减", whole: "总体", more: "等共 %d 处",
	hidden: "另有 %d 个数略去未画。", part: "%s（第%d组，共%d组）",
}

var english = words{
	english:    true,
	qualifiers: [...]string{doc.Approx: "≈ ", doc.Over: "> ", doc.AtLeast: "≥ ", doc.Under: "< ", doc.AtMost: "≤ ", doc.Near: "nearly ", doc.Several: ""},
	below:      [...]string{doc.Over: "< ", doc.AtLeast: "≤ ", doc.Under: "> ", doc.AtMost: "≥ ", doc.Several: ""},
	asOf:       "as of ", since: "since ", source: "Source: ",
	implied: "Whole implied by %s", roundings: "; the dark end is its range, from the rounding of the printed digits.",
	open: "Hatching with an arrow: the text gives one end only.", interval: "Hatching: the range that the text gives.",
	statuses: [...]string{doc.Actual: "● actual", doc.Target: "◇ target", doc.Forecast: "○ forecast"}, gap: "  ", stop: ".", disputed: "※ Stated differently elsewhere for the same time; see the table.", converted: "Values printed in other units are converted exactly.", dates: "Dates differ; they stand beside the names.",
	untimed: "Without a date: the text gives none.", stepped: "Missing periods are not joined.", left: "%d more figures of another length or without a time are not drawn.",
	amounts: "amounts in one unit", shares: "shares and rates", ranks: "ranks", cards: "single values", table: "values at a glance", people: "people and households",
	ofWhole: "shares of %s", byRegion: "%s by region", aims: "results and targets", twice: "two dates",
	chosen: "Selected figures", elsewhere: "Elsewhere", and: " and ", colon: ": ", again: "%s (%s)",
	rankHow: "The filled square is the place that the text gives, first on the left.", moves: "change", whole: "whole", more: "and more, %d in all",
	hidden: "%d more figures are left out.", part: "%s (%d of %d)",
}

// capital makes the first letter of an English title large.
func (w *words) capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func (w *words) qualifier(q, other doc.Qualifier) string {
	if int(q) < len(w.qualifiers) && w.qualifiers[q] != "" {
		return w.qualifiers[q]
	}
	return w.qualifiers[other]
}

// bound is the word before the one end of a value that is known. Below zero the
// text's word, which is of the size, points the other way than the number: 下降
// 超3% is 低于 −3%.
func (w *words) bound(q, other doc.Qualifier, end *big.Rat) string {
	if int(q) >= len(w.qualifiers) || w.qualifiers[q] == "" {
		q = other
	}
	if end.Sign() < 0 && w.below[q] != "" {
		return w.below[q]
	}
	return w.qualifiers[q]
}

// when puts a period into words.
func (w *words) when(p doc.Period) string {
	switch {
	case p.Zero():
		return ""
	case p.Open:
		if w.english {
			return w.since + w.date(p.From)
		}
		return w.date(p.From) + w.since
	case p.AsOf:
		return w.asOf + w.date(p.End())
	}
	return w.span(p.From, p.End())
}

func (w *words) span(from, to doc.Date) string {
	if from == to {
		return w.date(to)
	}
	if !w.english && from.Grain == doc.Year && to.Grain == doc.Year {
		return fmt.Sprintf("%d—%d年", from.Year, to.Year)
	}
	return w.date(from) + "—" + w.date(to)
}

func (w *words) date(d doc.Date) string {
	if w.english {
		return d.String()
	}
	switch d.Grain {
	case doc.Year:
		return fmt.Sprintf("%d年", d.Year)
	case doc.Half:
		return fmt.Sprintf("%d年%s半年", d.Year, pick(d.N == 1, "上", "下"))
	case doc.Quarter:
		return fmt.Sprintf("%d年%d季度", d.Year, d.N)
	case doc.Month:
		return fmt.Sprintf("%d年%d月", d.Year, d.N)
	case doc.Day:
		return fmt.Sprintf("%d年%d月%d日", d.Year, d.N, d.D)
	}
	return ""
}

// shortDate is the form for an axis.
func shortDate(d doc.Date) string {
	switch d.Grain {
	case doc.Month:
		return fmt.Sprintf("%d.%d", d.Year, d.N)
	case doc.Day:
		return fmt.Sprintf("%d.%d.%d", d.Year, d.N, d.D)
	}
	return d.String()
}

// called is a name as documents have it, with what it is called in English for
// readers of an English chart.
func (w *words) called(name, key string) string {
	if e, _ := series.English(key); w.english && e != "" {
		return name + " (" + e + ")"
	}
	return name
}

// titled sets a time behind a title.
func (w *words) titled(name, span string) string {
	if span == "" {
		return name
	}
	return name + pick(w.english, ", ", "，") + span
}

// spanOf is the time that marks reach over, from the first year to the last.
func (w *words) spanOf(points []series.Point) string {
	from, to := 0, 0
	for _, p := range points {
		if p.Period.Zero() {
			continue
		}
		if y := p.Period.From.Year; from == 0 || y < from {
			from = y
		}
		to = max(to, p.Period.End().Year)
	}
	if from == 0 {
		return ""
	}
	return w.span(doc.Date{Year: from, Grain: doc.Year}, doc.Date{Year: to, Grain: doc.Year})
}

func pick(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}
