package gui

import (
	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/palette"
)

// openPalette shows the line that finds every action, heading and indicator.
func (w *Window) openPalette() {
	var items []palette.Item
	var walk func(menu string, list []*fyne.MenuItem)
	walk = func(menu string, list []*fyne.MenuItem) {
		for _, m := range list {
			switch {
			case m.IsSeparator || m.Disabled:
			case m.ChildMenu != nil:
				walk(m.Label, m.ChildMenu.Items)
			case m.Action != nil:
				name := m.Label
				if menu != "" {
					name = menu + "　" + name
				}
				items = append(items, palette.Item{Name: name, Kind: look.T("palette.action"), Do: m.Action})
			}
		}
	}
	for _, m := range w.menu().Items {
		walk("", m.Items)
	}
	if w.doc != nil {
		for _, a := range w.doc.Articles {
			for i := range a.Blocks {
				if b := &a.Blocks[i]; b.Kind == doc.Heading || b.Kind == doc.Title {
					items = append(items, palette.Item{Name: w.doc.Text(b.Span), Kind: look.T("palette.heading"), Do: func() {
						w.visit()
						w.show(tabReading)
						w.reading.ScrollTo(b.Start)
						w.visit()
					}})
				}
			}
		}
		seen := map[string]bool{}
		for i := range w.doc.Figures {
			if name := w.doc.Figures[i].Indicator; !seen[name] {
				seen[name] = true
				items = append(items, palette.Item{Name: name, Kind: look.T("palette.indicator"), Do: func() { w.GoToFigure(i) }})
			}
		}
	}
	palette.Show(w.win.Canvas(), items, look.T("palette.hint"))
}
