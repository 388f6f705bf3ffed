// Package shelf is the pane of a library's documents: at the left from which
// sides they can be told apart, at the right one box over the list, which holds
// documents or what was found in them. It reads no library; it tells what is
// wanted.
package shelf

import (
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
	"github.com/wenshu-app/wenshu/gui/rows"
)

// A Pane lists documents. Make it with New.
type Pane struct {
	widget.BaseWidget

	OnQuery  func(query string, by library.Sort) // the reader types; "" ends the search
	OnOpen   func(d *library.Document, h *library.Hit)
	OnRemove func(root string)                              // takes a folder or file of the library off it
	OnSides  func(items []*fyne.MenuItem, at fyne.Position) // shows what can be done with a line of the facets
	OnMenu   func(docs []*library.Document, at fyne.Position)
	OnAct    func(a Action, docs []*library.Document)
	OnKeep   func(library.Search) // keeps a search, or no more
	OnAdd    func(over fyne.CanvasObject)
	OnStop   func() // the import
	OnFailed func() // the files that could not be read are to be listed
	OnChoice func() // other parts of a folder of figures are to be listed
	OnLeave  func() // Esc
	OnKey    func(e *fyne.KeyEvent)
	Canvas   fyne.Canvas // whose keyboard it takes

	docs      []*library.Document
	catalogue *Catalogue // of docs, where they are those of a library
	searches  []library.Search
	side      int // the line of the facets that the keyboard or the pointer is at
	choice    Choice
	values    [facets][]Value
	listed    []*library.Document // that the facets leave, in order
	results   *library.Results    // nil where nothing is looked for
	said      string              // why there are no results
	ticked    map[string]bool     // by ID
	last      int                 // line that was ticked last
	at        int                 // line that the keys are at
	lines     []side
	all       []line
	width     float32
	heights   map[int]bool // lines that are no documents, which have heights of their own
	folded    map[Facet]bool
	wide      map[Facet]bool
	still     bool           // widgets are set, not used
	ready     bool           // the library is open
	parts     []parquet.Part // of a folder of figures, which is not held as a whole; nil for a library
	total     int            // documents that the facets leave of parts
	busy      bool           // something is being looked for
	palette   look.Palette

	box    *overlay.Field
	keep   *look.IconButton
	order  *widget.Select
	facets *rows.List
	list   *rows.List
	count  *widget.Label
	acts   *fyne.Container
	clear  *look.Button
	all2   *look.Button
	free   *look.Button // looks at all documents again, where nothing is left
	freed  *look.Button // and where something is
	empty  *fyne.Container
	says   *widget.Label
	notes  *widget.Label
	odd    *fyne.Container // holds the notes
	right  *fyne.Container
	add    *look.Button
	bar    *progress
	split  *look.Split
}

// An Action is what can be done with several documents.
type Action int

// The actions.
const (
	Open Action = iota
	TagThem
	Follow // an indicator through them
	Words  // of them are counted
	Check  // them for contradictions
	Export
	TakeOut
)

// Actions are all of them, and the keys of their words.
var Actions = []string{Open: "shelf.open", TagThem: "shelf.tag", Follow: "shelf.follow", Words: "shelf.words", Check: "shelf.check", Export: "shelf.export", TakeOut: "shelf.out"}

var sorts = []library.Sort{library.ByRelevance, library.ByDate, library.ByTitle, library.ByFigures}

