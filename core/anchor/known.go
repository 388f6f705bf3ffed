package anchor

import (
	"encoding/binary"
	"math"
	"slices"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
)

// Of a sketch: bins, and how many letters make a shingle.
const (
	bins    = 128
	shingle = 8
	none    = math.MaxUint16 // of an empty bin
)

// Sketch draws what is alike in texts that are nearly the same: of all stretches
// of eight letters, by their hash, the least of each of 128 bins (one permutation
// hashing: Li, Owen and Zhang, NIPS 2012).
func Sketch(d *doc.Document) []byte {
	var least [bins]uint64
	for i := range least {
		least[i] = math.MaxUint64
	}
	letters := lettersOf(d.Body).runes
	for i := 0; i+shingle <= len(letters); i++ {
		h := uint64(14695981039346656037) // FNV-1a by letters, and mixed at the end
		for _, r := range letters[i : i+shingle] {
			h = (h ^ uint64(r)) * 1099511628211
		}
		h = (h ^ h>>31) * 0x9e3779b97f4a7c15
		bin, rest := h>>(64-7), h<<7
		least[bin] = min(least[bin], rest)
	}
	var out []byte
	for _, h := range least {
		v := uint16(none)
		if h != math.MaxUint64 {
			v = uint16(h>>32) % none
		}
		out = binary.LittleEndian.AppendUint16(out, v)
	}
	return out
}

// Alike is how much two sketches say that their texts share, 0 to 1: the share
// of the stretches of both that stand in both. It is 0 where one is none.
func Alike(a, b []byte) float64 {
	if len(a) != 2*bins || len(b) != 2*bins {
		return 0
	}
	same, all := 0, 0
	for i := 0; i < len(a); i += 2 {
		x, y := binary.LittleEndian.Uint16(a[i:]), binary.LittleEndian.Uint16(b[i:])
		switch {
		case x == none && y == none:
			continue
		case x == y:
			same++
		}
		all++
	}
	if all == 0 {
		return 0
	}
	return float64(same) / float64(all)
}

// How alike texts are that are states of one document: the more speaks for it
// otherwise, the less their texts must. Reports of successive years share up to
// a third, those of successive months more, under titles of their own.
const (
	alikeAtPath  = 0.3 // at the same path
	alikeByName  = 0.4 // with the same address or 文号
	alikeByTitle = 0.5
	alikeAlone   = 0.8
	alikeRenamed = 0.7 // with another title
)

// Earlier returns the head of the entry that was made on an earlier state of the
// document known as now, whose own entry, which may be empty, is own. It is false
// if there is none.
//
// Where a file lies at the path of an entry that was saved later than own, that
// is the latest state of it, even if its bytes were there before.
func Earlier(now store.Known, d *doc.Document, own *store.Entry, heads []store.Head) (store.Head, bool) {
	fresh := own.Empty()
	best, like := -1, 0.0
	for i := range heads {
		h := &heads[i]
		if h.ID == d.ID {
			continue
		}
		here := len(h.Paths) > 0 && len(now.Paths) > 0 && h.Paths[0] == now.Paths[0]
		if !fresh && !(here && h.Saved.After(own.Saved)) {
			continue
		}
		if here && !fresh && !slices.Contains(h.Earlier, d.ID) && !slices.Contains(own.Earlier, h.ID) {
			continue // another document lay there meanwhile
		}
		s := Alike(now.Sketch, h.Sketch)
		if len(h.Sketch) == 0 {
			s = quoted(d, h)
			here = h.Name == d.Name
		}
		if s < needed(now, h.Known, here) {
			continue
		}
		if here {
			s++ // before all others
		}
		if s > like {
			best, like = i, s
		}
	}
	if best < 0 {
		return store.Head{}, false
	}
	return heads[best], true
}

// needed is how alike the text of a document must be to that of one known
// before.
func needed(now, then store.Known, here bool) float64 {
	differ := func(a, b string) bool { return a != "" && b != "" && a != b }
	same := func(a, b string) bool { return a != "" && a == b }
	switch {
	case differ(now.Number, then.Number):
		return math.Inf(1) // no office gives two numbers to one document
	case differ(now.Title, then.Title) && here:
		return alikeRenamed
	case differ(now.Title, then.Title):
		return math.Inf(1)
	case here:
		return alikeAtPath
	case same(now.Number, then.Number), same(now.Address, then.Address):
		return alikeByName
	case same(now.Title, then.Title):
		return alikeByTitle
	}
	return alikeAlone
}

// quoted is how many of the long quotations of a head stand in d: all that files
// of version 1 tell of their document.
func quoted(d *doc.Document, h *store.Head) float64 {
	var l *letters
	there, all := 0, 0
	for _, n := range h.Notes {
		words := plain(n.Text)
		if len(words) < shingle || all == most {
			continue
		}
		if l == nil {
			l = lettersOf(d.Body)
		}
		all++
		for i := range l.runes {
			if l.runes[i] == words[0] && slices.Equal(l.sub(i, i+len(words)), words) {
				there++
				break
			}
		}
	}
	if all == 0 {
		return 0
	}
	return float64(there) / float64(all)
}
