package reading

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/text"
)

func TestDragSelectsAcrossBlocks(t *testing.T) {
	p, _ := open(t, small, 900, 700)
	drag(p, spot(t, p, offsetOf(t, p, "全省第二")), spot(t, p, offsetOf(t, p, "居民说")))
	want := "全省第二。\n水质\n《河湖条例》实施以来,沿河"
	if _, got := p.Selected(); got != want {
		t.Errorf("selected %q, want %q", got, want)
	}
	clip := test.NewClipboard()
	p.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	if clip.Content() != want {
		t.Errorf("copied %q", clip.Content())
	}
	// the other way round it is the same
	drag(p, spot(t, p, offsetOf(t, p, "居民说")), spot(t, p, offsetOf(t, p, "全省第二")))
	if _, got := p.Selected(); got != want {
		t.Errorf("upwards selected %q, want %q", got, want)
	}
	p.MouseDown(mouseAt(spot(t, p, offsetOf(t, p, "比上年")), fyne.KeyModifierShift))
	p.MouseUp(mouseAt(spot(t, p, offsetOf(t, p, "比上年")), 0))
	if _, got := p.Selected(); !strings.HasPrefix(got, "比上年增加4.5%。") || !strings.HasSuffix(got, "沿河") {
		t.Errorf("Shift and click selected %q", got)
	}
	key(p, fyne.KeyEscape)
	if _, got := p.Selected(); got != "" {
		t.Errorf("Esc left %q", got)
	}
}

func TestClicksSelectWordAndSentence(t *testing.T) {
	p, _ := open(t, small, 900, 700)
	now := time.Unix(0, 0)
	p.Now = func() time.Time { return now }
	times := func(n int, at string) string {
		now = now.Add(time.Minute)
		for range n {
			now = now.Add(50 * time.Millisecond)
			click(p, spot(t, p, offsetOf(t, p, at)))
		}
		_, s := p.Selected()
		return s
	}
	for _, c := range []struct {
		n        int
		at, want string
	}{
		{1, "河湖", ""},
		{2, "湖条例", "河湖条例"},
		{2, "12座", "312座"}, // a figure is one word
		{3, "沿河", "《河湖条例》实施以来,沿河居民说“水清了”。"},
		{3, "第二句", "这是第二句。"},
		{4, "第二句", ""},
	} {
		if got := times(c.n, c.at); got != c.want {
			t.Errorf("%d clicks on %s selected %q, want %q", c.n, c.at, got, c.want)
		}
	}
}

func TestShiftAndKeysSelect(t *testing.T) {
	p, _ := open(t, small, 900, 700)
	click(p, spot(t, p, offsetOf(t, p, "河湖条例")))
	p.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	key(p, fyne.KeyRight, fyne.KeyRight)
	if _, got := p.Selected(); got != "河湖" {
		t.Errorf("selected %q", got)
	}
	key(p, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	if _, got := p.Selected(); got != "《" {
		t.Errorf("selected %q", got)
	}
	key(p, fyne.KeyLeft)
	if _, got := p.Selected(); got != "《" && got != "\n《" {
		t.Errorf("before the block's beginning %q", got)
	}
	key(p, fyne.KeyDown, fyne.KeyEnd)
	if _, got := p.Selected(); !strings.HasSuffix(got, "这是第二句。") {
		t.Errorf("to the line's end %q", got)
	}
	p.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	key(p, fyne.KeyDown)
	if _, got := p.Selected(); got == "" {
		t.Error("scrolling dropped the selection")
	}
}

func TestSelectAllTakesTheArticle(t *testing.T) {
	d := compose("# 甲", "一。", "# 乙", "二。", "三。")
	p, _ := open(t, d, 900, 700)
	click(p, spot(t, p, offsetOf(t, p, "二。")))
	p.selectAt(offsetOf(t, p, "二"), byWord)
	p.TypedShortcut(&fyne.ShortcutSelectAll{})
	if _, got := p.Selected(); got != "乙\n二。\n三。" {
		t.Errorf("selected %q", got)
	}
	p.TypedShortcut(&fyne.ShortcutSelectAll{})
	if _, got := p.Selected(); got != "甲\n一。\n乙\n二。\n三。" {
		t.Errorf("the second time selected %q", got)
	}
}

func TestDragPastTheEdgeScrolls(t *testing.T) {
	p, _ := open(t, long(80), 900, 400)
	from := fyne.NewPos(400, 200)
	p.MouseDown(mouseAt(from, 0))
	before := p.Place()
	for range 30 {
		p.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(400, 500)}})
		p.stopEdge() // the test driver ticks an animation once, at its start
	}
	if p.Place() <= before || p.sel.head.Start < p.Place() {
		t.Errorf("place %d before, %d after", before, p.Place())
	}
	p.MouseUp(mouseAt(fyne.NewPos(400, 500), 0))
	if p.mouse.edge != nil || p.mouse.down {
		t.Error("the text goes on scrolling")
	}
}

