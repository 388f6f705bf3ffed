package text

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// edited applies up to n random edits to old, at the starts of its characters.
func edited(r *rand.Rand, old string, n int) (string, *Map) {
	e := NewEditor(old)
	next := func() int {
		at := min(len(old), e.At()+r.IntN(12))
		for at < len(old) && !utf8.RuneStart(old[at]) {
			at++
		}
		return at
	}
	for range n {
		e.CopyTo(next())
		switch r.IntN(4) {
		case 0:
			e.Drop(next(), "drop")
		case 1:
			e.Insert("插", "insert")
		case 2:
			e.Replace(next(), "换", "replace")
		case 3:
			e.CopyTo(next())
		}
	}
	return e.Done()
}

// byHand is what Back must return, byte by byte: which bytes of the old text
// made those of s.
func byHand(m *Map, s Span) map[int]bool {
	made := map[int]bool{}
	for r := range m.Runs() {
		for i := r.New.Start; i < r.New.End; i++ {
			switch {
			case !s.Has(i):
			case r.Edit():
				for k := r.Old.Start; k < r.Old.End; k++ {
					made[k] = true
				}
			default:
				made[r.Old.Start+i-r.New.Start] = true
			}
		}
	}
	return made
}

func bytesOf(spans []Span) map[int]bool {
	m := map[int]bool{}
	for _, s := range spans {
		for i := s.Start; i < s.End; i++ {
			m[i] = true
		}
	}
	return m
}

func same(a, b map[int]bool) bool {
	if len(a) != len(b) {
		return false
	}
	for k := range a {
		if !b[k] {
			return false
		}
	}
	return true
}

// TestMapProperties makes random edits and compares the map with counting byte
// by byte.
func TestMapProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	old := strings.Repeat("全省a粮食\n产量1.2万吨。", 6)
	for range 2000 {
		got, m := edited(r, old, r.IntN(8))
		if err := m.Check(old, got); err != nil {
			t.Fatal(err)
		}
		if m.OldLen() != len(old) || m.NewLen() != len(got) {
			t.Fatalf("lengths %d, %d, want %d, %d", m.OldLen(), m.NewLen(), len(old), len(got))
		}
		if got == "" {
			continue
		}
		from := r.IntN(len(got))
		s := Span{from, from + 1 + r.IntN(len(got)-from)}
		back := m.Back(s)
		if !same(bytesOf(back), byHand(m, s)) {
			t.Fatalf("Back(%v) = %v of %v", s, back, runs(m))
		}
		for i := 1; i < len(back); i++ {
			if back[i].Start <= back[i-1].End {
				t.Fatalf("Back(%v) = %v is not in order and merged", s, back)
			}
		}
		hull, ok := m.Hull(s)
		if ok != (len(back) > 0) || ok && (hull.Start != back[0].Start || hull.End != back[len(back)-1].End) {
			t.Fatalf("Hull(%v) = %v, %v of %v", s, hull, ok, back)
		}
		// what came from the old text is found again from there
		for _, o := range back {
			if f, ok := m.Forward(o); !ok || !f.Overlaps(s) {
				t.Fatalf("Forward(%v) = %v, %v, from %v", o, f, ok, s)
			}
		}
		if f, ok := m.Forward(hull); ok && !f.Covers(shrunk(m, s)) {
			t.Fatalf("Forward(Hull(%v)) = %v", s, f)
		}
	}
}

// shrunk is s without insertions at its ends, which nothing leads to.
func shrunk(m *Map, s Span) Span {
	for !s.Empty() && len(m.Back(Span{s.Start, s.Start + 1})) == 0 {
		s.Start++
	}
	for !s.Empty() && len(m.Back(Span{s.End - 1, s.End})) == 0 {
		s.End--
	}
	return s
}

// TestCompose edits a text twice; the composed map must lead to the same bytes
// as going back step by step, and hold.
func TestCompose(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	a := strings.Repeat("甲乙b丙\n丁3.4亿元，", 5)
	for range 3000 {
		b, inner := edited(r, a, r.IntN(6))
		c, outer := edited(r, b, r.IntN(6))
		m := Compose(outer, inner)
		if err := m.Check(a, c); err != nil {
			t.Fatalf("%v\nouter %v\ninner %v", err, runs(outer), runs(inner))
		}
		// where both steps copied, the place is the same
		for run := range outer.Runs() {
			if run.Edit() {
				continue
			}
			for i := run.New.Start; i < run.New.End; i++ {
				one := Span{i, i + 1}
				var want []Span
				for _, s := range outer.Back(one) {
					want = append(want, inner.Back(s)...)
				}
				if got := m.Back(one); !within(bytesOf(want), bytesOf(got)) {
					t.Fatalf("Back(%v) = %v, step by step %v\nouter %v\ninner %v", one, got, want, runs(outer), runs(inner))
				}
			}
		}
		// Identity changes nothing on either side
		if got := Compose(Identity(len(b)), inner); !equal(got, inner) {
			t.Fatalf("identity over %v = %v", runs(inner), runs(got))
		}
		if got := Compose(outer, Identity(len(b))); !equal(got, outer) {
			t.Fatalf("%v over identity = %v", runs(outer), runs(got))
		}
	}
}

func within(a, b map[int]bool) bool {
	for k := range a {
		if !b[k] {
			return false
		}
	}
	return true
}

func equal(a, b *Map) bool { return slices.Equal(runs(a), runs(b)) }

func runs(m *Map) []Run { return slices.Collect(m.Runs()) }

