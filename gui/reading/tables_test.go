package reading

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// tabled makes tables of the rows of d. reach says of cells, by their words, how
// many columns and rows they cover beyond their own.
func tabled(d *doc.Document, reach map[string][2]int) *doc.Document {
	var t *doc.Table
	var taken map[[2]int]bool
	end := func() {
		if t != nil {
			d.Tables = append(d.Tables, *t)
		}
		t, taken = nil, map[[2]int]bool{}
	}
	end()
	for _, a := range d.Articles {
		for _, b := range a.Blocks {
			if b.Kind != doc.TableRow {
				end()
				continue
			}
			if t == nil {
				t = &doc.Table{Span: b.Span}
			}
			t.End = b.End
			var row []doc.Cell
			at, col := b.Start, 0
			for _, words := range strings.Split(d.Text(b.Span), "\t") {
				for taken[[2]int{len(t.Rows), col}] {
					col++
				}
				c := doc.Cell{Span: text.Span{Start: at, End: at + len(words)}, Col: col, Across: reach[words][0], Down: reach[words][1]}
				for i := range c.Down + 1 {
					for j := range c.Across + 1 {
						taken[[2]int{len(t.Rows) + i, col + j}] = true
					}
				}
				if words != "" {
					row = append(row, c)
				}
				at, col = c.End+1, col+c.Across+1
			}
			t.Rows = append(t.Rows, row)
		}
	}
	end()
	return d
}

func river() *doc.Document {
	return tabled(compose("# 三县水利账本", "到年底,三县水站都有人看,水量、投资和负责的人列在表里。", "表1 三县水站与水量", "单位:座、亿立方米、%",
		"| 地区\t水站\t水量\t备注", "| 合计\t比上年增长\t上半年\t全年",
		"| 清水县\t[level:1,208]\t[change:4.5]\t3.5\t[level:12.25]\t含新建和改建的,不含停用的",
		"| 长流县\t96\t−0.35\t10\t108.4", "| 全市平均\t652\t2.075\t6.75\t60.325\t按县数平均",
		"注:增长按可比口径计算。", "表后面的话接着说。"),
		map[string][2]int{"地区": {0, 1}, "水站": {1, 0}, "水量": {1, 0}, "备注": {0, 1}})
}

func wide() *doc.Document {
	head, row := []string{"年份"}, []string{"2021"}
	for i := range 24 {
		head = append(head, "指标"+string(rune('甲'))+string(rune('A'+i)))
		row = append(row, "123456.7"+string(rune('0'+i%10)))
	}
	return tabled(compose("# 宽表", "| "+strings.Join(head, "\t"), "| "+strings.Join(row, "\t"), "| "+strings.Replace(strings.Join(row, "\t"), "2021", "2022", 1), "后面的话。"), nil)
}

// The pictures show a table with heads over two rows, numbers on their points, a
// chosen figure, a selection of cells and a hit; and one too wide for its page.
func TestPicturesOfTables(t *testing.T) {
	for _, c := range []struct {
		name  string
		doc   *doc.Document
		style Style
		w, h  float32
		scale float32
	}{{"table-light", river(), light, 800, 560, 1}, {"table-dark", river(), dark, 420, 760, 1}, {"table-wide", wide(), light, 560, 300, 2}} {
		t.Run(c.name, func(t *testing.T) {
			p, w := open(t, c.doc, c.w, c.h)
			w.Canvas().(software.WindowlessCanvas).SetScale(c.scale)
			p.SetStyle(c.style)
			w.Resize(fyne.NewSize(c.w, c.h))
			if c.name != "table-wide" {
				p.SelectFigure(1)
				p.ScrollTo(0)
				hit := offsetOf(t, p, "长流县")
				p.SetHits([]text.Span{{Start: hit, End: hit + len("长流县")}}, 0)
				p.sel = selection{on: true, x: -1, anchor: text.Span{Start: offsetOf(t, p, "652"), End: offsetOf(t, p, "652")}, head: text.Span{Start: offsetOf(t, p, "60.325"), End: offsetOf(t, p, "60.325") + 6}}
				p.update()
			}
			test.AssertImageMatches(t, c.name+".png", w.Canvas().Capture())
		})
	}
}

