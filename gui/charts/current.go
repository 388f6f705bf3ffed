package charts

import "github.com/wenshu-app/wenshu/core/chart"

// Current is the chart that the reader looks at: the one with the keyboard,
// else the first that is mostly in sight.
func (p *Pane) Current() (chart.Model, bool) {
	for _, v := range p.views {
		if v.focused {
			return *v.model, true
		}
	}
	y := p.scroll.Offset.Y
	for _, v := range p.views {
		if v.Position().Y+v.Size().Height/2 >= y {
			return *v.model, true
		}
	}
	return chart.Model{}, false
}
