// Package lexicon reads the word tables of assets and finds the longest word
// of a table at a place in a text, from the left or from the right.
package lexicon

// A Trie holds words with a value each and finds the longest of them at the
// start or, if it was built Backward, at the end of a text. It walks bytes, so
// it neither decodes nor copies.
type Trie[T any] struct {
	nodes    []node
	values   []T
	backward bool
	first    *[firstLast - firstHan]int32 // the node behind each Han character that begins (or ends) a word
}

// Nearly all words begin and end with a Han character of these: it is gone
// through in one step.
const (
	firstHan  = 0x4E00
	firstLast = 0xA000
)

type node struct {
	edges []edge
	value int32 // index+1 into values; 0 where no word ends
	dense *[256]int32
}

type edge struct {
	b  byte
	to int32
}

// Backward returns an empty trie that matches words at the end of a text.
func Backward[T any]() *Trie[T] { return &Trie[T]{nodes: make([]node, 1), backward: true} }

// Forward returns an empty trie that matches words at the start of a text.
func Forward[T any]() *Trie[T] { return &Trie[T]{nodes: make([]node, 1)} }

// Put adds a word; a second value for the same word replaces the first.
func (t *Trie[T]) Put(word string, value T) {
	at := int32(0)
	for i := range len(word) {
		b := word[i]
		if t.backward {
			b = word[len(word)-1-i]
		}
		to := t.step(at, b)
		if to == 0 {
			t.nodes = append(t.nodes, node{})
			to = int32(len(t.nodes) - 1)
			t.link(at, b, to)
		}
		at = to
		if i == 2 {
			if k := t.han(word); k >= 0 {
				if t.first == nil {
					t.first = new([firstLast - firstHan]int32)
				}
				t.first[k] = at
			}
		}
	}
	if v := t.nodes[at].value; v > 0 {
		t.values[v-1] = value
		return
	}
	t.values = append(t.values, value)
	t.nodes[at].value = int32(len(t.values))
}

func (t *Trie[T]) link(at int32, b byte, to int32) {
	n := &t.nodes[at]
	n.edges = append(n.edges, edge{b, to})
	if n.dense == nil && len(n.edges) > 6 {
		n.dense = new([256]int32)
		for _, e := range n.edges {
			n.dense[e.b] = e.to
		}
	} else if n.dense != nil {
		n.dense[b] = to
	}
}

func (t *Trie[T]) step(at int32, b byte) int32 {
	n := &t.nodes[at]
	if n.dense != nil {
		return n.dense[b]
	}
	for _, e := range n.edges {
		if e.b == b {
			return e.to
		}
	}
	return 0
}

// han is the place in first of the Han character at the start (or end) of s,
// −1 if there is none.
func (t *Trie[T]) han(s string) int {
	if len(s) < 3 {
		return -1
	}
	if t.backward {
		s = s[len(s)-3:]
	}
	a, b, c := s[0], s[1], s[2]
	if a < 0xE4 || a > 0xE9 || b&0xC0 != 0x80 || c&0xC0 != 0x80 {
		return -1
	}
	k := int(a&0x0F)<<12 | int(b&0x3F)<<6 | int(c&0x3F)
	return k - firstHan
}

// Longest returns the value of the longest word at the start (or end) of s and
// the word's length in bytes; 0 if there is none.
func (t *Trie[T]) Longest(s string) (value T, n int) {
	at, from, best := int32(0), 0, int32(0)
	if k := t.han(s); k >= 0 {
		if t.first == nil {
			return value, 0
		}
		if at = t.first[k]; at == 0 {
			return value, 0
		}
		from = 3
		if best = t.nodes[at].value; best > 0 {
			n = 3
		}
	}
	for i := from; i < len(s); i++ {
		b := s[i]
		if t.backward {
			b = s[len(s)-1-i]
		}
		if at = t.step(at, b); at == 0 {
			break
		}
		if v := t.nodes[at].value; v > 0 {
			best, n = v, i+1
		}
	}
	if best > 0 {
		value = t.values[best-1]
	}
	return value, n
}

// Has reports whether word is in the trie.
func (t *Trie[T]) Has(word string) bool {
	_, n := t.Longest(word)
	return n == len(word) && n > 0
}

// Values returns the values of the words in the order in which they were put.
func (t *Trie[T]) Values() []T { return t.values[:len(t.values):len(t.values)] }

// Begins reports whether a word of the trie starts (or ends) with s.
func (t *Trie[T]) Begins(s string) bool {
	at := int32(0)
	for i := range len(s) {
		b := s[i]
		if t.backward {
			b = s[len(s)-1-i]
		}
		if at = t.step(at, b); at == 0 {
			return false
		}
	}
	return true
}
