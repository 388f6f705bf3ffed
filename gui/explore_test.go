package gui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/command"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
)

// TestBackFromKeys goes back to where the keys leapt from, at the first leap
// too.
func TestBackFromKeys(t *testing.T) {
	b := openDocument(t, t.TempDir(), documentFile(t))
	b.text.pane.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	end := b.text.pane.Place()
	b.nav.goBack()
	if at := b.text.pane.Place(); at != 0 || end == 0 {
		t.Errorf("back at %d", at)
	}
	b.nav.goForward()
	if at := b.text.pane.Place(); at != end {
		t.Errorf("forward at %d, want %d", at, end)
	}
}

// TestInnerHighlight reaches a highlight within another.
func TestInnerHighlight(t *testing.T) {
	b := openDocument(t, t.TempDir(), documentFile(t))
	at := strings.Index(b.doc().Body, "渔业平稳")
	for i, s := range []text.Span{{Start: at, End: at + 30}, {Start: at + 6, End: at + 12}} {
		place, ok := anchor.PlaceOf(b.doc(), s)
		if !ok {
			t.Fatal(s)
		}
		b.notes.mark(b.front(), store.Note{Place: place, Quote: store.Quote{Text: b.doc().Text(s)}, Colour: i})
	}
	for offset, colour := range map[int]int{at: 0, at + 6: 1, at + 11: 1, at + 12: 0} {
		if i := b.notes.noteAt(offset); i < 0 || b.entry().Notes[i].Colour != colour {
			t.Errorf("highlight %d at %d, want colour %d", i, offset-at, colour)
		}
	}
	if b.notes.noteAt(at+30) != -1 {
		t.Error("a highlight over its end")
	}
}

// TestCorrectRow corrects the figure of the row that is selected, with no card
// open.
func TestCorrectRow(t *testing.T) {
	b := openDocument(t, t.TempDir(), documentFile(t))
	b.nav.show(tabFigures)
	b.figures.pane.SelectFigure(1)
	b.card.correctChosen()
	if !b.over.Waits() {
		t.Error("no form comes")
	}
}

// TestMenuWaitsForDialog gives the menu the keys that it takes before all else
// while a dialog is there: the document under it stays, and what is shown too.
func TestMenuWaitsForDialog(t *testing.T) {
	b := openDocument(t, t.TempDir(), documentFile(t))
	press := func(key fyne.Shortcut) {
		t.Helper()
		for _, m := range b.win.MainMenu().Items {
			for _, i := range m.Items {
				if i.Shortcut != nil && i.Shortcut.ShortcutName() == key.ShortcutName() {
					i.Action()
					return
				}
			}
		}
		t.Fatalf("no item has %s", key.ShortcutName())
	}
	b.card.correct(0)
	if !b.over.Waits() {
		t.Fatal("no form")
	}
	press(command.Key("Mod+2"))
	press(command.Key("Mod+W"))
	if len(b.session.Documents()) != 1 || b.nav.tabs.SelectedIndex() != tabReading || !b.over.Waits() {
		t.Errorf("%d papers, tab %d", len(b.session.Documents()), b.nav.tabs.SelectedIndex())
	}
	b.over.Dismiss()
	press(command.Key("Mod+2"))
	if b.nav.tabs.SelectedIndex() != tabCharts {
		t.Error("the key is dead afterwards")
	}
	press(command.Key("Mod+W"))
	if len(b.session.Documents()) != 0 {
		t.Error("the document does not close")
	}
}

// TestTabStaysWhileReading turns to the charts while a document that only has a
// tab is read: they stay in front when it comes.
func TestTabStaysWhileReading(t *testing.T) {
	first, second := documentFile(t), documentFile(t)
	b := newBench(t)
	from := len(b.events)
	b.OpenAll([]string{first, second})
	b.until("figures", from)
	from = len(b.events)
	b.session.Next(+1)
	b.nav.show(tabCharts)
	b.until("figures", from)
	if b.nav.tabs.SelectedIndex() != tabCharts || b.doc() == nil {
		t.Errorf("tab %d is in front", b.nav.tabs.SelectedIndex())
	}
	from = len(b.events)
	b.Open(documentFile(t))
	b.until("figures", from)
	if b.nav.tabs.SelectedIndex() != tabReading {
		t.Error("a file that is opened is not shown")
	}
}

// TestCountsOutliveMends wants what the outline counts of notes and hits to
// stand when the sections are others after a repair was undone.
func TestCountsOutliveMends(t *testing.T) {
	b := openDocument(t, t.TempDir(), documentFile(t))
	at := strings.Index(b.doc().Body, "渔业平稳")
	place, ok := anchor.PlaceOf(b.doc(), text.Span{Start: at, End: at + 12})
	if !ok {
		t.Fatal("no place")
	}
	b.notes.mark(b.front(), store.Note{Place: place, Quote: store.Quote{Text: "渔业平稳"}})
	b.nav.showPlace(text.Span{Start: at, End: at + 12})
	b.outline.pane.SetModel(nil) // other sections than those that come
	b.told(session.Event{Kind: session.Built, Doc: b.front(), Again: true})
	said := ""
	for _, o := range test.LaidOutObjects(b.outline.pane) {
		if r, ok := o.(interface{ AccessibilityLabel() string }); ok {
			said += r.AccessibilityLabel() + "\n"
		}
	}
	for _, key := range []string{"tree.notes", "tree.hits"} {
		if want := fmt.Sprintf(look.T(key), 1); !strings.Contains(said, want) {
			t.Errorf("%q is not in\n%s", want, said)
		}
	}
}
