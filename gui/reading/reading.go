// Package reading is the pane that shows a document's text: set like a book,
// its figures marked, with selection across paragraphs. It shows what it is
// given and tells what the reader does; it decides nothing about documents.
//
// Only the lines in view are alive. Each is a picture drawn once, glyph by
// glyph at the place the layout chose, and moved while the text scrolls;
// washes and the selection are rectangles under it.
package reading

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/image/vector"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/script"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/reading/layout"
)

// A Pane shows one document. Make it with New.
//
// The callbacks may be nil. They tell what the reader did; what the program
// did through a method is not told back, except OnPlace, which follows every
// move of the text.
type Pane struct {
	widget.BaseWidget

	OnFigure   func(i int)                    // chosen by click or key; -1 when Esc lets it go
	OnClick    func(offset int)               // a character that is of no figure was clicked
	OnHover    func(i int, abs fyne.Position) // the pointer came over a figure; abs is under its left end
	OnHoverEnd func()
	OnNote     func(i int, abs fyne.Position) // the pointer came over a highlight that has words, by its place in SetNotes
	OnNoteEnd  func()
	OnPlace    func(offset int)                    // the first byte in view changed
	OnChart    func(i int)                         // the chosen figure's mark in the charts is wanted
	OnPress    func()                              // a button of the pointer went down in the pane
	OnSize     func(by float64)                    // the wheel was turned with Ctrl: larger or smaller by a step
	OnMenu     func(offset int, abs fyne.Position) // secondary click; offset is -1 beside the text

	OnFind func()                 // a search is wanted
	OnJump func()                 // the reader is about to leap to another place, or just has
	OnKey  func(e *fyne.KeyEvent) // a key that the pane has no use for

	// Words cuts a run of Chinese characters into words, for double clicks; nil,
	// or no words, takes the whole run.
	Words func(run string) []text.Span

	// Run does work away from the widgets' goroutine and then calls done on it;
	// nil does both at once.
	Run func(work func(context.Context), done func())

	// Now tells the time for double clicks; nil is time.Now.
	Now func() time.Time

	model
	display Display            // as wanted; that of the model follows
	stop    context.CancelFunc // ends what is made ready for it
	hits    spans
	notes   []Note
	books   []int // where bookmarks stand
	marks   int   // counts changes of what the overview shows
	hit     int   // the one that the search stands at
	style   Style
	faces   faces
	shapes  shapes
	ras     vector.Rasterizer

	flow    *layout.Flow
	place   place
	told    int                         // what OnPlace was told
	pressed func(fyne.KeyModifier) bool // look.Held, but in tests
	toldEnd bool                        // and whether the end was in view then
	held    anchor                      // that the text was held to last
	heldAt  place                       // where that brought it
	column  column
	slides  map[*layout.Grid]float32 // how far wide tables are moved
	endAt   place                    // the lowest place; known if endOK
	endOK   bool
	figure  int // chosen, -1
	hovered hover
	sel     selection
	mouse   mouse
	focused bool
	shift   bool

	view *renderer
}

// New returns an empty pane.
func New() *Pane {
	p := &Pane{pressed: look.Held, figure: -1, told: -1}
	p.hovered = noHover
	p.sel.clear()
	p.ExtendBaseWidget(p)
	p.style = Style{}.valid()
	p.loadFaces()
	return p
}

// A Model is a document made ready for a pane.
type Model struct{ model }

// model is what the pane reads of a document; it never changes.
type model struct {
	doc                   *doc.Document
	text                  *layout.Text
	second, works, quotes spans
	display               script.Display
}

// Prepare makes a model of d. It takes a hundredth of a second for a book and
// some seconds for the largest files, so a worker may do it; it touches
// nothing of the window. A display that is given is ready at once; without it
// the pane's own comes a moment later.
func Prepare(d *doc.Document, display ...Display) *Model {
	m := &Model{model{doc: d}}
	if d != nil {
		m.second, m.works, m.quotes = marksOf(d)
		m.text = layout.Cut(d.Body, blocksOf(d), keepOf(d))
		for _, o := range display {
			if !ready(d.Body, o.Display) {
				continue
			}
			// The tables of scripts are part of the program: what cannot be read of
			// them is shown as printed.
			if changes, err := script.Changes(context.Background(), d.Body, o.Display); err == nil {
				m.show(changes, o.Display)
			}
		}
	}
	return m
}

