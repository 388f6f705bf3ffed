package parquet

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strconv"

	pq "github.com/parquet-go/parquet-go"

	"github.com/wenshu-app/wenshu/core/series"
)

// Rows gives the figures that f wants, file by file; those of a file by
// indicator. Only the columns of names are read of what is not wanted.
func (d *Folder) Rows(ctx context.Context, f Filter) iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		for _, path := range d.files {
			if !f.wants(path) {
				continue
			}
			more := true
			err := readFile(ctx, path, &f, func(r *Row) bool {
				more = yield(r, nil)
				return more
			})
			if err != nil {
				yield(nil, fileError(path, err))
				return
			}
			if !more {
				return
			}
		}
	}
}

// Statements gives the figures that f wants as core/series takes them.
func (d *Folder) Statements(ctx context.Context, f Filter) iter.Seq2[series.Statement, error] {
	return func(yield func(series.Statement, error) bool) {
		sources := map[string]*series.Source{}
		for r, err := range d.Rows(ctx, f) {
			var st series.Statement
			if err == nil {
				s := sources[r.Document]
				if s == nil {
					if s, err = r.Source(); err == nil {
						if len(sources) >= manySources {
							clear(sources)
						}
						sources[r.Document] = s
					}
				}
				if err == nil {
					st, err = r.Statement(s)
				}
			}
			if !yield(st, err) || err != nil {
				return
			}
		}
	}
}

// manySources bounds the sources that are shared among their figures.
const manySources = 1 << 16

// readFile calls use for the rows of a file that f wants until it says false.
func readFile(ctx context.Context, path string, f *Filter, use func(*Row) bool) error {
	file, size, err := openFile(path)
	if err != nil {
		return err
	}
	defer file.Close()
	return ReadRows(ctx, file, size, *f, use)
}

// openFile opens a file and says how many bytes it has.
func openFile(path string) (*os.File, int64, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, 0, errors.Unwrap(err)
	}
	info, err := file.Stat()
	if err != nil {
		return nil, 0, errors.Join(err, file.Close())
	}
	return file, info.Size(), nil
}

// ReadRows calls use for the rows of one file of size bytes that f wants until
// it says false: for files that lie in no folder of this machine.
func ReadRows(ctx context.Context, file io.ReaderAt, size int64, f Filter, use func(*Row) bool) error {
	p, _, err := open(file, size)
	if err != nil {
		return err
	}
	known := map[[2]string]bool{}
	for _, g := range p.RowGroups() {
		if err := ctx.Err(); err != nil {
			return err
		}
		spans := [][2]int64{{0, g.NumRows()}}
		if f.Name != nil {
			if spans, err = named(p, g, f.Name, known); err != nil {
				return err
			}
		}
		if f.Sentence != nil {
			if spans, err = saying(p, g, spans, f.Sentence); err != nil {
				return err
			}
		}
		more, err := readGroup(ctx, g, spans, &f, use)
		if err != nil || !more {
			return err
		}
	}
	return nil
}

// open reads the footer of a file and says what it tells of itself.
func open(file io.ReaderAt, size int64) (p *pq.File, a About, err error) {
	defer recovered(&err)
	if p, err = pq.OpenFile(file, size, pq.SkipPageIndex(true), pq.SkipBloomFilters(true)); err != nil {
		return nil, a, err
	}
	said, ok := p.Lookup(keySchema)
	if !ok {
		return nil, a, ErrOther
	}
	if a.Schema, err = strconv.Atoi(said); err != nil {
		return nil, a, fmt.Errorf("%s: %w", keySchema, err)
	}
	a.Rules, _ = p.Lookup(keyRules)
	a.Program, _ = p.Lookup(keyProgram)
	a.Province, _ = p.Lookup(keyPlace)
	year, _ := p.Lookup(keyYear)
	a.Year, _ = strconv.Atoi(year)
	if a.Schema > Schema {
		return nil, a, ErrNewer
	}
	return p, a, nil
}

// About says how the first file of the folder was made.
func (d *Folder) About() (a About, err error) {
	file, size, err := openFile(d.files[0])
	if err != nil {
		return a, fileError(d.files[0], err)
	}
	defer file.Close()
	_, a, err = open(file, size)
	return a, fileError(d.files[0], err)
}

// named are the stretches of rows of g whose name passes. It reads the two
// columns of names alone, and of them no page twice.
func named(p *pq.File, g pq.RowGroup, pass func(name, key string) bool, known map[[2]string]bool) (out [][2]int64, err error) {
	defer recovered(&err)
	names, err := column(p, g, "indicator")
	if err != nil {
		return nil, err
	}
	defer names.close()
	keys, err := column(p, g, "key")
	if err != nil {
		return nil, err
	}
	defer keys.close()
	for at := range g.NumRows() {
		n, err := names.next()
		if err != nil {
			return nil, err
		}
		k, err := keys.next()
		if err != nil {
			return nil, err
		}
		id := [2]string{string(n.ByteArray()), string(k.ByteArray())}
		ok, asked := known[id]
		if !asked {
			ok = pass(id[0], id[1])
			known[id] = ok
		}
		if ok {
			out = lengthened(out, at)
		}
	}
	return out, nil
}

