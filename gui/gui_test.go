package gui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/command"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/settings"
)

// A bench is a window under test. What its workers send to the widgets'
// goroutine waits in a queue until the test takes it.
type bench struct {
	*Window
	t      testing.TB
	queue  chan func()
	events []string
}

func newBench(t testing.TB) *bench {
	t.Helper()
	return newBenchWith(t, Options{})
}

// newBenchWith is newBench with folders of its own.
func newBenchWith(t testing.TB, o Options) *bench {
	t.Helper()
	a := test.NewTempApp(t)
	b := &bench{t: t, queue: make(chan func(), 10000)}
	chosen, _ := settings.Open("", "")
	chosen.Change(func(v *settings.Values) { v.Language = "zh" })
	o.Settings, o.Do, o.Trace = chosen, func(f func()) { b.queue <- f }, func(e string) { b.events = append(b.events, e) }
	b.Window = New(a, o)
	b.win.Resize(fyne.NewSize(1280, 800))
	b.Show()
	t.Cleanup(func() {
		closed := b.life.Err() != nil // by the test
		b.frame.end()
		b.library.room.Close()
		b.runner.Cancel()
		b.Wait()
		if !closed {
			b.win.Close()
		}
		look.SetLanguage(look.Chinese)
	})
	return b
}

// until takes from the queue until the window reports event once more than
// before from.
func (b *bench) until(event string, from int) {
	b.t.Helper()
	b.when(event, func() bool { return slices.Contains(b.events[from:], event) })
}

// when takes from the queue until cond holds.
func (b *bench) when(what string, cond func() bool) {
	b.t.Helper()
	late := time.After(time.Minute)
	for !cond() {
		select {
		case f := <-b.queue:
			f()
		case <-late:
			b.t.Fatalf("waiting for %s; so far %q", what, b.events)
		}
	}
}

func (b *bench) openSeed() {
	b.t.Helper()
	from := len(b.events)
	b.OpenSeed()
	b.until("figures", from)
}

// correctWith corrects a figure of the document in front.
func (b *bench) correctWith(c store.Correction) {
	b.session.Edit(b.front(), "undo.correct", func(e *store.Entry) { e.Correct(c) })
}

// uncorrect takes the correction at a place back.
func (b *bench) uncorrect(p store.Place) {
	b.session.Edit(b.front(), "undo.restore", func(e *store.Entry) { e.Uncorrect(p) })
}

// dialogs returns the labels of the dialog that is shown, one a line; "" if
// none is.
func (b *bench) dialog() string {
	top := b.win.Canvas().Overlays().Top()
	if top == nil {
		return ""
	}
	var out []string
	for _, o := range test.LaidOutObjects(top) {
		if l, ok := o.(*widget.Label); ok && l.Visible() {
			out = append(out, l.Text)
		}
		if l, ok := o.(*canvas.Text); ok && l.Visible() {
			out = append(out, l.Text)
		}
	}
	return strings.Join(out, "\n")
}

func TestSeed(t *testing.T) {
	b := newBench(t)
	if b.doc() != nil || b.text.pane.Place() != 0 {
		t.Error("a new window shows a document")
	}
	b.openSeed()
	if got := b.win.Title(); got != "样例 — 文数" || called(b.front()) != "样例" || fileOf(b.front()) != "样例" || b.front().Title == "" {
		t.Errorf("title %q, tab %q, file %q", got, called(b.front()), fileOf(b.front()))
	}
	if len(b.doc().Figures) != 15 || len(b.figures.pane.Shown()) != 15 || len(b.front().Models) == 0 {
		t.Errorf("%d figures, %d rows, %d charts", len(b.doc().Figures), len(b.figures.pane.Shown()), len(b.front().Models))
	}
	if b.nav.tabs.SelectedIndex() != tabReading || b.nav.tabs.Len() != 7 {
		t.Errorf("tab %d of %d", b.nav.tabs.SelectedIndex(), b.nav.tabs.Len())
	}
	if !slices.Contains(b.events, "window") || !strings.Contains(b.frame.count.Text, "15") || b.frame.working.Visible() {
		t.Errorf("events %q, status %q", b.events, b.frame.count.Text)
	}
}

func TestRowLeadsToSentence(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	last := len(b.doc().Figures) - 1
	b.nav.show(tabFigures)
	from := len(b.events)
	b.figures.pane.OnFigure(last)
	if b.nav.tabs.SelectedIndex() != tabReading || b.text.pane.Figure() != last || b.front().Card != last || !b.card.inspector.Visible() {
		t.Errorf("tab %d, figure %d, card %d", b.nav.tabs.SelectedIndex(), b.text.pane.Figure(), b.front().Card)
	}
	if b.text.pane.Place() == 0 || !slices.Contains(b.events[from:], "tab reading") {
		t.Errorf("place %d, events %q", b.text.pane.Place(), b.events[from:])
	}
	if pos, ok := b.text.pane.Where(b.doc().Figures[last].Start); !ok {
		t.Errorf("the figure is out of view at %v", pos)
	}
	b.card.showCard(-1)
	if b.card.inspector.Visible() {
		t.Error("the card stays")
	}
}

