package reading

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"golang.org/x/image/vector"

	"github.com/wenshu-app/wenshu/gui/reading/layout"
)

// Measures of the sign of a bookmark, to the size of the type.
const (
	ribbonWidth  = 0.5
	ribbonHeight = 0.85
	ribbonLeft   = 1.75 // of the column
)

// ribbon draws the sign of a bookmark in the margin, beside the line with the
// byte at offset.
func (r *renderer) ribbon(l *layout.Laid, y float32, offset int) {
	p, col := r.p, r.p.column
	ln := l.Lines[l.LineOf(offset)]
	if r.usedRibbons == len(r.ribbons) {
		r.ribbons = append(r.ribbons, canvas.NewRaster(p.paintRibbon))
	}
	o := r.ribbons[r.usedRibbons]
	r.usedRibbons++
	left := col.left
	if sh := l.Sheet; sh != nil {
		left += sh.Left
	}
	size := p.style.TextSize
	o.Resize(fyne.NewSize(col.snap(size*ribbonWidth), col.snap(size*ribbonHeight)))
	o.Move(fyne.NewPos(col.snap(max(2, left-size*ribbonLeft)), col.snap(y+ln.Baseline-size*ribbonHeight)))
	r.layer.Objects = append(r.layer.Objects, o)
}

// paintRibbon draws a ribbon with a notch in its foot.
func (p *Pane) paintRibbon(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	b := brush{img: img, pix: 1, ras: &p.ras}
	right, foot := float32(w), float32(h)
	b.path(func(v *vector.Rasterizer) {
		v.MoveTo(0, 0)
		v.LineTo(right, 0)
		v.LineTo(right, foot)
		v.LineTo(right/2, foot-right*0.4)
		v.LineTo(0, foot)
		v.ClosePath()
	}, p.style.SecondInk)
	return img
}
