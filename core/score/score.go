// Package score measures figures against a document whose numbers were marked
// by hand. It counts what was found, what is right in which fields, and what
// was taken for a figure that is none. It knows nothing of how figures are
// found: it is given places and words.
package score

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Figure is what was extracted at one place of the text.
type Figure struct {
	// Start and End are byte offsets into the marked text, half-open.
	Start, End      int
	Text            string
	Kind, Indicator string
	// Lo and Hi are exact decimals or fractions, empty where open.
	Lo, Hi     string
	Unit       string
	Qualifier  string
	Time       string
	Status     string
	Confidence float64
}

// ReadFigures reads figures as export.JSONL writes them, one object a line.
func ReadFigures(jsonl []byte) ([]Figure, error) {
	var out []Figure
	n := 0
	for raw := range bytes.Lines(jsonl) {
		n++
		if len(bytes.TrimSpace(raw)) == 0 {
			continue
		}
		var f Figure // null leaves a field empty
		if err := json.Unmarshal(raw, &f); err != nil {
			return nil, fmt.Errorf("figure on line %d: %w", n, err)
		}
		out = append(out, f)
	}
	return out, nil
}

// A Slot is a field of a figure that may be wrong.
type Slot uint8

// The slots, in the order in which they are judged.
const (
	Value Slot = iota
	Unit
	Kind
	Indicator
	Time
	Qualifier
	Status
	slots
)

var slotNames = [slots]string{"value", "unit", "kind", "indicator", "time", "qualifier", "status"}

func (s Slot) String() string {
	if s >= slots {
		return fmt.Sprintf("Slot(%d)", uint8(s))
	}
	return slotNames[s]
}

// A Hit is a figure that stands where a claim is marked. Both point into the
// slices that Score was given.
type Hit struct {
	Mark   *Mark
	Figure *Figure
	// Bad holds the slots that differ; it is empty for a claim that is right.
	Bad []Slot
}

// A Fired is a figure that stands where a trap is marked and hits no claim.
type Fired struct {
	Mark   *Mark
	Figure *Figure
}

// A Result holds the counts of one document or of several. Optional claims,
// and the figures that hit them, are counted nowhere.
type Result struct {
	// Gold counts the claims that are marked, Found the figures.
	Gold, Found int
	// Mention counts the claims that were found. Value counts those of them
	// whose value and unit are right, and Claim those right in every slot.
	Mention, Value, Claim int
	// Exact counts the claims found whose names are exactly as marked.
	Exact int
	// Traps counts the traps, Fired those where a figure stands.
	Traps, Fired int
	// Wrong counts the claims found that are wrong in a slot.
	Wrong [slots]int

	Hits   []Hit
	Missed []*Mark
	Extra  []*Figure
	// Fires holds each figure on each trap, so it may be longer than Fired.
	Fires []Fired
}

// Score pairs the marks with the figures, one to one, and counts. Of the pairs
// that overlap, those that share the most come first, then those with fewer
// wrong slots, then those that come first in the slices.
func Score(marks []Mark, figures []Figure) Result {
	type pair struct {
		share        float64 // of the wider of the two
		mark, figure int
		bad          []Slot
	}
	var pairs []pair
	for i := range marks {
		if marks[i].Kind == "" {
			continue
		}
		for j := range figures {
			m, f := &marks[i], &figures[j]
			if n := overlap(m, f); n > 0 {
				share := float64(n) / float64(max(m.End-m.Start, f.End-f.Start))
				pairs = append(pairs, pair{share, i, j, Judge(m, f)})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.share, a.share), cmp.Compare(len(a.bad), len(b.bad)),
			cmp.Compare(a.mark, b.mark), cmp.Compare(a.figure, b.figure))
	})
	r := Result{Found: len(figures)}
	found, used := make([]bool, len(marks)), make([]bool, len(figures))
	for _, p := range pairs {
		if found[p.mark] || used[p.figure] {
			continue
		}
		found[p.mark], used[p.figure] = true, true
		if marks[p.mark].Optional {
			r.Found--
			continue
		}
		r.hit(Hit{&marks[p.mark], &figures[p.figure], p.bad})
	}
	for i := range marks {
		m := &marks[i]
		switch {
		case m.Kind != "" && !m.Optional:
			r.Gold++
			if !found[i] {
				r.Missed = append(r.Missed, m)
			}
		case m.Trap != "":
			r.Traps++
			before := len(r.Fires)
			for j := range figures {
				if !used[j] && overlap(m, &figures[j]) > 0 {
					r.Fires = append(r.Fires, Fired{m, &figures[j]})
				}
			}
			if len(r.Fires) > before {
				r.Fired++
			}
		}
	}
	for j := range figures {
		if !used[j] {
			r.Extra = append(r.Extra, &figures[j])
		}
	}
	return r
}

