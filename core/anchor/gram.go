package anchor

import (
	"cmp"
	"iter"
	"slices"
)

// gramLength is how many letters are compared at once. Four Chinese characters
// stand in few places of a text.
const gramLength = 4

// A gram is four letters in a row.
type gram uint64

func gramAt(r []rune) gram {
	return gram(r[0]&0xffff)<<48 | gram(r[1]&0xffff)<<32 | gram(r[2]&0xffff)<<16 | gram(r[3]&0xffff)
}

// A ref says that a gram stands in an item, so many letters behind the start of
// its quotation or, where end is set, behind its end.
type ref struct {
	it  *item
	off int
	end bool
}

// grams calls add with every second gram of it and of what stands around it. Of
// a long quotation its ends are enough.
func (it *item) grams(add func(gram, ref)) {
	each := func(r []rune, off int, end bool) {
		for i := 0; i+gramLength <= len(r); i += 2 {
			add(gramAt(r[i:]), ref{it, off + i, end})
		}
	}
	if n := len(it.text); n > 2*edge {
		each(slices.Concat(it.before, it.text[:edge]), -len(it.before), false)
		each(slices.Concat(it.text[n-edge:], it.after), -edge, true)
	} else {
		each(slices.Concat(it.before, it.text, it.after), -len(it.before), false)
	}
}

// said are the items that a gram stands in, and where it stands in the text.
type said struct {
	refs  []ref
	at    [common]int32
	n     int
	often bool
}

// vote notes for each item where its grams say that it begins and ends: one pass
// over the text for all of them, as Karp and Rabin search for many patterns.
func (g *ground) vote(items []*item) {
	table := map[gram]*said{}
	const bits = 1 << 20 // a filter that spares most of the looking up
	filter := make([]uint64, bits/64)
	slot := func(k gram) uint64 { return uint64(k) * 0x9e3779b97f4a7c15 >> 44 }
	for _, it := range items {
		it.grams(func(k gram, r ref) {
			s := table[k]
			if s == nil {
				s = &said{}
				table[k] = s
				filter[slot(k)/64] |= 1 << (slot(k) % 64)
			}
			s.refs = append(s.refs, r)
		})
	}
	for i := 0; i+gramLength <= len(g.runes); i++ {
		k := gramAt(g.runes[i:])
		if filter[slot(k)/64]>>(slot(k)%64)&1 == 0 {
			continue
		}
		if s := table[k]; s != nil && !s.often {
			if s.n == common {
				s.often = true
				continue
			}
			s.at[s.n] = int32(i)
			s.n++
		}
	}
	for _, s := range table {
		if s.often {
			continue
		}
		for _, at := range s.at[:s.n] {
			for _, r := range s.refs {
				if r.end {
					r.it.ends = append(r.it.ends, int(at)-r.off)
				} else {
					r.it.starts = append(r.it.starts, int(at)-r.off)
				}
			}
		}
	}
}

// look adds matches of it that stand near where it is expected, though its grams
// are common in the text or it has none.
func (g *ground) look(it *item) {
	i := g.indexAt(it.expect)
	from, to := max(0, i-nearby), min(i+nearby, len(g.runes))
	table := map[gram][]ref{}
	it.grams(func(k gram, r ref) { table[k] = append(table[k], r) })
	n := len(it.text)
	var counts [2 * nearby]int16 // of the letters from on
	for at := from; at < to; at++ {
		if at+gramLength <= to && len(table) > 0 {
			for _, r := range table[gramAt(g.runes[at:])] {
				if k := at - r.off - from; r.end {
					it.ends = append(it.ends, at-r.off)
				} else if k >= 0 && k < len(counts) {
					counts[k]++
				}
			}
		}
		if len(table) == 0 && n > 0 && slices.Equal(it.text, g.sub(at, at+n)) {
			counts[at-from]++
		}
	}
	g.weigh(it, likeliest(func(yield func(at, votes int) bool) {
		for k, n := range counts {
			if n > 0 && !yield(from+k, int(n)) {
				return
			}
		}
	}, i))
}

// A candidate is a letter that an item may begin or end at, and how many of its
// grams say so.
type candidate struct{ at, votes int }

// candidates are the likeliest of the letters that grams say.
func candidates(said []int, near int) []candidate {
	slices.Sort(said)
	return likeliest(func(yield func(at, votes int) bool) {
		for i := 0; i < len(said); {
			k := i
			for k < len(said) && said[k] == said[i] {
				k++
			}
			if !yield(said[i], k-i) {
				return
			}
			i = k
		}
	}, near)
}

// likeliest are those of letters, which come in order, of which most grams say
// that they, or ones beside them, are it: the nearest first of equal ones.
func likeliest(letters iter.Seq2[int, int], near int) []candidate {
	var all []candidate
	last, top := 0, 0 // the letter before, and the votes for the one that a candidate is at
	for at, n := range letters {
		if k := len(all) - 1; k >= 0 && at-last <= drift {
			all[k].votes += n
			if n > top {
				all[k].at, top = at, n
			}
		} else {
			all, top = append(all, candidate{at, n}), n
		}
		last = at
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Or(b.votes-a.votes, distance(a.at, near)-distance(b.at, near))
	})
	all = all[:min(most, len(all))]
	for i, c := range all {
		if c.votes < all[0].votes/3 {
			return all[:i]
		}
	}
	return all
}

func distance(a, b int) int { return max(a-b, b-a) }
