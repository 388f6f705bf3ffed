package gui

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/figures"
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
// left, and the memory does not grow. A thousand actions with WENSHU_ALL=1.
func TestSoak(t *testing.T) {
	t.Setenv("HOME", t.TempDir()) // dialogs for files look there
	actions := 250
	if os.Getenv("WENSHU_ALL") != "" {
		actions = 1000
	}
	path, broken := paperFile(t), brokenFile(t)
	s := &soak{openPaper(t, t.TempDir(), path), rand.New(rand.NewPCG(7, 11)), []string{path, broken, copyOf(t, broken)}, t.TempDir()}
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
	size := s.reading.Size()
	at := fyne.NewPos(s.rng.Float32()*size.Width, s.rng.Float32()*size.Height)
	e := &desktop.MouseEvent{Button: button, PointEvent: fyne.PointEvent{Position: at, AbsolutePosition: at}}
	s.reading.MouseMoved(e)
	s.reading.MouseDown(e)
	s.reading.MouseUp(e)
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
		case *widget.Button:
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
		func() { s.show(s.rng.IntN(len(s.tabs.Items))) },
		func() { s.GoToFigure(s.rng.IntN(20) - 2) },
		func() { s.toChart(s.rng.IntN(20) - 2) },
		func() { s.showCard(s.rng.IntN(18) - 1) },
		func() { s.touch(s.inspector) },
		func() { s.reading.ScrollTo(s.rng.IntN(20000) - 1000) },
		s.openFind, s.closeFind, s.nextHit, s.findSelection,
		func() { s.finder.List(!s.finder.Listing()) },
		func() { s.toHit(s.rng.IntN(10) - 1) },
		func() { s.search(queries[s.rng.IntN(len(queries))]) },
		func() { s.stepHit(s.rng.IntN(3) - 1) },
		func() { s.touch(s.finder) },
		s.toggleTree, s.goBack, s.goForward,
		func() { s.touch(s.tree) },
		func() {
			if s.doc() != nil {
				from := s.rng.IntN(len(s.doc().Body))
				s.tree.OnFigures(text.Span{Start: from, End: len(s.doc().Body)}, "一节")
			}
		},
		func() {
			if s.doc() != nil {
				s.tree.OnCopyText(text.Span{End: len(s.doc().Body)})
			}
		},
		func() { s.showHelp(); s.table.HideSheet() },
		func() { s.over.Tip(s.some("", "一个标题\n3 个数字"), fyne.NewPos(100, 100)) },
		func() {
			s.openPalette()
			s.write(s.some("图书馆", "lscl", "网民规模", "没有这样的东西", "公报"))
			s.keys(fyne.KeyDown)
			s.when("what was found", func() bool { s.Wait(); s.drain(); return true })
			s.keys(fyne.KeyReturn)
		},
		s.copyCited,
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
		func() { s.reading.TypedShortcut(&fyne.ShortcutSelectAll{}) },
		func() { s.touch(s.top()) },
		func() { s.touch(s.over.Toast()) },
		func() { s.win.Resize(fyne.NewSize(500+s.rng.Float32()*1500, 400+s.rng.Float32()*800)) },
	}
}

// panes is what is done in the other tabs.
func (s *soak) panes() []func() {
	rows := func() []int {
		shown := s.figures.Shown()
		if len(shown) == 0 {
			return nil
		}
		n := s.rng.IntN(len(shown))
		return shown[n:min(len(shown), n+1+s.rng.IntN(6))]
	}
	table := func(do func()) func() {
		return func() { s.show(tabFigures); do() }
	}
	words := func(do func()) func() {
		return func() { s.show(tabWords); do() }
	}
	notes := func(do func()) func() {
		return func() { s.show(tabNotes); do() }
	}
	mends := func(do func()) func() {
		return func() { s.show(tabMending); do() }
	}
	return []func(){
		table(func() { s.touch(s.figures) }),
		table(func() { s.figures.FocusFilter(s.win.Canvas()); s.write(s.some("粮", "wm", "不存在")) }),
		table(func() {
			s.figures.FocusRows(s.win.Canvas())
			s.keys(fyne.KeyDown, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnd, fyne.KeyRight)
			if f, ok := s.win.Canvas().Focused().(fyne.Shortcutable); ok {
				f.TypedShortcut([]fyne.Shortcut{&fyne.ShortcutSelectAll{}, &fyne.ShortcutCopy{Clipboard: s.app.Clipboard()}}[s.rng.IntN(2)])
			}
		}),
		table(func() {
			s.figures.SetState(figures.State{Sort: s.some("", "time", "value", "section"), Down: s.rng.IntN(2) == 0, Grouped: s.rng.IntN(2) == 0,
				Filter: figures.Filter{From: 2000 * s.rng.IntN(2), Kinds: []string{"level", "share"}[s.rng.IntN(2):]}})
		}),
		table(func() { s.figures.Only(figures.Part{}) }),
		table(func() { s.chartPicked(rows()) }), s.unpick,
		func() { s.show(tabCharts); s.touch(s.chartHost) },
		words(func() { s.touch(s.wordlist) }),
		words(func() {
			s.wordlist.FocusFilter(s.win.Canvas())
			s.write(s.some("数字", "市场", "gdp"))
			s.keys(fyne.KeyReturn, fyne.KeyBackspace)
		}),
		words(s.countGrams),
		words(func() { s.compare(otherFile(s.some(append(s.files, "没有.txt")...))) }),
		words(func() { s.endCompare(); s.wordlist.EndCompare() }),
		words(func() { s.wordlist.OnCopy(s.wordlist.TSV()) }),
		notes(func() { s.touch(s.notebook) }),
		notes(func() {
			s.notebook.FocusFilter(s.win.Canvas())
			s.write(s.some("市", "xx"))
			s.keys(fyne.KeyBackspace)
		}),
		notes(func() {
			if n := s.notebook.Shown(); len(n) > 0 {
				s.deleteItem(n[s.rng.IntN(len(n))])
			}
		}),
		s.undelete,
		notes(func() {
			if n := s.notebook.Shown(); len(n) > 0 {
				s.editItem(n[s.rng.IntN(len(n))])
				s.touch(s.top())
			}
		}),
		notes(func() {
			if s.doc() != nil {
				s.notebook.OnCopy(s.notebook.Shown())
			}
		}),
		mends(func() { s.mend.pane.Step(s.rng.IntN(3) - 1) }),
		mends(func() { s.mend.pane.Toggle() }),
		mends(func() { s.touch(s.mend.pane) }),
		func() {
			if s.doc() != nil && len(s.doc().Mends) > 0 {
				s.toggleMend(s.doc().Mends[s.rng.IntN(len(s.doc().Mends))])
			}
		},
	}
}

