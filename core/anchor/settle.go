package anchor

import (
	"context"
	"slices"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

// A Settled says what became of the places of an entry.
type Settled struct {
	Moved int // stand elsewhere than before, or their words have changed
	Lost  int // had a place and have none
	Found int // had none and have one again
}

// Settle gives everything in e its place in d, the document as read with no repair
// undone; e may have been made on an earlier state of it. Each stands where it
// stood if its words still do; else where they stand nearby, else anywhere, with
// a few characters changed perhaps. What is nowhere is unplaced, and looked for
// again in the next state. It returns ctx.Err() if ctx ends first; e is as it
// was then.
//
// A correction is of one number: where the number is another now it is unplaced.
// So is an undone repair whose words are otherwise.
func Settle(ctx context.Context, d *doc.Document, e *store.Entry) (Settled, error) {
	same := e.ID == d.ID
	body, raw := &ground{d: d, body: d.Body}, &ground{d: d, body: d.Raw, raw: true}
	notes := newBatch(e.Notes, e.Unplaced.Notes, func(n *store.Note) (*store.Place, *store.Quote) { return &n.Place, &n.Quote })
	corrections := newBatch(e.Corrections, e.Unplaced.Corrections, func(c *store.Correction) (*store.Place, *store.Quote) { return &c.Place, &c.Quote })
	undone := newBatch(e.Undone, e.Unplaced.Undone, func(u *store.Undoing) (*store.Place, *store.Quote) { return &u.Place, &u.Quote })
	spots := newBatch([]store.Spot{e.Position}, nil, func(s *store.Spot) (*store.Place, *store.Quote) { return &s.Place, &s.Quote })
	for i := range corrections.items {
		corrections.items[i].list, corrections.items[i].strict = 1, true
	}
	for i := range spots.items {
		spots.items[i].list = 2
	}
	for i := range undone.items {
		undone.items[i].strict = true
	}
	if e.Position == (store.Spot{}) {
		spots.items = nil
	}
	if err := body.settle(ctx, same, slices.Concat(notes.pointers(), corrections.pointers(), spots.pointers())); err != nil {
		return Settled{}, err
	}
	if err := raw.settle(ctx, same, undone.pointers()); err != nil {
		return Settled{}, err
	}
	var out Settled
	e.Notes, e.Unplaced.Notes = notes.parted(&out)
	e.Corrections, e.Unplaced.Corrections = corrections.parted(&out)
	e.Undone, e.Unplaced.Undone = undone.parted(&out)
	if len(spots.items) > 0 {
		e.Position = spots.all[0]
		if !spots.items[0].found {
			e.Position = body.spotAt(spots.items[0].expect)
		}
	}
	return out, nil
}

// An item is something with a place that is looked for.
type item struct {
	place    *store.Place
	quote    *store.Quote
	list     int  // that it is of
	strict   bool // its words must be what they were
	unplaced bool // it had no place
	found    bool
	moved    bool

	text, before, after []rune // letters alone
	starts, ends        []int  // where letters of it are said to begin and end
	expect              int    // where it is expected, by linear
	options             []match
}

// A batch are the members of one list of an entry.
type batch[T any] struct {
	all   []T
	items []item
	place func(*T) (*store.Place, *store.Quote)
}

func newBatch[T any](placed, unplaced []T, place func(*T) (*store.Place, *store.Quote)) *batch[T] {
	b := &batch[T]{all: slices.Concat(placed, unplaced), place: place}
	b.items = make([]item, len(b.all))
	for i := range b.all {
		p, q := place(&b.all[i])
		b.items[i] = item{place: p, quote: q, unplaced: i >= len(placed)}
	}
	return b
}

func (b *batch[T]) pointers() []*item {
	out := make([]*item, len(b.items))
	for i := range b.items {
		out[i] = &b.items[i]
	}
	return out
}

// parted returns what has a place, in the order of the places, and what has
// none.
func (b *batch[T]) parted(count *Settled) (placed, unplaced []T) {
	for i := range b.items {
		switch it := &b.items[i]; {
		case it.found:
			placed = append(placed, b.all[i])
			if it.unplaced {
				count.Found++
			} else if it.moved {
				count.Moved++
			}
		default:
			unplaced = append(unplaced, b.all[i])
			if !it.unplaced {
				count.Lost++
			}
		}
	}
	slices.SortStableFunc(placed, func(x, y T) int {
		p, _ := b.place(&x)
		q, _ := b.place(&y)
		return p.Compare(*q)
	})
	return placed, unplaced
}

// A ground is a text that places are looked for in: that of a document, or the
// one before repair.
type ground struct {
	d    *doc.Document
	body string
	raw  bool
	*letters
	taken map[seat]bool
}

func (g *ground) placeOf(s text.Span) (store.Place, bool) {
	if g.raw {
		return PlaceOfRaw(g.d, s)
	}
	return PlaceOf(g.d, s)
}

func (g *ground) spanOf(p store.Place) (text.Span, bool) {
	if g.raw {
		return RawOf(g.d, p)
	}
	return SpanOf(g.d, p)
}

// settle finds the places of items. Same says that they were made on these very
// bytes.
func (g *ground) settle(ctx context.Context, same bool, items []*item) error {
	var left []*item
	for _, it := range items {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		g.upgrade(it)
		it.text, it.before, it.after = plain(it.quote.Text), plain(it.quote.Before), plain(it.quote.After)
		if s, ok := g.spanOf(*it.place); ok && g.stands(it, s, same) {
			it.found = true
			g.keep(it, s)
		} else {
			left = append(left, it)
		}
	}
	if len(left) == 0 {
		return nil
	}
	g.letters = lettersOf(g.body)
	return g.search(ctx, items, left)
}

// upgrade gives a place of the form of version 1, which counted the bytes of all
// parts together, that of today.
func (g *ground) upgrade(it *item) {
	p := *it.place
	if len(g.d.Parts) == 0 || p.Part != "" || p.Page != 0 || p.End > len(g.d.Raw) || p.Start < 0 || p.End <= p.Start {
		return
	}
	if _, ok := base(g.d, p); ok {
		return
	}
	if now, ok := PlaceOfRaw(g.d, text.Span{Start: p.Start, End: p.End}); ok {
		*it.place = now
	}
}

// enough is how many characters of its surroundings show that a short quotation
// is the one meant, and long how many need none.
const (
	enough = 4
	long   = 16
)

// stands reports whether the words of it stand at s.
func (g *ground) stands(it *item, s text.Span, same bool) bool {
	bare := len(it.before)+len(it.after) == 0
	if same && bare && len(it.text) == 0 { // of version 1, which kept no words of it
		return true
	}
	if !slices.Equal(it.text, plain(s.Of(g.body))) {
		return false
	}
	if bare || len(it.text) >= long {
		return len(it.text) > 0
	}
	around := quote(g.body, s)
	before, after := sameTail(it.before, plain(around.Before)), sameHead(it.after, plain(around.After))
	return before >= min(enough, len(it.before)) && after >= min(enough, len(it.after)) || len(it.text) > 0 && max(before, after) >= long
}

// keep notes what stands around s now. The quotation stays as the reader chose
// it while its letters do.
func (g *ground) keep(it *item, s text.Span) {
	now := quote(g.body, s)
	now.Was = it.quote.Was
	switch {
	case it.quote.Text == "":
	case slices.Equal(plain(now.Text), it.text):
		now.Text = it.quote.Text
	case slices.Equal(plain(now.Text), plain(it.quote.Was)): // it is again what it was
		now.Text, now.Was = it.quote.Was, ""
	case now.Was == "":
		now.Was = it.quote.Text
	}
	*it.quote = now
}

// spotAt is the place nearest to where something is expected.
func (g *ground) spotAt(expect int) store.Spot {
	if g.letters == nil || len(g.at) == 0 {
		return store.Spot{}
	}
	i := min(g.indexAt(expect), len(g.at)-1)
	s := g.span(i, i+1)
	p, ok := g.placeOf(s)
	if !ok {
		return store.Spot{}
	}
	return store.Spot{Place: p, Quote: quote(g.body, s)}
}
