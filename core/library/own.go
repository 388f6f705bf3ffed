package library

import (
	"context"
	"os"
	"time"

	"github.com/wenshu-app/wenshu/core/about"
	"github.com/wenshu-app/wenshu/core/store"
)

// owned are what readers say of documents as a whole, as the entries in a folder
// have it. The index knows nothing of them: it may be thrown away, and is read
// by others.
type owned struct {
	changed time.Time // the folder, when it was read
	says    map[string]store.Own
}

// SetNotes says where the entries of readers lie. A title, issuer, number or
// date that a reader wrote there stands in the place of the one that was read.
func (l *Library) SetNotes(f store.Folder) {
	l.names.mu.Lock()
	defer l.names.mu.Unlock()
	l.names.notes, l.names.owned, l.names.docs = f, nil, nil
}

// settle is how long a folder must have been left alone for its time to tell
// whether it was changed since.
const settle = 2 * time.Second

// said returns what the readers say, and whether that may differ from what it
// said before. The folder's own time tells whether an entry was written.
func (c *nameCache) said(ctx context.Context) (*owned, error) {
	if c.notes == "" {
		return nil, nil
	}
	info, err := os.Stat(string(c.notes))
	if err != nil {
		return nil, nil // nobody has added anything yet
	}
	if c.owned != nil && info.ModTime().Equal(c.owned.changed) {
		return c.owned, nil
	}
	heads, err := c.notes.Heads(ctx)
	if err != nil {
		return nil, err
	}
	out := &owned{changed: info.ModTime(), says: map[string]store.Own{}}
	if time.Since(out.changed) < settle {
		out.changed = time.Time{} // more may come without a new time
	}
	for _, h := range heads {
		if h.Own != (store.Own{}) {
			out.says[h.ID] = h.Own
		}
	}
	return out, nil
}

// say puts what the reader says of d in the place of what was read.
func (o *owned) say(d *Document) {
	if o == nil {
		return
	}
	if own, ok := o.says[d.ID]; ok {
		was := d.Meta
		d.Meta = about.With(d.Meta, own)
		if date := d.Meta.Written; date != was.Written {
			d.Day, d.Year = 0, date.Year
			if !date.Zero() {
				d.Day = date.Start()
			}
		}
	}
	for i, c := range d.Copies {
		if own, ok := o.says[c.ID]; ok && own.Title != nil {
			d.Copies[i].Title = *own.Title
		}
	}
}
