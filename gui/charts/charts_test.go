package charts

import (
	"context"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/assets/fonts"
	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/draw"
	"github.com/wenshu-app/wenshu/core/series"
)

func models() []chart.Model {
	axis := chart.Axis{Unit: "亿人", Scale: 1e8, Max: 15, Ticks: []float64{0, 5, 10, 15}}
	bar := func(figure int, name string, v float64) chart.Mark {
		return chart.Mark{Refs: []series.Ref{{Figure: figure}}, Name: name, When: "2023年", Full: fmt.Sprint(v, " 亿人"), Lo: v, Hi: v}
	}
	out := []chart.Model{
		{Form: chart.Bars, Main: true, Subject: "互联网", Title: "用户与人数，2023年", Names: []string{"网民规模", "注册用户"}, Axis: axis, Marks: []chart.Mark{bar(0, "网民规模", 10.79), bar(1, "注册用户", 10)}},
		{Form: chart.Ranks, Main: true, Subject: "互联网", Title: "位次", Names: []string{"互联网发展水平"}, Axis: axis, Marks: []chart.Mark{{Refs: []series.Ref{{Figure: 2}}, Name: "互联网发展水平", Full: "全球第二", Lo: 2, Hi: 2, Kind: doc.Rank}}},
	}
	for i := range 8 {
		out = append(out, chart.Model{Form: chart.Cards, Subject: fmt.Sprintf("章%d", i), Title: fmt.Sprintf("指标%d", i), Names: []string{fmt.Sprintf("指标%d", i)}, Axis: axis, Marks: []chart.Mark{bar(3+i, "指标", 3)}})
	}
	return out
}

func pane(t *testing.T, size fyne.Size) (*Pane, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	d, err := draw.New(fonts.SansRegular(), fonts.SansBold())
	if err != nil {
		t.Fatal(err)
	}
	p := New(d, draw.Light(), Chinese)
	w := test.NewTempWindow(t, p)
	w.SetPadded(false)
	w.Resize(size)
	return p, w
}

func TestEmpty(t *testing.T) {
	p, _ := pane(t, fyne.NewSize(900, 600))
	if !p.empty.Visible() || p.filter.Visible() || p.SelectFigure(0) {
		t.Errorf("empty pane: says %q, chooser %v", p.empty.Text, p.filter.Visible())
	}
	p.SetModels(models())
	if p.empty.Visible() || !p.list.Visible() || p.pick.Visible() || len(p.views) != 2 {
		t.Errorf("pane with models: %d charts", len(p.views))
	}
}

// TestNoSubject holds that the charts of a document whose subject has no name
// are shown.
func TestNoSubject(t *testing.T) {
	p, _ := pane(t, fyne.NewSize(900, 600))
	list := models()[:2]
	for i := range list {
		list[i].Subject = ""
	}
	p.SetModels(list)
	if len(p.views) != 2 || p.filter.Visible() {
		t.Errorf("%d charts, chooser %v", len(p.views), p.filter.Visible())
	}
}

func TestClickAndHover(t *testing.T) {
	p, w := pane(t, fyne.NewSize(900, 700))
	p.SetModels(models())
	opened, hovered, ended := -1, -1, 0
	p.OnFigure = func(i int) { opened = i }
	p.OnHover = func(i int, _ fyne.Position) { hovered = i }
	p.OnHoverEnd = func() { ended++ }
	v := p.views[0]
	b, ok := v.place(1)
	if !ok {
		t.Fatal("the second mark has no place")
	}
	at := fyne.NewPos(b.x+b.w/2, b.y+b.h/2)
	v.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
	if hovered != 1 || !v.hover.Visible() || v.Cursor() != desktop.PointerCursor {
		t.Errorf("hover at %v: figure %d", at, hovered)
	}
	test.TapCanvas(w.Canvas(), fyne.CurrentApp().Driver().AbsolutePositionForObject(v).Add(at))
	if opened != 1 || !v.chosen.Visible() {
		t.Errorf("click opened figure %d, want 1", opened)
	}
	v.MouseOut()
	if ended != 1 || v.hover.Visible() {
		t.Errorf("%d ends of hovering, want 1", ended)
	}
}

