package gui

import (
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
)

// A soak is a window in which random things are done.
type soak struct {
	*bench
	rng   *rand.Rand
	files []string
	dir   string // exports go there
}

// TestSoak does random things in a window: nothing panics, no goroutine is
// left, and the memory does not grow. A thousand actions with WENSHU_ALL=1, so many
// with WENSHU_ALL=2000.
func TestSoak(t *testing.T) {
	t.Setenv("HOME", t.TempDir()) // dialogs for files look there
	actions := 250
	if all := os.Getenv("WENSHU_ALL"); all != "" {
		actions = 1000
		if n, err := strconv.Atoi(all); err == nil && n > 1 {
			actions = n
		}
	}
	path, broken := documentFile(t), brokenFile(t)
	s := &soak{openDocument(t, t.TempDir(), path), rand.New(rand.NewPCG(7, 11)), []string{path, broken, copyOf(t, broken)}, t.TempDir()}
	s.openSeed()
	do := slices.Concat(s.reader(), s.mouseAndKeys(), s.panes(), s.documents(), s.writing())
	fresh := s.fresh()
	step := func(n int) {
		if n < len(do) {
			do[n]()
		} else {
			fresh[n-len(do)]()
		}
		s.drain()
		if s.rng.IntN(3) > 0 { // else it stays open over what comes next
			s.shut()
		}
	}
	for range actions / 2 {
		step(s.rng.IntN(len(do) + len(fresh)))
	}
	heap := s.settle()
	goroutines := runtime.NumGoroutine()
	for range actions / 2 {
		step(s.rng.IntN(len(do)))
	}
	after := s.settle()
	late := time.Now().Add(5 * time.Second) // timers of toasts run out
	for runtime.NumGoroutine() > goroutines+3 && time.Now().Before(late) {
		time.Sleep(50 * time.Millisecond)
		s.drain()
	}
	if n := runtime.NumGoroutine(); n > goroutines+3 {
		t.Errorf("%d goroutines, %d before", n, goroutines)
	}
	if after > heap+48<<20 {
		t.Errorf("%d MB in use, %d before", after>>20, heap>>20)
	}
	t.Logf("%d actions: %d MB, then %d; %d goroutines", actions, heap>>20, after>>20, runtime.NumGoroutine())
}

// settle waits until nothing goes on and returns the memory in use.
func (s *soak) settle() uint64 {
	s.shut()
	s.when("rest", func() bool { s.Wait(); s.drain(); return len(s.queue) == 0 })
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// shut closes whatever lies over the window.
func (s *soak) shut() {
	for _, o := range s.win.Canvas().Overlays().List() {
		s.win.Canvas().Overlays().Remove(o)
	}
}

func (s *soak) keys(names ...fyne.KeyName) {
	if f := s.win.Canvas().Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: names[s.rng.IntN(len(names))]})
	}
}

func (s *soak) write(text string) {
	for _, r := range text {
		if f := s.win.Canvas().Focused(); f != nil {
			f.TypedRune(r)
		}
	}
}

func (s *soak) some(list ...string) string { return list[s.rng.IntN(len(list))] }

func (s *soak) mouse(button desktop.MouseButton) {
	size := s.text.pane.Size()
	at := fyne.NewPos(s.rng.Float32()*size.Width, s.rng.Float32()*size.Height)
	e := &desktop.MouseEvent{Button: button, PointEvent: fyne.PointEvent{Position: at, AbsolutePosition: at}}
	s.text.pane.MouseMoved(e)
	s.text.pane.MouseDown(e)
	s.text.pane.MouseUp(e)
}

