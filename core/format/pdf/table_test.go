package pdf

import (
	"fmt"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/format/raw"
)

// grids writes the cells of the grids of a text, those that reach further with
// how far: 合计>1 covers the column right of it too, 地区v1 the row below.
func grids(r raw.Text) string {
	var b strings.Builder
	for _, g := range r.Grids {
		for _, row := range g.Rows {
			for i, c := range row {
				if i > 0 {
					b.WriteString(" ")
				}
				fmt.Fprintf(&b, "%d:%s", c.Col, c.Of(r.Text))
				if c.Across > 0 {
					fmt.Fprintf(&b, ">%d", c.Across)
				}
				if c.Down > 0 {
					fmt.Fprintf(&b, "v%d", c.Down)
				}
			}
			b.WriteString("\n")
		}
		b.WriteString("\n")
	}
	return strings.TrimSpace(b.String())
}

// TestLined reads a table with a head over two columns, a cell over two rows
// and a label that goes on in a second line.
func TestLined(t *testing.T) {
	p := &paper{}
	p.text(220, 80, 16, "各村人口情况表")
	xs := []float64{90, 200, 300, 400}
	ys := []float64{100, 120, 140, 180, 200}
	for i, y := range ys {
		x := xs[0]
		if i == 1 {
			x = xs[1] // the first cell covers two rows
		}
		p.rule(x, y, xs[3], y)
	}
	for i, x := range xs {
		y := ys[0]
		if i == 2 {
			y = ys[1] // the head covers two columns
		}
		p.rule(x, y, x, ys[4])
	}
	p.text(130, 125, 10, "村名")
	p.text(280, 114, 10, "人口")
	p.text(240, 134, 10, "男")
	p.text(340, 134, 10, "女")
	p.text(95, 156, 10, "小河边上的第一")
	p.text(95, 172, 10, "个村")
	p.text(240, 164, 10, "1,012")
	p.text(340, 164, 10, "998")
	p.text(95, 194, 10, "山后村")
	p.text(240, 194, 10, "73")
	p.text(340, 194, 10, "81")
	r := p.read(t)
	if got, want := grids(r), "0:村名v1 1:人口>1\n1:男 2:女\n0:小河边上的第一个村 1:1,012 2:998\n0:山后村 1:73 2:81"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
