// Package correct puts a reader's corrections over the figures that the
// program found.
package correct

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"sort"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/relate"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/unit"
)

// Apply returns the figures of d with what the reader said of them. Figures
// that were corrected are marked ByReader. A correction of a place where no
// figure was found makes one, so that it survives another extractor; one whose
// place has left the text is passed over. d is not changed.
func Apply(d *doc.Document, corrections []store.Correction) []doc.Figure {
	if len(corrections) == 0 {
		return d.Figures
	}
	at := map[store.Place][]int{}
	for i := range d.Figures {
		p, ok := anchor.PlaceOf(d, d.Figures[i].Span)
		if ok {
			at[p] = append(at[p], i)
		}
	}
	out := append([]doc.Figure(nil), d.Figures...)
	gone := map[int]bool{}
	for _, c := range corrections {
		found := at[c.Place]
		for _, i := range found {
			if c.None {
				gone[i] = true
				continue
			}
			out[i] = with(out[i], c)
			if out[i].Read == nil {
				out[i].Read = &d.Figures[i]
			}
		}
		if len(found) == 0 && !c.None {
			if f, ok := made(d, c); ok {
				out = append(out, with(f, c))
			}
		}
	}
	kept := out[:0]
	for i := range out {
		if !gone[i] {
			kept = append(kept, out[i])
		}
	}
	sort.SliceStable(kept, func(i, j int) bool { return kept[i].Start < kept[j].Start })
	return kept
}

// with returns f as c has it.
func with(f doc.Figure, c store.Correction) doc.Figure {
	f.ByReader, f.Confidence = true, 1
	f.Reasons = slices.Clone(f.Reasons)
	say := func(field string) { // why it was read otherwise explains nothing any more
		f.Reasons = slices.DeleteFunc(f.Reasons, func(r doc.Reason) bool { return r.Field == field })
		f.Reasons = append(f.Reasons, doc.Reason{Field: field, Rule: "reader"})
	}
	if c.Indicator != nil {
		rename(&f, *c.Indicator)
		say("indicator")
	}
	if c.Lo != nil || c.Hi != nil {
		lo, hi := number(c.Lo), number(c.Hi)
		if s := shape(lo, hi); s != shape(f.Value.Lo, f.Value.Hi) { // 超7亿 corrected to 8亿 is still 超
			f.Value.Qualifier = s
		}
		f.Value.Lo, f.Value.Hi, f.Value.Step = lo, hi, nil
		say("value")
	}
	if c.Qualifier != nil {
		if q, ok := doc.ParseQualifier(*c.Qualifier); ok && Fits(q, f.Value.Lo, f.Value.Hi) {
			f.Value.Qualifier = q
			if q != doc.Exact && q != doc.Approx {
				f.Value.Step = nil
			}
			say("qualifier")
		}
	}
	if c.Unit != nil {
		f.Value.Unit, f.Value.Implied = *c.Unit, false
		say("unit")
	}
	if c.Time != nil {
		if p, err := doc.ParsePeriod(*c.Time); err == nil {
			f.Period, f.TimeFrom = p, ""
			say("time")
		}
	}
	if c.Status != nil {
		if s, ok := doc.ParseStatus(*c.Status); ok {
			f.Status = s
			say("status")
		}
	}
	if c.Kind != nil {
		if k, ok := doc.ParseKind(*c.Kind); ok {
			if f.Kind == doc.Rank && k != doc.Rank && c.Scope == nil {
				f.Scope = "" // among whom it was counted
			}
			if f.Kind != k {
				f.Direction = 0
			}
			f.Kind = k
			say("kind")
		}
	}
	if c.Region != nil {
		f.Region = *c.Region
		say("region")
	}
	if c.Scope != nil {
		f.Scope = *c.Scope
		say("scope")
	}
	return f
}

// rename gives f another indicator, and what follows from its name: 农村宽带用户
// corrected to 城镇宽带用户 is no longer of 农村. A region that did not come from
// the name stays, unless the new name has one.
func rename(f *doc.Figure, name string) {
	f.Region = Region(f, name)
	f.Key, _ = relate.Named(name)
	f.Indicator, f.Words = name, nil
}

// Region is the region of f under another name.
func Region(f *doc.Figure, name string) string {
	if name == f.Indicator {
		return f.Region
	}
	_, was := relate.Named(f.Indicator)
	if _, is := relate.Named(name); is != "" || f.Region == was {
		return is
	}
	return f.Region
}

// Fits reports whether an interval can be meant by a qualifier. Below zero the
// words speak of the amount: 下降超过2% is at most −2.
func Fits(q doc.Qualifier, lo, hi *big.Rat) bool {
	one := (lo == nil) != (hi == nil)
	below := lo == nil && hi != nil && hi.Sign() < 0 || hi == nil && lo != nil && lo.Sign() <= 0
	switch q {
	case doc.Exact, doc.Approx:
		return lo != nil && hi != nil && lo.Cmp(hi) == 0
	case doc.Over, doc.AtLeast:
		return lo != nil && hi != nil && lo.Cmp(hi) <= 0 || one && (hi == nil || below)
	case doc.Under, doc.AtMost, doc.Near:
		return one && (lo == nil || below)
	}
	return (lo != nil || hi != nil) && (lo == nil || hi == nil || lo.Cmp(hi) <= 0)
}

