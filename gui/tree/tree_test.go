package tree

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// document makes one article with a section for each heading, of the level
// that its number of blanks in front says; every section has one figure.
func document(headings ...string) *doc.Document {
	d := &doc.Document{Name: "甲.txt"}
	var body strings.Builder
	put := func(s string) text.Span {
		start := body.Len()
		body.WriteString(s)
		return text.Span{Start: start, End: body.Len()}
	}
	a := doc.Article{Title: put("题目")}
	a.Sections = []doc.Section{{Span: put("。")}}
	for i, h := range headings {
		s := doc.Section{Heading: put(strings.TrimLeft(h, " ")), Level: 1 + len(h) - len(strings.TrimLeft(h, " "))}
		s.Start = s.Heading.Start
		s.End = put("12人。").End
		a.Sections = append(a.Sections, s)
		d.Figures = append(d.Figures, doc.Figure{Span: text.Span{Start: s.Heading.End, End: s.Heading.End + 5}, Section: i + 1})
	}
	a.End = body.Len()
	d.Articles = []doc.Article{a}
	d.Body = body.String()
	return d
}

// outline writes the rows with their counts, one a line.
func outline(m *Model) string {
	var b strings.Builder
	for i, n := range m.nodes {
		fmt.Fprintf(&b, "%s%s %d\n", strings.Repeat(" ", n.depth), n.title, m.figures.of(m, i))
	}
	return b.String()
}

// titles are those that have a row.
func titles(p *Pane) string {
	var out []string
	for _, i := range p.shown {
		out = append(out, p.model.nodes[i].title)
	}
	return strings.Join(out, " ")
}

// pane shows an outline of the headings in a window.
func pane(t testing.TB, headings ...string) (*Pane, *doc.Document) {
	t.Helper()
	test.NewTempApp(t)
	p := New()
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(260, 600))
	d := document(headings...)
	p.SetModel(Build(d))
	return p, d
}

func press(p *Pane, keys ...fyne.KeyName) {
	for _, k := range keys {
		p.list.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func (p *Pane) at() string { return p.model.nodes[p.cursor].title }

func TestBuild(t *testing.T) {
	got := outline(Build(document("一", " 甲", " 乙", "  深", "二", "   跳级", " 丙")))
	want := "甲.txt 7\n 题目 7\n  一 4\n   甲 1\n   乙 2\n    深 1\n  二 3\n   跳级 1\n   丙 1\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := outline(Build(&doc.Document{Name: "空"})); got != "空 0\n" {
		t.Errorf("empty document: %q", got)
	}
	bare := &doc.Document{Name: "无题", Body: "请认真落实。", Articles: []doc.Article{{Blocks: []doc.Block{{Span: text.Span{End: 18}}}}, {Span: text.Span{Start: 18, End: 18}}}}
	if got := outline(Build(bare)); got != "无题 0\n 请认真落实。 0\n （无题） 0\n" {
		t.Errorf("without titles: %q", got)
	}
}

func TestSpan(t *testing.T) {
	d := document("一", " 甲", "二")
	m := Build(d)
	for i, want := range []string{d.Body, d.Body, "一12人。甲12人。", "甲12人。", "二12人。"} {
		if got := d.Text(m.span(i)); got != want {
			t.Errorf("section %d is %q, want %q", i, got, want)
		}
	}
}

func TestFollow(t *testing.T) {
	test.NewTempApp(t)
	p := New()
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(260, 600))
	p.Refresh()
	if !p.empty.Visible() || p.Current(0) != "" {
		t.Error("an empty pane does not say so")
	}
	p.Follow(3)
	told := []int{}
	p.OnPlace = func(o int) { told = append(told, o) }
	d := document("一", "二")
	p.SetModel(Build(d))
	for _, s := range d.Articles[0].Sections[1:] {
		p.Follow(s.Start + 4)
		if got := p.model.nodes[p.current].title; got != d.Text(s.Heading) || p.Current(s.Start+4) != got {
			t.Errorf("at %d %q is marked, want %q", s.Start+4, got, d.Text(s.Heading))
		}
	}
	if len(told) != 0 {
		t.Errorf("following told %v", told)
	}
	test.TapAt(p.list.pool[2], fyne.NewPos(120, 10))
	if want := d.Articles[0].Sections[1].Start; len(told) != 1 || told[0] != want || p.current != 2 {
		t.Errorf("choosing told %v, want %d; %d is marked", told, want, p.current)
	}
	p.SetModel(nil)
	if !p.empty.Visible() || len(told) != 1 {
		t.Errorf("emptied: %v, told %v", p.empty.Visible(), told)
	}
}

