package library

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/core/series"
)

// A Topic is what a reader can follow through the library: an indicator,
// whatever documents call it, its amounts and its growth apart.
type Topic struct {
	Name      string // as series.NewPick takes it
	Key       string // of a known indicator
	Growth    bool
	Names     []string // what documents call it, most often first
	Figures   int
	Documents int
}

// Topics counts what can be followed, what most documents tell of first. merged
// names are counted with those that they mean.
func (l *Library) Topics(ctx context.Context) ([]Topic, error) {
	all, err := l.documents(ctx)
	if err != nil {
		return nil, err
	}
	names, err := l.indicatorNames(ctx)
	if err != nil {
		return nil, err
	}
	merged := l.Shelf().Merged
	subject, called := map[int64]string{}, map[int64]indicatorName{}
	for _, n := range names {
		subjects := series.Subjects(n.text, n.key, merged)
		subject[n.id], called[n.id] = series.Nationwide(subjects[len(subjects)-1]), n
	}
	// in the order in which they lie, so that nothing is sorted or kept
	rows, err := l.read.QueryContext(ctx, "SELECT name, kind = ? AND unit = '%', id >> 20 FROM figure WHERE confidence >= ? ORDER BY id", doc.Change, series.Floor)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	c := counting{merged: merged, groups: map[topicID]*topicCount{}}
	for rows.Next() {
		var name int64
		var growth bool
		var n int
		if err := rows.Scan(&name, &growth, &n); err != nil {
			return nil, err
		}
		if all.by[n] == nil || subject[name] == "" {
			continue
		}
		c.add(topicID{subject[name], growth}, called[name].text, n)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return c.topics(), nil
}

// A topicID is what of the figures a topic takes.
type topicID struct {
	subject string // as series.Subjects has it
	growth  bool
}

// A topicCount is a topic while it is counted.
type topicCount struct {
	Topic
	last   int            // document that was counted last
	told   map[int]bool   // documents that were counted, where they do not come in order
	counts map[string]int // figures of each name
}

// counting counts topics.
type counting struct {
	merged   map[string]string
	groups   map[topicID]*topicCount
	subjects map[[2]string]string // of name and key
	file     int                  // which is being counted
	many     int                  // names at most
}

func (c *counting) group(k topicID) *topicCount {
	g := c.groups[k]
	if g == nil {
		g = &topicCount{counts: map[string]int{}, last: -1}
		g.Growth = k.growth
		c.groups[k] = g
	}
	return g
}

// add counts a figure of a document; documents come in order.
func (c *counting) add(k topicID, name string, document int) {
	g := c.group(k)
	g.Figures++
	if g.last != document {
		g.last = document
		g.Documents++
	}
	g.counts[name]++
}

// count counts a figure of a folder, where those of a document lie apart, but in
// one file.
func (c *counting) count(b parquet.Brief) {
	if b.File != c.file {
		c.file = b.File
		for _, g := range c.groups {
			g.told = nil
		}
		c.prune()
	}
	id := [2]string{b.Name, b.Key}
	subject, ok := c.subjects[id]
	if !ok {
		all := series.Subjects(b.Name, b.Key, c.merged)
		subject = series.Nationwide(all[len(all)-1])
		c.subjects[id] = subject
	}
	if subject == "" {
		return
	}
	g := c.group(topicID{subject, b.Growth})
	g.Figures++
	g.counts[b.Name]++
	if g.told == nil {
		g.told = map[int]bool{}
	}
	if !g.told[b.Document] {
		g.told[b.Document] = true
		g.Documents++
	}
}

// prune lets what was met once go where there is too much of it.
func (c *counting) prune() {
	if len(c.subjects) <= c.many {
		return
	}
	c.subjects = map[[2]string]string{}
	for k, g := range c.groups {
		if g.Figures == 1 {
			delete(c.groups, k)
		}
	}
}

// topics are those that were counted, what most documents tell of first.
func (c *counting) topics() []Topic {
	out := make([]Topic, 0, len(c.groups))
	for k, g := range c.groups {
		g.Names = namesOf(g.counts)
		pick := series.NewPick(k.subject, c.merged)
		if g.Name, g.Key = pick.Name, pick.Key; g.Key == "" {
			g.Name = g.Names[0]
		}
		out = append(out, g.Topic)
	}
	slices.SortFunc(out, func(a, b Topic) int {
		return cmp.Or(cmp.Compare(b.Documents, a.Documents), cmp.Compare(b.Figures, a.Figures), strings.Compare(a.Name, b.Name), cmp.Compare(bit(a.Growth), bit(b.Growth)))
	})
	return out
}

// namesOf are the names that were counted, most often first.
func namesOf(by map[string]int) []string {
	return slices.SortedFunc(maps.Keys(by), func(a, b string) int {
		return cmp.Or(cmp.Compare(by[b], by[a]), cmp.Compare(len(a), len(b)), strings.Compare(a, b))
	})
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}
