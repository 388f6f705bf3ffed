package store

import (
	"reflect"
	"slices"
	"time"
)

// merge joins what two programs made of one entry: base is what ours was made
// from. What only one of them changed is as that one has it; what one of them
// took away and the other did not touch is gone.
func merge(base, ours, theirs *Entry) *Entry {
	m := ours.Clone()
	m.Corrections = mergeList(base.Corrections, ours.Corrections, theirs.Corrections,
		func(c Correction) Place { return c.Place },
		func(a, b Correction) Correction { return later(a, b, a.Made, b.Made) })
	m.Notes = mergeList(base.Notes, ours.Notes, theirs.Notes, Note.seat, bothWords)
	m.Undone = mergeList(base.Undone, ours.Undone, theirs.Undone,
		func(u Undoing) Place { return u.Place },
		func(a, b Undoing) Undoing { return later(a, b, a.Made, b.Made) })
	m.Charts = mergeList(base.Charts, ours.Charts, theirs.Charts,
		func(c Chart) string { return c.ID },
		func(a, b Chart) Chart { return later(a, b, a.Made, b.Made) })
	m.order()
	m.Unplaced = Unplaced{
		mergeList(base.Unplaced.Corrections, ours.Unplaced.Corrections, theirs.Unplaced.Corrections,
			func(c Correction) quoted { return quoted{c.Quote, c.Made} }, first),
		mergeList(base.Unplaced.Notes, ours.Unplaced.Notes, theirs.Unplaced.Notes,
			func(n Note) quoted { return quoted{n.Quote, n.Made} }, bothWords),
		mergeList(base.Unplaced.Undone, ours.Unplaced.Undone, theirs.Unplaced.Undone,
			func(u Undoing) quoted { return quoted{u.Quote, u.Made} }, first),
	}
	if ours.Position == base.Position {
		m.Position = theirs.Position
	}
	if reflect.DeepEqual(ours.Own, base.Own) {
		m.Own = theirs.Own
	}
	for _, path := range slices.Backward(theirs.Paths) {
		if !slices.Contains(m.Paths, path) {
			m.Paths = append(m.Paths, path)
		}
	}
	for _, id := range slices.Backward(theirs.Earlier) {
		if !slices.Contains(m.Earlier, id) {
			m.Earlier = append(m.Earlier, id)
		}
	}
	m.strange = theirs.strange // only what is read from a file is strange
	m.other = theirs.other
	return m
}

// seat is what only one note has.
func (n Note) seat() seat { return seat{n.Place, n.Bookmark} }

type seat struct {
	Place
	bookmark bool
}

// quoted knows what has no place.
type quoted struct {
	Quote
	made time.Time
}

// mergeList joins two lists that were made from base, by the key of their
// members. both says what stands for a member that both changed.
func mergeList[T any, K comparable](base, ours, theirs []T, key func(T) K, both func(ours, theirs T) T) []T {
	byKey := func(list []T) map[K]T {
		m := make(map[K]T, len(list))
		for _, x := range list {
			m[key(x)] = x
		}
		return m
	}
	was, have, other := byKey(base), byKey(ours), byKey(theirs)
	same := func(a, b T) bool { return reflect.DeepEqual(a, b) }
	var out []T
	for _, x := range ours {
		old, old1 := was[key(x)]
		y, there := other[key(x)]
		switch {
		case !there && old1 && same(x, old): // they took it away
		case !there, same(x, y), old1 && same(y, old):
			out = append(out, x)
		case old1 && same(x, old):
			out = append(out, y)
		default:
			out = append(out, both(x, y))
		}
	}
	for _, y := range theirs {
		if _, there := have[key(y)]; there {
			continue
		}
		if old, old1 := was[key(y)]; !old1 || !same(y, old) { // else we took it away
			out = append(out, y)
		}
	}
	return out
}

func first[T any](a, _ T) T { return a }

// later is that of two which was made last.
func later[T any](a, b T, whenA, whenB time.Time) T {
	if whenB.After(whenA) {
		return b
	}
	return a
}

// bothWords is the later of two notes on one place, with the words of both.
func bothWords(a, b Note) Note {
	n := later(a, b, a.Made, b.Made)
	if a.Words != b.Words && a.Words != "" && b.Words != "" {
		n.Words = a.Words + "\n\n" + b.Words
	} else {
		n.Words = a.Words + b.Words
		if a.Words == b.Words {
			n.Words = a.Words
		}
	}
	return n
}
