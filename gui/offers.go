package gui

import (
	"math/big"

	"github.com/wenshu-app/wenshu/core/correct"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/relate"
	"github.com/wenshu-app/wenshu/gui/card"
	"github.com/wenshu-app/wenshu/gui/look"
)

const (
	leastShare  = 0.01 // of a reading of a field that has a list of its own
	mostTimes   = 3    // that are offered
	offerLetter = 18   // characters of a name on a button
	fieldWidth  = 420  // of the fields of the form
)

// offer puts the readings that each field could have under it.
func (c *correctForm) offer(choices []relate.Choice) {
	by := map[string][]relate.Candidate{}
	for _, x := range choices {
		by[x.Field] = x.Candidates
	}
	for i := range by["name"] {
		x := by["name"][i]
		c.add("name", "name", &x, func() { c.name.SetText(x.Name) }, func() bool { return c.name.Text == x.Name })
	}
	seen := map[doc.Period]bool{}
	for _, field := range []string{"part", "time"} {
		for i := range by[field] {
			x := by[field][i]
			if field == "time" && i == 0 && len(by["part"]) > 0 || seen[x.Period] || len(seen) == mostTimes {
				continue // its parts are offered instead
			}
			seen[x.Period] = true
			c.add("time", field, &x, func() { c.when.SetText(typedTime(x.Period)) }, func() bool {
				p, err := correct.Time(c.when.Text)
				return err == nil && p == x.Period
			})
		}
	}
	for i := range by["status"] {
		if x := by["status"][i]; len(by["status"]) > 1 && by["status"][1].Share >= leastShare && x.Share >= leastShare {
			c.add("status", "status", &x, func() { c.status.SetSelectedIndex(int(x.Status)) }, func() bool { return c.status.SelectedIndex() == int(x.Status) })
		}
	}
	for i := range by["kind"] {
		if x := by["kind"][i]; len(by["kind"]) > 1 && by["kind"][1].Share >= leastShare && x.Share >= leastShare {
			c.add("kind", "kind", &x, func() { c.setKind(x.Kind, x.Sign) }, func() bool {
				return c.kind.SelectedIndex() == int(x.Kind) && (x.Kind != doc.Change || c.sign() == x.Sign)
			})
		}
	}
	for i := range by["claim"] {
		if x := &by["claim"][i]; !x.Claim && x.Share >= leastShare {
			c.none.SetText(look.T("correct.none") + "  " + card.Share(x.Share))
		}
	}
	c.mark()
}

// add puts a reading under a field of the form.
func (c *correctForm) add(under, field string, x *relate.Candidate, take func(), is func() bool) {
	host := c.beside[under]
	words := card.Reading(field, x)
	full := words
	if r := []rune(words); len(r) > offerLetter {
		words = string(r[:offerLetter-1]) + "…"
	}
	p := look.NewButton(words+"  "+card.Share(x.Share), nil)
	p.Label = look.T("correct.readings") + ": " + full + " " + card.Share(x.Share)
	p.Do = func() {
		take()
		c.mark()
	}
	c.offers = append(c.offers, offer{p, is})
	host.Add(p)
	host.Show()
}

// mark shows which of the readings on offer the fields say.
func (c *correctForm) mark() {
	for _, o := range c.offers {
		if on := o.is(); on != o.button.On {
			o.button.On = on
			o.button.Refresh()
		}
	}
}

// sign is that of the value in the fields: −1 where all of it is below zero.
func (c *correctForm) sign() int {
	lo, hi, _, err := c.amounts()
	if err == nil && (hi != nil && hi.Sign() < 0 || hi == nil && lo != nil && lo.Sign() < 0) {
		return -1
	}
	return 1
}

// setKind chooses a kind and, for a change, which way it goes: 下降2.5% is
// −2.5, and only a change has a sign by its kind.
func (c *correctForm) setKind(k doc.Kind, sign int) {
	was := doc.Kind(c.kind.SelectedIndex())
	c.kind.SetSelectedIndex(int(k))
	if c.sign() == sign || k != doc.Change && was != doc.Change {
		return
	}
	lo, hi, unit, err := c.amounts()
	if err != nil || lo == nil && hi == nil {
		return
	}
	turn := func(r *big.Rat) string { return doc.Short(new(big.Rat).Neg(r)) + unit }
	switch {
	case lo == nil: // 超, 不足 speak of the amount: the open side turns with it
		c.lo.SetText(turn(hi))
	case hi == nil || lo.Cmp(hi) == 0:
		c.lo.SetText(turn(lo))
	default:
		c.lo.SetText(turn(hi))
		c.hi.SetText(turn(lo))
	}
}
