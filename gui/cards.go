package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"github.com/wenshu-app/wenshu/gui/card"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
)

// A cardView shows the card of the figure that is looked at, and what can be
// done with it.
type cardView struct {
	*desk
	side      *fyne.Container // the panes and the inspector
	inspector *fyne.Container
	shown     fyne.CanvasObject // the card in it
	why       explainer         // of its figure
	whyBody   *fyne.Container   // where that is told
	foot      fyne.CanvasObject // what can be done with its figure
	on        int               // the tab that it was shown on
	doubt     explainer         // of the figure that is corrected

	text    *textView
	figures *figuresView
	charts  *chartsView
	orig    *originalView
}

// build makes the place of the card.
func (w *cardView) build() {
	w.why.runner, w.doubt.runner = w.runner.Branch(nil), w.runner.Branch(nil)
	w.inspector = container.NewStack()
	w.inspector.Hide()
}

// beside sets the card beside the panes.
func (w *cardView) beside(panes fyne.CanvasObject) fyne.CanvasObject {
	w.side = container.New(sideLayout{w.cardHeight, w.floatCard, w.chosenLines}, panes, w.inspector)
	return w.side
}

// forget ends what is looked for.
func (w *cardView) forget() {
	w.why.forget()
	w.doubt.forget()
}

// Changed is for the window.
func (w *cardView) Changed(e session.Event) {
	if e.Kind == session.Fronted || e.Kind == session.Built && e.Again {
		w.again()
	}
}

// again makes the card anew, where it was and as far as it was in sight.
func (w *cardView) again() {
	on := w.on
	w.showCard(w.front().Card)
	w.on = on
	w.roomForCard()
}

// Restyle is for the window.
func (w *cardView) Restyle(look.Palette) {
	if w.front().Card >= 0 {
		w.again()
	}
}

// Retell is for the window.
func (w *cardView) Retell() { w.again() }

// showCard puts a figure into the inspector; -1 closes it.
func (w *cardView) showCard(i int) {
	w.front().Card = i
	if !w.isFigure(i) {
		w.front().Card = -1
		w.orig.lightFigure(-1)
		w.inspector.Hide()
		w.inspector.Objects = nil
		w.why.forget()
		w.side.Refresh()
		return
	}
	w.on = w.nav.tabs.SelectedIndex()
	w.figures.pane.SelectFigure(i)
	w.orig.lightFigure(i)
	actions := w.figureActions(i)
	p := w.palette()
	w.shown = nil // while its parts are made
	w.shown = container.NewVBox(card.New(w.doc(), i, p, look.CardWidth-4*look.Gap, actions), w.cutout(i), w.whyUnder(i, p))
	w.foot = card.Foot(actions)
	w.inspector.Objects = []fyne.CanvasObject{container.NewStack(w.cardGround(p, false)), container.NewPadded(container.New(footed{w.shown}, container.NewVScroll(w.shown), w.foot))}
	w.inspector.Show()
	w.inspector.Refresh()
	w.side.Refresh()
}

// figureActions is what can be done with figure i of the document in front.
func (w *cardView) figureActions(i int) card.Actions {
	return card.Actions{
		Chart:    func() { w.charts.toChart(i) },
		Sentence: func() { w.nav.GoToFigure(i) },
		Copy:     func() { w.copied(figureText(w.doc(), i)) },
		Cite:     func() { w.copied(w.text.quote(w.doc().Figures[i].Sentence)) },
		Correct:  func() { w.correct(i) },
		Close:    func() { w.over.HideTip(); w.showCard(-1) },
		Tip:      w.over.Tip,
	}
}

// cardGround lies under the card in the inspector: a panel behind one line
// beside the panes, or what floats over them.
func (w *cardView) cardGround(p look.Palette, floats bool) fyne.CanvasObject {
	if floats {
		return look.Floating(p)
	}
	line := canvas.NewRectangle(p.Rule)
	line.SetMinSize(fyne.NewSize(1, 1))
	return container.NewBorder(nil, nil, line, nil, canvas.NewRectangle(p.Panel))
}

// floatCard tells the card whether it floats.
func (w *cardView) floatCard(floats bool) {
	if w.shown == nil || len(w.inspector.Objects) == 0 {
		return
	}
	host := w.inspector.Objects[0].(*fyne.Container)
	if _, was := host.Objects[0].(*canvas.Rectangle); was != floats {
		host.Objects[0] = w.cardGround(w.palette(), floats)
		host.Refresh()
	}
}

// roomForCard takes a card that floats out of the way when another tab comes,
// which it says nothing of, and brings it back on the tab that it was shown on.
func (w *cardView) roomForCard() {
	hidden := w.front().Card < 0 || w.shown == nil || w.side.Size().Width < beside && w.nav.tabs.SelectedIndex() != w.on
	if w.inspector.Hidden != hidden {
		w.inspector.Hidden = hidden
		w.side.Refresh()
	}
}

// chosenLines is where the lines of the figure in the card are, from the top of
// the panes; false if they are not in view.
func (w *cardView) chosenLines() (top, bottom float32, ok bool) {
	if !w.isFigure(w.front().Card) || !w.nav.at(tabReading) {
		return 0, 0, false
	}
	f := w.doc().Figures[w.front().Card]
	first, in := w.text.pane.Where(f.Start)
	last, also := w.text.pane.Where(max(f.Start, f.End-1))
	d := fyne.CurrentApp().Driver()
	y := d.AbsolutePositionForObject(w.text.pane).Y - d.AbsolutePositionForObject(w.side).Y
	half := w.lineHeight()/2 + look.Gap
	return y + first.Y - half, y + last.Y + half, in || also
}

// cardHeight is the height of the card that is shown, with its foot. How the
// figure was read comes later and is scrolled to: a card that floats must not
// move under the eyes.
func (w *cardView) cardHeight() float32 {
	if w.shown == nil {
		return 0
	}
	width := float32(look.CardWidth - 4*look.Gap)
	for range 2 { // wrapped text knows its height once it has a width
		w.shown.Resize(fyne.NewSize(width, w.shown.MinSize().Height))
	}
	why := float32(0)
	if w.whyBody.Visible() {
		why = w.whyBody.MinSize().Height
	}
	return w.shown.MinSize().Height - why + w.foot.MinSize().Height + 4*look.Gap
}

// showHover shows the card of a figure beside the pointer, below what it
// speaks of or, where there is no room, above.
func (w *cardView) showHover(i int, abs fyne.Position) {
	if !w.isFigure(i) || i == w.front().Card && w.inspector.Visible() {
		return
	}
	w.over.Hover(card.New(w.doc(), i, w.palette(), look.CardWidth, card.Actions{}), abs, w.lineHeight())
}
