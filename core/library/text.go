package library

import (
	"context"
	"errors"
	"sort"
	"strings"
)

// A Text is the paragraphs of several documents, one a line, one document after
// the other.
type Text struct {
	Body   string
	Starts []int // where the paragraphs of each of Of start
	Of     []*Document
	Left   int // documents that it has no room for
}

// At is the document that stands at a byte of the body, and the paragraph with
// where it starts; nil for none.
func (t *Text) At(offset int) (d *Document, paragraph string, start int) {
	i := sort.SearchInts(t.Starts, offset+1) - 1
	if i < 0 || offset >= len(t.Body) {
		return nil, "", 0
	}
	start = strings.LastIndexByte(t.Body[:offset], '\n') + 1
	end := len(t.Body)
	if k := strings.IndexByte(t.Body[offset:], '\n'); k >= 0 {
		end = offset + k
	}
	return t.Of[i], t.Body[start:end], start
}

// Text gives the paragraphs of documents, by their numbers, or of all for nil,
// as far as most bytes hold whole documents. What is nearly the same as another
// document is not counted twice.
func (l *Library) Text(ctx context.Context, docs []int, most int) (*Text, error) {
	all, err := l.documents(ctx)
	if err != nil {
		return nil, err
	}
	in := setOf(docs)
	t := &Text{}
	var body strings.Builder
	size := 0
	for _, d := range all.list {
		if in == nil || in[d.N] {
			size += d.Size
		}
	}
	body.Grow(min(size, most))
	for _, d := range all.list {
		if in != nil && !in[d.N] {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if body.Len()+d.Size > most && body.Len() > 0 {
			t.Left++
			continue
		}
		t.Starts, t.Of = append(t.Starts, body.Len()), append(t.Of, d)
		rows, err := l.read.QueryContext(ctx, "SELECT text FROM block WHERE id >= ? AND id < ? ORDER BY id", d.N*perDocument, (d.N+1)*perDocument)
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var s string
			if err := rows.Scan(&s); err != nil {
				return nil, errors.Join(err, rows.Close())
			}
			body.WriteString(strings.ReplaceAll(s, "\n", " "))
			body.WriteByte('\n')
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return nil, err
		}
	}
	t.Body = body.String()
	return t, nil
}
