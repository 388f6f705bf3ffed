package reading

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

var kindsByName = map[string]doc.Kind{"level": doc.Level, "change": doc.Change, "share": doc.Share, "rank": doc.Rank, "multiple": doc.Multiple, "index": doc.Index}

// compose makes a document of lines: "# " begins an article with its title,
// "~ " a subtitle, "## " a heading, "- " an item, "| " a row of a table. [level:64千比特] is a figure, [!level:…] a
// target, [?level:…] a forecast, <2022年> a date; 《》 and “” are marks.
func compose(lines ...string) *doc.Document {
	d := &doc.Document{}
	var b strings.Builder
	for _, line := range lines {
		kind := doc.Paragraph
		switch {
		case strings.HasPrefix(line, "# "):
			kind, line = doc.Title, line[2:]
			d.Articles = append(d.Articles, doc.Article{Span: text.Span{Start: b.Len()}})
		case strings.HasPrefix(line, "~ "):
			kind, line = doc.Subtitle, line[2:]
		case strings.HasPrefix(line, "## "):
			kind, line = doc.Heading, line[3:]
		case strings.HasPrefix(line, "- "):
			kind, line = doc.ListItem, line[2:]
		case strings.HasPrefix(line, "| "):
			kind, line = doc.TableRow, line[2:]
		}
		if len(d.Articles) == 0 {
			d.Articles = append(d.Articles, doc.Article{})
		}
		blk := doc.Block{Span: text.Span{Start: b.Len()}, Kind: kind, Level: 1}
		for line != "" {
			i := strings.IndexAny(line, "[<")
			if i < 0 {
				break
			}
			b.WriteString(line[:i])
			open := line[i]
			j := i + strings.IndexAny(line[i:], "]>")
			in := line[i+1 : j]
			line = line[j+1:]
			if open == '<' {
				d.Marks = append(d.Marks, doc.Mark{Span: text.Span{Start: b.Len(), End: b.Len() + len(in)}, Kind: doc.DateMark})
				b.WriteString(in)
				continue
			}
			name, words, _ := strings.Cut(in, ":")
			f := doc.Figure{Kind: kindsByName[strings.Trim(name, "!?")]}
			switch name[0] {
			case '!':
				f.Status = doc.Target
			case '?':
				f.Status = doc.Forecast
			}
			f.Span = text.Span{Start: b.Len(), End: b.Len() + len(words)}
			b.WriteString(words)
			d.Figures = append(d.Figures, f)
		}
		b.WriteString(line)
		blk.End = b.Len()
		rest := blk.Span
		for k, r := range blk.Of(b.String()) {
			if r == '。' {
				blk.Sentences = append(blk.Sentences, text.Span{Start: rest.Start, End: blk.Start + k + len("。")})
				rest.Start = blk.Start + k + len("。")
			}
		}
		b.WriteByte('\n')
		a := &d.Articles[len(d.Articles)-1]
		a.Blocks, a.End = append(a.Blocks, blk), blk.End
	}
	d.Body = b.String()
	for _, m := range []struct {
		open, shut string
		kind       doc.MarkKind
	}{{"《", "》", doc.WorkMark}, {"“", "”", doc.QuoteMark}} {
		for at := 0; ; {
			i := strings.Index(d.Body[at:], m.open)
			if i < 0 {
				break
			}
			j := strings.Index(d.Body[at+i:], m.shut) + at + i + len(m.shut)
			d.Marks = append(d.Marks, doc.Mark{Span: text.Span{Start: at + i, End: j}, Kind: m.kind})
			at = j
		}
	}
	return d
}

var small = compose("# 河水清清", "~ ——一份流域报告", "<2021年>,全流域有水文站[level:312座],比上年[change:增加4.5%]。占全省的[share:41.5%],居[rank:全省第二]。",
	"## 水质", "《河湖条例》实施以来,沿河居民说“水清了”。这是第二句。", "到<2025年>,优良断面将达[!share:90%],长度是原来的[multiple:2倍]。")

// long is a report of n paragraphs with a figure in each.
func long(n int) *doc.Document {
	lines := []string{"# 河水清清"}
	for i := range n {
		lines = append(lines, fmt.Sprintf("第%d段说,沿河的村庄修了路、栽了树,共有[level:%d座]水站看着这条河;“人不负青山,青山定不负人”,《河湖条例》写得明白。水清了,鱼也多了,来看河的人一年比一年多。", i, i+3))
	}
	return compose(lines...)
}

