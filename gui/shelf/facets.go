package shelf

import (
	"fmt"
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/rows"
)

// few is how many values of a facet are shown until the reader wants more.
const few = 6

// A side is a line of the list of facets.
type side struct {
	facet  Facet
	head   bool // of a facet, or of the searches
	more   bool // shows the other values
	value  Value
	search *library.Search // that is kept
	title  string
}

// sides are the lines for what stands in the library now.
func (p *Pane) sides() []side {
	var out []side
	if len(p.searches) > 0 {
		out = append(out, side{head: true, facet: facets, title: look.T("shelf.searches")})
		if !p.folded[facets] {
			for i := range p.searches {
				out = append(out, side{facet: facets, search: &p.searches[i]})
			}
		}
	}
	for f := range facets {
		all := p.values[f]
		if len(all) == 0 || f != Folder && len(all) == 1 && !all[0].On {
			continue // tells nothing apart
		}
		out = append(out, side{head: true, facet: f, title: title(f)})
		if p.folded[f] {
			continue
		}
		n := len(all)
		if !p.wide[f] {
			n = min(n, few)
			for i, v := range all { // a chosen value is never out of sight
				if v.On {
					n = max(n, i+1)
				}
			}
			if n == len(all)-1 {
				n++
			}
		}
		for _, v := range all[:n] {
			out = append(out, side{facet: f, value: v})
		}
		if n < len(all) || p.wide[f] && len(all) > few {
			out = append(out, side{facet: f, more: true, value: Value{Count: len(all) - n}})
		}
	}
	return out
}

// sideChosen is for a line that was clicked or entered.
func (p *Pane) sideChosen(i int) {
	s := p.lines[i]
	switch {
	case s.head:
		p.folded[s.facet] = !p.folded[s.facet]
		p.layFacets()
	case s.more:
		p.wide[s.facet] = !p.wide[s.facet]
		p.layFacets()
	case s.search != nil:
		p.searchAgain(*s.search)
	default:
		p.choose(p.choice.with(s.facet, s.value.ID, false))
	}
}

// sideItems are what can be done with a line of the facets beside choosing it: a
// folder of the library is taken off it, a kept search is kept no longer.
func (p *Pane) sideItems(s side) []*fyne.MenuItem {
	switch {
	case s.search != nil && p.OnKeep != nil:
		search := *s.search
		return []*fyne.MenuItem{fyne.NewMenuItem(look.T("shelf.unkeep"), func() { p.OnKeep(search) })}
	case s.facet == Folder && !s.head && !s.more && !p.far() && p.OnRemove != nil:
		return []*fyne.MenuItem{fyne.NewMenuItem(fmt.Sprintf(look.T("shelf.remove"), s.value.Name), func() { p.OnRemove(s.value.ID) })}
	}
	return nil
}

func (p *Pane) layFacets() {
	p.lines = p.sides()
	p.facets.Refresh()
}

// A sideRow shows a line of the facets.
type sideRow struct {
	widget.BaseWidget
	pane *Pane
	side side
	at   int // in the list
}

func (p *Pane) newSideRow() fyne.CanvasObject {
	r := &sideRow{pane: p}
	r.ExtendBaseWidget(r)
	return r
}

func (r *sideRow) set(at int) {
	r.at, r.side = at, r.pane.lines[at]
	r.Refresh()
}

// Tapped chooses the line. A row that takes the other button is given this one
// too, and the list below it is not.
func (r *sideRow) Tapped(*fyne.PointEvent) { r.pane.facets.Select(r.at) }

// TappedSecondary shows what can be done with the line.
func (r *sideRow) TappedSecondary(e *fyne.PointEvent) {
	if items := r.pane.sideItems(r.side); len(items) > 0 && r.pane.OnSides != nil {
		r.pane.OnSides(items, e.AbsolutePosition)
	}
}