// SetDocument shows d from its beginning; nil empties the pane.
func (p *Pane) SetDocument(d *doc.Document) { p.SetModel(Prepare(d)) }

// SetModel shows a document that Prepare made ready.
func (p *Pane) SetModel(m *Model) {
	p.endHover()
	p.model = m.model
	p.hits, p.notes = nil, nil
	p.marks++
	p.figure, p.told = -1, -1
	p.slides, p.mouse.sled = nil, sled{}
	p.sel.clear()
	p.flow = nil
	if m.text != nil {
		p.flow = layout.New(m.text, p.faces, p.spec())
	}
	p.place, p.endOK, p.held = top, false, anchor{}
	p.dropLines()
	p.update()
	p.convert()
}

// SetStyle changes how the pane looks. The place stays where it was.
func (p *Pane) SetStyle(s Style) {
	old := p.style
	p.style = s.valid()
	p.marks++
	fonts := old.Regular != s.Regular || old.Bold != s.Bold || old.Fallback != s.Fallback
	if fonts {
		p.loadFaces()
	}
	if dark := luma(p.style.Ink) < luma(p.style.Ground); dark != p.shapes.dark {
		p.shapes = shapes{dark: dark}
	}
	p.dropLines()
	if p.flow != nil {
		keep := p.anchor()
		if fonts {
			p.flow = layout.New(p.text, p.faces, p.spec())
		} else {
			p.flow.Set(p.spec())
		}
		p.restore(keep)
	}
	p.update()
}

// loadFaces opens the fonts of the style. A font that cannot be read gives way
// to the theme's.
func (p *Pane) loadFaces() {
	var fallback *face
	if p.style.Fallback != nil {
		fallback, _ = openFace(p.style.Fallback, nil)
	}
	open := func(r, other fyne.Resource) *face {
		for _, r := range []fyne.Resource{r, other, theme.DefaultTextFont()} {
			if r == nil {
				continue
			}
			if f, err := openFace(r, fallback); err == nil {
				return f
			}
		}
		return nil
	}
	p.shapes = shapes{dark: luma(p.style.Ink) < luma(p.style.Ground)}
	p.faces.regular = open(p.style.Regular, theme.TextFont())
	bold := p.style.Bold
	if bold == nil {
		bold = p.style.Regular
	}
	p.faces.bold = open(bold, theme.TextBoldFont())
}

// Figure returns the chosen figure, -1 if there is none.
func (p *Pane) Figure() int { return p.figure }

// Selected returns the chosen figure, -1 if there is none, and the selected
// text, one block a line.
func (p *Pane) Selected() (figure int, text string) { return p.figure, p.selectedText() }

// SelectFigure chooses figure i and brings it to a third of the height. Any
// other number lets the chosen one go. It is the one way to a figure, from
// wherever it was chosen.
func (p *Pane) SelectFigure(i int) {
	if p.doc == nil || i < 0 || i >= len(p.doc.Figures) {
		p.figure = -1
		p.marks++
		p.update()
		return
	}
	p.figure = i
	p.marks++
	p.reveal(p.doc.Figures[i].Start)
	p.update()
}

// ScrollTo brings the line with the byte at offset to the top.
func (p *Pane) ScrollTo(offset int) {
	if p.flow == nil || p.flow.Len() == 0 {
		return
	}
	p.goTo(offset, p.lead(offset))
	p.update()
}

// Place is the offset of the first line that is wholly in view; ScrollTo
// brings the text back to it.
func (p *Pane) Place() int {
	if p.flow == nil || p.flow.Len() == 0 {
		return 0
	}
	return p.firstOffset()
}

// AtEnd reports whether the text is scrolled to its end.
func (p *Pane) AtEnd() bool {
	return p.flow != nil && p.flow.Len() > 0 && !p.place.before(p.end())
}

// Where returns the middle of the character at offset, measured from the pane's
// upper left corner, and whether it is in view.
func (p *Pane) Where(offset int) (pos fyne.Position, inView bool) {
	if p.flow == nil || p.flow.Len() == 0 {
		return fyne.Position{}, false
	}
	b := p.flow.Find(offset)
	l := p.flow.Lay(b)
	n, x := l.Place(offset)
	ln := l.Lines[n]
	y := p.blockY(b) + ln.Y + ln.Height/2
	return fyne.NewPos(p.column.left+x-p.slid(l, x)+l.Size/4, y), y >= 0 && y <= p.Size().Height
}
