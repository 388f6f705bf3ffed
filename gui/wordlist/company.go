package wordlist

import (
	"context"
	"fmt"
	"slices"
	"sort"

	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/words"
	"github.com/wenshu-app/wenshu/gui/look"
)

// reaches are the windows of collocates that can be chosen, in words before and
// behind.
var reaches = []int{2, 3, 5, 8}

// usualReach is the one that is chosen at first.
const usualReach = 2

// company are the collocates of a subject, the node.
type company struct {
	node chosen
	all  []words.Collocate
}

// askCompany wants the collocates of what is chosen.
func (p *Pane) askCompany() {
	if p.unit != unitCompany || p.doc == nil || p.OnCompany == nil {
		return
	}
	p.near = company{node: p.subject}
	p.waitText.SetText(look.T("words.busy"))
	p.waitBar.Hide()
	p.wait.Show()
	p.sift()
	p.OnCompany(p.subject.at, p.reach())
}

func (p *Pane) reach() int { return reaches[max(0, p.window.SelectedIndex())] }

// SetCompany shows the collocates of the places that OnCompany was told of.
func (p *Pane) SetCompany(node []text.Span, all []words.Collocate) {
	if p.unit != unitCompany || !slices.Equal(node, p.near.node.at) {
		return // another word was chosen meanwhile
	}
	p.near.all = all
	p.wait.Hide()
	p.against.SetText(fmt.Sprintf(look.T("words.company.of"), p.near.node.name, len(node)))
	p.sift()
}

// showNear shows the node where it has a collocate near.
func (p *Pane) showNear(c *words.Collocate) {
	node := p.view.near.node
	at := make([]text.Span, 0, len(c.At))
	for _, i := range c.At {
		at = append(at, node.at[i])
	}
	if p.doc != nil {
		p.here.show(p.doc, at, node.name+" … "+c.Text)
	}
}

func siftCompany(ctx context.Context, all []words.Collocate, terms map[string]bool, match func(string) bool, only bool, order column) (shown []int, top float64) {
	for i := range all {
		if ctx.Err() != nil {
			return nil, 0
		}
		if (!only || terms[all[i].Text]) && match(all[i].Text) {
			shown = append(shown, i)
			top = max(top, all[i].LogDice)
		}
	}
	by := map[column]func(c *words.Collocate) float64{
		colCount:    func(c *words.Collocate) float64 { return float64(c.N) },
		colTogether: func(c *words.Collocate) float64 { return float64(c.Together()) },
		colMI:       func(c *words.Collocate) float64 { return c.MI },
	}[order]
	switch {
	case order == colWord:
		byWord(shown, func(i int) string { return all[i].Text })
	case by != nil:
		sort.SliceStable(shown, func(a, b int) bool { return by(&all[shown[a]]) > by(&all[shown[b]]) })
	}
	return shown, top
}