func (r *Result) hit(h Hit) {
	r.Hits = append(r.Hits, h)
	r.Mention++
	if !slices.Contains(h.Bad, Value) && !slices.Contains(h.Bad, Unit) {
		r.Value++
	}
	if len(h.Bad) == 0 {
		r.Claim++
	}
	for _, s := range h.Bad {
		r.Wrong[s]++
	}
	if plain(h.Mark.Indicator) == plain(h.Figure.Indicator) {
		r.Exact++
	}
}

// Add counts another result in.
func (r *Result) Add(o Result) {
	r.Gold += o.Gold
	r.Found += o.Found
	r.Mention += o.Mention
	r.Value += o.Value
	r.Claim += o.Claim
	r.Exact += o.Exact
	r.Traps += o.Traps
	r.Fired += o.Fired
	for s, n := range o.Wrong {
		r.Wrong[s] += n
	}
	r.Hits = append(r.Hits, o.Hits...)
	r.Missed = append(r.Missed, o.Missed...)
	r.Extra = append(r.Extra, o.Extra...)
	r.Fires = append(r.Fires, o.Fires...)
}

// MentionF1 is the measure of numbers found at all.
func (r *Result) MentionF1() float64 { return r.f1(r.Mention) }

// ValueF1 is the measure of numbers found with the right value and unit.
func (r *Result) ValueF1() float64 { return r.f1(r.Value) }

// ClaimF1 is the measure of figures that are right in every slot: the one that
// counts most.
func (r *Result) ClaimF1() float64 { return r.f1(r.Claim) }

// f1 is 1 where nothing is marked and nothing found.
func (r *Result) f1(n int) float64 {
	if r.Gold+r.Found == 0 {
		return 1
	}
	return 2 * float64(n) / float64(r.Gold+r.Found)
}

// ExactShare is the share of the claims found that are named exactly as
// marked.
func (r *Result) ExactShare() float64 { return share(r.Exact, r.Mention, 1) }

// TrapShare is the share of the traps that were taken for a figure.
func (r *Result) TrapShare() float64 { return share(r.Fired, r.Traps, 0) }

func share(n, of int, none float64) float64 {
	if of == 0 {
		return none
	}
	return float64(n) / float64(of)
}

// Row returns the counts as one line of a table.
func (r *Result) Row(name string) string {
	var wrong []string
	for s, n := range r.Wrong {
		if n > 0 {
			wrong = append(wrong, fmt.Sprintf("%s %d", Slot(s), n))
		}
	}
	slices.Sort(wrong)
	return fmt.Sprintf("%-22s gold %4d found %4d  mention %.3f  value %.3f  claim %.3f  traps %d/%d %.1f%%  wrong: %s",
		name, r.Gold, r.Found, r.MentionF1(), r.ValueF1(), r.ClaimF1(), r.Fired, r.Traps, 100*r.TrapShare(), strings.Join(wrong, " "))
}

// overlap returns how many bytes both cover.
func overlap(m *Mark, f *Figure) int {
	return max(0, min(m.End, f.End)-max(m.Start, f.Start))
}

// Judge returns the slots of the figure that differ from the mark, wherever
// both stand.
func Judge(m *Mark, f *Figure) []Slot {
	var bad []Slot
	wrong := func(s Slot, is bool) {
		if is {
			bad = append(bad, s)
		}
	}
	wrong(Value, !same(m.Lo, f.Lo) || !same(m.Hi, f.Hi))
	wrong(Unit, unit(m.Unit) != unit(f.Unit) && !(m.Implied && f.Unit == ""))
	wrong(Kind, m.Kind != f.Kind)
	wrong(Indicator, !alike(m.Indicator, f.Indicator))
	wrong(Time, !SameTime(f.Time, m.Times))
	wrong(Qualifier, m.Qualifier != f.Qualifier)
	wrong(Status, m.Status != f.Status)
	return bad
}

