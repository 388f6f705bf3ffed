package wordlist

import (
	"context"
	"fmt"

	"github.com/wenshu-app/wenshu/core/words"
	"github.com/wenshu-app/wenshu/gui/look"
)

// An other is the document that the shown one is compared with.
type other struct {
	*source
	list words.List
}

// A pair is two lists and what sets them apart, by their places in them: a list
// that has come since has other places.
type pair struct {
	keys        []words.Key
	here, there words.List
	other       *source // of there
}

// Compare turns to comparing with the document of that name, which is being
// counted: SetOther brings it.
func (p *Pane) Compare(name string) {
	p.comparing++ // with another, which is given up
	p.apart, p.other = pair{}, other{source: &source{Doc: Doc{Name: name}}}
	p.subject.other = nil
	p.unit, p.order = unitCompare, colG2
	p.waiting = true
	p.there.clear("")
	p.turned()
}

// Progress tells how far the other document is counted.
func (p *Pane) Progress(stage string, done, total int64) {
	if !p.waiting {
		return
	}
	p.waitText.SetText(fmt.Sprintf(look.T("words.comparing"), p.other.Name) + stage)
	if total > 0 {
		p.waitBar.Max = float64(total)
		p.waitBar.SetValue(float64(min(done, total)))
	}
}

// SetOther compares with the words of a document.
func (p *Pane) SetOther(d Doc, l words.List) {
	if p.unit != unitCompare {
		return
	}
	p.other = other{source: &source{Doc: d}, list: l}
	p.compare()
}

// compare finds what sets the two documents apart, in the background.
func (p *Pane) compare() {
	here, there, of := p.list, p.other.list, p.other.source
	var keys []words.Key
	p.later(&p.comparing, func(context.Context) { keys = words.Keyness(here, there) }, func() {
		if p.unit != unitCompare {
			return
		}
		p.apart, p.waiting = pair{keys, here, there, of}, false
		p.turned()
	})
}

// EndCompare goes back to the words of the document. It tells OnCompareEnd, so
// that what is being counted for it stops.
func (p *Pane) EndCompare() {
	if p.unit != unitCompare {
		return
	}
	p.comparing++
	p.unit, p.order, p.waiting = unitWords, colCount, false
	p.apart, p.other = pair{}, other{}
	p.subject.other = nil
	p.there.clear("")
	p.units.SetSelectedIndex(int(unitWords))
	p.turned()
	if p.OnCompareEnd != nil {
		p.OnCompareEnd()
	}
}

// begin shows the word that sets the two documents apart most, of those that both
// have, where nothing is chosen from their comparison yet.
func (p *Pane) begin() {
	if p.view.unit != unitCompare || p.unit != unitCompare || p.waiting || p.subject.other != nil || len(p.view.shown) == 0 {
		return
	}
	first := 0
	for i := range p.view.shown {
		if k := p.at(i).key; k.A > 0 && k.B > 0 {
			first = i
			break
		}
	}
	p.chooseRow(first)
}

// showKey shows a word of the table in the contexts of both documents.
func (p *Pane) showKey(k *words.Key) {
	s := subject{name: k.Text}
	if i := k.In[0]; i >= 0 {
		s.at = p.view.list.Words[i].Spans()
	}
	p.choose(s)
	p.subject.other = p.view.other
	if i := k.In[1]; i >= 0 {
		p.subject.there = p.view.there.Words[i].Spans()
	}
	p.showThere()
}

// showThere fills the lower list with the other document's contexts.
func (p *Pane) showThere() {
	if o := p.subject.other; p.unit == unitCompare && o != nil {
		p.there.show(o, p.subject.there, o.Name)
	}
}
