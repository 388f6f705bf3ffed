package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/about"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/own"
)

// ownSize is that of the form; it fits the smallest window.
var ownSize = fyne.NewSize(640, 440)

// editOwn shows what the document in front is as a whole, to be edited.
func (w *notesView) editOwn() {
	p := w.front()
	if w.doc() == nil || p.Entry == nil {
		return
	}
	f := own.New(about.Of(w.doc()), p.Entry.Own, func() { w.over.Dismiss() })
	d := dialog.NewCustomWithoutButtons(look.T("own.data"), container.NewVScroll(f.Content), w.win)
	ok := look.NewAnswer(look.T("ok"), func() {
		said, err := f.Own()
		if err != nil {
			return
		}
		d.Hide()
		w.session.Edit(p, "undo.own", func(e *store.Entry) { e.Own = said })
	})
	ok.Importance = widget.HighImportance
	f.OnChanged = func(right bool) {
		if right {
			ok.Enable()
		} else {
			ok.Disable()
		}
	}
	d.SetButtons([]fyne.CanvasObject{look.NewAnswer(look.T("cancel"), d.Hide), ok})
	d.Resize(ownSize)
	w.over.Ask(d, nil)
	before := f.Said()
	w.over.Guard(func() bool { return f.Said() != before })
	f.Focus(w.win.Canvas())
}
