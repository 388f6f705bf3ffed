package gui

import (
	"context"
	"errors"
	"runtime/debug"
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

// An originalView shows the original of the document in front: its pages, or
// the text as it was read where it has none.
type originalView struct {
	*desk
	pane  *original.Pane
	read  *reading.Pane // the text as read
	says  *widget.Label // over it: which part, which place
	box   *fyne.Container
	host  *fyne.Container // of the tab
	split *look.Split     // of the text and the original at its side

	of     *doc.Document // that is shown; its figures may have been found since
	starts []pageStart   // of its pages in the text
	fails  string        // why there are no pages, where there should be
	ready  bool          // they are known, or the text as read is shown
	moving bool          // one side follows the other
	page   int           // that the reader turned to in the original; 0 where the text leads

	text *textView
	card *cardView
}

// Changed is for the window.
func (w *originalView) Changed(e session.Event) {
	switch {
	case e.Kind == session.Fronted:
		w.turnOriginal()
		w.showOriginal()
	case e.Kind == session.Built:
		w.showOriginal()
	}
}

// Restyle is for the window.
func (w *originalView) Restyle(p look.Palette) {
	w.restylePage()
	w.pane.SetPalette(p)
}

// Retell is for the window.
func (w *originalView) Retell() { w.pane.SetWords() }

// Turned is for the window.
func (w *originalView) Turned() { w.turnOriginal() }

// Focus is for the window.
func (w *originalView) Focus(c fyne.Canvas) {
	if w.pane.Shows() != nil {
		w.pane.Focus(c)
		return
	}
	c.Focus(w.read)
}

// A pageStart is where the text of a page begins in the body.
type pageStart struct{ offset, page int }

// build makes the original's panes.
func (w *originalView) build() {
	o := w
	o.pane = original.New()
	o.pane.Run = w.runner.Go
	o.pane.OnTip, o.pane.OnKey = w.over.Tip, w.key
	o.pane.OnPage, o.pane.OnPoint = w.textOfPage, w.textAtPoint
	o.pane.OnFail = w.noPages
	o.read = reading.New()
	o.read.Run, o.read.OnKey = w.runner.Go, w.key
	o.read.OnClick = w.textAtRaw
	o.says = widget.NewLabel("")
	o.says.Importance, o.says.Truncation = widget.LowImportance, fyne.TextTruncateEllipsis
	o.says.SizeName = theme.SizeNameCaptionText
	o.box = container.NewStack(o.pane.Box, container.NewBorder(o.says, nil, nil, nil, o.read))
	o.host = container.NewStack(o.box)
}

// noPages shows the text as read in place of pages that cannot be shown.
func (w *originalView) noPages(err error) {
	w.trace("original: " + err.Error())
	o, d := w, w.of
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
	w.runner.Go(func(context.Context) { page = asRead(d) }, w.session.While(session.OfDocument, func() {
		o.read.SetModel(page)
		o.says.SetText(o.fails)
		w.followText()
	}))
}

// asRead is the text of d as it was read, made ready to be shown.
func asRead(d *doc.Document) *reading.Model {
	return reading.Prepare(&doc.Document{ID: d.ID, Name: d.Name, Body: d.Raw})
}

// restylePage gives the text as read the look of the page, a little smaller.
func (w *originalView) restylePage() {
	s := w.pageStyle()
	s.TextSize = max(settings.MinSize, s.TextSize-3)
	s.Indent, s.Justify, s.MeasureEm = 0, false, 48
	s.LineHeight = min(s.LineHeight, 1.6)
	s.Margin = look.Pad
	w.read.SetStyle(s)
}

// Prepare makes ready in the background what the first file of some formats would
// wait for. What is shown waits for nothing.
func (w *Window) Prepare() {
	o := w.session.With(raw.Options{})
	var err error
	w.runner.After(prepareAfter, func() { // what is opened at the start goes first
		w.runner.Go(func(context.Context) {
			err = format.Warm(w.life, o)
			debug.FreeOSMemory() // what compiling left
		}, func() {
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
func (w *originalView) besideText() bool {
	return len(w.text.beside.Objects) > 0 && w.split != nil && w.text.beside.Objects[0] == w.split.Container
}

// toggleBeside puts the original beside the text, or away again.
func (w *originalView) toggleBeside() {
	w.settings.Change(func(v *settings.Values) { v.Beside = !v.Beside })
	w.nav.show(tabReading)
	w.turnOriginal()
	w.remenu()
}

// turnOriginal puts the original where it is to be seen: in its tab, or beside
// the text.
func (w *originalView) turnOriginal() {
	o := w
	in := w.nav.at(tabOriginal)
	beside := !in && w.settings.Values().Beside
	if beside != w.besideText() {
		if beside {
			o.host.Objects = nil
			if o.split == nil {
				o.split = look.NewSplit(w.text.stack, o.box, "split.original")
				o.split.LeastLeading, o.split.LeastTrailing = 280, 240
				o.split.SetRule(w.palette().Rule)
			} else {
				o.split.Container.Objects[1] = o.box
			}
			w.text.beside.Objects = []fyne.CanvasObject{o.split.Container}
		} else {
			w.text.beside.Objects = []fyne.CanvasObject{w.text.stack}
			o.host.Objects = []fyne.CanvasObject{o.box}
		}
		o.host.Refresh()
		w.text.beside.Refresh()
	}
	if in || beside {
		w.showOriginal()
	}
	if w.nav.at(tabReading) && o.page > 0 { // the reader turned pages meanwhile
		page := o.page
		o.page = 0
		if !beside {
			w.textOfPage(page)
		}
	}
}

// inSight reports whether the original can be seen.
func (w *originalView) inSight() bool {
	return w.nav.at(tabOriginal) || w.besideText() && w.nav.at(tabReading)
}

// showOriginal shows the original of the document in front, if it is in sight.
func (w *originalView) showOriginal() {
	o, d := w, w.doc()
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
	w.runner.Go(func(context.Context) {
		if shown {
			starts = pageStarts(d)
		} else if fresh {
			page = asRead(d)
		}
	}, w.session.While(session.OfText, func() {
		o.starts, o.ready = starts, true
		if page != nil {
			o.read.SetModel(page)
		}
		w.followText()
		w.trace("original of " + d.Name)
	}))
}

// originalSides shows the pages, or the text as read where there are none.
func (w *originalView) originalSides() {
	o := w
	pages := o.pane.Shows() != nil || o.of == nil
	o.box.Objects[0].(*fyne.Container).Hidden = !pages
	o.box.Objects[1].(*fyne.Container).Hidden = pages
	o.box.Refresh()
}
