package gui

import (
	"context"
	"sort"
	"strings"
	"sync"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/find"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/finder"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
)

// A findView is the search in the text of the document in front: the bar and
// where the hits stand.
type findView struct {
	*desk
	bar     *finder.Bar
	seek    seeking
	text    *textView
	outline *outlineView
}

// Prepare is for the session: what was found follows the words.
func (w *findView) Prepare(d *session.Document) session.Making {
	if d != w.front() {
		return func(context.Context, session.Content) (func(), error) { return func() {}, nil }
	}
	hits := w.seek.hits
	now := hits
	follow := w.session.While(session.OfDocument, func() {
		if sameHits(hits, w.seek.hits) {
			w.seek.hits = now
		}
	})
	return func(_ context.Context, c session.Content) (func(), error) {
		if c.Old != nil {
			now = session.Moved(c.Old, c.Doc, hits)
		}
		return follow, nil
	}
}

// Changed is for the window.
func (w *findView) Changed(e session.Event) {
	switch {
	case e.Kind == session.Fronted:
		w.stopFinding()
		w.seek.hits, w.seek.at = nil, -1
		w.bar.Counting()
		if e.Doc.Doc == nil {
			w.seek.index = nil
			w.bar.SetCount(-1, 0)
		} else if w.bar.Visible() {
			w.search(w.bar.Query())
		}
	case e.Kind == session.Built:
		w.text.pane.SetHits(w.seek.hits, w.seek.at)
		w.countHits()
		if w.seek.cancel != nil && w.seek.index.body != e.Doc.Doc.Body { // a repair was undone meanwhile
			w.search(w.bar.Query())
		}
	}
}

// Restyle is for the window.
func (w *findView) Restyle(p look.Palette) { w.bar.SetPalette(p) }

// Retell is for the window.
func (w *findView) Retell() { w.bar.SetWords() }

// countHits tells the outline where what is looked for stands.
func (w *findView) countHits() {
	at := make([]int, len(w.seek.hits))
	for i, h := range w.seek.hits {
		at[i] = h.Start
	}
	w.outline.pane.SetHits(at)
}

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
func (w *findView) indexOf(d *doc.Document) *lazyIndex {
	if w.seek.index == nil || w.seek.index.body != d.Body {
		w.seek.index = &lazyIndex{body: d.Body}
	}
	return w.seek.index
}

// longText is how many bytes a text has whose first place is shown before all
// are counted.
const longText = 2 << 20

// openFind shows the search bar: with what is selected, if that is one line.
func (w *findView) openFind() {
	if w.doc() == nil {
		return
	}
	w.nav.show(tabReading)
	query := ""
	if _, s := w.text.pane.Selected(); s != "" && len(s) < 120 && !strings.Contains(s, "\n") {
		query = s
	}
	if !w.bar.Visible() {
		w.bar.Show()
		w.text.makeRoom()
	}
	index := w.indexOf(w.doc())
	w.runner.Go(func(context.Context) { index.get() }, func() {}) // ready when the first letters are typed
	w.bar.Open(w.win.Canvas(), query)
}

// closeFind ends the search and gives the keyboard back to the text.
func (w *findView) closeFind() {
	w.stopFinding()
	w.seek.hits, w.seek.at = nil, -1
	w.text.pane.SetHits(nil, -1)
	w.countHits()
	w.bar.Hide()
	w.text.makeRoom()
	w.nav.focusTab()
}

func (w *findView) stopFinding() {
	if w.seek.cancel != nil {
		w.seek.cancel()
		w.seek.cancel = nil
	}
}

// search looks for q away from the widgets' goroutine; what still runs for an
// earlier query is given up.
func (w *findView) search(q string) {
	w.stopFinding()
	d := w.doc()
	if d == nil {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	w.seek.cancel = cancel
	if len(w.seek.hits) == 0 { // what is shown stays while letters are typed
		w.bar.Counting()
	}
	index, here := w.indexOf(d), w.text.pane.Place()
	var hits []text.Span
	w.runner.Go(func(context.Context) {
		x := index.get()
		if len(d.Body) > longText {
			if first, ok := x.First(ctx, q, here); ok {
				w.runner.Do(func() {
					if ctx.Err() == nil {
						w.seek.hits, w.seek.at = []text.Span{first}, 0
						w.text.pane.SetHits(w.seek.hits, 0)
						w.text.pane.Reveal(first.Start)
						w.bar.Counting()
						w.trace("first hit")
					}
				})
			}
		}
		hits, _ = x.All(ctx, q)
	}, func() {
		if ctx.Err() != nil {
			return
		}
		w.stopFinding() // it has ended
		w.seek.hits = hits
		w.countHits()
		w.nearest()
		w.listHits()
	})
}

// nearest goes to the first hit in or behind the page in view.
func (w *findView) nearest() {
	f := &w.seek
	f.at = -1
	if len(f.hits) > 0 {
		here := w.text.pane.Place()
		f.at = sort.Search(len(f.hits), func(i int) bool { return f.hits[i].Start >= here }) % len(f.hits)
	}
	w.showHit()
}

// stepHit goes to the next hit or the one before, round the ends.
func (w *findView) stepHit(by int) {
	f := &w.seek
	if n := len(f.hits); n > 0 {
		f.at = (f.at + by + n) % n
		w.nav.leap(w.showHit)
	}
}

func (w *findView) showHit() {
	f := &w.seek
	w.text.pane.SetHits(f.hits, f.at)
	if f.at >= 0 {
		w.text.pane.Reveal(f.hits[f.at].Start)
	}
	w.bar.SetCount(f.at, len(f.hits))
	w.trace("hits")
}
