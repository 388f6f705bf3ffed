package pdf

import (
	"strings"
	"testing"
)

const autumn = "秋天山上的叶子一天比一天红，风从北边吹过来，吹得窗户轻轻地响，夜里要盖两床被子才睡得着。"

// TestNoteMarks keeps a raised mark apart from the number before it.
func TestNoteMarks(t *testing.T) {
	p := &paper{}
	p.text(90, 100, 12, "比重为51.00")
	p.text(156, 95, 6, "4")
	p.text(160, 100, 12, "，面积为30km")
	p.text(238, 95, 6, "2")
	p.text(242, 100, 12, "。")
	want(t, p.read(t), "比重为51.00[4]，面积为30km²。")
}

// TestSpread takes the blanks out of spread lines and puts them between words.
func TestSpread(t *testing.T) {
	p := &paper{}
	for i, r := range []rune("省里的收入增加了一些") {
		p.text(90+float64(i)*15, 100, 12, string(r))
	}
	p.page()
	for i, r := range []rune("1,811.70") {
		p.text(90+float64(i)*6.8, 130, 12, string(r))
	}
	p.page()
	p.text(90, 160, 12, "Net income of 2020")
	p.text(90, 190, 12, "增长5")
	p.text(120, 191.5, 12, ".4%。")
	want(t, p.read(t), "省里的收入增加了一些", "1,811.70", "Net income of 2020", "增长5.4%。")
}

// TestDoubled drops characters that are printed over themselves, and only
// those.
func TestDoubled(t *testing.T) {
	p := &paper{}
	p.text(90, 100, 12, "谢谢大家11")
	p.text(90.4, 100, 12, "谢谢大家11")
	want(t, p.read(t), "谢谢大家11")
}

// TestColumns reads the left column before the right one, both under the title
// that goes over them, and a paragraph over both.
func TestColumns(t *testing.T) {
	p := &paper{}
	p.text(200, 80, 20, "四季里的小河边")
	y := p.block(50, 130, 10, 22, spring)
	y = p.block(50, y, 10, 22, summer)
	p.text(70, y, 10, "左栏的最后一段没有完，它在右栏的上面接下去")
	p.text(310, 130, 10, "继续说完这一句话。")
	y = p.block(310, 146, 10, 22, autumn)
	p.block(310, y, 10, 22, spring)
	got := show(p.read(t))
	for _, s := range []string{"# 四季里的小河边\n", "左栏的最后一段没有完，它在右栏的上面接下去/继续说完这一句话。\n秋天山上"} {
		if !strings.Contains(got, s) {
			t.Errorf("no %q in\n%s", s, got)
		}
	}
	if i, j := strings.Index(got, "夏天"), strings.Index(got, "秋天"); i < 0 || i > j {
		t.Errorf("columns are mixed:\n%s", got)
	}
}

// TestFurniture tells running heads and numbers of pages, which change sides.
func TestFurniture(t *testing.T) {
	p := &paper{}
	for i, s := range []string{spring, summer, autumn, spring} {
		p.page()
		if i%2 == 0 {
			p.text(50, 40, 9, "四季丛书第2卷")
			p.text(530, 40, 9, string(rune('1'+i)))
		} else {
			p.text(50, 40, 9, string(rune('1'+i)))
			p.text(470, 40, 9, "四季丛书第2卷")
		}
		p.block(90, 100, 16, 26, s)
	}
	for _, l := range strings.Split(show(p.read(t)), "\n") {
		if strings.Contains(l, "丛书") != strings.HasPrefix(l, "{") {
			t.Errorf("%q", l)
		}
	}
}

// TestFootnote puts a note aside that stands between a paragraph and its end on
// the next page.
func TestFootnote(t *testing.T) {
	p := &paper{}
	p.block(90, 100, 16, 26, spring)
	y := p.block(90, 200, 16, 26, summer)
	p.text(122, y, 16, "秋天来了，山上的叶子一天比一天红，风从北边吹过来，")
	p.text(90, 700, 9, "1 这里说的山在村子的北边。")
	p.page()
	p.text(90, 100, 16, "吹得窗户轻轻地响。")
	p.block(90, 126, 16, 26, autumn)
	got := show(p.read(t))
	if !strings.Contains(got, "note 1这里说的山在村子的北边。\n秋天来了，山上的叶子一天比一天红，风从北边吹过来，/吹得窗户轻轻地响。\n") {
		t.Error(got)
	}
}