// TestDoubleClickTakesAWord wants the word that Words cuts out of a run of
// Chinese characters, and the press told before, so that it can be made ready.
func TestDoubleClickTakesAWord(t *testing.T) {
	p, _ := open(t, small, 900, 700)
	pressed := 0
	p.OnPress = func() { pressed++ }
	p.Words = func(run string) []text.Span {
		var words []text.Span
		for at := 0; at < len(run); at += len("河湖") {
			words = append(words, text.Span{Start: at, End: min(len(run), at+len("河湖"))})
		}
		return words
	}
	now := time.Unix(0, 0)
	p.Now = func() time.Time { return now }
	for range 2 {
		now = now.Add(50 * time.Millisecond)
		click(p, spot(t, p, offsetOf(t, p, "湖条例")))
	}
	if _, got := p.Selected(); got != "河湖" || pressed != 2 {
		t.Errorf("selected %q after %d presses, want 河湖 after 2", got, pressed)
	}

	known := p.Words
	p.Words = func(string) []text.Span { return nil } // they are still being loaded
	now = now.Add(time.Minute)
	for range 2 {
		now = now.Add(50 * time.Millisecond)
		click(p, spot(t, p, offsetOf(t, p, "湖条例")))
	}
	_, before := p.Selected()
	p.Words = known
	p.WordsCame()
	if _, got := p.Selected(); before != "河湖条例" || got != "河湖" {
		t.Errorf("selected %q before the words and %q with them", before, got)
	}
	p.extendTo(offsetOf(t, p, "实施"))
	_, before = p.Selected()
	p.WordsCame()
	if _, got := p.Selected(); got != before {
		t.Errorf("what was selected since, %q, became %q", before, got)
	}
}

// TestChoiceComesBack puts back what was selected after another text was shown,
// and nothing that is not in the text.
func TestChoiceComesBack(t *testing.T) {
	d := compose("# 甲", "2022年，全县粮食产量12.5万吨，增长3.2%。", "渔业平稳，林业向好。")
	p, _ := open(t, d, 900, 700)
	at := offsetOf(t, p, "渔业")
	p.selectAt(at, byChar)
	p.extendTo(at + len("渔业"))
	kept := p.Choice()
	p.SetDocument(compose("短。"))
	if p.SetChoice(kept); !p.Selection().Empty() {
		t.Errorf("selected %v in a text that ends before", p.Selection())
	}
	p.SetDocument(d)
	p.SetChoice(Choice{})
	if _, s := p.Selected(); s != "" {
		t.Errorf("nothing selected is %q", s)
	}
	p.SetChoice(kept)
	if _, s := p.Selected(); s != "渔业" {
		t.Errorf("selected %q", s)
	}
	key(p, fyne.KeyEscape)
	if !p.Selection().Empty() {
		t.Error("what came back does not go")
	}
}

// TestNoteIsTold tells of a highlight with words under the pointer, and of no
// other.
func TestNoteIsTold(t *testing.T) {
	p, _ := open(t, compose("# 甲", "渔业平稳，林业向好，人民生活安定。"), 900, 700)
	words, bare := offsetOf(t, p, "林业"), offsetOf(t, p, "安定")
	p.SetNotes([]Note{{Span: text.Span{Start: words, End: words + 6}, Words: true}, {Span: text.Span{Start: bare, End: bare + 6}}})
	told, ended := []int{}, 0
	p.OnNote = func(i int, abs fyne.Position) {
		told = append(told, i)
		if under := spot(t, p, words); abs.Y <= under.Y {
			t.Errorf("the words come at %v, over the text at %v", abs, under)
		}
	}
	p.OnNoteEnd = func() { ended++ }
	for _, at := range []int{words, words + 3, bare, words} {
		p.MouseMoved(mouseAt(spot(t, p, at), 0))
	}
	p.MouseOut()
	if len(told) != 2 || told[0] != 0 || ended != 2 {
		t.Errorf("told %v, ended %d", told, ended)
	}
}
