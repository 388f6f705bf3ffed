package tree

import (
	"fmt"
	"strings"
	"testing"

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
func outline(m *Model, id string, depth int) string {
	var b strings.Builder
	for _, c := range m.nodes[id].children {
		fmt.Fprintf(&b, "%s%s %d\n", strings.Repeat(" ", depth), m.nodes[c].title, m.nodes[c].figures)
		b.WriteString(outline(m, c, depth+1))
	}
	return b.String()
}

func TestBuild(t *testing.T) {
	got := outline(Build(document("一", " 甲", " 乙", "  深", "二", "   跳级", " 丙")), "", 0)
	want := "甲.txt 7\n 题目 7\n  一 4\n   甲 1\n   乙 2\n    深 1\n  二 3\n   跳级 1\n   丙 1\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := outline(Build(&doc.Document{Name: "空"}), "", 0); got != "空 0\n" {
		t.Errorf("empty document: %q", got)
	}
	bare := &doc.Document{Name: "无题", Body: "请认真落实。", Articles: []doc.Article{{Blocks: []doc.Block{{Span: text.Span{End: 18}}}}, {}}}
	if got := outline(Build(bare), "", 0); got != "无题 0\n 请认真落实。 0\n （无题） 0\n" {
		t.Errorf("without titles: %q", got)
	}
}

func TestFollow(t *testing.T) {
	test.NewTempApp(t)
	p := New()
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(260, 600))
	if !p.empty.Visible() || p.Current(0) != "" {
		t.Error("an empty pane does not say so")
	}
	p.Follow(3)
	told := []int{}
	p.OnPlace = func(o int) { told = append(told, o) }
	d := document("一", "二")
	m := Build(d)
	p.SetModel(m)
	for _, s := range d.Articles[0].Sections[1:] {
		p.Follow(s.Start + 4)
		if got := p.Current(s.Start + 4); got != d.Text(s.Heading) {
			t.Errorf("at %d stands %q, want %q", s.Start+4, got, d.Text(s.Heading))
		}
	}
	if len(told) != 0 {
		t.Errorf("following told %v", told)
	}
	p.tree.Select(m.at(d.Articles[0].Sections[1].Start))
	if len(told) != 1 || told[0] != d.Articles[0].Sections[1].Start {
		t.Errorf("choosing told %v", told)
	}
	p.SetModel(nil)
	if !p.empty.Visible() || len(told) != 1 {
		t.Errorf("emptied: %v, told %v", p.empty.Visible(), told)
	}
}

// TestMany shows an outline of 10,000 rows.
func TestMany(t *testing.T) {
	test.NewTempApp(t)
	headings := make([]string, 10000)
	for i := range headings {
		headings[i] = strings.Repeat(" ", i%3) + fmt.Sprint("第", i, "条")
	}
	d := document(headings...)
	p := New()
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(260, 600))
	m := Build(d)
	p.SetModel(m)
	last := d.Articles[0].Sections[10000]
	p.Follow(last.Start)
	if len(m.order) != 10002 || p.Current(last.Start) != "第9999条" {
		t.Errorf("%d rows, the last is %q", len(m.order), p.Current(last.Start))
	}
}

// TestFilter leaves the rows that match and those that they stand under.
func TestFilter(t *testing.T) {
	test.NewTempApp(t)
	p := New()
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(300, 500))
	p.SetModel(Build(document("甲章", " 一节", "乙章")))
	all := len(p.tree.ChildUIDs(p.model.order[0]))
	p.filter.SetText("没有这样的标题")
	if n := len(p.tree.ChildUIDs("")); n != 0 {
		t.Errorf("%d rows match nothing", n)
	}
	last := p.model.order[len(p.model.order)-2]
	p.filter.SetText(p.model.nodes[last].title)
	if !p.visible[last] || !p.visible[p.model.order[0]] || len(p.tree.ChildUIDs("")) != 1 {
		t.Error("the row that matches is not there with its parents")
	}
	p.filter.SetText("")
	if p.visible != nil || len(p.tree.ChildUIDs(p.model.order[0])) != all {
		t.Error("an empty filter hides rows")
	}
	p.collapse()
	if !p.tree.IsBranchOpen(p.model.order[0]) {
		t.Error("the document's own row is closed")
	}
}
