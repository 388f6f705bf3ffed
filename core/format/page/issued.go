package page

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
)

// The year and month of a journal in its running heads.
var (
	issueMonth  = regexp.MustCompile(`((?:19|20)[0-9]{2})年([0-9]{1,2})月第[0-9一二三四五六七八九十]+[卷期]`)
	issueNumber = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)[0-9]{2})[·•・]([0-9]{1,2})(?:$|[^0-9])|(?:^|[^0-9])([0-9]{1,2})[·•・]((?:19|20)[0-9]{2})(?:$|[^0-9])`)
)

// issued is when the journal of pages appeared, by what stands at the head or
// foot of at least two of them; zero if nothing says.
func issued(pages []*laid) doc.Date {
	seen := map[doc.Date]int{}
	for _, p := range pages {
		here := map[doc.Date]bool{}
		for i := range p.furniture {
			var b strings.Builder
			for _, q := range p.furniture[i].row {
				for _, g := range q.gs {
					b.WriteRune(g.r)
				}
				b.WriteByte(' ')
			}
			if d := issueOf(b.String()); !d.Zero() {
				here[d] = true
			}
		}
		for d := range here {
			seen[d]++
		}
	}
	var best doc.Date
	for d, n := range seen {
		if n >= 2 && (n > seen[best] || n == seen[best] && (d.Year < best.Year || d.Year == best.Year && d.N < best.N)) {
			best = d
		}
	}
	return best
}

// issueOf reads the issue of a journal in a running head.
func issueOf(s string) doc.Date {
	year, month := "", ""
	if m := issueMonth.FindStringSubmatch(strings.ReplaceAll(s, " ", "")); m != nil {
		year, month = m[1], m[2]
	} else if m := issueNumber.FindStringSubmatch(s); m != nil {
		year, month = m[1]+m[4], m[2]+m[3]
	}
	y, _ := strconv.Atoi(year)
	n, _ := strconv.Atoi(month)
	if y == 0 || n < 1 || n > 12 {
		return doc.Date{}
	}
	return doc.Date{Year: y, Grain: doc.Month, N: n}
}