// TestRecoded leads through a map between two encodings, two bytes a character
// in one, three in the other.
func TestRecoded(t *testing.T) {
	m := &Map{}
	m.Add(Run{New: Span{0, 3}, Old: Span{0, 3}})
	m.Add(Run{New: Span{3, 9}, Old: Span{3, 7}, NewUnit: 3, OldUnit: 2})
	m.Add(Run{New: Span{9, 12}, Old: Span{7, 9}, NewUnit: 3, OldUnit: 2})
	if m.Len() != 2 {
		t.Errorf("equally recoded runs stay apart: %v", runs(m))
	}
	for _, c := range []struct{ new, old Span }{
		{Span{0, 3}, Span{0, 3}}, {Span{3, 6}, Span{3, 5}}, {Span{6, 12}, Span{5, 9}}, {Span{2, 6}, Span{2, 5}},
	} {
		if got, ok := m.Hull(c.new); !ok || got != c.old {
			t.Errorf("Hull(%v) = %v, want %v", c.new, got, c.old)
		}
		if got, ok := m.Forward(c.old); !ok || got != c.new {
			t.Errorf("Forward(%v) = %v, want %v", c.old, got, c.new)
		}
	}
}

// TestCheckRefuses hands Check maps that do not hold.
func TestCheckRefuses(t *testing.T) {
	one := func(runs ...Run) *Map {
		m := &Map{}
		for _, r := range runs {
			m.Add(r)
		}
		return m
	}
	for _, c := range []struct {
		name, old, new string
		m              *Map
	}{
		{"a copy that differs", "甲", "乙", Identity(3)},
		{"a text that is longer", "甲乙", "甲乙", Identity(3)},
		{"a run beyond the text", "ab", "ab", Identity(3)},
		{"a cut character", "甲", "甲", one(Run{New: Span{0, 1}, Old: Span{0, 1}}, Run{New: Span{1, 3}, Old: Span{1, 3}, NewUnit: 1, OldUnit: 1})},
		{"another number of characters", "abcd", "甲", one(Run{New: Span{0, 3}, Old: Span{0, 4}, NewUnit: 3, OldUnit: 2})},
	} {
		if err := c.m.Check(c.old, c.new); err == nil {
			t.Errorf("%s passes", c.name)
		}
	}
}

// TestAddRefuses adds runs that tie nothing to nothing.
func TestAddRefuses(t *testing.T) {
	for name, r := range map[string]Run{
		"a gap":           {New: Span{4, 5}, Old: Span{3, 4}},
		"a gap behind":    {New: Span{3, 4}, Old: Span{4, 5}},
		"a run backwards": {New: Span{3, 2}, Old: Span{3, 5}, Why: "x"},
		"beyond 4 GiB":    {New: Span{3, 1<<32 + 1}, Old: Span{3, 4}, Why: "x"},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			Identity(3).Add(r)
		}()
	}
}

func TestEditorMisused(t *testing.T) {
	for name, f := range map[string]func(*Editor){
		"backwards":         func(e *Editor) { e.CopyTo(4); e.Drop(2, "x") },
		"beyond the end":    func(e *Editor) { e.Drop(9, "x") },
		"without a reason":  func(e *Editor) { e.Drop(2, "") },
		"an insert unnamed": func(e *Editor) { e.Insert("x", "") },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			f(NewEditor("abcdef"))
		}()
	}
}

func TestReplaceByItself(t *testing.T) {
	e := NewEditor("abc")
	e.CopyTo(1)
	e.Replace(2, "b", "case")
	if got, m := e.Done(); got != "abc" || len(m.Edits()) != 0 {
		t.Errorf("%q with edits %v", got, m.Edits())
	}
}

func TestSpan(t *testing.T) {
	s := Span{2, 5}
	if s.Len() != 3 || s.Empty() || !s.Has(2) || s.Has(5) || !s.Covers(Span{3, 5}) || s.Covers(Span{3, 6}) || s.Overlaps(Span{5, 6}) || !s.Overlaps(Span{4, 9}) {
		t.Error("the end does not belong to a span, the start does")
	}
	if got := s.Join(Span{7, 8}); got != (Span{2, 8}) {
		t.Errorf("Join = %v", got)
	}
	if got := s.Join(Span{}); got != s {
		t.Errorf("Join with nothing = %v", got)
	}
	if s.Of("0123456") != "234" || s.String() != "[2,5)" {
		t.Errorf("%s, %v", s.Of("0123456"), s)
	}
}

// FuzzCompose makes the edits from the bytes it is given.
func FuzzCompose(f *testing.F) {
	f.Add("全省粮食产量增长。", uint64(1), uint64(2))
	f.Add("a\n\nb", uint64(3), uint64(9))
	f.Fuzz(func(t *testing.T, a string, x, y uint64) {
		if len(a) > 1<<12 || !utf8.ValidString(a) {
			return
		}
		r := rand.New(rand.NewPCG(x, y))
		b, inner := edited(r, a, 6)
		c, outer := edited(r, b, 6)
		if err := inner.Check(a, b); err != nil {
			t.Fatal(err)
		}
		m := Compose(outer, inner)
		if err := m.Check(a, c); err != nil {
			t.Fatal(err)
		}
		for run := range m.Runs() {
			if hull, ok := m.Hull(run.New); ok && !run.New.Empty() && (hull.Start < 0 || hull.End > len(a)) {
				t.Fatalf("%v leads to %v of %d", run.New, hull, len(a))
			}
		}
	})
}
