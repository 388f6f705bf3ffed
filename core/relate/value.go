package relate

import (
	"math/big"
	"strings"
	"sync"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/unit"
)

// kindOf decides what sort of claim f makes. subject is the indicator's own
// words; vo is the direction of a verb that has the subject for its object
// (压减项目30%), 0 where there is none.
func (f *frame) kindOf(subject string, vo int) (doc.Kind, int) {
	if f.mark.Kind == recognise.Rank {
		return doc.Rank, 1
	}
	sign := 1
	if f.mark.Better { // 浓度改善16.5% is a fall, 改善7000所学校 no change
		switch {
		case !f.percent():
			f.verb = 0
		case polluted(subject):
			f.verb = -1
		}
	}
	if f.mark.Rule == "minus" { // −1.48‰ needs no word to fall
		if f.verb < 0 || f.gap < 0 {
			f.verb, f.gap = max(f.verb, 0), max(f.gap, 0)
		}
	}
	if f.verb < 0 || f.verb == 0 && vo < 0 || f.gap < 0 {
		sign = -1
	}
	moved := f.verb != 0 && !f.to || vo != 0 && !f.to
	name := ""
	if f.mark.Unit != nil {
		name = f.mark.Unit.Name
	}
	switch {
	case (name == "位" || name == "名") && (strings.HasSuffix(subject, "排名") || strings.HasSuffix(subject, "位次")):
		return doc.Rank, 1
	case name == "百分点":
		return doc.Change, sign
	case name == "倍" || name == "番":
		return doc.Multiple, 1
	case f.mark.Rule == "zero-growth":
		return doc.Change, 1
	case strings.HasSuffix(subject, "指数") || strings.HasSuffix(subject, "PMI"):
		if !moved && f.gap == 0 {
			return doc.Index, 1
		}
	case name == "分" || name == "点":
		if !moved && f.gap == 0 {
			return doc.Index, 1
		}
	}
	ratio := name == "%" || name == "‰" || name == "%FS" || f.mark.Num.Fraction && name == ""
	switch {
	case f.gap != 0 || moved:
		return doc.Change, sign
	case ratio && f.mark.Pace != 0:
		return doc.Change, int(f.mark.Pace)
	case ratio && (f.mark.Rule == "minus" || f.mark.Rule == "plus"):
		return doc.Change, 1
	case ratio:
		if s := paceOf(subject); s != 0 {
			return doc.Change, s
		}
		return doc.Share, 1
	case strings.Contains(name, "/") && !strings.Contains(name, "元/") && strings.HasSuffix(subject, "率"): // 死亡率2.3人/万辆
		return doc.Share, 1
	case name == "" && !f.mark.Num.Scaled && rateHead(subject):
		return doc.Share, 1
	}
	return doc.Level, 1
}

// polluted reports whether subject is a burden, which gets better as it falls.
func polluted(subject string) bool {
	for _, w := range []string{"浓度", "PM", "颗粒物", "臭氧", "排放", "污染", "噪声", "失业率", "亏损"} {
		if strings.Contains(subject, w) {
			return true
		}
	}
	return false
}

// paces are the nouns that make a rate of change of the ratio behind them.
var paces = sync.OnceValue(func() *lexicon.Trie[int] {
	t := lexicon.Backward[int]()
	for _, w := range strings.Fields("涨幅 增幅 升幅 增速 上涨幅度 增长幅度 提高幅度 递增速度 增长率 增长速度 增长目标 增长预期目标 增速目标 增速预期目标 增长预期 通胀率 通货膨胀率 自然增长率 提价幅度 发展速度 上升幅度") {
		t.Put(w, 1)
	}
	for _, w := range strings.Fields("降幅 跌幅 下降幅度 下跌幅度 降低幅度 减幅 降价幅度") {
		t.Put(w, -1)
	}
	return t
})

// paceOf is the direction of the rate that subject names: -1 for 降幅, 0 where
// it names none.
func paceOf(subject string) int {
	for _, w := range []string{"在", "为", "控制在", "保持在", "达", "均", "都"} {
		subject = strings.TrimSuffix(subject, w)
	}
	s, _ := paces().Longest(subject)
	return s
}

