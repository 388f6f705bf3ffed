package core

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"

	"github.com/wenshu-app/wenshu/core/decode"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/progress"
)

// ReadFile reads the file at path. Beyond what Read returns, it returns a
// *doc.Error of kind NotFound, Denied, LongName, LinkLoop, IsDir or TooLarge where the file cannot
// be taken, and Changed where another program wrote it meanwhile.
func ReadFile(ctx context.Context, path string, p *progress.Counter) (*doc.Document, error) {
	b, err := Load(ctx, path, p)
	if err != nil {
		return nil, err
	}
	return Read(ctx, path, b, p)
}

// Load returns the bytes of the file at path, with the errors of ReadFile. It
// reads in pieces, so that ctx ends it.
func Load(ctx context.Context, path string, p *progress.Counter) ([]byte, error) {
	fail := func(kind doc.ErrorKind, err error) error {
		return &doc.Error{Kind: kind, File: path, Stage: "open", Err: err}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fail(openKind(err), errors.Unwrap(err))
	}
	defer f.Close()
	before, err := f.Stat()
	switch {
	case err != nil:
		return nil, fail(doc.Damaged, err)
	case before.IsDir():
		return nil, fail(doc.IsDir, nil)
	case before.Size() > decode.MaxSize:
		return nil, fail(doc.TooLarge, fmt.Errorf("%d MB, the limit is %d MB", before.Size()>>20, decode.MaxSize>>20))
	}
	p.Start("open", int(before.Size()))
	b, err := readAll(ctx, f, int(before.Size()), p)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if errors.Is(err, errTooLarge) {
			return nil, fail(doc.TooLarge, nil)
		}
		return nil, fail(doc.Damaged, err)
	}
	after, err := f.Stat()
	if err != nil {
		return nil, fail(doc.Damaged, err)
	}
	if before.Mode().IsRegular() && (after.Size() != before.Size() || !after.ModTime().Equal(before.ModTime()) || int64(len(b)) != before.Size()) {
		return nil, fail(doc.Changed, nil)
	}
	return b, nil
}

// LoadAll returns what r holds, with the limits of Load; it is for standard
// input and for files that a dialog opened.
func LoadAll(ctx context.Context, name string, r io.Reader, p *progress.Counter) ([]byte, error) {
	b, err := readAll(ctx, r, 0, p)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, errTooLarge):
		return nil, &doc.Error{Kind: doc.TooLarge, File: name, Stage: "open"}
	case err != nil:
		return nil, &doc.Error{Kind: doc.Damaged, File: name, Stage: "open", Err: err}
	}
	return b, nil
}

var errTooLarge = errors.New("over the limit")

// readAll reads r in pieces of a megabyte.
func readAll(ctx context.Context, r io.Reader, size int, p *progress.Counter) ([]byte, error) {
	b := make([]byte, 0, size+512)
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if cap(b)-len(b) < 512 {
			b = append(make([]byte, 0, 2*cap(b)), b...)
		}
		n, err := r.Read(b[len(b):min(cap(b), len(b)+1<<20)])
		b = b[:len(b)+n]
		p.Add(n)
		switch {
		case len(b) > decode.MaxSize:
			return nil, errTooLarge
		case errors.Is(err, io.EOF):
			return b, nil
		case err != nil:
			return nil, err
		}
	}
}

func openKind(err error) doc.ErrorKind {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return doc.NotFound
	case errors.Is(err, fs.ErrPermission):
		return doc.Denied
	case errors.Is(err, syscall.ENAMETOOLONG):
		return doc.LongName
	case errors.Is(err, syscall.ELOOP):
		return doc.LinkLoop
	}
	return doc.Damaged
}
