package gui

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/original"
	"github.com/wenshu-app/wenshu/gui/reading"
	"github.com/wenshu-app/wenshu/gui/session"
	"github.com/wenshu-app/wenshu/gui/settings"
)

// An originalState is what the window knows of the original of the document in
// front: its pages, or the text as it was read where it has none.
type originalState struct {
	pane   *original.Pane
	read   *reading.Pane // the text as read
	says   *widget.Label // over it: which part, which place
	box    *fyne.Container
	host   *fyne.Container // of the tab
	text   *fyne.Container // the reading pane
	beside *fyne.Container // the text, with the original at its side or without
	split  *look.Split

	of     *doc.Document // that is shown; its figures may have been found since
	starts []pageStart   // of its pages in the text
	fails  string        // why there are no pages, where there should be
	ready  bool          // they are known, or the text as read is shown
	moving bool          // one side follows the other
	page   int           // that the reader turned to in the original; 0 where the text leads
}

// A pageStart is where the text of a page begins in the body.
type pageStart struct{ offset, page int }

// newOriginal makes the original's panes.
func (w *Window) newOriginal() {
	o := &w.orig
	o.pane = original.New()
	o.pane.Run = w.runner.Draw
	o.pane.OnTip, o.pane.OnKey = w.over.Tip, w.key
	o.pane.OnPage, o.pane.OnPoint = w.textOfPage, w.textAtPoint
	o.pane.OnFail = w.noPages
	o.read = reading.New()
	o.read.Run, o.read.OnKey = w.runner.Draw, w.key
	o.read.OnClick = w.textAtRaw
	o.says = widget.NewLabel("")
	o.says.Importance, o.says.Truncation = widget.LowImportance, fyne.TextTruncateEllipsis
	o.says.SizeName = theme.SizeNameCaptionText
	o.box = container.NewStack(o.pane.Box, container.NewBorder(o.says, nil, nil, nil, o.read))
	o.host = container.NewStack(o.box)
}

// noPages shows the text as read in place of pages that cannot be shown.
func (w *Window) noPages(err error) {
	w.trace("original: " + err.Error())
	o, d := &w.orig, w.orig.of
	o.fails = look.T("original.failed")
	if errors.Is(err, errOtherFile) {
		o.fails = look.T("original.changed")
	}
	if d == nil {
		return
	}
	o.pane.SetModel(nil)
	w.originalSides()
	var page *reading.Model
	w.runner.Draw(func(context.Context) { page = asRead(d) }, func() {
		if o.of == nil || !sameOriginal(o.of, d) || o.pane.Shows() != nil {
			return
		}
		o.read.SetModel(page)
		o.says.SetText(o.fails)
		w.followText()
	})
}

// asRead is the text of d as it was read, made ready to be shown.
func asRead(d *doc.Document) *reading.Model {
	return reading.Prepare(&doc.Document{ID: d.ID, Name: d.Name, Body: d.Raw})
}

// restyle gives the text as read the look of the page, a little smaller.
func (o *originalState) restyle(w *Window) {
	s := w.pageStyle()
	s.TextSize = max(settings.MinSize, s.TextSize-3)
	s.Indent, s.Justify, s.MeasureEm = 0, false, 48
	s.LineHeight = min(s.LineHeight, 1.6)
	s.Margin = look.Pad
	o.read.SetStyle(s)
}

// Prepare makes ready in the background what the first file of some formats would
// wait for. What is shown waits for nothing.
func (w *Window) Prepare() {
	o := w.session.With(raw.Options{})
	var err error
	w.runner.After(prepareAfter, func() { // what is opened at the start goes first
		w.runner.Draw(func(context.Context) { err = format.Warm(w.life, o) }, func() {
			if err != nil && w.life.Err() == nil {
				w.trace("prepare: " + err.Error()) // the file that needs it will say so
				return
			}
			w.trace("prepared")
		})
	})
}

// prepareAfter is how long after the start something is prepared.
const prepareAfter = 4 * time.Second

// besideText reports whether the original stands beside the text now.
func (w *Window) besideText() bool {
	return len(w.orig.beside.Objects) > 0 && w.orig.split != nil && w.orig.beside.Objects[0] == w.orig.split.Container
}

// toggleBeside puts the original beside the text, or away again.
func (w *Window) toggleBeside() {
	w.settings.Change(func(v *settings.Values) { v.Beside = !v.Beside })
	w.show(tabReading)
	w.turnOriginal()
	w.remenu()
}

