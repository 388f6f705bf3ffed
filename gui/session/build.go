package session

import (
	"context"
	"slices"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/store"
)

// Refresh builds again what is in front where something of what it is made of
// has changed: the language, what charts take, what the reader added. Documents
// behind follow when they come to the front.
func (s *Session) Refresh() {
	if s.front.Doc != nil {
		s.advance(s.front)
	}
}

// advance brings d nearer to the version that is wanted. It is the only place
// where a build begins.
func (s *Session) advance(d *Document) {
	want := s.wanted(d)
	switch {
	case d.has == want && d.Finding(): // what was wanted meanwhile is wanted no more
		d.worker.Cancel()
		d.making = Version{}
		s.left(d)
	case d.has == want, d.making == want:
	case d.given == want, d.state == Page && d.given.textVersion == want.textVersion: // the reader does not want to wait for it
	case d.making.textVersion == want.textVersion && !s.hasBase(d, want): // its figures are being found; the rest comes after
	default:
		s.build(d, want)
	}
}

// hasBase reports whether the figures of the text that is wanted are there, so
// that the rest is quick.
func (s *Session) hasBase(d *Document, want Version) bool {
	return d.Base != nil && d.text == want.textVersion
}

// build makes d as want says, in the background.
func (s *Session) build(d *Document, want Version) {
	entry := d.Entry.Clone()
	old, base, outline := d.Doc, d.Base, d.Doc
	source := func(ctx context.Context, c *progress.Counter) (*doc.Document, error) {
		m, err := core.Repair(ctx, old, entry.Undone, c)
		if err != nil {
			return nil, err
		}
		return core.WithFigures(ctx, m, c)
	}
	switch {
	case s.hasBase(d, want):
		source = func(context.Context, *progress.Counter) (*doc.Document, error) { return base, nil }
	case d.text == want.textVersion:
		source = func(ctx context.Context, c *progress.Counter) (*doc.Document, error) {
			return core.WithFigures(ctx, outline, c)
		}
	}
	var prepare Making
	if s.Prepare != nil {
		prepare = s.Prepare(d)
	}
	d.making, d.given = want, Version{}
	if d == s.front {
		s.tell(Event{Kind: Working, Doc: d})
	}
	var b built
	d.worker.Run(s.Finding(), func(ctx context.Context, c *progress.Counter) error {
		var err error
		if b.base, err = source(ctx, c); err != nil {
			return err
		}
		b.doc = core.Corrected(b.base, entry.Corrections)
		b.set = series.Collect([]*doc.Document{b.doc}, want.floor)
		o := chart.Options{English: want.english}
		b.plain = chart.Build(b.set, o)
		b.models = chart.Edited(b.set, b.plain, entry.Charts, o)
		if prepare != nil {
			b.give, err = prepare(ctx, Content{Old: old, Doc: b.doc, Figures: true})
		}
		return err
	}, func(err error) {
		if err != nil {
			s.giveUp(d)
			s.tell(Event{Kind: Failed, Doc: d, Job: Job{Path: d.Path}, Err: err})
			return
		}
		b.undone = entry.Undone
		s.built(d, want, b)
	})
}

// built is what a build has made.
type built struct {
	doc, base *doc.Document
	set       *series.Set
	plain     []chart.Model
	models    []chart.Model
	undone    []store.Undoing
	give      func()
}

// built shows what was built.
func (s *Session) built(d *Document, want Version, b built) {
	again, mended, old := d.state == Figures, d.text != want.textVersion, d.Doc
	kind := BuiltBehind
	if d == s.front {
		kind = Built
		s.tell(Event{Kind: Leaving, Doc: d})
		if s.Place != nil {
			d.At = s.Place()
		}
		if old.Back == b.doc.Back {
			s.ends(OfFigures)
		} else {
			s.ends(OfText)
		}
	}
	d.carry(b.doc)
	d.Doc, d.Base, d.Set, d.Plain, d.Models = b.doc, b.base, b.set, b.plain, b.models
	d.state, d.text, d.undone, d.has, d.making = Figures, want.textVersion, b.undone, want, Version{}
	if b.give != nil {
		b.give()
	}
	s.tell(Event{Kind: kind, Doc: d, Again: again, Mended: mended})
	s.trace("figures")
	if d == s.front { // something may have changed meanwhile
		s.advance(d)
	}
}

// giveUp ends the build of d. Repairs that are not in its text go back to how they
// stand there.
func (s *Session) giveUp(d *Document) {
	if !d.Finding() {
		return
	}
	d.worker.Cancel()
	d.making = Version{}
	if undoneKey(d.Entry.Undone) != d.text.undone {
		d.Entry.Undone = slices.Clone(d.undone)
		s.drop(d)
		s.Save(d.Entry)
		s.left(d)
	}
	d.given = s.wanted(d)
}

// left tells that a build was given up, if anybody sees it.
func (s *Session) left(d *Document) {
	if d == s.front {
		s.tell(Event{Kind: Left, Doc: d})
	}
}
