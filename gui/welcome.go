package gui

import (
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
	"github.com/wenshu-app/wenshu/gui/settings"
	"github.com/wenshu-app/wenshu/gui/welcome"
)

// newWelcome makes the cards of a first start.
func (w *textView) newWelcome() *welcome.Strip {
	s := welcome.New()
	s.OnClose = func() {
		w.settings.Change(func(v *settings.Values) { v.Welcome = false })
		w.makeRoom()
	}
	s.OnResize = func() { w.runner.Do(w.page.Refresh) }
	return s
}

// FirstStart shows what can be done here to a reader who has opened nothing yet
// and has not put the cards away.
func (w *Window) FirstStart() {
	if v := w.settings.Values(); v.Welcome && len(v.Recent) == 0 {
		w.text.showWelcome()
	}
}

// showWelcome shows the cards over the text, in the language and the colours in
// use.
func (w *textView) showWelcome() {
	w.nav.show(tabReading)
	if w.greeted = w.front(); w.greeted.Doc == nil {
		w.greeted = nil // the first that comes
	}
	w.greet()
}

// greet fills the cards.
func (w *textView) greet() {
	w.welcome.Show(w.palette(),
		welcome.Card{Icon: look.IconPin, Title: look.T("welcome.figure"), How: look.T("welcome.figure.how"), Act: look.T("figure.next"), Do: func() { w.nav.step(+1) }},
		welcome.Card{Icon: look.IconUpward, Title: look.T("welcome.chart"), How: look.T("welcome.chart.how"), Act: look.T("welcome.chart.do"), Do: func() { w.nav.turnTo(tabCharts) }},
		welcome.Card{Icon: look.IconOpen, Title: look.T("welcome.open"), How: look.T("welcome.open.how"), Act: look.T("open"), Do: w.opens.openDialog})
	w.page.Refresh()
}

// rewelcome shows the cards again where they are shown: the language or the
// colours changed.
func (w *textView) rewelcome() {
	if w.welcome.Box.Visible() {
		w.greet()
	}
}

// endWelcome puts the cards away where a document comes to the front that they
// were not shown over: who opens one needs them no more.
func (w *textView) endWelcome(d *session.Document) {
	switch {
	case !w.welcome.Box.Visible() || d.Doc == nil || d == w.greeted:
	case w.greeted == nil: // they were there before it
		w.greeted = d
	default:
		w.welcome.Close()
	}
}