// TestTurned reads pages that lie on their side, however they are turned.
func TestTurned(t *testing.T) {
	for _, turn := range []int{0, 90, 180, 270} {
		p := &paper{turn: turn}
		p.block(90, 100, 16, 26, spring)
		r := p.read(t)
		want(t, r, "春天的河边长满了柳树，孩子们放学以后都要到那里去/，一直玩到天黑才肯回家，谁也不觉得累。")
		b := r.Parts[0].Boxes[0]
		w, h := r.Parts[0].Size.Width, r.Parts[0].Size.Height
		if b.X0 < 0 || b.Y0 < 0 || b.X1 > w || b.Y1 > h || (turn%180 == 90) != b.Down || (turn%180 == 90) != (w > h) {
			t.Errorf("turned by %d: box %+v on %v by %v", turn, b, w, h)
		}
	}
}

// TestLevel reads pages whose paper is turned while what stands on them is not:
// wide tables among upright pages.
func TestLevel(t *testing.T) {
	for _, turn := range []int{0, 90, 180, 270} {
		p := &paper{turn: turn, level: true}
		y := 100.0
		for range 3 {
			y = p.block(90, y, 16, 26, spring)
		}
		r := p.read(t)
		line := "春天的河边长满了柳树，孩子们放学以后都要到那里去/，一直玩到天黑才肯回家，谁也不觉得累。"
		want(t, r, line, line, line)
		if b := r.Parts[0].Boxes[0]; b.Down || b.X0 < 80 || b.Y0 > 120 {
			t.Errorf("turned by %d: box %+v", turn, b)
		}
	}
}

// TestUnlined reads a table that only its columns show, with a head of two
// lines and an end of prose.
func TestUnlined(t *testing.T) {
	p := &paper{}
	p.text(200, 80, 14, "各村收成表")
	p.text(90, 110, 10, "村名")
	p.text(230, 110, 10, "面积")
	p.text(330, 110, 10, "收成")
	for i, row := range [][3]string{{"小河村", "120", "33.5"}, {"山后村", "80", "21.0"}, {"桥头村", "1,005", "240.7"}, {"合计", "1,205", "295.2"}} {
		y := 130 + 18*float64(i)
		p.text(90, y, 10, row[0])
		p.text(250-5*float64(len(row[1])), y, 10, row[1])
		p.text(350-5*float64(len(row[2])), y, 10, row[2])
	}
	p.block(90, 240, 10, 40, spring)
	r := p.read(t)
	if got, want := grids(r), "0:村名 1:面积 2:收成\n0:小河村 1:120 2:33.5\n0:山后村 1:80 2:21.0\n0:桥头村 1:1,005 2:240.7\n0:合计 1:1,205 2:295.2"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if len(r.Grids) == 1 && (!r.Grids[0].Guessed || len(r.Grids[0].Above) != 1) {
		t.Errorf("%+v", r.Grids[0])
	}
}

// TestGoesOn puts a table together whose head is printed again on the next
// page.
func TestGoesOn(t *testing.T) {
	p := &paper{}
	for _, names := range [][]string{{"小河村", "山后村"}, {"桥头村", "合计"}} {
		p.page()
		p.text(200, 80, 14, "各村收成表")
		for k := range 4 {
			p.rule(90, 100+20*float64(k), 300, 100+20*float64(k))
		}
		for _, x := range []float64{90, 200, 300} {
			p.rule(x, 100, x, 160)
		}
		p.text(95, 114, 10, "村名")
		p.text(205, 114, 10, "收成（吨）")
		for k, n := range names {
			p.text(95, 134+20*float64(k), 10, n)
			p.text(205, 134+20*float64(k), 10, "12.5")
		}
	}
	r := p.read(t)
	if got, want := grids(r), "0:村名 1:收成（吨）\n0:小河村 1:12.5\n0:山后村 1:12.5\n0:桥头村 1:12.5\n0:合计 1:12.5"; got != want {
		t.Errorf("got\n%s\nwant\n%s\n%s", got, want, show(r))
	}
}

// TestContents takes out the dots of a table of contents.
func TestContents(t *testing.T) {
	p := &paper{}
	p.text(90, 100, 12, "一、春天的小河"+strings.Repeat("…", 20)+"1")
	p.text(90, 120, 12, "二、夏天的小河"+strings.Repeat("…", 20)+"12")
	want(t, p.read(t), "一、春天的小河 1", "二、夏天的小河 12")
}
