package library

import (
	"cmp"
	"context"
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/find"
	"github.com/wenshu-app/wenshu/core/query"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/text"
)

// A Found is a document in which a query was met.
type Found struct {
	*Document
	Hits  []Hit // the first of them
	Count int   // of all paragraphs or figures that meet it, those not given among them
}

// A Hit is a paragraph that meets a query.
type Hit struct {
	Block  int               // its place among the blocks of the document
	Text   string            // the paragraph
	Lit    []text.Span       // what in it meets the query
	Figure *series.Statement // the figure that was asked for, or nil
}

// Options bound a search.
type Options struct {
	Sort      Sort
	Documents int   // how many documents at most, 100 for 0
	Hits      int   // of a document, 5 for 0
	In        []int // documents to look in, by N; nil for all
	// Quick gives the first page of what is found, while a reader types: the latest
	// paragraphs only, as many as a moment takes, where words stand in more.
	Quick bool
}

// Results are the documents that meet a query, in order.
type Results struct {
	Found     []Found
	Documents int  // that meet it in all
	Hits      int  // paragraphs or figures that meet it in all
	More      bool // both are at least so many: it was not looked further
}

// most is how many paragraphs are looked at: nobody reads further, and typing
// goes on.
const most = 20_000

// page is how many paragraphs a quick search looks at, and pageDocuments how many
// documents it gives.
const (
	page          = 500
	pageDocuments = 20
)

// Whole reports whether nothing of what meets the query was left out for a quick
// search.
func (r *Results) Whole() bool { return !r.More && len(r.Found) == r.Documents }

// Search finds what s asks for; core/query says how it is written.
func (l *Library) Search(ctx context.Context, s string, o Options) (*Results, error) {
	q, err := query.Parse(s)
	if err != nil {
		return nil, err
	}
	o.Documents, o.Hits = cmp.Or(o.Documents, 100), cmp.Or(o.Hits, 5)
	if o.Quick {
		o.Documents = min(o.Documents, pageDocuments)
	}
	all, err := l.documents(ctx)
	if err != nil {
		return nil, err
	}
	in := setOf(o.In) // nil for all
	if len(q.Fields) > 0 {
		fit := map[int]bool{}
		for _, d := range all.list {
			if (in == nil || in[d.N]) && fits(d, q.Fields) {
				fit[d.N] = true
			}
		}
		in = fit
	}
	switch {
	case q.Figure != nil:
		return l.searchFigures(ctx, q, in, o)
	case q.Words != nil:
		return l.searchWords(ctx, q, all, in, o)
	}
	r := &Results{}
	for _, d := range all.list {
		if in == nil || in[d.N] {
			r.Found = append(r.Found, Found{Document: d})
		}
	}
	return r.order(o), nil
}

// setOf is a list of documents as a set; nil for nil.
func setOf(docs []int) map[int]bool {
	if docs == nil {
		return nil
	}
	in := make(map[int]bool, len(docs))
	for _, n := range docs {
		in[n] = true
	}
	return in
}

// fits reports whether a document has all of the fields.
func fits(d *Document, fields []query.Field) bool {
	for _, f := range fields {
		has := func(s string) bool { return s != "" && find.Has(s, f.Text) }
		ok := false
		switch f.Name {
		case "title":
			ok = has(d.Shown())
		case "issuer":
			ok = has(d.Meta.Issuer)
		case "number":
			ok = has(d.Meta.Number)
		case "region":
			ok = has(d.Region) || d.Region == "" && f.Text == "全国"
		case "format":
			ok = strings.EqualFold(d.Format, f.Text)
		case "tag":
			ok = slices.ContainsFunc(d.Tags, func(t string) bool { return find.Fold(t) == find.Fold(f.Text) })
		case "date":
			ok = d.Day > 0 && (f.From == 0 || d.Day >= f.From) && (f.To == 0 || d.Day < f.To)
		}
		if ok == f.Not {
			return false
		}
	}
	return true
}