// touch uses one of the widgets in o: a button, a row, a choice, a slider.
// Those that ask for a file are left alone.
func (s *soak) touch(o fyne.CanvasObject) {
	if o == nil || !o.Visible() {
		return
	}
	var found []fyne.CanvasObject
	for _, o := range test.LaidOutObjects(o) {
		switch b := o.(type) {
		case *look.Answer:
			if b.Disabled() || b.Text == look.T("notes.export") || b.Text == look.T("export") {
				continue
			}
		case *widget.Slider, fyne.Tappable:
		default:
			continue
		}
		if o.Visible() {
			found = append(found, o)
		}
	}
	if len(found) == 0 {
		return
	}
	switch o := found[s.rng.IntN(len(found))].(type) {
	case *widget.Slider:
		o.SetValue(o.Min + float64(s.rng.IntN(5))/4*(o.Max-o.Min))
	case *overlay.Choices:
		o.Choose(s.rng.IntN(len(o.List())))
	case fyne.Tappable:
		size := o.(fyne.CanvasObject).Size()
		at := fyne.NewPos(s.rng.Float32()*size.Width, s.rng.Float32()*size.Height)
		o.Tapped(&fyne.PointEvent{Position: at, AbsolutePosition: at})
	}
}

// top is what lies over the window, if anything does.
func (s *soak) top() fyne.CanvasObject {
	if o := s.win.Canvas().Overlays().Top(); o != nil {
		return o
	}
	return nil
}

// reader is what is done with the text.
func (s *soak) reader() []func() {
	queries := []string{"数字", "szjj", "的", "没有", "网民规模达", "，", "\n"}
	return []func(){
		func() { s.nav.show(s.rng.IntN(s.nav.tabs.Len())) },
		func() { s.nav.GoToFigure(s.rng.IntN(20) - 2) },
		func() { s.charts.toChart(s.rng.IntN(20) - 2) },
		func() { s.card.showCard(s.rng.IntN(18) - 1) },
		func() { s.touch(s.card.inspector) },
		func() { s.text.pane.ScrollTo(s.rng.IntN(20000) - 1000) },
		s.find.openFind, s.find.closeFind, s.find.nextHit, s.find.findSelection,
		func() { s.find.bar.List(!s.find.bar.Listing()) },
		func() { s.find.toHit(s.rng.IntN(10) - 1) },
		func() { s.find.search(queries[s.rng.IntN(len(queries))]) },
		func() { s.find.stepHit(s.rng.IntN(3) - 1) },
		func() { s.touch(s.find.bar) },
		s.frame.toggleTree, s.nav.goBack, s.nav.goForward,
		func() { s.touch(s.outline.pane) },
		func() {
			if s.doc() != nil {
				from := s.rng.IntN(len(s.doc().Body))
				s.outline.pane.OnFigures(text.Span{Start: from, End: len(s.doc().Body)}, "一节")
			}
		},
		func() {
			if s.doc() != nil {
				s.outline.pane.OnCopyText(text.Span{End: len(s.doc().Body)})
			}
		},
		func() { s.Window.keys.showHelp(); s.Window.keys.table.HideSheet() },
		func() { s.over.Tip(s.some("", "一个标题\n3 个数字"), fyne.NewPos(100, 100)) },
		func() {
			s.Window.keys.openPalette()
			s.write(s.some("图书馆", "lscl", "网民规模", "没有这样的东西", "公报"))
			s.keys(fyne.KeyDown)
			s.when("what was found", func() bool { s.Wait(); s.drain(); return true })
			s.keys(fyne.KeyReturn)
		},
		s.text.copyCited,
	}
}

// mouseAndKeys press what there is.
func (s *soak) mouseAndKeys() []func() {
	return []func(){
		func() {
			s.keys(fyne.KeyDown, fyne.KeyUp, fyne.KeySpace, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyEnd, fyne.KeyEscape, fyne.KeyReturn, fyne.KeyF3)
		},
		func() {
			s.keys(fyne.KeyLeft, fyne.KeyRight, fyne.KeyTab, fyne.KeyDelete, fyne.KeyE, fyne.KeyZ, fyne.KeyU, fyne.KeyJ)
		},
		func() { s.write(string([]rune("npc[]/字a")[s.rng.IntN(8)])) },
		func() { s.mouse(desktop.MouseButtonPrimary) },
		func() { s.mouse(desktop.MouseButtonSecondary) },
		func() { s.text.pane.TypedShortcut(&fyne.ShortcutSelectAll{}) },
		func() { s.touch(s.top()) },
		func() { s.touch(s.over.Toast()) },
		func() { s.win.Resize(fyne.NewSize(500+s.rng.Float32()*1500, 400+s.rng.Float32()*800)) },
	}
}
