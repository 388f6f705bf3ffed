package structure

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
)

// anniversary is a count of years since something: 成立75周年.
var anniversary = regexp.MustCompile(`([\d０-９]{2,3})周年`)

// explicit is a year with the month that may follow: 2023年11月.
var explicit = regexp.MustCompile(`((?:19|20|１９|２０)[\d０-９]{2})年(?:([\d０-９]{1,2})月)?`)

// planYear says which year of a plan it is: “十四五”规划的收官之年.
var planYear = regexp.MustCompile(`“?(十?[一二三四五六七八九]五)”?(?:规划|计划)?的?(开局之年|收官之年|开局起步之年|第一年|最后一年)`)

// A founding is an event that anniversaries are counted from.
type founding struct {
	words string
	year  int
}

var foundings = sync.OnceValue(func() []founding {
	var out []founding
	for _, r := range lexicon.MustRead(assets.Tables, "anniversaries.tsv", 2) {
		out = append(out, founding{r.Cell(0), atoi(r.Cell(1))})
	}
	return out
})

var plans = sync.OnceValue(func() map[string][2]int {
	m := map[string][2]int{}
	for _, r := range lexicon.MustRead(assets.Tables, "plans.tsv", 3) {
		m[r.Cell(0)] = [2]int{atoi(r.Cell(1)), atoi(r.Cell(2))}
	}
	return m
})

// inferYears sets the year of datelines that print month and day alone, and
// marks it as inferred. The surest sign is taken: an anniversary, the year of a
// plan, the latest year that the text speaks of, another article's year.
func inferYears(body string, articles []doc.Article) {
	known := 0
	printed := doc.Date{}
	for i := range articles {
		if d := &articles[i].Dateline; d.Date.Year > 0 && d.Date.Grain == doc.Day && printed.Zero() {
			printed = d.Date
		}
	}
	for i := range articles {
		a := &articles[i]
		d := &a.Dateline
		if !d.Date.Zero() && d.Date.Year == 0 {
			d.Date.Year, d.YearFrom = inferYear(a.Of(body), d.Date)
			// a year that the same page prints beside the same month is surer
			if d.YearFrom == "latest-year" && printed.Year > 0 && printed.N == d.Date.N {
				d.Date.Year, d.YearFrom = printed.Year, "other-article"
			}
			d.YearInferred = d.Date.Year > 0
		}
		if d.Date.Year > 0 && d.Date.Grain == doc.Day && known == 0 {
			known = d.Date.Year
		}
	}
	for i := range articles {
		d := &articles[i].Dateline
		if !d.Date.Zero() && d.Date.Year == 0 {
			if known == 0 {
				d.Date = doc.Date{}
				continue
			}
			d.Date.Year, d.YearFrom, d.YearInferred = known, "other-article", true
		}
	}
}

// dateItems gives the items of a bulletin its day: a year in the title of an
// item is what the item is about.
func dateItems(parts []part, articles []doc.Article) {
	day := bulletinDay(articles)
	for i := range articles {
		if d := &articles[i].Dateline; parts[i].item && day.Grain == doc.Day && d.Date.Grain != doc.Day {
			*d = doc.Dateline{Span: d.Span, Agency: d.Agency, Place: d.Place, Date: day, YearFrom: "bulletin"}
		}
	}
}

// bulletinDay is the day of the first article, zero if it has none.
func bulletinDay(articles []doc.Article) doc.Date {
	if len(articles) == 0 || articles[0].Dateline.Date.Grain != doc.Day || articles[0].Dateline.YearInferred {
		return doc.Date{}
	}
	return articles[0].Dateline.Date
}

// inferYear returns the year that a text with a dateline of that month and day
// was written in, and how it is known; 0 if nothing tells.
func inferYear(s string, at doc.Date) (int, string) {
	for _, m := range anniversary.FindAllStringSubmatchIndex(s, -1) {
		before := s[max(0, m[0]-60):m[0]]
		if i := strings.LastIndexAny(before, "，。；"); i >= 0 {
			before = before[i:]
		}
		for _, f := range foundings() {
			if strings.Contains(before, f.words) {
				return f.year + atoi(s[m[2]:m[3]]), "anniversary"
			}
		}
	}
	if m := planYear.FindStringSubmatch(s); m != nil {
		if p, ok := plans()[m[1]]; ok {
			if strings.HasPrefix(m[2], "收官") || strings.HasPrefix(m[2], "最后") {
				return p[1], "plan-year"
			}
			return p[0], "plan-year"
		}
	}
	year, month := 0, 0
	for _, m := range explicit.FindAllStringSubmatchIndex(s, -1) {
		y := atoi(s[m[2]:m[3]])
		rest := s[m[1]:]
		if isAim(s[:m[0]], rest) {
			continue
		}
		mon := 0
		if m[4] >= 0 {
			mon = atoi(s[m[4]:m[5]])
		}
		if y > year || y == year && mon > month {
			year, month = y, mon
		}
	}
	switch {
	case year == 0:
		return 0, ""
	case month > at.N:
		return year + 1, "latest-year"
	case month == 0 && at.N <= 3: // early in a year one speaks of the last
		return year + 1, "latest-year"
	}
	return year, "latest-year"
}

// isAim reports whether a year is one that a text looks ahead to, by the words
// before and behind it: 到2030年, 力争2060年前, 2035年远景目标. The first
// months and quarters of a year (2023年前三季度) are no aim.
func isAim(before, behind string) bool {
	for _, w := range []string{"到", "至", "力争", "争取", "确保", "预计", "力争在", "争取在", "确保在"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	behind = strings.TrimPrefix(strings.TrimPrefix(behind, "底"), "末")
	if strings.HasPrefix(behind, "远景") || strings.HasPrefix(behind, "目标") {
		return true
	}
	rest, ahead := strings.CutPrefix(behind, "前")
	r, _ := utf8.DecodeRuneInString(rest)
	return ahead && !strings.ContainsRune("0123456789一二两三四五六七八九十几半", r)
}
