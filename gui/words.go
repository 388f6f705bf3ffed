package gui

import (
	"context"

	"github.com/wenshu-app/wenshu/core/search"
	"github.com/wenshu-app/wenshu/core/text"
)

// needWords loads the dictionary in the background when the pointer first goes
// down in the text: a double click wants words, and the start of the program
// does not.
func (w *Window) needWords() {
	if w.loading {
		return
	}
	w.loading = true
	var s *search.Segmenter
	w.runner.Draw(func(context.Context) {
		// without its dictionary a double click takes the whole run, as before
		s, _ = search.New()
	}, func() { w.segmenter = s })
}

// cutWords returns the words of a run, none while the dictionary is loading.
func (w *Window) cutWords(run string) []text.Span {
	if w.segmenter == nil {
		return nil
	}
	return w.segmenter.Words(run)
}
