package series

import (
	"regexp"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
)

var (
	yearly = regexp.MustCompile(`年均|平均每年|每年平均|年平均|平均年|年递增|每年(?:只|都|约|将|要|再)?(?:增长|增加|增产|递增|提高|上升|上涨|下降|减少|降低)`)
	summed = regexp.MustCompile(`累计|[二三四五六七八九十两]+年(?:来|间|共|累计|内)|[二三四五六七八九十]五[”"]?(?:时期|期间)`)
	// against an earlier year than the one before: years ago, or which
	against = regexp.MustCompile(`(?:与|同|比|较|从|由)\s*(?:[“"]?[一二三四五六七八九十]+五[”"]?(?:末|时期)|([二三四五六七八九十两]+)年前|几年前|(\p{Nd}{4}|[一二〇○零三四五六七八九]{4})年)`)
)

// aspect is what of its indicator a statement tells.
func aspect(s *Statement) Aspect {
	f := &s.Figure
	named, _, _ := stem(f.Indicator)
	switch f.Kind {
	case doc.Share:
		if !named { // 经济增长速度的目标定为8%: a rate by its form, growth by its name
			return Amount
		}
	case doc.Level, doc.Index:
		return Amount
	case doc.Rank:
		return Ranking
	case doc.Multiple:
		return Times
	}
	clause, before := s.before()
	mean := yearly.MatchString(clause) || named && yearly.MatchString(f.Indicator)
	if f.Value.Unit != "%" && f.Value.Unit != "‰" && f.Value.Unit != "" {
		if mean {
			return MeanDifference
		}
		return Difference
	}
	if mean {
		return Mean
	}
	if p := f.Period; !p.AsOf && !p.To.Zero() && p.To.Year > p.From.Year || p.Open || summed.MatchString(clause) {
		return Total
	}
	if base(clause, before, f.Period.End().Year) != f.Period.End().Year-1 {
		return Total
	}
	return Growth
}

// base is the year that growth up to the year end is counted from: the year
// before where the text names no other, 0 where it names one that we do not
// know the number of (比“十五”末).
func base(clause, before string, end int) int {
	for _, text := range []string{clause, before} {
		for _, m := range against.FindAllStringSubmatch(text, -1) {
			switch {
			case m[1] != "":
				return end - small(m[1])
			case m[2] == "":
				return 0
			}
			if y := digits(m[2]); y > 0 && y < end-1 {
				return y
			}
		}
	}
	return end - 1
}

// span is the time of a statement. Growth from an earlier year that is told of
// its last year alone has come about in all of them: 2005年与2000年相比增长57.3%
// is of 2001 to 2005.
func span(s *Statement, a Aspect) doc.Period {
	p := s.Figure.Period
	if a != Mean && a != Total && a != Difference && a != MeanDifference || p.From.Grain != doc.Year || !p.To.Zero() && p.To != p.From || p.Open {
		return p
	}
	clause, before := s.before()
	from := base(clause, before, p.From.Year) + 1
	if from <= 1 || from >= p.From.Year {
		return p
	}
	return doc.Period{From: doc.Date{Year: from, Grain: doc.Year}, To: p.From}
}

// before is the clause up to the number, and the clauses of the same statement
// before it that have a comparison for it: 2005年与2000年相比，国内生产总值增长57.3%.
func (s *Statement) before() (clause, earlier string) {
	t := s.Sentence[:min(max(s.At, 0), len(s.Sentence))]
	if k := strings.LastIndexAny(t, "。；;！？"); k >= 0 {
		t = t[k:]
	}
	k := strings.LastIndexAny(t, "，,、")
	if k < 0 {
		return t, ""
	}
	for strings.HasSuffix(t[:k], "0") && k+1 < len(t) && t[k] == ',' { // 1,000
		if k = strings.LastIndexAny(t[:k], "，,、"); k < 0 {
			return t, ""
		}
	}
	clause, rest := t[k:], t[:k]
	// what stands between them may be 按可比价格计算 and the amount that grew
	if j := strings.LastIndexAny(rest, "，,"); j >= 0 {
		if i := strings.LastIndexAny(rest[:j], "，,"); i >= 0 {
			rest = rest[i:]
		}
	}
	if !strings.Contains(clause, "比上年") && !strings.Contains(clause, "比去年") {
		earlier = rest
	}
	return clause, earlier
}

// digits reads a year in Arabic or Chinese digits.
func digits(s string) int {
	y := 0
	for _, r := range s {
		d := strings.IndexRune("0123456789", r)
		if d < 0 && r >= '０' && r <= '９' {
			d = int(r - '０')
		}
		if d < 0 {
			d = slices.Index([]rune("〇一二三四五六七八九"), r)
		}
		if d < 0 && (r == '○' || r == '零') {
			d = 0
		}
		if d < 0 {
			return 0
		}
		y = y*10 + d
	}
	return y
}

// small reads a number below a hundred in Chinese digits.
func small(s string) int {
	n := 0
	for _, r := range s {
		switch d := slices.Index([]rune("〇一二三四五六七八九"), r); {
		case r == '十':
			n = max(n, 1) * 10
		case r == '两':
			n += 2
		case d > 0:
			n += d
		}
	}
	return n
}