// documents opens and closes them.
func (s *soak) documents() []func() {
	return []func(){
		func() { s.session.Next(s.rng.IntN(3) - 1) },
		func() { s.Open(s.some(s.files...)) },
		func() { s.OpenAll(s.files) },
		s.OpenSeed, s.session.Cancel, s.session.Refresh,
		func() {
			if len(s.session.Documents()) > 1 {
				s.session.Close(s.session.Documents()[s.rng.IntN(len(s.session.Documents()))])
			}
		},
		func() { s.Restore(s.files[:s.rng.IntN(2)]...) },
		func() {
			if len(s.session.Documents()) > 2 {
				s.session.CloseOthers(s.session.Documents()[s.rng.IntN(len(s.session.Documents()))])
			}
		},
		func() { s.dropped(fyne.Position{}, nil) },
		func() { s.keep() },
	}
}

// writing adds to documents and exports.
func (s *soak) writing() []func() {
	n := 0
	export := func(forms []form) {
		n++
		s.exportTo(filepath.Join(s.dir, fmt.Sprintf("%d%s", n%5, s.some("", ".md", ".csv", ".txt"))), forms)
	}
	return []func(){
		func() {
			if s.entry() != nil && !s.reading.Selection().Empty() {
				s.highlight(s.rng.IntN(4), "")
			}
		},
		func() { s.noteKey(fyne.KeyName(s.some("1", "4", "M"))) },
		s.undo, s.undo, s.redo,
		func() {
			if s.entry() != nil && len(s.entry().Notes) > 0 {
				place := s.entry().Notes[0].Place
				s.session.Edit(s.front(), "undo.unmark", func(e *store.Entry) { e.Unmark(place) })
			}
		},
		func() {
			s.correct(s.rng.IntN(18) - 1)
			s.write(s.some("", "新名", "3"))
			s.touch(s.top())
			s.touch(s.top())
		},
		func() {
			if s.entry() != nil && len(s.entry().Corrections) > 0 {
				place := s.entry().Corrections[0].Place
				s.session.Edit(s.front(), "undo.restore", func(e *store.Entry) { e.Uncorrect(place) })
			}
		},
		func() {
			if s.doc() != nil && s.entry() != nil {
				export(s.noteForms(s.notebook.Shown()))
				export(s.correctionForms())
			}
		},
		func() {
			if s.doc() != nil {
				export(sectionForms(s.doc(), s.own(), text.Span{End: len(s.doc().Body)}))
			}
		},
		func() {
			if s.charts != nil {
				if m, ok := s.charts.Current(); ok {
					s.exportChart(s.front().Set, m, filepath.Join(s.dir, "图"+s.some("", ".png", ".svg", ".pdf")))
				}
			}
		},
	}
}

// fresh is what makes Fyne's test driver keep new fonts and pictures, which its
// painters drop; it is done in the first half alone.
func (s *soak) fresh() []func() {
	return []func(){
		func() { s.resize(float64(s.rng.IntN(3) - 1)) },
		func() { s.setTheme(s.some("light", "dark", "sepia", "black", "contrast", "")) },
		func() { s.setLanguage(s.some("zh", "en")) },
		func() { s.setFloor(floors[s.rng.IntN(len(floors))]) },
		func() { s.openTypeset(); s.touch(s.typeset) },
		func() { s.openTypeset(); s.touch(s.typeset); s.touch(s.typeset); s.closeTypeset() },
		func() { s.session.Close(s.front()) },
	}
}
