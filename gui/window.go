// Package gui is the window: an outline at the left; reading, charts and the
// table of figures in tabs; one card for the figure that is looked at. The
// panes know nothing of each other: the window hands documents to them and
// connects what the reader does in one to the others.
package gui

import (
	"context"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/draw"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/banner"
	"github.com/wenshu-app/wenshu/gui/charts"
	"github.com/wenshu-app/wenshu/gui/command"
	"github.com/wenshu-app/wenshu/gui/figures"
	"github.com/wenshu-app/wenshu/gui/finder"
	"github.com/wenshu-app/wenshu/gui/library"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/notebook"
	"github.com/wenshu-app/wenshu/gui/overlay"
	"github.com/wenshu-app/wenshu/gui/papers"
	"github.com/wenshu-app/wenshu/gui/reading"
	"github.com/wenshu-app/wenshu/gui/session"
	"github.com/wenshu-app/wenshu/gui/settings"
	"github.com/wenshu-app/wenshu/gui/task"
	"github.com/wenshu-app/wenshu/gui/tree"
	"github.com/wenshu-app/wenshu/gui/welcome"
	"github.com/wenshu-app/wenshu/gui/wordlist"
)

// The tabs, in order.
const (
	tabReading = iota
	tabCharts
	tabFigures
	tabWords
	tabNotes
	tabMending
	tabOriginal
)

// tabs are their names: tab.NAME is the key of the words.
var tabs = []string{"reading", "charts", "figures", "words", "notes", "mending", "original"}

// A Window is the program's one window. Make it with New.
type Window struct {
	app     fyne.App
	win     fyne.Window
	runner  *task.Runner
	drawer  *draw.Drawer // comes with the charts
	trace   func(string)
	theme   *look.Theme
	version string
	system  string // the system's language, as Fyne knows it

	settings *settings.File
	saving   bool // they are going to be written

	over    *overlay.Layer
	table   *command.Table
	tree    *tree.Pane
	reading *reading.Pane
	finder  *finder.Bar
	seek    seeking
	charts  *charts.Pane // made with the first document that has figures
	figures *figures.Pane

	session  *session.Session
	shows    map[*session.Document]*kept
	paperBar *papers.Bar
	arrival  arrival // where the reader wants to be in a file that is being read
	moving   bool    // places shown by the program are no places visited
	native   bool    // the system's dialogs for files are wanted
	asking   bool    // one of them is shown
	leaving  bool    // whether to end the program is asked
	life     context.Context
	end      context.CancelFunc // of life

	tabs      *container.AppTabs
	notebook  *notebook.Pane // the reader's notes
	wordlist  *wordlist.Pane
	mend      mendState // the repair view
	orig      originalState
	lexis     lexis
	page      *fyne.Container // the search bar over the text
	welcome   *welcome.Strip  // over the text at a first start
	banner    *banner.Bar     // over the text: what the reading of the file left out
	made      string          // a folder for documents that the program makes; "" for none
	chartHost *fyne.Container
	split     *look.Split
	side      *fyne.Container
	body      *fyne.Container
	bar       *fyne.Container
	inspector *fyne.Container
	ground    *canvas.Rectangle // the very colour of the panes, which the window's own misses by a shade
	typeset   *widget.PopUp     // the form of the page
	doubt     explainer         // of the figure that it corrects

	start      *start // in the reading pane while no document is there
	place      *widget.Label
	count      *widget.Label
	working    *widget.Label
	statusLine *fyne.Container
	progress   *widget.ProgressBar
	stop       *widget.Button
	back       *look.SignButton
	forward    *look.SignButton

	many       *library.Room // documents
	dictionary dictionary    // for double clicks and counts

	shown   fyne.CanvasObject // the card in the inspector
	why     explainer         // of its figure
	whyBody *fyne.Container   // where that is told
	foot    fyne.CanvasObject // what can be done with its figure
}

// Options say how a window starts.
type Options struct {
	// Do runs a function on the goroutine that owns the widgets: fyne.Do.
	Do func(func())
	// Settings are the reader's; without them those of a first start are taken, and
	// nothing is kept.
	Settings *settings.File
	// Trace is told milestones and moves; nil tells nobody.
	Trace func(event string)
	// Data is the folder for what readers add to documents; nothing is kept
	// without it.
	Data string
	// Made is the folder for documents that the program makes: of what is pasted,
	// of what it lets others convert. Nothing is made without it.
	Made string
	// Cache is the folder for what can be made again at any time; "" is none.
	Cache string
	// Library is the folder of the library; there is none without it.
	Library string
	// Native shows the system's own dialogs for files where they can be had.
	Native bool
	// Light is set where the system does not say whether it is light or dark:
	// Fyne takes it for dark then, and paper is not.
	Light bool
	// Version is that of the program, for the dialog about it.
	Version string
	// Language is the system's, as Fyne knows it; used where the environment
	// says nothing.
	Language string
}

