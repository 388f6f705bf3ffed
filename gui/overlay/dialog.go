package overlay

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// Ask shows a dialog. While it is there the shortcuts of the window wait: what it
// asks about must not be closed under it. Esc dismisses it. A dialog that it is
// shown over comes back. closed, which may be nil, is called when it has gone.
func (l *Layer) Ask(d dialog.Dialog, closed func()) {
	l.HideTip()
	l.HideHover()
	below, words := l.modal, l.unwritten
	if !l.Waits() {
		below, words = nil, nil
	}
	l.modal, l.unwritten = d, nil
	d.SetOnClosed(func() {
		if l.modal == d {
			if l.modal, l.unwritten = below, words; below == nil {
				l.OnClosed()
			}
		}
		if closed != nil {
			closed()
		}
	})
	d.Show()
}

// Asks reports whether d is the dialog that is shown.
func (l *Layer) Asks(d dialog.Dialog) bool { return l.modal == d && d != nil }

// Guard has unwritten tell whether words in the dialog that is shown are nowhere
// else.
func (l *Layer) Guard(unwritten func() bool) { l.unwritten = unwritten }

// Unwritten reports whether words in a dialog would be lost with it.
func (l *Layer) Unwritten() bool { return l.Waits() && l.unwritten != nil && l.unwritten() }

// Form is a dialog with a form in it, which keep takes.
func (l *Layer) Form(title string, content fyne.CanvasObject, keep func()) *dialog.CustomDialog {
	var d *dialog.CustomDialog
	ok := look.NewAnswer(look.T("ok"), func() {
		d.Hide()
		keep()
	})
	ok.Importance = widget.HighImportance
	d = dialog.NewCustomWithoutButtons(title, content, l.win)
	d.SetButtons([]fyne.CanvasObject{look.NewAnswer(look.T("cancel"), func() { d.Hide() }), ok})
	return d
}

// Waits reports whether a dialog of ours is there. One of the system's is no
// overlay, and locks the window by itself.
func (l *Layer) Waits() bool { return l.modal != nil && l.win.Canvas().Overlays().Top() != nil }

// Dismiss takes the dialog that is shown away and reports whether one was.
func (l *Layer) Dismiss() bool {
	if !l.Waits() {
		return false
	}
	l.modal.Dismiss()
	return true
}

// Drop shows a menu under o, within the window.
func (l *Layer) Drop(o fyne.CanvasObject, items []*fyne.MenuItem) {
	l.HideTip()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	m := widget.NewPopUpMenu(fyne.NewMenu("", items...), l.win.Canvas())
	x := max(4, min(at.X, l.win.Canvas().Size().Width-m.MinSize().Width-4))
	m.ShowAtPosition(fyne.NewPos(x, at.Y+o.Size().Height))
}

// Menu shows a menu at a place of the window.
func (l *Layer) Menu(items []*fyne.MenuItem, at fyne.Position) {
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), l.win.Canvas(), at)
}
