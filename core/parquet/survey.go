package parquet

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	pq "github.com/parquet-go/parquet-go"
)

// Job is the file by which a job knows its output again, there from its begin.
const Job = "_wenshu.json"

// Is reports whether dir is a folder of figures, or is becoming one, by what lies
// at its top: it reads no file.
func Is(dir string) bool {
	all, err := os.ReadDir(dir)
	if err != nil {
		return false
	}
	for _, e := range all {
		name := e.Name()
		switch {
		case name == Job, !e.IsDir() && strings.HasSuffix(name, Ending) && !strings.HasPrefix(name, "."):
			return true
		case e.IsDir() && strings.HasPrefix(name, "place="), e.IsDir() && (name == FiguresDir || strings.HasPrefix(name, "year=")) && parted(filepath.Join(dir, name)):
			return true
		}
	}
	return false
}

// parted reports whether a folder holds partitions or files of figures.
func parted(dir string) bool {
	all, err := os.ReadDir(dir)
	return err == nil && slices.ContainsFunc(all, func(e os.DirEntry) bool {
		return e.IsDir() && (strings.HasPrefix(e.Name(), "year=") || strings.HasPrefix(e.Name(), "place=")) || strings.HasSuffix(e.Name(), Ending)
	})
}

// A Part is what lies of a year and a province in a folder.
type Part struct {
	Year      int    // 0 for unknown
	Province  string // empty for the country or unknown
	Documents int    // 0 where the folder has no files of documents
	Figures   int
}

// A Survey is what the ends of all files of a folder tell.
type Survey struct {
	*Folder         // without the files that are broken, the latest year first
	Parts   []Part  // the latest year first
	Broken  []error // of type *FileError: which files cannot be read, and why
	About   About   // of the first file
}

// Survey opens every file, and reads of each its last bytes alone. It returns an
// error where none can be read, and that of ctx.
func (f *Folder) Survey(ctx context.Context) (*Survey, error) {
	s := &Survey{Folder: &Folder{dir: f.dir, done: f.done}}
	type id struct {
		year     int
		province string
	}
	parts := map[id]*Part{}
	look := func(path string) (*Part, int, bool) {
		rows, about, err := endOf(path)
		if err != nil {
			s.Broken = append(s.Broken, fileError(path, err))
			return nil, 0, false
		}
		if s.About == (About{}) {
			s.About = about
		}
		k := id{about.Year, about.Province}
		if parts[k] == nil {
			parts[k] = &Part{Year: about.Year, Province: about.Province}
		}
		return parts[k], rows, true
	}
	for _, path := range f.files {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if p, n, ok := look(path); ok {
			p.Figures += n
			s.files = append(s.files, path)
		}
	}
	for _, path := range f.papers {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if p, n, ok := look(path); ok {
			p.Documents += n
			s.papers = append(s.papers, path)
		}
	}
	if len(s.files) == 0 {
		return nil, s.Broken[0]
	}
	for _, p := range parts {
		s.Parts = append(s.Parts, *p)
	}
	slices.SortFunc(s.Parts, func(a, b Part) int {
		return cmp.Or(cmp.Compare(b.Year, a.Year), strings.Compare(a.Province, b.Province))
	})
	latest := func(a, b string) int {
		x, _, _, _ := partitionOf(a)
		y, _, _, _ := partitionOf(b)
		return cmp.Or(cmp.Compare(y, x), strings.Compare(a, b))
	}
	slices.SortFunc(s.files, latest)
	slices.SortFunc(s.papers, latest)
	return s, nil
}

// endOf says how many rows a file has and how it was made.
func endOf(path string) (rows int, a About, err error) {
	file, size, err := openFile(path)
	if err != nil {
		return 0, a, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	p, a, err := open(file, size)
	if err != nil {
		return 0, a, err
	}
	return int(p.NumRows()), a, nil
}

// A Brief is what a count of names needs of a figure.
type Brief struct {
	Name, Key string
	Growth    bool // a change in per cent
	File      int  // in which it lies, and which of the documents of that file tells it, from 0
	Document  int
}

// Briefs gives the figures of the folder with only the columns of a Brief read.
// Of f, Floor chooses among them, and In among files.
func (d *Folder) Briefs(ctx context.Context, f Filter, use func(Brief)) error {
	for i, path := range d.files {
		if !f.wants(path) {
			continue
		}
		if err := brief(ctx, path, i, &f, use); err != nil {
			return fileError(path, err)
		}
	}
	return nil
}

func brief(ctx context.Context, path string, n int, f *Filter, use func(Brief)) error {
	file, size, err := openFile(path)
	if err != nil {
		return err
	}
	defer file.Close()
	p, about, err := open(file, size)
	if err != nil || f.In != nil && !f.In(about.Year, about.Province) {
		return err
	}
	documents := map[string]int{}
	x := Brief{File: n}
	for _, g := range p.RowGroups() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := briefs(p, g, f.Floor, documents, &x, use); err != nil {
			return err
		}
	}
	return nil
}

// briefColumns are those of a Brief.
var briefColumns = [...]string{"indicator", "key", "kind", "unit", "confidence", "document"}

func briefs(p *pq.File, g pq.RowGroup, floor float64, documents map[string]int, x *Brief, use func(Brief)) (err error) {
	defer recovered(&err)
	var columns [len(briefColumns)]*walker
	for i, name := range briefColumns {
		if columns[i], err = column(p, g, name); err != nil {
			return err
		}
		defer columns[i].close()
	}
	var v [len(briefColumns)]pq.Value
	for range g.NumRows() {
		for i, c := range columns {
			if v[i], err = c.next(); err != nil {
				return err
			}
		}
		if b := v[0].ByteArray(); string(b) != x.Name { // those of one name lie together
			x.Name = string(b)
		}
		if b := v[1].ByteArray(); string(b) != x.Key {
			x.Key = string(b)
		}
		x.Growth = string(v[2].ByteArray()) == "change" && string(v[3].ByteArray()) == "%"
		if v[4].Double() < floor {
			continue
		}
		id := v[5].ByteArray()
		at, ok := documents[string(id)]
		if !ok {
			at = len(documents)
			documents[string(id)] = at
		}
		x.Document = at
		use(*x)
	}
	return nil
}