// open shows d in a window of the given size.
func open(t testing.TB, d *doc.Document, w, h float32) (*Pane, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	p := New()
	p.SetStyle(Style{Indent: 2, Justify: true})
	p.SetDocument(d)
	win := test.NewTempWindow(t, p)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	return p, win
}

// spot is within the character at offset, in the pane.
func spot(t testing.TB, p *Pane, offset int) fyne.Position {
	t.Helper()
	pos, _ := p.Where(offset)
	return pos.AddXY(-1, 0)
}

func offsetOf(t testing.TB, p *Pane, s string) int {
	t.Helper()
	i := strings.Index(p.doc.Body, s)
	if i < 0 {
		t.Fatalf("%q is not in the text", s)
	}
	return i
}

func mouseAt(pos fyne.Position, mod fyne.KeyModifier) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: pos, AbsolutePosition: pos}, Button: desktop.MouseButtonPrimary, Modifier: mod}
}

func click(p *Pane, pos fyne.Position) {
	p.MouseDown(mouseAt(pos, 0))
	p.MouseUp(mouseAt(pos, 0))
}

func drag(p *Pane, from, to fyne.Position) {
	p.MouseDown(mouseAt(from, 0))
	p.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to, AbsolutePosition: to}})
	p.MouseUp(mouseAt(to, 0))
	p.DragEnd()
}

func key(p *Pane, names ...fyne.KeyName) {
	for _, n := range names {
		p.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func TestSelectFigureShowsItAtAThird(t *testing.T) {
	p, _ := open(t, long(60), 900, 700)
	var chosen []int
	p.OnFigure = func(i int) { chosen = append(chosen, i) }
	for _, i := range []int{30, 12, 45} {
		p.SelectFigure(i)
		y := spot(t, p, p.doc.Figures[i].Start).Y
		if math.Abs(float64(y-700/3)) > 40 {
			t.Errorf("figure %d stands at %v of 700", i, y)
		}
		if p.Figure() != i {
			t.Errorf("figure %d is chosen, want %d", p.Figure(), i)
		}
	}
	if len(chosen) != 0 {
		t.Errorf("the pane told %v, but only the program chose", chosen)
	}
	p.SelectFigure(0)
	if p.place != top {
		t.Error("the first figure is shown with the text's beginning")
	}
	p.SelectFigure(99)
	if p.Figure() != -1 {
		t.Error("a figure that is not there lets the chosen one go")
	}
}

func TestPlaceComesBack(t *testing.T) {
	p, _ := open(t, long(80), 900, 700)
	for i := range 40 {
		p.ScrollTo(i * len(p.doc.Body) / 50)
		at := p.Place()
		p.ScrollTo(at)
		if got := p.Place(); got != at {
			t.Fatalf("place %d came back as %d", at, got)
		}
	}
}

func TestResizeAndStyleKeepThePlace(t *testing.T) {
	p, w := open(t, long(80), 900, 700)
	p.ScrollTo(len(p.doc.Body) / 2)
	at := p.Place()
	shown := func() bool { return p.inView(at) }
	for _, width := range []float32{500, 300, 1200, 760} {
		w.Resize(fyne.NewSize(width, 700))
		if !shown() {
			t.Fatalf("at width %v, offset %d is out of view; first is %d", width, at, p.Place())
		}
	}
	for _, size := range []float32{32, 14, 18} {
		p.SetStyle(Style{Indent: 2, TextSize: size})
		if !shown() {
			t.Fatalf("at size %v, offset %d is out of view; first is %d", size, at, p.Place())
		}
	}
}

func TestPlaceIsTold(t *testing.T) {
	p, _ := open(t, long(80), 900, 700)
	var told []int
	p.OnPlace = func(o int) { told = append(told, o) }
	for range 30 {
		p.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -100}})
	}
	for i := range told {
		if i > 0 && told[i] <= told[i-1] {
			t.Fatalf("told %v", told)
		}
	}
	if len(told) < 25 || told[len(told)-1] != p.Place() {
		t.Errorf("told %d places, last %d, place %d", len(told), told[len(told)-1], p.Place())
	}
}