func TestKeys(t *testing.T) {
	p, w := pane(t, fyne.NewSize(900, 700))
	p.SetModels(models())
	var opened []int
	p.OnFigure = func(i int) { opened = append(opened, i) }
	w.Canvas().Focus(p.views[0])
	press := func(names ...fyne.KeyName) {
		for _, n := range names {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
	press(fyne.KeyReturn, fyne.KeyRight, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyLeft, fyne.KeyReturn, fyne.KeyHome, fyne.KeyReturn, fyne.KeyEnd, fyne.KeyReturn)
	if got := fmt.Sprint(opened); got != "[0 1 2 1 0 1]" {
		t.Errorf("keys opened %s", got)
	}
}

func TestSelectFigure(t *testing.T) {
	p, _ := pane(t, fyne.NewSize(900, 300))
	p.SetModels(models())
	if !p.SelectFigure(2) || p.views[1].selected != 0 || p.scroll.Offset.Y == 0 {
		t.Errorf("figure 2: not in sight, offset %v", p.scroll.Offset)
	}
	if !p.SelectFigure(7) || len(p.views) != 1 || p.current != "章4" {
		t.Errorf("figure 7 shows %q", p.current)
	}
	if p.SelectFigure(99) {
		t.Error("figure 99 has a mark")
	}
}

// TestSelectEarly holds that a figure selected before the pane is shown, or
// before its chart is drawn, comes into sight all the same.
func TestSelectEarly(t *testing.T) {
	test.NewTempApp(t)
	d, err := draw.New(fonts.SansRegular(), fonts.SansBold())
	if err != nil {
		t.Fatal(err)
	}
	p := New(d, draw.Light(), English)
	var queue []func()
	p.Run = func(work func(context.Context), done func()) {
		queue = append(queue, func() { work(context.Background()); done() })
	}
	p.SetModels(models())
	if !p.SelectFigure(2) {
		t.Error("figure 2 has no mark")
	}
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(900, 300))
	for len(queue) > 0 {
		next := queue[0]
		queue = queue[1:]
		next()
	}
	if v := p.views[1]; v.selected != 0 || !v.chosen.Visible() || p.scroll.Offset.Y == 0 {
		t.Errorf("mark %d, outline %v, offset %v", v.selected, v.chosen.Visible(), p.scroll.Offset)
	}
}

func TestFilter(t *testing.T) {
	p, _ := pane(t, fyne.NewSize(500, 600))
	p.SetModels(models())
	if !p.pick.Visible() || p.list.Visible() {
		t.Error("a narrow pane shows the list")
	}
	for want, n := range map[string]int{"网民": 1, "指标": 8, "指标3": 1, "章3": 1, "没有": 0, "": 10} {
		p.filter.SetText(want)
		if len(p.shown) != n || p.empty.Visible() != (n == 0) {
			t.Errorf("filter %q shows %d, want %d", want, len(p.shown), n)
		}
	}
}

// TestDragging holds that while one drawing runs no other is begun, and that
// the last size is drawn in the end.
func TestDragging(t *testing.T) {
	p, w := pane(t, fyne.NewSize(900, 600))
	var queue []func()
	p.Run = func(work func(context.Context), done func()) {
		queue = append(queue, func() { work(context.Background()); done() })
	}
	p.SetModels(models()[:1])
	before := len(queue)
	for width := float32(600); width < 900; width += 10 {
		w.Resize(fyne.NewSize(width, 600))
	}
	if len(queue) != before || before != 1 {
		t.Errorf("%d drawings begun while the first runs", len(queue))
	}
	for len(queue) > 0 {
		next := queue[0]
		queue = queue[1:]
		next()
	}
	if v := p.views[0]; v.drawn.width != v.Size().Width {
		t.Errorf("drawn for %v, is %v wide", v.drawn.width, v.Size().Width)
	}
	p.SetStyle(draw.Dark())
	if len(queue) != 1 {
		t.Errorf("another style begins %d drawings", len(queue))
	}
}

func TestExport(t *testing.T) {
	p, w := pane(t, fyne.NewSize(900, 600))
	p.SetModels(models())
	var got string
	p.OnExport = func(m chart.Model) { got = m.Title }
	test.Tap(p.views[1].export)
	if got != "位次" {
		t.Errorf("exported %q", got)
	}
	if dir := os.Getenv("WENSHU_LOOK"); dir != "" {
		p.SelectFigure(1)
		f, err := os.Create(filepath.Join(dir, "pane.png"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := png.Encode(f, w.Canvas().Capture()); err != nil {
			t.Error(err)
		}
	}
}

// TestFocusOpensNoCard: the keyboard comes to a mark by turning to the tab or
// by the window coming to the front; only an arrow or the pointer asks for the card.
func TestFocusOpensNoCard(t *testing.T) {
	p, w := pane(t, fyne.NewSize(900, 700))
	p.SetModels(models())
	var cards []int
	p.OnHover = func(i int, _ fyne.Position) { cards = append(cards, i) }
	v := p.views[0]
	p.Focus(w.Canvas())
	v.FocusLost() // another window
	v.FocusGained()
	if len(cards) != 0 || !v.hover.Visible() {
		t.Errorf("the focus opens %v, outline %v", cards, v.hover.Visible())
	}
	b, _ := v.place(0)
	over := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(b.x+b.w/2, b.y+b.h/2)}}
	v.MouseMoved(over)
	v.MouseMoved(over)
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight}) // into the next chart
	if got := fmt.Sprint(cards); got != "[0 1 2]" {
		t.Errorf("pointer and arrows open %s", got)
	}
}

