package repairs

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
)

// show puts a pane with the rows of d into a window.
func show(t testing.TB, d *doc.Document, w, h float32) (*Pane, fyne.Window) {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(&look.Theme{})
	p := New()
	if d != nil {
		p.SetModel(Build(d))
	}
	win := a.NewWindow("")
	win.SetPadded(false)
	win.SetContent(p)
	win.Resize(fyne.NewSize(w, h))
	win.Show()
	t.Cleanup(win.Close)
	return p, win
}

// pieceOf returns where in the view the first piece of a repair stands.
func pieceOf(p *Pane, mend int, raw bool) (fyne.Position, bool) {
	v := p.view
	left, right, _ := v.columns(v.Size().Width)
	y := -v.under
	for i := v.top; i < len(p.shown) && y < v.Size().Height; i++ {
		l := v.row(i)
		col, x := l.body, right
		if raw {
			col, x = l.raw, left
		}
		for _, pc := range col.pieces {
			if pc.mend == mend {
				return fyne.NewPos(x+pc.x+pc.w/2, y+v.above(i)+float32(pc.line)*lineStep+lineStep/2), true
			}
		}
		y += v.height(i)
	}
	return fyne.Position{}, false
}

func click(v *view, at fyne.Position) {
	e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary}
	v.MouseMoved(e)
	v.MouseDown(e)
	v.MouseUp(e)
}

// TestClick clicks each repair of a document in both columns.
func TestClick(t *testing.T) {
	d := outline(t, broken)
	for _, raw := range []bool{true, false} {
		p, _ := show(t, d, 1000, 700)
		var told []doc.Repair
		p.OnToggle = func(m doc.Repair) { told = append(told, m) }
		for i := range d.Repairs {
			at, ok := pieceOf(p, i, raw)
			if !ok {
				t.Fatalf("mend %d %+v is not in view", i, d.Repairs[i])
			}
			click(p.view, at)
			if len(told) != i+1 || told[i] != d.Repairs[i] || p.view.Cursor() != desktop.PointerCursor {
				t.Fatalf("a click on mend %d tells %v", i, told)
			}
			click(p.view, at) // it is being made already
			if len(told) != i+1 {
				t.Fatalf("a second click on mend %d tells it again", i)
			}
		}
		if !strings.Contains(p.why.Text, "正在") || !p.toggle.Disabled() {
			t.Errorf("while it is made the foot says %q", p.why.Text)
		}
		p.Settle()
		p.Toggle()
		if len(told) != len(d.Repairs)+1 {
			t.Error("after it was given up a mend cannot be toggled")
		}
	}
}

func TestKeysAndFilter(t *testing.T) {
	d := without(t, outline(t, broken), func(m doc.Repair) bool { return m.Why == "join-line" })
	p, win := show(t, d, 1000, 420)
	p.Focus(win.Canvas())
	if win.Canvas().Focused() != p.view || p.count.Text != "修复 11 处 · 撤销 1 处" && p.count.Text != "修复 10 处 · 撤销 2 处" {
		t.Errorf("focus on %T, %q", win.Canvas().Focused(), p.count.Text)
	}
	at, _ := pieceOf(p, 1, true)
	p.view.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
	if !strings.HasPrefix(p.why.Text, "删去网页按钮") || !strings.HasPrefix(p.what.Text, "第 2 ") || p.toggle.Visible() {
		t.Errorf("under the pointer: %q, %q", p.what.Text, p.why.Text)
	}
	p.view.MouseOut()
	var told []doc.Repair
	p.OnToggle = func(m doc.Repair) { told = append(told, m) }
	for i := range d.Repairs {
		test.Type(p.view, "n")
		if m, ok := p.Current(); !ok || m != d.Repairs[i] {
			t.Fatalf("n goes to %+v, want %+v", m, d.Repairs[i])
		}
		if _, ok := pieceOf(p, i, false); !ok {
			t.Errorf("mend %d is not in view", i)
		}
	}
	test.Type(p.view, "np")
	if p.current != len(d.Repairs)-1 {
		t.Errorf("round the end and back it stands at %d", p.current)
	}
	p.view.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(told) != 1 || told[0] != d.Repairs[len(d.Repairs)-1] {
		t.Errorf("Enter tells %v", told)
	}
	win.Canvas().Unfocus()
	test.Tap(p.chips[undone])
	if win.Canvas().Focused() != p.view {
		t.Error("behind a choice of the filter n and p do nothing")
	}
	if len(p.shown) == 0 || len(p.shown) >= len(p.model.rows) {
		t.Errorf("%d of %d rows hold what was undone", len(p.shown), len(p.model.rows))
	}
	test.Type(p.view, "n")
	if m, _ := p.Current(); !m.Undone || p.toggle.Text != "重新合并" || !strings.HasPrefix(p.why.Text, "已撤销：合并断行") {
		t.Errorf("the next is %+v; %q, %q", m, p.toggle.Text, p.why.Text)
	}
	for f := range filters {
		p.setFilter(f)
		if len(p.shown) == 0 {
			t.Errorf("filter %d shows no rows", f)
		}
	}
	var other *fyne.KeyEvent
	p.OnKey = func(e *fyne.KeyEvent) { other = e }
	p.view.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF1})
	if other == nil {
		t.Error("F1 is lost")
	}
}

