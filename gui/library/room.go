// Package library is the part of the window that works with many documents: it
// composes the panes of a library and does for them what they want, away from
// the widgets. Of the window it knows what a Host lends.
package library

import (
	"context"
	"io"
	"net/url"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/audit"
	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/draw"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/across"
	"github.com/wenshu-app/wenshu/gui/charts"
	"github.com/wenshu-app/wenshu/gui/conflicts"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
	"github.com/wenshu-app/wenshu/gui/proof"
	"github.com/wenshu-app/wenshu/gui/shelf"
	"github.com/wenshu-app/wenshu/gui/task"
	"github.com/wenshu-app/wenshu/gui/wordlist"
)

// A Host is what the window lends to the library. All of it belongs to the
// widgets' goroutine.
type Host struct {
	Window  fyne.Window
	Runner  *task.Runner
	Over    *overlay.Layer
	Life    context.Context // ends with the window
	Palette func() look.Palette
	Style   func() draw.Style // of charts
	Trace   func(string)
	// Open opens a file at what stands there.
	Open func(path string, at Quoted)
	// AskFolder and AskFiles ask for what to add.
	AskFolder func(take func(path string))
	AskFiles  func(take func(paths []string))
	// Export asks for a file and writes it in the form of its ending.
	Export func(name string, forms []Form)
	// Shown brings the library to the front or takes it away.
	Shown func(on bool)
	// OpenPaths are the files that are open in tabs.
	OpenPaths func() []string
	// Draft is the document that is open, with its path; nil if none is.
	Draft func() (*doc.Document, string)
	// Browse opens an address of the web in the browser.
	Browse func(*url.URL) error
	// Copy puts words into the clipboard and says so.
	Copy func(string)
	// Notes is where the entries of readers lie; empty for nowhere.
	Notes store.Folder
	// Cut parts text into words, on a worker.
	Cut func(do func(cut func(string) []text.Span) error) error
	// Key is for keys that nothing here has a use for.
	Key func(*fyne.KeyEvent)
}

// A Form is a way to write something, by the ending of the file's name.
type Form struct {
	Ending string
	Write  func(io.Writer) error
}

// A Quoted is a place of a document by what stands there: a paragraph or
// sentence, and what in it is meant. The zero one is the start.
type Quoted struct {
	Text string
	Lit  text.Span // in Text; empty for all of it
}

// The views of the library.
const (
	viewShelf = iota
	viewAcross
	viewProof
	viewCheck
	viewWords
)

// A Room is the library in the window. Make it with New.
type Room struct {
	Host
	Box *fyne.Container

	folder   string // where the library lies; "" for nowhere
	lib      *library.Library
	asked    bool     // it is being opened
	failed   error    // why it could not be opened
	waiting  []func() // what is to be done once it is open
	then     []func() // what is to be done once it is listed
	importer *task.Runner
	searcher *task.Runner
	lister   *task.Runner
	progress *library.Progress
	running  bool // an import
	again    bool // something changed while it ran
	changed  int  // how often the index was read anew
	listed   time.Time

	follower *task.Runner
	counter  *task.Runner
	prover   *task.Runner
	checker  *task.Runner
	worder   *task.Runner
	counted  int                 // the change whose topics are shown
	checked  int                 // the change whose contradictions are shown
	inCheck  []*library.Document // that were checked; nil for all
	corpus   corpus              // whose words are shown

	chosen []*library.Document // that are followed; nil for all
	cells  []*series.Cell      // of the charts
	models []chart.Model
	drawer *draw.Drawer
	charts *charts.Pane // made with the first of them

	shelf     *shelf.Pane
	across    *across.Pane
	proof     *proof.Pane
	conflicts *conflicts.Pane
	words     *wordlist.Pane
	views     []*look.Button
	panes     []fyne.CanvasObject
	view      int
	add       *look.Button
	head      *fyne.Container
	far       far
	rule      *canvas.Rectangle
}

// New makes the library that lies in folder. It is opened by Start, or when it
// is shown.
func New(h Host, folder string) *Room {
	r := &Room{Host: h, folder: folder, checked: -1}
	r.importer = h.Runner.Branch(func(name, _ string, _, _ int64) { r.onProgress(name != "") })
	r.searcher, r.lister = h.Runner.Branch(nil), h.Runner.Branch(nil)
	r.follower, r.counter = h.Runner.Branch(nil), h.Runner.Branch(nil)
	r.newShelf()
	r.prover, r.checker, r.worder = h.Runner.Branch(nil), h.Runner.Branch(nil), h.Runner.Branch(nil)
	r.newAcross()
	r.newProof()
	r.newConflicts()
	r.newWords()
	r.newFar()
	c := h.Window.Canvas()
	r.shelf.Canvas, r.far.pane.Canvas, r.across.Canvas, r.proof.Canvas, r.conflicts.Canvas = c, c, c, c, c
	r.panes = []fyne.CanvasObject{container.NewStack(r.shelf, r.far.pane), r.across, r.proof, r.conflicts, r.words}
	for i := range r.panes {
		r.views = append(r.views, look.NewButton("", func() { r.turnTo(i) }).Plain())
	}
	r.add = look.NewButton("", func() { r.addMenu(r.add) }).With(look.IconFolder)
	r.add.Drops = true
	r.rule = canvas.NewRectangle(h.Palette().Rule)
	r.rule.SetMinSize(fyne.NewSize(1, 1))
	left := container.New(layout.NewCustomPaddedHBoxLayout(look.Gap))
	for _, v := range r.views {
		left.Add(v)
	}
	r.head = container.NewBorder(nil, nil, left, container.New(layout.NewCustomPaddedHBoxLayout(look.Gap), r.far.source, r.add))
	r.Box = container.NewBorder(container.NewVBox(container.NewPadded(r.head), r.rule), nil, nil, nil, container.NewStack(r.panes...))
	r.Box.Hide()
	r.SetWords()
	r.turn(viewShelf)
	return r
}

