package gui

import (
	"context"

	"github.com/wenshu-app/wenshu/core/search"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/words"
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

// countWords counts the words of the document in the background, once its tab
// is looked at.
func (w *Window) countWords() {
	if w.doc == nil || w.tabs.SelectedIndex() != tabWords || w.counted == w.doc.Body {
		return
	}
	body := w.doc.Body
	w.counted = body
	w.wordlist.Busy()
	var list words.List
	w.runner.Draw(func(ctx context.Context) {
		if s, err := search.New(); err == nil {
			list, _ = words.Count(ctx, body, s.Words)
		}
	}, func() {
		if w.counted == body {
			w.wordlist.SetList(list, body)
			w.trace("words")
		}
	})
}
