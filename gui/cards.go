package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"github.com/wenshu-app/wenshu/gui/card"
	"github.com/wenshu-app/wenshu/gui/look"
)

// showCard puts a figure into the inspector; -1 closes it.
func (w *Window) showCard(i int) {
	w.front().Card = i
	if w.doc() == nil || i < 0 || i >= len(w.doc().Figures) {
		w.front().Card = -1
		w.lightFigure(-1)
		w.inspector.Hide()
		w.inspector.Objects = nil
		w.why.forget()
		w.side.Refresh()
		return
	}
	w.figures.SelectFigure(i)
	w.lightFigure(i)
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
func (w *Window) figureActions(i int) card.Actions {
	return card.Actions{
		Chart:    func() { w.toChart(i) },
		Sentence: func() { w.GoToFigure(i) },
		Copy:     func() { w.app.Clipboard().SetContent(figureText(w.doc(), i)); w.over.Say(look.T("copied")) },
		Cite: func() {
			w.app.Clipboard().SetContent(w.quote(w.doc().Figures[i].Sentence))
			w.over.Say(look.T("copied"))
		},
		Correct: func() { w.correct(i) },
		Close:   func() { w.over.HideTip(); w.showCard(-1) },
		Tip:     w.over.Tip,
	}
}

// cardGround lies under the card in the inspector: a panel behind one line
// beside the panes, or what floats over them.
func (w *Window) cardGround(p look.Palette, floats bool) fyne.CanvasObject {
	if floats {
		return look.Floating(p)
	}
	line := canvas.NewRectangle(p.Rule)
	line.SetMinSize(fyne.NewSize(1, 1))
	return container.NewBorder(nil, nil, line, nil, canvas.NewRectangle(p.Panel))
}

// floatCard tells the card whether it floats.
func (w *Window) floatCard(floats bool) {
	if w.shown == nil || len(w.inspector.Objects) == 0 {
		return
	}
	host := w.inspector.Objects[0].(*fyne.Container)
	if _, was := host.Objects[0].(*canvas.Rectangle); was != floats {
		host.Objects[0] = w.cardGround(w.palette(), floats)
		host.Refresh()
	}
}

// roomForCard takes a card that floats out of the way on the tabs that know
// nothing of figures, and brings it back on the others.
func (w *Window) roomForCard() {
	tab := w.tabs.SelectedIndex()
	hidden := w.front().Card < 0 || w.shown == nil || w.side.Size().Width < beside && tab != tabReading && tab != tabCharts && tab != tabFigures
	if w.inspector.Hidden != hidden {
		w.inspector.Hidden = hidden
		w.side.Refresh()
	}
}

// chosenLines is where the lines of the figure in the card are, from the top of
// the panes; false if they are not in view.
func (w *Window) chosenLines() (top, bottom float32, ok bool) {
	if w.doc() == nil || w.front().Card < 0 || w.front().Card >= len(w.doc().Figures) || w.tabs.SelectedIndex() != tabReading {
		return 0, 0, false
	}
	f := w.doc().Figures[w.front().Card]
	first, in := w.reading.Where(f.Start)
	last, also := w.reading.Where(max(f.Start, f.End-1))
	d := fyne.CurrentApp().Driver()
	y := d.AbsolutePositionForObject(w.reading).Y - d.AbsolutePositionForObject(w.side).Y
	half := w.lineHeight()/2 + look.Gap
	return y + first.Y - half, y + last.Y + half, in || also
}

// cardHeight is the height of the card that is shown, with its foot. How the
// figure was read comes later and is scrolled to: a card that floats must not
// move under the eyes.
func (w *Window) cardHeight() float32 {
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
func (w *Window) showHover(i int, abs fyne.Position) {
	if w.doc() == nil || i < 0 || i >= len(w.doc().Figures) || i == w.front().Card && w.inspector.Visible() {
		return
	}
	w.over.Hover(card.New(w.doc(), i, w.palette(), look.CardWidth, card.Actions{}), abs, w.lineHeight())
}

// lineHeight is that of the text that is read.
func (w *Window) lineHeight() float32 {
	s := w.pageStyle()
	return s.TextSize * s.LineHeight
}
