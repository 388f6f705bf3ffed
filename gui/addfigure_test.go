package gui

import (
	"strings"
	"testing"
	"time"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/correct"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

// TestAddFigure records words that are no figure to the program as one, and
// takes that back.
func TestAddFigure(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	words := "75周年"
	at := strings.Index(b.doc().Body, words)
	if at < 0 {
		t.Fatalf("the sample does not say %s", words)
	}
	s := text.Span{Start: at, End: at + len(words)}
	if i := b.figureAt(at); i >= 0 {
		t.Fatalf("%s is a figure already", words)
	}
	before := len(b.doc().Figures)
	b.nav.show(tabReading)
	b.card.addFigureAt(s)
	if said := b.dialog(); !strings.Contains(said, "记为数字：75周年") {
		t.Fatalf("the form is headed %q", said)
	}
	b.over.Dismiss()

	f, ok := correct.Blank(b.doc(), s)
	if !ok || f.Sentence.Empty() || !f.Sentence.Covers(s) {
		t.Fatalf("a blank figure there is %+v, %v", f, ok)
	}
	f.ByReader = true
	form := newCorrectForm(b.doc(), &f, b.palette(), func() {})
	form.guess("75年", nil)
	if form.lo.Text != "75" || form.unit.Text != "年" {
		t.Errorf("guessed %q %q", form.lo.Text, form.unit.Text)
	}
	place, ok := anchor.PlaceOf(b.doc(), s)
	if !ok {
		t.Fatal("it has no place in the file")
	}
	if c, err := form.correction(place, time.Now()); err != nil || c.Indicator != nil {
		t.Errorf("without a name it is %+v, %v", c, err)
	}
	form.name.SetText("成立年数")
	c, err := form.correction(place, time.Now())
	if err != nil || *c.Indicator != "成立年数" || *c.Lo != "75" || *c.Unit != "年" {
		t.Fatalf("it is %s of %s to %s %s, %v", *c.Indicator, *c.Lo, *c.Hi, *c.Unit, err)
	}
	from := len(b.events)
	b.session.Edit(b.front(), "undo.add", func(e *store.Entry) { e.Correct(c) })
	b.until("figures", from)
	i := b.figureAt(at)
	if i < 0 || b.doc().Figures[i].Indicator != "成立年数" || !b.doc().Figures[i].ByReader || len(b.doc().Figures) != before+1 {
		t.Errorf("recorded, figure %d of %d", i, len(b.doc().Figures))
	}
	from = len(b.events)
	b.session.Undo()
	b.until("figures", from)
	if b.figureAt(at) >= 0 || len(b.doc().Figures) != before {
		t.Error("it is still there")
	}
}

func TestTrimmed(t *testing.T) {
	for in, want := range map[string]string{"75周年，": "75周年", "（41.5%）。": "41.5%", " -3℃\n": "-3℃", "，。": "", "1.3万亿元": "1.3万亿元"} {
		if s := trimmed(in, text.Span{End: len(in)}); in[s.Start:s.End] != want {
			t.Errorf("%q is trimmed to %q, want %q", in, in[s.Start:s.End], want)
		}
	}
}