func TestBackAndForward(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	b.nav.GoToFigure(2)
	first := b.text.pane.Place()
	b.nav.GoToFigure(14)
	second := b.text.pane.Place()
	if first == second || b.frame.back.Disabled() || !b.frame.forward.Disabled() {
		t.Fatalf("places %d, %d; back %v, forward %v", first, second, b.frame.back.Disabled(), b.frame.forward.Disabled())
	}
	b.nav.goBack()
	if b.text.pane.Figure() != 2 || b.text.pane.Place() != first {
		t.Errorf("back leads to figure %d at %d, want 2 at %d", b.text.pane.Figure(), b.text.pane.Place(), first)
	}
	b.nav.goForward()
	if b.text.pane.Figure() != 14 || b.text.pane.Place() != second || !b.frame.forward.Disabled() {
		t.Errorf("forward leads to figure %d at %d, want 14 at %d", b.text.pane.Figure(), b.text.pane.Place(), second)
	}
	b.nav.goForward()
	for range 10 {
		b.nav.goBack()
	}
	if b.text.pane.Place() != 0 || !b.frame.back.Disabled() {
		t.Errorf("all the way back leads to %d", b.text.pane.Place())
	}
}

func TestStep(t *testing.T) {
	b := newBench(t)
	b.nav.step(+1) // nothing is open
	b.openSeed()
	for _, c := range []struct{ by, want int }{{-1, 14}, {+1, 0}, {+1, 1}, {-1, 0}, {-1, 14}} {
		if b.nav.step(c.by); b.text.pane.Figure() != c.want {
			t.Errorf("step %d leads to %d, want %d", c.by, b.text.pane.Figure(), c.want)
		}
	}
}

func TestToChart(t *testing.T) {
	b := newBench(t)
	b.charts.toChart(0)
	b.openSeed()
	b.charts.toChart(0)
	if b.nav.tabs.SelectedIndex() != tabCharts || b.front().Card != 0 {
		t.Errorf("tab %d, card %d", b.nav.tabs.SelectedIndex(), b.front().Card)
	}
}

// TestSettings changes language, theme, font and size while a document is
// shown.
func TestSettings(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	b.nav.GoToFigure(9)
	place := b.text.pane.Place()
	b.keys.prefs.setLanguage("en")
	if b.nav.tabs.Name(1) != "Charts" || !strings.Contains(b.win.Title(), "Wenshu") || !strings.Contains(b.frame.count.Text, "figures") || b.win.MainMenu().Items[0].Label != "File" {
		t.Errorf("English: tab %q, title %q, status %q", b.nav.tabs.Name(1), b.win.Title(), b.frame.count.Text)
	}
	if b.text.pane.Place() != place || b.front().Card != 9 {
		t.Errorf("the language moved the text to %d, the card to %d", b.text.pane.Place(), b.front().Card)
	}
	b.keys.prefs.setLanguage("zh")
	for _, want := range []string{"dark", "sepia", "black", "light"} {
		b.keys.prefs.setTheme(want)
		if b.palette().ID != want || b.settings.Values().Theme != want {
			t.Errorf("theme %s: %s", want, b.palette().ID)
		}
		for i, m := range command.Items(b.keys.prefs.themes()) {
			if m.Checked != (i > 0 && look.Palettes[i-1].ID == want) {
				t.Errorf("theme %s: item %d checked %v", want, i, m.Checked)
			}
		}
	}
	for range 20 {
		b.keys.prefs.resize(+1)
	}
	if got := b.settings.Values().Size; got != settings.MaxSize {
		t.Errorf("largest size %v", got)
	}
	b.keys.prefs.resize(0)
	if b.text.pane.Place() != place || b.settings.Values().Size != settings.Defaults().Size {
		t.Errorf("after larger and smaller the place is %d, was %d", b.text.pane.Place(), place)
	}
}

func TestTreeToggle(t *testing.T) {
	b := newBench(t)
	b.frame.toggleTree()
	if b.frame.split.Leading.Visible() || b.settings.Values().Tree {
		t.Error("the outline stays")
	}
	b.frame.toggleTree()
	if !b.frame.split.Leading.Visible() {
		t.Error("the outline does not come back")
	}
}

// TestHover shows the card of each figure and looks whether it lies in the
// window and beside the line that it speaks of.
func TestHover(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	room := b.win.Canvas().Size()
	for i := range b.doc().Figures {
		for _, at := range []fyne.Position{{X: 300, Y: 200}, {X: 1200, Y: 300}, {X: 600, Y: 560}, {X: 1200, Y: 780}} {
			b.card.showHover(i, at)
			pos, size := b.over.Hovered().Position(), b.over.Hovered().Size()
			if need := b.over.Hovered().MinSize(); need.Height > size.Height {
				t.Errorf("figure %d at %v: the card is %v high and needs %v", i, at, size.Height, need.Height)
			}
			if pos.X < 0 || pos.Y < 0 || pos.X+size.Width > room.Width || pos.Y+size.Height > room.Height {
				t.Errorf("figure %d at %v: the card lies at %v, %v", i, at, pos, size)
			}
			if pos.Y < at.Y && pos.Y+size.Height > at.Y-b.lineHeight() {
				t.Errorf("figure %d at %v: the card covers the line, from %v to %v", i, at, pos.Y, pos.Y+size.Height)
			}
		}
	}
	b.over.HideHover()
	if b.over.Hovered().Visible() {
		t.Error("the card stays")
	}
}
