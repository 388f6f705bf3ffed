package gui

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/dialog"

	"github.com/wenshu-app/wenshu/core/atomicfile"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/gui/chooser"
	"github.com/wenshu-app/wenshu/gui/look"
)

// A form is a way to write what a tab shows, by the ending of the file's name.
type form struct {
	ending string
	write  func(io.Writer) error
}

// stem is the name of a document without its ending.
func stem(d *doc.Document) string { return strings.TrimSuffix(d.Name, filepath.Ext(d.Name)) }

// exportAs asks for a file and writes it in the background, in the form of its
// ending, the first where it has none of them. A document is never written
// over.
func (w *files) exportAs(name string, forms []form) {
	var kinds []chooser.Kind
	for _, f := range forms {
		kinds = append(kinds, chooser.Kind{Name: strings.ToUpper(f.ending[1:]), Patterns: []string{"*" + f.ending}})
	}
	w.saveAs(fileName(name)+forms[0].ending, kinds, func(path string) { w.exportTo(path, forms) })
}

func (w *files) exportTo(path string, forms []form) {
	f := forms[0]
	ext := strings.ToLower(filepath.Ext(path))
	for _, g := range forms {
		if g.ending == ext {
			f = g
		}
	}
	asked := path
	if ext != f.ending {
		path += f.ending
	}
	w.write(asked, path, []string{path}, func() error { return atomicfile.Write(path, atomicfile.Shared, f.write) })
}

// write writes the file at path in the background and tells how it went. asked
// is the name that the dialog gave, and asked about where it was there; files are
// all that will be written. The others that are there are asked about here, all
// at once.
func (w *files) write(asked, path string, files []string, write func() error) {
	var open, there []string
	for _, p := range w.session.Documents() {
		open = append(open, p.Path)
	}
	source := false
	var err error
	w.runner.Go(func(context.Context) {
		if asked != path {
			removeEmpty(asked)
		}
		for _, f := range files {
			for _, o := range open {
				source = source || same(o, f)
			}
			if _, err := os.Lstat(f); err == nil && f != asked {
				there = append(there, filepath.Base(f))
			}
		}
		if !source && len(there) == 0 {
			err = write()
		}
	}, func() {
		switch {
		case source:
			w.over.Say(look.T("export.source"))
		case len(there) > 0:
			ask := dialog.NewConfirm(look.T("replace"), fmt.Sprintf(look.T("replace.ask"), strings.Join(there, "\n")), func(yes bool) {
				if yes {
					w.runner.Go(func(context.Context) { err = write() }, func() { w.written(path, err) })
				}
			}, w.win)
			ask.SetConfirmText(look.T("replace"))
			ask.SetDismissText(look.T("cancel"))
			w.over.Ask(ask, nil)
		default:
			w.written(path, err)
		}
	})
}

// written tells how writing went.
func (w *files) written(path string, err error) {
	if err != nil {
		w.trace("not exported: " + err.Error())
		w.over.Say(fmt.Sprintf(look.T("save.failed"), unwritten(err)))
		return
	}
	w.over.Say(fmt.Sprintf(look.T("saved"), path))
	w.trace("exported")
}

// removeEmpty takes away the empty file that Fyne's dialog made of the name that
// was typed, where another ending is put behind it.
func removeEmpty(path string) {
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Size() == 0 {
		os.Remove(path)
	}
}

// same reports whether two paths lead to one file.
func same(a, b string) bool {
	if a == b {
		return true
	}
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}
