package relate

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/recognise"
)

// survey reads the dates that the article's text names: the latest year that
// is not to come, and the period that is named most often, which a text without
// other dates is about.
func (w *walker) survey(a *doc.Article) {
	w.latest, w.main, w.first = 0, doc.Period{}, doc.Period{}
	own := w.clock.own
	type count struct {
		period doc.Period
		n      int
	}
	var counts [24]count
	used, n, most := 0, 0, 1
	var years, aims []int // what the text names; of those, what it aims at
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Kind == doc.DateLine || b.Kind == doc.Byline || b.Kind == doc.Title {
			continue
		}
		t := b.Of(w.d.Body)
		for at := 0; n < 60; {
			k := strings.Index(t[at:], "年")
			if k < 0 {
				break
			}
			at += k + len("年")
			from, to := max(0, at-len("二○二二 年")), min(len(t), at+len("12月31日"))
			for from < at && !utf8.RuneStart(t[from]) {
				from++
			}
			for to < len(t) && !utf8.RuneStart(t[to]) {
				to--
			}
			for _, m := range recognise.Block(t[from:to]) {
				if m.Kind != recognise.Date || m.When.Base != recognise.Given || from+m.End < at || from+m.Start >= at || m.When.ToYear > 0 {
					continue
				}
				n++
				y := m.When.Year
				if inComparison(w.d.Body, shift(m, b.Start+from), b.Span) {
					continue
				}
				if lead := t[:from+m.Start]; own.Zero() && !strings.HasSuffix(lead, "截至") && (strings.HasSuffix(lead, "到") || strings.HasSuffix(lead, "至")) {
					aims = append(aims, y) // 到2025年
					continue
				}
				if !own.Zero() && y > own.Year {
					continue
				}
				years = append(years, y)
				p, _ := w.clock.given(m.When, y, "")
				p.AsOf = false
				if w.first.Zero() {
					w.first = p
				}
				k := 0
				for k < used && counts[k].period != p {
					k++
				}
				if k == used && used < len(counts) {
					counts[k].period = p
					used++
				}
				if k < used {
					if counts[k].n++; counts[k].n > most {
						most, w.main = counts[k].n, p
					}
				}
			}
		}
		if n >= 60 {
			break
		}
	}
	named := 0
	for _, y := range years {
		if w.latest = max(w.latest, y); !slices.Contains(aims, y) {
			named = max(named, y)
		}
	}
	if w.genre == "plan" && len(aims) > 0 && named > 0 && slices.Min(aims) > named { // the years in the heads of its tables are to come as well
		w.latest = named
	}
}

// headDate is the date in the first short lines of an article, for one whose
// date line is not seen as such.
func (w *walker) headDate(a *doc.Article) doc.Date {
	for i := 0; i < len(a.Blocks) && i < 5; i++ {
		t := a.Blocks[i].Of(w.d.Body)
		if len(t) > 120 {
			continue
		}
		for _, m := range recognise.Block(t) {
			if m.Kind == recognise.Date && m.When.Base == recognise.Given && m.When.Grain >= doc.Month && m.When.ToN == 0 && !m.When.AsOf && len(t)-m.End <= len("（2023年版）") {
				p, _ := w.clock.given(m.When, m.When.Year, "")
				return p.From
			}
		}
	}
	return doc.Date{}
}