// Visible reports whether the library is in front.
func (r *Room) Visible() bool { return r.Box.Visible() }

// Show brings a view of the library to the front, and opens the library.
func (r *Room) Show(view int) {
	if r.folder == "" {
		r.Over.Say(look.T("library.nowhere"))
		return
	}
	r.turn(view)
	if !r.Box.Visible() {
		r.Box.Show()
		r.Shown(true)
		if r.lib != nil {
			r.list(nil) // the reader may have given a document another title meanwhile
		}
	}
	r.Start()
	r.reopenFolder()
	if view == viewAcross {
		r.listTopics()
	}
	r.focus()
	r.Trace("library")
}

// turnTo shows a view as its key does: what it shows of all documents is made.
func (r *Room) turnTo(view int) {
	switch view {
	case viewCheck:
		r.Check()
	case viewWords:
		r.Words()
	default:
		r.Show(view)
	}
}

// Toggle shows the documents, or goes back to what was read.
func (r *Room) Toggle() {
	if r.Visible() {
		r.Leave()
		return
	}
	r.Show(r.view)
}

// Leave goes back to what was read.
func (r *Room) Leave() {
	if !r.Visible() {
		return
	}
	r.Box.Hide()
	r.Shown(false)
}

// turn shows a view.
func (r *Room) turn(view int) {
	r.view = view
	for i, p := range r.panes {
		r.views[i].On = i == view
		r.views[i].Refresh()
		if i == view {
			p.Show()
		} else {
			p.Hide()
		}
	}
}

// focus gives the keyboard to the view in front.
func (r *Room) focus() {
	switch r.view {
	case viewAcross:
		r.across.Focus()
	case viewProof:
		r.proof.Focus()
	case viewCheck:
		r.conflicts.Focus()
	case viewWords:
		r.words.Focus(r.Window.Canvas())
	default:
		r.documents().Focus()
	}
}

// documents is the pane of documents of what is looked at.
func (r *Room) documents() *shelf.Pane {
	if r.far.dir != "" {
		return r.far.pane
	}
	return r.shelf
}

// Search puts the cursor into the box over the documents.
func (r *Room) Search() {
	r.Show(viewShelf)
	if r.Visible() {
		r.documents().FocusBox()
	}
}

// SetPalette gives the panes their colours.
func (r *Room) SetPalette(p look.Palette) {
	r.rule.FillColor = p.Rule
	r.rule.Refresh()
	r.shelf.SetPalette(p)
	r.far.pane.SetPalette(p)
	r.across.SetPalette(p)
	r.proof.SetPalette(p)
	r.conflicts.SetPalette(p)
	r.words.SetPalette(p)
	if r.charts != nil {
		r.charts.SetStyle(r.Style())
	}
}

// SetWords sets what is said in the current language.
func (r *Room) SetWords() {
	for i, key := range []string{"library.documents", "library.follow", "library.proof", "library.check", "library.words"} {
		r.views[i].SetText(look.T(key))
	}
	r.add.SetText(look.T("shelf.add"))
	r.shelf.SetWords()
	r.far.pane.SetWords()
	r.sourceWords()
	r.across.SetWords()
	r.proof.SetWords()
	r.conflicts.SetWords()
	r.words.SetWords()
	if r.charts != nil {
		r.charts.SetWords(chartWords())
	}
}

// Close ends what goes on. The index needs no more: it may be left at any
// moment.
func (r *Room) Close() {
	for _, w := range []*task.Runner{r.importer, r.searcher, r.lister, r.follower, r.counter, r.prover, r.checker, r.worder, r.far.opener, r.far.lister, r.far.finder} {
		w.Cancel()
	}
}

// label is a quiet line.
func label(words string) *widget.Label {
	l := widget.NewLabel(words)
	l.Importance, l.Wrapping = widget.LowImportance, look.Wrapping()
	return l
}

// Escape takes the ticks of documents away, and where there are none goes back to
// what was read; it reports whether the library was in front.
func (r *Room) Escape() bool {
	was := r.Visible()
	if was && r.view == viewShelf && len(r.documents().Ticked()) > 0 {
		r.documents().Untick()
		return true
	}
	r.Leave()
	return was
}

// Documents is how many documents the library is known to hold.
func (r *Room) Documents() int { return r.documents().Total() }

// Type types into the box over the documents.
func (r *Room) Type(s string) { r.documents().SetQuery(s) }

// Found are the contradictions that are shown.
func (r *Room) Found() []audit.Finding { return r.conflicts.Findings() }

// Counted is the table of words that is shown, a word a line.
func (r *Room) Counted() string { return r.words.TSV() }

// ExportHere writes what the view in front shows.
func (r *Room) ExportHere() {
	switch r.view {
	case viewAcross:
		r.exportTables()
		return
	case viewProof:
		r.exportProof()
		return
	case viewCheck:
		r.exportFindings()
		return
	case viewWords:
		r.exportWords()
		return
	}
	if r.far.dir != "" {
		r.exportFar()
		return
	}
	docs := r.shelf.Scope()
	if docs == nil {
		docs = r.shelf.Listed()
	}
	if r.lib == nil || len(docs) == 0 {
		r.Over.Say(look.T("export.nothing"))
		return
	}
	r.exportFigures(docs)
}
