package library

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
)

// A Document is what the library knows of a document as a whole.
type Document struct {
	N       int // its number in this index, the earlier day the smaller; it changes when the index is made anew
	ID      string
	Name    string
	Meta    doc.Meta
	Day     int // when it was written or published, on the scale of doc.Date.Start; 0 if unknown
	Year    int
	Region  string // the province, city or county it speaks for; empty for the whole country or unknown
	Format  string
	Size    int // bytes of its text
	Figures int
	Paths   []string // the files that have it, byte for byte
	Copies  []Copy   // documents with nearly the same text, which are shown as this one
	Tags    []string
}

// A Copy is a document with nearly the text of another: the same report from a
// second site.
type Copy struct {
	ID    string
	Title string
	Paths []string
}

// Shown is what a document is called: its title, or the name of its file.
func (d *Document) Shown() string { return cmp.Or(d.Meta.Title, d.Name) }

// Sources is how many files have the document, its copies among them.
func (d *Document) Sources() int {
	n := len(d.Paths)
	for _, c := range d.Copies {
		n += len(c.Paths)
	}
	return n
}

// documents are the documents of the index, kept until it changes.
type documents struct {
	list []*Document // by N
	by   map[int]*Document
	said int // the change of the shelf that their tags are of
}

// under gives the documents the tags of a shelf and what readers say of them, and
// leaves out those that the reader took out. Whoever holds the old ones may go
// on reading them.
func (d *documents) under(s *Shelf, said int, own *owned) *documents {
	out := &documents{list: make([]*Document, 0, len(d.list)), by: make(map[int]*Document, len(d.list)), said: said}
	removed := map[string]bool{}
	for _, id := range s.Removed {
		removed[id] = true
	}
	for _, x := range d.list {
		if removed[x.ID] {
			continue
		}
		c := *x
		c.Tags, c.Copies = s.Tags[x.ID], slices.Clone(x.Copies)
		own.say(&c)
		out.list, out.by[c.N] = append(out.list, &c), &c
	}
	return out
}

// nameCache keeps what every search needs: the documents and the names of
// indicators.
type nameCache struct {
	mu    sync.Mutex
	read  *documents // as the index has them
	docs  *documents // under the shelf
	names []indicatorName
	notes store.Folder
	owned *owned // what docs have of the readers' own data
}

type indicatorName struct {
	id                int64
	text, folded, key string
}

func (c *nameCache) forget() {
	c.mu.Lock()
	c.read, c.docs, c.names = nil, nil, nil
	c.mu.Unlock()
}

// Documents lists the documents of the library, those of nearly the same text
// as one, the earliest first.
func (l *Library) Documents(ctx context.Context) ([]*Document, error) {
	all, err := l.documents(ctx)
	if err != nil {
		return nil, err
	}
	return slices.Clone(all.list), nil
}

func (l *Library) documents(ctx context.Context) (*documents, error) {
	l.names.mu.Lock()
	defer l.names.mu.Unlock()
	l.mu.Lock()
	shelf, said := l.shelf, l.said // never altered, but replaced
	l.mu.Unlock()
	own, err := l.names.said(ctx)
	if err != nil {
		return nil, err
	}
	if l.names.docs != nil && l.names.docs.said == said && l.names.owned == own {
		return l.names.docs, nil
	}
	if l.names.read == nil {
		read, err := l.readDocuments(ctx)
		if err != nil {
			return nil, err
		}
		l.names.read = read
	}
	l.names.owned = own
	l.names.docs = l.names.read.under(&shelf, said, own)
	return l.names.docs, nil
}

// readDocuments reads the documents of the index.
func (l *Library) readDocuments(ctx context.Context) (*documents, error) {
	rows, err := l.read.QueryContext(ctx, `SELECT n, id, same, name, title, issuer, number, author, written, published, day, year, region, language, format, size, figures FROM document ORDER BY same, n`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := &documents{by: map[int]*Document{}}
	type copyOf struct {
		d *Document
		i int
	}
	copies := map[int]copyOf{}
	for rows.Next() {
		d := &Document{}
		var same int
		var written, published string
		err := rows.Scan(&d.N, &d.ID, &same, &d.Name, &d.Meta.Title, &d.Meta.Issuer, &d.Meta.Number, &d.Meta.Author, &written, &published,
			&d.Day, &d.Year, &d.Region, &d.Meta.Language, &d.Format, &d.Size, &d.Figures)
		if err != nil {
			return nil, err
		}
		d.Meta.Written, d.Meta.Published = date(written), date(published)
		if of := out.by[same]; of != nil {
			copies[d.N] = copyOf{of, len(of.Copies)}
			of.Copies = append(of.Copies, Copy{ID: d.ID, Title: d.Meta.Title})
			continue
		}
		out.by[d.N] = d
		out.list = append(out.list, d)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	files, err := l.read.QueryContext(ctx, "SELECT path, document FROM file WHERE document > 0 ORDER BY path")
	if err != nil {
		return nil, err
	}
	defer files.Close()
	for files.Next() {
		var path string
		var n int
		if err := files.Scan(&path, &n); err != nil {
			return nil, err
		}
		if d := out.by[n]; d != nil {
			d.Paths = append(d.Paths, path)
		} else if c, ok := copies[n]; ok {
			c.d.Copies[c.i].Paths = append(c.d.Copies[c.i].Paths, path)
		}
	}
	if err := files.Err(); err != nil {
		return nil, err
	}
	slices.SortFunc(out.list, func(a, b *Document) int { return cmp.Compare(a.N, b.N) })
	return out, nil
}

func date(s string) doc.Date {
	p, err := doc.ParsePeriod(s)
	if err != nil {
		return doc.Date{}
	}
	return p.From
}

// A Sort is an order of documents.
type Sort uint8

// The orders.
const (
	ByRelevance Sort = iota // how often the query is met; without a query, by date
	ByDate                  // the latest first, those without a date last
	ByTitle
	ByFigures // the most first
)

// Order sorts documents.
func Order(list []*Document, by Sort) {
	slices.SortStableFunc(list, func(a, b *Document) int {
		switch by {
		case ByTitle:
			return cmp.Or(strings.Compare(a.Shown(), b.Shown()), cmp.Compare(a.N, b.N))
		case ByFigures:
			return cmp.Or(cmp.Compare(b.Figures, a.Figures), cmp.Compare(a.N, b.N))
		}
		return cmp.Or(cmp.Compare(b.Day, a.Day), cmp.Compare(a.N, b.N))
	})
}

// Indicators counts the names of figures in the library, most often first.
func (l *Library) Indicators(ctx context.Context) ([]Indicator, error) {
	rows, err := l.read.QueryContext(ctx, `SELECT name.text, name.key, count(*), count(DISTINCT figure.id >> 20)
		FROM figure JOIN name ON name.id = figure.name GROUP BY name.id ORDER BY 4 DESC, 3 DESC, 1`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Indicator
	for rows.Next() {
		var i Indicator
		if err := rows.Scan(&i.Name, &i.Key, &i.Figures, &i.Documents); err != nil {
			return nil, err
		}
		out = append(out, i)
	}
	return out, rows.Err()
}

// An Indicator is a name of figures with how often it is there.
type Indicator struct {
	Name, Key          string
	Figures, Documents int
}