// TestFollowClosed marks the nearest row above what is closed away, opens
// nothing and takes the keyboard from nobody.
func TestFollowClosed(t *testing.T) {
	p, d := pane(t, "一", " 甲", "  深", "二")
	p.toggle(2)
	before := titles(p)
	p.Follow(d.Articles[0].Sections[3].Start)
	if row := p.rowOf(p.current); p.model.nodes[p.shown[row]].title != "一" || titles(p) != before {
		t.Errorf("row %d is marked; shown are %s", row, titles(p))
	}
	if !p.list.pool[2].state.current || p.list.focused {
		t.Error("the row is not marked, or has the keyboard")
	}
	p.toggle(2)
	if row := p.rowOf(p.current); p.model.nodes[p.shown[row]].title != "深" {
		t.Errorf("opened, row %d is marked", row)
	}
}

// TestFollowScrolls moves the rows only where the one that is read is out of
// view.
func TestFollowScrolls(t *testing.T) {
	headings := make([]string, 100)
	for i := range headings {
		headings[i] = fmt.Sprint("第", i, "条")
	}
	p, d := pane(t, headings...)
	for _, c := range []struct {
		section int
		moves   bool
	}{{5, false}, {12, false}, {60, true}, {61, false}, {58, false}, {3, true}, {100, true}} {
		before := p.scroll.Offset.Y
		p.Follow(d.Articles[0].Sections[c.section].Start)
		y := float32(p.rowOf(p.current)) * rowHeight
		if y < p.scroll.Offset.Y || y+rowHeight > p.scroll.Offset.Y+p.scroll.Size().Height {
			t.Errorf("section %d is out of view", c.section)
		}
		if (p.scroll.Offset.Y != before) != c.moves {
			t.Errorf("section %d: the rows moved from %v to %v", c.section, before, p.scroll.Offset.Y)
		}
	}
}

func TestKeys(t *testing.T) {
	p, d := pane(t, "一", " 甲", " 乙", "二")
	told := []int{}
	p.OnPlace = func(o int) { told = append(told, o) }
	passed := 0
	p.OnKey = func(*fyne.KeyEvent) { passed++ }
	p.focus()
	if !p.list.focused || !p.list.pool[0].state.ringed {
		t.Fatal("the keyboard is not seen")
	}
	for _, c := range []struct {
		key   fyne.KeyName
		at    string
		shown string
	}{
		{fyne.KeyDown, "题目", ""}, {fyne.KeyRight, "一", ""}, {fyne.KeyRight, "甲", ""}, {fyne.KeyRight, "甲", ""}, {fyne.KeyDown, "乙", ""},
		{fyne.KeyLeft, "一", ""}, {fyne.KeyLeft, "一", "甲.txt 题目 一 二"}, {fyne.KeyDown, "二", ""}, {fyne.KeyUp, "一", ""},
		{fyne.KeyRight, "一", "甲.txt 题目 一 甲 乙 二"}, {fyne.KeyEnd, "二", ""}, {fyne.KeyDown, "二", ""}, {fyne.KeyHome, "甲.txt", ""}, {fyne.KeyUp, "甲.txt", ""}, {fyne.KeyPageDown, "二", ""},
	} {
		press(p, c.key)
		if p.at() != c.at || c.shown != "" && titles(p) != c.shown {
			t.Errorf("%s leads to %s with %s", c.key, p.at(), titles(p))
		}
	}
	press(p, fyne.KeyReturn, fyne.KeyF1)
	if want := d.Articles[0].Sections[4].Start; len(told) != 1 || told[0] != want || passed != 1 {
		t.Errorf("told %v, want %d; %d keys were passed on", told, want, passed)
	}
}

