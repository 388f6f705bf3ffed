package text

import (
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"sort"
	"unicode/utf8"
)

// A Run ties a stretch of the new text to the stretch of the old text that it
// was made from.
//
//   - A copied run has equal bytes on both sides.
//   - A recoded run (decoding) has the same characters in both, each of NewUnit
//     bytes in the new text and OldUnit bytes in the old.
//   - An edit has Why set: with an empty New it is a drop, with an empty Old an
//     insertion, with both a replacement.
type Run struct {
	New, Old         Span
	NewUnit, OldUnit uint8  // bytes a character in each text; 0 where the run is copied or an edit
	Why              string // reason for an edit: "join-line", "page-number"; empty otherwise
}

// Edit reports whether r changes the text.
func (r Run) Edit() bool { return r.Why != "" }

// A Map ties a new text to the old text it was made from. Its runs touch each
// other and cover both texts. The zero Map ties two empty texts. A text is at
// most 4 GiB long.
type Map struct {
	runs []run
	whys []string // the reasons; the why of a run counts from 1
}

// A run is a Run that starts where the one before it ends. A text may have a run
// for each of its characters.
type run struct {
	newEnd, oldEnd   uint32
	newUnit, oldUnit uint8
	why              uint16
}

// Len is the number of runs.
func (m *Map) Len() int { return len(m.runs) }

// Run returns run i.
func (m *Map) Run(i int) Run {
	r := m.runs[i]
	out := Run{NewUnit: r.newUnit, OldUnit: r.oldUnit}
	out.New.End, out.Old.End = int(r.newEnd), int(r.oldEnd)
	if i > 0 {
		out.New.Start, out.Old.Start = int(m.runs[i-1].newEnd), int(m.runs[i-1].oldEnd)
	}
	if r.why > 0 {
		out.Why = m.whys[r.why-1]
	}
	return out
}

// Runs goes through the runs in order.
func (m *Map) Runs() iter.Seq[Run] {
	return func(yield func(Run) bool) {
		for i := range m.runs {
			if !yield(m.Run(i)) {
				return
			}
		}
	}
}

// Edited reports whether a run changes the text.
func (m *Map) Edited() bool {
	return slices.ContainsFunc(m.runs, func(r run) bool { return r.why > 0 })
}

// Edits returns the runs that change the text, in order.
func (m *Map) Edits() []Run {
	var edits []Run
	for r := range m.Runs() {
		if r.Edit() {
			edits = append(edits, r)
		}
	}
	return edits
}

// OldLen is the length of the old text, NewLen of the new one.
func (m *Map) OldLen() int {
	if len(m.runs) == 0 {
		return 0
	}
	return int(m.runs[len(m.runs)-1].oldEnd)
}

// NewLen is the length of the new text in bytes.
func (m *Map) NewLen() int {
	if len(m.runs) == 0 {
		return 0
	}
	return int(m.runs[len(m.runs)-1].newEnd)
}

// Add appends a run; decoders use it to build a map run by run. Neighbouring
// copied or equally recoded runs are merged.
func (m *Map) Add(r Run) {
	if newEnd, oldEnd := m.NewLen(), m.OldLen(); r.New.Start != newEnd || r.Old.Start != oldEnd {
		panic(fmt.Sprintf("text: run %v %v does not touch %d %d", r.New, r.Old, newEnd, oldEnd))
	}
	if r.New.End < r.New.Start || r.Old.End < r.Old.Start || uint64(r.New.End) > math.MaxUint32 || uint64(r.Old.End) > math.MaxUint32 {
		panic(fmt.Sprintf("text: run %v %v goes backwards or beyond 4 GiB", r.New, r.Old))
	}
	if r.New.Empty() && r.Old.Empty() {
		return
	}
	next := run{uint32(r.New.End), uint32(r.Old.End), r.NewUnit, r.OldUnit, m.reason(r.Why)}
	if n := len(m.runs); n > 0 && next.why == 0 {
		last := &m.runs[n-1]
		if last.why == 0 && last.newUnit == next.newUnit && last.oldUnit == next.oldUnit {
			*last = next
			return
		}
	}
	m.runs = append(m.runs, next)
}

// reason is the number of why among the reasons of m.
func (m *Map) reason(why string) uint16 {
	if why == "" {
		return 0
	}
	i := slices.Index(m.whys, why)
	if i < 0 {
		i = len(m.whys)
		m.whys = append(m.whys, why)
	}
	return uint16(i + 1)
}

// Identity returns the map of a text of n bytes to itself.
func Identity(n int) *Map {
	m := &Map{}
	m.Add(Run{New: Span{0, n}, Old: Span{0, n}})
	return m
}

// Back returns the spans of the old text that made s, in order, without the
// bytes that were dropped inside it. It returns nil if s is wholly inserted.
// Neighbouring spans are merged.
func (m *Map) Back(s Span) []Span {
	var out []Span
	i := sort.Search(len(m.runs), func(i int) bool { return int(m.runs[i].newEnd) > s.Start })
	for ; i < len(m.runs); i++ {
		r := m.Run(i)
		if r.New.Start >= s.End {
			break
		}
		if r.New.Empty() || r.Old.Empty() {
			continue
		}
		from, to := r.Old.Start, r.Old.End
		if !r.Edit() { // a replacement maps as a whole
			if s.Start > r.New.Start {
				from = r.old(s.Start)
			}
			if s.End < r.New.End {
				to = r.old(s.End)
			}
		}
		if n := len(out); n > 0 && out[n-1].End == from {
			out[n-1].End = to
		} else {
			out = append(out, Span{from, to})
		}
	}
	return out
}

