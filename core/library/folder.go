package library

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/core/query"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/text"
)

// A Folder is a folder of figures that wenshu-beam wrote, seen as a library is
// seen. It is read where it lies, as far as it is needed, and has no index.
type Folder struct{ *parquet.Survey }

// OpenFolder looks at the ends of all files of a folder of figures. Its errors
// are those of parquet.Open.
func OpenFolder(ctx context.Context, dir string) (*Folder, error) {
	f, err := parquet.Open(ctx, dir)
	if err != nil {
		return nil, err
	}
	s, err := f.Survey(ctx)
	if err != nil {
		return nil, err
	}
	return &Folder{s}, nil
}

// A Partition says whether documents of a year (0 for unknown) and a province
// (empty for the country or unknown) are wanted.
type Partition func(year int, province string) bool

// Topics counts what can be followed, as Library.Topics does. Names of one
// figure are let go where there are more than a million of them.
func (f *Folder) Topics(ctx context.Context, merged map[string]string, in Partition) ([]Topic, error) {
	return f.topics(ctx, merged, in, manyNames)
}

// manyNames bounds the names that are kept while they are counted.
const manyNames = 1 << 20

func (f *Folder) topics(ctx context.Context, merged map[string]string, in Partition, many int) ([]Topic, error) {
	c := counting{merged: merged, groups: map[topicID]*topicCount{}, subjects: map[[2]string]string{}, many: many}
	err := f.Briefs(ctx, parquet.Filter{Floor: series.Floor, In: in}, c.count)
	if err != nil {
		return nil, err
	}
	return c.topics(), nil
}

// mostShown is how many of the documents are listed where nothing is looked for.
const mostShown = 500

// List gives the latest documents, at most so many as a reader looks through. A
// folder without files of documents has none to list.
func (f *Folder) List(ctx context.Context, in Partition) ([]*Document, error) {
	var out []*Document
	for d, err := range f.Documents(ctx, parquet.Filter{In: in}) {
		if err != nil {
			return out, err
		}
		s, err := d.Source()
		if err != nil {
			return out, fmt.Errorf("%s: %w", d.Address, err)
		}
		x := seen(s, len(out))
		x.Format, x.Figures, x.Size = d.Format, int(d.Figures), int(d.Size)
		if out = append(out, x); len(out) == mostShown {
			break
		}
	}
	Order(out, ByDate)
	return out, nil
}

// seen is a document as a library shows it.
func seen(s *series.Source, n int) *Document {
	d := &Document{N: n, ID: s.ID, Name: s.Name, Meta: doc.Meta{Title: s.Title, Issuer: s.Issuer, Written: s.Written}, Year: s.Written.Year, Region: s.Region}
	if !s.Written.Zero() {
		d.Day = s.Written.Start()
	}
	if s.Path != "" {
		d.Paths = []string{s.Path}
	}
	return d
}

// Search finds what s asks for, the latest documents first, and stops where it
// has found as many as are wanted: More says so. part, which may be nil, is given
// what has been found so far from time to time; it must not be changed.
func (f *Folder) Search(ctx context.Context, s string, in Partition, o Options, part func(*Results)) (*Results, error) {
	q, err := query.Parse(s)
	if err != nil {
		return nil, err
	}
	if q.Words != nil && q.Figure == nil && !positive(q.Words) {
		return nil, &query.Error{Chinese: "只有 NOT 无从找起，请再写一个词", English: "NOT alone finds nothing: add a word"}
	}
	for _, x := range q.Fields {
		if !slices.Contains([]string{"title", "issuer", "region", "date"}, x.Name) {
			return nil, &query.Error{Chinese: "Parquet 文件夹里可以按题名、发文机关、地区、日期找，没有 " + x.Name, English: "a folder of Parquet knows title, issuer, region and date, not " + x.Name}
		}
	}
	o.Documents, o.Hits = cmp.Or(o.Documents, 100), cmp.Or(o.Hits, 5)
	r := &Results{}
	if q.Words == nil && q.Figure == nil {
		return f.fitting(ctx, q.Fields, in, o)
	}
	at := map[string]int{}
	for st, err := range f.Survey.Search(ctx, &q, in) {
		if err != nil {
			return r.settled(o), err
		}
		i, ok := at[st.Source.ID]
		if !ok {
			if r.More = len(r.Found) == o.Documents; r.More {
				break
			}
			if part != nil && len(r.Found) > 0 && len(r.Found)%partOf == 0 {
				part(r.part(o))
			}
			i = len(r.Found)
			at[st.Source.ID] = i
			r.Found = append(r.Found, Found{Document: seen(st.Source, i)})
		}
		x := &r.Found[i]
		span := text.Span{Start: st.At, End: st.At + len(st.Said)}
		if k := slices.IndexFunc(x.Hits, func(h Hit) bool { return h.Text == st.Sentence }); k >= 0 && q.Figure == nil {
			continue // a sentence of several figures is found once
		}
		if x.Count++; len(x.Hits) < o.Hits {
			h := Hit{Text: st.Sentence, Lit: []text.Span{span}, Figure: &st}
			if q.Figure == nil {
				h.Lit, h.Figure = lit(ctx, st.Sentence, q.Words.Phrases()), nil
			}
			x.Hits = append(x.Hits, h)
		}
	}
	return r.settled(o), nil
}

