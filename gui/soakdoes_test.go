package gui

import (
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/figures"
)

// panes is what is done in the other tabs.
func (s *soak) panes() []func() {
	rows := func() []int {
		shown := s.figures.pane.Shown()
		if len(shown) == 0 {
			return nil
		}
		n := s.rng.IntN(len(shown))
		return shown[n:min(len(shown), n+1+s.rng.IntN(6))]
	}
	table := func(do func()) func() {
		return func() { s.nav.show(tabFigures); do() }
	}
	words := func(do func()) func() {
		return func() { s.nav.show(tabWords); do() }
	}
	notes := func(do func()) func() {
		return func() { s.nav.show(tabNotes); do() }
	}
	mends := func(do func()) func() {
		return func() { s.nav.show(tabRepairs); do() }
	}
	return []func(){
		table(func() { s.touch(s.figures.pane) }),
		table(func() { s.figures.pane.FocusFilter(s.win.Canvas()); s.write(s.some("粮", "wm", "不存在")) }),
		table(func() {
			s.figures.pane.FocusRows(s.win.Canvas())
			s.keys(fyne.KeyDown, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnd, fyne.KeyRight)
			if f, ok := s.win.Canvas().Focused().(fyne.Shortcutable); ok {
				f.TypedShortcut([]fyne.Shortcut{&fyne.ShortcutSelectAll{}, &fyne.ShortcutCopy{Clipboard: s.app.Clipboard()}}[s.rng.IntN(2)])
			}
		}),
		table(func() {
			s.figures.pane.SetState(figures.State{Sort: s.some("", "time", "value", "section"), Down: s.rng.IntN(2) == 0, Grouped: s.rng.IntN(2) == 0,
				Filter: figures.Filter{From: 2000 * s.rng.IntN(2), Kinds: []string{"level", "share"}[s.rng.IntN(2):]}})
		}),
		table(func() { s.figures.pane.Only(figures.Part{}) }),
		table(func() { s.charts.chartPicked(rows()) }), s.charts.unpick,
		func() { s.nav.show(tabCharts); s.touch(s.charts.host) },
		words(func() { s.touch(s.words.pane) }),
		words(func() {
			s.words.pane.FocusFilter(s.win.Canvas())
			s.write(s.some("数字", "市场", "gdp"))
			s.keys(fyne.KeyReturn, fyne.KeyBackspace)
		}),
		words(s.words.countGrams),
		words(func() { s.words.compare(otherFile(s.some(append(s.files, "没有.txt")...))) }),
		words(func() { s.words.endCompare(); s.words.pane.EndCompare() }),
		words(func() { s.words.pane.OnCopy(s.words.pane.TSV(), 1) }),
		notes(func() { s.touch(s.notes.pane) }),
		notes(func() {
			s.notes.pane.FocusFilter(s.win.Canvas())
			s.write(s.some("市", "xx"))
			s.keys(fyne.KeyBackspace)
		}),
		notes(func() {
			if n := s.notes.pane.Shown(); len(n) > 0 {
				s.notes.deleteItem(n[s.rng.IntN(len(n))])
			}
		}),
		s.notes.undelete,
		notes(func() {
			if n := s.notes.pane.Shown(); len(n) > 0 {
				s.notes.editItem(n[s.rng.IntN(len(n))])
				s.touch(s.top())
			}
		}),
		notes(func() {
			if s.doc() != nil {
				s.notes.pane.OnCopy(s.notes.pane.Shown())
			}
		}),
		mends(func() { s.mend.pane.Step(s.rng.IntN(3) - 1) }),
		mends(func() { s.mend.pane.Toggle() }),
		mends(func() { s.touch(s.mend.pane) }),
		func() {
			if s.doc() != nil && len(s.doc().Repairs) > 0 {
				s.mend.toggleRepair(s.doc().Repairs[s.rng.IntN(len(s.doc().Repairs))])
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
		func() { s.frame.keep() },
	}
}

// writing adds to documents and exports.
func (s *soak) writing() []func() {
	n := 0
	export := func(forms []form) {
		n++
		s.Window.files.exportTo(filepath.Join(s.dir, fmt.Sprintf("%d%s", n%5, s.some("", ".md", ".csv", ".txt"))), forms)
	}
	return []func(){
		func() {
			if s.entry() != nil && !s.text.pane.Selection().Empty() {
				s.notes.highlight(s.rng.IntN(4), "")
			}
		},
		func() { s.notes.noteKey(fyne.KeyName(s.some("1", "4", "M"))) },
		s.Window.keys.undo, s.Window.keys.undo, s.Window.keys.redo,
		s.notes.bookmark,
		func() { s.mend.splitAt(s.text.pane.Place() + 3*s.rng.IntN(20)) },
		func() { s.mend.joinNext(s.text.pane.Place()) },
		func() { s.Window.frame.toggleFull() },
		func() {
			if s.doc() != nil {
				export([]form{{".pdf", s.text.printer(s.life)}})
			}
		},
		func() {
			if s.entry() != nil && len(s.entry().Notes) > 0 {
				place := s.entry().Notes[0].Place
				s.session.Edit(s.front(), "undo.unmark", func(e *store.Entry) { e.Unmark(place) })
			}
		},
		func() {
			s.card.correct(s.rng.IntN(18) - 1)
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
				export(s.notes.noteForms(s.notes.pane.Shown()))
				export(s.card.correctionForms())
			}
		},
		func() {
			if s.doc() != nil {
				export(sectionForms(s.doc(), s.own(), text.Span{End: len(s.doc().Body)}))
			}
		},
		func() {
			if s.charts.pane != nil {
				if m, ok := s.charts.pane.Current(); ok {
					s.charts.exportChart(s.front().Set, m, filepath.Join(s.dir, "图"+s.some("", ".png", ".svg", ".pdf")))
				}
			}
		},
	}
}

// fresh is what makes Fyne's test driver keep new fonts and pictures, which its
// painters drop; it is done in the first half alone.
func (s *soak) fresh() []func() {
	return []func(){
		func() { s.Window.keys.prefs.resize(float64(s.rng.IntN(3) - 1)) },
		func() { s.Window.keys.prefs.setTheme(s.some("light", "dark", "sepia", "black", "contrast", "")) },
		func() { s.Window.keys.prefs.setLanguage(s.some("zh", "en")) },
		func() { s.Window.keys.prefs.setFloor(floors[s.rng.IntN(len(floors))]) },
		func() { s.Window.keys.prefs.openTypeset(); s.touch(s.Window.keys.prefs.typeset) },
		func() {
			s.Window.keys.prefs.openTypeset()
			s.touch(s.Window.keys.prefs.typeset)
			s.touch(s.Window.keys.prefs.typeset)
			s.Window.keys.prefs.closeTypeset()
		},
		func() { s.session.Close(s.front()) },
	}
}
