package recognise

import (
	"math/big"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/unit"
)

// joiners stand between the numbers of a list.
var joiners = []string{"、", "和", "与", "及", "以及", "或", " 和 ", "和 ", " 和", "到", "至"}

// lists lets the numbers of a list share what only one of them has: the unit
// of the last (5.9和5.5个百分点), its scale (3、5亿元), the bound before the
// first (分别接近40%和35%). A pair between 介于 and 之间 is one range.
func (sc *scanner) lists() {
	for i := len(sc.marks) - 2; i >= 0; i-- {
		a, b := &sc.marks[i], &sc.marks[i+1]
		gap := b.Start - a.End
		if a.Kind != Number || b.Kind != Number || gap <= 0 || gap > len("、")*3 {
			continue
		}
		joiner := sc.s[a.End:b.Start]
		if !slices.Contains(joiners, joiner) {
			if turns(joiner) && b.Unit != nil && b.Unit.Name == "百分点" {
				share(sc.s, a, b) // 分别高0.2个和低0.3个百分点
			}
			continue
		}
		if joiner != "到" && joiner != "至" {
			share(sc.s, a, b)
			if a.Bound == doc.Exact && b.Unit != nil && a.Unit != nil && a.Unit.Name == b.Unit.Name && strings.Contains(sc.s[max(0, a.Start-24):a.Start], "分别") {
				a.Bound = shareTail(sc.s[b.End:]) // 分别达到95%和70%以上
			}
		}
		if strings.HasPrefix(sc.s[b.End:], "之间") && between(sc.s[:a.Start]) && a.Num.Exact() && b.Num.Exact() &&
			a.Unit != nil && b.Unit != nil && a.Unit.Name == b.Unit.Name && a.Num.Lo.Cmp(b.Num.Lo) < 0 {
			a.Num.Hi, a.Num.Step, a.Num.Range = b.Num.Hi, b.Num.Step, true
			a.End, a.Digit.End, a.Rule, a.Bound = b.End, b.Digit.End, "range", doc.Exact
			sc.marks = append(sc.marks[:i+1], sc.marks[i+2:]...)
		}
	}
	for i := 1; i < len(sc.marks); i++ {
		a, b := &sc.marks[i-1], &sc.marks[i]
		if !a.shared || b.Kind != Number || a.Unit == nil || b.Unit == nil || a.Unit.Name != b.Unit.Name || b.Bound != doc.Exact {
			continue
		}
		if joiner := strings.Trim(sc.s[a.End:b.Start], " "); joiner == "、" || joiner == "和" || joiner == "与" || joiner == "及" || joiner == "以及" {
			b.Bound, b.shared = a.Bound, true
		}
	}
}

// turns reports whether what stands between two numbers joins them and says the
// way of the second.
func turns(s string) bool {
	way := strings.TrimLeft(s, "、和与及")
	return way != s && slices.Contains(ways, way)
}

var ways = strings.Fields("高 低 快 慢 升 降 上升 下降 提高 降低 提升 回落 加快 放缓 增加 减少 扩大 收窄")

// between reports whether s ends with the word that opens a range.
func between(s string) bool { return endsWith(s, "介于", "在", "处于", "位于", "为", "约") }

// shareTail reads the bound behind the last number of a list of 分别.
func shareTail(s string) doc.Qualifier {
	switch {
	case strings.HasPrefix(s, "以上"):
		return doc.AtLeast
	case strings.HasPrefix(s, "以下"), strings.HasPrefix(s, "以内"):
		return doc.AtMost
	case strings.HasPrefix(s, "左右"):
		return doc.Approx
	}
	return doc.Exact
}

// share gives a the unit and the scale of b, the next of its list.
func share(s string, a, b *Mark) {
	if b.Unit == nil || a.Num.Fraction || a.Num.Percent || a.Num.Permille || b.Num.Fraction || a.Rule == "part" {
		return
	}
	if a.Unit != nil {
		if a.Unit.Word == "个" && b.Unit.Name == "百分点" {
			a.Unit = b.Unit
		}
		return
	}
	if a.Num.Han != b.Num.Han && b.Unit.Class != unit.Ratio {
		return
	}
	a.Unit = b.Unit
	if b.Num.Scaled && !a.Num.Scaled && a.Num.Exact() && !a.Num.Han && !a.Num.Grouped && a.Num.Digits <= 3 && b.Num.Digits <= 3 {
		v := rescale(a.Num.Lo, b.Digit.Of(s), b.Num)
		if a.Num.Step != nil && a.Num.Lo.Sign() > 0 {
			by := new(big.Rat).Quo(v, a.Num.Lo)
			a.Num.Step = by.Mul(by, a.Num.Step)
		}
		a.Num.Lo, a.Num.Hi, a.Num.Scaled = v, v, true
	}
}
