package table

import (
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

// parent completes the label of a row that is a part of one above: 城镇 under
// 常住人口.
func (r *reader) parent(s *stub) {
	in := r.indent(s.all)
	if !s.part && len(r.parents) > 0 && (in > r.parentIndent && (r.inParts || partWord(s.label)) || r.inParts && partWord(s.label)) {
		s.part = true // 乡村 under 其中：城镇
	}
	if !s.part && len(r.parents) > 0 && in > r.parentIndent && strings.Contains(r.parents[0].label, "生产总值") && strings.HasPrefix(s.label, "第") && strings.HasSuffix(s.label, "产业") {
		s.part = true // 第一产业 under 地区生产总值
	}
	r.inParts = s.part
	if !s.part {
		r.parentIndent = in
		r.parents = r.parents[:0]
		if s.label != "" {
			r.parents = append(r.parents, *s)
		}
		if !partWord(s.label) {
			return
		}
	}
	if len(r.parents) == 0 {
		return
	}
	p := r.parents[0]
	if s.measure == nil && s.part && p.measure != nil && !p.share {
		m := *p.measure
		s.measure = &m
	}
	switch {
	case s.part && partWord(s.label) && p.label != s.label && !strings.Contains(s.label, p.label):
		whole := p.label
		for _, w := range []string{"全省", "全市", "全县", "全区", "全国", "全州"} {
			if t := strings.TrimPrefix(whole, w); t != "" {
				whole = t
			}
		}
		s.label += whole
		s.words = append([]text.Span{p.all}, s.words...)
	case s.part && (p.label == "出口额" || p.label == "进口额" || p.label == "出口" || p.label == "进口" || p.label == "出口总额" || p.label == "进口总额") && !endsMeasure(s.label):
		s.label += p.label // 机电产品
		s.words = append([]text.Span{p.all}, s.words...)
	case s.part && strings.Contains(p.label, "生产总值") && (strings.HasPrefix(s.label, "第") && strings.HasSuffix(s.label, "产业") || anyOf(s.label, "工业", "农业", "建筑业", "服务业")) && !strings.HasSuffix(s.label, "值"):
		s.label += "增加值"
	}
}

// indent is the width of the blanks before s on its line; 0 where other words
// stand before it.
func (r *reader) indent(s text.Span) int {
	n := 0
	for i := s.Start; i > 0; {
		c, size := utf8.DecodeLastRuneInString(r.t[:i])
		switch c {
		case ' ', '\u00a0':
			n++
		case '　':
			n += 2
		case '\n':
			return n
		default:
			return 0
		}
		i -= size
	}
	return n
}

// partWord reports whether s only names a part of something.
func partWord(s string) bool {
	switch s {
	case "城镇", "乡村", "农村", "城市", "男", "女", "男性", "女性", "东部", "中部", "西部", "东北", "城区", "市区", "县域", "国有", "民营", "私营", "外资", "内资", "公办", "民办", "住宅", "新建", "常住", "本级", "市本级", "省本级", "城镇居民", "农村居民":
		return true
	}
	return strings.HasSuffix(s, "岁") || strings.HasSuffix(s, "岁及以上") || strings.HasSuffix(s, "岁以下")
}

// measures are the last words of captions that rows leave out: 主要产品产量.
var measureWords = []string{"产量", "产值", "人口", "面积", "增加值", "销量", "销售额", "价格", "数量", "人数", "投资", "收入", "支出", "余额", "限额", "指数", "总值", "用户数", "户数", "增速", "普及率", "覆盖率"}

// entry fills e from its cell c, its row and its column.
func (r *reader) entry(e *Entry, c Cell, s *stub, h *head, second text.Span) bool {
	cell := c.Of(r.t)
	v, ok := valueOf(cell)
	if !ok {
		return false
	}
	e.Number = text.Span{Start: c.Start + v.at.Start, End: c.Start + v.at.End}
	base, _ := r.base(c.Col)

	e.Heads = append(append(e.Heads, s.words...), h.cells...)
	if !second.Empty() {
		e.Heads = append(e.Heads, second)
	}

	// the name
	name := s.label
	e.Words = append(e.Words, s.words...)
	if n := cutGrowth(r.noun); r.growth && name != "" && !s.total && strings.HasSuffix(n, "价格") && !strings.Contains(name, "价格") && !endsMeasure(name) {
		name += "价格" // 食品烟酒 of 居民消费价格涨跌幅度
	}
	column := h.name
	if h.growth && column == "" && base != nil && !base.growth {
		column = base.name
		e.Words = append(e.Words, base.words...)
	} else if h.plain && h.back > 0 && base != nil && base.back == 0 && !base.plain { // 上年 beside 产量
		column = base.name
		e.Words = append(e.Words, base.words...)
	} else if h.share && strings.HasPrefix(column, "占") && base != nil { // 占全国比重 beside 常住人口
		column = base.name + column
		e.Words = append(append(e.Words, base.words...), h.words...)
	} else if !h.plain {
		e.Words = append(e.Words, h.words...)
	}
	if !second.Empty() {
		x := readStub(r.t, second)
		if x.label != "" {
			e.Words = append(e.Words, second)
			if r.place || isPlace(name) {
				e.Region = name
			}
			name += x.label
			s = &x
		}
	}
	place := e.Region == "" && name != "" && (r.place || isPlace(name) || r.local && ratio(name, "市", "县", "区", "镇", "乡", "省", "州", "旗", "街道", "地区")) && !s.total
	switch {
	case s.when != nil && s.label == "" || name == "": // the row is a time
		column = r.fuller(column)
		name = column
		if generic := r.fill(column); generic != "" {
			name = generic
		} else if name == "" {
			name = cutGrowth(r.noun)
			if name == "" {
				name = r.noun
			}
			e.Words = append(e.Words, r.nounAt)
		}
		if s.when == nil && name == "" {
			return false
		}
	case place:
		e.Region = name
		column = r.fuller(column)
		switch {
		case column != "":
			name += column
		default:
			name += r.noun
			e.Words = append(e.Words, r.nounAt)
		}
	case s.total:
		if column != "" {
			name = column
		} else if r.noun != "" && !anyOf(r.noun, "主要") {
			name = r.noun
			for _, w := range []string{"分行业", "各行业", "分产业", "分类别"} {
				name = strings.Replace(name, w, "", 1)
			}
			e.Words = append(e.Words, r.nounAt)
		}
	case column == "":
		if generic := r.fill(name); generic != "" {
			name = generic
			e.Words = append(e.Words, r.nounAt)
		} else if n := cutGrowth(r.noun); h.growth && base == nil && n != "" && growing(r.noun) && endsMeasure(n) && !endsMeasure(name) && !anyOf(n, "主要", "指标", "及") {
			name += n // 制造业 of 固定资产投资增长情况
			e.Words = append(e.Words, r.nounAt)
		} else if w := r.measureWord(); w != "" && !strings.HasSuffix(name, w) && !endsMeasure(name) && !h.growth && s.measure == nil {
			name += w
			e.Words = append(e.Words, r.nounAt)
		}
	case strings.Contains(name, column):
	case strings.Contains(column, name):
		name = column
	case isPlace(column) || partWord(column):
		name = column + name
		if isPlace(column) {
			e.Region = column
		}
	case strings.HasPrefix(column, "占"):
		name += column
	default:
		name += column
	}
	if name == "" {
		return false
	}
	e.Name = name

	// the kind and the unit
	m, at, printed := r.unit(v, s, h)
	e.Printed = printed
	e.UnitAt = at
	ratioUnit := m.unit != nil && (m.unit.Class == unit.Ratio && m.unit.Name != "倍" && m.unit.Name != "番")
	switch {
	case h.index || s.index && !h.growth && !(m.unit != nil && m.unit.Name == "%" && printed):
		e.Kind = Index
	case h.growth && !(s.share && !ratioUnit && !h.growth):
		e.Kind = Change
	case r.growth && ratioUnit && !h.share && !s.share:
		e.Kind = Change
	case s.growth && (m.unit == nil || ratioUnit):
		e.Kind = Change
		if t := cutGrowth(e.Name); t != "" {
			e.Name = t
		}
	case s.when != nil && s.label == "" && growing(r.noun) && h.name == "" && ratioUnit, column != "" && ratioUnit && growing(h.name):
		e.Kind = Change
	case h.share || ratioUnit && m.unit.Name != "百分点":
		e.Kind = Share
		if r.percent && s.label != "" && (column == "" || isShare(column)) && !endsMeasure(e.Name) && !s.share {
			e.Name = s.label + "比重"
			if n := r.noun; n != "" && !anyOf(n, "及", "和", "与") {
				for _, w := range []string{"比重", "构成", "结构", "占比"} {
					n = strings.TrimSuffix(n, w)
				}
				e.Name = s.label + "占" + n + "比重"
			}
		}
	case ratioUnit:
		e.Kind = Change
	}
	if e.Kind == Change && r.growth {
		for _, w := range []string{"增长速度", "增速", "增长率", "增长", "涨跌幅度", "涨跌幅", "涨跌", "涨幅"} {
			if t := strings.TrimSuffix(e.Name, w); t != "" {
				e.Name = t
			}
		}
	}
	if e.Kind == Index {
		m = measure{}
	} else if m.unit == nil {
		if m.unit = implied(e.Name, v); m.unit == nil {
			r.unitless++
			return false
		}
	}
	e.Value, e.Step = v.v, v.step
	if m.scale != nil && !(v.scaled) {
		e.Value = new(big.Rat).Mul(v.v, m.scale)
		e.Step = r.scaled(v.step, m.scale)
	}
	e.Value = lean(e.Value)
	e.Unit = m.unit
	if slices.Equal(e.Heads, e.Words) {
		e.Heads = e.Words
	}

	// the time
	r.time(e, h, c.Col)
	e.Aim = h.aim || s.aim || r.aim && !h.foresee
	e.Foresee = h.foresee && !h.aim
	return true
}

// lean is x without the room for more digits that reading and multiplying leave
// behind: a number of a table has one or two words of them.
func lean(x *big.Rat) *big.Rat {
	bits := func(x *big.Int) []big.Word { return append(make([]big.Word, 0, len(x.Bits())), x.Bits()...) }
	y := new(big.Rat)
	if !x.IsInt() {
		y.SetInt64(1) // only then is the denominator its own
		y.Denom().SetBits(bits(x.Denom()))
	}
	y.Num().SetBits(bits(x.Num()))
	if x.Sign() < 0 {
		y.Num().Neg(y.Num())
	}
	return y
}

// scaled is step times scale. Most cells of a table have both of the cell before
// and share its answer.
func (r *reader) scaled(step, scale *big.Rat) *big.Rat {
	if l := &r.lastStep; l.scaled == nil || l.step != step || l.scale.Cmp(scale) != 0 {
		l.step, l.scale, l.scaled = step, scale, new(big.Rat).Mul(step, scale)
	}
	return r.lastStep.scaled
}

// fill puts a part into the place of its generic word in the caption's noun:
// 第一产业 into 三次产业增加值占地区生产总值比重.
func (r *reader) fill(part string) string {
	if part == "" || r.noun == "" {
		return ""
	}
	for _, g := range []struct{ generic, end string }{{"三次产业", "产业"}, {"三大产业", "产业"}, {"各产业", "产业"}, {"分产业", "产业"}, {"各行业", "业"}, {"分行业", "业"}, {"城乡居民", "居民"}} {
		if strings.Contains(r.noun, g.generic) && strings.HasSuffix(part, g.end) {
			return strings.Replace(r.noun, g.generic, part, 1)
		}
	}
	if strings.Contains(r.noun, "城乡") && (part == "城镇" || part == "农村" || part == "乡村") {
		return strings.Replace(r.noun, "城乡", part, 1)
	}
	return ""
}

// fuller is the caption's noun where it says more than the head: 粮食产量 for
// 产量, 居民消费价格环比 for 环比.
func (r *reader) fuller(column string) string {
	switch {
	case strings.HasSuffix(r.noun, "收支") && (strings.HasPrefix(column, "收入") || strings.HasPrefix(column, "支出")):
		return strings.TrimSuffix(r.noun, "收支") + column
	case column == "环比" && r.noun != "":
		if t := cutGrowth(r.noun); t != "" {
			return t + column
		}
	case column != "" && r.noun != column && strings.HasSuffix(r.noun, column) && !anyOf(r.noun, "主要", "及", "和") && utf8.RuneCountInString(r.noun) <= 12:
		return r.noun
	}
	return column
}

// measureWord is the measure that the caption ends with, if its rows are kinds
// of a thing: 产量 of 主要产品产量.
func (r *reader) measureWord() string {
	if !anyOf(r.noun, "主要", "各", "分") {
		return ""
	}
	for _, w := range measureWords {
		if strings.HasSuffix(r.noun, w) {
			return w
		}
	}
	return ""
}

// endsMeasure reports whether s ends with the name of a measure itself.
func endsMeasure(s string) bool {
	for _, w := range measureWords {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return strings.HasSuffix(s, "率") || strings.HasSuffix(s, "额")
}

// isShare reports whether a head says only that its values are parts.
func isShare(s string) bool {
	switch s {
	case "比重", "占比", "比例", "构成", "所占比重":
		return true
	}
	return false
}

// isPlace reports whether s is the name of a place and nothing else.
func isPlace(s string) bool {
	_, n := placeNames().Longest(s)
	if n > 0 && (n == len(s) || slices.Contains([]string{"市", "省", "地区", "县", "区"}, s[n:])) {
		return !partWord(s)
	}
	return false
}
