// Package opening says which files are offered to be opened, lists those of a
// folder, and asks which of many are wanted. What a file is the program finds
// out by its bytes: the endings here only choose what is shown to choose from.
package opening

import (
	"context"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
)

// A Group is endings of one sort of files, by the key of its name.
type Group struct {
	Key     string
	Endings []string
}

// Groups are the sorts of files that are offered, in the order of a dialog.
var Groups = []Group{
	{"kinds.pdf", []string{"pdf", "ofd"}},
	{"kinds.word", []string{"docx", "docm", "dotx", "dotm", "doc", "wps", "rtf"}},
	{"kinds.web", []string{"html", "htm", "xhtml", "mhtml", "mht", "shtml"}},
	{"kinds.sheet", []string{"xlsx", "xlsm", "xltx", "xls", "csv", "tsv"}},
	{"kinds.text", []string{"txt", "text", "md", "markdown", "log"}},
	{"kinds.book", []string{"epub"}},
	{"kinds.packed", []string{"zip"}},
}

// Patterns are those of g, or of all groups for the zero Group.
func (g Group) Patterns() []string {
	var out []string
	if g.Key == "" {
		for _, g := range Groups {
			out = append(out, g.Patterns()...)
		}
		return out
	}
	for _, e := range g.Endings {
		out = append(out, "*."+e)
	}
	return out
}

// Endings are all endings, each with its dot.
func Endings() []string {
	var out []string
	for _, g := range Groups {
		for _, e := range g.Endings {
			out = append(out, "."+e)
		}
	}
	return out
}

// Offered reports whether a file of that name is shown to choose from.
func Offered(name string) bool {
	return slices.Contains(Endings(), strings.ToLower(filepath.Ext(name)))
}

// A File is one to choose from.
type File struct {
	Path string // what opens it
	Name string // under the folder or archive: "2023/报告.pdf"
	Size int64
}

// MaxFiles is how many files of a folder are listed.
const MaxFiles = 5000

// maxDepth is how deep folders are looked into.
const maxDepth = 8

// Folder lists the documents in a folder and in those in it, in order of their
// names, and reports whether there are more. Hidden ones are left out; a folder
// that cannot be read is taken for empty.
func Folder(ctx context.Context, dir string) (files []File, more bool, err error) {
	err = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && path == dir:
			return err
		case err != nil:
			return fs.SkipDir
		case path == dir:
			return nil
		}
		name, rel := e.Name(), ""
		if rel, err = filepath.Rel(dir, path); err != nil {
			return nil
		}
		switch {
		case strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$"):
			if e.IsDir() {
				return fs.SkipDir
			}
		case e.IsDir():
			if strings.Count(rel, string(filepath.Separator)) >= maxDepth {
				return fs.SkipDir
			}
		case e.Type().IsRegular() && Offered(name):
			if len(files) == MaxFiles {
				more = true
				return fs.SkipAll
			}
			f := File{Path: path, Name: filepath.ToSlash(rel)}
			if info, err := e.Info(); err == nil {
				f.Size = info.Size()
			}
			files = append(files, f)
		}
		return nil
	})
	return files, more, err
}