// A click in a cell finds the figure of that cell, and a figure's place is in
// its cell, though cells stand side by side.
func TestFiguresInCells(t *testing.T) {
	p, _ := open(t, river(), 800, 560)
	for i, f := range p.doc.Figures {
		pos, ok := p.Where(f.Start)
		if !ok {
			t.Fatalf("figure %d is not in view", i)
		}
		if at, ok := p.under(pos); !ok || p.figureAt(at) != i {
			t.Errorf("under %v of figure %d is %d, %v", pos, i, at, ok)
		}
	}
	a, _ := p.Where(offsetOf(t, p, "1,208"))
	b, _ := p.Where(offsetOf(t, p, "12.25"))
	if a.Y != b.Y || a.X >= b.X {
		t.Errorf("one row stands at %v and %v", a, b)
	}
	if x, y := pointX(p, "12.25"), pointX(p, "60.325"); x-y > 0.1 || y-x > 0.1 {
		t.Errorf("points at %v and %v", x, y)
	}
}

// pointX is where the point of a number stands.
func pointX(p *Pane, number string) float32 {
	at := strings.Index(p.doc.Body, number) + strings.Index(number, ".")
	l := p.flow.Lay(p.flow.Find(at))
	return l.X[l.Index(at)]
}

func TestTableText(t *testing.T) {
	p, _ := open(t, river(), 800, 560)
	want := "地区\t水站\t\t水量\t\t备注\n\t合计\t比上年增长\t上半年\t全年\t\n清水县\t1,208\t4.5\t3.5\t12.25\t含新建和改建的,不含停用的\n长流县\t96\t−0.35\t10\t108.4\t\n全市平均\t652\t2.075\t6.75\t60.325\t按县数平均"
	if got := p.TableText(offsetOf(t, p, "108.4"))(); got != want {
		t.Errorf("the table is\n%s\nwant\n%s", got, want)
	}
	if p.TableText(offsetOf(t, p, "接着说")) != nil {
		t.Error("text is a table")
	}
	pick := func(from, to string) string {
		a, b := offsetOf(t, p, from), offsetOf(t, p, to)+len(to)
		p.sel = selection{on: true, x: -1, anchor: text.Span{Start: a, End: a}, head: text.Span{Start: b, End: b}}
		return p.selectedText()
	}
	if got := pick("96", "652"); got != "\t96\t−0.35\t10\t108.4\n全市平均\t652\t\t\t" {
		t.Errorf("cells are %q", got)
	}
	if got := pick("新建", "改建"); got != "新建和改建" {
		t.Errorf("in a cell %q", got)
	}
	if got := pick("按县数平均", "接着"); got != "按县数平均\n注:增长按可比口径计算。\n表后面的话接着" {
		t.Errorf("from the table on %q", got)
	}
}

// A table too wide for its page is slid by the wheel, and a place that is out of
// sight is slid into it.
func TestWideTable(t *testing.T) {
	p, _ := open(t, wide(), 560, 400)
	last := offsetOf(t, p, "指标甲X")
	if pos, _ := p.Where(last); pos.X < p.Size().Width {
		t.Fatalf("the last head stands at %v", pos)
	}
	p.SetHits(nil, -1)
	p.reveal(last)
	p.ScrollTo(0)
	pos, ok := p.Where(last)
	if !ok || pos.X > p.Size().Width-10 || pos.X < 10 {
		t.Fatalf("uncovered at %v", pos)
	}
	if at, ok := p.under(pos); !ok || at != last {
		t.Errorf("under it is %d, want %d", at, last)
	}
	year := offsetOf(t, p, "2022")
	if at, ok := p.Where(year); !ok || at.X > 200 {
		t.Errorf("the first column was slid away to %v", at)
	} else if under, ok := p.under(at); !ok || under != year {
		t.Errorf("under the first column is %d, want %d", under, year)
	}
	e := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(4000, 0)}
	e.Position = pos
	p.Scrolled(e)
	if p.slide(p.flow.Find(last)) != 0 {
		t.Error("the wheel does not slide it back")
	}
	if at, _ := p.Where(offsetOf(t, p, "后面的话")); at.X > 90 {
		t.Errorf("the text behind it was pushed to %v", at)
	}
}

// Rows whose cells are out of order, or with words between cells, stay text.
func TestNoGrid(t *testing.T) {
	d := river()
	d.Tables[0].Rows[2] = d.Tables[0].Rows[2][:3]
	p, _ := open(t, d, 800, 560)
	if p.Table(offsetOf(t, p, "1,208")) != nil {
		t.Error("a table that lacks a cell hides its words")
	}
}
