package gui

import (
	"cmp"
	"errors"
	"math/big"
	"slices"
	"strings"
	"time"

	"github.com/wenshu-app/wenshu/core/correct"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/card"
	"github.com/wenshu-app/wenshu/gui/look"
)

// What the fields of the form of a figure say.

// amounts are the two ends as the fields have them, and a unit typed with one.
func (c *correctForm) amounts() (lo, hi *big.Rat, unit string, err error) {
	a, unit, err := correct.Amount(c.lo.Text)
	if err != nil {
		return nil, nil, "", err
	}
	if c.twoEnds() {
		b, second, err := correct.Amount(c.hi.Text)
		return a, b, cmp.Or(unit, second), err
	}
	below := a != nil && a.Sign() < 0 // 下降超过2%: the words speak of the amount
	switch c.meant() {
	case doc.Over, doc.AtLeast:
		if below {
			return nil, a, unit, nil
		}
		return a, nil, unit, nil
	case doc.Under, doc.AtMost, doc.Near:
		if below {
			return a, nil, unit, nil
		}
		return nil, a, unit, nil
	}
	return a, a, unit, nil
}

// meant is how the value is said to be meant.
func (c *correctForm) meant() doc.Qualifier { return ways[max(0, c.way.SelectedIndex())] }

// mean says how the value is meant.
func (c *correctForm) mean(q doc.Qualifier) { c.way.SetSelectedIndex(slices.Index(ways, q)) }

// twoEnds reports whether the value has an upper end of its own: a range, and
// 20多万, of which both ends were read.
func (c *correctForm) twoEnds() bool {
	switch c.meant() {
	case doc.Range, doc.Several:
		return true
	case doc.Over:
		return c.figure.Value.Qualifier == doc.Over && c.hi.Text != ""
	}
	return false
}

// unitTyped is the unit: one typed behind the number comes first.
func (c *correctForm) unitTyped(behind string) string {
	return cmp.Or(behind, strings.TrimSpace(c.unit.Text))
}

// understand says under the fields what is read from them.
func (c *correctForm) understand() {
	c.wrong.Hide()
	c.mark()
	lo, hi, unit, err := c.amounts()
	switch {
	case err != nil:
		c.value.SetText(look.T("correct.value.hint"))
	default:
		v := doc.Value{Lo: lo, Hi: hi, Unit: c.unitTyped(unit), Qualifier: c.meant()}
		said := card.Interval(&v)
		if v.Lo != nil && v.Hi != nil {
			said = "= " + said
		}
		c.value.SetText(said)
	}
	p, err := correct.Time(c.when.Text)
	switch {
	case err == nil && p.Zero(): // the empty field says what could be typed
		c.time.SetText(look.T("time.none"))
	case err != nil || card.When(p) == c.when.Text: // nothing to add: say what else could be typed
		c.time.SetText(look.T("correct.time.hint"))
	default:
		c.time.SetText("= " + card.When(p))
	}
}

// say shows what cannot be.
func (c *correctForm) say(err error) {
	c.wrong.SetText(spoken(err))
	c.wrong.Show()
}

// read is the figure as the program read it: what was corrected before is said
// again. Of one that the reader added there is nothing to leave unsaid.
func (c *correctForm) read() *doc.Figure {
	switch f := c.figure; {
	case f.Read != nil:
		return f.Read
	case f.ByReader:
		return &doc.Figure{}
	}
	return c.figure
}

// named lets the region follow a name that is typed, unless the reader wrote
// another one.
func (c *correctForm) named(before, now string) {
	read := c.read()
	was, is := correct.Region(read, strings.TrimSpace(before)), correct.Region(read, strings.TrimSpace(now))
	if was != is && strings.TrimSpace(c.region.Text) == was {
		c.region.SetText(is)
	}
}

// correction is what the fields say that was not said before.
func (c *correctForm) correction(place store.Place, made time.Time) (store.Correction, error) {
	out := store.Correction{Place: place, Quote: c.quote, None: c.none.Checked, Made: made}
	if out.None {
		return out, nil
	}
	f, read := c.figure, c.read()
	lo, hi, behind, err := c.amounts()
	if err != nil {
		return out, err
	}
	if lo == nil && hi == nil && (f.Value.Lo != nil || f.Value.Hi != nil) {
		return out, errors.New(look.T("correct.empty"))
	}
	differs := func(field **string, was, now string) {
		if now != was {
			*field = &now
		}
	}
	differs(&out.Indicator, read.Indicator, strings.TrimSpace(c.name.Text))
	differs(&out.Unit, read.Value.Unit, c.unitTyped(behind))
	differs(&out.Lo, doc.Decimal(read.Value.Lo), doc.Decimal(lo))
	differs(&out.Hi, doc.Decimal(read.Value.Hi), doc.Decimal(hi))
	if out.Lo != nil || out.Hi != nil { // one end alone would lose the other
		l, h := doc.Decimal(lo), doc.Decimal(hi)
		out.Lo, out.Hi = &l, &h
	}
	if q := c.meant(); q != read.Value.Qualifier || out.Lo != nil {
		word := q.String()
		out.Qualifier = &word
	}
	differs(&out.Region, correct.Region(read, strings.TrimSpace(c.name.Text)), strings.TrimSpace(c.region.Text))
	differs(&out.Scope, read.Scope, strings.TrimSpace(c.scope.Text))
	p, err := correct.Time(c.when.Text)
	if err != nil {
		return out, err
	}
	differs(&out.Time, read.Period.String(), p.String())
	differs(&out.Status, read.Status.String(), doc.Status(max(0, c.status.SelectedIndex())).String())
	differs(&out.Kind, read.Kind.String(), doc.Kind(max(0, c.kind.SelectedIndex())).String())
	return out, nil
}
