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

// confidence is the probability that a figure is right in every field, as
// documents that were not learned from showed it: the choices that made it each
// have a probability, and what they leave out (a unit that is not printed, a name
// that is too long, the sort of text) moves it.
func (w *walker) confidence(fig *doc.Figure, f *frame, source string, known, marked bool) float64 {
	w.choice.reset()
	p := &w.sure
	weakest := min(p.claim, p.kind, p.name, p.time, p.part, p.status)
	product := p.claim * p.kind * p.name * p.time * p.part * p.status
	for _, name := range [...]string{"right", "wrong"} {
		sc := w.score()
		sc.Pair(eClaim, name, step(p.claim))
		sc.Pair(eKind, name, step(p.kind))
		sc.Pair(eName, name, step(p.name))
		sc.Pair(eTime, name, step(p.time))
		sc.Pair(ePart, name, step(p.part))
		sc.Pair(eStatus, name, step(p.status))
		sc.Pair(eWeakest, name, step(weakest))
		sc.Pair(eProduct, name, step(product))
		sc.Triple(eBoth, name, step(p.name), step(p.time))
		sc.Pair(eSource, name, source)
		sc.Pair(eReach, name, reachNames[w.reach])
		sc.Pair(eTone, name, w.tone)
		sc.Pair(eGenre, name, w.genre)
		switch {
		case known && fitting(fig):
			sc.Pair(eKnown, name, "fits")
		case known:
			sc.Pair(eKnown, name, "misfits")
		}
		switch {
		case fig.Value.Implied:
			sc.Pair(eUnit, name, "implied")
		case fig.Value.Unit == "":
			sc.Pair(eUnit, name, "none")
		}
		n := runes(fig.Indicator)
		switch {
		case n > 24:
			sc.Pair(eLength, name, "25")
		case n > 16:
			sc.Pair(eLength, name, "17")
		case n < 3:
			sc.Pair(eLength, name, "2")
		}
		if torn(fig.Indicator) {
			sc.Pair(eLength, name, "torn")
		}
		w.put(&sc)
	}
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
