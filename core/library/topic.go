package library

import (
	"cmp"
	"context"
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
		documents map[int]bool
		counts    map[string]int
	}
	merged := l.Shelf().Merged
	subject, called := map[int64]string{}, map[int64]indicatorName{}
	for _, n := range names {
		subjects := series.Subjects(n.text, n.key, merged)
		subject[n.id], called[n.id] = series.Nationwide(subjects[len(subjects)-1]), n
	}
	rows, err := l.read.QueryContext(ctx, "SELECT name, kind = ? AND unit = '%', id >> 20, count(*) FROM figure WHERE confidence >= ? GROUP BY 1, 2, 3", doc.Change, series.Floor)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	groups := map[id]*group{}
	for rows.Next() {
		var name int64
		var growth bool
		var n, count int
		if err := rows.Scan(&name, &growth, &n, &count); err != nil {
			return nil, err
		}
		if all.by[n] == nil || subject[name] == "" {
			continue
		}
		k := id{subject[name], growth}
		g := groups[k]
		if g == nil {
			g = &group{documents: map[int]bool{}, counts: map[string]int{}}
			g.Growth = growth
			groups[k] = g
		}
		g.Figures += count
		g.documents[n] = true
		g.counts[called[name].text] += count
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	out := make([]Topic, 0, len(groups))
	for k, g := range groups {
		for name := range g.counts {
			g.Names = append(g.Names, name)
		}
		slices.SortFunc(g.Names, func(a, b string) int {
			return cmp.Or(cmp.Compare(g.counts[b], g.counts[a]), cmp.Compare(len(a), len(b)), strings.Compare(a, b))
		})
		pick := series.NewPick(k.subject, merged)
		if g.Name, g.Key = pick.Name, pick.Key; g.Key == "" {
			g.Name = g.Names[0]
		}
		g.Documents = len(g.documents)
		out = append(out, g.Topic)
	}
	slices.SortFunc(out, func(a, b Topic) int {
		return cmp.Or(cmp.Compare(b.Documents, a.Documents), cmp.Compare(b.Figures, a.Figures), strings.Compare(a.Name, b.Name), cmp.Compare(bit(a.Growth), bit(b.Growth)))
	})
	return out, nil
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}
