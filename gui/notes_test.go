package gui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/card"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
)

// openDocument writes a paper into a folder and opens it in a window that keeps
// what readers add in data.
func openDocument(t *testing.T, data, path string) *bench {
	t.Helper()
	b := newBench(t)
	b.session.Folder = store.Folder(data)
	from := len(b.events)
	b.Open(path)
	b.until("figures", from)
	return b
}

func documentFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "公报.txt")
	body := "某市公报\n\n2022年，某市粮食产量达1.2万吨，比上年增长3%。\n\n" + strings.Repeat("渔业平稳，林业向好，市场供应充足，人民生活安定。\n\n", 60) + "全市有图书馆12座。\n"
	if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestCorrect corrects a figure in the form, and finds it corrected in every
// pane, after a restart too; then takes it back.
func TestCorrect(t *testing.T) {
	path, data := documentFile(t), t.TempDir()
	b := openDocument(t, data, path)
	if n := len(b.doc().Figures); n != 3 {
		t.Fatalf("%d figures, want 3", n)
	}
	b.card.showCard(0)
	b.card.correct(0)
	top := b.win.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("no form")
	}
	var fields []*overlay.Field
	var names []*overlay.ListField
	var shape *look.Select
	var ok *look.Answer
	for _, o := range test.LaidOutObjects(top) {
		switch o := o.(type) {
		case *overlay.Field:
			fields = append(fields, o)
		case *overlay.ListField:
			names = append(names, o)
		case *look.Select:
			if shape == nil {
				shape = o
			}
		case *look.Answer:
			if o.Text == "确定" {
				ok = o
			}
		}
	}
	if len(fields) < 2 || len(names) != 3 || shape == nil || ok == nil {
		t.Fatalf("%d fields, button %v", len(fields), ok)
	}
	lo := fields[0]
	if lo.Text != "1.2万" {
		t.Errorf("the value is shown as %q", lo.Text)
	}
	lo.SetText("约一万") // no number
	test.Tap(ok)
	if b.win.Canvas().Overlays().Top() == nil || len(b.entry().Corrections) != 0 {
		t.Fatal("a wrong number was taken")
	}
	names[0].SetText("夏粮产量")
	shape.SetSelectedIndex(slices.Index(ways, doc.Range))
	lo.SetText("1.19万吨")
	for _, o := range test.LaidOutObjects(top) { // now there are two ends
		if e, is := o.(*overlay.Field); is && e.Text == "" {
			e.SetText("12100")
			break
		}
	}
	from := len(b.events)
	test.Tap(ok)
	b.until("figures", from)
	f := b.doc().Figures[0]
	if doc.Decimal(f.Value.Lo) != "11900" || doc.Decimal(f.Value.Hi) != "12100" || f.Value.Unit != "吨" || b.entry().Corrections[0].Unit != nil {
		t.Errorf("value %+v, correction %+v", f.Value, b.entry().Corrections[0])
	}
	if f.Indicator != "夏粮产量" || !f.ByReader || b.front().Base.Figures[0].Indicator == "夏粮产量" {
		t.Fatalf("%+v", f)
	}
	if rows := card.Rows(b.doc(), 0); rows[len(rows)-1].Value != "读者更正" {
		t.Errorf("the card says %v", rows[len(rows)-1])
	}
	b.Wait()

	b = openDocument(t, data, path)
	if f := b.doc().Figures[0]; f.Indicator != "夏粮产量" || !f.ByReader {
		t.Fatalf("after a restart: %+v", f)
	}
	p, _ := anchor.PlaceOf(b.doc(), b.doc().Figures[0].Span)
	from = len(b.events)
	b.uncorrect(p)
	b.until("figures", from)
	if f := b.doc().Figures[0]; f.ByReader || f.Indicator == "夏粮产量" {
		t.Errorf("taken back: %+v", f)
	}
}

// TestNotes highlights what is selected, writes of it, and goes there from the
// list; the place of reading comes back too.
func TestNotes(t *testing.T) {
	path, data := documentFile(t), t.TempDir()
	b := openDocument(t, data, path)
	at := strings.Index(b.doc().Body, "图书馆")
	b.win.Canvas().Focus(b.text.pane)
	b.text.pane.ScrollTo(at)
	b.text.pane.TypedShortcut(&fyne.ShortcutSelectAll{})
	s := b.text.pane.Selection()
	if s.Empty() {
		t.Fatal("nothing is selected")
	}
	b.notes.highlight(2, "要核对")
	if len(b.entry().Notes) != 1 || b.entry().Notes[0].Colour != 2 || b.notes.noteAt(s.Start) != 0 || b.notes.noteAt(s.End) != -1 {
		t.Fatalf("%+v", b.entry().Notes)
	}
	if q := b.text.quote(s); !strings.Contains(q, "图书馆12座") || !strings.Contains(q, "某市公报[Z]") {
		t.Errorf("%q", q)
	}
	place := b.text.pane.Place()
	if place == 0 {
		t.Fatal("the text did not scroll")
	}
	b.session.Stop()
	b.session.Save(b.entry())
	b.Wait()
	b.when("the file", func() bool {
		files, _ := filepath.Glob(filepath.Join(data, "*.json"))
		return len(files) == 1
	})

	b = openDocument(t, data, path)
	if b.text.pane.Place() != place || len(b.entry().Notes) != 1 {
		t.Errorf("at %d with %d notes, want %d with one", b.text.pane.Place(), len(b.entry().Notes), place)
	}
	b.text.textMenu(s.Start, fyne.NewPos(200, 200))
	if b.win.Canvas().Overlays().Top() == nil {
		t.Error("no menu")
	}
	if i := b.figureAt(strings.Index(b.doc().Body, "12座")); i != 2 {
		t.Errorf("figure %d under the pointer, want 2", i)
	}
	if text := figureText(b.doc(), 0); text != "某市粮食产量\t1.2万吨\t2022年" {
		t.Errorf("%q", text)
	}
}
