package draw

import (
	"bytes"
	"fmt"
	"io"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"github.com/wenshu-app/wenshu/core/chart"
)

// point72 is how many points of a page make a unit of the window: 72 and 96 to
// the inch.
const point72 = 72.0 / 96

// PDF writes m as a PDF file of one page of its size, with text that can be
// searched and the letters it uses embedded; the scale of z says nothing here.
func (d *Drawer) PDF(out io.Writer, m *chart.Model, style Style, z Size) error {
	s := d.lay(m, style, z.clean())
	p := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: s.w * point72, Ht: s.h * point72}})
	p.SetCatalogSort(true)
	p.SetCreationDate(time.Unix(0, 0).UTC()) // the same model gives the same bytes
	p.SetModificationDate(time.Unix(0, 0).UTC())
	p.SetTitle(clean(m.Whose()), true)
	p.SetCreator("Wenshu", true)
	p.SetAutoPageBreak(false, 0)
	// fpdf writes into the bytes of a typeface when it cuts it, and all charts share ours
	p.AddUTF8FontFromBytes("sans", "", bytes.Clone(d.source[0]))
	p.AddUTF8FontFromBytes("sans", "B", bytes.Clone(d.source[1]))
	p.AddPage()
	if !style.Transparent {
		filled(p, style.Ground)
		p.Rect(0, 0, s.w*point72, s.h*point72, "F")
	}
	for _, q := range s.shapes {
		drawPDF(p, q)
	}
	for _, t := range s.texts {
		weight := ""
		if t.bold {
			weight = "B"
		}
		p.SetFont("sans", weight, t.size*point72)
		p.SetTextColor(int(t.color.R), int(t.color.G), int(t.color.B))
		p.Text(t.x*point72, t.y*point72, basic(t.text))
	}
	if err := p.Output(out); err != nil {
		return fmt.Errorf("draw PDF: %w", err)
	}
	return nil
}

// drawPDF draws one shape.
func drawPDF(p *fpdf.Fpdf, q shape) {
	how := ""
	if q.fill.A > 0 {
		filled(p, q.fill)
		how = "F"
	}
	if q.stroke.A > 0 && q.width > 0 {
		p.SetDrawColor(int(q.stroke.R), int(q.stroke.G), int(q.stroke.B))
		p.SetLineWidth(q.width * point72)
		dash := make([]float64, len(q.dash))
		for i, v := range q.dash {
			dash[i] = v * point72
		}
		p.SetDashPattern(dash, 0)
		how += "D"
	}
	if how == "" || len(q.points) == 0 {
		return
	}
	if q.circle > 0 {
		p.Circle(q.points[0].x*point72, q.points[0].y*point72, q.circle*point72, how)
		return
	}
	p.MoveTo(q.points[0].x*point72, q.points[0].y*point72)
	for _, c := range q.points[1:] {
		p.LineTo(c.x*point72, c.y*point72)
	}
	if q.closed {
		p.ClosePath()
	}
	p.DrawPath(how)
}

func filled(p *fpdf.Fpdf, c ink) { p.SetFillColor(int(c.R), int(c.G), int(c.B)) }

// basic replaces what lies outside the basic plane, which the library's fonts
// have no room for.
func basic(s string) string {
	r := []rune(s)
	for i, c := range r {
		if c > 0xFFFF {
			r[i] = '□'
		}
	}
	return string(r)
}
