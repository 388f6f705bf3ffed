// Package office tells what the older formats of offices are: OLE containers
// (.doc, .xls, .ppt, .wps, encrypted OOXML),
// RTF and the XML of Word. It reads none of them.
package office

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/richardlehane/mscfb"

	"github.com/wenshu-app/wenshu/core/doc"
)

var oleMark = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

// maxEntries bounds the names that are looked at in a container.
const maxEntries = 4096

// Is reports whether b is an OLE container, RTF or one of Word's forms of XML.
func Is(b []byte) bool { return bytes.HasPrefix(b, oleMark[:4]) || IsRTF(b) || isXML(b) }

// isXML reports whether b is a document that Word saved as XML.
func isXML(b []byte) bool {
	b = bytes.TrimPrefix(b[:min(len(b), 2048)], []byte("\xef\xbb\xbf"))
	return bytes.HasPrefix(b, []byte("<?xml")) && (bytes.Contains(b, []byte(`progid="Word.Document"`)) ||
		bytes.Contains(b, []byte("<w:wordDocument")) || bytes.Contains(b, []byte("<pkg:package")))
}

// IsRTF reports whether b is RTF.
func IsRTF(b []byte) bool { return bytes.HasPrefix(b, []byte("{\\rtf")) }

// Holds names what the OLE container b holds: "doc", "xls", "ppt", "msg",
// "encrypted" (an encrypted OOXML file), "ole" for something else. It returns
// "" if b is no container and "damaged" where its directory cannot be read.
func Holds(b []byte) string {
	if !bytes.HasPrefix(b, oleMark[:4]) {
		return ""
	}
	kind, err := holds(b)
	if err != nil || kind == "" { // a directory that is broken still lies there
		for _, s := range streams {
			if bytes.Contains(b, wide(s.name)) {
				return s.kind
			}
		}
		if err != nil {
			return "damaged"
		}
		return "ole"
	}
	return kind
}

// streams are the names in a container that tell its format, those first that
// decide where several are there.
var streams = []struct{ name, kind string }{
	{"EncryptedPackage", "encrypted"},
	{"WordDocument", "doc"},
	{"Workbook", "xls"},
	{"PowerPoint Document", "ppt"},
	{"__properties_version1.0", "msg"},
	{"Book", "xls"},
}

func holds(b []byte) (kind string, err error) {
	r, err := mscfb.New(bytes.NewReader(b))
	if err != nil {
		return "", err
	}
	best := len(streams)
	for range maxEntries {
		e, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return "", err
		}
		if len(e.Path) > 0 {
			continue // of an object that is embedded
		}
		for i, s := range streams[:best] {
			if strings.EqualFold(e.Name, s.name) {
				best, kind = i, s.kind
				break
			}
		}
	}
	return kind, nil
}

// wide is s in UTF-16LE, as names stand in a container.
func wide(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

// Refuse is why b, an OLE container or RTF, is not read.
func Refuse(b []byte) error {
	kind := Holds(b)
	switch kind {
	case "encrypted":
		return &doc.Error{Kind: doc.Encrypted, Stage: "format", Format: "ooxml", Err: errors.New("an encrypted office document")}
	case "damaged":
		return &doc.Error{Kind: doc.Damaged, Stage: "format", Err: errors.New("an old office document whose directory cannot be read")}
	case "doc":
		if encryptedDoc(b) {
			return &doc.Error{Kind: doc.Encrypted, Stage: "format", Format: "doc"}
		}
	case "":
		if kind = "rtf"; isXML(b) {
			kind = "word-xml"
		}
	}
	return &doc.Error{Kind: doc.Unsupported, Stage: "format", Format: kind}
}

// maxSpins is how often a password may be hashed; Office does it 100,000 times
// and allows ten million.
const maxSpins = 10_000_000

var spins = regexp.MustCompile(`spinCount="(\d+)"`)

// Patient reports whether trying a password on b, an encrypted office document,
// takes the time that it does for files of Office, and no more.
func Patient(b []byte) bool {
	info := stream(b, "EncryptionInfo", 1<<16)
	for _, m := range spins.FindAllSubmatch(info, -1) {
		if n, err := strconv.Atoi(string(m[1])); err != nil || n > maxSpins {
			return false
		}
	}
	return len(info) > 0 && bytes.Count(info, []byte("spinCount")) == len(spins.FindAll(info, -1))
}

// encryptedDoc reports whether the flag for encryption is set in the head of a
// Word document, which stands at the start of its stream.
func encryptedDoc(b []byte) bool {
	head := stream(b, "WordDocument", 12)
	return len(head) == 12 && head[0] == 0xec && head[1] == 0xa5 && head[11]&1 != 0 // fEncrypted, bit 8 of the flags at 10
}

// stream returns the first n bytes of the stream called name of the container
// b, or fewer; nil if there is none.
func stream(b []byte, name string, n int) []byte {
	r, err := mscfb.New(bytes.NewReader(b))
	if err != nil {
		return nil
	}
	for range maxEntries {
		e, err := r.Next()
		if err != nil {
			return nil
		}
		if len(e.Path) == 0 && strings.EqualFold(e.Name, name) {
			out, _ := io.ReadAll(io.LimitReader(e, int64(n)))
			return out
		}
	}
	return nil
}
