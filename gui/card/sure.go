package card

import (
	"cmp"
	"fmt"
	"math/big"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/gui/look"
)

// Sure puts the confidence in a figure into a word and a number.
func Sure(f *doc.Figure) string {
	if f.ByReader {
		return look.T("card.reader")
	}
	word := look.T("sure.low")
	switch c := f.Confidence; {
	case c >= 0.9:
		word = look.T("sure.high")
	case c >= 0.75:
		word = look.T("sure.fair")
	case c >= 0.5:
		word = look.T("sure.middling")
	}
	return fmt.Sprintf("%s %.0f%%", word, 100*f.Confidence)
}

// weak are the steps that make a figure less sure than others.
func weak(f *doc.Figure) []string {
	var out []string
	for _, r := range f.Reasons {
		if r.Field != "indicator" {
			continue
		}
		base, _, _ := strings.Cut(r.Rule, "+")
		switch base {
		case "carried", "leaning":
			out = append(out, look.T("weak.carried"))
		case "clause-before", "topic-ahead":
			out = append(out, look.T("weak.before"))
		case "verb-object", "rank-object", "share-of-object", "rate-of-object":
			out = append(out, look.T("weak.object"))
		case "each", "respective":
			out = append(out, look.T("weak.list"))
		}
		break
	}
	if f.Key == "" && len([]rune(f.Indicator)) > 11 {
		out = append(out, look.T("weak.long"))
	}
	switch f.TimeFrom {
	case "inherited":
		out = append(out, look.T("weak.time"))
	case "":
		if f.Period.Zero() {
			out = append(out, look.T("weak.untimed"))
		}
	}
	if f.Value.Implied {
		out = append(out, look.T("weak.unit"))
	}
	return out
}

// Was is what the program had read of a figure that the reader corrected, as
// far as it differs; "" where nothing does.
func Was(f *doc.Figure) string {
	if f.Read == nil {
		return ""
	}
	r := f.Read
	var out []string
	differs := func(name, was, now string) {
		if was == "" {
			was = look.T("time.none")
		}
		if was != now {
			out = append(out, name+" "+was)
		}
	}
	differs(look.T("col.indicator"), r.Indicator, f.Indicator)
	differs(look.T("card.value"), Interval(&r.Value), Interval(&f.Value))
	if f.Period != r.Period {
		differs(look.T("card.time"), When(r.Period), "")
	}
	differs(look.T("card.status"), look.T("status."+r.Status.String()), look.T("status."+f.Status.String()))
	differs(look.T("card.kind"), look.T("kind."+r.Kind.String()), look.T("kind."+f.Kind.String()))
	if q := r.Value.Qualifier; q != f.Value.Qualifier && Interval(&r.Value) == Interval(&f.Value) {
		differs(look.T("correct.qualifier"), cmp.Or(look.T("q."+q.String()), look.T("correct.exactly")), "")
	}
	differs(look.T("card.scope"), r.Scope, f.Scope)
	differs(look.T("card.region"), r.Region, f.Region)
	return strings.Join(out, look.T("why.and"))
}

// scaled is an interval in 万亿, 亿 or 万 where that makes it shorter.
func scaled(lo, hi *big.Rat, unit string) string {
	for _, s := range []struct {
		name string
		by   int64
	}{{"万亿", 1e12}, {"亿", 1e8}, {"万", 1e4}} {
		by := big.NewRat(s.by, 1)
		if lo.Cmp(by) >= 0 {
			return Grouped(new(big.Rat).Quo(lo, by)) + " — " + Grouped(new(big.Rat).Quo(hi, by)) + " " + Unit(s.name+unit)
		}
	}
	return span(lo, hi, Unit(unit))
}

// flat is a stretch of the text on one line, cut where it is long.
func flat(s string) string {
	r := []rune(strings.Join(strings.Fields(s), ""))
	if len(r) > 20 {
		return string(r[:19]) + "…"
	}
	return string(r)
}