// settled is order, but that without another wish the documents stay as they were
// found: what comes later does not move what a reader looks at.
func (r *Results) settled(o Options) *Results {
	if o.Sort != ByRelevance {
		return r.order(o)
	}
	r.Documents = len(r.Found)
	for _, f := range r.Found {
		r.Hits += f.Count
	}
	return r
}

// fitting are the documents that have all of the fields.
func (f *Folder) fitting(ctx context.Context, fields []query.Field, in Partition, o Options) (*Results, error) {
	r := &Results{}
	for d, err := range f.Documents(ctx, parquet.Filter{In: in}) {
		if err != nil {
			return r.order(o), err
		}
		s, err := d.Source()
		if err != nil {
			return r.order(o), fmt.Errorf("%s: %w", d.Address, err)
		}
		if x := seen(s, len(r.Found)); fits(x, fields) {
			if r.More = len(r.Found) == o.Documents; r.More {
				break
			}
			x.Figures = int(d.Figures)
			r.Found = append(r.Found, Found{Document: x})
		}
	}
	return r.order(o), nil
}

// partOf is after how many documents a search tells what it has found.
const partOf = 25

// part is a copy of r as it is shown.
func (r *Results) part(o Options) *Results {
	c := &Results{Found: slices.Clone(r.Found), More: true}
	for i := range c.Found {
		c.Found[i].Hits = slices.Clone(c.Found[i].Hits)
	}
	return c.settled(o)
}

// An Address is where a document of a folder of figures lies.
type Address struct {
	Web  string // where it is a page of the web
	Path string // where it is a file that is there now, or in an archive that is
}

// Locate finds out where the document id lies now. A path that does not begin at
// the root is sought from the folder upwards, since it is meant from where the
// job ran: the first file with the bytes of the document or, where it has
// changed, the first of that name. Both are empty where the document cannot be reached from here: its file
// is gone, or it is a line of a file of documents.
func (f *Folder) Locate(address, id string) Address {
	if u, err := url.Parse(address); err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") {
		return Address{Web: u.String()}
	}
	path, _ := strings.CutPrefix(address, "file://")
	if strings.Contains(path, "://") || path == "" {
		return Address{}
	}
	path = filepath.FromSlash(path)
	if filepath.IsAbs(path) {
		return there(path)
	}
	first := Address{}
	dir, err := filepath.Abs(f.Dir())
	for err == nil {
		if a := there(filepath.Join(dir, path)); a.Path != "" {
			if hashOf(a.Path) == id {
				return a
			}
			if first.Path == "" {
				first = a
			}
		}
		up := filepath.Dir(dir)
		if up == dir {
			break
		}
		dir = up
	}
	return first
}

// hashOf is the id of the document that a file is; "" where it cannot be read, or
// lies in an archive.
func hashOf(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}

// there is a path, where a file is there or the archive that it lies in.
func there(path string) Address {
	file, _, _ := strings.Cut(filepath.ToSlash(path), "!/")
	for _, p := range []string{path, filepath.FromSlash(file)} {
		if info, err := os.Stat(p); err == nil && info.Mode().IsRegular() {
			return Address{Path: path}
		}
	}
	return Address{}
}