// TestScrollEndsCard: the wheel moves a mark from under the pointer, and its card
// goes; the keyboard stays at its mark.
func TestScrollEndsCard(t *testing.T) {
	p, w := pane(t, fyne.NewSize(900, 300))
	p.SetModels(models())
	open := false
	p.OnHover, p.OnHoverEnd = func(int, fyne.Position) { open = true }, func() { open = false }
	v := p.views[0]
	wheel := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -40)}
	v.point(0)
	if !open {
		t.Fatal("the pointer opens no card")
	}
	if p.scroll.Scrolled(wheel); open || v.at != -1 {
		t.Errorf("behind the wheel: card %v, outlined %d", open, v.at)
	}
	w.Canvas().Focus(v)
	at := v.at
	if p.scroll.Scrolled(wheel); at < 0 || v.at != at {
		t.Errorf("the keyboard was at %d and is at %d", at, v.at)
	}
}

// TestPages: Page Down and Page Up scroll, and stop at the ends.
func TestPages(t *testing.T) {
	p, w := pane(t, fyne.NewSize(900, 300))
	p.SetModels(models())
	w.Canvas().Focus(p.views[0])
	press := func(k fyne.KeyName) float32 {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
		return p.scroll.Offset.Y
	}
	start := p.scroll.Offset.Y
	if y := press(fyne.KeyPageDown); y <= start || y > start+300 {
		t.Errorf("Page Down scrolls from %v to %v", start, y)
	}
	for range 20 {
		press(fyne.KeyPageDown)
	}
	end := p.scroll.Offset.Y
	if room := p.scroll.Content.Size().Height - p.scroll.Size().Height; end != room {
		t.Errorf("the end is %v, not %v", end, room)
	}
	for range 20 {
		press(fyne.KeyPageUp)
	}
	if p.scroll.Offset.Y != 0 {
		t.Errorf("Page Up ends at %v", p.scroll.Offset.Y)
	}
}