// Hull returns the smallest span of the old text that holds all of Back(s),
// with what was dropped inside it. It reports false if s is wholly inserted.
func (m *Map) Hull(s Span) (Span, bool) {
	back := m.Back(s)
	if len(back) == 0 {
		return Span{}, false
	}
	return Span{back[0].Start, back[len(back)-1].End}, true
}

// Forward returns the smallest span of the new text that holds what s of the
// old text became. It reports false if all of s was dropped.
func (m *Map) Forward(s Span) (Span, bool) {
	var out Span
	found := false
	i := sort.Search(len(m.runs), func(i int) bool { return int(m.runs[i].oldEnd) > s.Start })
	for ; i < len(m.runs); i++ {
		r := m.Run(i)
		if r.Old.Start >= s.End {
			break
		}
		if r.New.Empty() || r.Old.Empty() {
			continue
		}
		from, to := r.New.Start, r.New.End
		if !r.Edit() {
			if s.Start > r.Old.Start {
				from = r.new(s.Start)
			}
			if s.End < r.Old.End {
				to = r.new(s.End)
			}
		}
		if !found {
			out, found = Span{from, to}, true
		} else {
			out.End = to
		}
	}
	return out, found
}

func (r Run) old(offset int) int {
	d := offset - r.New.Start
	if r.NewUnit != 0 {
		d = d / int(r.NewUnit) * int(r.OldUnit)
	}
	return r.Old.Start + d
}

func (r Run) new(offset int) int {
	d := offset - r.Old.Start
	if r.NewUnit != 0 {
		d = d / int(r.OldUnit) * int(r.NewUnit)
	}
	return r.New.Start + d
}

// Compose returns the map from the text that outer made back to the text that
// inner was made from: outer ties C to B, inner ties B to A, the result C to A.
// The reasons of both are kept; where both changed a place, outer's stands.
func Compose(outer, inner *Map) *Map {
	out := &Map{runs: make([]run, 0, len(outer.runs)+len(inner.runs))}
	newAt, oldAt := 0, 0
	add := func(newLen, oldLen int, nu, ou uint8, why string) {
		out.Add(Run{Span{newAt, newAt + newLen}, Span{oldAt, oldAt + oldLen}, nu, ou, why})
		newAt, oldAt = newAt+newLen, oldAt+oldLen
	}
	j := 0 // inner run
	// drops of inner that lie before offset at of B
	skip := func(at int) {
		for ; j < len(inner.runs); j++ {
			q := inner.Run(j)
			if !q.New.Empty() || q.New.Start > at {
				return
			}
			add(0, q.Old.Len(), 0, 0, q.Why)
		}
	}
	for r := range outer.Runs() {
		if r.Old.Empty() {
			add(r.New.Len(), 0, 0, 0, r.Why)
			continue
		}
		if r.Edit() {
			// Everything of A under r.Old belongs to this edit, not what was
			// dropped before it.
			skip(r.Old.Start)
			end := oldAt
			for j < len(inner.runs) {
				q := inner.Run(j)
				if q.New.Start >= r.Old.End {
					break
				}
				if q.New.End > r.Old.End {
					end = q.old(r.Old.End)
					if q.Edit() {
						end = q.Old.End
					}
					break
				}
				end = q.Old.End
				j++
			}
			add(r.New.Len(), max(0, end-oldAt), 0, 0, r.Why)
			continue
		}
		for at := r.Old.Start; at < r.Old.End; {
			skip(at)
			if j >= len(inner.runs) {
				break
			}
			q := inner.Run(j)
			to := min(r.Old.End, q.New.End)
			switch {
			case q.Edit():
				end := q.Old.End
				if to < q.New.End { // the rest of the insertion follows with the next outer run
					end = oldAt
				}
				add(to-at, end-oldAt, 0, 0, q.Why)
			default:
				add(to-at, q.old(to)-oldAt, q.NewUnit, q.OldUnit, "")
			}
			at = to
			if at == q.New.End {
				j++
			}
		}
	}
	skip(inner.NewLen())
	return out
}

// Check verifies that m ties newText to oldText: the runs, which touch, cover both
// texts, copied runs are equal on both sides, and no run cuts a character of
// the new text. It is cheap and runs on every import.
func (m *Map) Check(oldText, newText string) error {
	for r := range m.Runs() {
		if r.New.End < r.New.Start || r.Old.End < r.Old.Start || r.New.End > len(newText) || r.Old.End > len(oldText) {
			return fmt.Errorf("run %v %v leaves its text", r.New, r.Old)
		}
		if !r.Edit() && r.NewUnit == 0 && r.New.Of(newText) != r.Old.Of(oldText) {
			return fmt.Errorf("copied run %v differs from %v", r.New, r.Old)
		}
		if r.NewUnit != 0 && r.New.Len()/int(r.NewUnit) != r.Old.Len()/int(r.OldUnit) {
			return fmt.Errorf("recoded run %v has another number of characters than %v", r.New, r.Old)
		}
		if r.New.Start < len(newText) && !utf8.RuneStart(newText[r.New.Start]) {
			return fmt.Errorf("run %v cuts a character", r.New)
		}
	}
	if m.NewLen() != len(newText) || m.OldLen() != len(oldText) {
		return errors.New("the runs do not cover both texts")
	}
	return nil
}
