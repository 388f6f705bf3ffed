package gui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
)

// connectOutline gives the outline what can be done with a section.
func (w *Window) connectOutline() {
	w.tree.OnKey = w.key
	w.tree.OnTip = w.showTip
	w.tree.OnCopyTitle = func(title string) {
		w.app.Clipboard().SetContent(title)
		w.say(look.T("copied"))
	}
	w.tree.OnCopyText = func(s text.Span) {
		w.app.Clipboard().SetContent(w.sectionText(s))
		w.say(look.T("copied"))
	}
	w.tree.OnExport = w.exportSectionDialog
}

// sectionText is the text of a section, a paragraph a line, with its source.
func (w *Window) sectionText(s text.Span) string {
	return strings.TrimRight(w.doc.Text(s), "\n") + "\n\n" + export.Citation(w.doc, s.Start)
}

// countHits tells the outline where what is looked for stands.
func (w *Window) countHits() {
	at := make([]int, len(w.seek.hits))
	for i, h := range w.seek.hits {
		at[i] = h.Start
	}
	w.tree.SetHits(at)
}

// exportSectionDialog asks where to put a section.
func (w *Window) exportSectionDialog(s text.Span, title string) {
	d := dialog.NewFileSave(func(f fyne.URIWriteCloser, err error) {
		if err != nil {
			w.say(fmt.Sprintf(look.T("save.failed"), err))
			return
		}
		if f == nil {
			return
		}
		path := f.URI().Path()
		f.Close()
		w.exportSection(s, path)
	}, w.win)
	d.SetFileName(fileName(title) + ".md")
	w.showFiles(d)
}

// exportSection saves the text of a section as Markdown with its source or,
// where the path ends in .csv, its figures.
func (w *Window) exportSection(s text.Span, path string) {
	d := w.doc
	if d == nil {
		return
	}
	if filepath.Ext(path) == "" {
		// the dialog made an empty file of the name that was typed
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Size() == 0 {
			os.Remove(path)
		}
		path += ".md"
	}
	var err error
	w.runner.Draw(func(context.Context) {
		var f *os.File
		if f, err = os.Create(path); err != nil {
			return
		}
		if filepath.Ext(path) == ".csv" {
			err = export.SectionCSV(f, d, s, export.Options{File: d.Name})
		} else {
			err = export.SectionMarkdown(f, d, s)
		}
		err = errors.Join(err, f.Close())
	}, func() {
		if err != nil {
			w.say(fmt.Sprintf(look.T("save.failed"), err))
			return
		}
		w.say(fmt.Sprintf(look.T("saved"), path))
	})
}
