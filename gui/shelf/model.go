package shelf

import (
	"cmp"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/gui/look"
)

// A Facet is a side from which documents are told apart.
type Facet int

// The facets, in the order in which they are shown.
const (
	Folder Facet = iota
	Year
	Region
	Issuer
	Kind
	Tag
	Format
	facets
)

// none is the value of a document that has none of a facet.
const none = ""

// A Value is one value of a facet with how many documents have it, those that
// the other facets leave out aside.
type Value struct {
	ID, Name string
	Count    int
	On       bool
}

// A Choice is what of each facet the reader wants: any of these values; all
// documents for an empty set.
type Choice [facets]map[string]bool

// Empty reports whether nothing is left out.
func (c *Choice) Empty() bool {
	return !slices.ContainsFunc(c[:], func(m map[string]bool) bool { return len(m) > 0 })
}

// with is a copy in which a value is turned on or off; it alone for alone.
func (c Choice) with(f Facet, id string, alone bool) Choice {
	on := c[f][id]
	next := map[string]bool{}
	if !alone {
		maps.Copy(next, c[f])
	}
	if on && (!alone || len(c[f]) == 1) {
		delete(next, id)
	} else {
		next[id] = true
	}
	c[f] = next
	return c
}

// values are those that a document has of a facet.
func values(d *library.Document, f Facet, roots []string) []string {
	switch f {
	case Folder:
		return folders(d, roots)
	case Year:
		if d.Year == 0 {
			return []string{none}
		}
		return []string{strconv.Itoa(d.Year)}
	case Region:
		return []string{d.Region}
	case Issuer:
		return []string{d.Meta.Issuer}
	case Kind:
		return []string{d.Kind()}
	case Tag:
		return d.Tags
	}
	return []string{d.Format}
}

// folders are the roots of the shelf that a document lies under.
func folders(d *library.Document, roots []string) []string {
	var out []string
	for _, r := range roots {
		under := func(p string) bool {
			return p == r || strings.HasPrefix(p, r) && (strings.HasSuffix(r, string(filepath.Separator)) || p[len(r)] == filepath.Separator)
		}
		if slices.ContainsFunc(d.Paths, under) || slices.ContainsFunc(d.Copies, func(c library.Copy) bool { return slices.ContainsFunc(c.Paths, under) }) {
			out = append(out, r)
		}
	}
	return out
}

// A Catalogue is the documents of a library with all that sifting asks of them.
// It takes longer than a frame to make of thousands, and belongs on a worker; it is
// never altered.
type Catalogue struct {
	docs   []*library.Document
	has    [][facets][]string // values of each
	orders map[library.Sort][]int
}

// NewCatalogue makes a catalogue of documents; roots are the folders of the
// library.
func NewCatalogue(docs []*library.Document, roots []string) *Catalogue {
	c := &Catalogue{docs: docs, has: make([][facets][]string, len(docs)), orders: map[library.Sort][]int{}}
	at := make(map[*library.Document]int, len(docs))
	for i, d := range docs {
		at[d] = i
		for f := range facets {
			c.has[i][f] = values(d, f, roots)
		}
	}
	sorted := slices.Clone(docs)
	for _, by := range sorts {
		library.Order(sorted, by)
		order := make([]int, len(sorted))
		for k, d := range sorted {
			order[k] = at[d]
		}
		c.orders[by] = order
	}
	return c
}

// Documents are all of them.
func (c *Catalogue) Documents() []*library.Document { return c.docs }

// Sift gives the documents that choice leaves, in order, and for each facet
// the values that are there with their counts.
func (c *Catalogue) Sift(choice Choice, by library.Sort) ([]*library.Document, [facets][]Value) {
	var list []*library.Document
	t := newTally(choice)
	for _, i := range c.orders[by] {
		if t.add(&c.has[i], 1) {
			list = append(list, c.docs[i])
		}
	}
	return list, t.values()
}

