package gui

import (
	"math/rand/v2"
	"os"
	"runtime"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// TestSoak does random things in a window: nothing panics, no goroutine is
// left, and the memory does not grow. A thousand actions with WENSHU_ALL=1.
func TestSoak(t *testing.T) {
	actions := 250
	if os.Getenv("WENSHU_ALL") != "" {
		actions = 1000
	}
	path := paperFile(t)
	b := openPaper(t, t.TempDir(), path)
	b.openSeed()
	rng := rand.New(rand.NewPCG(7, 11))
	drain := func() {
		for {
			select {
			case f := <-b.queue:
				f()
			default:
				return
			}
		}
	}
	key := func(names ...fyne.KeyName) {
		if f := b.win.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: names[rng.IntN(len(names))]})
		}
	}
	mouse := func(button desktop.MouseButton) {
		size := b.reading.Size()
		at := fyne.NewPos(rng.Float32()*size.Width, rng.Float32()*size.Height)
		e := &desktop.MouseEvent{Button: button, PointEvent: fyne.PointEvent{Position: at, AbsolutePosition: at}}
		b.reading.MouseMoved(e)
		b.reading.MouseDown(e)
		b.reading.MouseUp(e)
	}
	queries := []string{"数字", "szjj", "的", "没有", "网民规模达", "，", "\n"}
	do := []func(){
		func() { b.show(rng.IntN(len(b.tabs.Items))) },
		func() { b.GoToFigure(rng.IntN(20) - 2) },
		func() { b.toChart(rng.IntN(20) - 2) },
		func() {
			key(fyne.KeyDown, fyne.KeyUp, fyne.KeySpace, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyEnd, fyne.KeyEscape, fyne.KeyReturn, fyne.KeyF3)
		},
		func() {
			if f := b.win.Canvas().Focused(); f != nil {
				f.TypedRune([]rune("npc[]/字a")[rng.IntN(8)])
			}
		},
		func() { mouse(desktop.MouseButtonPrimary) },
		func() { b.reading.TypedShortcut(&fyne.ShortcutSelectAll{}) },
		func() {
			if b.entry != nil && !b.reading.Selection().Empty() {
				b.highlight(rng.IntN(4), "")
			}
		},
		func() {
			if b.entry != nil && len(b.entry.Notes) > 0 {
				b.entry.Unmark(b.entry.Notes[0].Place)
				b.showNotes()
			}
		},
		b.openFind, b.closeFind, b.nextHit, b.findSelection,
		func() { b.finder.List(!b.finder.Listing()) },
		func() { b.showHelp(); b.hideHelp() },
		func() { b.showTip([]string{"", "一个标题\n3 个数字"}[rng.IntN(2)], fyne.NewPos(100, 100)) },
		func() { b.search(queries[rng.IntN(len(queries))]) },
		func() { b.stepHit(rng.IntN(3) - 1) },
		b.toggleTree, b.goBack, b.goForward,
		func() { b.nextPaper(rng.IntN(3) - 1) },
		func() { b.resize(float64(rng.IntN(3) - 1)) },
		func() { b.win.Resize(fyne.NewSize(500+rng.Float32()*1500, 400+rng.Float32()*800)) },
		func() { b.showCard(rng.IntN(18) - 1) },
		func() { b.reading.ScrollTo(rng.IntN(20000) - 1000) },
		func() {
			b.openPalette()
			for _, o := range b.win.Canvas().Overlays().List() {
				b.win.Canvas().Overlays().Remove(o)
			}
		},
	}
	// Fyne's test driver keeps every font and picture that it ever made, which
	// its painters drop: what makes new ones is done in the first half alone.
	fresh := []func(){
		func() { b.setTheme([]string{"light", "dark", "sepia", "black", "contrast", ""}[rng.IntN(6)]) },
		func() { b.setLanguage([]string{"zh", "en"}[rng.IntN(2)]) },
		func() { b.setFloor(floors[rng.IntN(len(floors))]) },
		b.OpenSeed, func() { b.Open(path) }, b.cancel, func() { b.closePaper(b.paper) },
	}
	settle := func() uint64 {
		b.when("rest", func() bool { b.runner.Wait(); drain(); return true })
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	for range actions / 2 {
		if n := rng.IntN(len(do) + len(fresh)); n < len(do) {
			do[n]()
		} else {
			fresh[n-len(do)]()
		}
		drain()
	}
	heap := settle()
	goroutines := runtime.NumGoroutine()
	for range actions / 2 {
		do[rng.IntN(len(do))]()
		drain()
	}
	after := settle()
	late := time.Now().Add(5 * time.Second) // timers of toasts run out
	for runtime.NumGoroutine() > goroutines+3 && time.Now().Before(late) {
		time.Sleep(50 * time.Millisecond)
		drain()
	}
	if n := runtime.NumGoroutine(); n > goroutines+3 {
		t.Errorf("%d goroutines, %d before", n, goroutines)
	}
	if after > heap+48<<20 {
		t.Errorf("%d MB in use, %d before", after>>20, heap>>20)
	}
	t.Logf("%d actions: %d MB, then %d; %d goroutines", actions, heap>>20, after>>20, runtime.NumGoroutine())
}
