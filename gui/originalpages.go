package gui

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/gui/original"
	"github.com/wenshu-app/wenshu/gui/session"
)

// sameOriginal reports whether two documents were read of one file in one way.
func sameOriginal(a, b *doc.Document) bool {
	return a.ID == b.ID && len(a.Raw) == len(b.Raw) && len(a.Parts) == len(b.Parts) && a.Raw == b.Raw
}

var errOtherFile = fmt.Errorf("the file is not the one that was read")

// pagesOf are the pages of the document of a paper; nil where it has none.
func (w *originalView) pagesOf(p *session.Document) *original.Model {
	d := p.Doc
	if !paged(d) {
		return nil
	}
	last := 0
	for i := range d.Parts {
		last = max(last, d.Parts[i].Page)
	}
	m := &original.Model{Pages: make([]doc.Size, last)}
	for i := range d.Parts {
		if n := d.Parts[i].Page; n > 0 {
			m.Pages[n-1] = d.Parts[i].Size
		}
	}
	load, o, id := session.Loader(p.Path), w.session.With(p.Asked), d.ID
	m.Open = func(ctx context.Context) (raw.Book, error) {
		b, err := load(ctx, nil)
		if err != nil {
			return nil, err
		}
		if sum := sha256.Sum256(b); hex.EncodeToString(sum[:]) != id {
			return nil, errOtherFile
		}
		return format.Book(ctx, b, o)
	}
	return m
}
