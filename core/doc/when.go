package doc

import (
	"fmt"
	"time"
)

// Words puts a period into words: 截至2023年6月, 2018—2022年; since 2012. The zero
// period gives "".
func (p Period) Words(english bool) string {
	from, end := p.From.words(english), p.End().words(english)
	years := p.From.Grain == Year && p.End().Grain == Year
	switch {
	case p.Zero():
		return ""
	case p.Open && english:
		return "since " + from
	case p.Open:
		return from + "以来"
	case p.AsOf && english:
		return "as of " + end
	case p.AsOf:
		return "截至" + end
	case from == end || from == "":
		return end
	case years && !english:
		return fmt.Sprintf("%d—%s", p.From.Year, end)
	case years:
		return from + "–" + end
	case english:
		return from + " – " + end
	}
	return from + "—" + end
}

func (d Date) words(english bool) string {
	if english {
		switch d.Grain {
		case Half:
			return fmt.Sprintf("H%d %d", d.N, d.Year)
		case Quarter:
			return fmt.Sprintf("Q%d %d", d.N, d.Year)
		case Month:
			return fmt.Sprintf("%v %d", time.Month(d.N), d.Year)
		case Day:
			return fmt.Sprintf("%d %v %d", d.D, time.Month(d.N), d.Year)
		}
		return d.String()
	}
	switch d.Grain {
	case Year:
		return fmt.Sprintf("%d年", d.Year)
	case Half:
		return fmt.Sprintf("%d年%s半年", d.Year, map[bool]string{true: "上", false: "下"}[d.N == 1])
	case Quarter:
		return fmt.Sprintf("%d年%s季度", d.Year, []string{"一", "二", "三", "四"}[max(0, min(d.N-1, 3))])
	case Month:
		return fmt.Sprintf("%d年%d月", d.Year, d.N)
	case Day:
		return fmt.Sprintf("%d年%d月%d日", d.Year, d.N, d.D)
	}
	return ""
}