// turnOriginal puts the original where it is to be seen: in its tab, or beside
// the text.
func (w *Window) turnOriginal() {
	o := &w.orig
	in := w.tabs.SelectedIndex() == tabOriginal
	beside := !in && w.settings.Values().Beside
	if beside != w.besideText() {
		if beside {
			o.host.Objects = nil
			if o.split == nil {
				o.split = look.NewSplit(o.text, o.box, "split.original")
				o.split.LeastLeading, o.split.LeastTrailing = 280, 240
				o.split.SetRule(w.palette().Rule)
			} else {
				o.split.Container.Objects[1] = o.box
			}
			o.beside.Objects = []fyne.CanvasObject{o.split.Container}
		} else {
			o.beside.Objects = []fyne.CanvasObject{o.text}
			o.host.Objects = []fyne.CanvasObject{o.box}
		}
		o.host.Refresh()
		o.beside.Refresh()
	}
	if in || beside {
		w.showOriginal()
	}
	if w.tabs.SelectedIndex() == tabReading && o.page > 0 { // the reader turned pages meanwhile
		page := o.page
		o.page = 0
		if !beside {
			w.textOfPage(page)
		}
	}
}

func (w *Window) focusOriginal() {
	if w.orig.pane.Shows() != nil {
		w.orig.pane.Focus(w.win.Canvas())
		return
	}
	w.win.Canvas().Focus(w.orig.read)
}

// inSight reports whether the original can be seen.
func (w *Window) inSight() bool {
	return w.tabs.SelectedIndex() == tabOriginal || w.besideText() && w.tabs.SelectedIndex() == tabReading
}

// showOriginal shows the original of the document in front, if it is in sight.
func (w *Window) showOriginal() {
	o, d := &w.orig, w.doc()
	if o.pane == nil || w.tabs == nil {
		return
	}
	if d == nil {
		o.of, o.starts, o.page, o.ready = nil, nil, 0, false
		o.pane.SetModel(nil)
		o.pane.Say(look.T("original.none"))
		o.read.SetDocument(nil)
		w.originalSides()
		return
	}
	if !w.inSight() {
		if o.of != nil && !sameOriginal(o.of, d) {
			o.of, o.starts, o.page, o.ready = nil, nil, 0, false
			o.pane.SetModel(nil)
		}
		return
	}
	if o.ready && sameOriginal(o.of, d) && o.of.Back == d.Back {
		o.of = d
		w.followText()
		return
	}
	fresh := o.of == nil || !sameOriginal(o.of, d)
	o.of, o.page, o.ready = d, 0, false
	if fresh {
		o.fails = ""
		o.pane.SetModel(w.pagesOf(w.front()))
		o.read.SetDocument(nil)
	}
	w.originalSides()
	var starts []pageStart
	var page *reading.Model
	shown := o.pane.Shows() != nil
	w.runner.Draw(func(context.Context) {
		if shown {
			starts = pageStarts(d)
		} else if fresh {
			page = asRead(d)
		}
	}, func() {
		if o.of == nil || o.of.Back != d.Back || !sameOriginal(o.of, d) {
			return
		}
		o.starts, o.ready = starts, true
		if page != nil {
			o.read.SetModel(page)
		}
		w.followText()
		w.trace("original of " + d.Name)
	})
}

// originalSides shows the pages, or the text as read where there are none.
func (w *Window) originalSides() {
	o := &w.orig
	pages := o.pane.Shows() != nil || o.of == nil
	o.box.Objects[0].(*fyne.Container).Hidden = !pages
	o.box.Objects[1].(*fyne.Container).Hidden = pages
	o.box.Refresh()
}

// sameOriginal reports whether two documents were read of one file in one way.
func sameOriginal(a, b *doc.Document) bool {
	return a.ID == b.ID && len(a.Raw) == len(b.Raw) && len(a.Parts) == len(b.Parts) && a.Raw == b.Raw
}

var errOtherFile = fmt.Errorf("the file is not the one that was read")

// pagesOf are the pages of the document of a paper; nil where it has none.
func (w *Window) pagesOf(p *session.Document) *original.Model {
	d := p.Doc
	if !paged(d) {
		return nil
	}
	last := 0
	for i := range d.Parts {
		last = max(last, d.Parts[i].Page)
	}
	m := &original.Model{Pages: make([]doc.Size, last)}
	for i := range d.Parts {
		if n := d.Parts[i].Page; n > 0 {
			m.Pages[n-1] = d.Parts[i].Size
		}
	}
	load, o, id := session.Loader(p.Path), w.session.With(p.Asked), d.ID
	m.Open = func(ctx context.Context) (raw.Book, error) {
		b, err := load(ctx, nil)
		if err != nil {
			return nil, err
		}
		if sum := sha256.Sum256(b); hex.EncodeToString(sum[:]) != id {
			return nil, errOtherFile
		}
		return format.Book(ctx, b, o)
	}
	return m
}
