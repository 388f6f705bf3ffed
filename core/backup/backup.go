// Package backup puts all that a reader made into one file, and brings it back,
// here or elsewhere: what was said of the library (folders, tags, names that
// mean one thing, searches, findings that are none), notes and corrections of
// documents, and documents made of pasted text. Files of others and the index
// are not in it: the index is made again.
package backup

import (
	"archive/zip"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/atomicfile"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/store"
)

// version is that of the files written here.
const version = 1

// Places are where what a reader made lies.
type Places struct {
	Library *library.Library
	Notes   store.Folder
	Made    string // folder of documents made of pasted text
}

// Counts say what was written or brought back.
type Counts struct {
	Notes   int      // documents with notes or corrections
	Made    int      // documents of pasted text
	Missing []string // folders and files of the library that are not on this machine
}

type head struct {
	Version int `json:"version"`
}

// The names in the file.
const (
	headName    = "wenshu-backup.json"
	libraryName = "library.json"
	notesName   = "documents"
	madeName    = "made"
)

// Write writes what lies at p.
func Write(ctx context.Context, w io.Writer, p Places) (Counts, error) {
	var n Counts
	z := begun(w, p.Library.Shelf())
	for _, f := range []struct {
		folder, name string
		count        *int
	}{{string(p.Notes), notesName, &n.Notes}, {p.Made, madeName, &n.Made}} {
		files, err := os.ReadDir(f.folder)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return n, err
		}
		for _, file := range files {
			if err := ctx.Err(); err != nil {
				return n, err
			}
			if !file.Type().IsRegular() || strings.HasPrefix(file.Name(), ".") || f.name == notesName && filepath.Ext(file.Name()) != ".json" {
				continue
			}
			b, err := os.ReadFile(filepath.Join(f.folder, file.Name()))
			if err == nil {
				err = z.put(f.name+"/"+file.Name(), b)
			}
			if err != nil {
				return n, err
			}
			*f.count++
		}
	}
	return n, z.end()
}

// Notes writes a backup of nothing but what was added to documents, which may
// lie nowhere yet.
func Notes(w io.Writer, entries []*store.Entry) error {
	z := begun(w, library.Shelf{})
	for _, e := range entries {
		z.putJSON(notesName+"/"+e.ID+".json", e)
	}
	return z.end()
}

// A file is a backup that is being written. The first error stays.
type file struct {
	z   *zip.Writer
	err error
}

// begun is a backup with its head and what is said of the library.
func begun(w io.Writer, s library.Shelf) *file {
	z := &file{z: zip.NewWriter(w)}
	z.putJSON(headName, head{version})
	z.putJSON(libraryName, s)
	return z
}

func (f *file) put(name string, b []byte) error {
	if f.err != nil {
		return f.err
	}
	m, err := f.z.Create(name)
	if err == nil {
		_, err = m.Write(b)
	}
	f.err = err
	return err
}

func (f *file) putJSON(name string, v any) {
	b, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		f.err = cmp.Or(f.err, err)
		return
	}
	f.put(name, b)
}

func (f *file) end() error { return cmp.Or(f.err, f.z.Close()) }

// most is how large one file of a backup may be: notes are some kilobytes.
const most = 256 << 20

// Restore brings back what a backup has beside what lies at p. Nothing there is
// lost: notes are joined, and where both say something of the library in one
// place, what lies at p stays.
func Restore(ctx context.Context, r io.ReaderAt, size int64, p Places) (Counts, error) {
	var n Counts
	z, err := zip.NewReader(r, size)
	if err != nil {
		return n, errForeign
	}
	var h head
	if err := member(z, headName, &h); err != nil {
		return n, errForeign
	}
	if h.Version > version {
		return n, fmt.Errorf("备份由更新的版本写成，请更新程序 · the backup was written by a later version: update the program")
	}
	var shelf library.Shelf
	if err := member(z, libraryName, &shelf); err != nil {
		return n, fmt.Errorf("%s: %w", libraryName, err)
	}
	var failed []error
	for _, f := range z.File {
		if err := ctx.Err(); err != nil {
			return n, err
		}
		folder, name := path.Split(f.Name)
		if name == "" || !filepath.IsLocal(name) {
			continue
		}
		switch folder {
		case notesName + "/":
			if err = restoreNotes(f, p.Notes); err == nil {
				n.Notes++
			}
		case madeName + "/":
			if err = restoreMade(f, filepath.Join(p.Made, name)); err == nil {
				n.Made++
			}
		default:
			continue
		}
		if err != nil {
			failed = append(failed, fmt.Errorf("%s: %w", f.Name, err))
		}
	}
	if err := p.Library.Change(func(s *library.Shelf) { n.Missing = join(s, shelf) }); err != nil {
		failed = append(failed, err)
	}
	return n, errors.Join(failed...)
}

var errForeign = errors.New("不是文数的备份文件，请选择 library backup 写出的文件 · no backup of Wenshu: choose a file that library backup wrote")

// member reads a member of JSON.
func member(z *zip.Reader, name string, into any) error {
	i := slices.IndexFunc(z.File, func(f *zip.File) bool { return f.Name == name })
	if i < 0 {
		return fs.ErrNotExist
	}
	b, err := content(z.File[i])
	if err != nil {
		return err
	}
	return json.Unmarshal(b, into)
}

func content(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, most+1))
	if err == nil && len(b) > most {
		err = errors.New("文件过大 · too large")
	}
	return b, err
}

// restoreNotes joins the notes of a document with those that are there.
func restoreNotes(f *zip.File, into store.Folder) error {
	b, err := content(f)
	if err != nil {
		return err
	}
	e, err := store.Parse(b)
	if err != nil {
		return err
	}
	return into.Save(e)
}

// restoreMade writes a document that is not there.
func restoreMade(f *zip.File, at string) error {
	if _, err := os.Stat(at); err == nil {
		return nil
	}
	b, err := content(f)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(at), 0o700); err != nil {
		return err
	}
	return atomicfile.WriteBytes(at, atomicfile.Private, b)
}

// join adds to s what it does not say and the backup does. It returns the
// folders and files that are not on this machine; they are left out.
func join(s *library.Shelf, from library.Shelf) (missing []string) {
	for _, r := range from.Roots {
		if _, err := os.Stat(r); err != nil {
			missing = append(missing, r)
		} else if !slices.Contains(s.Roots, r) {
			s.Roots = append(s.Roots, r)
		}
	}
	for _, id := range from.Removed {
		if !slices.Contains(s.Removed, id) {
			s.Removed = append(s.Removed, id)
		}
	}
	for id, tags := range from.Tags {
		s.Tags[id] = append(s.Tags[id], tags...) // Change keeps each once
	}
	for _, pair := range []struct{ to, from map[string]string }{{s.Merged, from.Merged}, {s.Dismissed, from.Dismissed}} {
		for k, v := range pair.from {
			if _, ok := pair.to[k]; !ok {
				pair.to[k] = v
			}
		}
	}
	for _, q := range from.Searches {
		if !slices.ContainsFunc(s.Searches, func(o library.Search) bool { return o.Name == q.Name }) {
			s.Searches = append(s.Searches, q)
		}
	}
	for _, f := range from.Folders {
		if _, err := os.Stat(f); err != nil {
			missing = append(missing, f)
		} else if !slices.Contains(s.Folders, f) {
			s.Folders = append(s.Folders, f)
		}
	}
	for _, o := range from.Officials {
		if !slices.ContainsFunc(s.Officials, o.Same) {
			s.Officials = append(s.Officials, o)
		}
	}
	return missing
}
