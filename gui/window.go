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
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/draw"
	"github.com/wenshu-app/wenshu/core/search"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/card"
	"github.com/wenshu-app/wenshu/gui/charts"
	"github.com/wenshu-app/wenshu/gui/figures"
	"github.com/wenshu-app/wenshu/gui/finder"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/notebook"
	"github.com/wenshu-app/wenshu/gui/papers"
	"github.com/wenshu-app/wenshu/gui/reading"
	"github.com/wenshu-app/wenshu/gui/task"
	"github.com/wenshu-app/wenshu/gui/tree"
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
)

// A Window is the program's one window. Make it with New.
type Window struct {
	app    fyne.App
	win    fyne.Window
	runner *task.Runner
	drawer *draw.Drawer // comes with the charts
	trace  func(string)
	theme  *look.Theme
	system string // the system's language, as Fyne knows it

	tree    *tree.Pane
	tip     tip
	sheet   *dialog.CustomDialog // of keys, while it is shown
	keyIDs  map[string]bool      // the shortcuts that the window takes
	reading *reading.Pane
	finder  *finder.Bar
	seek    seeking
	charts  *charts.Pane // made with the first document that has figures
	figures *figures.Pane

	folder store.Folder // where what the reader adds is kept; empty for nowhere
	keeper keeper

	*paper            // in front; never nil
	papers   []*paper // that have a tab
	paperBar *papers.Bar
	opening  bool   // a document is being read
	reads    string // the path of it
	native   bool   // the system's dialogs for files are wanted
	asking   bool   // one of them is shown
	life     context.Context
	end      context.CancelFunc // of life

	tabs      *container.AppTabs
	notebook  *notebook.Pane // the reader's notes
	deleted   deletion       // from them
	wordlist  *wordlist.Pane
	mend      mendState // the repair view
	lexis     lexis
	page      *fyne.Container // the search bar over the text
	chartHost *fyne.Container
	split     *look.Split
	side      *fyne.Container
	body      *fyne.Container
	bar       *fyne.Container
	inspector *fyne.Container
	hover     *fyne.Container
	hoverCard *fyne.Container
	probe     *canvas.Raster
	ground    *canvas.Rectangle // the very colour of the panes, which the window's own misses by a shade
	toast     *fyne.Container
	toastHost *fyne.Container
	typeset   *widget.PopUp // the form of the page
	modal     dialog.Dialog // the dialog that is shown

	start    *start // in the reading pane while no document is there
	place    *widget.Label
	count    *widget.Label
	working  *widget.Label
	progress *widget.ProgressBar
	stop     *widget.Button
	back     *look.SignButton
	forward  *look.SignButton

	loading   bool // of the dictionary
	segmenter *search.Segmenter

	moving  bool
	shown   fyne.CanvasObject // the card in the inspector
	foot    fyne.CanvasObject // what can be done with its figure
	painted func()
}

// Options say how a window starts.
type Options struct {
	// Do runs a function on the goroutine that owns the widgets: fyne.Do.
	Do func(func())
	// Trace is told milestones and moves; nil tells nobody.
	Trace func(event string)
	// Data is the folder for what readers add to documents; nothing is kept
	// without it.
	Data string
	// Native shows the system's own dialogs for files where they can be had.
	Native bool
	// Language is the system's, as Fyne knows it; used where the environment
	// says nothing.
	Language string
}

