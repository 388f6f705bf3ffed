package palette

import (
	"context"
	"slices"
	"sort"
	"strings"

	"github.com/wenshu-app/wenshu/core/find"
	"github.com/wenshu-app/wenshu/core/text"
)

// MaxShown bounds the list; who wants more types more.
const MaxShown = 60

// maxHits bounds what one search looks at: a single common character stands in
// thousands of names, and nobody reads them.
const maxHits = 1000

// border stands before each name that is searched: a sign that nobody types
// and that no folding drops, so that no hit crosses names and those that start
// with the query can be asked for.
const border = "\uE000"

// An Item is something that can be done.
type Item struct {
	Name string
	Kind string // what sort of thing it is: 操作, 标题, 指标
	Key  string // the keys that do it, as they are shown; "" for none
	Do   func()
}

// A Match is an item that was found, and which bytes of its name match.
type Match struct {
	Item
	At text.Span
}

// A Finder finds items by what is typed. It is never changed.
type Finder struct {
	items  []Item
	recent []int // indexes of the items that were used last, the newest first
	rank   map[int]int
	index  *find.Index
	start  []int // of each name in the text of index
}

// NewFinder returns a finder of items. recent are names of those used last,
// the newest first: they come before others.
func NewFinder(items []Item, recent []string) *Finder {
	f := &Finder{items: items, rank: map[int]int{}, start: make([]int, 0, len(items))}
	byName := map[string]int{}
	for _, name := range recent {
		byName[name] = -1
	}
	var b strings.Builder
	for i, it := range items {
		b.WriteString(border)
		f.start = append(f.start, b.Len())
		b.WriteString(it.Name)
		if at, ok := byName[it.Name]; ok && at < 0 {
			byName[it.Name] = i
		}
	}
	for _, name := range recent {
		if i := byName[name]; i >= 0 && f.rank[i] == 0 {
			f.recent = append(f.recent, i)
			f.rank[i] = len(f.recent)
		}
	}
	f.index = find.New(b.String())
	return f
}

// Find returns the items that match query, those that start with it first, and
// among them those that were used last. An empty query gives what was used
// last, then the first of all.
func (f *Finder) Find(query string) []Match {
	var out []Match
	if strings.TrimSpace(query) == "" {
		for _, i := range f.recent {
			out = append(out, Match{Item: f.items[i]})
		}
		for i := range f.items {
			if len(out) >= MaxShown {
				break
			}
			if f.rank[i] == 0 {
				out = append(out, Match{Item: f.items[i]})
			}
		}
		return out
	}
	type found struct {
		item  int
		at    text.Span
		class int
	}
	var list []found
	seen := map[int]bool{}
	take := func(hits []text.Span, skip int) {
		for _, h := range hits {
			h.Start += skip
			i := sort.SearchInts(f.start, h.Start+1) - 1
			if i < 0 || seen[i] {
				continue
			}
			seen[i] = true
			at := text.Span{Start: h.Start - f.start[i], End: h.End - f.start[i]}
			class := f.rank[i] // the newest first
			if class == 0 {
				class = len(f.recent) + 1
			}
			if at.Start > 0 {
				class += len(f.items)
			}
			list = append(list, found{i, at, class})
		}
	}
	ctx := context.Background()
	first, _ := f.index.Some(ctx, border+query, maxHits)
	take(first, len(border))
	rest, _ := f.index.Some(ctx, query, maxHits)
	take(rest, 0)
	slices.SortStableFunc(list, func(a, b found) int { return a.class - b.class })
	for _, l := range list[:min(MaxShown, len(list))] {
		out = append(out, Match{f.items[l.item], l.at})
	}
	return out
}