// shape is the plainest qualifier of an interval.
func shape(lo, hi *big.Rat) doc.Qualifier {
	switch {
	case hi == nil:
		return doc.AtLeast
	case lo == nil:
		return doc.AtMost
	case lo.Cmp(hi) == 0:
		return doc.Exact
	}
	return doc.Range
}

func number(s *string) *big.Rat {
	if s == nil || *s == "" {
		return nil
	}
	r, ok := new(big.Rat).SetString(*s)
	if !ok {
		return nil
	}
	return r
}

// made is a figure at a place where none was found.
func made(d *doc.Document, c store.Correction) (doc.Figure, bool) {
	s, ok := anchor.SpanOf(d, c.Place)
	if !ok || c.Indicator == nil || c.Lo == nil && c.Hi == nil {
		return doc.Figure{}, false
	}
	return Blank(d, s)
}

// Blank is a figure on the words at s of which nothing is said yet but where it
// stands. It reports false where no paragraph holds them.
func Blank(d *doc.Document, s text.Span) (doc.Figure, bool) {
	for a := range d.Articles {
		for b := range d.Articles[a].Blocks {
			bl := &d.Articles[a].Blocks[b]
			if !bl.Covers(s) {
				continue
			}
			f := doc.Figure{Span: s, Sentence: bl.Span, Clause: s, Article: a, Block: b}
			for _, sent := range bl.Sentences {
				if sent.Covers(s) {
					f.Sentence = sent
				}
			}
			for i, sec := range d.Articles[a].Sections {
				if b >= sec.First && b < sec.Last {
					f.Section = i
				}
			}
			return f, true
		}
	}
	return doc.Figure{}, false
}

// longestPlace is how many bytes a region or a scope may have.
const longestPlace = 120

// Check reports, in two languages, what in c cannot be.
func Check(c store.Correction) error {
	for _, v := range []*string{c.Lo, c.Hi} {
		if v != nil && *v != "" && number(v) == nil {
			return fmt.Errorf("%q 不是数，请写成 50200000000000 或 41.5 · %[1]q is no number: write 50200000000000 or 41.5", *v)
		}
	}
	lo, hi := number(c.Lo), number(c.Hi)
	if lo != nil && hi != nil && lo.Cmp(hi) > 0 {
		return fmt.Errorf("下限 %s 大于上限 %s，请换过来 · the lower end %[1]s is above the upper %[2]s: exchange them", *c.Lo, *c.Hi)
	}
	if c.Indicator != nil && *c.Indicator == "" {
		return errors.New("指标不能为空，请写上它的名称 · the indicator is empty: write its name")
	}
	if c.Time != nil {
		if _, err := doc.ParsePeriod(*c.Time); err != nil {
			return fmt.Errorf("%q 不是时间，请写成 2022、2023H1、2023Q1、2023-06、@2023-06 或 2018/2022 · %w: write 2022, 2023H1, 2023Q1, 2023-06, @2023-06 or 2018/2022", *c.Time, err)
		}
	}
	if c.Status != nil {
		if _, ok := doc.ParseStatus(*c.Status); !ok {
			return fmt.Errorf("状态 %q 不认识，请写成 actual、target 或 forecast · unknown status %[1]q: write actual, target or forecast", *c.Status)
		}
	}
	if c.Kind != nil {
		if _, ok := doc.ParseKind(*c.Kind); !ok {
			return fmt.Errorf("种类 %q 不认识，请写成 level、change、share、rank、multiple 或 index · unknown kind %[1]q: write level, change, share, rank, multiple or index", *c.Kind)
		}
	}
	if c.Qualifier != nil {
		q, ok := doc.ParseQualifier(*c.Qualifier)
		if !ok {
			return fmt.Errorf("限定词 %q 不认识，请写成 eq、approx、near、gt、ge、lt、le、range 或 several · unknown qualifier %[1]q: write eq, approx, near, gt, ge, lt, le, range or several", *c.Qualifier)
		}
		if (lo != nil || hi != nil) && !Fits(q, lo, hi) {
			return fmt.Errorf("数值的上下限和“%s”不合，请改其中一个 · the ends of the value do not fit %q: change one of them", *c.Qualifier, *c.Qualifier)
		}
	}
	for _, v := range []*string{c.Region, c.Scope} {
		if v != nil && len(*v) > longestPlace {
			return fmt.Errorf("%q 太长，请写得短些 · %[1]q is too long: write less", *v)
		}
	}
	if c.Unit != nil && *c.Unit != "" && unit.Named(*c.Unit) == nil && len(*c.Unit) > 24 {
		return fmt.Errorf("单位 %q 太长，请写得短些 · the unit %[1]q is too long: write a shorter one", *c.Unit)
	}
	return nil
}
