package relate

import (
	"math/big"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/unit"
)

// kindOf decides what sort of claim f makes. subject is the indicator's own
// words; vo is the direction of a verb that has the subject for its object
// (压减项目30%), 0 where there is none.
func (f *frame) kindOf(subject string, vo int) (doc.Kind, int) {
	if f.q == doc.Exact {
		f.q = f.mark.Bound
	}
	if f.mark.Kind == recognise.Rank {
		return doc.Rank, 1
	}
	sign := 1
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
	ratio := name == "%" || name == "‰" || f.mark.Num.Fraction && name == ""
	switch {
	case f.gap != 0 || moved:
		return doc.Change, sign
	case ratio:
		for _, w := range []struct {
			word string
			sign int
		}{{"涨幅", 1}, {"增幅", 1}, {"增速", 1}, {"上涨幅度", 1}, {"增长幅度", 1}, {"下降幅度", -1}, {"递增速度", 1}, {"增长率", 1}, {"增长速度", 1}, {"增长目标", 1}, {"增长预期目标", 1}, {"增速目标", 1}, {"增速预期目标", 1}, {"降幅", -1}, {"跌幅", -1}} {
			if strings.HasSuffix(subject, w.word) {
				return doc.Change, w.sign
			}
		}
		return doc.Share, 1
	}
	return doc.Level, 1
}

// valueOf turns the printed number into the interval of eval/figures.md: the
// words around it open a side, a fall mirrors it.
func (f *frame) valueOf(kind doc.Kind, sign int) doc.Value {
	n := f.mark.Num
	v := doc.Value{Lo: n.Lo, Hi: n.Hi, Step: n.Step, Qualifier: f.q}
	switch {
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
	}
	return v
}

func neg(r *big.Rat) *big.Rat {
	if r == nil {
		return nil
	}
	return new(big.Rat).Neg(r)
}

// implyUnit sets the unit that is not printed: 网民10.79亿 counts people. A
// noun behind the number (3600多万农村学生) tells as well as the subject.
func implyUnit(v *doc.Value, indicator, object string, known string) {
	if v.Unit != "" {
		return
	}
	lex := words()
	for _, s := range []string{object, indicator} {
		for _, w := range []string{s, trimHead(s)} {
			if u, n := lex.implied.Longest(w); n > 0 {
				v.Unit, v.Implied = u, true
				return
			}
		}
	}
	if known != "" {
		v.Unit, v.Implied = known, true
		return
	}
	v.Unit, v.Implied = "人", true
	if m := middle(*v); m != nil && m.Cmp(big.NewRat(1e11, 1)) >= 0 { // more than there are people
		v.Unit = "元"
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