// AccessibilityLabel says the value, how many have it and whether it is chosen.
func (r *sideRow) AccessibilityLabel() string {
	switch s := r.side; {
	case s.head:
		return s.title
	case s.more:
		return r.moreText()
	case s.search != nil:
		return s.search.Name
	case s.value.On:
		return "✓ " + s.value.Name + " " + strconv.Itoa(s.value.Count)
	default:
		return s.value.Name + " " + strconv.Itoa(s.value.Count)
	}
}

// AccessibilityRole is for Fyne.
func (r *sideRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (r *sideRow) moreText() string {
	if r.side.value.Count == 0 {
		return look.T("shelf.less")
	}
	return look.T("shelf.more") + " " + strconv.Itoa(r.side.value.Count)
}

// CreateRenderer is for Fyne.
func (r *sideRow) CreateRenderer() fyne.WidgetRenderer {
	v := &sideView{sideRow: r, wash: canvas.NewRectangle(color.Transparent), tick: &canvas.Image{FillMode: canvas.ImageFillContain}, name: canvas.NewText("", color.Black), count: canvas.NewText("", color.Black)}
	v.wash.CornerRadius = 4
	v.name.TextSize, v.count.TextSize = 13, 12
	v.Refresh()
	return v
}

type sideView struct {
	*sideRow
	wash        *canvas.Rectangle
	tick        *canvas.Image
	name, count *canvas.Text
}

const sideHeight = 28

func (v *sideView) Destroy() {}
func (v *sideView) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.wash, v.tick, v.name, v.count}
}
func (v *sideView) MinSize() fyne.Size { return fyne.NewSize(120, sideHeight) }

func (v *sideView) Layout(size fyne.Size) {
	s := v.side
	x := float32(28)
	if s.head {
		x = 8
	}
	count := v.count.MinSize()
	v.count.Move(fyne.NewPos(size.Width-count.Width-8, (size.Height-count.Height)/2))
	v.count.Resize(count)
	name := v.called()
	v.name.Text = rows.Fit(name, v.name.TextSize, v.name.TextStyle, size.Width-x-count.Width-20)
	v.name.Move(fyne.NewPos(x, (size.Height-v.name.MinSize().Height)/2))
	v.name.Resize(v.name.MinSize())
	v.tick.Move(fyne.NewPos(8, (size.Height-14)/2))
	v.tick.Resize(fyne.NewSquareSize(14))
	if s.head {
		v.tick.Move(fyne.NewPos(x+v.name.MinSize().Width+4, (size.Height-14)/2))
	}
	v.wash.Move(fyne.NewPos(2, 1))
	v.wash.Resize(fyne.NewSize(size.Width-4, size.Height-2))
}

func (v *sideView) called() string {
	switch s := v.side; {
	case s.head:
		return s.title
	case s.more:
		return v.moreText()
	case s.search != nil:
		return s.search.Name
	default:
		return s.value.Name
	}
}

func (v *sideView) Refresh() {
	s, p := v.side, v.pane.palette
	v.name.Color, v.count.Color, v.count.Text = p.Ink, p.SecondInk, ""
	v.name.TextSize, v.name.TextStyle.Bold = 13, false
	v.tick.Hide()
	v.wash.FillColor = color.Transparent
	switch {
	case s.head:
		v.name.Color, v.name.TextSize = p.SecondInk, 12
		sign := look.IconDown
		if v.pane.folded[s.facet] {
			sign = look.IconForward
		}
		v.tick.Resource = sign.In(p.SecondInk, 1.5)
		v.tick.Show()
	case s.more:
		v.name.Color = p.SecondInk
	case s.search != nil:
		v.tick.Resource = look.IconSearch.In(p.SecondInk, 1.5)
		v.tick.Show()
		if s.search.Same(v.pane.Search()) {
			v.wash.FillColor = p.Selection
		}
	default:
		v.count.Text = strconv.Itoa(s.value.Count)
		if s.value.On {
			v.wash.FillColor = p.Selection
			v.tick.Resource = look.IconTick.In(p.Ink, 1.8)
			v.tick.Show()
		}
	}
	v.tick.Refresh() // a row that is used for another kind has another sign
	v.Layout(v.sideRow.Size())
	canvas.Refresh(v.sideRow)
}
