// Package archive looks into zips: it tells which format a zip is by its
// directory, lists the files in one that is no document itself, with their
// names as people wrote them, and unpacks one of them. It reads no document.
package archive

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"path"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/decode"
	"github.com/wenshu-app/wenshu/core/doc"
)

const (
	maxMembers = 20_000 // that are listed
	maxRatio   = 1100   // deflate packs no tighter
)

// A Member is a file in an archive.
type Member struct {
	Name string // with its folders: "2023/报告.docx"
	Size int64  // as the archive claims
}

// Is reports whether b begins as a zip does.
func Is(b []byte) bool {
	return bytes.HasPrefix(b, []byte("PK\x03\x04")) || bytes.HasPrefix(b, []byte("PK\x05\x06")) || bytes.HasPrefix(b, []byte("PK\x07\x08"))
}

// Kind names what the zip b is by its directory: "docx", "xlsx", "xlsb",
// "pptx", "ofd", "epub", "odt", "ods", "odp", "package" for another of the kind
// that Office has, or "zip" for files that were packed. It returns "" if b is no zip and "damaged" if it is one without a directory.
func Kind(b []byte) string {
	if !Is(b) {
		return ""
	}
	f, err := Open(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return "damaged"
	}
	return f.Kind()
}

// A File is an open archive.
type File struct {
	zip    *zip.Reader
	packed int64
}

// Open reads the directory of the zip in r. Its error is a *doc.Error of kind
// Damaged.
func Open(r io.ReaderAt, size int64) (*File, error) {
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, damaged(err)
	}
	return &File{zip: z, packed: size}, nil
}

func damaged(err error) error { return &doc.Error{Kind: doc.Damaged, Stage: "format", Err: err} }

// Kind is the function Kind for an open archive.
func (f *File) Kind() string {
	for _, m := range f.zip.File {
		switch name := strings.ToLower(strings.TrimLeft(strings.ReplaceAll(m.Name, "\\", "/"), "./")); name {
		case "ofd.xml", "encryptions.xml": // GM/T 0099 encrypts the others
			return "ofd"
		case "xl/workbook.xml":
			return "xlsx"
		case "xl/workbook.bin":
			return "xlsb"
		case "ppt/presentation.xml":
			return "pptx"
		case "meta-inf/container.xml":
			return "epub"
		case "mimetype":
			if k := f.declared(m); k != "" {
				return k
			}
		case "[content_types].xml":
			if k := f.declared(m); k != "" {
				return k
			}
		}
	}
	kind := "zip"
	for _, m := range f.zip.File {
		switch strings.ToLower(strings.ReplaceAll(m.Name, "\\", "/")) {
		case "word/document.xml": // without a list of what is in it
			return "docx"
		case "[content_types].xml":
			kind = "package"
		}
	}
	return kind
}

// declared reads which format a mimetype or a list of content types names.
func (f *File) declared(m *zip.File) string {
	r, err := m.Open()
	if err != nil {
		return ""
	}
	defer r.Close()
	b, _ := io.ReadAll(io.LimitReader(r, 1<<20))
	for _, k := range []struct{ words, kind string }{
		{"wordprocessingml.document.main+xml", "docx"}, {"wordprocessingml.template.main+xml", "docx"},
		{"ms-word.document.macroEnabled", "docx"}, {"ms-word.template.macroEnabled", "docx"},
		{"spreadsheetml.sheet.main+xml", "xlsx"}, {"spreadsheetml.template.main+xml", "xlsx"}, {"ms-excel.sheet.macroEnabled", "xlsx"},
		{"ms-excel.sheet.binary", "xlsb"}, {"presentationml.", "pptx"},
		{"application/epub+zip", "epub"},
		{"application/vnd.oasis.opendocument.text", "odt"}, {"application/vnd.oasis.opendocument.spreadsheet", "ods"},
		{"application/vnd.oasis.opendocument.presentation", "odp"},
	} {
		if bytes.Contains(b, []byte(k.words)) {
			return k.kind
		}
	}
	return ""
}

