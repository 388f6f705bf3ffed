package charts

import (
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// An exportButton exports its chart. It comes into sight when the keyboard
// reaches it.
type exportButton struct {
	widget.Button
	view *view
}

func newExportButton(v *view) *exportButton {
	b := &exportButton{view: v}
	b.ExtendBaseWidget(b)
	b.Text, b.Icon, b.Importance = v.pane.words.Export, theme.DownloadIcon(), widget.LowImportance
	b.OnTapped = func() {
		if v.pane.OnExport != nil {
			v.pane.OnExport(*v.model)
		}
	}
	return b
}

// FocusGained is for Fyne.
func (b *exportButton) FocusGained() {
	b.Button.FocusGained()
	b.view.pane.revealFoot(b.view)
}

// AccessibilityLabel says which chart is exported.
func (b *exportButton) AccessibilityLabel() string {
	return b.view.pane.words.Export + ": " + b.view.model.Title
}
