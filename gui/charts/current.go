package charts

import (
	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core/chart"
)

// Current is the chart that the reader looks at: the one with the keyboard,
// else the first that is mostly in sight.
func (p *Pane) Current() (chart.Model, bool) {
	if v := p.inSight(); v != nil {
		return *v.model, true
	}
	return chart.Model{}, false
}

func (p *Pane) inSight() *view {
	for _, v := range p.views {
		if v.focused {
			return v
		}
	}
	for _, v := range p.views {
		if v.Position().Y+v.Size().Height/2 >= p.scroll.Offset.Y {
			return v
		}
	}
	return nil
}

// Focus gives the keyboard of canvas c to the chart that the reader looks at.
func (p *Pane) Focus(c fyne.Canvas) {
	if v := p.inSight(); v != nil {
		c.Focus(v)
	}
}
