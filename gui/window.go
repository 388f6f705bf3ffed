// Package gui is the window: an outline at the left; reading, charts and the
// table of figures in tabs; one card for the figure that is looked at. The panes
// know nothing of each other, nor of the session, which holds the documents: a
// view connects each pane with both. README.md says how a new one is made.
package gui

import (
	"context"
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
	"github.com/wenshu-app/wenshu/gui/session"
	"github.com/wenshu-app/wenshu/gui/settings"
	"github.com/wenshu-app/wenshu/gui/task"
	"github.com/wenshu-app/wenshu/seeds"
)

// The tabs that something leads to, in the order of panes.
const (
	tabReading = iota
	tabCharts
	tabFigures
	tabWords
	tabNotes
	tabRepairs
	tabOriginal
)

// A Window is the program's one window. Make it with New.
type Window struct {
	*desk

	text    *textView
	charts  *chartsView
	figures *figuresView
	words   *wordsView
	notes   *notesView
	mend    *repairView
	orig    *originalView

	outline *outlineView
	card    *cardView
	find    *findView
	frame   *frame
	keys    *keys
	library *libraryView
	opens   *opener
}

// panes are the tabs, a line each, in order.
func (w *Window) panes() []pane {
	return []pane{
		{"reading", w.text, w.text.page},
		{"charts", w.charts, w.charts.host},
		{"figures", w.figures, w.figures.pane},
		{"words", w.words, padded(w.words.pane)},
		{"notes", w.notes, padded(w.notes.pane)},
		{"mending", w.mend, w.mend.pane},
		{"original", w.orig, w.orig.host},
	}
}

// views are all views, in the order in which they are told of events: what
// others look at comes first, the keyboard goes where it belongs at the end.
func (w *Window) views() []view {
	return []view{w.library, w.outline, w.text, w.find, w.notes, w.figures, w.charts, w.card, w.frame, w.words, w.mend, w.orig, w.keys, w.opens, w.nav}
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
	w := &Window{desk: &desk{app: a, trace: o.Trace, settings: o.Settings}}
	var end context.CancelFunc
	w.life, end = context.WithCancel(context.Background())
	if w.trace == nil {
		w.trace = func(string) {}
	}
	if o.Do == nil {
		o.Do = fyne.Do
	}
	if w.settings == nil {
		w.settings, _ = settings.Open("", "")
	}
	w.runner = &task.Runner{Do: o.Do}
	w.session = w.newSession(o)
	v := w.settings.Values()
	speak(v.Language, o.Language)
	w.theme = &look.Theme{Choice: v.Theme, Light: o.Light}
	a.Settings().SetTheme(w.theme)
	w.win = a.NewWindow(look.T("app"))
	w.win.SetPadded(false)
	w.over = overlay.New(w.win)
	w.compose(o, end)
	w.restyle()
	w.win.Resize(fyne.NewSize(float32(v.Width), float32(v.Height)))
	w.win.SetOnDropped(w.dropped)
	w.win.SetCloseIntercept(w.frame.close)
	a.Settings().AddListener(func(fyne.Settings) { w.restyle() })
	return w
}

// newSession makes the session and connects it with the views.
func (w *Window) newSession(o Options) *session.Session {
	s := &session.Session{
		Runner: w.runner, Settings: w.settings, Folder: store.Folder(o.Data), Cache: o.Cache,
		English:  func() bool { return look.Current() == look.English },
		Name:     nameOf,
		Opening:  func(path string) string { return fmt.Sprintf(look.T("opening"), nameOf(path)) },
		Finding:  func() string { return look.T("stage.figures") },
		Place:    func() int { return w.text.pane.Place() },
		Progress: func(name, stage string, done, total int64) { w.frame.onProgress(name, stage, done, total) },
		Prepare:  w.prepare, Tell: w.told, Trace: w.trace,
	}
	s.Start()
	return s
}

// told tells the views what has happened.
func (w *Window) told(e session.Event) {
	for _, v := range w.views() {
		v.Changed(e)
	}
}

// prepare lets the views have made ready what they show of d.
func (w *Window) prepare(d *session.Document) session.Making {
	var makings []session.Making
	for _, v := range w.views() {
		if p, ok := v.(preparer); ok {
			makings = append(makings, p.Prepare(d))
		}
	}
	return func(ctx context.Context, c session.Content) (func(), error) {
		var gives []func()
		for _, m := range makings {
			give, err := m(ctx, c)
			if err != nil {
				return nil, err
			}
			gives = append(gives, give)
		}
		return func() {
			for _, give := range gives {
				give()
			}
		}, nil
	}
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

// OpenSeed opens the sample document.
func (w *Window) OpenSeed() { w.Open(seeds.Name) }

// Open opens the file at path in the background, in a tab of its own. The
// document that is shown stays until the new one is ready, and for good if it
// cannot be read.
func (w *Window) Open(path string) { w.session.Open(path) }

// OpenAll opens files: the first is shown, the others are read when they are
// looked at.
func (w *Window) OpenAll(paths []string) { w.session.OpenAll(paths) }

// dropped opens the files that were dropped on the window.
func (w *Window) dropped(_ fyne.Position, files []fyne.URI) {
	paths := make([]string, len(files))
	for i, f := range files {
		paths[i] = f.Path()
	}
	if w.library.room.Visible() {
		w.library.room.Add(paths)
		return
	}
	w.OpenAll(paths)
}

// Take brings the window to the front with the files that another start of the
// program hands over.
func (w *Window) Take(paths []string) {
	w.win.Show()
	w.win.RequestFocus()
	w.OpenAll(paths)
	w.trace("taken")
}

// Restore opens what was open when the window was last closed, and the files at
// paths over it; the sample where there is nothing of either.
func (w *Window) Restore(paths ...string) { w.session.Restore(paths...) }

// Warn tells of an error whose words are in two languages, parted by " · ".
func (w *Window) Warn(err error) { w.over.Say(spoken(err)) }

// nameOf is what the file at path is called; the sample is called that, since
// nobody knows it by its file.
func nameOf(path string) string {
	if path == seeds.Name {
		return look.T("sample")
	}
	return filepath.Base(path)
}

// Crashed tells that the last run ended in a crash, and where its report is.
func (w *Window) Crashed(report string) {
	w.over.Ask(dialog.NewInformation(look.T("crash.title"), fmt.Sprintf(look.T("crash.report"), report), w.win), nil)
}
