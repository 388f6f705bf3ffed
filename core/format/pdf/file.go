package pdf

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
)

// A file is an open PDF.
type file struct {
	*machine
	doc   uint64
	pages int
}

// The errors of FPDF_GetLastError.
const (
	errPassword = 4
	errSecurity = 5
)

var (
	errDamaged = errors.New("no PDF that can be read")
	errNoPages = errors.New("no pages")
	errMethod  = errors.New("encrypted in a way that pdfium does not know")
)

func open(ctx context.Context, e *engine, b []byte, o raw.Options) (*file, error) {
	m, err := newMachine(ctx, e, o)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil: // not the fault of the file
		return nil, &doc.Error{Kind: doc.Internal, Stage: "format", Err: err}
	}
	f := &file{machine: m}
	if err := f.load(ctx, b, o.Password); err != nil {
		m.close()
		return nil, failure(ctx, err)
	}
	return f, nil
}

// pageTime is how long pdfium may take for a page, or to open a file. A page of
// a newspaper takes a tenth of a second.
const pageTime = time.Minute

// late returns err, or, where the time for a page is over, an error that says
// so.
func late(outer, inner context.Context, err error) error {
	if err != nil && outer.Err() == nil && inner.Err() != nil {
		return &doc.Error{Kind: doc.TooLarge, Stage: "format", Err: fmt.Errorf("a page takes over %v", pageTime)}
	}
	return err
}

// failure gives err the kind that it lacks. What stops pdfium itself is a file
// that is broken, or made to break it.
func failure(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var e *doc.Error
	if errors.As(err, &e) {
		return e
	}
	kind := doc.Damaged
	if errors.Is(err, errNoFunction) {
		kind = doc.Internal
	}
	return &doc.Error{Kind: kind, Stage: "format", Err: err}
}

// guarded runs use, for which pageTime is given. What panics in it, or is late,
// is an error.
func guarded(outer context.Context, use func(ctx context.Context) error) (err error) {
	defer recovered(&err)
	ctx, cancel := context.WithTimeout(outer, pageTime)
	defer cancel()
	defer func() { err = late(outer, ctx, err) }()
	return use(ctx)
}

func (f *file) load(ctx context.Context, b []byte, password string) error {
	return guarded(ctx, func(ctx context.Context) error { return f.open(ctx, b, password) })
}

func (f *file) open(ctx context.Context, b []byte, password string) error {
	data := f.put(b)
	word := uint64(0)
	if password != "" {
		word = f.put([]byte(password))
	}
	f.doc = f.call(ctx, "FPDF_LoadMemDocument", data, uint64(len(b)), word)
	if f.err != nil {
		return f.err
	}
	if f.doc == 0 {
		switch f.quick("FPDF_GetLastError") {
		case errPassword:
			return &doc.Error{Kind: doc.Encrypted, Stage: "format"}
		case errSecurity:
			return &doc.Error{Kind: doc.Encrypted, Stage: "format", Err: errMethod}
		}
		return errDamaged
	}
	f.pages = int(int32(f.call(ctx, "FPDF_GetPageCount", f.doc)))
	if f.err == nil && f.pages <= 0 {
		return errNoPages
	}
	return f.err
}

func float(u uint64) float32 { return math.Float32frombits(uint32(u)) }

// floats reads n floats from the scratch memory.
func (f *file) floats(n int) (out [6]float32) {
	b := f.got(f.scratch, 4*n)
	for i := range n {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}

// wide calls a function that writes UTF-16 into a buffer and returns how many
// bytes it takes, as those for metadata do. The buffer stands behind args.
func (f *file) wide(name string, args ...uint64) string {
	n := uint32(f.quick(name, append(args[:len(args):len(args)], 0, 0)...))
	if n < 4 || n > 1<<16 {
		return ""
	}
	p := f.quick("malloc", uint64(n))
	if p == 0 {
		return ""
	}
	defer f.quick("free", p)
	f.quick(name, append(args[:len(args):len(args)], p, uint64(n))...)
	b := f.got(p, int(n))
	u := make([]uint16, 0, n/2)
	for i := 0; i+1 < len(b); i += 2 {
		u = append(u, binary.LittleEndian.Uint16(b[i:]))
	}
	return strings.TrimRight(string(utf16.Decode(u)), "\x00")
}

// meta reads a field of the document's information: "Title".
func (f *file) meta(field string) string {
	p := f.put([]byte(field))
	defer f.quick("free", p)
	return strings.TrimSpace(f.wide("FPDF_GetMetaText", f.doc, p))
}

// page loads a page, from 0. It returns 0 if pdfium cannot.
func (f *file) page(ctx context.Context, n int) (uint64, error) {
	p := f.call(ctx, "FPDF_LoadPage", f.doc, uint64(n))
	if f.err != nil {
		return 0, fmt.Errorf("page %d: %w", n+1, f.err)
	}
	return p, nil
}