// lengthened are stretches of rows with one row more, behind them.
func lengthened(spans [][2]int64, row int64) [][2]int64 {
	if last := len(spans) - 1; last >= 0 && spans[last][1] == row {
		spans[last][1]++
		return spans
	}
	return append(spans, [2]int64{row, row + 1})
}

// saying are the rows of spans whose sentence passes. It reads the column of
// sentences alone.
func saying(p *pq.File, g pq.RowGroup, spans [][2]int64, pass func(string) bool) (out [][2]int64, err error) {
	defer recovered(&err)
	if len(spans) == 0 {
		return nil, nil
	}
	sentences, err := column(p, g, "sentence")
	if err != nil {
		return nil, err
	}
	defer sentences.close()
	at, last, ok := int64(0), "", false
	for _, s := range spans {
		if s[0]-at > far {
			if err := sentences.seek(s[0]); err != nil {
				return nil, err
			}
			at = s[0]
		}
		for ; at < s[1]; at++ {
			v, err := sentences.next()
			if err != nil {
				return nil, err
			}
			if at < s[0] {
				continue
			}
			if b := v.ByteArray(); string(b) != last {
				last = string(b)
				ok = pass(last)
			}
			if ok {
				out = lengthened(out, at)
			}
		}
	}
	return out, nil
}

// far is over how many rows a column is sought anew and not read on.
const far = 1 << 10

// A walker goes through the values of a column that has one a row.
type walker struct {
	pages  pq.Pages
	page   pq.Page
	values pq.ValueReader
	buf    [256]pq.Value
	at, n  int
}

func column(p *pq.File, g pq.RowGroup, name string) (*walker, error) {
	c, ok := p.Schema().Lookup(name)
	if !ok {
		return nil, ErrOther
	}
	return &walker{pages: g.ColumnChunks()[c.ColumnIndex].Pages()}, nil
}

func (w *walker) next() (pq.Value, error) {
	for w.at == w.n {
		if w.values == nil {
			w.release()
			page, err := w.pages.ReadPage()
			if err != nil {
				return pq.Value{}, unexpected(err)
			}
			w.page, w.values = page, page.Values()
		}
		n, err := w.values.ReadValues(w.buf[:])
		w.at, w.n = 0, n
		if errors.Is(err, io.EOF) {
			w.values = nil
		} else if err != nil {
			return pq.Value{}, err
		}
	}
	w.at++
	return w.buf[w.at-1], nil
}

// seek goes on at a row.
func (w *walker) seek(row int64) error {
	w.release()
	w.values, w.at, w.n = nil, 0, 0
	return w.pages.SeekToRow(row)
}

func (w *walker) release() {
	if w.page != nil {
		pq.Release(w.page)
		w.page = nil
	}
}

func (w *walker) close() {
	w.release()
	_ = w.pages.Close() // it was only read
}

// readGroup calls use for the rows of spans.
func readGroup(ctx context.Context, g pq.RowGroup, spans [][2]int64, f *Filter, use func(*Row) bool) (bool, error) {
	if len(spans) == 0 {
		return true, nil
	}
	r := pq.NewGenericRowGroupReader[Row](g)
	defer r.Close()
	buf := make([]Row, 128)
	for _, s := range spans {
		if err := seek(r, s[0]); err != nil {
			return false, err
		}
		for at := s[0]; at < s[1]; {
			if err := ctx.Err(); err != nil {
				return false, err
			}
			part := buf[:min(int64(len(buf)), s[1]-at)]
			clear(part)
			n, err := read(r, part)
			if n == 0 {
				return false, unexpected(err)
			}
			for i := range part[:n] {
				row := part[i] // its own, for whoever keeps it
				if f.passes(&row) && !use(&row) {
					return false, nil
				}
			}
			at += int64(n)
		}
	}
	return true, nil
}

// unexpected is err where more was promised.
func unexpected(err error) error {
	if err == nil || errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

func seek(r *pq.GenericReader[Row], row int64) (err error) {
	defer recovered(&err)
	return r.SeekToRow(row)
}

func read[T any](r *pq.GenericReader[T], rows []T) (n int, err error) {
	defer recovered(&err)
	return r.Read(rows)
}

// recovered turns a panic of the library, which damaged files cause, into an
// error.
func recovered(err *error) {
	if e := recover(); e != nil {
		*err = fmt.Errorf("damaged: %v", e)
	}
}

// Documents gives the documents of the folder that f wants, those without
// figures among them. Name and years of figures do not choose among documents.
func (d *Folder) Documents(ctx context.Context, f Filter) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		for _, path := range d.papers {
			if !f.wants(path) {
				continue
			}
			more := true
			err := readDocuments(ctx, path, func(x Document) bool {
				if f.In != nil && !f.In(yearOf(x.Written), x.Province) {
					return true
				}
				more = yield(x, nil)
				return more
			})
			if err != nil {
				yield(Document{}, fileError(path, err))
				return
			}
			if !more {
				return
			}
		}
	}
}

func readDocuments(ctx context.Context, path string, use func(Document) bool) error {
	file, size, err := openFile(path)
	if err != nil {
		return err
	}
	defer file.Close()
	p, _, err := open(file, size)
	if err != nil {
		return err
	}
	r := pq.NewGenericReader[Document](p)
	defer r.Close()
	buf := make([]Document, 128)
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, err := read(r, buf)
		for _, x := range buf[:n] {
			if !use(x) {
				return nil
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
