package correct

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
)

// written is a date as a reader types it.
var written = regexp.MustCompile(`^(\d{4})年?(?:(上|下)半年|第?([一二三四1-4])季度?|(\d{1,2})月份?(?:底|末)?(?:(\d{1,2})日)?)?(?:底|末)?$`)

// Time reads a time as readers write it (2023年6月, 截至2023年6月, 2018—2022年,
// 2012年以来) or as the figures file has it (2023-06, @2023-06, 2018/2022,
// 2012/). An empty text says that there is no time.
func Time(s string) (doc.Period, error) {
	s = strings.Join(strings.Fields(s), "")
	if p, err := doc.ParsePeriod(s); err == nil {
		return p, nil
	}
	var p doc.Period
	for _, word := range []string{"截至", "截止到", "截止", "至"} {
		if rest, ok := strings.CutPrefix(s, word); ok {
			s, p.AsOf = rest, true
			break
		}
	}
	for _, word := range []string{"以来", "起"} {
		if rest, ok := strings.CutSuffix(s, word); ok && !p.AsOf {
			s, p.Open = rest, true
			break
		}
	}
	for _, sign := range []string{"——", "—", "–", "~", "～", "至", "到", "-"} {
		from, to, ok := strings.Cut(s, sign)
		if !ok || p.AsOf || p.Open {
			continue
		}
		a, okA := date(from)
		b, okB := date(to)
		if !okA || !okB || b.Start() < a.Start() {
			return doc.Period{}, errTime
		}
		if a == b { // and is printed as one
			return doc.Period{From: a}, nil
		}
		return doc.Period{From: a, To: b}, nil
	}
	d, ok := date(s)
	if !ok {
		return doc.Period{}, errTime
	}
	p.From = d
	return p, nil
}

// date reads one date of a time.
func date(s string) (doc.Date, bool) {
	if p, err := doc.ParsePeriod(s); err == nil && p.To.Zero() && !p.AsOf && !p.Open && !p.From.Zero() {
		return p.From, true
	}
	m := written.FindStringSubmatch(s)
	if m == nil {
		return doc.Date{}, false
	}
	d := doc.Date{Grain: doc.Year}
	d.Year, _ = strconv.Atoi(m[1])
	switch {
	case m[2] != "":
		d.Grain, d.N = doc.Half, 1
		if m[2] == "下" {
			d.N = 2
		}
	case m[3] != "":
		d.Grain, d.N = doc.Quarter, 1+strings.Index("1234", m[3])
		if n := strings.Index("一二三四", m[3]); n >= 0 {
			d.N = 1 + n/len("一")
		}
	case m[4] != "":
		d.Grain = doc.Month
		d.N, _ = strconv.Atoi(m[4])
		if m[5] != "" {
			d.Grain = doc.Day
			d.D, _ = strconv.Atoi(m[5])
		}
	}
	return d, d.Year > 0 && (d.Grain < doc.Month || d.N >= 1 && d.N <= 12) && (d.Grain != doc.Day || d.D >= 1 && d.D <= 31)
}