// SiftParts gives how many documents of the parts choice leaves, and the values
// of years and regions with their counts. Where no part knows its documents,
// figures are counted.
func SiftParts(parts []parquet.Part, choice Choice) (total int, all [facets][]Value) {
	t := newTally(choice)
	for _, p := range parts {
		var has [facets][]string
		has[Year], has[Region] = []string{none}, []string{p.Province}
		if p.Year > 0 {
			has[Year] = []string{strconv.Itoa(p.Year)}
		}
		n := p.Documents
		if !Counted(parts) {
			n = p.Figures
		}
		if t.add(&has, n) {
			total += n
		}
	}
	return total, t.values()
}

// Counted reports whether parts know how many documents they have.
func Counted(parts []parquet.Part) bool {
	return slices.ContainsFunc(parts, func(p parquet.Part) bool { return p.Documents > 0 })
}

// Partition is choice as a folder of figures takes it; nil for all of it.
func (c *Choice) Partition() library.Partition {
	if len(c[Year]) == 0 && len(c[Region]) == 0 {
		return nil
	}
	years, regions := maps.Clone(c[Year]), maps.Clone(c[Region])
	return func(year int, province string) bool {
		y := none
		if year > 0 {
			y = strconv.Itoa(year)
		}
		return (len(years) == 0 || years[y]) && (len(regions) == 0 || regions[province])
	}
}

// A tally counts the values of facets.
type tally struct {
	choice Choice
	counts [facets]map[string]int
}

func newTally(choice Choice) *tally {
	t := &tally{choice: choice}
	for f := range facets {
		t.counts[f] = map[string]int{}
	}
	return t
}

// add counts n documents with these values; it reports whether choice leaves them.
func (t *tally) add(has *[facets][]string, n int) bool {
	misses, missed := 0, Facet(0)
	for f := range facets {
		if len(t.choice[f]) > 0 && !slices.ContainsFunc(has[f], func(v string) bool { return t.choice[f][v] }) {
			misses++
			missed = f
		}
	}
	for f := range facets { // what a facet leaves out counts in that facet still
		if misses == 0 || misses == 1 && missed == f {
			for _, v := range has[f] {
				t.counts[f][v] += n
			}
		}
	}
	return misses == 0
}

// values are those that were counted, in the order in which they are shown.
func (t *tally) values() (out [facets][]Value) {
	for f := range facets {
		for v := range t.choice[f] {
			if _, ok := t.counts[f][v]; !ok {
				t.counts[f][v] = 0 // chosen, and nothing there now
			}
		}
		for v, n := range t.counts[f] {
			out[f] = append(out[f], Value{ID: v, Name: nameOf(f, v), Count: n, On: t.choice[f][v]})
		}
		slices.SortFunc(out[f], func(a, b Value) int {
			first := cmp.Compare(bit(a.ID == none), bit(b.ID == none)) // what has none comes last
			if f == Region {
				first = cmp.Compare(bit(a.ID != none), bit(b.ID != none)) // the whole country first
			}
			if f == Year {
				return cmp.Or(first, strings.Compare(b.ID, a.ID))
			}
			return cmp.Or(first, cmp.Compare(b.Count, a.Count), strings.Compare(a.ID, b.ID))
		})
	}
	return out
}

// nameOf is a value as it is shown.
func nameOf(f Facet, v string) string {
	switch {
	case f == Folder:
		return filepath.Base(v)
	case v == none && f == Region:
		return look.T("shelf.nation")
	case v == none && f == Year:
		return look.T("shelf.undated")
	case v == none:
		return look.T("shelf.other")
	case f == Format:
		return strings.ToUpper(v)
	}
	return v
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// titles are the words of the facets' heads.
func title(f Facet) string {
	return [facets]string{look.T("shelf.folders"), look.T("shelf.years"), look.T("shelf.regions"), look.T("shelf.issuers"), look.T("shelf.kinds"), look.T("shelf.tags"), look.T("shelf.formats")}[f]
}
