package audit

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
)

// A moment is one thing at one time, told in one way.
type moment struct {
	thing
	aspect series.Aspect
	time   doc.Period
	aimed  bool
	years  int
}

// differing finds values of one thing that cannot be the same number.
func differing(claims []claim) []Finding {
	groups := group(claims, func(c *claim) (moment, bool) {
		return moment{c.thing(), c.Aspect, c.Time, !c.result(), c.Years}, c.State != series.Foreseen && c.Aspect != series.Times
	})
	var out []Finding
	for _, g := range groups {
		if len(g) < 2 {
			continue
		}
		best := slices.MaxFunc(g, func(a, b *claim) int {
			return cmp.Or(cmp.Compare(support(a, g), support(b, g)), cmp.Compare(a.Figure.Confidence, b.Figure.Confidence))
		})
		told := map[string]bool{} // a value against which the best was told is told once
		for _, c := range g {
			if !apart(c.bounds, best.bounds) || told[c.Said] || enumerated(c, best) || !oneThing(c, best) {
				continue
			}
			kind, ok := contradicts(c, best)
			if !ok {
				continue
			}
			told[c.Said] = true
			out = append(out, unequal(kind, c, best))
		}
	}
	return out
}

// support is how many claims of g can be the same number as c.
func support(c *claim, g []*claim) int {
	n := 0
	for _, o := range g {
		if !apart(c.bounds, o.bounds) {
			n++
		}
	}
	return n
}

// alike reports whether two claims stand in the same words.
func alike(a, b *claim) bool {
	const least = 6 // 比上年增长 says nothing
	return a.words == b.words && utf8.RuneCountInString(a.words) > least
}

// enumerated reports whether a and b stand so near to each other that they are
// two things of a list whose names were not told apart: nobody contradicts
// himself within a paragraph.
func enumerated(a, b *claim) bool {
	const near = 20 // figures
	return a.Source.ID == b.Source.ID && (a.Sentence == b.Sentence || a.N-b.N < near && b.N-a.N < near)
}

// oneThing reports whether a and b surely speak of one thing: in the same
// words, or by a name that is not too general, read with confidence and
// without words that restrict only one of them.
func oneThing(a, b *claim) bool {
	if a.Source.ID != b.Source.ID {
		same := alike(a, b)
		if forms(a, b) {
			return false
		}
		if !a.placed || !b.placed {
			same = same && (slip(a, b) || bare(a.Sentence) == bare(b.Sentence))
		}
		if same {
			return true
		}
		if (!a.placed || !b.placed) && !slip(a, b) {
			return false
		}
	}
	if a.Figure.Confidence < Floor || b.Figure.Confidence < Floor || a.limits != b.limits || a.Source.ID == b.Source.ID && !a.result() {
		return false
	}
	const general = 4 // 总量, 投资额
	return a.Figure.Key != "" || a.Figure.Indicator == b.Figure.Indicator && utf8.RuneCountInString(a.Subject) >= general
}

// contradicts reports whether two values of one thing that are apart are no
// revision of each other, and how they differ.
func contradicts(a, b *claim) (Kind, bool) {
	if a.Aspect == series.Ranking {
		return Ranks, true
	}
	if slip(a, b) {
		return Slip, true
	}
	ya, yb := a.Source.Written.Year, b.Source.Written.Year
	if ya == yb {
		return Differs, a.State == b.State || alike(a, b)
	}
	if !a.result() || !b.result() {
		return 0, false // targets are set anew
	}
	return Differs, !revised(a, b)
}

// revised reports whether a later document may have put a for b: censuses have
// changed levels by a sixth and growth by two points.
func revised(a, b *claim) bool {
	x, y := a.bounds.middle(), b.bounds.middle()
	if a.Aspect != series.Amount && a.Aspect != series.Difference || a.Family == b.Family && (a.Figure.Value.Unit == "%" || a.Figure.Value.Unit == "百分点") {
		return math.Abs(x-y) <= 2
	}
	return math.Abs(x-y) <= math.Max(math.Abs(x), math.Abs(y))/6
}

// slip reports whether two values differ as slips of the pen do.
func slip(a, b *claim) bool { return slipped(a.bounds, b.bounds) || lost(a, b) }

// lost reports whether of two printed numbers one has a digit less: 231.2万 and
// 31.2万.
func lost(a, b *claim) bool {
	x, y := digitsOf(a.Said), digitsOf(b.Said)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 3 || len(y) != len(x)+1 || scaleOf(a.Said) != scaleOf(b.Said) || revised(a, b) {
		return false
	}
	for i := range y {
		if y[:i]+y[i+1:] == x {
			return true
		}
	}
	return false
}

// slipped reports whether a is b with its point or its 万 and 亿 elsewhere.
func slipped(a, b span) bool {
	x, y := math.Abs(a.middle()), math.Abs(b.middle())
	if x == 0 || y == 0 {
		return false
	}
	q := math.Log10(math.Max(x, y) / math.Min(x, y))
	const near = 0.002 // half a per cent
	return math.Abs(q-math.Round(q)) < near && slices.Contains([]int{1, 2, 3, 4, 8}, int(math.Round(q)))
}

// digitsOf are the Arabic digits of a printed number; scaleOf is the rest.
func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

func scaleOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' || r >= '0' && r <= '9' || r == ',' || r == '，' || r == ' ' || r == '.' || r == '．' {
			return -1
		}
		return r
	}, s)
}

// jumps finds values of a known indicator that are ten or ten thousand times
// what the years around them have, those years agreeing with each other.
func jumps(claims []claim) []Finding {
	groups := group(claims, func(c *claim) (thing, bool) {
		return c.thing(), c.result() && c.Aspect == series.Amount && c.Figure.Key != "" && c.Years == 0 && c.Time.From.Grain == doc.Year && c.Time.To.Zero() &&
			!c.Time.Open && c.Figure.Confidence >= Floor && c.bounds.positive() && c.Part == ""
	})
	var out []Finding
	for _, g := range groups {
		for _, c := range g {
			near := c.neighbours(g)
			if len(near) < 2 {
				continue
			}
			lo, hi := near[0].bounds.middle(), near[len(near)-1].bounds.middle()
			if hi > 1.4*lo {
				continue
			}
			q := math.Log10(c.bounds.middle() / math.Sqrt(lo*hi))
			if k := math.Abs(math.Round(q)); k < 1 || math.Abs(math.Abs(q)-k) > 0.15 || math.Abs(q) < 0.5 {
				continue
			}
			out = append(out, Finding{Kind: Jump, Formula: fmt.Sprintf("%s %s：%s；%s：%s，%s：%s", c.Figure.Indicator, c.Time, c.Said,
				near[0].Time, near[0].Said, near[len(near)-1].Time, near[len(near)-1].Said), Statements: statements(c, near[0], near[len(near)-1])})
		}
	}
	return out
}

// neighbours are the claims of g for the two years before and after that of c,
// smallest first.
func (c *claim) neighbours(g []*claim) []*claim {
	var out []*claim
	for _, o := range g {
		if d := o.Time.From.Year - c.Time.From.Year; d != 0 && d >= -2 && d <= 2 {
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(a, b *claim) int { return cmp.Compare(a.bounds.middle(), b.bounds.middle()) })
	return out
}

// unequal is the finding that two claims of one thing differ, the earlier first.
func unequal(kind Kind, a, b *claim) Finding {
	all := statements(a, b)
	return Finding{Kind: kind, Formula: fmt.Sprintf("%s：%s ≠ %s", a.Figure.Indicator, all[0].Said, all[1].Said), Statements: all}
}
