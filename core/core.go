// Package core reads documents: it runs the stages in order and hands values
// from one to the next. The window and the command line both stand on it.
package core

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/check"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/relate"
	"github.com/wenshu-app/wenshu/core/text"
)

// Options are what a person may say of a file before it is read: a password,
// an encoding, pages.
type Options = raw.Options

// Read makes a document of b, the bytes of the file called name. It returns a
// *doc.Error if the file cannot be read and ctx.Err() if ctx ends first.
func Read(ctx context.Context, name string, b []byte, p *progress.Counter) (*doc.Document, error) {
	return ReadWith(ctx, name, b, Options{}, p)
}

// ReadWith is Read with options.
func ReadWith(ctx context.Context, name string, b []byte, o Options, p *progress.Counter) (*doc.Document, error) {
	d, err := withoutTables(ctx, name, b, o, p)
	if err != nil {
		return nil, err
	}
	most := o.Figures
	if most == 0 {
		most = relate.MaxFigures
	}
	full, err := withFigures(ctx, d, most, p)
	if err != nil {
		return nil, err
	}
	if !o.NoTables {
		full.Tables = tablesOf(full.Grids, full.Back) // only now: what figures were found with has given its room back
	}
	return full, nil
}

// tooMany is the kind of the note on a document whose figures end early.
const tooMany = "too-many-figures"

// WithFigures returns a copy of d, which Outline made, with its figures, dates
// and checks.
func WithFigures(ctx context.Context, d *doc.Document, p *progress.Counter) (*doc.Document, error) {
	return withFigures(ctx, d, relate.MaxFigures, p)
}

// withFigures is WithFigures, up to about most of them.
func withFigures(ctx context.Context, d *doc.Document, most int, p *progress.Counter) (*doc.Document, error) {
	figures, marks, notes, err := relate.Figures(ctx, d, most, p)
	if err != nil {
		return nil, err
	}
	figures = slices.DeleteFunc(figures, func(f doc.Figure) bool { return touchesLost(d.Body, f.Span) })
	full := *d
	full.Figures = figures
	if len(d.Marks) > 0 {
		marks = slices.Concat(d.Marks, marks)
	}
	full.Marks = marks
	slices.SortStableFunc(full.Marks, func(a, b doc.Mark) int { return a.Start - b.Start })
	full.Notes = append(append([]doc.Note(nil), d.Notes...), notes...)
	if len(figures) >= most { // the rest was not looked at
		full.Notes = append(full.Notes, doc.Note{Raw: text.Span{Start: len(d.Raw), End: len(d.Raw)}, Kind: tooMany, N: len(figures)})
	}
	full.Checks = check.All(&full)
	return &full, nil
}

// touchesLost reports whether bytes that could not be decoded stand in s of
// body or right beside it: then nobody knows which number it was.
func touchesLost(body string, s text.Span) bool {
	const lost = string(utf8.RuneError)
	return strings.Contains(s.Of(body), lost) || strings.HasSuffix(body[:s.Start], lost) || strings.HasPrefix(body[s.End:], lost)
}

// Outline makes a document of b without its figures: it runs the stages up to
// the structure, all that a page needs to be shown. Its errors are Read's.
func Outline(ctx context.Context, name string, b []byte, p *progress.Counter) (*doc.Document, error) {
	return OutlineWith(ctx, name, b, Options{}, p)
}

// OutlineWith is Outline with options.
func OutlineWith(ctx context.Context, name string, b []byte, o Options, p *progress.Counter) (*doc.Document, error) {
	d, err := withoutTables(ctx, name, b, o, p)
	if err != nil {
		return nil, err
	}
	if !o.NoTables {
		d.Tables = tablesOf(d.Grids, d.Back)
	}
	return d, nil
}

// withoutTables is OutlineWith but for the tables of the document.
func withoutTables(ctx context.Context, name string, b []byte, o Options, p *progress.Counter) (*doc.Document, error) {
	fail := func(stage string, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return internal(name, stage, err)
	}
	r, err := format.Read(ctx, b, o, p)
	if err != nil {
		return nil, fail("format", err)
	}
	if o.Text > 0 && len(r.Text) > o.Text {
		return nil, &doc.Error{Kind: doc.TooLong, File: name, Stage: "format", N: o.Text, Err: fmt.Errorf("%d bytes of text, the limit is %d", len(r.Text), o.Text)}
	}
	d, err := outline(ctx, name, b, r, o.One, p)
	if err != nil {
		return nil, fail("repair", err)
	}
	return d, nil
}

// outline makes a document of r, which was read from b; one text if that is
// said.
func outline(ctx context.Context, name string, b []byte, r raw.Text, one bool, p *progress.Counter) (*doc.Document, error) {
	if r.Origins == nil { // the parts lead to the file
		r.Origins = text.Identity(len(r.Text))
	}
	return mended(ctx, &doc.Document{
		ID: ID(b), Name: filepath.Base(name), Format: r.Format, Encoding: r.Encoding,
		Raw: r.Text, Origins: r.Origins, Parts: r.Parts, Hints: r.Hints, Grids: r.Grids, Meta: r.Meta, Notes: r.Notes, One: one,
	}, nil, nil, p)
}

// ID is the document ID of a file's bytes.
func ID(b []byte) string {
	id := sha256.Sum256(b)
	return hex.EncodeToString(id[:])
}

// internal names the file in an error, and gives it a kind if it has none.
func internal(name, stage string, err error) *doc.Error {
	if e, ok := err.(*doc.Error); ok {
		e.File = name
		return e
	}
	return &doc.Error{Kind: doc.Internal, File: name, Stage: stage, Err: err}
}
