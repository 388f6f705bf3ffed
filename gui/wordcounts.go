package gui

import (
	"context"

	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/words"
)

// countGrams counts the rows of words of the document in the background.
func (w *wordsView) countGrams() {
	x := &w.lexis
	d := x.counted
	if d == nil {
		return
	}
	var list words.List
	var err error
	w.runner.Go(func(ctx context.Context) {
		err = w.dictionary.with(func(cut func(string) []text.Span) (err error) {
			list, err = words.Grams(ctx, d.Body, cut)
			return err
		})
	}, func() {
		if err == nil && x.counted == d {
			w.pane.SetGrams(list)
			w.trace("phrases")
		}
	})
}

// countCompany counts the words near some places of the document, in the
// background.
func (w *wordsView) countCompany(node []text.Span, window int) {
	d, list := w.lexis.counted, w.pane.List()
	if d == nil {
		return
	}
	var near []words.Collocate
	var err error
	w.runner.Go(func(ctx context.Context) {
		err = w.dictionary.with(func(cut func(string) []text.Span) (err error) {
			near, err = words.Collocates(ctx, d.Body, node, list, window, cut)
			return err
		})
	}, func() {
		if err == nil && w.lexis.counted == d {
			w.pane.SetCompany(node, near)
			w.trace("collocates")
		}
	})
}