// New makes the window of an app.
func New(a fyne.App, o Options) *Window {
	w := &Window{app: a, trace: o.Trace, keyIDs: map[string]bool{}, system: o.Language, folder: store.Folder(o.Data), native: o.Native}
	w.life, w.end = context.WithCancel(context.Background())
	if w.trace == nil {
		w.trace = func(string) {}
	}
	if o.Do == nil {
		o.Do = fyne.Do
	}
	w.runner = &task.Runner{Do: o.Do, OnProgress: w.onProgress}
	w.paper = w.newPaper("")
	p := a.Preferences()
	switch p.String(prefLanguage) {
	case "zh":
		look.SetLanguage(look.Chinese)
	case "en":
		look.SetLanguage(look.English)
	default:
		look.SetLanguage(look.SystemLanguage(o.Language))
	}
	w.theme = &look.Theme{Choice: p.String(prefTheme)}
	a.Settings().SetTheme(w.theme)
	w.win = a.NewWindow(look.T("app"))
	w.win.SetPadded(false)
	w.build()
	w.restyle()
	w.win.Resize(fyne.NewSize(float32(p.FloatWithFallback(prefWidth, 1280)), float32(p.FloatWithFallback(prefHeight, 800))))
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
func (w *Window) build() {
	w.tree = tree.New()
	w.tree.OnPlace = func(offset int) {
		w.visit()
		w.show(tabReading)
		w.reading.ScrollTo(offset)
		w.visit()
	}
	w.connectOutline()
	w.reading = reading.New()
	w.reading.OnPlace = w.onPlace
	w.reading.OnFigure = func(i int) {
		w.hideHover()
		w.showCard(i)
	}
	w.reading.OnHover = w.showHover
	w.reading.OnHoverEnd = w.hideHover
	w.reading.OnChart = w.toChart
	w.reading.OnPress = w.needWords
	w.reading.Words = w.cutWords
	w.reading.OnKey = w.key
	w.reading.OnFind = w.openFind
	w.reading.OnMenu = w.textMenu
	w.paperBar = papers.New()
	w.paperBar.OnChoose = func(i int) { w.bring(w.papers[i]) }
	w.paperBar.OnClose = func(i int) { w.closePaper(w.papers[i]) }
	w.paperBar.OnMenu = w.paperMenu
	w.paperBar.OnTip = w.showTip
	w.connectPage()
	w.finder = finder.New()
	w.finder.OnQuery, w.finder.OnStep, w.finder.OnClose = w.search, w.stepHit, w.closeFind
	w.connectFinder()
	w.figures = figures.New()
	w.connectFigures()
	w.wordlist = w.newWordlist()
	w.notebook = w.newNotebook()
	w.newMending()
	w.chartHost = container.NewStack()

	w.start = w.newStart()
	w.page = container.NewBorder(w.finder, nil, nil, nil, container.NewStack(w.reading, w.start.box))
	w.tabs = container.NewAppTabs(
		container.NewTabItem(look.T("tab.reading"), w.page),
		container.NewTabItem(look.T("tab.charts"), w.chartHost),
		container.NewTabItem(look.T("tab.figures"), w.figures),
		container.NewTabItem(look.T("tab.words"), container.NewPadded(w.wordlist)),
		container.NewTabItem(look.T("tab.notes"), container.NewPadded(w.notebook)),
		container.NewTabItem(look.T("tab.mending"), w.mend.pane))
	w.tabs.OnSelected = func(*container.TabItem) {
		w.hideHover()
		w.showTip("", fyne.Position{})
		w.trace("tab " + []string{"reading", "charts", "figures", "words", "notes", "mending"}[w.tabs.SelectedIndex()])
		w.countWords()
		w.showMending()
		w.roomForCard()
		w.focusTab()
	}
	w.inspector = container.NewStack()
	w.inspector.Hide()
	w.side = container.New(sideLayout{w.cardHeight, w.floatCard}, w.tabs, w.inspector)
	w.split = look.NewSplit(container.NewPadded(w.tree), w.side, "split")
	w.split.LeastLeading, w.split.LeastTrailing = leastTree, leastText
	w.split.SetOffset(w.app.Preferences().FloatWithFallback(prefSplit, defaultSplit))
	w.bar = container.NewStack()
	w.body = container.NewStack(w.split.Container)
	if !w.app.Preferences().BoolWithFallback(prefTree, true) {
		w.split.Leading.Hide()
	}
	w.hoverCard = container.NewStack()
	w.hoverCard.Hide()
	w.hover = container.NewWithoutLayout(w.hoverCard)
	w.toast = container.NewStack()
	w.toast.Hide()
	w.probe = canvas.NewRasterWithPixels(func(int, int, int, int) color.Color {
		if f := w.painted; f != nil {
			w.painted = nil
			f()
		}
		return color.Transparent
	})
	w.probe.Resize(fyne.NewSize(1, 1))
	w.hover.Add(w.probe)
	w.toastHost = container.NewBorder(nil, container.NewVBox(container.NewCenter(w.toast), spacer(statusHeight+toastAbove)), nil, nil)
	content := container.NewBorder(w.bar, w.statusBar(), nil, nil, w.body)
	w.ground = canvas.NewRectangle(color.Transparent)
	w.win.SetContent(container.NewStack(w.ground, content, w.hover, w.toastHost))
	w.words()
}

// words sets every word of the window itself in the current language.
func (w *Window) words() {
	for i, key := range []string{look.T("tab.reading"), look.T("tab.charts"), look.T("tab.figures"), look.T("tab.words"), look.T("tab.notes"), look.T("tab.mending")} {
		w.tabs.Items[i].Text = key
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
	w.figures.SetWords()
	w.win.SetMainMenu(w.menu())
	w.shortcuts()
	if w.charts != nil {
		w.charts.SetWords(w.chartWords())
	}
	w.title()
	w.counts()
}

// chartWords are the words of the charts. For a document that has no figures
// they say that instead of what would be there.
func (w *Window) chartWords() charts.Words {
	words := charts.Chinese
	if look.Speaks() == look.English {
		words = charts.English
	}
	if w.found && len(w.doc.Figures) == 0 {
		words.Empty, words.EmptyHow = look.T("empty.figures"), look.T("empty.charts")
	}
	if w.picked.on {
		words.Selection = look.T("picked")
	}
	return words
}

func (w *Window) title() {
	t := look.T("app")
	if w.doc != nil {
		t = w.doc.Name + " — " + t
	} else if w.path != "" {
		t = w.paper.name() + " — " + t
	}
	w.win.SetTitle(t)
}

// tools is the row of buttons above the panes.
func (w *Window) tools() fyne.CanvasObject {
	w.back = look.NewSignButton(look.SignBack, "tool.back", w.showTip, w.goBack)
	w.forward = look.NewSignButton(look.SignForward, "tool.forward", w.showTip, w.goForward)
	w.historyButtons()
	left := newTools(
		look.NewSignButton(look.SignOutline, "tool.outline", w.showTip, w.toggleTree),
		look.NewSignButton(look.SignOpen, "tool.open", w.showTip, w.openDialog),
		w.back, w.forward)
	right := newTools(
		look.NewSignButton(look.SignSmaller, "tool.smaller", w.showTip, func() { w.resize(-1) }),
		look.NewSignButton(look.SignLarger, "tool.larger", w.showTip, func() { w.resize(+1) }),
		look.NewSignButton(look.SignTypography, "tool.typeset", w.showTip, w.openTypeset),
		w.menuButton(look.SignTheme, "tool.theme", w.themeItems),
		w.menuButton(look.SignSettings, "tool.settings", w.settingItems),
		look.NewSignButton(look.SignHelp, "tool.help", w.showTip, w.showHelp))
	return container.NewVBox(container.NewPadded(container.NewBorder(nil, nil, left, right, container.NewPadded(w.paperBar))), widget.NewSeparator())
}

// newTools sets buttons of the tool row side by side; each has room enough
// round its sign.
func newTools(buttons ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedHBoxLayout(0), buttons...)
}

// menuButton is a button that drops a menu.
func (w *Window) menuButton(sign look.Sign, key string, items func() []*fyne.MenuItem) *look.SignButton {
	var b *look.SignButton
	b = look.NewSignButton(sign, key, w.showTip, func() {
		w.showTip("", fyne.Position{})
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
		m := widget.NewPopUpMenu(fyne.NewMenu("", items()...), w.win.Canvas())
		x := min(at.X, w.win.Canvas().Size().Width-m.MinSize().Width-4)
		m.ShowAtPosition(fyne.NewPos(x, at.Y+b.Size().Height))
	})
	return b
}

func (w *Window) statusBar() fyne.CanvasObject {
	quiet := func() *widget.Label {
		l := widget.NewLabel("")
		l.Importance = widget.LowImportance
		l.SizeName = theme.SizeNameCaptionText
		l.Truncation = fyne.TextTruncateEllipsis
		return l
	}
	w.place = quiet()
	w.mend.status = newTapLabel(quiet, func() { w.show(tabMending) })
	w.count, w.working = &w.mend.status.Label, quiet()
	w.count.Truncation, w.working.Truncation = fyne.TextTruncateOff, fyne.TextTruncateOff
	w.progress = widget.NewProgressBar()
	w.progress.TextFormatter = func() string { return "" }
	w.stop = widget.NewButton("", w.cancel)
	w.stop.Importance = widget.LowImportance
	w.working.Hide()
	w.progress.Hide()
	w.stop.Hide()
	bar := container.NewGridWrap(fyne.NewSize(120, 20), w.progress)
	right := container.NewHBox(w.working, container.NewCenter(bar), w.stop, w.mend.status)
	return container.NewVBox(widget.NewSeparator(), container.NewBorder(nil, nil, nil, right, w.place))
}

// onProgress shows how far background work has come.
func (w *Window) onProgress(name, stage string, done, total int64) {
	if name == "" {
		w.counts()
		w.working.Hide()
		w.progress.Hide()
		w.stop.Hide()
		return
	}
	text := name
	if s := stageName(stage); s != "" {
		text += " · " + s
	}
	if total > 0 {
		text += "　" + farText(min(done, total), total)
	}
	w.working.SetText(text)
	w.stop.SetText(look.T("cancel"))
	w.working.Show()
	w.stop.Show()
	if total > 0 {
		w.progress.Max = float64(total)
		w.progress.SetValue(float64(min(done, total)))
		w.progress.Show()
	} else {
		w.progress.Hide()
	}
}

// farText says how far work on so many bytes has come.
func farText(done, total int64) string {
	if total < 1<<20 {
		return fmt.Sprintf("%d%%", 100*done/total)
	}
	return fmt.Sprintf("%.1f / %.1f MB", float64(done)/(1<<20), float64(total)/(1<<20))
}

func stageName(stage string) string {
	switch stage {
	case "open":
		return look.T("stage.open")
	case "decode":
		return look.T("stage.decode")
	case "repair":
		return look.T("stage.repair")
	case "structure":
		return look.T("stage.structure")
	case "figures":
		return look.T("stage.figures")
	}
	return ""
}

// counts shows how many figures there are and what was mended.
func (w *Window) counts() {
	switch {
	case w.doc == nil:
		w.count.SetText("")
	case !w.found && w.finding:
		w.count.SetText(look.T("status.finding"))
	case !w.found:
		w.count.SetText(look.T("status.stopped"))
	default:
		w.count.SetText(fmt.Sprintf(look.T("status.mended"), mended(w.doc)) + "　" + fmt.Sprintf(look.T("status.figures"), len(w.doc.Figures)))
	}
}

// onPlace follows the reading in the outline and the status bar.
func (w *Window) onPlace(offset int) {
	w.trace(fmt.Sprintf("place %d", offset))
	if w.doc == nil {
		return
	}
	w.tree.Follow(offset)
	w.place.SetText(fmt.Sprintf(look.T("status.place"), 100*offset/max(1, len(w.doc.Body))) + "　" + w.tree.Current(offset))
}

// show brings a tab to the front.
func (w *Window) show(tab int) {
	if w.tabs.SelectedIndex() != tab {
		w.tabs.SelectIndex(tab)
	}
}

func (w *Window) focusTab() {
	switch w.tabs.SelectedIndex() {
	case tabReading:
		w.win.Canvas().Focus(w.reading)
	case tabMending:
		w.mend.pane.Focus(w.win.Canvas())
	case tabFigures:
		w.figures.FocusRows(w.win.Canvas())
	default:
		w.win.Canvas().Unfocus() // keys must not move the text behind
	}
}

// GoToFigure chooses a figure and shows its sentence: the one way there, from
// the table, a chart or a key.
func (w *Window) GoToFigure(i int) {
	if w.doc == nil || i < 0 || i >= len(w.doc.Figures) {
		return
	}
	w.visit()
	w.hideHover()
	w.show(tabReading)
	w.reading.SelectFigure(i)
	w.showCard(i)
	w.visit()
	w.trace(fmt.Sprintf("figure %d", i))
}

// toChart shows the mark of a figure.
func (w *Window) toChart(i int) {
	if w.charts == nil || w.doc == nil || i < 0 || i >= len(w.doc.Figures) {
		return
	}
	w.visit()
	if _, _, ok := chart.MarkOf(w.models, series.Ref{Doc: 0, Figure: i}); !ok {
		w.say(look.T("chart.none"))
		return
	}
	w.show(tabCharts)
	if !w.charts.SelectFigure(i) { // a chart of the selection does not show it
		w.unpick()
		w.charts.SelectFigure(i)
	}
	w.showCard(i)
	w.visit()
}

// showCard puts a figure into the inspector; -1 closes it.
func (w *Window) showCard(i int) {
	w.card = i
	if w.doc == nil || i < 0 || i >= len(w.doc.Figures) {
		w.card = -1
		w.inspector.Hide()
		w.inspector.Objects = nil
		w.side.Refresh()
		return
	}
	w.figures.SelectFigure(i)
	actions := card.Actions{
		Chart:    func() { w.toChart(i) },
		Sentence: func() { w.GoToFigure(i) },
		Copy:     func() { w.app.Clipboard().SetContent(figureText(w.doc, i)); w.say(look.T("copied")) },
		Cite:     func() { w.app.Clipboard().SetContent(w.quote(w.doc.Figures[i].Sentence)); w.say(look.T("copied")) },
		Correct:  func() { w.correct(i) },
		Close:    func() { w.showTip("", fyne.Position{}); w.showCard(-1) },
		Tip:      w.showTip,
	}
	p := w.palette()
	w.shown = card.New(w.doc, i, p, look.CardWidth-4*look.Gap, actions)
	w.foot = card.Foot(actions)
	w.inspector.Objects = []fyne.CanvasObject{container.NewStack(w.cardGround(p, false)), container.NewPadded(container.New(footed{w.shown}, container.NewVScroll(w.shown), w.foot))}
	w.inspector.Show()
	w.inspector.Refresh()
	w.side.Refresh()
}

// cardGround lies under the card in the inspector: a panel behind one line
// beside the panes, or what floats over them.
func (w *Window) cardGround(p look.Palette, floats bool) fyne.CanvasObject {
	if floats {
		return look.Floating(p)
	}
	line := canvas.NewRectangle(p.Rule)
	line.SetMinSize(fyne.NewSize(1, 1))
	return container.NewBorder(nil, nil, line, nil, canvas.NewRectangle(p.Panel))
}

// floatCard tells the card whether it floats.
func (w *Window) floatCard(floats bool) {
	if w.shown == nil || len(w.inspector.Objects) == 0 {
		return
	}
	host := w.inspector.Objects[0].(*fyne.Container)
	if _, was := host.Objects[0].(*canvas.Rectangle); was != floats {
		host.Objects[0] = w.cardGround(w.palette(), floats)
		host.Refresh()
	}
}

// roomForCard takes a card that floats out of the way on the tabs that know
// nothing of figures, and brings it back on the others.
func (w *Window) roomForCard() {
	tab := w.tabs.SelectedIndex()
	hidden := w.card < 0 || w.shown == nil || w.side.Size().Width < beside && tab != tabReading && tab != tabCharts && tab != tabFigures
	if w.inspector.Hidden != hidden {
		w.inspector.Hidden = hidden
		w.side.Refresh()
	}
}

// cardHeight is the height of the whole card that is shown, with its head.
func (w *Window) cardHeight() float32 {
	if w.shown == nil {
		return 0
	}
	width := float32(look.CardWidth - 4*look.Gap)
	for range 2 { // wrapped text knows its height once it has a width
		w.shown.Resize(fyne.NewSize(width, w.shown.MinSize().Height))
	}
	return w.shown.MinSize().Height + w.foot.MinSize().Height + 4*look.Gap
}

// showHover shows the card of a figure beside the pointer, below what it
// speaks of or, where there is no room, above.
func (w *Window) showHover(i int, abs fyne.Position) {
	if w.doc == nil || i < 0 || i >= len(w.doc.Figures) || i == w.card && w.inspector.Visible() {
		return
	}
	p := w.palette()
	c := card.New(w.doc, i, p, look.CardWidth, card.Actions{})
	ground := look.Floating(p)
	w.hoverCard.Objects = []fyne.CanvasObject{ground, c}
	size := fyne.NewSize(look.CardWidth, 0)
	for range 4 { // wrapped text knows its height once it has a width
		w.hoverCard.Resize(size)
		size.Height = w.hoverCard.MinSize().Height
	}
	w.hoverCard.Resize(size)
	// The menu stands above what the card is placed in.
	abs = abs.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(w.hover))
	room := w.hover.Size()
	x := min(max(8, abs.X), room.Width-size.Width-8)
	y := abs.Y + 10
	if y+size.Height > room.Height-8 {
		y = max(8, abs.Y-size.Height-w.lineHeight()-12)
	}
	w.hoverCard.Move(fyne.NewPos(x, y))
	w.hoverCard.Show()
	w.hover.Refresh()
}

