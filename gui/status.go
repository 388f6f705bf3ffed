package gui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// statusWidgets are the line under the panes.
type statusWidgets struct {
	place      *widget.Label
	count      *tapLabel
	legend     *tapLabel
	working    *widget.Label
	statusLine *fyne.Container
	progress   *widget.ProgressBar
	stop       *widget.Button
}

// statusBar is the line under the panes: the place in the text, the work that
// goes on, how much was found and mended.
func (w *frame) statusBar() fyne.CanvasObject {
	quiet := func() *widget.Label {
		l := widget.NewLabel("")
		l.Importance = widget.LowImportance
		l.SizeName = theme.SizeNameCaptionText
		l.Truncation = fyne.TextTruncateEllipsis
		return l
	}
	w.place = quiet()
	w.count, w.working = newTapLabel(quiet, func() { w.nav.show(tabRepairs) }), quiet()
	w.legend = newTapLabel(quiet, w.keys.showLegend)
	w.count.Truncation, w.working.Truncation = fyne.TextTruncateOff, fyne.TextTruncateOff
	w.progress = widget.NewProgressBar()
	w.progress.TextFormatter = func() string { return "" }
	w.stop = widget.NewButton("", w.session.Cancel)
	w.stop.Importance = widget.LowImportance
	w.working.Hide()
	w.progress.Hide()
	w.stop.Hide()
	bar := container.NewGridWrap(fyne.NewSize(120, 20), w.progress)
	right := container.NewHBox(w.working, container.NewCenter(bar), w.stop, w.count, w.legend)
	w.statusLine = container.NewBorder(nil, nil, nil, right, w.place)
	return container.NewVBox(widget.NewSeparator(), w.statusLine)
}

// onProgress shows how far background work has come.
func (w *frame) onProgress(name, stage string, done, total int64) {
	if name == "" {
		w.counts()
		w.working.Hide()
		w.progress.Hide()
		w.stop.Hide()
		return
	}
	text := name
	if s := stageName(stage); s != "" {
		text += " · " + s
	}
	if total > 0 {
		text += "　" + farText(min(done, total), total)
	}
	appears := w.working.Hidden
	w.working.SetText(text)
	w.stop.SetText(look.T("cancel"))
	w.working.Show()
	w.stop.Show()
	if total > 0 {
		w.progress.Max = float64(total)
		w.progress.SetValue(float64(min(done, total)))
		w.progress.Show()
	} else {
		w.progress.Hide()
	}
	if appears { // room is made for it: while nothing else changes, nobody else does
		w.statusLine.Refresh()
	}
}

// farText says how far work on so many bytes has come.
func farText(done, total int64) string {
	if total < 1<<20 {
		return fmt.Sprintf("%d%%", 100*done/total)
	}
	return fmt.Sprintf("%.1f / %.1f MB", float64(done)/(1<<20), float64(total)/(1<<20))
}

func stageName(stage string) string {
	switch stage {
	case "open":
		return look.T("stage.open")
	case "engine":
		return look.T("stage.engine")
	case "pages":
		return look.T("stage.pages")
	case "decode":
		return look.T("stage.decode")
	case "repair":
		return look.T("stage.repair")
	case "structure":
		return look.T("stage.structure")
	case "figures":
		return look.T("stage.figures")
	}
	return ""
}

// counts shows how many figures there are and what was mended.
func (w *frame) counts() {
	switch {
	case w.doc() == nil:
		w.count.SetText("")
	case !w.front().Found() && w.front().Finding():
		w.count.SetText(look.T("status.finding"))
	case !w.front().Found():
		w.count.SetText(look.T("status.stopped"))
	default:
		w.count.SetText(fmt.Sprintf(look.T("status.mended"), mended(w.doc())) + "　" + fmt.Sprintf(look.T("status.figures"), len(w.doc().Figures)))
	}
}