// New returns an empty pane. tip shows words about a sign.
func New(tip func(words string, at fyne.Position)) *Pane {
	p := &Pane{ticked: map[string]bool{}, folded: map[Facet]bool{Format: true}, wide: map[Facet]bool{}, heights: map[int]bool{}, catalogue: NewCatalogue(nil, nil), palette: look.Palettes[0]}
	p.box = overlay.NewField("shelf.search", p.escape)
	p.box.OnChanged = func(string) {
		if !p.still {
			p.ask()
		}
	}
	p.box.Keys = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyDown && len(p.all) > 0 {
			p.focus(p.list)
			p.list.Highlight(p.at)
			return true
		}
		return false
	}
	p.box.OnSubmitted = func(string) { p.focus(p.list) }
	p.keep = look.NewIconButton(look.IconPin, "shelf.keep", tip, func() {
		if s := p.Search(); p.OnKeep != nil && s.Name != "" {
			p.OnKeep(s)
		}
	})
	p.order = widget.NewSelect(nil, func(string) {
		if !p.still {
			p.sift()
			p.ask()
		}
	})
	p.facets = rows.New(func() int { return len(p.lines) }, p.newSideRow, func(i int, o fyne.CanvasObject) { o.(*sideRow).set(i) })
	p.facets.Name = func() string { return look.T("shelf.facets") }
	p.facets.HideSeparators = true
	p.facets.OnChosen = p.sideChosen
	p.facets.OnOther = p.other
	p.facets.OnAt = func(i int) { p.side = i }
	p.facets.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name != fyne.KeyDelete || p.side >= len(p.lines) {
			return false
		}
		items := p.sideItems(p.lines[p.side])
		if len(items) > 0 {
			items[0].Action()
		}
		return len(items) > 0
	}
	p.list = rows.New(func() int { return len(p.all) }, p.newRow, func(i int, o fyne.CanvasObject) { o.(*row).set(i, p.all[i]) })
	p.list.Name = func() string { return look.T("shelf.documents") }
	p.list.HideSeparators = true
	p.list.OnChosen = p.open
	p.list.OnAt = func(i int) { p.at = i }
	p.list.OnKey = p.typed
	p.list.OnOther = p.other
	p.count = widget.NewLabel("")
	p.count.Importance, p.count.SizeName, p.count.Truncation = widget.LowImportance, theme.SizeNameCaptionText, fyne.TextTruncateEllipsis
	p.clear = look.NewButton("", p.Untick).Plain()
	p.all2 = look.NewButton("", p.TickAll).Plain()
	free := func() { p.choose(Choice{}) }
	p.free, p.freed = look.NewButton("", free), look.NewButton("", free).Plain()
	p.acts = container.New(layout.NewCustomPaddedHBoxLayout(look.Gap))
	p.says = widget.NewLabel("")
	p.says.Alignment, p.says.Importance = fyne.TextAlignCenter, widget.LowImportance
	p.add = look.NewButton("", func() {
		if p.OnAdd != nil {
			p.OnAdd(p.add)
		}
	}).With(look.IconFolder)
	p.add.Primary = true
	room := canvas.NewRectangle(nil)
	room.SetMinSize(fyne.NewSize(420, 0))
	p.empty = container.NewVBox(room, p.says, container.NewCenter(p.add), container.NewCenter(p.free))
	p.notes = widget.NewLabel("")
	p.notes.SizeName, p.notes.Wrapping = theme.SizeNameCaptionText, look.Wrapping()
	p.odd = container.NewBorder(nil, widget.NewSeparator(), nil, nil, p.notes)
	p.odd.Hide()
	p.bar = newProgress(func() {
		if p.OnStop != nil {
			p.OnStop()
		}
	}, func() {
		if p.OnFailed != nil {
			p.OnFailed()
		}
	})
	tools := container.NewBorder(nil, nil, nil, container.NewHBox(p.keep, p.order), p.box)
	foot := container.NewBorder(nil, nil, nil, container.NewCenter(p.acts), p.count)
	p.right = container.NewBorder(container.NewVBox(container.NewPadded(tools), p.bar.Container, p.odd), container.NewVBox(widget.NewSeparator(), foot), nil, nil, container.NewStack(p.list, container.NewCenter(p.empty)))
	p.split = look.NewSplit(container.NewPadded(p.facets), p.right, "shelf.split")
	p.split.LeastLeading, p.split.LeastTrailing = 180, 360
	p.split.SetOffset(0.19)
	p.ExtendBaseWidget(p)
	p.SetWords()
	return p
}

// CreateRenderer is for Fyne.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(p.split.Container)
}

// Resize is for Fyne: what was found is broken for the width.
func (p *Pane) Resize(size fyne.Size) {
	p.BaseWidget.Resize(size)
	if w := p.list.Size().Width; w != p.width {
		p.lay()
		if p.odd.Visible() {
			p.right.Refresh()
		}
	}
}

// SetPalette gives the pane its colours.
func (p *Pane) SetPalette(c look.Palette) {
	p.palette = c
	p.split.SetRule(c.Rule)
	p.facets.Refresh()
	p.list.Refresh()
	p.bar.setPalette(c)
}

