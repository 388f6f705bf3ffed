package gui

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"

	"github.com/wenshu-app/wenshu/core/atomicfile"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/draw"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/gui/look"
)

// printer returns what writes the document in front as pages of print: its
// figures underlined, each with a foot note.
func (w *textView) printer(ctx context.Context) func(io.Writer) error {
	d, own, english := w.doc(), w.own(), look.Current() == look.English
	style := draw.PageStyle{
		Title: called(w.front()), Source: export.Citation(d, own, 0), Style: draw.Print(),
		Note: func(f *doc.Figure) string { return export.FigureNote(d, f, english) },
	}
	return func(out io.Writer) error {
		return draw.Page(ctx, out, d, look.SerifRegular().Content(), look.SerifBold().Content(), style)
	}
}

// print writes the document in front as a PDF and shows it in the system's own
// program, which prints it.
func (w *textView) print() {
	if w.doc() == nil {
		w.over.Say(look.T("print.nothing"))
		return
	}
	name := fileName(called(w.front())) + ".pdf"
	path, err := "", error(nil)
	var write func(io.Writer) error
	ctx := w.life
	write = w.printer(ctx)
	w.over.Say(look.T("print.making"))
	w.runner.Go(func(context.Context) {
		var folder string
		if folder, err = os.MkdirTemp("", "wenshu-"); err != nil {
			return
		}
		path = filepath.Join(folder, name)
		err = atomicfile.Write(path, atomicfile.Private, write)
	}, func() {
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			w.over.Say(fmt.Sprintf(look.T("save.failed"), unwritten(err)))
		case w.app.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}) != nil:
			w.app.Clipboard().SetContent(path)
			w.over.Say(fmt.Sprintf(look.T("print.where"), path))
		default:
			w.over.Say(look.T("print.shown"))
		}
		w.trace("printed " + path)
	})
}