// New makes the window of an app.
func New(a fyne.App, o Options) *Window {
	w := &Window{app: a, trace: o.Trace, system: o.Language, made: o.Made, native: o.Native, version: o.Version}
	w.life, w.end = context.WithCancel(context.Background())
	if w.trace == nil {
		w.trace = func(string) {}
	}
	if o.Do == nil {
		o.Do = fyne.Do
	}
	w.runner = &task.Runner{Do: o.Do, OnProgress: w.onProgress}
	w.why.runner, w.doubt.runner = w.runner.Branch(nil), w.runner.Branch(nil)
	if w.settings = o.Settings; w.settings == nil {
		w.settings, _ = settings.Open("", "")
	}
	w.settings.Changed = w.settingsChanged
	w.shows = map[*session.Document]*kept{}
	w.session = &session.Session{
		Runner: w.runner, Settings: w.settings, Folder: store.Folder(o.Data), Cache: o.Cache,
		English: func() bool { return look.Speaks() == look.English },
		Name:    nameOf,
		Opening: func(path string) string { return fmt.Sprintf(look.T("opening"), nameOf(path)) },
		Finding: func() string { return look.T("stage.figures") },
		Place:   func() int { return w.reading.Place() },
		Prepare: w.prepare, Tell: w.told, Trace: w.trace, Progress: w.onProgress,
	}
	w.session.Start()
	v := w.settings.Values()
	w.speak()
	w.theme = &look.Theme{Choice: v.Theme, Light: o.Light}
	a.Settings().SetTheme(w.theme)
	w.win = a.NewWindow(look.T("app"))
	w.win.SetPadded(false)
	w.over = overlay.New(w.win)
	w.over.Palette, w.over.After, w.over.OnClosed = w.palette, w.runner.After, w.focusTab
	w.table = &command.Table{Waits: w.over.Waits, Keys: keyGroups(), Guide: w.openGuide}
	w.build(o.Library)
	w.restyle()
	w.win.Resize(fyne.NewSize(float32(v.Width), float32(v.Height)))
	w.win.SetOnDropped(w.dropped)
	w.win.SetCloseIntercept(w.close)
	a.Settings().AddListener(func(fyne.Settings) { w.restyle() })
	return w
}

// Show shows the window.
func (w *Window) Show() {
	w.win.Show()
	w.trace("window")
}

// Fyne returns the window itself, for tests and for main.
func (w *Window) Fyne() fyne.Window { return w.win }

// Wait returns when no work goes on in the background.
func (w *Window) Wait() { w.runner.Wait() }

// palette returns the colours that are in use.
func (w *Window) palette() look.Palette { return w.theme.Palette(w.app.Settings().ThemeVariant()) }

// build makes the panes and connects them.
func (w *Window) build(library string) {
	w.tree = tree.New()
	w.tree.OnPlace = w.goToPlace
	w.connectOutline()
	w.reading = reading.New()
	w.reading.OnPlace = w.onPlace
	w.reading.OnFigure = func(i int) {
		w.over.HideHover()
		w.showCard(i)
	}
	w.reading.OnHover = w.showHover
	w.reading.OnHoverEnd = w.over.HideHover
	w.reading.OnChart = w.toChart
	w.reading.OnPress = w.needWords
	w.reading.Words = w.dictionary.cut
	w.reading.OnKey = w.key
	w.reading.OnFind = w.openFind
	w.reading.OnMenu = w.textMenu
	w.paperBar = papers.New()
	w.paperBar.OnChoose = func(i int) {
		w.many.Leave()
		w.session.Bring(w.session.Documents()[i])
	}
	w.paperBar.OnClose = func(i int) { w.session.Close(w.session.Documents()[i]) }
	w.paperBar.OnMenu = w.paperMenu
	w.paperBar.OnTip = w.over.Tip
	w.connectPage()
	w.finder = finder.New()
	w.finder.OnQuery, w.finder.OnStep, w.finder.OnClose = w.search, w.stepHit, w.closeFind
	w.connectFinder()
	w.figures = figures.New()
	w.connectFigures()
	w.wordlist = w.newWordlist()
	w.notebook = w.newNotebook()
	w.newMending()
	w.newOriginal()
	w.chartHost = container.NewStack()

	w.start = w.newStart()
	w.banner = banner.New()
	w.banner.OnClose = w.bannerClosed
	w.orig.text = container.NewStack(w.reading, w.start.box)
	w.orig.beside = container.NewStack(w.orig.text)
	w.welcome = w.newWelcome()
	w.page = container.NewBorder(container.NewVBox(w.welcome.Box, w.banner.Box, w.finder), nil, nil, nil, w.orig.beside)
	w.tabs = container.NewAppTabs()
	for i, content := range []fyne.CanvasObject{w.page, w.chartHost, w.figures, container.NewPadded(w.wordlist), container.NewPadded(w.notebook), w.mend.pane, w.orig.host} {
		w.tabs.Append(container.NewTabItem(look.T("tab."+tabs[i]), content))
	}
	w.tabs.OnSelected = func(*container.TabItem) {
		w.over.HideHover()
		w.over.HideTip()
		w.trace("tab " + tabs[w.tabs.SelectedIndex()])
		w.countWords()
		w.showMending()
		w.turnOriginal()
		w.roomForCard()
		w.focusTab()
	}
	w.inspector = container.NewStack()
	w.inspector.Hide()
	w.side = container.New(sideLayout{w.cardHeight, w.floatCard, w.chosenLines}, w.tabs, w.inspector)
	w.split = look.NewSplit(container.NewPadded(w.tree), w.side, "split")
	w.split.LeastLeading, w.split.LeastTrailing = leastTree, leastText
	w.split.SetOffset(w.settings.Values().Split)
	w.bar = container.NewStack()
	w.many = w.newLibrary(library)
	w.body = container.NewStack(w.split.Container, w.many.Box)
	if !w.settings.Values().Tree {
		w.split.Leading.Hide()
	}
	content := container.NewBorder(w.bar, w.statusBar(), nil, nil, w.body)
	w.ground = canvas.NewRectangle(color.Transparent)
	w.win.SetContent(w.over.Over(w.ground, content))
	w.words()
}