// same reports whether two bounds are the same number, or both open.
func same(a, b string) bool {
	if a == b {
		return true
	}
	x, okX := number(a)
	y, okY := number(b)
	return okX && okY && equal(x, y)
}

func equal(x, y *big.Rat) bool {
	if x == nil || y == nil {
		return x == y
	}
	return x.Cmp(y) == 0
}

// units maps ways to write a unit to one of them.
var units = map[string]string{
	"％": "%", "千分点": "‰",
	"千米": "公里", "平方千米": "平方公里", "m": "米", "km/h": "公里/小时", "立方": "立方米",
	"元人民币": "元", "人民币": "元", "人民币元": "元",
	"名次": "名", "位": "名", "倍数": "倍", "個": "个",
	"bps": "比特每秒", "bit/s": "比特每秒", "MHz": "兆赫",
	"μg/m3": "微克/立方米", "μg/m³": "微克/立方米", "µg/m3": "微克/立方米", "µg/m³": "微克/立方米",
	"台套": "台（套）", "臺套": "台（套）", "台(套)": "台（套）", "标箱": "标准箱",
	"塊/32": "块/32",
}

func unit(s string) string {
	s = strings.TrimFunc(s, blank)
	if to, ok := units[s]; ok {
		s = to
	}
	return strings.ToLower(s)
}

// SameTime reports whether a time is one of those that are right; whether it is
// meant as of its end is not compared.
func SameTime(got string, right []string) bool {
	got = strings.ReplaceAll(got, "@", "")
	return slices.ContainsFunc(right, func(t string) bool { return strings.ReplaceAll(t, "@", "") == got })
}

// noise are the words and signs that make no difference to a name.
var (
	noise      = []string{"我国", "全国", "中国", "全省", "全市", "全区", "本省", "的"}
	noiseSigns = ",，、。“”\"()（）·"
)

// alike reports whether two names share enough characters.
func alike(a, b string) bool { return Likeness(a, b) >= Alike }

// Alike is the likeness from which on two names are taken for one.
const Alike = 0.6

// Likeness is how many characters two names share, wherever these stand, from 0
// to 1: twice the number shared over that of all (Dice 1945). What makes no
// difference to a name is left out.
func Likeness(a, b string) float64 {
	count := map[rune]int{}
	total, shared := 0, 0
	letters(a, func(r rune) {
		count[r]++
		total++
	})
	letters(b, func(r rune) {
		total++
		if count[r] > 0 {
			count[r]--
			shared++
		}
	})
	if total == 0 {
		return 1
	}
	return 2 * float64(shared) / float64(total)
}

// Letters appends the characters of a name that make a difference to it, sorted,
// for Shared.
func Letters(buf []rune, name string) []rune {
	first := len(buf)
	letters(name, func(r rune) { buf = append(buf, r) })
	slices.Sort(buf[first:])
	return buf
}

// Shared is the likeness of two names of which Letters were taken.
func Shared(a, b []rune) float64 {
	total := len(a) + len(b)
	if total == 0 {
		return 1
	}
	shared := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			shared, i, j = shared+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return 2 * float64(shared) / float64(total)
}

// Bare is a name without what makes no difference to it.
func Bare(name string) string {
	var b strings.Builder
	letters(name, func(r rune) { b.WriteRune(r) })
	return b.String()
}

// letters calls yield for the characters of a name that are no noise.
func letters(name string, yield func(rune)) {
next:
	for name != "" {
		for _, w := range noise {
			if rest, ok := strings.CutPrefix(name, w); ok {
				name = rest
				continue next
			}
		}
		r, n := utf8.DecodeRuneInString(name)
		if !blank(r) && !strings.ContainsRune(noiseSigns, r) {
			yield(r)
		}
		name = name[n:]
	}
}

// leftOut are the words that the rules of marking leave out of a name.
var leftOut = strings.NewReplacer("我国", "", "全国", "", "的", "")

// plain returns a name without blanks and without the words left out.
func plain(name string) string {
	return leftOut.Replace(strings.Map(func(r rune) rune {
		if blank(r) {
			return -1
		}
		return r
	}, name))
}

// blank also takes the separators of ASCII for blanks.
func blank(r rune) bool { return unicode.IsSpace(r) || 0x1c <= r && r <= 0x1f }
