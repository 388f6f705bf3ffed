package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/correct"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/relate"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/look"
)

// TestWhy shows in the card how its figure was read, of the last figure alone
// where several are chosen in a row, and lets go of it where the card closes.
func TestWhy(t *testing.T) {
	b := openDocument(t, t.TempDir(), documentFile(t))
	from := len(b.events)
	b.card.showCard(0)
	first := b.card.whyBody
	b.card.showCard(1)
	if len(b.card.whyBody.Objects) > 0 {
		t.Error("the card waited for its reasons")
	}
	b.until("explained", from)
	if len(first.Objects) > 0 || len(b.card.whyBody.Objects) != 1 || !b.card.why.knows(b.doc(), 1) {
		t.Errorf("%d under the first card, %d under the second", len(first.Objects), len(b.card.whyBody.Objects))
	}
	b.card.showCard(1) // known: at once
	if len(b.card.whyBody.Objects) != 1 {
		t.Error("what is known is looked for again")
	}
	b.card.showCard(-1)
	if b.card.why.doc != nil || b.card.why.ready {
		t.Error("a closed card holds its document")
	}
}

// TestWhyClosed looks for nothing while the reasons are closed, also under the
// next card, and shows them again when they are opened.
func TestWhyClosed(t *testing.T) {
	b := openDocument(t, t.TempDir(), documentFile(t))
	from := len(b.events)
	b.card.showCard(0)
	b.until("explained", from)
	head := buttonOf(b.card.shown, look.T("why"))
	if head == nil {
		t.Fatal("no switch")
	}
	test.Tap(head)
	if len(b.card.whyBody.Objects) > 0 || b.card.whyBody.Visible() {
		t.Error("the reasons stay")
	}
	b.card.showCard(1)
	if b.card.why.knows(b.doc(), 1) || b.card.why.figure == 1 {
		t.Error("what is closed is looked for")
	}
	from = len(b.events)
	test.Tap(buttonOf(b.card.shown, look.T("why")))
	b.until("explained", from)
	if len(b.card.whyBody.Objects) != 1 || !b.card.whyBody.Visible() {
		t.Error("the reasons do not come back")
	}
}

// buttonOf finds a button by its words.
func buttonOf(o fyne.CanvasObject, words string) *look.Button {
	switch o := o.(type) {
	case *look.Button:
		if strings.HasPrefix(o.Text, words) {
			return o
		}
	case *fyne.Container:
		for _, c := range o.Objects {
			if p := buttonOf(c, words); p != nil {
				return p
			}
		}
	}
	return nil
}

// TestOffers takes readings of each field with one click.
func TestOffers(t *testing.T) {
	b := openDocument(t, t.TempDir(), documentFile(t))
	y := func(n int) doc.Period { return doc.Period{From: doc.Date{Year: n, Grain: doc.Year}} }
	f := newCorrectForm(b.doc(), &b.doc().Figures[1], b.palette(), func() {})
	f.offer([]relate.Choice{
		{Field: "claim", Candidates: []relate.Candidate{{Text: "yes", Claim: true, Share: 0.9}, {Text: "no", Share: 0.1}}},
		{Field: "kind", Candidates: []relate.Candidate{{Kind: doc.Change, Sign: 1, Share: 0.8}, {Kind: doc.Change, Sign: -1, Share: 0.15}, {Kind: doc.Share, Sign: 1, Share: 0.05}}},
		{Field: "name", Candidates: []relate.Candidate{{Name: b.doc().Figures[1].Indicator, Share: 0.9}, {Name: "粮食产量的一个特别长的名称在这里要截短", Share: 0.06}}},
		{Field: "time", Candidates: []relate.Candidate{{Period: doc.Period{From: y(2018).From, To: y(2022).From}, Share: 0.7}, {Share: 0.2}, {Period: y(2020), Share: 0.1}}},
		{Field: "part", Candidates: []relate.Candidate{{Period: y(2022), Share: 0.7}, {Period: doc.Period{From: y(2018).From, To: y(2022).From}, Share: 0.3}}},
		{Field: "status", Candidates: []relate.Candidate{{Status: doc.Actual, Share: 0.999}, {Status: doc.Target, Share: 0.001}}},
	})
	if n := len(f.beside["name"].Objects); n != 2 {
		t.Errorf("%d names", n)
	}
	if n := len(f.beside["time"].Objects); n != 3 { // 2022, the span, no time
		t.Errorf("%d times", n)
	}
	if f.beside["status"].Visible() {
		t.Error("a status that nobody doubts is offered")
	}
	if !strings.Contains(f.none.Text, "10%") {
		t.Error(f.none.Text)
	}
	tap := func(field, words string) {
		t.Helper()
		p := buttonOf(f.beside[field], words)
		if p == nil {
			t.Fatalf("no %s for %s", words, field)
		}
		test.Tap(p)
		if !p.On {
			t.Errorf("%s is not marked as chosen", words)
		}
	}
	if !buttonOf(f.beside["name"], "某市粮食产量").On && !buttonOf(f.beside["name"], b.doc().Figures[1].Indicator).On {
		t.Error("what the field says is not marked")
	}
	tap("name", "粮食产量的一个")
	tap("time", "2018—2022年")
	tap("kind", look.T("why.down"))
	p, _ := anchor.PlaceOf(b.doc(), b.doc().Figures[1].Span)
	c, err := f.correction(p, time.Now())
	if err != nil || *c.Indicator != "粮食产量的一个特别长的名称在这里要截短" || *c.Time != "2018/2022" || *c.Lo != "-3" || *c.Hi != "-3" || c.Kind != nil {
		t.Errorf("%+v, %v", c, err)
	}
	tap("kind", look.T("kind.change"))
	tap("time", look.T("time.none"))
	if c, err = f.correction(p, time.Now()); err != nil || c.Lo != nil || *c.Time != "" {
		t.Errorf("%+v, %v", c, err)
	}
	if correct.Check(c) != nil {
		t.Error(correct.Check(c))
	}
}

// TestOffersCome asks in the background for a figure whose card is not open.
func TestOffersCome(t *testing.T) {
	b := openDocument(t, t.TempDir(), documentFile(t))
	from := len(b.events)
	b.card.correct(0)
	if !b.over.Waits() {
		t.Fatal("no form")
	}
	b.until("readings offered", from)
	b.over.Dismiss()
	from = len(b.events)
	b.card.correct(2)
	b.over.Dismiss() // before the answer: it is dropped
	b.card.correct(1)
	b.until("readings offered", from)
	n := 0
	for _, e := range b.events[from:] {
		if e == "readings offered" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("offered %d times", n)
	}
}

// TestExportMarks writes the corrections as a marked document.
func TestExportMarks(t *testing.T) {
	b := openDocument(t, t.TempDir(), documentFile(t))
	b.card.exportMarks()
	if b.win.Canvas().Overlays().Top() != nil {
		t.Error("nothing to export, and a dialog asks where to")
	}
	p, _ := anchor.PlaceOf(b.doc(), b.doc().Figures[1].Span)
	b.entry().Correct(store.Correction{Place: p, Quote: store.Quote{Text: "3%"}, None: true})
	path := filepath.Join(t.TempDir(), "m.jsonl")
	b.files.exportTo(path, b.card.markForms())
	b.when("marks", func() bool { _, err := os.Stat(path); return err == nil })
	got, err := os.ReadFile(path)
	if err != nil || string(got) != `{"document":"公报.txt","lines":[3,3],"reader":"reader","only":true}`+"\n"+`{"line":3,"text":"3%","trap":"reader"}`+"\n" {
		t.Errorf("%v, %s", err, got)
	}
}
