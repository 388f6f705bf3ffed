package relate

import (
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/rank"
)

// sures are the probabilities of the choices that made a figure.
type sures struct{ claim, kind, name, time, part, status float64 }

var (
	eClaim   = rank.NewTemplate("sure.claim")
	eKind    = rank.NewTemplate("sure.kind")
	eName    = rank.NewTemplate("sure.name")
	eTime    = rank.NewTemplate("sure.time")
	ePart    = rank.NewTemplate("sure.part")
	eStatus  = rank.NewTemplate("sure.status")
	eWeakest = rank.NewTemplate("sure.weakest")
	eProduct = rank.NewTemplate("sure.product")
	eBoth    = rank.NewTemplate("sure.name,time")
	eSource  = rank.NewTemplate("sure.source")
	eReach   = rank.NewTemplate("sure.reach")
	eTone    = rank.NewTemplate("sure.tone")
	eGenre   = rank.NewTemplate("sure.genre")
	eKnown   = rank.NewTemplate("sure.known")
	eUnit    = rank.NewTemplate("sure.unit")
	eLength  = rank.NewTemplate("sure.length")
)

var sureClasses = rank.NewClasses("right", "wrong")

// confidence is the probability that a figure is right in every field, as
// documents that were not learned from showed it: the choices that made it each
// have a probability, and what they leave out (a unit that is not printed, a name
// that is too long, the sort of text) moves it.
func (w *walker) confidence(fig *doc.Figure, source string, known, marked bool) float64 {
	p := &w.sure
	weakest := min(p.claim, p.kind, p.name, p.time, p.part, p.status)
	product := p.claim * p.kind * p.name * p.time * p.part * p.status
	sc := w.classScore(sureClasses)
	sc.Str(eClaim, step(p.claim))
	sc.Str(eKind, step(p.kind))
	sc.Str(eName, step(p.name))
	sc.Str(eTime, step(p.time))
	sc.Str(ePart, step(p.part))
	sc.Str(eStatus, step(p.status))
	sc.Str(eWeakest, step(weakest))
	sc.Str(eProduct, step(product))
	sc.Pair(eBoth, step(p.name), step(p.time))
	sc.Str(eSource, source)
	sc.Str(eReach, reachNames[w.reach])
	sc.Str(eTone, w.tone)
	sc.Str(eGenre, w.genre)
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
	case n < 3:
		sc.Str(eLength, "2")
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

// step names the band of a probability.
func step(p float64) string {
	for i, s := range steps {
		if p >= s {
			return stepNames[i]
		}
	}
	return "0"
}

var (
	steps     = [...]float64{0.995, 0.98, 0.96, 0.93, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2}
	stepNames = [...]string{"0.995", "0.98", "0.96", "0.93", "0.9", "0.85", "0.8", "0.7", "0.6", "0.5", "0.4", "0.3", "0.2"}
)
