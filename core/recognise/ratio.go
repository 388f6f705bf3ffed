package recognise

import (
	"math/big"
	"strings"

	"github.com/wenshu-app/wenshu/core/numeral"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

// ratio reads 2.9∶1 and 25.7∶37.7∶36.6. Two terms make one mark, their
// quotient. Three make a mark each, in per cent, if they are the parts of a
// whole. The colon of a ratio is often an ordinary one, as in times of day and
// scores: that is a ratio only behind the word of one, 比 or 结构, or where three
// parts make a whole.
func (sc *scanner) ratio(rest string) int {
	end := digits(rest[:min(len(rest), 60)])
	if r := rest[min(end, len(rest)):]; startsWith(r, "∶", "：", ":", " :", " ∶") == 0 {
		return 0
	}
	type term struct {
		n    numeral.Number
		span text.Span
	}
	var terms []term
	at, sure := 0, false
	for len(terms) < 4 {
		n, used := numeral.Scan(rest[at:], unit.Len)
		if used == 0 || !n.Exact() || n.Han || n.Fraction || n.Percent || n.Permille {
			break
		}
		terms = append(terms, term{n, text.Span{Start: sc.at + at, End: sc.at + at + used}})
		at += used
		colon := startsWith(rest[at:], "∶", "：", ":", " : ", " ∶ ")
		if colon == 0 {
			break
		}
		sure = sure || strings.Contains(rest[at:at+colon], "∶")
		if _, k := numeral.Scan(rest[at+colon:], unit.Len); k == 0 || len(terms) == 4 {
			break
		}
		at += colon
	}
	if len(terms) < 2 {
		return 0
	}
	last := terms[len(terms)-1].span.End
	if len(terms) == 2 && sc.played(last) {
		return sc.trap(last-sc.at, "score")
	}
	whole := len(terms) == 3 // parts of a hundred, rounding aside, whatever stands before them
	if whole {
		sum := new(big.Rat).Add(terms[0].n.Lo, terms[1].n.Lo)
		off := sum.Sub(sum.Add(sum, terms[2].n.Lo), big.NewRat(100, 1))
		whole = off.Abs(off).Cmp(big.NewRat(1, 2)) <= 0
	}
	if !sure && !whole && !sc.compared() {
		return 0
	}
	if u, _ := unit.At(sc.s[last:]); u != nil && u.Class != unit.Classifier {
		return 0 // 08:30分
	}
	switch len(terms) {
	case 2:
		a, b := terms[0].n, terms[1].n
		if b.Lo.Sign() <= 0 {
			return 0
		}
		q := new(big.Rat).Quo(a.Lo, b.Lo)
		both := text.Span{Start: terms[0].span.Start, End: last}
		sc.add(Mark{Span: both, Digit: both, Kind: Number, Rule: "ratio", Num: numeral.Number{Lo: q, Hi: q, Fraction: true}})
	case 3:
		if !whole {
			return sc.trap(last-sc.at, "proportion")
		}
		for _, t := range terms {
			sc.add(Mark{Span: t.span, Digit: t.span, Kind: Number, Rule: "part", Num: t.n, Unit: unit.Named("%")})
		}
	default:
		return 0
	}
	return last - sc.at
}

// played reports whether two numbers that end at last are the score of a game.
func (sc *scanner) played(last int) bool {
	return sc.prev == '以' && startsWith(sc.s[last:], "的比例", "比例", "的比") == 0 || strings.HasSuffix(sc.s[:sc.at], "比分") ||
		startsWith(sc.s[last:], "取胜", "战胜", "战平", "获胜", "胜", "平", "负") > 0
}

// compared reports whether the words before this place speak of a ratio:
// 性别比为, 产业结构由, 按…比例.
func (sc *scanner) compared() bool {
	before := sc.s[:sc.at]
	for _, w := range []string{"约", "由", "从", "为", "是", "到", "至", "达", "调整", "优化", "演进", "变化", "提高", "提升", "缩小", "扩大", "下降", "上升", "升", "降", "原来的", "不低于", "不高于", "超过"} {
		if b := strings.TrimSuffix(before, w); b != before {
			before = b
		}
	}
	window := before[max(0, len(before)-30):]
	return strings.HasSuffix(before, "比") || strings.HasSuffix(before, "结构") || strings.HasSuffix(before, "比例") || strings.HasSuffix(before, "构成") ||
		before != sc.s[:sc.at] && (strings.Contains(window, "结构由") || strings.Contains(window, "比例由") || strings.Contains(window, "比由") || strings.Contains(window, "比从"))
}
