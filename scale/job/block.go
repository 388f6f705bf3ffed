// Package job holds the pipelines: documents to figures, and figures to series.
// Beam's runners execute them; what they do to a document is extract's, what
// they write is core/parquet's.
package job

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/s2"

	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/scale/extract"
)

// A block is a document with its figures, packed: what goes from one worker to
// another. Before the document stands a label and before the figures the
// document, so that neither is read where it is not needed.

// A label is what is known of a block at once.
type label struct {
	partition string // the folder that it belongs to
	id        string // of the document
	figures   int
}

// A head is what is known of a block without unpacking its figures.
type head struct {
	Document parquet.Document
	Year     int
}

func pack(r extract.Read) []byte {
	return joined(head{r.Document, r.Year}, s2.Encode(nil, appendRows(nil, r.Rows)))
}

// joined puts label and head before packed figures.
func joined(h head, figures []byte) []byte {
	text, _ := json.Marshal(h) // strings and numbers alone
	part := parquet.Partition(h.Year, h.Document.Province)
	out := make([]byte, 0, len(text)+len(figures)+len(part)+len(h.Document.Document)+12)
	for _, s := range []string{part, h.Document.Document} {
		out = append(binary.AppendUvarint(out, uint64(len(s))), s...)
	}
	out = binary.AppendUvarint(out, uint64(h.Document.Figures))
	out = append(binary.AppendUvarint(out, uint64(len(text))), text...)
	return append(out, figures...)
}

var errBlock = errors.New("not a block")

// labelOf reads the label of a block; rest is what stands behind it.
func labelOf(b []byte) (l label, rest []byte, err error) {
	r := reader{b: b}
	l.partition, l.id = r.text(), r.text()
	n, size := binary.Uvarint(r.b)
	if r.bad || size <= 0 {
		return l, nil, errBlock
	}
	l.figures = int(n)
	return l, r.b[size:], nil
}

// cutBlock parts a block into its head and its packed figures.
func cutBlock(b []byte) (h head, figures []byte, err error) {
	_, rest, err := labelOf(b)
	if err != nil {
		return h, nil, err
	}
	r := reader{b: rest}
	text := r.take(r.count())
	if r.bad {
		return h, nil, errBlock
	}
	return h, r.b, json.Unmarshal(text, &h)
}

func unpack(b []byte) (r extract.Read, err error) {
	h, figures, err := cutBlock(b)
	if err != nil {
		return r, err
	}
	r.Document, r.Year = h.Document, h.Year
	rows, err := s2.Decode(nil, figures)
	if err == nil {
		r.Rows, err = rowsOf(rows)
	}
	if err != nil {
		err = fmt.Errorf("unpack %s: %w", h.Document.Address, err)
	}
	return r, err
}

// writeJSONL writes figures as lines: id, document and n, then the line that
// wenshu-cli extract prints of several files.
func writeJSONL(w io.Writer, rows []parquet.Row) error {
	var b bytes.Buffer
	for i := range rows {
		r := &rows[i]
		b.Reset()
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(r.Record(r.Address)); err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, `{"id":%q,"document":%q,"n":%d,%s`, r.ID, r.Document, r.N, b.Bytes()[1:]); err != nil {
			return err
		}
	}
	return nil
}
