// Package job holds the pipelines: documents to figures, and figures to series.
// Beam's runners execute them; what they do to a document is extract's, what
// they write is core/parquet's.
package job

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/scale/extract"
)

// A block is a document with its figures, packed: what goes from one worker to
// another. Before the figures stands a head that is read without them. The
// sentences of a document repeat, so that a block is a tenth of its rows.

// A head is what is known of a block without unpacking it.
type head struct {
	Document parquet.Document
	Year     int
}

// partition is the folder that a block belongs to.
func (h *head) partition() string { return parquet.Partition(h.Year, h.Document.Province) }

// packers are kept: each has tables of a megabyte.
var packers = sync.Pool{New: func() any {
	z, err := flate.NewWriter(nil, flate.BestSpeed)
	if err != nil {
		panic(err) // the level is none
	}
	return z
}}

func pack(r extract.Read) ([]byte, error) {
	var b bytes.Buffer
	z := packers.Get().(*flate.Writer)
	defer packers.Put(z)
	z.Reset(&b)
	_, err := z.Write(appendRows(nil, r.Rows))
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("pack %s: %w", r.Document.Address, err)
	}
	return joined(head{r.Document, r.Year}, b.Bytes()), nil
}

// joined puts a head before packed figures.
func joined(h head, figures []byte) []byte {
	text, _ := json.Marshal(h) // strings and numbers alone
	out := binary.AppendUvarint(make([]byte, 0, len(text)+len(figures)+4), uint64(len(text)))
	return append(append(out, text...), figures...)
}

var errBlock = errors.New("not a block")

// cutBlock parts a block into its head and its packed figures.
func cutBlock(b []byte) (h head, figures []byte, err error) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)-size) {
		return h, nil, errBlock
	}
	err = json.Unmarshal(b[size:size+int(n)], &h)
	return h, b[size+int(n):], err
}

func unpack(b []byte) (r extract.Read, err error) {
	h, figures, err := cutBlock(b)
	if err != nil {
		return r, err
	}
	r.Document, r.Year = h.Document, h.Year
	rows, err := io.ReadAll(flate.NewReader(bytes.NewReader(figures)))
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
