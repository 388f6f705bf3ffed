package table

import (
	"math/big"
	"strings"

	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

// unit is the unit of a value: what the cell prints, else its row's column of
// units, its head's, its label's, or the table's.
func (r *reader) unit(v value, s *stub, h *head) (m measure, at text.Span, printed bool) {
	if v.unit != nil {
		return measure{unit: v.unit}, text.Span{}, true
	}
	percent := measure{unit: unit.Named("%")}
	if h.measure != nil {
		if h.growth || h.share || r.unitCol < 0 && s.measure == nil || h.measure.unit.Class != unit.Ratio {
			return *h.measure, h.measure.at, false
		}
	}
	if h.growth && !h.absolute || h.share && s.measure == nil {
		percent.at = h.all
		return percent, h.all, false
	}
	if s.measure != nil {
		return *s.measure, s.measure.at, false
	}
	if h.share {
		return percent, h.all, false
	}
	var plain []measure
	hasPercent := false
	for _, u := range r.units {
		if u.unit.Name == "%" {
			hasPercent = true
			percent.at = u.at
			continue
		}
		plain = append(plain, u)
	}
	rate := s.share || s.growth || ratio(h.name, "率", "比重", "占比")
	switch {
	case rate && hasPercent, hasPercent && len(plain) == 0:
		return percent, percent.at, false
	case rate && len(plain) > 0 && ratio(s.label, "率", "比重", "占比"):
		return measure{}, text.Span{}, false
	case len(plain) == 1:
		return plain[0], plain[0].at, false
	case len(plain) > 1:
		for _, u := range plain {
			if natural(h.name, u.unit) || h.name == "" && natural(s.label, u.unit) {
				return u, u.at, false
			}
		}
		if v.percent {
			return percent, text.Span{}, true
		}
	}
	if r.g.Chart && growing(r.noun) && h.name == "" {
		return percent, r.nounAt, false
	}
	return measure{}, text.Span{}, false
}

// natural reports whether things called name are counted in u.
func natural(name string, u *unit.Unit) bool {
	switch u.Name {
	case "人", "名":
		return anyOf(name, "人数", "人员", "人口", "职工", "学生", "教师", "医师")
	case "张":
		return strings.Contains(name, "床位")
	case "户":
		return anyOf(name, "户数", "用户", "家庭户")
	case "个", "所", "家":
		return anyOf(name, "机构", "学校", "企业", "单位数", "个数", "家数")
	case "元":
		return anyOf(name, "收入", "支出", "总值", "产值", "增加值", "金额", "投资", "余额", "总额", "消费")
	case "吨":
		return anyOf(name, "产量", "货运量", "吞吐量")
	case "公顷", "亩":
		return strings.Contains(name, "面积")
	}
	return false
}

// implied is the unit of a count whose name says what it counts in whole
// numbers, where the table prints none; nil where it does not.
func implied(name string, v value) *unit.Unit {
	if !v.v.IsInt() || v.step.Cmp(big.NewRat(1, 1)) != 0 {
		return nil
	}
	switch {
	case ratio(name, "人数", "人员数", "学生数", "教师数", "职工数", "人口数", "人口总数"):
		return unit.Named("人")
	case ratio(name, "户数", "用户数"):
		return unit.Named("户")
	case ratio(name, "企业数", "家数", "单位数", "机构数", "学校数", "个数", "项目数", "村数", "乡镇数"):
		return unit.Named("个")
	}
	return nil
}
