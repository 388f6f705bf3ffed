package reading

import (
	"image"
	"image/draw"
	"sort"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/reading/layout"
)

// sheet shows the rows in view of a table's block, whose top is at y.
func (r *renderer) sheet(i int, l *layout.Laid, y float32) {
	sh := l.Sheet
	for n := sh.BandAt(-y); n < len(sh.Bands) && y+sh.Bands[n].Y < r.p.Size().Height; n++ {
		if sh.Bands[n].Height > 0 {
			r.band(i, l, n, y)
		}
	}
}

// band shows row n of block i, whose top is at y: the part of it that is seen.
func (r *renderer) band(i int, l *layout.Laid, n int, y float32) {
	c, sh := r.p.column, l.Sheet
	band := sh.Bands[n]
	v := r.live(lineKey{i, n})
	if v.laid != l || v.line != n {
		v.laid, v.line, v.band, v.role = l, n, true, layout.Cells
		v.over = 0
		v.inset = -sh.Left - r.p.slides[sh.Grid]
		v.width = c.snap(sh.View)
		v.raster.Resize(fyne.NewSize(v.width, c.snap(y+band.Y+band.Height)-c.snap(y+band.Y)))
		v.raster.Refresh()
	}
	v.seen = true
	v.raster.Move(fyne.NewPos(c.left+sh.Left, c.snap(y+band.Y)))
	r.layer.Objects = append(r.layer.Objects, v.raster)
}

// paintBand draws a row of a table: what is slid first, and over it the column
// that stays.
func (p *Pane) paintBand(b brush, v *liveLine) {
	sh := v.laid.Sheet
	band := sh.Bands[v.line]
	pass := func(v *liveLine, fixed bool) {
		for _, a := range sh.Cells {
			if sh.Stays(a.X0) != fixed || a.Y0 >= band.Y+band.Height || a.Y1 <= band.Y {
				continue
			}
			for n := a.First; n < a.Last; n++ {
				if ln := v.laid.Lines[n]; ln.Y < band.Y+band.Height && ln.Y+ln.Height > band.Y {
					p.paintOn(b, v, n, ln.Baseline-band.Y+v.over)
				}
			}
		}
	}
	pass(v, false)
	if sh.Fixed <= sh.Left {
		return
	}
	if right := int((sh.Fixed-sh.Left)*b.pix) + 2; p.slides[sh.Grid] > 0 && right > 0 {
		draw.Draw(b.img, image.Rect(0, 0, right, b.img.Rect.Dy()), image.Transparent, image.Point{}, draw.Src)
	}
	still := *v
	still.inset = -sh.Left
	pass(&still, true)
}

// Rules of a table, in units.
const (
	outerRule = 1.5 // over and under it
	innerRule = 0.75
)

// rules draws the rules of a table: over it, under its heads and under it, and
// light ones between rows whose words run over several lines.
func (r *renderer) rules(l *layout.Laid, y float32) {
	p, sh := r.p, l.Sheet
	c, s := p.column, p.style
	x, w := c.left+sh.Left, sh.View
	line := func(at, from, to, thick float32, faint bool) {
		col := fade(s.Ink, 0.75)
		if faint {
			col = fade(s.Rule, 1)
		}
		thick = max(1/c.grain, c.snap(thick))
		r.rect(from, c.snap(y+at)-thick/2, to-from, thick, 0, col)
	}
	if sh.Opens && len(sh.Bands) > 0 {
		line(sh.Bands[0].Y, x, x+w, outerRule, false)
	}
	covered := func(at float32) (out [][2]float32) { // by cells that reach over a row's end
		for _, a := range sh.Cells {
			if a.Y0 < at-0.5 && a.Y1 > at+0.5 {
				out = append(out, [2]float32{a.X0, a.X1})
			}
		}
		sort.Slice(out, func(i, j int) bool { return out[i][0] < out[j][0] })
		return out
	}
	for k, b := range sh.Bands {
		foot := b.Y + b.Height
		switch {
		case b.Height == 0:
		case sh.Ends && k == len(sh.Bands)-1:
			line(foot, x, x+w, outerRule, false)
		case b.Row == sh.Grid.Heads-1:
			line(foot, x, x+w, innerRule, false)
		case b.Row < sh.Grid.Heads-1: // under the heads that span several columns
			for _, a := range sh.Cells {
				if a.Row+a.Down == b.Row && a.Across > 0 && a.Across+1 < sh.Grid.Columns {
					if from, to, ok := p.seen(l, a.X0+l.Size*0.4, a.X1-l.Size*0.4); ok {
						line(foot, c.left+from, c.left+to, innerRule, false)
					}
				}
			}
		case sh.Apart:
			from := sh.Left
			for _, cut := range append(covered(foot), [2]float32{sh.Left + sh.Width, 0}) {
				if a, b, ok := p.seen(l, from, cut[0]); ok {
					line(foot, c.left+a, c.left+b, innerRule, true)
				}
				from = max(from, cut[1])
			}
		}
	}
	if d := p.slides[sh.Grid]; d > 0 && sh.Fixed > sh.Left && len(sh.Bands) > 0 { // others pass under the first column
		top := c.snap(y + sh.Bands[0].Y)
		r.rect(c.snap(c.left+sh.Fixed), top, 1/c.grain, c.snap(y+l.Height)-top, 0, fade(s.SecondInk, 0.4))
	}
	if x, top, width, ok := p.sledOf(l, y); ok {
		r.rect(x, c.snap(top), width, sledHeight, sledHeight/2, fade(s.SecondInk, 0.45))
	}
}

// cell washes the whole of the cell of a line if all of its words and what
// follows them are selected.
func (r *renderer) cell(l *layout.Laid, line int, y float32, s text.Span) bool {
	sh := l.Sheet
	k := sort.Search(len(sh.Cells), func(k int) bool { return sh.Cells[k].Last > line })
	if k == len(sh.Cells) {
		return false
	}
	a := sh.Cells[k]
	if !s.Covers(a.Span) || s == a.Span || s.Start >= a.Start && s.End <= a.End {
		return false
	}
	if line > a.First {
		return true // it is washed
	}
	if left, right, ok := r.p.seen(l, a.X0, a.X1); ok {
		c := r.p.column
		top, bottom := c.snap(y+a.Y0), c.snap(y+a.Y1)
		r.rect(c.left+left, top, right-left, bottom-top, 0, r.p.style.Selection)
	}
	return true
}
