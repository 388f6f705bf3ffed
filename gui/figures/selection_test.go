package figures

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"

	"github.com/wenshu-app/wenshu/gui/look"
)

// many makes a document of n figures of three indicators.
func many(n int) *doc.Document {
	d := &doc.Document{ID: "many", Name: "many.txt"}
	one := document().Figures[0]
	var b strings.Builder
	for i := range n {
		f := one
		start := b.Len()
		fmt.Fprintf(&b, "第%d个县粮食产量", i)
		f.Start = b.Len()
		fmt.Fprintf(&b, "%d吨", (i*7919)%n)
		f.End = b.Len()
		b.WriteString("，比上年有所增长。")
		f.Sentence.Start, f.Sentence.End = start, b.Len()
		f.Indicator = []string{"产量", "面积", "人口"}[i%3]
		f.Period.From.Year = 2000 + i%20
		d.Figures = append(d.Figures, f)
	}
	d.Body = b.String()
	return d
}

func click(p *Pane, line int, held fyne.KeyModifier) {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: held}
	e.Position = fyne.NewPos(40, float32(line)*rowHeight+10)
	p.sheet.MouseDown(e)
	p.sheet.MouseUp(e)
}

func press(p *Pane, keys ...fyne.KeyName) {
	for _, k := range keys {
		p.sheet.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestSelectByMouse(t *testing.T) {
	p := pane(t, 1100)
	var one []int
	p.OnPick = func(i int) { one = append(one, i) }
	p.SetModel(Build(many(30)))
	check := func(what string, want ...int) {
		t.Helper()
		if got := p.Selected(); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	click(p, 3, 0)
	check("a click", 3)
	click(p, 6, fyne.KeyModifierShift)
	check("with Shift", 3, 4, 5, 6)
	click(p, 4, fyne.KeyModifierShortcutDefault)
	check("with Ctrl one is taken away", 3, 5, 6)
	click(p, 9, fyne.KeyModifierShortcutDefault)
	check("with Ctrl one is added", 3, 5, 6, 9)
	click(p, 10, fyne.KeyModifierShift|fyne.KeyModifierShortcutDefault)
	check("with both", 3, 5, 6, 9, 10)
	click(p, 2, 0)
	check("a click again", 2)
	if !slices.Equal(one, []int{3, 2}) {
		t.Errorf("one row alone was told as %v", one)
	}
	click(p, 99, 0)
	check("beside the rows")
}

func TestSelectByKeys(t *testing.T) {
	p := pane(t, 1100)
	var asked, cards []int
	p.OnFigure = func(i int) { asked = append(asked, i) }
	p.OnCard = func(i int) { cards = append(cards, i) }
	passed := 0
	p.OnKey = func(*fyne.KeyEvent) { passed++ }
	p.SetModel(Build(many(300)))
	p.FocusRows(fyne.CurrentApp().Driver().CanvasForObject(p))
	check := func(what string, want ...int) {
		t.Helper()
		if got := p.Selected(); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	press(p, fyne.KeyDown, fyne.KeyDown)
	check("down", 2)
	p.sheet.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(p, fyne.KeyDown, fyne.KeyDown)
	check("down with Shift", 2, 3, 4)
	press(p, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp)
	check("and up again", 1, 2)
	p.sheet.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(p, fyne.KeyEnd)
	check("to the end", 299)
	if y := p.scroll.Offset.Y; y < 290*rowHeight-p.scroll.Size().Height {
		t.Errorf("the last row is out of sight at %v", y)
	}
	press(p, fyne.KeyReturn, fyne.KeySpace)
	press(p, fyne.KeyHome, fyne.KeyPageDown)
	if p.picks.cursor < 5 || p.scroll.Offset.Y > float32(p.picks.cursor)*rowHeight {
		t.Errorf("a page down leads to line %d at %v", p.picks.cursor, p.scroll.Offset.Y)
	}
	p.sheet.TypedShortcut(&fyne.ShortcutSelectAll{})
	if len(p.Selected()) != 300 {
		t.Errorf("all are %d", len(p.Selected()))
	}
	press(p, fyne.KeyEscape)
	if check("Escape"); passed != 0 {
		t.Error("the window had the first Escape")
	}
	press(p, fyne.KeyEscape)
	if passed != 1 || !slices.Equal(asked, []int{299}) || !slices.Equal(cards, []int{299}) {
		t.Errorf("Escape passed %d times, sentences %v, cards %v", passed, asked, cards)
	}
	p.sheet.TypedRune('/')
	if fyne.CurrentApp().Driver().CanvasForObject(p).Focused() != p.filter {
		t.Error("/ does not lead to the filter")
	}
}

func TestDoubleClick(t *testing.T) {
	p := pane(t, 1100)
	asked := -1
	p.OnFigure = func(i int) { asked = i }
	p.SetModel(Build(document()))
	p.sheet.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(50, 2*rowHeight+5)})
	if asked != 2 {
		t.Errorf("asked for %d, want 2", asked)
	}
}

// TestKeepsPlace corrects a figure in the middle: filter, order, selection and
// place stay though another figure has come before.
func TestKeepsPlace(t *testing.T) {
	p := pane(t, 1100)
	d := many(200)
	p.SetModel(Build(d))
	p.filter.SetText("产量")
	p.sortBy(when)
	click(p, 50, 0)
	click(p, 53, fyne.KeyModifierShift)
	p.scrollTo(40 * rowHeight)
	was := p.Selected()
	cells := func(m *Model, figures []int) (out []string) {
		for _, i := range figures {
			out = append(out, m.rows[i].cells[value]+m.rows[i].cells[sentence])
		}
		return out
	}
	want := cells(p.model, was)
	again := *d
	again.Figures = slices.Delete(slices.Clone(d.Figures), 0, 1)
	p.SetModel(Build(&again))
	if got := cells(p.model, p.Selected()); !slices.Equal(got, want) {
		t.Errorf("selected %q, want %q", got, want)
	}
	if p.scroll.Offset.Y != 40*rowHeight || p.filter.Text != "产量" || p.order.by != when {
		t.Errorf("at %v, filter %q, sorted by %d", p.scroll.Offset.Y, p.filter.Text, p.order.by)
	}
	p.SetModel(nil)
	p.SetModel(Build(d))
	if got := cells(p.model, p.Selected()); !slices.Equal(got, want) {
		t.Errorf("opened again: %q, want %q", got, want)
	}
	p.filter.SetText("第1个")
	for _, i := range p.Selected() {
		if !slices.Contains(p.Shown(), i) {
			t.Errorf("figure %d is selected and not shown", i)
		}
	}
}

func TestSelectFigure(t *testing.T) {
	p := pane(t, 1100)
	told := 0
	p.OnPick, p.OnFigure = func(int) { told++ }, func(int) { told++ }
	p.SetModel(Build(many(300)))
	p.SelectFigure(250)
	p.SelectFigure(999)
	if told != 0 || !slices.Equal(p.Selected(), []int{250}) || p.scroll.Offset.Y == 0 {
		t.Errorf("told %d times, selected %v at %v", told, p.Selected(), p.scroll.Offset.Y)
	}
	click(p, 252, fyne.KeyModifierShift)
	p.SelectFigure(3)
	if !slices.Equal(p.Selected(), []int{250, 251, 252}) {
		t.Errorf("looking at another figure leaves %v", p.Selected())
	}
}

// TestCopy is the form that a spreadsheet gets.
func TestCopy(t *testing.T) {
	p := pane(t, 1100)
	d := document()
	d.Name = "样本.txt"
	d.Figures[1].Indicator = "甲\t乙"
	p.SetModel(Build(d))
	p.setColumns([]int{indicator, value, when})
	click(p, 0, 0)
	click(p, 1, fyne.KeyModifierShift)
	var got string
	rows := 0
	p.OnCopy = func(table string, n int) { got, rows = table, n }
	p.sheet.TypedShortcut(&fyne.ShortcutCopy{})
	want := "指标\t数值\t时间\t下限\t上限\t单位\t文件\t起始字节\t结束字节\t句子\n" +
		"产量\t30吨\t2021年\t30\t30\t\t样本.txt\t6\t11\t30吨\n" +
		"甲 乙\t1万亩\t2019年\t10000\t10000\t\t样本.txt\t20\t27\t1万亩\n"
	if got != want || rows != 2 {
		t.Errorf("copied %d rows\n%s\nwant\n%s", rows, got, want)
	}
	all := strings.Split(strings.TrimSuffix(p.TSV(), "\n"), "\n")
	if len(all) != 5 {
		t.Errorf("all rows are %d lines", len(all))
	}
	for _, l := range all {
		if strings.Count(l, "\t") != 9 {
			t.Errorf("%q has %d tabs", l, strings.Count(l, "\t"))
		}
	}
}

// TestActions offers what can be done with one row and with several.
func TestActions(t *testing.T) {
	p := pane(t, 1100)
	var charted []int
	corrected := -1
	p.OnChart, p.OnCorrect = func(f []int) { charted = f }, func(i int) { corrected = i }
	p.SetModel(Build(document()))
	tap := func(words string) bool {
		for _, o := range p.acts.Objects {
			if b := o.(*look.Button); b.Text == words {
				test.Tap(b)
				return true
			}
		}
		return false
	}
	click(p, 1, 0)
	if !tap("更正") || corrected != 1 {
		t.Errorf("corrected %d", corrected)
	}
	click(p, 2, fyne.KeyModifierShift)
	if tap("更正") {
		t.Error("two figures can be corrected at once")
	}
	if !tap("画图") || !slices.Equal(charted, []int{1, 2}) {
		t.Errorf("charted %v", charted)
	}
	if !tap("取消选择") || len(p.Selected()) != 0 || !tap("复制全部") {
		t.Errorf("selected %v, actions %d", p.Selected(), len(p.acts.Objects))
	}
	if items := p.items(p.lines[0]); len(items) < 5 {
		t.Errorf("%d items in the menu of a row", len(items))
	}
	for _, m := range p.items(p.lines[3]) {
		if m.Label == "只看这个指标" {
			m.Action()
		}
	}
	if !slices.Equal(p.Shown(), []int{3}) || len(p.chips.Objects) != 2 {
		t.Errorf("shown %v with %d chips", p.Shown(), len(p.chips.Objects))
	}
	test.Tap(p.chips.Objects[0].(*look.Button))
	if len(p.Shown()) != 4 {
		t.Errorf("%d shown without the condition", len(p.Shown()))
	}
}

// TestConditions uses the fields of the filter.
func TestConditions(t *testing.T) {
	p := pane(t, 1100)
	p.SetModel(Build(document()))
	content, first := p.conditions(func() {})
	if first.(*look.Button).Text != "数量" {
		t.Errorf("the keys start at %q", first.(*look.Button).Text)
	}
	w := test.NewTempWindow(t, content)
	w.Resize(fyne.NewSize(400, 700))
	tapped := 0
	for _, o := range test.LaidOutObjects(content) {
		if b, ok := o.(*look.Button); ok && (b.Text == "数量" || b.Text == "位次") {
			test.Tap(b)
			tapped++
		}
	}
	if tapped != 2 || !slices.Equal(p.Shown(), []int{0, 1, 3}) {
		t.Errorf("%d tapped, shown %v", tapped, p.Shown())
	}
}

// TestFew keeps the objects that are alive few, whatever the length.
func TestFew(t *testing.T) {
	p := pane(t, 1100)
	p.SetModel(Build(many(5000)))
	for y := range 20 {
		p.scrollTo(float32(y) * 5000)
	}
	if n := len(test.LaidOutObjects(p)); n > 900 {
		t.Errorf("%d objects are alive", n)
	}
	last := p.sheet.views[(4999)%len(p.sheet.views)]
	press(p, fyne.KeyEnd)
	if last.line != 4999 || !last.box.Visible() {
		t.Errorf("the last line is shown as %d", last.line)
	}
}

func BenchmarkFilterAndSort(b *testing.B) {
	m := Build(many(20000))
	f := Filter{Text: "产量 增长", From: 2002, Kinds: []string{"level"}}
	var rows []int
	for b.Loop() {
		rows = f.pass(m, rows[:0])
		order{by: value, down: true}.sort(m, rows)
		arrange(m, rows, true, nil)
	}
	b.ReportMetric(float64(len(rows)), "rows")
}

func BenchmarkBuild(b *testing.B) {
	d := many(20000)
	for b.Loop() {
		Build(d)
	}
}

func BenchmarkScroll(b *testing.B) {
	test.NewTempApp(b)
	p := New()
	w := test.NewTempWindow(b, p)
	w.Resize(fyne.NewSize(1100, 700))
	p.SetModel(Build(many(20000)))
	y := float32(0)
	for b.Loop() {
		if y += 84; y > 19000*rowHeight {
			y = 0
		}
		p.scrollTo(y)
	}
}

// TestPart shows the figures of a stretch of the file alone until its chip is
// clicked. The text may move meanwhile; another document starts without it, and
// so does the next run.
func TestPart(t *testing.T) {
	p := pane(t, 1100)
	d := many(30)
	p.SetModel(Build(d))
	p.setFilter(Filter{From: 1999})
	p.Only(Part{Span: text.Span{Start: d.Figures[4].Sentence.Start, End: d.Figures[7].Sentence.Start}, Name: "四、" + strings.Repeat("粮食", 40)})
	if got := p.Shown(); !slices.Equal(got, []int{4, 5, 6}) {
		t.Fatalf("%v", got)
	}
	chip := p.chips.Objects[0].(*look.Button)
	if !strings.HasPrefix(chip.Text, "本节：四、") || !strings.HasSuffix(chip.Text, "…") || p.sieve.active() != 1 {
		t.Errorf("%q, %d conditions", chip.Text, p.sieve.active())
	}
	p.SetModel(Build(d))
	if len(p.Shown()) != 3 {
		t.Error("the same document shows all")
	}
	if kept, err := json.Marshal(p.State()); err != nil || strings.Contains(string(kept), "粮食") {
		t.Errorf("%s, %v", kept, err)
	}
	test.Tap(p.chips.Objects[0].(*look.Button))
	if len(p.Shown()) != 30 {
		t.Errorf("%d rows without the chip", len(p.Shown()))
	}
	p.Only(Part{Span: text.Span{Start: 0, End: 1}, Name: "零"})
	if len(p.Shown()) != 0 || !p.undo.Visible() {
		t.Error("nothing leads out of an empty part")
	}
	other := many(5)
	other.ID = "other"
	p.SetModel(Build(other))
	if len(p.Shown()) != 5 {
		t.Error("another document is hidden by it")
	}
}
