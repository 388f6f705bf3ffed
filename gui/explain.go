package gui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/relate"
	"github.com/wenshu-app/wenshu/gui/card"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/settings"
	"github.com/wenshu-app/wenshu/gui/task"
)

// An explainer finds in the background how one figure was read. It holds the
// last answer; asking for another figure ends the work on the one before.
type explainer struct {
	runner  *task.Runner
	doc     *doc.Document
	figure  int
	choices []relate.Choice
	ready   bool
}

// ask calls use with the choices that made figure i of d, at once where they
// are known. use is not called if another figure is asked for meanwhile.
func (e *explainer) ask(d *doc.Document, i int, use func([]relate.Choice)) {
	if e.knows(d, i) {
		use(e.choices)
		return
	}
	e.doc, e.figure, e.choices, e.ready = d, i, nil, false
	var choices []relate.Choice
	e.runner.Run("", func(ctx context.Context, _ *progress.Counter) error {
		var err error
		choices, err = relate.Explain(ctx, d, i)
		return err
	}, func(err error) {
		if err == nil {
			e.choices, e.ready = choices, true
			use(choices)
		}
	})
}

func (e *explainer) knows(d *doc.Document, i int) bool { return e.ready && e.doc == d && e.figure == i }

// forget ends the work and lets go of the document.
func (e *explainer) forget() {
	e.runner.Cancel()
	e.doc, e.choices, e.ready = nil, nil, false
}

// whyUnder puts how figure i was read under its card, behind a switch. What is
// closed is not looked for.
func (w *cardView) whyUnder(i int, p look.Palette) fyne.CanvasObject {
	open := w.settings.Values().Why
	body := container.NewStack()
	head := look.NewButton(look.T("why"), nil).Plain()
	head.Drops = true
	const edge = 4 // of the card
	box := container.New(layout.NewCustomPaddedVBoxLayout(2), container.New(layout.NewCustomPaddedLayout(0, 0, edge-2, edge), container.NewHBox(head)), body)
	inset := layout.NewCustomPaddedLayout(0, look.Gap, edge, edge)
	show := func() {
		if !open {
			body.Objects = nil
			body.Hide()
			w.cardGrew()
			return
		}
		d := w.doc()
		w.why.ask(d, i, func(choices []relate.Choice) {
			if w.whyBody != body {
				return
			}
			if choices = card.Standing(&d.Figures[i], choices); len(choices) == 0 {
				box.Hide() // a number of a table: there was nothing to choose
			} else {
				body.Objects = []fyne.CanvasObject{container.New(inset, card.Choices(choices, p))}
				body.Show()
			}
			w.cardGrew()
			w.trace("explained")
		})
	}
	head.Do = func() {
		open = !open
		w.settings.Change(func(v *settings.Values) { v.Why = open })
		show()
	}
	w.whyBody = body
	if open {
		show()
	}
	return box
}

// cardGrew gives the card the room that it needs now.
func (w *cardView) cardGrew() {
	if w.shown == nil {
		return
	}
	w.cardHeight() // lays the new lines out
	w.inspector.Refresh()
	w.side.Refresh()
}