// TestDoubleClick goes from a character of each column to its place.
func TestDoubleClick(t *testing.T) {
	d := outline(t, broken)
	p, _ := show(t, d, 1000, 700)
	now := time.Unix(0, 0)
	p.Now = func() time.Time { return now }
	var at []int
	p.OnPlace = func(offset int) { at = append(at, offset) }
	p.OnToggle = func(doc.Repair) { t.Error("a click on plain text toggles") }
	want := strings.Index(d.Body, "渔业产量")
	left, right, _ := p.view.columns(p.view.Size().Width)
	n := 0
	y := -p.view.under
	for i := range p.shown {
		l := p.view.row(i)
		for c, col := range []column{l.raw, l.body} {
			for _, pc := range col.pieces {
				k := strings.Index(pc.shown, "渔业产量")
				if pc.mark || k < 0 {
					continue
				}
				x := []float32{left, right}[c] + pc.x + width(pc.shown[:k]) + 3
				pos := fyne.NewPos(x, y+p.view.above(i)+float32(pc.line)*lineStep+12)
				click(p.view, pos)
				now = now.Add(100 * time.Millisecond)
				click(p.view, pos)
				now = now.Add(10 * time.Second)
				n++
				if len(at) != n || at[n-1] != want {
					t.Errorf("column %d leads to %v, want %d", c, at, want)
				}
				click(p.view, pos)
				now = now.Add(time.Second)
				click(p.view, pos)
				now = now.Add(time.Second)
				if len(at) != n {
					t.Error("two slow clicks count as one double click")
				}
			}
		}
		y += p.view.height(i)
	}
	if n != 2 {
		t.Errorf("the sentence stands in %d places", n)
	}
}

// TestPlaceStays toggles in the middle of a long document: the repair stays at
// its height.
func TestPlaceStays(t *testing.T) {
	var b strings.Builder
	for i := range 200 {
		fmt.Fprintf(&b, "第%d个村农业生产形势总体平稳，\n\n群众收入持续增加，%d户喜迁新居，物价总体稳定，%s人民生活安定。\n\n", i, i, strings.Repeat("林业渔业向好，", i%7))
	}
	d := outline(t, b.String())
	p, _ := show(t, d, 900, 600)
	if len(d.Repairs) != 200 {
		t.Fatalf("%d mends", len(d.Repairs))
	}
	p.choose(120)
	p.view.reveal(p.model.at(d.Repairs[120].Raw.Start))
	before, ok := pieceOf(p, 120, true)
	if !ok {
		t.Fatal("not in view")
	}
	next := without(t, d, func(m doc.Repair) bool { return m == d.Repairs[120] || m == d.Repairs[3] })
	p.SetModel(Build(next))
	after, ok := pieceOf(p, 120, true)
	if m, _ := p.Current(); !ok || after != before || !m.Undone || m.Raw != d.Repairs[120].Raw {
		t.Errorf("it stood at %v, stands at %v; %+v", before, after, m)
	}
	p.SetModel(nil)
	if p.current != -1 || len(p.shown) != 0 || !p.empty.Visible() || p.empty.Text == "" {
		t.Error("an emptied pane shows rows, or does not say what will be here")
	}
	p.SetModel(Build(outline(t, "没有什么要修复。\n")))
	if p.empty.Visible() || len(p.shown) != 1 || !strings.Contains(p.why.Text, "完好") {
		t.Errorf("a whole document: %d rows, %q", len(p.shown), p.why.Text)
	}
}