// order sorts what was found and cuts it to what was asked for.
func (r *Results) order(o Options) *Results {
	r.Documents = len(r.Found)
	for _, f := range r.Found {
		r.Hits += f.Count
	}
	slices.SortStableFunc(r.Found, func(a, b Found) int {
		later := cmp.Or(cmp.Compare(b.Day, a.Day), cmp.Compare(a.N, b.N))
		switch o.Sort {
		case ByDate:
			return later
		case ByTitle:
			return cmp.Or(strings.Compare(a.Shown(), b.Shown()), later)
		case ByFigures:
			return cmp.Or(cmp.Compare(b.Document.Figures, a.Document.Figures), later)
		}
		return cmp.Or(cmp.Compare(b.Count, a.Count), later)
	})
	r.Found = r.Found[:min(len(r.Found), o.Documents)]
	return r
}

// titled is a query that names a document: 《政府工作报告》, 国办发〔2024〕1号.
var titled = regexp.MustCompile(`^《(.+)》$|^(\p{Han}+[〔\[［【(（](?:19|20)\d\d[〕\]］】)）]第?\d+号)$`)

func (l *Library) searchWords(ctx context.Context, q query.Query, all *documents, in map[int]bool, o Options) (*Results, error) {
	r := &Results{}
	expression, exact := match(q.Words)
	if !exact && expression == "" && !positive(q.Words) {
		return nil, &query.Error{Chinese: "只有 NOT 无从找起，请再写一个词", English: "NOT alone finds nothing: add a word"}
	}
	limit := most
	if o.Quick {
		limit = page
	}
	ids, err := l.candidates(ctx, expression, limit)
	if err != nil {
		return nil, err
	}
	r.More = len(ids) >= limit
	at := map[int]int{}
	blocks := map[int][]int64{}
	for _, id := range ids {
		n := int(id / perDocument)
		d := all.by[n]
		if d == nil || in != nil && !in[n] {
			continue
		}
		i, ok := at[n]
		if !ok {
			i = len(r.Found)
			at[n] = i
			r.Found = append(r.Found, Found{Document: d})
		}
		r.Found[i].Count++
		blocks[n] = append(blocks[n], id)
	}
	if q.Words.Op == query.Phrase {
		if m := titled.FindStringSubmatch(strings.TrimSpace(q.Words.Text)); m != nil {
			for _, d := range all.list {
				if in != nil && !in[d.N] || !(m[1] != "" && find.Has(d.Meta.Title, m[1]) || m[2] != "" && find.Fold(d.Meta.Number) == find.Fold(bracketed(m[2]))) {
					continue
				}
				if i, ok := at[d.N]; ok {
					r.Found[i].Count += most // the document itself before those that name it
				} else {
					r.Found = append(r.Found, Found{Document: d, Count: most})
				}
			}
		}
	}
	lists := r.Found
	r.order(Options{Sort: o.Sort, Documents: len(lists)})
	// the index tells neither marks nor what stands between: the texts do
	var kept []Found
	r.Hits = 0
	for i := range lists {
		f := &lists[i]
		titled := f.Count >= most
		if len(kept) < o.Documents {
			if err := l.light(ctx, q.Words, f, blocks[f.N], o.Hits); err != nil {
				return nil, err
			}
		}
		if titled && len(blocks[f.N]) == 0 {
			f.Count = 0
		} else if titled {
			f.Count -= most
		}
		if f.Count == 0 && !titled {
			r.Documents--
			continue
		}
		r.Hits += f.Count
		kept = append(kept, *f)
	}
	r.Found = kept[:min(len(kept), o.Documents)]
	return r, ctx.Err()
}

// bracketed is a number of a document with the brackets of the standard.
func bracketed(s string) string {
	return strings.NewReplacer("[", "〔", "［", "〔", "【", "〔", "(", "〔", "（", "〔", "]", "〕", "］", "〕", "】", "〕", ")", "〕", "）", "〕").Replace(s)
}

