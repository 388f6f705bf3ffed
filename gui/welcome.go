package gui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/whole"
	"github.com/wenshu-app/wenshu/docs"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/settings"
	"github.com/wenshu-app/wenshu/gui/welcome"
)

// newWelcome makes the cards of a first start.
func (w *Window) newWelcome() *welcome.Strip {
	s := welcome.New()
	s.OnClose = func() {
		w.settings.Change(func(v *settings.Values) { v.Welcome = false })
		w.page.Refresh()
	}
	s.OnResize = func() { w.runner.Do(w.page.Refresh) }
	return s
}

// FirstStart shows what can be done here to a reader who has opened nothing yet
// and has not put the cards away.
func (w *Window) FirstStart() {
	if v := w.settings.Values(); v.Welcome && len(v.Recent) == 0 {
		w.showWelcome()
	}
}

// showWelcome shows the cards over the text, in the language and the colours in
// use.
func (w *Window) showWelcome() {
	w.show(tabReading)
	w.welcome.Show(w.palette(),
		welcome.Card{Sign: look.SignPin, Title: look.T("welcome.figure"), How: look.T("welcome.figure.how"), Act: look.T("figure.next"), Do: func() { w.step(+1) }},
		welcome.Card{Sign: look.SignUpward, Title: look.T("welcome.chart"), How: look.T("welcome.chart.how"), Act: look.T("welcome.chart.do"), Do: func() { w.turnTo(tabCharts) }},
		welcome.Card{Sign: look.SignOpen, Title: look.T("welcome.open"), How: look.T("welcome.open.how"), Act: look.T("open"), Do: w.openDialog})
	w.page.Refresh()
}

// rewelcome shows the cards again where they are shown: the language or the
// colours changed.
func (w *Window) rewelcome() {
	if w.welcome.Box.Visible() {
		w.showWelcome()
	}
}

// openGuide opens the guide in a tab, as a document like others. It is kept with
// those that the program makes, anew after every update.
func (w *Window) openGuide() {
	if w.made == "" {
		w.over.Say(look.T("paste.nowhere"))
		return
	}
	name, text := docs.Guide(look.Speaks() == look.English)
	path := filepath.Join(w.made, name)
	w.runner.Run(look.T("guide"), func(_ context.Context, _ *progress.Counter) error {
		if err := os.MkdirAll(w.made, 0o700); err != nil {
			return fmt.Errorf("keep the guide: %w", err)
		}
		return whole.WriteBytes(path, whole.Private, text)
	}, func(err error) {
		if err != nil {
			w.trace("guide: " + err.Error())
			w.over.Say(fmt.Sprintf(look.T("paste.failed"), unwritten(err)))
			return
		}
		w.Open(path)
	})
}