// TestType jumps to titles by what is typed, by initials too.
func TestType(t *testing.T) {
	p, _ := pane(t, "一、总体要求", "二、主要任务", "三、重点任务", "四、任务分工")
	now := time.Unix(0, 0)
	p.Now = func() time.Time { return now }
	p.focus()
	for _, c := range []struct{ typed, want string }{
		{"任", "二、主要任务"}, {"任", "三、重点任务"}, {"任务分", "四、任务分工"}, {"任", "二、主要任务"}, {"ZTYQ", "一、总体要求"}, {"沒", "一、总体要求"}, {"重點", "三、重点任务"}, {"  ", "三、重点任务"},
	} {
		now = now.Add(2 * pause)
		test.Type(p.list, c.typed)
		if p.at() != c.want {
			t.Errorf("%q leads to %s, want %s", c.typed, p.at(), c.want)
		}
	}
	p.toggle(1)
	now = now.Add(2 * pause)
	test.Type(p.list, "*")
	if len(p.shown) != 6 {
		t.Errorf("* leaves %s", titles(p))
	}
}

// TestFilter leaves the rows that match and those that they stand under: in
// either script, whatever the width, or by initials.
func TestFilter(t *testing.T) {
	p, _ := pane(t, "一、发展环境", " （一）国际ＡＩ形势", "二、乙章")
	all := titles(p)
	p.toggle(2)
	folded := titles(p)
	for want, rows := range map[string]string{
		"没有这样的标题": "", "发展": "甲.txt 题目 一、发展环境", "發展": "甲.txt 题目 一、发展环境", "ai形": "甲.txt 题目 一、发展环境 （一）国际ＡＩ形势",
		"fzhj": "甲.txt 题目 一、发展环境", "(一)": "甲.txt 题目 一、发展环境 （一）国际ＡＩ形势", "章一": "", " ": folded,
	} {
		p.filter.SetText(want)
		if got := titles(p); got != rows {
			t.Errorf("%q leaves %q, want %q", want, got, rows)
		}
		if p.empty.Visible() != (rows == "") {
			t.Errorf("%q: says that nothing was found: %v", want, p.empty.Visible())
		}
	}
	p.filter.SetText("")
	if titles(p) != folded {
		t.Errorf("an empty filter leaves %q", titles(p))
	}
	p.expandAll()
	if titles(p) != all {
		t.Errorf("all open: %q", titles(p))
	}
	p.collapseAll()
	if titles(p) != "甲.txt 题目" {
		t.Errorf("all closed: %q", titles(p))
	}
}

// TestCounts tells figures, notes and hits apart and hides what is not there.
func TestCounts(t *testing.T) {
	p, d := pane(t, "一", " 甲", "二")
	at := func(i int) int { return d.Articles[0].Sections[i].Start }
	p.SetNotes([]int{at(2) + 1, at(2) + 2, at(1)})
	p.SetHits([]int{at(3)})
	var got []string
	for _, r := range p.list.pool[:5] {
		s := ""
		for k, c := range r.counts {
			if c.text.Visible() {
				s += []string{"h", "n", "f"}[k] + c.text.Text
			}
			if c.sign != nil && c.sign.Visible() != c.text.Visible() {
				t.Error("a count and its sign part")
			}
		}
		got = append(got, s)
	}
	if s := strings.Join(got, " "); s != "h1n3f3 h1n3f3 n3f2 n2f1 h1f1" {
		t.Errorf("counts %s", s)
	}
	if l := p.list.pool[2].AccessibilityLabel(); l != "一, 2 个数字 · 3 条批注, 第 3 级, 已展开" {
		t.Errorf("label %q", l)
	}
	p.SetModel(Build(d))
	if p.notes.of(p.model, 2) != 3 {
		t.Error("the same outline again loses the notes")
	}
	p.SetModel(Build(document("另一份")))
	if p.notes.of(p.model, 0) != 0 || p.hits.of(p.model, 0) != 0 {
		t.Error("another outline keeps notes")
	}
}

// TestKept leaves what is open and chosen when the figures come.
func TestKept(t *testing.T) {
	p, d := pane(t, "一", " 甲", "二")
	p.toggle(2)
	p.Follow(d.Articles[0].Sections[3].Start)
	before := titles(p)
	p.SetModel(Build(d))
	if titles(p) != before || p.model.nodes[p.current].title != "二" {
		t.Errorf("shown are %s, marked is %d", titles(p), p.current)
	}
}

