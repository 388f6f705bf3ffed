package gui

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"slices"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/original"
	"github.com/wenshu-app/wenshu/gui/reading"
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
	o.pane.OnTip, o.pane.OnKey = w.showTip, w.key
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
	s.TextSize = max(minSize, s.TextSize-3)
	s.Indent, s.Justify, s.MeasureEm = 0, false, 48
	s.LineHeight = min(s.LineHeight, 1.6)
	s.Margin = look.Pad
	o.read.SetStyle(s)
}

// Prepare makes ready in the background what the first file of some formats would
// wait for. What is shown waits for nothing.
func (w *Window) Prepare() {
	o := w.with(raw.Options{})
	var err error
	w.runner.Draw(func(context.Context) { err = format.Warm(w.life, o) }, func() {
		if err != nil && w.life.Err() == nil {
			w.trace("prepare: " + err.Error()) // the file that needs it will say so
			return
		}
		w.trace("prepared")
	})
}

// besideText reports whether the original stands beside the text now.
func (w *Window) besideText() bool {
	return len(w.orig.beside.Objects) > 0 && w.orig.split != nil && w.orig.beside.Objects[0] == w.orig.split.Container
}

// toggleBeside puts the original beside the text, or away again.
func (w *Window) toggleBeside() {
	p := w.app.Preferences()
	p.SetBool(prefBeside, !p.Bool(prefBeside))
	w.show(tabReading)
	w.turnOriginal()
	w.win.SetMainMenu(w.menu())
}