// TestEndIsTold holds that coming to the end is told even where the first line
// in view stays what it was.
func TestEndIsTold(t *testing.T) {
	p, _ := open(t, long(80), 900, 700)
	key(p, fyne.KeyEnd)
	p.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 1}})
	if p.AtEnd() {
		t.Fatal("a unit above its end the text is at its end")
	}
	told := false
	p.OnPlace = func(int) { told = true }
	p.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -1}})
	if !p.AtEnd() || !told {
		t.Errorf("at the end %v, told %v", p.AtEnd(), told)
	}
}

// TestWheelSizes holds that the wheel with Ctrl makes the text larger and
// smaller and does not scroll.
func TestWheelSizes(t *testing.T) {
	p, _ := open(t, long(80), 900, 700)
	var by []float64
	p.OnSize = func(n float64) { by = append(by, n) }
	down := true
	p.pressed = func(m fyne.KeyModifier) bool { return down && m == fyne.KeyModifierShortcutDefault }
	at := p.place
	for _, dy := range []float32{40, -12, 0} {
		p.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: dy}})
	}
	if !slices.Equal(by, []float64{1, -1}) || p.place != at {
		t.Errorf("sizes %v, place %v, was %v", by, p.place, at)
	}
	down = false
	p.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -40}})
	if len(by) != 2 || p.place == at {
		t.Error("without Ctrl the wheel does not scroll")
	}
}

func TestKeysScroll(t *testing.T) {
	p, _ := open(t, long(80), 900, 700)
	key(p, fyne.KeyEnd)
	if !p.inView(len(p.doc.Body) - 2) {
		t.Error("End does not show the end")
	}
	last := p.place
	key(p, fyne.KeyDown, fyne.KeyPageDown, fyne.KeySpace)
	if p.place != last {
		t.Error("the text goes on behind its end")
	}
	key(p, fyne.KeyHome, fyne.KeyUp)
	if p.place != top {
		t.Errorf("Home goes to %+v", p.place)
	}
	// Page by page every line is seen whole once, and the way back is as long.
	pages := 0
	for p.place != last {
		l, n := p.firstLine()
		was := l.Offset(l.Lines[n].First)
		key(p, fyne.KeyPageDown)
		if pages++; pages > 500 || p.Place() <= was {
			t.Fatalf("page %d stays at %d", pages, was)
		}
		if p.Place() > was && !p.inView(p.Place()) {
			t.Fatalf("page %d begins with a cut line", pages)
		}
	}
	for back := 0; p.place != top; back++ {
		if back > pages+2 {
			t.Fatalf("%d pages down, %d up and not there", pages, back)
		}
		key(p, fyne.KeyPageUp)
	}
}

func TestKeysGoFromFigureToFigure(t *testing.T) {
	p, _ := open(t, small, 900, 700)
	var chosen, charts []int
	p.OnFigure = func(i int) { chosen = append(chosen, i) }
	p.OnChart = func(i int) { charts = append(charts, i) }
	p.TypedRune('c') // nothing is chosen yet
	for _, r := range "nnnp" {
		p.TypedRune(r)
	}
	p.TypedRune('c')
	key(p, fyne.KeyReturn, fyne.KeyEscape)
	p.TypedRune('p') // from the top there is none before
	if got := fmt.Sprint(chosen, charts); got != "[0 1 2 1 -1] [1 1]" {
		t.Errorf("chosen and charts %v", got)
	}
}

func TestNextFigureBeginsWhereTheReaderIs(t *testing.T) {
	p, _ := open(t, long(80), 900, 700)
	p.SelectFigure(3)
	key(p, fyne.KeyEnd)
	p.TypedRune('n')
	if !p.inView(p.doc.Figures[p.Figure()].Start) || p.Figure() < 60 {
		t.Errorf("n at the end goes to figure %d", p.Figure())
	}
}

func TestClickChoosesAFigure(t *testing.T) {
	p, _ := open(t, small, 900, 700)
	got := -2
	p.OnFigure = func(i int) { got = i }
	click(p, spot(t, p, offsetOf(t, p, "41.5%")))
	if got != 2 || p.Figure() != 2 {
		t.Errorf("clicked figure %d, want 2", got)
	}
	got = -2
	click(p, spot(t, p, offsetOf(t, p, "沿河居民")))
	if got != -2 || p.Figure() != 2 {
		t.Errorf("a click on plain text chose %d", got)
	}
}

