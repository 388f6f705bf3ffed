package gui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// restyle gives the panes the colours, font and size that are chosen.
func (w *Window) restyle() {
	p := w.palette()
	w.ground.FillColor = p.Ground
	w.ground.Refresh()
	w.start.fill()
	w.setPage()
	w.finder.SetPalette(p)
	w.paperBar.SetPalette(p)
	w.wordlist.SetPalette(p)
	w.mend.pane.SetPalette(p)
	w.orig.pane.SetPalette(p)
	w.notebook.SetPalette(p)
	w.figures.SetPalette(p)
	w.many.SetPalette(p)
	w.split.SetRule(p.Rule)
	if w.charts != nil {
		w.charts.SetStyle(w.drawStyle())
	}
	w.readNotes()
	w.rewelcome()
	if w.front().Card >= 0 {
		w.showCard(w.front().Card)
	}
	w.over.HideHover()
}

func (w *Window) showAbout() {
	text := widget.NewLabel(strings.TrimSpace(look.T("app")+" "+w.version) + "\n" + look.T("about.text"))
	text.Wrapping = look.Wrapping()
	d := dialog.NewCustom(look.T("about"), look.T("close"), text, w.win)
	d.Resize(fyne.NewSize(460, 220))
	w.over.Ask(d, nil)
}
