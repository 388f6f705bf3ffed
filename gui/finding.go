package gui

import (
	"context"
	"sort"
	"strings"
	"sync"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/find"
	"github.com/wenshu-app/wenshu/core/text"
)

// A seeking is the state of the search in the document that is shown.
type seeking struct {
	index  *lazyIndex
	hits   []text.Span
	at     int // the hit that the reader stands at, -1 for none
	cancel context.CancelFunc
}

// A lazyIndex is the index of a text, made by the first worker that asks.
type lazyIndex struct {
	body string
	once sync.Once
	x    *find.Index
}

func (l *lazyIndex) get() *find.Index {
	l.once.Do(func() { l.x = find.New(l.body) })
	return l.x
}

// indexOf is the index of d, which may not be made yet.
func (w *Window) indexOf(d *doc.Document) *lazyIndex {
	if w.seek.index == nil || w.seek.index.body != d.Body {
		w.seek.index = &lazyIndex{body: d.Body}
	}
	return w.seek.index
}

// longText is how many bytes a text has whose first place is shown before all
// are counted.
const longText = 2 << 20

// openFind shows the search bar: with what is selected, if that is one line.
func (w *Window) openFind() {
	if w.doc() == nil {
		return
	}
	w.show(tabReading)
	query := ""
	if _, s := w.reading.Selected(); s != "" && len(s) < 120 && !strings.Contains(s, "\n") {
		query = s
	}
	if !w.finder.Visible() {
		w.finder.Show()
		w.page.Refresh() // makes room for it
	}
	index := w.indexOf(w.doc())
	w.runner.Draw(func(context.Context) { index.get() }, func() {}) // ready when the first letters are typed
	w.finder.Open(w.win.Canvas(), query)
}

// closeFind ends the search and gives the keyboard back to the text.
func (w *Window) closeFind() {
	w.stopFinding()
	w.seek.hits, w.seek.at = nil, -1
	w.reading.SetHits(nil, -1)
	w.countHits()
	w.finder.Hide()
	w.page.Refresh()
	w.focusTab()
}

func (w *Window) stopFinding() {
	if w.seek.cancel != nil {
		w.seek.cancel()
		w.seek.cancel = nil
	}
}

// search looks for q away from the widgets' goroutine; what still runs for an
// earlier query is given up.
func (w *Window) search(q string) {
	w.stopFinding()
	d := w.doc()
	if d == nil {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	w.seek.cancel = cancel
	index, here := w.indexOf(d), w.reading.Place()
	var hits []text.Span
	w.runner.Draw(func(context.Context) {
		x := index.get()
		if len(d.Body) > longText {
			if first, ok := x.First(ctx, q, here); ok {
				w.runner.Do(func() {
					if ctx.Err() == nil && w.doc() != nil && w.doc().Body == d.Body {
						w.seek.hits, w.seek.at = []text.Span{first}, 0
						w.reading.SetHits(w.seek.hits, 0)
						w.reading.Reveal(first.Start)
						w.finder.Counting()
						w.trace("first hit")
					}
				})
			}
		}
		hits, _ = x.All(ctx, q)
	}, func() {
		if ctx.Err() != nil || w.doc() == nil {
			return
		}
		if w.doc().Body != d.Body { // a mend was undone meanwhile
			w.search(q)
			return
		}
		w.seek.hits = hits
		w.countHits()
		w.nearest()
		w.listHits()
	})
}

// nearest goes to the first hit in or behind the page in view.
func (w *Window) nearest() {
	f := &w.seek
	f.at = -1
	if len(f.hits) > 0 {
		here := w.reading.Place()
		f.at = sort.Search(len(f.hits), func(i int) bool { return f.hits[i].Start >= here }) % len(f.hits)
	}
	w.showHit()
}

// stepHit goes to the next hit or the one before, round the ends.
func (w *Window) stepHit(by int) {
	f := &w.seek
	if n := len(f.hits); n > 0 {
		f.at = (f.at + by + n) % n
		w.leap(w.showHit)
	}
}

func (w *Window) showHit() {
	f := &w.seek
	w.reading.SetHits(f.hits, f.at)
	if f.at >= 0 {
		w.reading.Reveal(f.hits[f.at].Start)
	}
	w.finder.SetCount(f.at, len(f.hits))
	w.trace("hits")
}
