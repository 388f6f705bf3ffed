package gui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/figures"
)

// largeFile is a text of a megabyte with five thousand figures of some hundred
// indicators, in sections of ten paragraphs.
func largeFile(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "大.txt")
	var b strings.Builder
	b.WriteString("某省公报\n\n")
	places := []rune("东西南北中上下山水林田湖草沙")
	things := []string{"粮食产量", "棉花产量", "工业产值", "铁路里程", "发电量", "在校学生", "造林面积"}
	for i := range 2500 {
		if i%10 == 0 {
			fmt.Fprintf(&b, "（%d）第%d个方面的情况\n\n", i/10%9+1, i/10)
		}
		fmt.Fprintf(&b, "　　%d年，%c县%s达%d.%d万吨，比上年增长%d.%d%%，", 1950+i%70, places[i%len(places)], things[i%len(things)], i%90+10, i%10, i%20+1, i%9)
		b.WriteString(strings.Repeat("渔业平稳，林业向好，市场供应充足，人民生活安定，", 3) + "各项事业全面发\n\n展。\n")
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// large opens it with five hundred notes.
func large(t testing.TB) *bench {
	b := newBench(t)
	b.openFile(largeFile(t))
	for i := 0; i < len(b.doc().Figures) && len(b.entry().Notes) < 500; i += 10 {
		p, ok := anchor.PlaceOf(b.doc(), b.doc().Figures[i].Sentence)
		if ok {
			b.entry().Mark(store.Note{Place: p, Quote: store.Quote{Text: "句"}, Words: "要核对", Made: time.Unix(int64(i), 0)})
		}
	}
	b.notes.showNotes()
	return b
}

// BenchmarkLarge does in a large document what a reader does, and reports how
// long each holds the widgets' goroutine, in milliseconds: a frame has 16.
func BenchmarkLarge(t *testing.B) {
	b := large(t)
	t.Logf("%d bytes, %d figures, %d mends, %d notes", len(b.doc().Body), len(b.doc().Figures), len(b.doc().Repairs), len(b.entry().Notes))
	rest := func() { b.when("rest", func() bool { b.Wait(); b.drain(); return len(b.queue) == 0 }) }
	rest()
	whole := text.Span{End: len(b.doc().Body)}
	longest := map[string]time.Duration{}
	held := func(name string, do func()) {
		start := time.Now()
		do()
		longest[name] = max(longest[name], time.Since(start))
		for busy := true; busy; { // what comes back from the background holds it too
			b.Wait()
			busy = len(b.queue) > 0
			for len(b.queue) > 0 {
				f := <-b.queue
				start = time.Now()
				f()
				longest[name+"-done"] = max(longest[name+"-done"], time.Since(start))
			}
		}
		for _, o := range b.win.Canvas().Overlays().List() {
			b.win.Canvas().Overlays().Remove(o)
		}
	}
	for t.Loop() {
		b.nav.show(tabReading)
		held("notes", b.notes.showNotes)
		held("note-at", func() { b.notes.noteAt(len(b.doc().Body) - 1) })
		held("mark", func() { b.notes.mark(b.front(), b.entry().Notes[250]) })
		held("section-text", func() { b.outline.pane.OnCopyText(whole) })
		held("section-figures", func() { b.outline.pane.OnFigures(whole, "全") })
		held("find", func() { b.nav.show(tabReading); b.find.openFind() })
		held("search", func() { b.find.search("，") })
		held("search-step", func() { b.find.stepHit(+1) })
		held("find-list", func() { b.find.bar.List(true); b.find.listHits() })
		held("find-close", b.find.closeFind)
		held("menu", func() { b.text.textMenu(b.doc().Figures[4000].Start, fyne.NewPos(300, 300)) })
		held("card", func() { b.card.showCard(4000) })
		held("figure", func() { b.nav.GoToFigure(4990) })
		held("chart", func() { b.charts.toChart(2000) })
		held("correct", func() { b.card.correct(2500) })
		held("palette", b.keys.openPalette)
		for i, name := range []string{"reading", "charts", "figures", "words", "notes", "mending"} {
			held("tab-"+name, func() { b.nav.show(i) })
		}
		held("notes-copy", func() { b.notes.pane.OnCopy(b.notes.pane.Shown()) })
		held("note-delete", func() { b.notes.deleteItem(b.notes.pane.Shown()[100]) })
		held("note-undo", b.notes.undelete)
		held("note-edit", func() { b.notes.editItem(b.notes.pane.Shown()[400]) })
		held("table-filter", func() { b.figures.pane.Only(figures.Part{Span: text.Span{End: 1 << 19}, Name: "半"}) })
		held("table-all", func() { b.figures.pane.Only(figures.Part{}) })
		held("pick", func() { b.charts.chartPicked(b.figures.pane.Shown()) })
		held("unpick", b.charts.unpick)
		held("correction", func() {
			p, _ := anchor.PlaceOf(b.doc(), b.doc().Figures[7].Span)
			b.correctWith(store.Correction{Place: p, Quote: store.Quote{Text: "更正"}, None: true})
		})
		held("correction-back", func() {
			b.uncorrect(b.entry().Corrections[0].Place)
		})
		held("mend", func() { b.mend.toggleRepair(b.doc().Repairs[len(b.doc().Repairs)/2]) })
		held("mend-back", func() { b.mend.toggleRepair(b.doc().Repairs[len(b.doc().Repairs)/2]) })
		held("language", func() { b.keys.prefs.setLanguage("en") })
		held("language-back", func() { b.keys.prefs.setLanguage("zh") })
		held("theme", func() { b.keys.prefs.setTheme("dark") })
		held("size", func() { b.keys.prefs.resize(+1) })
		held("size-back", func() { b.keys.prefs.resize(0) })
		held("export", func() { b.files.exportTo(filepath.Join(t.TempDir(), "a.md"), b.notes.noteForms(b.notes.pane.Shown())) })
		b.openSeed()
		rest()
		held("paper", func() { b.session.Next(+1) })
		held("close", func() { b.session.Close(b.session.Documents()[1]) })
		rest()
	}
	for name, d := range longest {
		if ms := float64(d) / float64(time.Millisecond); ms > 2 {
			t.ReportMetric(ms, "ms-"+name)
		}
	}
}
