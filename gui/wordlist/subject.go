package wordlist

import (
	"context"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/words"
	"github.com/wenshu-app/wenshu/gui/look"
)

func wordSubject(w words.Word) subject { return subject{w.Text, w.Spans()} }

// chooseRow shows the contexts of a row of the table.
func (p *Pane) chooseRow(i int) {
	if i < 0 || i >= len(p.view.shown) {
		return // it has gone
	}
	p.still = true
	p.query.SetText("")
	p.still = false
	p.seeking++
	if p.view.unit == unitCompare { // the table may lag behind the choice
		p.showKey(p.at(i).key)
		return
	}
	if p.view.unit == unitCompany {
		p.showNear(p.at(i).near)
		return
	}
	p.choose(wordSubject(p.view.list.Words[p.view.shown[i]]))
}

// choose shows the contexts of s and where it stands.
func (p *Pane) choose(s subject) {
	p.subject = chosen{subject: s}
	p.showLines()
	p.namePin()
	p.names.Refresh()
	p.spread.Refresh()
	if p.unit == unitCompany && !slices.Equal(s.at, p.near.node.at) {
		p.askCompany()
	}
}

func (p *Pane) showLines() {
	if p.doc != nil {
		p.here.show(p.doc, p.subject.at, p.subject.name)
	}
}

// orderLines orders the contexts.
func (p *Pane) orderLines(by int) {
	if p.still || by < 0 {
		return
	}
	p.lineOrder = by
	p.showLines()
	p.showThere()
}

// seek shows the contexts of whatever is typed, in the background.
func (p *Pane) seek(q string) {
	if p.still || p.doc == nil {
		return
	}
	q = strings.TrimSpace(q)
	if q == "" {
		p.seeking++
		if len(p.list.Words) > 0 {
			p.choose(wordSubject(p.list.Words[0]))
		}
		return
	}
	doc, other := p.doc, p.apart.other // nil where nothing is compared
	var at, there []text.Span
	p.later(&p.seeking, func(ctx context.Context) {
		at, _ = doc.ready().All(ctx, q)
		if other != nil {
			there, _ = other.ready().All(ctx, q)
		}
	}, func() {
		if p.doc != doc {
			return
		}
		p.choose(subject{q, at})
		if other != nil && other == p.apart.other {
			p.subject.other, p.subject.there = other, there
			p.showThere()
		}
	})
}

// drawn is the words in the picture: those pinned and the one whose contexts
// are shown.
func (p *Pane) drawn() []subject {
	out := append([]subject(nil), p.pins...)
	if p.subject.name != "" && p.pinned(p.subject.name) < 0 && len(out) < MaxSpread {
		out = append(out, p.subject.subject)
	}
	return out
}

// pinned is where a word stands among those pinned; -1 for nowhere.
func (p *Pane) pinned(name string) int {
	for i := range p.pins {
		if p.pins[i].name == name {
			return i
		}
	}
	return -1
}

// tapPin keeps the chosen word in the picture, or lets it go.
func (p *Pane) tapPin() {
	switch {
	case p.subject.name == "":
	case p.pinned(p.subject.name) >= 0:
		p.unpin(p.subject.name)
		return
	case len(p.pins) < MaxSpread:
		p.pins = append(p.pins, p.subject.subject)
	}
	p.namePin()
	p.Refresh()
}

func (p *Pane) unpin(name string) {
	if i := p.pinned(name); i >= 0 {
		p.pins = append(p.pins[:i:i], p.pins[i+1:]...)
	}
	p.namePin()
	p.Refresh()
}

// namePin says what the button does.
func (p *Pane) namePin() {
	name := look.T("words.pin")
	if p.pinned(p.subject.name) >= 0 {
		name = look.T("words.unpin")
	}
	p.pin.SetText(name)
}
