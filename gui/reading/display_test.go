package reading

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/wenshu-app/wenshu/core/script"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/reading/layout"
)

var full = Display{Display: script.Display{Form: script.Traditional, Wide: true}}

// drawn is the line that holds the byte at offset, as it is drawn.
func drawn(p *Pane, offset int) string {
	l := p.flow.Lay(p.flow.Find(offset))
	return string(l.Runes)
}

func TestDisplayIsOnlyShown(t *testing.T) {
	p, _ := open(t, small, 900, 700)
	p.SetStyle(light) // its fonts have the characters
	at := offsetOf(t, p, "全流域")
	printed, where := p.doc.Body, spot(t, p, at)
	p.SetDisplay(full)
	if got := drawn(p, at); got != "2021年，全流域有水文站312座，比上年增加4.5%。佔全省的41.5%，居全省第二。" {
		t.Errorf("drawn %q", got)
	}
	if p.doc.Body != printed {
		t.Error("the text has changed")
	}
	if now := spot(t, p, at); now.Y != where.Y {
		t.Errorf("the text moved from %v to %v", where, now)
	}
	// what is under the pointer is a place of the text
	for _, s := range []string{"全流域", "占全省", "河湖条例"} {
		at := offsetOf(t, p, s)
		if got, ok := p.under(spot(t, p, at)); !ok || got != at {
			t.Errorf("under %s is %d, want %d", s, got, at)
		}
	}
	// the word and the figure are those of the text
	click(p, spot(t, p, offsetOf(t, p, "41.5%")))
	if p.Figure() != 2 {
		t.Errorf("chose %d", p.Figure())
	}
	drag(p, spot(t, p, offsetOf(t, p, "占全省")), spot(t, p, offsetOf(t, p, "居全省")))
	if _, got := p.Selected(); got != "占全省的41.5%," {
		t.Errorf("copies %q, want it as printed", got)
	}
	d := full
	d.Copy = true
	p.SetDisplay(d)
	if _, got := p.Selected(); got != "佔全省的41.5%，" {
		t.Errorf("copies %q, want it as shown", got)
	}
	p.SetDisplay(Display{})
	if got := drawn(p, at); !strings.HasPrefix(got, "2021年,全流域") {
		t.Errorf("back again it is %q", got)
	}
}

// A worker makes the display ready; what is no longer wanted when it comes is
// dropped, and the place stays.
func TestDisplayComesLater(t *testing.T) {
	p, _ := open(t, long(80), 900, 700)
	var works []func(context.Context)
	var dones []func()
	p.Run = func(work func(context.Context), done func()) { works, dones = append(works, work), append(dones, done) }
	p.ScrollTo(len(p.doc.Body) / 2)
	at := p.Place()
	p.SetDisplay(Display{Display: script.Display{Wide: true}})
	p.SetDisplay(full)
	if drawn(p, at) != p.flow.Block(p.flow.Find(at)).Of(p.doc.Body) {
		t.Error("the text is shown otherwise before it is ready")
	}
	for i := range works {
		works[i](t.Context())
		dones[i]()
		if i == 0 && p.model.display != (script.Display{}) {
			t.Error("an earlier wish is shown")
		}
	}
	if p.model.display != full.Display || p.Place() != at {
		t.Errorf("shows %+v at %d, want %+v at %d", p.model.display, p.Place(), full.Display, at)
	}
	// a model that a worker made ready with the wish needs nothing more
	works = nil
	p.SetModel(Prepare(p.doc, full))
	if len(works) != 0 || p.model.display != full.Display {
		t.Errorf("asks for %d more, shows %+v", len(works), p.model.display)
	}
	p.SetModel(Prepare(p.doc))
	if len(works) != 1 {
		t.Errorf("asks for %d, want 1", len(works))
	}
	p.SetModel(Prepare(small))
	dones[len(dones)-2]() // of the text before
	if p.model.display == full.Display {
		t.Error("a text is shown with the changes of another")
	}
}

