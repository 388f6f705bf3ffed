package relate

import (
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
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
	fig.Confidence = confidence(fig, f, it)
}

// confidence is how sure a figure is: the share of figures of its sort that
// were right in every field on the marked documents, roughly, by the weakest
// step that made it.
func confidence(fig *doc.Figure, f *frame, it item) float64 {
	c := 0.95
	lower := func(to float64) { c = min(c, to) }
	switch it.rule {
	case "carried", "leaning":
		lower(0.85)
	case "clause-before", "rank-object", "share-of-object":
		lower(0.7)
	case "each", "respective":
		lower(0.88)
	case "subject+object", "verb-object+object":
		lower(0.8)
	case "verb-object":
		lower(0.85)
	}
	if fig.Key != "" {
		c += 0.02
	} else if n := runes(fig.Indicator); n > 16 || n < 2 {
		lower(0.6)
	} else if n > 11 {
		lower(0.8)
	}
	switch fig.TimeFrom {
	case "inherited":
		lower(0.88)
	case "":
		lower(0.7)
	}
	if fig.Value.Implied {
		lower(0.85)
	}
	return min(c, 0.99)
}
