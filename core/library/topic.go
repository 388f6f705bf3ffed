package library

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
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
	type id struct {
		subject string
		growth  bool
	}
	type group struct {
		Topic
		last   int // document that was counted last: they come in order
		counts map[int64]int
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
	groups := map[id]*group{}
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
		k := id{subject[name], growth}
		g := groups[k]
		if g == nil {
			g = &group{counts: map[int64]int{}}
			g.Growth = growth
			groups[k] = g
		}
		g.Figures++
		if g.last != n {
			g.last = n
			g.Documents++
		}
		g.counts[name]++
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	out := make([]Topic, 0, len(groups))
	for k, g := range groups {
		g.Names = namesOf(g.counts, called)
		pick := series.NewPick(k.subject, merged)
		if g.Name, g.Key = pick.Name, pick.Key; g.Key == "" {
			g.Name = g.Names[0]
		}
		out = append(out, g.Topic)
	}
	slices.SortFunc(out, func(a, b Topic) int {
		return cmp.Or(cmp.Compare(b.Documents, a.Documents), cmp.Compare(b.Figures, a.Figures), strings.Compare(a.Name, b.Name), cmp.Compare(bit(a.Growth), bit(b.Growth)))
	})
	return out, nil
}

// namesOf are the names that were counted, most often first.
func namesOf(counts map[int64]int, called map[int64]indicatorName) []string {
	by := map[string]int{}
	for id, n := range counts {
		by[called[id].text] += n
	}
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
