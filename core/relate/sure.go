package relate

import (
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/rank"
	"github.com/wenshu-app/wenshu/core/score"
)

// sures are the probabilities of the choices that made a figure, and whether the
// rules read it as the choices did. That of the name is the probability of all
// names that say the same, that of the time of all candidates for the same time.
type sures struct {
	claim, kind, name, time, part, status float64

	same    float64 // the name, to the letter
	carried float64 // the claim that the name leans on
	ruled   ruled
}

// ruled says how the rules read a number beside what was chosen.
type ruled struct {
	name               string
	kind, time, status bool
}

// whole is the probability that all choices are right, were each made by itself.
func (p *sures) whole() float64 { return p.claim * p.kind * p.name * p.time * p.part * p.status }

var (
	eName    = rank.NewTemplate("sure.name")
	eSame    = rank.NewTemplate("sure.same")
	eTime    = rank.NewTemplate("sure.time")
	eStatus  = rank.NewTemplate("sure.status")
	eWeakest = rank.NewTemplate("sure.weakest")
	eProduct = rank.NewTemplate("sure.product")
	eChain   = rank.NewTemplate("sure.chain")
	eSource  = rank.NewTemplate("sure.source")
	eRule    = rank.NewTemplate("sure.rule,name")
	eRules   = rank.NewTemplate("sure.rules")
	eKnown   = rank.NewTemplate("sure.known")
	eUnit    = rank.NewTemplate("sure.unit")
	eLength  = rank.NewTemplate("sure.length")
	eKind    = rank.NewTemplate("sure.kind")
	eKindP   = rank.NewTemplate("sure.kind,product")
	eState   = rank.NewTemplate("sure.state")
	eAll     = rank.NewTemplate("sure.all")
)

var sureClasses = rank.NewClasses("right", "wrong")

// confidence is the probability that a figure is right in every field, as
// documents that were not learned from showed it: the choices that made it each
// have a probability, and what they leave out (a unit that is not printed, a name
// that is too long, an earlier name that this one leans on) moves it.
func (w *walker) confidence(fig *doc.Figure, source string, known, marked bool) float64 {
	p := &w.sure
	product := p.whole()
	kind := fig.Kind.String()
	sc := w.classScore(sureClasses)
	sc.Str(eAll, "all")
	sc.Str(eName, step(p.name))
	sc.Str(eSame, step(p.same))
	sc.Str(eTime, step(p.time))
	sc.Str(eStatus, step(p.status))
	sc.Str(eWeakest, step(min(p.claim, p.kind, p.name, p.time, p.part, p.status)))
	sc.Str(eProduct, step(product))
	sc.Str(eChain, step(product*p.carried))
	sc.Str(eSource, source)
	sc.Pair(eRule, p.ruled.name, band(p.name))
	sc.Str(eRules, p.ruled.code())
	sc.Str(eKind, kind)
	sc.Pair(eKindP, kind, band(product))
	sc.Str(eState, fig.Status.String())
	switch {
	case known && fitting(fig):
		sc.Str(eKnown, "fits")
	case known:
		sc.Str(eKnown, "misfits")
	}
	switch {
	case fig.Value.Implied:
		sc.Str(eUnit, "implied")
	case fig.Value.Unit == "":
		sc.Str(eUnit, "none")
	}
	n := runes(fig.Indicator)
	switch {
	case n > 24:
		sc.Str(eLength, "25")
	case n > 16:
		sc.Str(eLength, "17")
	case n > 12:
		sc.Str(eLength, "13")
	case n > 9:
		sc.Str(eLength, "10")
	default:
		sc.Str(eLength, rank.Digit(n))
	}
	if torn(fig.Indicator) {
		sc.Str(eLength, "torn")
	}
	w.putAll(sc)
	if w.lessons != nil && !w.lessons.led && marked {
		right := w.lessons.key.Right(fig)
		w.decide("sure", func(i int) float64 { return yes(right == (i == 0)) })
		return 0
	}
	return rank.Probability(w.choice.sums[:], 0)
}

// code names what the rules agree in.
func (r *ruled) code() string {
	code := 0
	for i, ok := range [...]bool{r.kind, r.time, r.status, r.name == "same", r.name == "same" || r.name == "like"} {
		if ok {
			code |= 1 << i
		}
	}
	return agreements[code]
}

// agreements name each way in which the rules can agree: k for the kind, t for
// the time, s for the status, n for the name, N for the very name.
var agreements = func() (out [32]string) {
	for code := range out {
		for i, c := range "ktsNn" {
			if code>>i&1 != 0 {
				out[code] += string(c)
			}
		}
		if code == 0 {
			out[code] = "none"
		}
	}
	return out
}()

// namedByRule says how the name that the rules make stands to the one chosen.
func namedByRule(chosen, rule string) string {
	switch {
	case rule == "":
		return "none"
	case chosen == rule:
		return "same"
	case score.Likeness(chosen, rule) >= score.Alike:
		return "like"
	}
	return "other"
}

// step names the narrow band of a probability.
func step(p float64) string {
	for i, s := range steps {
		if p >= s {
			return stepNames[i]
		}
	}
	return "0"
}

var (
	steps     = [...]float64{0.998, 0.995, 0.99, 0.98, 0.97, 0.96, 0.945, 0.93, 0.915, 0.9, 0.88, 0.85, 0.82, 0.8, 0.75, 0.7, 0.65, 0.6, 0.5, 0.4, 0.3, 0.2}
	stepNames = [...]string{"0.998", "0.995", "0.99", "0.98", "0.97", "0.96", "0.945", "0.93", "0.915", "0.9", "0.88", "0.85", "0.82", "0.8", "0.75", "0.7", "0.65", "0.6", "0.5", "0.4", "0.3", "0.2"}
)

// band names the wide band of a probability, for features of two values.
func band(p float64) string {
	for i, s := range bands {
		if p >= s {
			return bandNames[i]
		}
	}
	return "0"
}

var (
	bands     = [...]float64{0.99, 0.97, 0.94, 0.9, 0.8, 0.65, 0.5, 0.3}
	bandNames = [...]string{"0.99", "0.97", "0.94", "0.9", "0.8", "0.65", "0.5", "0.3"}
)