// TestScroll goes through a long text and back at random: never a blank over
// the first row or under the last, and what is alive stays bounded.
func TestScroll(t *testing.T) {
	d := outline(t, strings.Repeat(broken, 60)+strings.Repeat("没有换行的长文，一句接着一句。", 3000))
	p, _ := show(t, d, 900, 500)
	v := p.view
	r := rand.New(rand.NewPCG(1, 2))
	check := func(what string) {
		t.Helper()
		if v.under < 0 || v.top < 0 || v.top >= len(p.shown) || v.under > v.height(v.top) {
			t.Fatalf("%s: at %d, %v", what, v.top, v.under)
		}
		y := -v.under
		for i := v.top; i < len(p.shown) && y < v.Size().Height; i++ {
			y += v.height(i)
		}
		if y+footRoom < v.Size().Height-0.5 {
			t.Fatalf("%s: the text ends at %v of %v", what, y, v.Size().Height)
		}
		if n := len(v.paint.texts) + len(v.paint.rects); n > 800 {
			t.Fatalf("%s: %d objects are alive", what, n)
		}
	}
	for range 2000 {
		switch r.IntN(6) {
		case 0:
			v.drag(r.Float32() * v.Size().Height)
			check("drag")
		case 1:
			p.Step(r.IntN(3) - 1)
			check("step")
		case 2:
			v.TypedKey(&fyne.KeyEvent{Name: []fyne.KeyName{fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageDown, fyne.KeyPageUp}[r.IntN(4)]})
			check("key")
		default:
			v.scroll(r.Float32()*800 - 400)
			check("scroll")
		}
	}
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if y, h, ok := v.bar(); !ok || y+h < v.Size().Height-1 {
		t.Errorf("at the end the thumb stands at %v + %v", y, h)
	}
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	if y, _, _ := v.bar(); y != 0 {
		t.Errorf("at the start the thumb stands at %v", y)
	}
}

// TestSet sets rows at many widths: every character once and in order, none
// over the column's end but marks that hang, no line that begins with a mark
// that closes.
func TestSet(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&look.Theme{})
	m := newMeasure()
	for _, s := range []string{broken, "渔业产量550\n\u200b\n多万吨，林业向好。\n", "GDP同比增长 5.5%，cloud computing 发展；“双碳”（见附件）推进。\r\n\tABC\r\n", strings.Repeat("x", 300)} {
		for _, d := range []*doc.Document{outline(t, s), without(t, outline(t, s), func(doc.Repair) bool { return true })} {
			for w := float32(112); w < 700; w += 37 {
				for _, r := range Build(d).rows {
					l := set(d, r, w, m)
					for c, col := range []column{l.raw, l.body} {
						src, want := d.Raw, r.raw
						if c == 1 {
							src, want = d.Body, r.body
						}
						var got strings.Builder
						last := text.Span{Start: want.Start, End: want.Start}
						for _, pc := range col.pieces {
							if pc.span.Start < last.Start || pc.line >= col.lines {
								t.Fatalf("piece %+v behind %v of %d lines", pc, last, col.lines)
							}
							last = pc.span
							if pc.mark {
								continue
							}
							got.WriteString(pc.span.Of(src))
							if end := pc.x + pc.w; end > w+hang+1 {
								t.Fatalf("%q ends at %v of %v", pc.shown, end, w)
							}
							if pc.x == 0 && pc.line > 0 && strings.ContainsAny(pc.shown[:1], ",.;%") {
								t.Errorf("a line begins %q", pc.shown)
							}
						}
						blank := func(s string) string { return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u200b", "")), "") }
						if a, b := blank(got.String()), blank(want.Of(src)); a != b {
							t.Fatalf("set %q, want %q", a, b)
						}
					}
				}
			}
		}
	}
}

// BenchmarkScroll is a frame of scrolling in a megabyte.
func BenchmarkScroll(b *testing.B) {
	d := outline(b, strings.Repeat(broken, 1500))
	p, _ := show(b, d, 1000, 800)
	b.Logf("%d KB, %d rows", len(d.Raw)>>10, len(p.shown))
	for b.Loop() {
		p.view.scroll(37)
		if p.view.top > len(p.shown)-60 {
			p.view.showAt(0, 0)
		}
	}
}

// BenchmarkBuild makes the rows of a megabyte.
func BenchmarkBuild(b *testing.B) {
	d := outline(b, strings.Repeat(broken, 1500))
	for b.Loop() {
		Build(d)
	}
}
