package core

import (
	"context"
	"errors"

	"github.com/wenshu-app/wenshu/core/about"
	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
)

// A Shelf is where entries are kept. store.Folder is one.
type Shelf interface {
	Load(id string) (*store.Entry, error)
	Heads(ctx context.Context) ([]store.Head, error)
}

// Kept returns what the reader added to the document at path, an absolute path
// or "", with every place in d, the document as read with no repair undone. Where
// the file is a later state of a document known before, it is what was added to
// that. The error is that of Shelf.Load, and the entry then as good as it can be
// had; or ctx.Err() if ctx ends first.
func Kept(ctx context.Context, f Shelf, d *doc.Document, path string) (*store.Entry, anchor.Settled, error) {
	e, unread := f.Load(d.ID)
	e.Name = d.Name
	if newer := (*store.Newer)(nil); errors.As(unread, &newer) {
		return e, anchor.Settled{}, unread
	}
	m := about.Of(d)
	now := store.Known{Title: m.Title, Number: m.Number, Address: m.Address, Sketch: anchor.Sketch(d)}
	if path != "" {
		now.At(path)
	}
	if heads, err := f.Heads(ctx); err == nil {
		if h, ok := anchor.Earlier(now, d, e, heads); ok {
			if old, err := f.Load(h.ID); err == nil {
				settled, err := anchor.Settle(ctx, d, old)
				if err != nil {
					return e, settled, err
				}
				e.Adopt(old)
				e.Learn(now)
				return e, settled, unread
			}
		}
	}
	e.Learn(now)
	settled, err := anchor.Settle(ctx, d, e)
	if err != nil {
		return e, settled, err
	}
	return e, settled, unread
}
