package shelf

import (
	"cmp"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/wenshu-app/wenshu/core/library"
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

// Sift gives the documents that choice leaves, in order, and for each facet
// the values that are there with their counts.
func Sift(docs []*library.Document, roots []string, choice Choice, by library.Sort) ([]*library.Document, [facets][]Value) {
	var list []*library.Document
	var counts [facets]map[string]int
	for f := range facets {
		counts[f] = map[string]int{}
	}
	for _, d := range docs {
		var has [facets][]string
		misses, missed := 0, Facet(0)
		for f := range facets {
			has[f] = values(d, f, roots)
			if len(choice[f]) > 0 && !slices.ContainsFunc(has[f], func(v string) bool { return choice[f][v] }) {
				misses++
				missed = f
			}
		}
		for f := range facets { // what a facet leaves out counts in that facet still
			if misses == 0 || misses == 1 && missed == f {
				for _, v := range has[f] {
					counts[f][v]++
				}
			}
		}
		if misses == 0 {
			list = append(list, d)
		}
	}
	library.Order(list, by)
	var out [facets][]Value
	for f := range facets {
		for v := range choice[f] {
			if _, ok := counts[f][v]; !ok {
				counts[f][v] = 0 // chosen, and nothing there now
			}
		}
		for v, n := range counts[f] {
			out[f] = append(out[f], Value{ID: v, Name: nameOf(f, v), Count: n, On: choice[f][v]})
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
	return list, out
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