// rateHead reports whether subject names a quotient that has no unit: 电能使用
// 效率, 性别比.
func rateHead(subject string) bool {
	for _, w := range []string{"率", "效率", "PUE", "（PUE）", "性别比", "比值", "比例", "负荷比", "倍率"} {
		if strings.HasSuffix(subject, w) {
			return true
		}
	}
	return false
}

// valueOf turns the printed number into the interval of eval/figures.md: the
// words around it open a side, a fall mirrors it.
func (f *frame) valueOf(kind doc.Kind, sign int) doc.Value {
	n := f.mark.Num
	v := doc.Value{Lo: n.Lo, Hi: n.Hi, Step: n.Step, Qualifier: f.q}
	switch {
	case n.Several && f.q == doc.Over && n.Lo != nil && f.mark.Bound == doc.Over && n.Scaled: // 站上千亿元
		v.Qualifier, v.Hi, v.Step = doc.Over, nil, nil
	case n.Several:
		v.Qualifier, v.Step = doc.Several, nil
	case n.Range:
		v.Qualifier = doc.Range
	case n.More:
		v.Qualifier, v.Step = doc.Over, nil
	default:
		switch f.q {
		case doc.Over, doc.AtLeast:
			v.Hi = nil
		case doc.Under, doc.AtMost, doc.Near:
			v.Lo = nil
		}
	}
	if n.Fraction || kind == doc.Rank {
		v.Step = nil
	}
	if sign < 0 {
		v.Lo, v.Hi = neg(v.Hi), neg(v.Lo)
	}
	switch {
	case kind == doc.Rank:
		v.Unit = "名"
	case f.mark.Unit != nil:
		v.Unit, v.Implied = f.mark.Unit.Name, f.mark.Rule == "part"
	case f.mark.Counts != "":
		v.Unit, v.Implied = f.mark.Counts, true
	}
	return v
}

func neg(r *big.Rat) *big.Rat {
	if r == nil {
		return nil
	}
	return new(big.Rat).Neg(r)
}

// implied holds the units that words.tsv implies by the words at the end of a
// name: unit.元 by 投资额; "-" by those that have none.
var implied = sync.OnceValue(func() *lexicon.Trie[string] {
	t := lexicon.Backward[string]()
	for _, r := range lexicon.MustRead(assets.Tables, "words.tsv", 2) {
		if u, ok := strings.CutPrefix(r.Cell(1), "unit."); ok {
			t.Put(r.Cell(0), u)
		}
	}
	return t
})

// implyUnit sets the unit that is not printed: 网民10.79亿 counts people. A
// noun behind the number (3600多万农村学生) tells as well as the subject. Where
// nothing tells, the unit stays open: none is invented.
func implyUnit(v *doc.Value, indicator, object string, known string) {
	if v.Unit != "" {
		return
	}
	lex := words()
	for _, s := range []string{object, indicator} {
		for _, w := range []string{s, trimHead(s)} {
			own, n := lex.implied.Longest(w)
			other, k := implied().Longest(w)
			switch {
			case n > 0 && n >= k:
				v.Unit, v.Implied = own, true
			case k > 0 && other != "-":
				v.Unit, v.Implied = other, true
			case k == 0:
				continue
			case known != "":
				v.Unit, v.Implied = known, true
			}
			return
		}
	}
	if known != "" {
		v.Unit, v.Implied = known, true
	}
}

// trimHead drops a general head from the end of a phrase: 网民规模 → 网民.
func trimHead(s string) string {
	for _, w := range []string{"规模", "总量", "总数", "数量", "总人数", "人数", "数", "总规模", "基本生活得到保障"} {
		if t := strings.TrimSuffix(s, w); t != s && t != "" {
			return t
		}
	}
	return s
}

// counted reports whether a noun behind the number can be what u counts.
func counted(u *unit.Unit) bool {
	return u == nil || u.Class == unit.Classifier || u.Class == unit.Person || u.Class == unit.Money || u.Class == unit.Measure
}
