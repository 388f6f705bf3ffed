package gui

import (
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/gui/card"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/palette"
	"github.com/wenshu-app/wenshu/gui/session"
	"github.com/wenshu-app/wenshu/gui/settings"
)

// openPalette shows the line that finds every action, heading and indicator.
// The actions are there at once; a long document's headings and indicators are
// gathered in the background.
func (w *keys) openPalette() {
	palette.Show(w.win.Canvas(), palette.Options{
		First:   w.actions(),
		More:    w.destinations(),
		Recent:  w.settings.Values().Used,
		Palette: w.palette(),
		Run:     w.runner.Go,
		OnUse:   func(name string) { w.settings.Change(func(v *settings.Values) { v.Use(name) }) },
	})
}

// actions are the commands as the palette lists them.
func (w *keys) actions() []palette.Item {
	var items []palette.Item
	for _, e := range w.table.Entries() {
		items = append(items, palette.Item{Name: e.Name, Kind: look.T("palette.action"), Key: e.Keys, Do: e.Run})
	}
	return items
}

// destinations gathers the headings and the indicators of the document that is
// shown, away from the widgets.
func (w *keys) destinations() func() []palette.Item {
	d := w.doc()
	if d == nil {
		return nil
	}
	heading, indicator := look.T("palette.heading"), look.T("palette.indicator")
	text, figures := w.session.Holder(session.OfText), w.session.Holder(session.OfFigures)
	return func() []palette.Item {
		var items []palette.Item
		for i := range d.Articles {
			a := &d.Articles[i]
			heads := a.Heads(d.Body)
			for k, b := range a.Blocks {
				h, stopped := heads[k]
				if b.Kind == doc.Heading || b.Kind == doc.Title {
					h.Span = b.Span
				} else if !stopped {
					continue
				}
				items = append(items, palette.Item{Name: d.Text(h.Span), Kind: heading, Do: text(func() { w.nav.goToPlace(h.Start) })})
			}
		}
		seen := map[string]bool{"": true}
		for i := range d.Figures {
			if name := d.Figures[i].Indicator; !seen[name] {
				seen[name] = true
				items = append(items, palette.Item{Name: card.Named(name, d.Figures[i].Key), Kind: indicator, Do: figures(func() { w.nav.GoToFigure(i) })})
			}
		}
		return items
	}
}
