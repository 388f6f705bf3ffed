package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// showHelp shows every key on one sheet.
func (w *Window) showHelp() {
	sheet := func(title string, rows [][2]string) fyne.CanvasObject {
		grid := container.New(layout.NewFormLayout())
		for _, r := range rows {
			keys := widget.NewLabelWithStyle(r[0], fyne.TextAlignTrailing, fyne.TextStyle{Bold: true})
			grid.Add(keys)
			grid.Add(widget.NewLabel(r[1]))
		}
		return container.NewVBox(widget.NewLabelWithStyle(title, fyne.TextAlignLeading, fyne.TextStyle{Bold: true}), grid)
	}
	left := sheet(look.T("help.reading"), [][2]string{
		{"Space  PgUp  PgDn  ← →", look.T("key.page")}, {"↑ ↓", look.T("key.lines")}, {"Home  End", look.T("key.ends")},
		{"[  ]", look.T("key.headings")}, {"n  p", look.T("key.figures")}, {"c  Enter", look.T("key.chart")}, {"Shift + ← → ↑ ↓", look.T("key.select")},
		{"Ctrl C", look.T("key.copy")}, {"Ctrl A", look.T("key.article")}, {"Esc", look.T("key.escape")}})
	right := sheet(look.T("help.window"), [][2]string{
		{"Ctrl O", look.T("key.open")}, {"Ctrl 1 — 5", look.T("key.tabs")}, {"Ctrl F  /", look.T("key.find")}, {"Enter  F3", look.T("key.hits")}, {"Ctrl K", look.T("key.palette")}, {"Alt ← →", look.T("key.places")},
		{"Ctrl + − 0", look.T("key.size")}, {"Ctrl B", look.T("key.tree")}, {"Tab  ← →  Enter", look.T("key.marks")}, {"Shift ↑ ↓  Ctrl A", look.T("key.rows")}, {"Space  Enter", look.T("key.row")}, {"F1", look.T("key.help")}})
	d := dialog.NewCustom(look.T("help.title"), look.T("close"), container.NewHBox(left, widget.NewSeparator(), right), w.win)
	d.Show()
}