func TestHover(t *testing.T) {
	p, _ := open(t, small, 900, 700)
	var said []string
	p.OnHover = func(i int, at fyne.Position) { said = append(said, fmt.Sprintf("on %d", i)) }
	p.OnHoverEnd = func() { said = append(said, "end") }
	move := func(s string) { p.MouseMoved(mouseAt(spot(t, p, offsetOf(t, p, s)), 0)) }
	move("全流域")
	if p.Cursor() != desktop.TextCursor {
		t.Error("no text cursor over text")
	}
	move("312座")
	if p.Cursor() != desktop.PointerCursor {
		t.Error("no pointer over a figure")
	}
	move("12座")
	move("4.5%")
	move("河湖")
	if p.hovered.span.Of(p.doc.Body) != "《河湖条例》" {
		t.Errorf("hovers over %v", p.hovered)
	}
	move("41.5%")
	p.MouseOut()
	if got := strings.Join(said, ", "); got != "on 0, end, on 1, end, on 2, end" {
		t.Errorf("said %s", got)
	}
}

func TestScrollBar(t *testing.T) {
	p, _ := open(t, long(80), 900, 700)
	y, h, ok := p.thumb()
	if !ok || y != 0 {
		t.Fatalf("thumb at %v", y)
	}
	drag(p, fyne.NewPos(895, h/2), fyne.NewPos(895, 900))
	if !p.inView(len(p.doc.Body) - 2) {
		t.Error("dragged down, the end is not shown")
	}
	if y, h, _ = p.thumb(); math.Abs(float64(y+h-700)) > 1 {
		t.Errorf("the thumb ends at %v", y+h)
	}
	drag(p, fyne.NewPos(895, y+h/2), fyne.NewPos(895, -50))
	if p.place != top {
		t.Error("dragged up, the beginning is not shown")
	}
	if _, s := p.Selected(); s != "" {
		t.Errorf("dragging the bar selected %q", s)
	}
}

// What is alive does not grow with the document, wherever the reader goes.
func TestLiveObjectsAreBounded(t *testing.T) {
	count := func(n int) (most int) {
		p, _ := open(t, long(n), 900, 700)
		for i := range 60 {
			p.ScrollTo(i * len(p.doc.Body) / 60)
			p.scroll(137)
			most = max(most, len(p.view.layer.Objects))
			if all := len(p.view.lines) + len(p.view.spare); all > 80 {
				t.Fatalf("%d lines are kept", all)
			}
		}
		return most
	}
	few, many := count(40), count(4000)
	if many > few+6 || many > 90 {
		t.Errorf("%d objects with 40 paragraphs, %d with 4000", few, many)
	}
}

func TestOddDocuments(t *testing.T) {
	for name, d := range map[string]*doc.Document{
		"nil": nil, "empty": {}, "blank": {Body: " \n\n "}, "no articles": {Body: "一行\n\n二行\n"},
		"one long line": {Body: strings.Repeat("长", 300_000)},
		"not UTF-8":     {Body: "坏\xff\xfe字\x00。"},
		"blank blocks":  compose("", "", "字"),
	} {
		t.Run(name, func(t *testing.T) {
			p, w := open(t, d, 600, 400)
			w.Canvas().Capture()
			key(p, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEscape, fyne.KeyReturn)
			p.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
			key(p, fyne.KeyRight, fyne.KeyDown, fyne.KeyEnd, fyne.KeyUp, fyne.KeyPageDown)
			p.TypedShortcut(&fyne.ShortcutSelectAll{})
			p.TypedRune('n')
			p.ScrollTo(1 << 40)
			p.SelectFigure(0)
			p.Selected()
			p.Place()
			drag(p, fyne.NewPos(10, 10), fyne.NewPos(500, 900))
			p.MouseMoved(mouseAt(fyne.NewPos(300, 100), 0))
			w.Resize(fyne.NewSize(61, 30))
			w.Canvas().Capture()
			p.SetStyle(Style{TextSize: 96})
			w.Canvas().Capture()
			p.SetDocument(nil)
			w.Canvas().Capture()
		})
	}
}
