package series

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
)

// A plan is a five-year plan.
type plan struct {
	name     string
	from, to int
}

var plans = sync.OnceValue(func() []plan {
	var out []plan
	for _, r := range lexicon.MustRead(assets.Tables, "plans.tsv", 3) {
		out = append(out, plan{r.Cell(0), digits(r.Cell(1)), digits(r.Cell(2))})
	}
	return out
})

// aYear is what a yearly growth stands behind; 年均 of 年均浓度 is part of a name.
var aYear = regexp.MustCompile(`(?:年均|平均每年|每年平均)(?:实际|大约|约|只|仅|再|都|将|要|需|可)*(?:增长|递增|增加|增产|提高|上升|上涨|下降|减少|降低)?(?:速度|幅度|率)?(?:了|约|近|超过|达到|为|在|到)*$`)

var planSaid = regexp.MustCompile(`[“"‘「]([一二三四五六七八九十]+五)[”"’」]|([一二三四五六七八九十]+五)(?:计划|规划|时期|期间)`)

// planIn is the only plan that s names: “十一五”, 八五计划.
func planIn(s string) (found plan, ok bool) {
	for _, at := range planSaid.FindAllStringSubmatchIndex(s, -1) {
		if strings.HasPrefix(s[at[1]:], "末") || against.MatchString(s[max(0, at[0]-len("与")):at[1]]) {
			continue // what is compared with
		}
		name := s[max(at[2], at[4]):max(at[3], at[5])]
		k := slices.IndexFunc(plans(), func(p plan) bool { return p.name == name })
		if k < 0 || ok && found != plans()[k] {
			return plan{}, false
		}
		found, ok = plans()[k], true
	}
	return found, ok
}

// planned gives a yearly growth the years of the plan that its clause names, or
// of the only one that its statement does.
func planned(c *claim) bool {
	named, _, _ := stem(c.f.Indicator)
	if c.f.Kind != doc.Change && !named || !aYear.MatchString(c.clause) && !aYear.MatchString(c.f.Indicator) {
		return false
	}
	p, ok := planIn(c.clause)
	if !ok {
		if p, ok = planIn(strings.Join(c.clauses, "，")); !ok {
			return false
		}
	}
	years := doc.Period{From: doc.Date{Year: p.from, Grain: doc.Year}, To: doc.Date{Year: p.to, Grain: doc.Year}}
	if since, till := c.f.Period.Years(); since >= p.from && till <= p.to && since < till {
		return false // a part of it
	}
	c.f.Period, c.f.TimeFrom = years, "explicit"
	return true
}

var baseYear = regexp.MustCompile(`在(\p{Nd}{4}|[一二〇○零三四五六七八九]{4})年[^，。；]{0,24}的?基础上$`)

// based says that what comes on top of a year's amount is not of that year: an
// aim is of the next (在1958年的基础上，再增加3000亿斤).
func based(c *claim) bool {
	if len(c.clauses) < 2 || c.f.Kind != doc.Change {
		return false
	}
	m := baseYear.FindStringSubmatch(c.clauses[1])
	if m == nil || c.f.Period.From.Grain != doc.Year || c.f.Period.From.Year != digits(m[1]) || !c.f.Period.To.Zero() {
		return false
	}
	c.f.Period.From.Year++
	c.f.Period.AsOf = false
	return true
}

var yearsSaid = regexp.MustCompile(`(?:从|由)?(\p{Nd}{4}|[一二〇○零三四五六七八九]{4})年?(?:到|至|—|－|-|~)(\p{Nd}{4}|[一二〇○零三四五六七八九]{4})年`)

// spanned gives a number the nearer of two spans of years that its statement
// writes out, where it was read as of the one further off.
func spanned(c *claim) bool {
	said := ""
	for i := len(c.clauses) - 1; i >= 0; i-- {
		said += c.clauses[i] + "，"
	}
	all := yearsSaid.FindAllStringSubmatchIndex(said, -1)
	if len(all) < 2 {
		return false
	}
	of := func(m []int) doc.Period {
		return doc.Period{From: doc.Date{Year: digits(said[m[2]:m[3]]), Grain: doc.Year}, To: doc.Date{Year: digits(said[m[4]:m[5]]), Grain: doc.Year}}
	}
	last := all[len(all)-1]
	for _, than := range []string{"比", "较", "与", "同", "和", "超过", "相当于"} {
		if strings.HasSuffix(said[:last[0]], than) {
			return false
		}
	}
	p := of(last)
	if c.f.Period == p || p.From.Year == 0 || p.To.Year <= p.From.Year || !slices.ContainsFunc(all[:len(all)-1], func(m []int) bool { return of(m) == c.f.Period }) {
		return false
	}
	c.f.Period = p
	return true
}

// meanOf gives a yearly growth that was read as of one year the years that the
// document spoke of last that end with it: a mean is of several. Where there
// are none, its time is not known.
func meanOf(d *doc.Document, i int, c *claim) (found, known bool) {
	p := c.f.Period
	if c.f.Kind != doc.Change || c.f.Status != doc.Actual || !aYear.MatchString(c.clause) || p.From.Grain != doc.Year || !p.To.Zero() && p.To != p.From || p.Open {
		return false, true
	}
	s := Statement{Figure: c.f, Sentence: d.Text(c.f.Sentence), At: c.f.Start - c.f.Sentence.Start}
	if span(&s, Mean) != p {
		return false, true // its sentence says since when
	}
	for k := i - 1; k >= 0 && d.Figures[k].Article == c.f.Article; k-- {
		q := d.Figures[k].Period
		if q.To.Grain == doc.Year && q.From.Grain == doc.Year && q.To.Year == p.From.Year && q.From.Year < q.To.Year && !q.Open && d.Figures[k].Confidence >= Floor {
			c.f.Period = q
			return true, true
		}
	}
	return false, false
}
