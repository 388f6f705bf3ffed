package relate

import (
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/numeral"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

// explain notes which rule made each field and how sure the whole is.
func (w *walker) explain(fig *doc.Figure, f *frame, it item, when text.Span) {
	add := func(field, rule string, at text.Span) {
		fig.Reasons = append(fig.Reasons, doc.Reason{Field: field, Rule: rule, At: at})
	}
	add("value", f.mark.Rule, f.mark.Span)
	if f.q != doc.Exact {
		add("qualifier", fig.Value.Qualifier.String(), f.qAt)
	}
	if fig.Value.Implied {
		add("unit", "implied", text.Span{})
	}
	verb := "level"
	switch {
	case f.gap != 0:
		verb = "gap"
	case f.verb > 0:
		verb = "rise"
	case f.verb < 0:
		verb = "fall"
	case it.vo != 0:
		verb = "verb-object"
	case f.mark.Kind == recognise.Rank:
		verb = "rank"
	}
	add("kind", verb, f.verbAt)
	at := text.Span{}
	if len(it.words) > 0 {
		at = it.words[0]
	}
	add("indicator", it.rule, at)
	if fig.TimeFrom != "" {
		add("time", fig.TimeFrom, when)
	}
	if fig.Status != doc.Actual {
		add("status", fig.Status.String(), text.Span{})
	}
}

// torn reports whether a name looks cut out of its sentence: it ends in a
// particle, or holds a number that belongs to another figure.
func torn(name string) bool {
	for _, w := range []string{"和", "及", "与", "把", "将", "就", "其", "这", "以", "被", "从", "由", "让", "使", "该", "之", "在"} {
		if strings.HasSuffix(name, w) {
			return true
		}
	}
	for i, r := range name {
		if _, ok := numeral.Digit(r); ok && (i == 0 || i+1 == len(name)) {
			before, _ := utf8.DecodeLastRuneInString(name[:i])
			if i == 0 || han(before) {
				return true
			}
		}
	}
	return false
}

// fitting reports whether a known indicator can have the unit of fig: an
// amount of steel is no number of machines.
func fitting(fig *doc.Figure) bool {
	known, u := lookup(fig.Indicator), unit.Named(fig.Value.Unit)
	if known == nil || u == nil || fig.Kind == doc.Rank || fig.Kind == doc.Multiple {
		return true
	}
	usual := unit.Named(known.Unit)
	if u.Class == unit.Ratio || usual == nil || usual.Class == unit.Ratio {
		return known.Kind != fig.Kind.String() || plausible(fig.Value, known)
	}
	if usual.Class != u.Class || u.Class == unit.Measure && usual.Dimension != u.Dimension {
		return false
	}
	return known.Kind != fig.Kind.String() || plausible(fig.Value, known)
}

// plausible reports whether v can be a value of k at all; what converts into no
// usual unit can.
func plausible(v doc.Value, k *known) bool {
	if in, ok := unit.Value(v, k.Unit); ok {
		v = in
	} else if unit.Named(v.Unit) == nil || unit.Named(v.Unit).Class != unit.Classifier {
		return true
	}
	return (k.Least == nil || v.Hi == nil || v.Hi.Cmp(k.Least) >= 0) && (k.Most == nil || v.Lo == nil || v.Lo.Cmp(k.Most) <= 0)
}