// light reads the first paragraphs of f that meet n, and drops those that the
// index took for such and are not.
func (l *Library) light(ctx context.Context, n *query.Node, f *Found, ids []int64, hits int) error {
	phrases := n.Phrases()
	for i := 0; i < len(ids) && len(f.Hits) < hits; i += 16 {
		some := ids[i:min(len(ids), i+16)]
		rows, err := l.read.QueryContext(ctx, "SELECT id, text FROM block WHERE id IN ("+list(some)+") ORDER BY id")
		if err != nil {
			return err
		}
		for rows.Next() {
			var id int64
			var t string
			if err := rows.Scan(&id, &t); err != nil {
				return errors.Join(err, rows.Close())
			}
			if !n.Holds(t) {
				f.Count--
				continue
			}
			if len(f.Hits) < hits {
				f.Hits = append(f.Hits, Hit{Block: int(id % perDocument), Text: t, Lit: lit(ctx, t, phrases)})
			}
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return err
		}
	}
	return nil
}

// lit are the places of phrases in t.
func lit(ctx context.Context, t string, phrases []string) []text.Span {
	x := find.New(t)
	var out []text.Span
	for _, p := range phrases {
		if find.Initials(p) && !strings.Contains(find.Fold(t), find.Fold(p)) {
			continue
		}
		spans, err := x.Some(ctx, p, 100)
		if err != nil {
			return out
		}
		out = append(out, spans...)
	}
	slices.SortFunc(out, func(a, b text.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	return out
}

// positive reports whether n asks for something to be there.
func positive(n *query.Node) bool {
	switch n.Op {
	case query.Phrase:
		return true
	case query.Not:
		return false
	case query.Or:
		return !slices.ContainsFunc(n.Nodes, func(m *query.Node) bool { return !positive(m) })
	}
	return slices.ContainsFunc(n.Nodes, positive)
}

// match is what FTS5 is asked for: paragraphs that may meet n, and all that do.
// It is empty where FTS5 cannot tell. exact says that what FTS5 finds differs
// at most by the marks between characters.
func match(n *query.Node) (expression string, exact bool) {
	switch n.Op {
	case query.Phrase:
		if s := strings.TrimSpace(spaced(n.Text)); s != "" {
			return `"` + s + `"`, true
		}
		return "", false
	case query.Not:
		return "", false
	}
	var parts []string
	exact = true
	for _, m := range n.Nodes {
		e, ok := match(m)
		exact = exact && ok
		if e == "" {
			if n.Op == query.Or {
				return "", false
			}
			continue
		}
		parts = append(parts, e)
	}
	if len(parts) == 0 {
		return "", false
	}
	op := " AND "
	if n.Op == query.Or {
		op = " OR "
	}
	return "(" + strings.Join(parts, op) + ")", exact
}

// candidates are the paragraphs that FTS5 finds, of the latest documents where it
// finds more than limit; all of them for an empty expression.
func (l *Library) candidates(ctx context.Context, expression string, limit int) ([]int64, error) {
	ask, args := "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?", []any{expression, limit}
	if expression == "" {
		ask, args = "SELECT id FROM block ORDER BY id DESC LIMIT ?", []any{limit}
	}
	rows, err := l.read.QueryContext(ctx, ask, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	slices.Reverse(out)
	return out, rows.Err()
}

func (l *Library) searchFigures(ctx context.Context, q query.Query, in map[int]bool, o Options) (*Results, error) {
	names, err := l.indicatorNames(ctx)
	if err != nil {
		return nil, err
	}
	pass := q.Figure.Named()
	var ids []int64
	for _, n := range names {
		if pass(n.text, n.key) {
			ids = append(ids, n.id)
		}
	}
	r := &Results{}
	if len(ids) == 0 {
		return r, nil
	}
	at := map[int]int{}
	var failed error
	l.each(ctx, " WHERE figure.name IN ("+list(ids)+")", in, func(s stated) bool {
		if !q.Figure.Meets(&s.Figure) || q.Words != nil && !q.Words.Holds(s.text) {
			return true
		}
		i, ok := at[s.d.N]
		if !ok {
			i = len(r.Found)
			at[s.d.N] = i
			r.Found = append(r.Found, Found{Document: s.d})
		}
		f := &r.Found[i]
		if f.Count++; len(f.Hits) < o.Hits {
			f.Hits = append(f.Hits, Hit{Block: int(s.block % perDocument), Text: s.text, Lit: []text.Span{{Start: s.start, End: s.start + len(s.Said)}}, Figure: &s.Statement})
		}
		return true
	}, func(err error) { failed = err })
	return r.order(o), failed
}