func TestMenu(t *testing.T) {
	p, d := pane(t, "一", " 甲", "二")
	if n := len(p.menu(2).Items); n != 2 {
		t.Errorf("%d items without callbacks", n)
	}
	var got []string
	p.OnCopyTitle = func(s string) { got = append(got, s) }
	p.OnCopyText = func(s text.Span) { got = append(got, d.Text(s)) }
	p.OnFigures = func(s text.Span, _ string) { got = append(got, d.Text(s)) }
	p.OnExport = func(s text.Span, title string) { got = append(got, title+d.Text(s)) }
	for _, item := range p.menu(2).Items[2:] {
		if !item.IsSeparator {
			item.Action()
		}
	}
	if s := strings.Join(got, "|"); s != "一|一12人。甲12人。|一12人。甲12人。|一一12人。甲12人。" {
		t.Error(s)
	}
	test.TapSecondary(p.list.pool[2])
	if fyne.CurrentApp().Driver().CanvasForObject(p).Overlays().Top() == nil {
		t.Error("no menu")
	}
}

// TestTip tells a title that was cut, and the counts in words.
func TestTip(t *testing.T) {
	long := strings.Repeat("很长的标题", 8)
	p, _ := pane(t, long, "短")
	tip := ""
	p.OnTip = func(s string, _ fyne.Position) { tip = s }
	for k, want := range map[int]string{2: long + "\n1 个数字", 3: "1 个数字"} {
		p.list.pool[k].MouseIn(nil)
		if tip != want {
			t.Errorf("row %d tells %q, want %q", k, tip, want)
		}
		p.list.pool[k].MouseOut()
		if tip != "" {
			t.Errorf("%q stays", tip)
		}
	}
	if r := p.list.pool[2]; !strings.HasSuffix(r.title.Text, "…") || r.title.Position().X+r.title.Size().Width > r.counts[2].text.Position().X {
		t.Errorf("%q ends at %v", r.title.Text, r.title.Position().X+r.title.Size().Width)
	}
}

// thousands is an outline of 10,000 headings on three levels.
func thousands() []string {
	headings := make([]string, 10000)
	for i := range headings {
		headings[i] = strings.Repeat(" ", i%3) + fmt.Sprint("第", i, "条 关于加强管理的若干规定")
	}
	return headings
}

// TestMany shows an outline of 10,000 rows with few widgets.
func TestMany(t *testing.T) {
	p, d := pane(t, thousands()...)
	last := d.Articles[0].Sections[10000]
	p.expandAll()
	p.Follow(last.Start)
	if len(p.shown) != 10002 || !strings.HasPrefix(p.Current(last.Start), "第9999条") {
		t.Errorf("%d rows, the last is %q", len(p.shown), p.Current(last.Start))
	}
	if y := float32(p.rowOf(p.current)) * rowHeight; y+rowHeight > p.scroll.Offset.Y+p.scroll.Size().Height {
		t.Error("the last row is out of view")
	}
	if n := len(p.list.pool); n > 40 {
		t.Errorf("%d widgets", n)
	}
}

// BenchmarkTree is what the reader waits for with 10,000 rows open: each a
// part of a frame.
func BenchmarkTree(b *testing.B) {
	p, d := pane(b, thousands()...)
	p.expandAll()
	i := 0
	hits := make([]int, 100_000)
	for k := range hits {
		hits[k] = k * len(d.Body) / len(hits)
	}
	for name, f := range map[string]func(){
		"build": func() { Build(d) }, "refresh": p.Refresh, "expand": p.expandAll, "hits": func() { p.SetHits(hits) },
		"follow": func() { i = (i + 977) % 10000; p.Follow(d.Articles[0].Sections[i+1].Start) },
		"filter": func() { i++; p.filter.SetText([]string{"第99", "规定", "glgd", ""}[i%4]) },
		"scroll": func() { i = (i + 40) % 200000; p.scroll.ScrollToOffset(fyne.NewPos(0, float32(i))) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				f()
			}
		})
	}
}