func TestBlocksLookLikeWhatTheyAre(t *testing.T) {
	quote := "“" + strings.Repeat("河是大家的河，水是大家的水，", 4) + "”"
	d := compose("# 账本", "1. 甲事", "2. 乙事", "3. 丙事", "正文一段。", "1. 只有一条", quote, "“短的话。”", "河名\t水站", "清水河\t3", "第一条　河是大家的河。", "第二条　水是大家的水。")
	p, _ := open(t, d, 900, 900)
	want := map[string]layout.Role{"1. 甲": layout.List, "3. 丙": layout.List, "正文": layout.Paragraph, "1. 只": layout.Paragraph, "“河是": layout.Quotation,
		"“短的": layout.Paragraph, "河名": layout.Row, "清水河": layout.Row, "第一条": layout.Paragraph, "第二条": layout.Paragraph}
	for s, role := range want {
		b := p.flow.Block(p.flow.Find(offsetOf(t, p, s)))
		if b.Role != role || (role == layout.Row) != (len(b.Stops) == 2) {
			t.Errorf("%s is set as %d with columns at %v, want %d", s, b.Role, b.Stops, role)
		}
	}
}

func TestOverviewLeads(t *testing.T) {
	p, _ := open(t, long(80), 900, 700)
	jumps := 0
	p.OnJump = func() { jumps++ }
	chosen := -1
	p.OnFigure = func(i int) { chosen = i }
	x := p.Size().Width - barZone - stripZone/2
	y := func(offset int) float32 { return float32(p.part(offset)) * p.Size().Height }
	p.MouseMoved(mouseAt(fyne.NewPos(x, 300), 0))
	if p.Cursor() != desktop.PointerCursor {
		t.Error("no pointer over the overview")
	}
	for _, i := range []int{60, 5, 33} {
		click(p, fyne.NewPos(x, y(p.doc.Figures[i].Start)))
		if d := chosen - i; d < -1 || d > 1 || p.Figure() != chosen { // marks stand a few pixels apart
			t.Errorf("a click on figure %d chose %d", i, chosen)
		}
		if at := spot(t, p, p.doc.Figures[chosen].Start).Y; at < 100 || at > 400 {
			t.Errorf("figure %d stands at %v", chosen, at)
		}
	}
	note := p.doc.Figures[70].Start + 30
	p.SetNotes([]Note{{Span: text.Span{Start: note, End: note + 9}}})
	click(p, fyne.NewPos(x, y(note)))
	if chosen >= 60 || !p.inView(note) {
		t.Errorf("a click on a note chose %d", chosen)
	}
	// where nothing stands, the place itself
	p.SetDocument(compose(append([]string{"# 甲"}, strings.Split(strings.Repeat("没有数字的一段话，写得不长也不短。\n", 200), "\n")...)...))
	click(p, fyne.NewPos(x, 350))
	if part := float64(p.Place()) / float64(len(p.doc.Body)); part < 0.4 || part > 0.55 {
		t.Errorf("a click in the middle leads to %v", part)
	}
	if jumps != 2*5 {
		t.Errorf("told %d ends of jumps, want those of 5", jumps)
	}
	if _, s := p.Selected(); s != "" {
		t.Errorf("the clicks selected %q", s)
	}
}

func TestFocusShows(t *testing.T) {
	p, w := open(t, small, 900, 700)
	alpha := func() uint32 {
		_, _, _, a := p.view.focus.FillColor.RGBA()
		return a
	}
	if alpha() != 0 {
		t.Error("the line is there without the keyboard")
	}
	w.Canvas().Focus(p)
	if alpha() == 0 {
		t.Error("nothing shows that the keyboard is here")
	}
	// a drag that ends outside: the window takes the keyboard away, the pane back
	p.MouseDown(mouseAt(fyne.NewPos(300, 300), 0))
	p.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, 320)}})
	w.Canvas().Unfocus()
	p.DragEnd()
	if w.Canvas().Focused() != fyne.Focusable(p) {
		t.Error("the keyboard is lost")
	}
}

func TestAccessible(t *testing.T) {
	look.SetLanguage(look.Chinese)
	p, _ := open(t, small, 900, 700)
	p.doc.Figures[2].Indicator = "占比"
	p.SelectFigure(2)
	if got := p.AccessibilityLabel(); !strings.Contains(got, "0%") || !strings.Contains(got, "占比 41.5%") {
		t.Errorf("says %q", got)
	}
	p.SetDocument(nil)
	if got := p.AccessibilityLabel(); got != look.T("page.none") || p.AccessibilityRole() != fyne.AccessibleRoleText {
		t.Errorf("says %q", got)
	}
}
