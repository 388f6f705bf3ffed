// Package docx reads documents of Word and WPS (.docx, .docm, .dotx): text as
// it is printed, with its automatic numbers, tables, text boxes and notes, what
// charts, SmartArt and forms show and files in other formats that stand in it,
// with revisions accepted and without comments, hidden text, headers and footers.
package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf16"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/core/progress"
)

const (
	maxMember   = 160 << 20 // bytes of a member that is read
	maxUnpacked = 320 << 20 // bytes of all of them
	maxRatio    = 1100      // deflate packs no tighter
)

// Read reads the document b.
func Read(ctx context.Context, b []byte, _ raw.Options, c *progress.Counter) (raw.Text, error) {
	t, err := readIn(ctx, b, nil, c)
	switch {
	case err == nil:
		return t, nil
	case ctx.Err() != nil:
		return raw.Text{}, ctx.Err()
	}
	if errors.As(err, new(*doc.Error)) {
		return raw.Text{}, err
	}
	kind := doc.Damaged
	if errors.Is(err, errTooMuch) {
		kind = doc.TooLarge
	}
	return raw.Text{}, &doc.Error{Kind: kind, Stage: "format", Err: err}
}

// readIn reads b, which stands in outer, or is the file itself. What outer may
// still unpack is what b may.
func readIn(ctx context.Context, b []byte, outer *document, c *progress.Counter) (raw.Text, error) {
	if err := ctx.Err(); err != nil {
		return raw.Text{}, err
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return raw.Text{}, err
	}
	f := newFile(z, len(b))
	nested := 0
	if outer != nil {
		nested = outer.nested + 1
		f.left = outer.file.left
		defer func() { outer.file.left = f.left }()
	}
	main := f.main()
	body, err := f.read(main)
	if err != nil {
		return raw.Text{}, err
	}
	c.Start("format", len(body))
	d := &document{file: f, main: main, styles: newStyles(), lists: newLists(), nested: nested}
	if d.styles, err = readStyles(ctx, f.beside(main, "/styles", "styles.xml")); err != nil {
		return raw.Text{}, fmt.Errorf("styles: %w", err)
	}
	if d.lists, err = readLists(ctx, f.beside(main, "/numbering", "numbering.xml"), d.styles); err != nil {
		return raw.Text{}, fmt.Errorf("numbering: %w", err)
	}
	if err := d.parse(ctx, body, c); err != nil {
		return raw.Text{}, err
	}
	t, err := d.write(ctx)
	if err != nil {
		return raw.Text{}, err
	}
	if strings.TrimSpace(t.Text) == "" {
		return raw.Text{}, &doc.Error{Kind: doc.NoText, Stage: "format", Err: errors.New("the document holds no text")}
	}
	t.Meta = d.meta()
	return t, nil
}

// A file is an open DOCX file.
type file struct {
	members map[string]*zip.File // by path in small letters
	packed  int
	left    int64                        // bytes that may still be unpacked
	related map[string]map[string]string // the parts that a part is related to, by their ids
}

func newFile(z *zip.Reader, packed int) *file {
	f := &file{members: make(map[string]*zip.File, len(z.File)), packed: packed, left: maxUnpacked, related: map[string]map[string]string{}}
	for _, m := range z.File {
		if k := key(m.Name); f.members[k] == nil {
			f.members[k] = m
		}
	}
	return f
}

// key is a path as members knows it.
func key(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, "\\", "/")), "/"))
}

var (
	errTooMuch = errors.New("more than is read")
	errMissing = errors.New("no such member")
)

// read unpacks the member called name.
func (f *file) read(name string) ([]byte, error) {
	m := f.members[key(name)]
	switch {
	case m == nil:
		return nil, fmt.Errorf("%s: %w", name, errMissing)
	case m.Flags&1 != 0:
		return nil, &doc.Error{Kind: doc.Encrypted, Stage: "format", Format: "zip"}
	case m.UncompressedSize64 > 1<<20 && m.UncompressedSize64/maxRatio > uint64(f.packed):
		return nil, fmt.Errorf("%s claims %d bytes", name, m.UncompressedSize64)
	case m.UncompressedSize64 > maxMember:
		return nil, fmt.Errorf("%s of %d bytes: %w", name, m.UncompressedSize64, errTooMuch)
	}
	r, err := m.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, min(maxMember, f.left)+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if f.left -= int64(len(b)); f.left < 0 || len(b) > maxMember {
		return nil, fmt.Errorf("%s: %w", name, errTooMuch)
	}
	return b, nil
}

// main is the path of the main document.
func (f *file) main() string {
	if t := f.target("", "/officeDocument"); f.members[key(t)] != nil {
		return t
	}
	return "word/document.xml"
}

// beside unpacks the member that the relations of the part at from name by the
// end of its type, else the one called usual beside it; nil if there is none or
// it cannot be unpacked.
func (f *file) beside(from, kind, usual string) []byte {
	name := f.target(from, kind)
	if f.members[key(name)] == nil {
		name = path.Join(path.Dir(from), usual)
	}
	b, err := f.read(name)
	if err != nil {
		return nil
	}
	return b
}

// target is the path of the first part that the part at from is related to by
// a type that ends in kind.
func (f *file) target(from, kind string) string {
	name := "_rels/.rels"
	if from != "" {
		name = path.Join(path.Dir(from), "_rels", path.Base(from)+".rels")
	}
	b, err := f.read(name)
	if err != nil {
		return ""
	}
	r := newReader(context.Background(), b)
	for {
		e, err := r.start()
		if err != nil {
			return ""
		}
		if e.Name.Local == "Relationship" && strings.HasSuffix(attr(e, "Type"), kind) && attr(e, "TargetMode") != "External" {
			t := strings.ReplaceAll(attr(e, "Target"), "\\", "/")
			if strings.HasPrefix(t, "/") || from == "" {
				return strings.TrimPrefix(path.Clean("/"+t), "/")
			}
			return path.Join(path.Dir(from), t)
		}
	}
}

// plain is b in UTF-8; same reports that nothing was changed, so that places
// in it are places in the member.
func plain(b []byte) (out []byte, same bool) {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		order = binary.LittleEndian
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		order = binary.BigEndian
	default:
		return b, true
	}
	u := make([]uint16, 0, len(b)/2)
	for i := 2; i+1 < len(b); i += 2 {
		u = append(u, order.Uint16(b[i:]))
	}
	return []byte(string(utf16.Decode(u))), false
}
