package gui

import (
	"context"
	"sync"
	"sync/atomic"

	"github.com/wenshu-app/wenshu/core/segment"
	"github.com/wenshu-app/wenshu/core/text"
)

// A dictionary cuts text into words. The first worker that asks loads it, once
// for all: it takes tens of megabytes. Cutting only reads it.
type dictionary struct {
	counting sync.Mutex // one text is counted at a time
	once     sync.Once
	err      error
	words    atomic.Pointer[segment.Segmenter]
}

// load returns the dictionary, and is slow where it is not there yet.
func (x *dictionary) load() (*segment.Segmenter, error) {
	x.once.Do(func() {
		s, err := segment.New()
		if x.err = err; err == nil {
			x.words.Store(s)
		}
	})
	return x.words.Load(), x.err
}

// with counts with the dictionary, when no other text is counted.
func (x *dictionary) with(do func(cut func(string) []text.Span) error) error {
	x.counting.Lock()
	defer x.counting.Unlock()
	s, err := x.load()
	if err != nil {
		return err
	}
	return do(s.Words)
}

// cut returns the words of a run, none while the dictionary is not there.
func (x *dictionary) cut(run string) []text.Span {
	if s := x.words.Load(); s != nil {
		return s.Words(run)
	}
	return nil
}

// needWords loads the dictionary in the background when the pointer first goes
// down in the text: a double click wants words, and the start of the program
// does not. Without it a double click takes the whole run; came
// is told when the words are there.
func (w *wordsView) needWords(came func()) {
	if w.dictionary.words.Load() == nil {
		w.runner.Go(func(context.Context) { _, _ = w.dictionary.load() }, came)
	}
}