// Members lists the files in f in order of their names. Folders, hidden files
// and what macOS adds are left out.
func (f *File) Members() []Member {
	var out []Member
	seen := map[string]bool{}
	for _, m := range f.zip.File {
		name := nameOf(m)
		if name == "" || seen[name] || strings.HasSuffix(name, "/") || m.FileInfo().IsDir() || hidden(name) {
			continue
		}
		if len(out) == maxMembers {
			break
		}
		seen[name] = true
		out = append(out, Member{Name: name, Size: int64(min(m.UncompressedSize64, 1<<62))})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out
}

func hidden(name string) bool {
	for _, p := range strings.Split(name, "/") {
		if strings.HasPrefix(p, ".") || p == "__MACOSX" || p == "Thumbs.db" || strings.HasPrefix(p, "~$") {
			return true
		}
	}
	return false
}

// Read unpacks the file called name. Its error is a *doc.Error: NotFound,
// Encrypted, TooLarge or Damaged.
func (f *File) Read(ctx context.Context, name string) ([]byte, error) {
	for _, m := range f.zip.File {
		if nameOf(m) != name || m.FileInfo().IsDir() {
			continue
		}
		switch {
		case m.Flags&1 != 0:
			return nil, &doc.Error{Kind: doc.Encrypted, Stage: "format", Format: "zip"}
		case m.UncompressedSize64 > decode.MaxSize:
			return nil, &doc.Error{Kind: doc.TooLarge, Stage: "format", Err: fmt.Errorf("%d bytes, the limit is %d", m.UncompressedSize64, decode.MaxSize)}
		case m.UncompressedSize64 > 1<<20 && m.UncompressedSize64/maxRatio > uint64(f.packed):
			return nil, damaged(fmt.Errorf("claims %d bytes", m.UncompressedSize64))
		}
		r, err := m.Open()
		if err != nil {
			return nil, damaged(err)
		}
		defer r.Close()
		b, err := io.ReadAll(stopping{ctx, io.LimitReader(r, decode.MaxSize+1)})
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil:
			return nil, damaged(err)
		case len(b) > decode.MaxSize:
			return nil, &doc.Error{Kind: doc.TooLarge, Stage: "format"}
		}
		return b, nil
	}
	return nil, &doc.Error{Kind: doc.NotFound, Stage: "open"}
}

// A stopping reader ends with its context.
type stopping struct {
	ctx context.Context
	r   io.Reader
}

func (s stopping) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.r.Read(p)
}

// nameOf is the name of m as its writer saw it, with /; "" for one that leads
// out of the archive. Chinese Windows writes GBK and does not say so, macOS
// writes UTF-8 and does not say so.
func nameOf(m *zip.File) string {
	name := m.Name
	if u := unicodePath(m.Extra); u != "" {
		name = u
	} else if m.NonUTF8 && !utf8.ValidString(name) {
		r, err := decode.As(context.Background(), []byte(name), "gb18030", nil)
		if err == nil {
			name = r.Text
		}
	}
	name = strings.ToValidUTF8(strings.ReplaceAll(name, "\\", "/"), "\ufffd")
	dir := strings.HasSuffix(name, "/")
	name = strings.TrimPrefix(path.Clean("/"+name), "/")
	if dir && name != "" {
		name += "/"
	}
	return name
}

// unicodePath is the name that Info-ZIP's field 0x7075 holds.
func unicodePath(extra []byte) string {
	for len(extra) >= 4 {
		id, n := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		if len(extra) < 4+n {
			break
		}
		if field := extra[4 : 4+n]; id == 0x7075 && n > 5 && field[0] == 1 && utf8.Valid(field[5:]) {
			return string(field[5:])
		}
		extra = extra[4+n:]
	}
	return ""
}
