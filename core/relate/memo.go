package relate

import (
	"github.com/wenshu-app/wenshu/core/rank"
)

// A memo keeps sums of features that the candidates of one number share, in a
// table of hashes that is emptied by counting up its turn.
type memo struct {
	slots [1 << memoBits]memoSlot
	turn  uint32
	n     int
}

type memoSlot struct {
	key  uint64
	turn uint32
	sum  float32
}

const memoBits = 9

// The sorts of sums that a memo keeps.
const (
	memoSource = iota << 56
	memoText
	memoLeft
	memoRight
	memoEnding
	memoBeginning
)

// empty forgets the sums of the number before.
func (m *memo) empty() {
	m.turn++
	m.n = 0
}

// memoKey is the key of a sum of a sort for what has this hash, at a place.
func memoKey(sort uint64, hash uint64, at int) uint64 {
	return hash ^ sort ^ uint64(at)*0x9E3779B97F4A7C15
}

// get adds the sum that was kept under key; it reports false if there is none,
// or if the names of features are wanted.
func (m *memo) get(sc *rank.Score, key uint64) bool {
	if sc.Names != nil {
		return false
	}
	for i := key >> 32 & (1<<memoBits - 1); m.slots[i].turn == m.turn; i = (i + 1) & (1<<memoBits - 1) {
		if m.slots[i].key == key {
			sc.Sum += m.slots[i].sum
			return true
		}
	}
	return false
}

// put keeps what sc gained since before. A full memo keeps no more; no number
// has so many candidates.
func (m *memo) put(sc *rank.Score, before float32, key uint64) {
	if m.n == 1<<memoBits-1 {
		return
	}
	m.n++
	i := key >> 32 & (1<<memoBits - 1)
	for m.slots[i].turn == m.turn {
		i = (i + 1) & (1<<memoBits - 1)
	}
	m.slots[i] = memoSlot{key, m.turn, sc.Sum - before}
}