// SetWords sets what is said in the current language.
func (p *Pane) SetWords() {
	p.still = true
	i := max(0, p.order.SelectedIndex())
	p.order.Options = []string{look.T("shelf.by.relevance"), look.T("shelf.by.date"), look.T("shelf.by.title"), look.T("shelf.by.figures")}
	p.order.SetSelectedIndex(i)
	p.still = false
	p.box.SetPlaceHolder(look.T("shelf.search.how"))
	p.clear.SetText(look.T("shelf.untick"))
	p.all2.SetText(look.T("shelf.all"))
	p.free.SetText(look.T("shelf.free"))
	p.add.SetText(look.T("shelf.add"))
	if p.far() {
		p.add.SetText(look.T("folder.back"))
	}
	p.notes.Wrapping = look.Wrapping()
	p.sift()
}

// SetLibrary shows the documents of a library. What is ticked and is still
// there stays so.
func (p *Pane) SetLibrary(c *Catalogue, searches []library.Search) {
	docs := c.docs
	p.docs, p.catalogue, p.searches, p.ready = docs, c, searches, true
	there := make(map[string]bool, len(p.ticked))
	for _, d := range docs {
		if p.ticked[d.ID] {
			there[d.ID] = true
		}
	}
	p.ticked = there
	p.sift()
}

// SetResults shows what was found; nil shows the documents again. said is why
// nothing could be looked for.
func (p *Pane) SetResults(r *library.Results, said string) {
	p.results, p.said = r, said
	p.at = 0
	p.list.ScrollToTop()
	p.lay()
}

// SetProgress shows how far an import has come.
func (p *Pane) SetProgress(r library.Report, running bool) { p.bar.set(r, running) }

// SetFailures shows how many files could not be read.
func (p *Pane) SetFailures(n int) { p.bar.setFailures(n) }

// Query is what is looked for.
func (p *Pane) Query() string { return strings.TrimSpace(p.box.Text) }

// SetQuery looks for something.
func (p *Pane) SetQuery(s string) { p.box.SetText(s) }

// Search is what is looked for now: the words and what is chosen beside them. Its
// name says both; it is empty where nothing is looked for.
func (p *Pane) Search() library.Search {
	s := library.Search{Query: p.Query()}
	names := []string{s.Query}
	for f := range facets {
		if len(p.choice[f]) == 0 {
			continue
		}
		if s.Chosen == nil {
			s.Chosen = map[string][]string{}
		}
		s.Chosen[sideNames[f]] = slices.Sorted(maps.Keys(p.choice[f]))
		for _, v := range p.values[f] {
			if p.choice[f][v.ID] {
				names = append(names, v.Name)
			}
		}
	}
	s.Name = strings.Join(slices.DeleteFunc(names, func(n string) bool { return n == "" }), " · ")
	return s
}

// sideNames are the names of the facets in a search that is kept. They are for ever.
var sideNames = [facets]string{Folder: "folder", Year: "year", Region: "region", Issuer: "issuer", Kind: "kind", Tag: "tag", Format: "format"}

// searchAgain looks for what a kept search does.
func (p *Pane) searchAgain(s library.Search) {
	var c Choice
	for f, name := range sideNames {
		for _, id := range s.Chosen[name] {
			c = c.with(Facet(f), id, false)
		}
	}
	p.still = true
	p.box.SetText(s.Query)
	p.still = false
	p.choose(c)
}

// kept reports whether what is looked for now is kept.
func (p *Pane) kept() bool {
	return slices.ContainsFunc(p.searches, p.Search().Same)
}

// Sort is the order that is wanted.
func (p *Pane) Sort() library.Sort { return sorts[max(0, p.order.SelectedIndex())] }

// FocusBox puts the cursor into the box.
func (p *Pane) FocusBox() { p.focus(p.box) }

// Focus gives the keyboard to the list, or to the box where there is nothing.
func (p *Pane) Focus() {
	if len(p.all) > 0 {
		p.focus(p.list)
		return
	}
	p.FocusBox()
}

func (p *Pane) focus(o fyne.Focusable) {
	if p.Canvas != nil {
		p.Canvas.Focus(o)
	}
}
