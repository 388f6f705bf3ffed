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
}

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

// Longest returns the value of the longest word at the start (or end) of s and
// the word's length in bytes; 0 if there is none.
func (t *Trie[T]) Longest(s string) (value T, n int) {
	at := int32(0)
	for i := range len(s) {
		b := s[i]
		if t.backward {
			b = s[len(s)-1-i]
		}
		if at = t.step(at, b); at == 0 {
			break
		}
		if v := t.nodes[at].value; v > 0 {
			value, n = t.values[v-1], i+1
		}
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
