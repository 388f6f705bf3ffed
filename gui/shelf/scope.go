package shelf

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/gui/look"
)

// Scope are the documents that the reader means: those that are ticked, else
// those that the facets leave; nil for all of the library.
func (p *Pane) Scope() []*library.Document {
	if t := p.Ticked(); len(t) > 0 {
		return t
	}
	if p.choice.Empty() {
		return nil
	}
	return p.listed
}

// Listed are the documents that the facets leave, in order.
func (p *Pane) Listed() []*library.Document { return p.listed }

// All are all documents.
func (p *Pane) All() []*library.Document { return p.docs }

// Total is how many documents there are.
func (p *Pane) Total() int {
	if p.far() {
		return p.total
	}
	return len(p.docs)
}

// Ticked are the documents that are ticked, in order.
func (p *Pane) Ticked() []*library.Document {
	var out []*library.Document
	for _, d := range p.docs {
		if p.ticked[d.ID] {
			out = append(out, d)
		}
	}
	library.Order(out, p.Sort())
	return out
}

// meant are the documents that an action on a line is for: the ticked ones, if
// the line is one of them.
func (p *Pane) meant(i int) []*library.Document {
	if i < 0 || i >= len(p.all) {
		return nil
	}
	if d := p.all[i].doc; !p.ticked[d.ID] {
		return []*library.Document{d}
	}
	return p.Ticked()
}

// choose applies other facets.
func (p *Pane) choose(c Choice) {
	p.choice = c
	p.sift()
	if p.far() && p.OnChoice != nil {
		p.OnChoice()
	}
	p.ask()
}

// Choose wants one value of a facet more, or no more.
func (p *Pane) Choose(f Facet, id string) { p.choose(p.choice.with(f, id, false)) }

// ask has the query looked for again, if there is one.
func (p *Pane) ask() {
	p.keep.SetOn(p.kept())
	if p.OnQuery != nil {
		p.OnQuery(p.Query(), p.Sort())
	}
}

// sift sorts and counts the documents anew.
func (p *Pane) sift() {
	if p.far() {
		p.total, p.values = SiftParts(p.parts, p.choice)
		p.listed = slices.Clone(p.docs)
		library.Order(p.listed, p.Sort())
	} else {
		p.listed, p.values = p.catalogue.Sift(p.choice, p.Sort())
	}
	p.layFacets()
	p.keep.SetOn(p.kept())
	p.lay()
}

// lay makes the lines of the list.
func (p *Pane) lay() {
	was := len(p.all)
	p.width = p.list.Size().Width
	p.all = p.all[:0]
	if p.results == nil && p.said == "" {
		for _, d := range p.listed {
			p.all = append(p.all, line{doc: d, found: -1})
		}
	} else if p.results != nil {
		p.layFound()
	}
	for i := range max(was, len(p.all)) { // heights of hits are set one by one, others are that of the row
		if i >= len(p.all) || p.all[i].hit == nil {
			if p.tall(i) {
				p.list.SetItemHeight(i, docHeight)
			}
			continue
		}
		p.heights[i] = true
		h := float32(2*hitPad) + hitLine*float32(max(1, len(p.all[i].text)))
		if p.all[i].note != "" {
			h += hitLine - 4
		}
		p.list.SetItemHeight(i, h)
	}
	p.list.Refresh()
	p.say()
}

// say sets the foot and what stands in an empty list.
func (p *Pane) say() {
	p.acts.RemoveAll()
	ticked := len(p.ticked)
	switch {
	case ticked > 0:
		p.count.SetText(fmt.Sprintf(look.T("shelf.ticked"), ticked))
		for a, key := range Actions {
			b := look.NewButton(look.T(key), func() { p.act(Action(a)) })
			p.acts.Add(b)
		}
		p.acts.Add(p.clear)
	case p.busy && p.results == nil:
		p.count.SetText(look.T("folder.searching"))
	case p.results != nil:
		more := ""
		if p.results.More {
			more = "+"
		}
		found := fmt.Sprintf(look.T("shelf.found"), p.results.Documents, p.results.Hits, more)
		if p.busy {
			found += " · " + look.T("folder.searching")
		}
		p.count.SetText(found)
		p.offerFree()
	case !p.ready:
		p.count.SetText("")
	case p.far():
		p.count.SetText(p.counts())
	default:
		p.count.SetText(fmt.Sprintf(look.T("shelf.count"), len(p.listed)))
		p.offerFree()
		if len(p.listed) > 1 {
			p.acts.Add(p.all2)
		}
	}
	words, add := "", false
	switch {
	case p.said != "":
		words = p.said
		add = p.far() && !p.ready // it could not be opened
	case !p.ready && p.far():
		words = look.T("folder.opening")
	case !p.ready:
		words = look.T("shelf.opening")
	case p.far() && p.results == nil && len(p.all) == 0:
		words = look.T("folder.bare")
		if Counted(p.parts) {
			words = look.T("shelf.none")
		}
	case p.far() && p.results != nil && len(p.all) == 0:
		words = look.T("shelf.nothing")
		if p.busy {
			words = ""
		}
	case p.far():
	case len(p.docs) <= 1 && p.results == nil: // the sample alone
		words, add = look.T("shelf.empty"), true
	case len(p.all) > 0:
	case len(p.docs) == 0:
		words, add = look.T("shelf.empty"), true
	case p.results != nil:
		words = look.T("shelf.nothing")
	default:
		words = look.T("shelf.none")
	}
	free := false
	if sides := p.chosen(); sides != "" && p.ready && p.said == "" && (words == look.T("shelf.nothing") || words == look.T("shelf.none")) {
		words, free = fmt.Sprintf(look.T("shelf.hidden"), sides), true
	}
	p.says.Wrapping = look.Wrapping()
	p.says.SetText(words)
	hide(p.free, !free)
	hide(p.empty, words == "")
	hide(p.add, !add)
	p.acts.Refresh()
}

// offerFree puts the way out of what is chosen among the facets into the foot,
// which says it where the list is not empty.
func (p *Pane) offerFree() {
	if len(p.all) > 0 && !p.choice.Empty() {
		p.freed.SetText(fmt.Sprintf(look.T("shelf.only"), p.chosen()))
		p.acts.Add(p.freed)
	}
}

// chosen names what is chosen among the facets, "" for nothing.
func (p *Pane) chosen() string {
	const most = 3
	var names []string
	n := 0
	for f := range facets {
		n += len(p.choice[f])
		for _, v := range p.values[f] {
			if p.choice[f][v.ID] {
				names = append(names, v.Name)
			}
		}
	}
	if len(names) > most {
		return fmt.Sprintf(look.T("shelf.andmore"), strings.Join(names[:most], " · "), n)
	}
	return strings.Join(names, " · ")
}

func (p *Pane) act(a Action) {
	if p.OnAct != nil {
		p.OnAct(a, p.Ticked())
	}
}

func hide(o fyne.CanvasObject, hidden bool) {
	if hidden {
		o.Hide()
	} else {
		o.Show()
	}
}
