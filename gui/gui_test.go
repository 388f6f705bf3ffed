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
		b.end()
		b.many.Close()
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
	if b.doc() != nil || b.reading.Place() != 0 {
		t.Error("a new window shows a document")
	}
	b.openSeed()
	if got := b.win.Title(); got != "样例 — 文数" || called(b.front()) != "样例" || fileOf(b.front()) != "样例" || b.front().Title == "" {
		t.Errorf("title %q, tab %q, file %q", got, called(b.front()), fileOf(b.front()))
	}
	if len(b.doc().Figures) != 15 || len(b.figures.Shown()) != 15 || len(b.front().Models) == 0 {
		t.Errorf("%d figures, %d rows, %d charts", len(b.doc().Figures), len(b.figures.Shown()), len(b.front().Models))
	}
	if b.tabs.SelectedIndex() != tabReading || len(b.tabs.Items) != 7 {
		t.Errorf("tab %d of %d", b.tabs.SelectedIndex(), len(b.tabs.Items))
	}
	if !slices.Contains(b.events, "window") || !strings.Contains(b.count.Text, "15") || b.working.Visible() {
		t.Errorf("events %q, status %q", b.events, b.count.Text)
	}
}

func TestRowLeadsToSentence(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	last := len(b.doc().Figures) - 1
	b.show(tabFigures)
	from := len(b.events)
	b.figures.OnFigure(last)
	if b.tabs.SelectedIndex() != tabReading || b.reading.Figure() != last || b.front().Card != last || !b.inspector.Visible() {
		t.Errorf("tab %d, figure %d, card %d", b.tabs.SelectedIndex(), b.reading.Figure(), b.front().Card)
	}
	if b.reading.Place() == 0 || !slices.Contains(b.events[from:], "tab reading") {
		t.Errorf("place %d, events %q", b.reading.Place(), b.events[from:])
	}
	if pos, ok := b.reading.Where(b.doc().Figures[last].Start); !ok {
		t.Errorf("the figure is out of view at %v", pos)
	}
	b.showCard(-1)
	if b.inspector.Visible() {
		t.Error("the card stays")
	}
}

func TestBackAndForward(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	b.GoToFigure(2)
	first := b.reading.Place()
	b.GoToFigure(14)
	second := b.reading.Place()
	if first == second || b.back.Disabled() || !b.forward.Disabled() {
		t.Fatalf("places %d, %d; back %v, forward %v", first, second, b.back.Disabled(), b.forward.Disabled())
	}
	b.goBack()
	if b.reading.Figure() != 2 || b.reading.Place() != first {
		t.Errorf("back leads to figure %d at %d, want 2 at %d", b.reading.Figure(), b.reading.Place(), first)
	}
	b.goForward()
	if b.reading.Figure() != 14 || b.reading.Place() != second || !b.forward.Disabled() {
		t.Errorf("forward leads to figure %d at %d, want 14 at %d", b.reading.Figure(), b.reading.Place(), second)
	}
	b.goForward()
	for range 10 {
		b.goBack()
	}
	if b.reading.Place() != 0 || !b.back.Disabled() {
		t.Errorf("all the way back leads to %d", b.reading.Place())
	}
}

func TestStep(t *testing.T) {
	b := newBench(t)
	b.step(+1) // nothing is open
	b.openSeed()
	for _, c := range []struct{ by, want int }{{-1, 14}, {+1, 0}, {+1, 1}, {-1, 0}, {-1, 14}} {
		if b.step(c.by); b.reading.Figure() != c.want {
			t.Errorf("step %d leads to %d, want %d", c.by, b.reading.Figure(), c.want)
		}
	}
}

func TestToChart(t *testing.T) {
	b := newBench(t)
	b.toChart(0)
	b.openSeed()
	b.toChart(0)
	if b.tabs.SelectedIndex() != tabCharts || b.front().Card != 0 {
		t.Errorf("tab %d, card %d", b.tabs.SelectedIndex(), b.front().Card)
	}
}

// TestSettings changes language, theme, font and size while a document is
// shown.
func TestSettings(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	b.GoToFigure(9)
	place := b.reading.Place()
	b.setLanguage("en")
	if b.tabs.Items[1].Text != "Charts" || !strings.Contains(b.win.Title(), "Wenshu") || !strings.Contains(b.count.Text, "figures") || b.win.MainMenu().Items[0].Label != "File" {
		t.Errorf("English: tab %q, title %q, status %q", b.tabs.Items[1].Text, b.win.Title(), b.count.Text)
	}
	if b.reading.Place() != place || b.front().Card != 9 {
		t.Errorf("the language moved the text to %d, the card to %d", b.reading.Place(), b.front().Card)
	}
	b.setLanguage("zh")
	for _, want := range []string{"dark", "sepia", "black", "light"} {
		b.setTheme(want)
		if b.palette().ID != want || b.settings.Values().Theme != want {
			t.Errorf("theme %s: %s", want, b.palette().ID)
		}
		for i, m := range command.Items(b.themes()) {
			if m.Checked != (i > 0 && look.Palettes[i-1].ID == want) {
				t.Errorf("theme %s: item %d checked %v", want, i, m.Checked)
			}
		}
	}
	for range 20 {
		b.resize(+1)
	}
	if got := b.settings.Values().Size; got != settings.MaxSize {
		t.Errorf("largest size %v", got)
	}
	b.resize(0)
	if b.reading.Place() != place || b.settings.Values().Size != settings.Defaults().Size {
		t.Errorf("after larger and smaller the place is %d, was %d", b.reading.Place(), place)
	}
}

func TestTreeToggle(t *testing.T) {
	b := newBench(t)
	b.toggleTree()
	if b.split.Leading.Visible() || b.settings.Values().Tree {
		t.Error("the outline stays")
	}
	b.toggleTree()
	if !b.split.Leading.Visible() {
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
			b.showHover(i, at)
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
