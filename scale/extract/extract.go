// Package extract reads one document with core, and nothing else, within bounds
// of time, size and memory: what hangs or eats memory fails, and the next is
// read.
package extract

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/scale/source"
)

// Limits bound what one document may take.
type Limits struct {
	Deadline time.Duration // of reading it
	Size     int64         // bytes of it
	Memory   int64         // bytes that the process may take while it is read; then the largest document being read is given up
}

// Kinds of failure beyond those of doc.ErrorKind.
const (
	Deadline = "deadline"
	Memory   = "memory"
	Hang     = "hang" // it did not even hear that its time was up
)

// grace is how long a document may take to hear that it is given up.
const grace = 5 * time.Second

// inside parts an archive from its member, as in wenshu-cli.
const inside = "!/"

// A Read is a document that was read.
type Read struct {
	Document parquet.Document
	Year     int // of its writing, 0 if not known
	Rows     []parquet.Row
}

// reading is core.ReadWith; tests put others there.
var reading = func(ctx context.Context, address string, b []byte) (*doc.Document, error) {
	return core.ReadWith(ctx, address, b, core.Options{}, nil)
}

// Of reads a document, or each of an archive, and calls one of use and fail for
// each. It returns ctx.Err() if ctx ends.
func Of(ctx context.Context, d source.Document, l Limits, use func(Read), fail func(source.Failure)) error {
	r, err := one(ctx, d, l)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if doc.KindOf(err) == doc.Archive && err != nil {
		if all := members(d.Bytes); len(all) > 0 {
			for _, name := range all {
				address := d.Address + inside + name
				b, err := format.Member(ctx, d.Bytes, name)
				switch {
				case ctx.Err() != nil:
					return ctx.Err()
				case err != nil:
					fail(failure(address, 0, err))
				case int64(len(b)) > l.Size:
					fail(failure(address, len(b), &doc.Error{Kind: doc.TooLarge, Stage: "open"}))
				default:
					if err := Of(ctx, source.Document{Address: address, Bytes: b}, l, use, fail); err != nil {
						return err
					}
				}
			}
			return nil
		}
	}
	if err != nil {
		fail(failure(d.Address, len(d.Bytes), err))
		return nil
	}
	use(*r)
	return nil
}

// members are the documents of an archive, as wenshu-cli takes them.
func members(b []byte) []string {
	list, err := format.Members(b)
	if err != nil { // it is read as a whole, which says what is wrong
		return nil
	}
	var names []string
	for _, m := range list {
		names = append(names, m.Name)
	}
	return names
}

// A bound is an error of a limit.
type bound struct{ kind, detail string }

func (b *bound) Error() string { return b.kind + ": " + b.detail }

func failure(address string, size int, err error) source.Failure {
	f := source.Failure{Address: address, Stage: "read", Size: int64(size), Kind: doc.KindOf(err).String(), Detail: err.Error()}
	var e *doc.Error
	var b *bound
	switch {
	case errors.As(err, &b):
		f.Kind, f.Detail = b.kind, b.detail
	case errors.As(err, &e):
		f.Stage, f.Detail = e.Stage, e.Format
		if e.Err != nil {
			f.Detail = e.Err.Error()
		}
	}
	return f
}

// one reads a document within its bounds.
func one(ctx context.Context, d source.Document, l Limits) (*Read, error) {
	read, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	timer := time.AfterFunc(l.Deadline, func() {
		cancel(&bound{Deadline, fmt.Sprintf("not read in %v", l.Deadline)})
	})
	defer timer.Stop()
	defer watch(len(d.Bytes), l.Memory, cancel)()
	type result struct {
		r   *Read
		err error
	}
	done := make(chan result, 1)
	go func() {
		defer func() {
			if e := recover(); e != nil {
				done <- result{nil, &doc.Error{Kind: doc.Internal, File: d.Address, Stage: "read", Err: fmt.Errorf("panic: %v\n%s", e, debug.Stack())}}
			}
		}()
		full, err := reading(read, d.Address, d.Bytes)
		if err != nil {
			done <- result{nil, err}
			return
		}
		s := library.SourceOf(full, d.Address)
		done <- result{&Read{Document: parquet.DocumentOf(full, s, len(d.Bytes)), Year: s.Written.Year, Rows: parquet.RowsOf(full, s)}, nil}
	}()
	given := func(r result) (*Read, error) {
		var b *bound
		if r.err != nil && ctx.Err() == nil && errors.As(context.Cause(read), &b) {
			return nil, b
		}
		return r.r, r.err
	}
	select {
	case r := <-done:
		return given(r)
	case <-read.Done():
	}
	select {
	case r := <-done:
		return given(r)
	case <-time.After(grace):
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return nil, &bound{Hang, fmt.Sprintf("%v; it did not stop %v later", context.Cause(read), grace)}
}
