package source

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"github.com/wenshu-app/wenshu/core/doc"
)

// Each reads the documents of a unit in order and calls use for each, and fail
// for what cannot be read: a document of more than most bytes among them. An
// error of use ends it, as does ctx.
func (u Unit) Each(ctx context.Context, most int64, use func(Document) error, fail func(Failure)) error {
	for _, file := range u.Files {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := u.each(ctx, file, most, use, fail)
		var mine *readError
		switch {
		case err == nil:
		case errors.As(err, &mine):
			fail(Failure{Address: file, Kind: kindOf(mine.err), Stage: mine.stage, Detail: mine.err.Error()})
		default:
			return err
		}
	}
	return nil
}

// A readError is an error of the file, not of whoever uses its documents.
type readError struct {
	stage string
	err   error
}

func (e *readError) Error() string { return e.stage + ": " + e.err.Error() }

func (u Unit) each(ctx context.Context, file string, most int64, use func(Document) error, fail func(Failure)) error {
	r, err := open(ctx, file)
	if err != nil {
		return &readError{"open", err}
	}
	defer r.Close()
	switch u.Kind {
	case Lines:
		return u.lines(ctx, file, r, most, use, fail)
	case Crawl:
		return u.crawl(ctx, file, r, most, use, fail)
	}
	b, err := io.ReadAll(io.LimitReader(r, most+1))
	switch {
	case err != nil:
		return &readError{"open", err}
	case int64(len(b)) > most:
		fail(tooLarge(file, "open", most))
		return nil
	}
	return use(Document{Address: file, Bytes: b})
}

func tooLarge(address, stage string, most int64) Failure {
	return Failure{Address: address, Kind: doc.TooLarge.String(), Stage: stage, Detail: fmt.Sprintf("over the limit of %d bytes", most)}
}

func open(ctx context.Context, file string) (io.ReadCloser, error) {
	f, err := filesystem.New(ctx, file)
	if err != nil {
		return nil, err
	}
	r, err := f.OpenRead(ctx, file)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return closers{r, f}, nil
}

type closers struct {
	io.ReadCloser
	f io.Closer
}

// Seek is for io.Seeker, where the file system has it.
func (c closers) Seek(at int64, whence int) (int64, error) {
	if s, ok := c.ReadCloser.(io.Seeker); ok {
		return s.Seek(at, whence)
	}
	return 0, errors.ErrUnsupported
}

func (c closers) Close() error { return errors.Join(c.ReadCloser.Close(), c.f.Close()) }

// A line is a document in JSON. Its text stands in text, or its bytes in base64.
type line struct {
	Address string  `json:"address"`
	URL     string  `json:"url"` // another word for address
	Text    *string `json:"text"`
	Base64  *string `json:"base64"`
}

// lines reads JSON lines: those that begin in the unit's part of the file or,
// where it is packed, those whose number is the unit's.
func (u Unit) lines(ctx context.Context, file string, r io.Reader, most int64, use func(Document) error, fail func(Failure)) error {
	at := u.From
	skip := at > 0 // the line that began before
	if packed(file) {
		z, err := gzip.NewReader(r)
		if err != nil {
			return &readError{"jsonl", err}
		}
		r = z
	} else if skip {
		at-- // a line that begins at From has its end before it
		if _, err := r.(io.Seeker).Seek(at, io.SeekStart); err != nil {
			if _, err := io.CopyN(io.Discard, r, at); err != nil {
				return &readError{"jsonl", err}
			}
		}
	}
	b := bufio.NewReaderSize(r, 1<<16)
	for n := 0; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		begin := at
		if skip {
			begin = 0
		} else if !packed(file) && begin >= u.To {
			return nil
		}
		// base64 takes a third more
		text, size, err := readLine(b, 2*most)
		at += size
		if err != nil && !errors.Is(err, io.EOF) {
			return &readError{"jsonl", err}
		}
		mine := !skip && (u.Of <= 1 || n%u.Of == u.Nth)
		skip = false
		if mine && size > 0 {
			where := fmt.Sprintf("%s#%d", file, begin)
			if packed(file) {
				where = fmt.Sprintf("%s#line=%d", file, n+1)
			}
			if d, f := parse(text, where, most); f != nil {
				fail(*f)
			} else if d != nil {
				if err := use(*d); err != nil {
					return err
				}
			}
		}
		if err != nil {
			return nil
		}
	}
}

// parse reads a line; a blank one is neither.
func parse(text []byte, where string, most int64) (*Document, *Failure) {
	if text == nil {
		f := tooLarge(where, "jsonl", most)
		return nil, &f
	}
	if text = bytes.TrimSpace(text); len(text) == 0 {
		return nil, nil
	}
	broken := func(why string) *Failure {
		return &Failure{Address: where, Kind: doc.Damaged.String(), Stage: "jsonl", Detail: why, Size: int64(len(text))}
	}
	var l line
	if err := json.Unmarshal(text, &l); err != nil {
		return nil, broken(err.Error())
	}
	d := &Document{Address: l.Address}
	if d.Address == "" {
		d.Address = l.URL
	}
	if d.Address == "" {
		d.Address = where
	}
	switch {
	case l.Text != nil:
		d.Bytes = []byte(*l.Text)
	case l.Base64 != nil:
		b, err := base64.StdEncoding.DecodeString(*l.Base64)
		if err != nil {
			return nil, broken(err.Error())
		}
		d.Bytes = b
	default:
		return nil, broken("neither text nor base64")
	}
	if int64(len(d.Bytes)) > most {
		f := tooLarge(d.Address, "jsonl", most)
		return nil, &f
	}
	return d, nil
}

// readLine returns the next line and how many bytes it took; nil for one of more
// than most bytes, which is read and dropped.
func readLine(b *bufio.Reader, most int64) (text []byte, size int64, err error) {
	text = []byte{}
	for {
		part, err := b.ReadSlice('\n')
		size += int64(len(part))
		if size > most {
			text = nil
		} else if text != nil {
			text = append(text, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return text, size, err
		}
	}
}