// turnOriginal puts the original where it is to be seen: in its tab, or beside
// the text.
func (w *Window) turnOriginal() {
	o := &w.orig
	in := w.tabs.SelectedIndex() == tabOriginal
	beside := !in && w.app.Preferences().Bool(prefBeside)
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
	o, d := &w.orig, w.doc
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
		o.pane.SetModel(w.pagesOf(w.paper))
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
func (w *Window) pagesOf(p *paper) *original.Model {
	d := p.doc
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
	load, o, id := loader(p.path), w.with(p.asked), d.ID
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

// pageStarts are where the pages of d begin in its body, in order.
func pageStarts(d *doc.Document) []pageStart {
	var out []pageStart
	for i := range d.Parts {
		p := &d.Parts[i]
		if p.Page == 0 || p.Raw.Empty() {
			continue
		}
		if s, ok := d.Back.Forward(p.Raw); ok {
			out = append(out, pageStart{s.Start, p.Page})
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].offset < out[j].offset })
	return out
}

// followText brings the original to the place of the text.
func (w *Window) followText() {
	if w.doc == nil || w.orig.of == nil {
		return
	}
	if w.card >= 0 && w.card < len(w.doc.Figures) {
		w.lightFigure(w.card)
		return
	}
	w.orig.pane.Light(nil, false)
	w.pageOfText(w.reading.Place())
	if w.orig.pane.Shows() == nil {
		w.rawOf(text.Span{Start: w.reading.Place(), End: min(w.reading.Place()+1, len(w.doc.Body))}, false)
	}
}

// pageOfText turns to the page of the byte at offset of the text, if the
// original is in sight.
func (w *Window) pageOfText(offset int) {
	o := &w.orig
	if o.moving || len(o.starts) == 0 || o.pane == nil || o.pane.Shows() == nil || !w.inSight() {
		return
	}
	i := sort.Search(len(o.starts), func(i int) bool { return o.starts[i].offset > offset }) - 1
	page := o.starts[max(0, i)].page
	if page != o.pane.Page() {
		o.pane.ShowPage(page)
	}
}

// textOfPage brings the text to the page that the reader turned to.
func (w *Window) textOfPage(page int) {
	o := &w.orig
	if w.tabs.SelectedIndex() == tabOriginal {
		o.page = page // the text follows when it is looked at
		return
	}
	at := -1
	for _, s := range o.starts {
		if s.page == page && (at < 0 || s.offset < at) {
			at = s.offset
		}
	}
	if at < 0 {
		return
	}
	o.moving = true
	w.reading.ScrollTo(at)
	o.moving = false
}

// textAtPoint shows the text at a point of a page.
func (w *Window) textAtPoint(page int, x, y float32) {
	d := w.doc
	if d == nil || w.orig.of == nil {
		return
	}
	if s, ok := rawAt(d, page, x, y); ok {
		w.textAtRaw(s.Start)
	}
}

// rawAt is the character of the raw text that stands at a point of a page, or
// nearest to it.
func rawAt(d *doc.Document, page int, x, y float32) (text.Span, bool) {
	best, least := text.Span{}, float32(-1)
	for i := range d.Parts {
		p := &d.Parts[i]
		if p.Page != page {
			continue
		}
		for _, b := range p.Boxes {
			dx, dy := max(0, b.X0-x, x-b.X1), max(0, b.Y0-y, y-b.Y1)
			dist := dx*dx + 4*dy*dy // what stands in the line is nearer than what stands over it
			if least >= 0 && dist >= least {
				continue
			}
			part := (x - b.X0) / max(0.01, b.X1-b.X0)
			if b.Down {
				part = (y - b.Y0) / max(0.01, b.Y1-b.Y0)
			}
			at := b.Raw.Start + int(max(0, min(part, 0.999))*float32(b.Raw.Len()))
			for at > b.Raw.Start && d.Raw[at]&0xC0 == 0x80 {
				at--
			}
			best, least = text.Span{Start: at, End: min(at+1, len(d.Raw))}, dist
		}
	}
	const far = 60 // points
	return best, least >= 0 && least < far*far
}

// textAtRaw shows what was made of the byte at offset of the raw text: its
// figure, or the place.
func (w *Window) textAtRaw(offset int) {
	d := w.doc
	if d == nil || offset < 0 || offset >= len(d.Raw) {
		return
	}
	at, ok := bodyAt(d, text.Span{Start: offset, End: offset + 1})
	if !ok {
		return
	}
	w.orig.page = 0
	w.orig.moving = true // what was clicked stays where it is
	defer func() { w.orig.moving = false }()
	if i := w.figureAt(at.Start); i >= 0 {
		w.GoToFigure(i)
		return
	}
	w.visit()
	w.showCard(-1)
	w.showPlace(at)
	w.visit()
}

// lightFigure lights the place of a figure in the original; -1 none.
func (w *Window) lightFigure(i int) {
	o, d := &w.orig, w.doc
	if o.pane == nil || !o.ready || d == nil || o.of.Back != d.Back || !w.inSight() {
		return
	}
	if i < 0 || i >= len(d.Figures) {
		o.pane.Light(nil, false)
		if o.pane.Shows() == nil {
			o.read.SetHits(nil, -1)
		}
		return
	}
	f := &d.Figures[i]
	if o.pane.Shows() == nil {
		w.rawOf(f.Span, true)
		return
	}
	o.pane.Light(marksOf(d, f.Span), !o.moving)
}

// marksOf are the boxes of a stretch of the text on the pages.
func marksOf(d *doc.Document, s text.Span) []original.Mark {
	var marks []original.Mark
	for _, from := range d.Sources(s) {
		for _, r := range from.Boxes {
			if n := len(marks) - 1; n >= 0 && marks[n].Page == from.Page && goesOn(marks[n].Rect, r) {
				marks[n].X1, marks[n].Y0, marks[n].Y1 = max(marks[n].X1, r.X1), min(marks[n].Y0, r.Y0), max(marks[n].Y1, r.Y1)
				continue
			}
			marks = append(marks, original.Mark{Page: from.Page, Rect: r})
		}
	}
	return marks
}

// goesOn reports whether b goes on the line of a, right behind it.
func goesOn(a, b doc.Rect) bool {
	high := min(a.Y1-a.Y0, b.Y1-b.Y0)
	return min(a.Y1, b.Y1)-max(a.Y0, b.Y0) > 0.5*high && b.X0 >= a.X0 && b.X0-a.X1 < high
}

// rawOf shows what of the text as read made s, washed if lit is set, and names
// its place.
func (w *Window) rawOf(s text.Span, lit bool) {
	o, d := &w.orig, w.doc
	spans := d.Back.Back(s)
	if len(spans) == 0 {
		o.says.SetText(look.T("original.gone"))
		o.read.SetHits(nil, -1)
		return
	}
	o.says.SetText(strings.TrimPrefix(o.fails+"　"+placeWords(d, spans), "　"))
	if lit {
		o.read.SetHits(spans, 0)
	} else {
		o.read.SetHits(nil, -1)
	}
	o.read.Reveal(spans[0].Start)
}

// placeWords names the place of spans of the raw text: its part and paragraph
// or cells, or its line.
func placeWords(d *doc.Document, spans []text.Span) string {
	var out []string
	if len(d.Parts) > 0 {
		for _, from := range d.SourcesOfRaw(spans) {
			at := from.Part
			if from.Page > 0 {
				at = strings.TrimSpace(at + " " + fmt.Sprintf(look.T("original.page"), from.Page))
			}
			if len(from.Refs) > 0 {
				at = strings.TrimSpace(at + "　" + strings.Join(from.Refs[:min(len(from.Refs), 4)], " "))
			}
			if at != "" && !slices.Contains(out, at) {
				out = append(out, at)
			}
		}
	} else if len(d.Raw) > 0 {
		out = append(out, fmt.Sprintf(look.T("original.line"), strings.Count(d.Raw[:spans[0].Start], "\n")+1))
	}
	return strings.Join(append(out, look.T("original.whole")), "　·　")
}

// cutout is the picture of a figure that was recognised, as it stands on its
// page, for its card: the reader sees with her own eyes whether a digit is
// right. For other figures it is nothing.
func (w *Window) cutout(i int) fyne.CanvasObject {
	box := container.NewVBox()
	d := w.doc
	marks := marksOf(d, d.Figures[i].Span)
	if len(marks) == 0 || !recognisedPage(d, marks[0].Page) {
		return box
	}
	if w.orig.pane.Shows() == nil {
		w.orig.pane.SetModel(w.pagesOf(w.paper))
		w.orig.of, w.orig.starts, w.orig.ready = d, nil, false // it is made whole when it is looked at
	}
	says := canvas.NewText(look.T("original.cutout"), w.palette().SecondInk)
	says.TextSize = 12
	w.orig.pane.Cut(marks[0].Page, marks[0].Rect, func(img image.Image) {
		if w.doc != d || w.card != i {
			return
		}
		pic := canvas.NewImageFromImage(img)
		pic.FillMode = canvas.ImageFillContain
		b := img.Bounds()
		width := float32(look.CardWidth - 4*look.Gap - 2*look.Pad)
		pic.SetMinSize(fyne.NewSize(width, min(96, width*float32(b.Dy())/float32(max(1, b.Dx())))))
		box.Objects = []fyne.CanvasObject{container.New(layout.NewCustomPaddedLayout(0, look.Gap, look.Pad, look.Pad), container.NewVBox(says, pic))}
		w.inspector.Refresh()
		w.side.Refresh()
	})
	return box
}

// recognisedPage reports whether the text of a page was recognised.
func recognisedPage(d *doc.Document, page int) bool {
	for _, n := range d.Notes {
		if n.Kind != "page-recognised" {
			continue
		}
		s := n.Raw
		s.End = max(s.End, min(s.Start+1, len(d.Raw)))
		for _, from := range d.SourcesOfRaw([]text.Span{s}) {
			if from.Page == page {
				return true
			}
		}
	}
	return false
}
