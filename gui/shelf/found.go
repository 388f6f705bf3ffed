package shelf

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/gui/card"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/rows"
)

// layFound makes the lines of what was found: each document, and under it the
// places with what meets the query lit.
func (p *Pane) layFound() {
	room := p.width - p.left() - look.Group
	for i := range p.results.Found {
		f := &p.results.Found[i]
		p.all = append(p.all, line{doc: f.Document, found: f.Count})
		for k := range f.Hits {
			h := &f.Hits[k]
			s, lit := rows.Excerpt(h.Text, h.Lit, int(room/hitSize)*hitLines)
			l := line{doc: f.Document, found: f.Count, hit: h, note: noteOf(h)}
			if room > 0 {
				l.text = rows.Wrap(s, hitSize, room, hitLines)
				l.lit = rows.LitIn(s, l.text, lit)
			}
			p.all = append(p.all, l)
		}
	}
}

// noteOf is what figure was found, in words.
func noteOf(h *library.Hit) string {
	if h.Figure == nil {
		return ""
	}
	f := &h.Figure.Figure
	out := []string{card.Named(f.Indicator, f.Key), card.When(f.Period)}
	if f.Status != 0 {
		out = append(out, look.T("status."+f.Status.String()))
	}
	return strings.Join(out, " · ")
}

// tall reports whether a line has another height than documents have, and
// forgets it.
func (p *Pane) tall(i int) bool {
	was := p.heights[i]
	delete(p.heights, i)
	return was
}

// open opens the document, or the place, of a line.
func (p *Pane) open(i int) {
	if i < 0 || i >= len(p.all) || p.OnOpen == nil {
		return
	}
	p.at = i
	h := p.all[i].hit
	if h == nil && p.all[i].found > 0 && i+1 < len(p.all) {
		h = p.all[i+1].hit // the document at the first place
	}
	p.OnOpen(p.all[i].doc, h)
}

// tick ticks the document of a line or no more; all since the last one for many.
func (p *Pane) tick(i int, many bool) {
	if i < 0 || i >= len(p.all) || p.far() {
		return
	}
	id := p.all[i].doc.ID
	on := !p.ticked[id]
	from := i
	if many && p.last < len(p.all) {
		from, on = p.last, true
	}
	for k := min(from, i); k <= max(from, i); k++ {
		if id := p.all[k].doc.ID; on {
			p.ticked[id] = true
		} else {
			delete(p.ticked, id)
		}
	}
	p.last = i
	p.list.Refresh()
	p.say()
}

// TickAll ticks every document that is listed.
func (p *Pane) TickAll() {
	if p.far() {
		return
	}
	for i := range p.all {
		p.ticked[p.all[i].doc.ID] = true
	}
	p.list.Refresh()
	p.say()
}

// Untick ticks none.
func (p *Pane) Untick() {
	clear(p.ticked)
	p.list.Refresh()
	p.say()
}

// typed is for the keys of the list: Enter opens, Space ticks, A ticks all,
// Delete takes out, / goes to the box.
func (p *Pane) typed(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeySpace:
		p.tick(p.at, look.Held(fyne.KeyModifierShift))
	case fyne.KeyA:
		p.TickAll()
	case desktop.KeyMenu, fyne.KeyF10:
		if e.Name == fyne.KeyF10 && !look.Held(fyne.KeyModifierShift) {
			return false
		}
		if p.OnMenu != nil && len(p.all) > 0 {
			p.OnMenu(p.meant(p.at), fyne.CurrentApp().Driver().AbsolutePositionForObject(p.list).AddXY(titleLeft, 2*look.Pad))
		}
	case fyne.KeyDelete:
		if p.OnAct != nil && len(p.all) > 0 && !p.far() {
			p.OnAct(TakeOut, p.meant(p.at))
		}
	case fyne.KeySlash:
		p.FocusBox()
	case fyne.KeyUp:
		if p.at > 0 {
			return false
		}
		p.FocusBox()
	default:
		return false
	}
	return true
}

// other is for keys that mean nothing in a list.
func (p *Pane) other(e *fyne.KeyEvent) { rows.Rest(e, p.escape, p.OnKey) }

// escape gives up step by step: what is ticked, what is looked for, the facets,
// the library.
func (p *Pane) escape() {
	switch {
	case len(p.ticked) > 0:
		p.Untick()
	case p.box.Text != "":
		p.SetQuery("")
	case !p.choice.Empty():
		p.choose(Choice{})
	case p.OnLeave != nil:
		p.OnLeave()
	}
}
