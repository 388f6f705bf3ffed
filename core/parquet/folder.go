package parquet

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// The names of what lies in a folder.
const (
	FiguresDir   = "figures"
	DocumentsDir = "documents"
	ErrorsDir    = "errors"
	Done         = "_SUCCESS" // stands there when the job that made the folder has ended
	Ending       = ".parquet"

	nobody = "__HIVE_DEFAULT_PARTITION__" // what Hive, Spark, DuckDB and Arrow read as null
	whole  = "全国"
)

// Partition is the folder of the figures of a year and a province, below
// FiguresDir and DocumentsDir; year 0 is unknown, an empty province the country.
func Partition(year int, province string) string {
	y := nobody
	if year > 0 {
		y = strconv.Itoa(year)
	}
	if province == "" {
		province = whole
	}
	return "year=" + y + "/place=" + province
}

// partitionOf reads the year and place of a path; ok tells which are there.
func partitionOf(path string) (year int, province string, hasYear, hasPlace bool) {
	for _, part := range strings.Split(filepath.ToSlash(path), "/") {
		if v, ok := strings.CutPrefix(part, "year="); ok {
			year, _ = strconv.Atoi(v)
			hasYear = true
		}
		if v, ok := strings.CutPrefix(part, "place="); ok {
			hasPlace = true
			if province = v; v == whole || v == nobody {
				province = ""
			}
		}
	}
	return year, province, hasYear, hasPlace
}

// A Folder is a folder of figures. Nothing of it is kept in memory but the names
// of its files; several goroutines may use it.
type Folder struct {
	dir    string
	files  []string // of figures, by name
	papers []string // of documents
	done   bool
}

// The errors of Open, for those who choose words by them.
var (
	ErrNone  = errors.New("no figures as Parquet")
	ErrNewer = errors.New("made by a later version")
	ErrOther = errors.New("other columns than those of figures")
)

// A FileError says which file of a folder cannot be read.
type FileError struct {
	Path string
	Err  error
}

// Error is "PATH: cause".
func (e *FileError) Error() string { return e.Path + ": " + e.Err.Error() }

// Unwrap returns the cause.
func (e *FileError) Unwrap() error { return e.Err }

// Open lists what lies in dir: the folder that a job made, one of its partitions,
// or any folder of such files. It reads none of them.
func Open(ctx context.Context, dir string) (*Folder, error) {
	f := &Folder{dir: dir}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case ctx.Err() != nil:
			return ctx.Err()
		}
		name := d.Name()
		if path != dir && (strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_")) {
			f.done = f.done || name == Done && filepath.Dir(path) == filepath.Clean(dir)
			if d.IsDir() { // what is being written
				return filepath.SkipDir
			}
			return nil
		}
		if d.IsDir() || !strings.HasSuffix(name, Ending) {
			return nil
		}
		rel, _ := filepath.Rel(dir, path)
		if slices.Contains(strings.Split(filepath.ToSlash(rel), "/"), DocumentsDir) {
			f.papers = append(f.papers, path)
		} else {
			f.files = append(f.files, path)
		}
		return nil
	})
	if err != nil {
		var p *fs.PathError
		if errors.As(err, &p) {
			return nil, &FileError{p.Path, p.Err}
		}
		return nil, err
	}
	if len(f.files) == 0 {
		return nil, &FileError{dir, ErrNone}
	}
	slices.Sort(f.files)
	slices.Sort(f.papers)
	return f, nil
}

// Dir is the folder.
func (f *Folder) Dir() string { return f.dir }

// Finished reports whether the job that makes the folder has ended, where one
// made it: a folder that was put together by hand is not finished either.
func (f *Folder) Finished() bool { return f.done }

// Size is how many files of figures there are and how many bytes they have.
func (f *Folder) Size() (files int, bytes int64) {
	for _, path := range f.files {
		if info, err := os.Stat(path); err == nil {
			bytes += info.Size()
		}
	}
	return len(f.files), bytes
}

// A Filter says which figures are wanted; its zero value wants all.
type Filter struct {
	Name       func(name, key string) bool // nil for all; it must not depend on what it was asked before
	Place      func(province string) bool  // of the document; nil for all
	From, Till int                         // years that the figures speak of, 0 for open
	Written    [2]int                      // years that the documents are of, first and last, 0 for open; those without a year are left out
	Floor      float64                     // the least confidence
	// In says whether a year of writing and province are wanted, nil for all: of
	// a file by the folder it lies in, of a figure by its document.
	In func(year int, province string) bool
	// Sentence says whether a sentence is wanted, nil for all. It is asked before
	// anything else of the figure is read.
	Sentence func(string) bool
}

// wants reports whether a file may hold what f wants, by the partition it lies
// in.
func (f *Filter) wants(path string) bool {
	year, province, hasYear, hasPlace := partitionOf(path)
	if hasPlace && f.Place != nil && !f.Place(province) || hasYear && hasPlace && f.In != nil && !f.In(year, province) {
		return false
	}
	return !hasYear || f.dated(year)
}

func (f *Filter) dated(year int) bool {
	if f.Written == ([2]int{}) {
		return true
	}
	return year > 0 && (f.Written[0] == 0 || year >= f.Written[0]) && (f.Written[1] == 0 || year <= f.Written[1])
}

// passes reports whether a row that was read is wanted; its name was looked at.
func (f *Filter) passes(r *Row) bool {
	if r.Confidence < f.Floor || f.Place != nil && !f.Place(r.Province) {
		return false
	}
	if f.From > 0 || f.Till > 0 {
		if r.Since == 0 || f.From > 0 && int(r.Till) < f.From || f.Till > 0 && int(r.Since) > f.Till {
			return false
		}
	}
	year := yearOf(r.Written)
	if f.In != nil && !f.In(year, r.Province) {
		return false
	}
	return f.dated(year)
}

// yearOf is that of a day of writing, 0 if it is not known.
func yearOf(written string) int {
	if len(written) < 4 {
		return 0
	}
	year, _ := strconv.Atoi(written[:4])
	return year
}

func fileError(path string, err error) error {
	var already *FileError
	if err == nil || errors.As(err, &already) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return &FileError{path, fmt.Errorf("%w", err)}
}
