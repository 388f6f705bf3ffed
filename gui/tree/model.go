package tree

import (
	"context"
	"slices"
	"sort"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/find"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
)

// A node is one row of the outline. The nodes stand in the order of the text,
// which is also that of a tree walked from the top: what is under a node is
// the nodes behind it, up to end.
type node struct {
	title  string
	start  int // offset in Body
	depth  int // the document 0, articles 1, sections 2 and more
	parent int // -1 for the document
	end    int // index behind the last node under this one
}

func (n *node) branch(i int) bool { return n.end > i+1 }

// A Model is the outline of a document, made beforehand.
type Model struct {
	nodes   []node
	length  int   // of Body
	figures tally // of the document
	titles  *find.Index
	at      []int // where each title starts in the text of titles
}

// border stands between the titles that are searched: a sign that nobody
// types and that no folding drops, so that no hit crosses titles.
const border = "\uE000"

// Build makes the outline of d; it does not touch the window.
func Build(d *doc.Document) *Model {
	m := &Model{length: len(d.Body)}
	var stack []int // the nodes that are open
	levels := []int{}
	add := func(level int, title string, start int) {
		for len(stack) > 0 && levels[len(levels)-1] >= level {
			m.nodes[stack[len(stack)-1]].end = len(m.nodes)
			stack, levels = stack[:len(stack)-1], levels[:len(levels)-1]
		}
		n := node{title: strings.ReplaceAll(title, "\n", " "), start: start, depth: len(stack), parent: -1}
		if len(stack) > 0 {
			n.parent = stack[len(stack)-1]
		}
		stack, levels = append(stack, len(m.nodes)), append(levels, level)
		m.nodes = append(m.nodes, n)
	}
	// Levels count from 1 in sections: the document and its articles are above.
	add(-1, d.Name, 0)
	for i := range d.Articles {
		a := &d.Articles[i]
		title := d.Text(a.Title)
		if title == "" {
			title = first(d, a)
		}
		add(0, title, a.Start)
		for _, s := range a.Sections {
			if !s.Heading.Empty() {
				add(max(1, s.Level), d.Text(s.Heading), s.Start)
			}
		}
	}
	for _, i := range stack {
		m.nodes[i].end = len(m.nodes)
	}
	var b strings.Builder
	for i := range m.nodes {
		b.WriteString(border)
		m.at = append(m.at, b.Len())
		b.WriteString(m.nodes[i].title)
	}
	m.titles = find.New(b.String())
	starts := make([]int, len(d.Figures))
	for i := range d.Figures {
		starts[i] = d.Figures[i].Start
	}
	m.figures = m.tally(starts)
	return m
}

// first is the start of an article without a title.
func first(d *doc.Document, a *doc.Article) string {
	if len(a.Blocks) == 0 {
		return look.T("untitled")
	}
	s, n := d.Text(a.Blocks[0].Span), 0
	for i := range s { // which may be a whole file in one line
		if n++; n > 24 {
			return s[:i] + "…"
		}
	}
	return s
}

// node returns the innermost node at offset; -1 without a document.
func (m *Model) node(offset int) int {
	return sort.Search(len(m.nodes), func(i int) bool { return m.nodes[i].start > offset }) - 1
}

// span is the text that belongs to node i and to all under it.
func (m *Model) span(i int) text.Span {
	end := m.length
	if e := m.nodes[i].end; e < len(m.nodes) {
		end = m.nodes[e].start
	}
	return text.Span{Start: m.nodes[i].start, End: max(end, m.nodes[i].start)}
}

// matching returns the nodes whose title has query, in order: in either
// script, whatever the width and case, or by the initials of its reading.
func (m *Model) matching(query string) []int {
	if m.titles == nil {
		return nil
	}
	hits, _ := m.titles.All(context.Background(), query)
	var out []int
	for _, h := range hits {
		i := sort.SearchInts(m.at, h.Start+1) - 1
		if i >= 0 && (len(out) == 0 || out[len(out)-1] != i) {
			out = append(out, i)
		}
	}
	return out
}

// same reports whether o has the rows of m, so that what is open may stay so.
func (m *Model) same(o *Model) bool {
	return len(m.nodes) > 0 && slices.EqualFunc(m.nodes, o.nodes, func(a, b node) bool {
		return a.title == b.title && a.depth == b.depth
	})
}

// A tally says how many things stand before the start of each node, and behind
// them all how many there are: one subtraction counts those of a node.
type tally []int32

// tally counts what stands at offsets.
func (m *Model) tally(offsets []int) tally {
	if len(offsets) == 0 {
		return nil
	}
	if !slices.IsSorted(offsets) {
		offsets = slices.Sorted(slices.Values(offsets))
	}
	t := make(tally, len(m.nodes)+1)
	k := 0
	for i := range m.nodes {
		for k < len(offsets) && offsets[k] < m.nodes[i].start {
			k++
		}
		t[i] = int32(k)
	}
	t[len(m.nodes)] = int32(len(offsets))
	return t
}

// of counts what stands in node i and under it.
func (t tally) of(m *Model, i int) int {
	if t == nil {
		return 0
	}
	return int(t[m.nodes[i].end] - t[i])
}