// lineHeight is that of the text that is read.
func (w *Window) lineHeight() float32 {
	s := w.pageStyle()
	return s.TextSize * s.LineHeight
}

func (w *Window) hideHover() {
	if w.hoverCard.Visible() {
		w.hoverCard.Hide()
		w.hover.Refresh()
	}
}

// toggleTree shows or hides the outline.
func (w *Window) toggleTree() {
	if w.split.Leading.Visible() {
		w.app.Preferences().SetFloat(prefSplit, w.split.Offset)
		w.split.Leading.Hide()
	} else {
		w.split.Leading.Show()
		w.split.SetOffset(w.app.Preferences().FloatWithFallback(prefSplit, defaultSplit))
	}
	w.app.Preferences().SetBool(prefTree, w.split.Leading.Visible())
	w.split.Refresh()
}

// close remembers the window and ends the program.
func (w *Window) close() {
	w.keepPlace()
	w.keep()
	w.end()
	w.runner.Cancel()
	for _, p := range w.papers {
		p.worker.Cancel()
	}
	w.win.Close()
}

// keep remembers the window, what is open and where reading stopped.
func (w *Window) keep() {
	p := w.app.Preferences()
	size := w.win.Canvas().Size()
	p.SetFloat(prefWidth, float64(size.Width))
	p.SetFloat(prefHeight, float64(size.Height))
	if w.split.Leading.Visible() {
		p.SetFloat(prefSplit, w.split.Offset)
	}
	w.remembered()
	w.leave()
	if w.folder != "" {
		if w.entry != nil {
			w.keeper.want(w.entry)
		}
		if err := w.keeper.flush(w.folder); err != nil { // small, and nobody could be told any more
			w.trace("notes unsaved: " + err.Error())
		}
	}
}