// words sets every word of the window itself in the current language.
func (w *Window) words() {
	for i, t := range tabs {
		w.tabs.Items[i].Text = look.T("tab." + t)
	}
	w.tabs.Refresh()
	w.bar.Objects = []fyne.CanvasObject{w.tools()}
	w.bar.Refresh()
	w.tree.Refresh()
	w.start.fill()
	w.finder.SetWords()
	w.notebook.SetWords()
	w.noteList()
	w.wordlist.SetWords()
	w.mend.pane.SetWords()
	w.orig.pane.SetWords()
	w.figures.SetWords()
	w.many.SetWords()
	w.table.Menus = w.commands()
	w.remenu()
	w.table.AddShortcuts(w.win.Canvas())
	w.win.Canvas().SetOnTypedKey(w.key)
	if w.charts != nil {
		w.charts.SetWords(w.chartWords())
	}
	w.title()
	w.counts()
	w.readNotes()
	w.rewelcome()
}

// chartWords are the words of the charts. For a document that has no figures
// they say that instead of what would be there.
func (w *Window) chartWords() charts.Words {
	words := charts.Chinese
	if look.Speaks() == look.English {
		words = charts.English
	}
	if w.front().Found() && len(w.doc().Figures) == 0 {
		words.Empty, words.EmptyHow = look.T("empty.figures"), look.T("empty.charts")
	}
	if w.kept().picked.on {
		words.Selection = look.T("picked")
	}
	return words
}

func (w *Window) title() {
	t := look.T("app")
	if w.front().Path != "" {
		t = called(w.front()) + " — " + t
	}
	w.win.SetTitle(t)
}

// tools is the row of buttons above the panes.
func (w *Window) tools() fyne.CanvasObject {
	w.back = look.NewSignButton(look.SignBack, "tool.back", w.over.Tip, w.goBack)
	w.forward = look.NewSignButton(look.SignForward, "tool.forward", w.over.Tip, w.goForward)
	w.historyButtons()
	left := newTools(
		look.NewSignButton(look.SignOutline, "tool.outline", w.over.Tip, w.toggleTree),
		look.NewSignButton(look.SignLibrary, "tool.library", w.over.Tip, w.many.Toggle),
		look.NewSignButton(look.SignOpen, "tool.open", w.over.Tip, w.openDialog),
		w.back, w.forward)
	right := newTools(
		look.NewSignButton(look.SignSmaller, "tool.smaller", w.over.Tip, func() { w.resize(-1) }),
		look.NewSignButton(look.SignLarger, "tool.larger", w.over.Tip, func() { w.resize(+1) }),
		look.NewSignButton(look.SignTypography, "tool.typeset", w.over.Tip, w.openTypeset),
		w.menuButton(look.SignTheme, "tool.theme", w.themes),
		w.menuButton(look.SignSettings, "tool.settings", w.choices),
		look.NewSignButton(look.SignHelp, "tool.help", w.over.Tip, w.showHelp))
	return container.NewVBox(container.NewPadded(container.NewBorder(nil, nil, left, right, container.NewPadded(w.paperBar))), widget.NewSeparator())
}

// newTools sets buttons of the tool row side by side; each has room enough
// round its sign.
func newTools(buttons ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedHBoxLayout(0), buttons...)
}

// menuButton is a button that drops a menu.
func (w *Window) menuButton(sign look.Sign, key string, items func() []command.Command) *look.SignButton {
	var b *look.SignButton
	b = look.NewSignButton(sign, key, w.over.Tip, func() {
		w.over.Drop(b, command.Items(items()))
	})
	return b
}

// toggleTree shows or hides the outline.
func (w *Window) toggleTree() {
	if w.split.Leading.Visible() {
		w.settings.Change(func(v *settings.Values) { v.Tree, v.Split = false, w.split.Offset })
		w.split.Leading.Hide()
	} else {
		w.settings.Change(func(v *settings.Values) { v.Tree = true })
		w.split.Leading.Show()
		w.split.SetOffset(w.settings.Values().Split)
	}
	w.split.Refresh()
}
