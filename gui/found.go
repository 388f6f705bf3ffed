package gui

import (
	"context"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/finder"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
	"github.com/wenshu-app/wenshu/gui/settings"
)

// aroundHit is how many characters the list shows on either side of a place.
const aroundHit = 60

// build connects the search bar, and gives it its history and its list.
func (w *findView) build() {
	w.bar.OnQuery, w.bar.OnStep, w.bar.OnClose = w.search, w.stepHit, w.closeFind
	w.bar.SetHistory(w.settings.Values().Finds)
	w.bar.OnHistory = func(q []string) { w.settings.Change(func(v *settings.Values) { v.Finds = q }) }
	w.bar.OnList = func(bool) {
		w.text.makeRoom()
		if w.seek.at >= 0 { // not under the list
			w.text.pane.Reveal(w.seek.hits[w.seek.at].Start)
		}
		w.listHits()
	}
	w.bar.OnSelection = w.findSelection
	w.bar.OnPlace = w.toHit
	w.bar.OnTip = w.over.Tip
	w.bar.OnKey = w.key
}

// findSelection looks for what is selected in the text, over line breaks too.
func (w *findView) findSelection() {
	_, s := w.text.pane.Selected()
	if s = strings.Join(strings.Fields(s), " "); s == "" || len(s) > 600 {
		w.over.Say(look.T("find.unselected"))
		return
	}
	w.bar.Open(w.win.Canvas(), s)
}

// toHit goes to one of the places that were found.
func (w *findView) toHit(i int) {
	if i < 0 || i >= len(w.seek.hits) {
		return
	}
	w.nav.leap(func() {
		w.seek.at = i
		w.showHit()
	})
}

// listHits fills the list of places, if it is shown.
func (w *findView) listHits() {
	if !w.bar.Listing() || w.doc() == nil {
		return
	}
	body, hits := w.doc().Body, w.seek.hits
	var places []finder.Place
	w.runner.Go(func(context.Context) { places = placesOf(body, hits) }, w.session.While(session.OfText, func() {
		if sameHits(w.seek.hits, hits) { // else something else is looked for
			w.bar.SetPlaces(places, len(hits))
		}
	}))
}

// sameHits reports whether two lists of hits are one.
func sameHits(a, b []text.Span) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// placesOf cuts the first hits out of the text with the words around them, no
// further than their paragraph.
func placesOf(body string, hits []text.Span) []finder.Place {
	out := make([]finder.Place, 0, min(len(hits), finder.MaxPlaces))
	for _, h := range hits[:min(len(hits), finder.MaxPlaces)] {
		from, to := h.Start, h.End
		for n := 0; n < aroundHit && from > 0; n++ {
			r, size := utf8.DecodeLastRuneInString(body[:from])
			if r == '\n' {
				break
			}
			from -= size
		}
		for n := 0; n < aroundHit && to < len(body); n++ {
			r, size := utf8.DecodeRuneInString(body[to:])
			if r == '\n' {
				break
			}
			to += size
		}
		one := func(s string) string { return strings.ReplaceAll(s, "\n", " ") }
		out = append(out, finder.Place{Left: body[from:h.Start], Match: one(h.Of(body)), Right: body[h.End:to]})
	}
	return out
}

// nextHit is for F3: with Shift the place before; with the bar closed, it is
// opened again.
func (w *findView) nextHit() {
	if !w.bar.Visible() && w.bar.Query() != "" && w.doc() != nil {
		w.nav.show(tabReading)
		w.bar.Show()
		w.text.makeRoom()
		w.search(w.bar.Query())
		return
	}
	by := +1
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0 {
		by = -1
	}
	w.stepHit(by)
}
