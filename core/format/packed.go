package format

import (
	"bytes"
	"context"
	"path"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/archive"
	"github.com/wenshu-app/wenshu/core/format/office"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/core/format/sheet"
	"github.com/wenshu-app/wenshu/core/progress"
)

// endings are the names of files that are taken from a folder or an archive; a
// file named by itself is read whatever its ending.
var endings = []string{
	"", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht", ".epub",
	".docx", ".docm", ".dotx", ".dotm", ".pdf", ".ofd", ".xlsx", ".xlsm", ".xltx", ".xls", ".csv", ".tsv",
}

// Offered reports whether a file called name is taken where a whole folder or
// archive is asked for.
func Offered(name string) bool {
	return slices.Contains(endings, strings.ToLower(path.Ext(name)))
}

// Members lists the documents in b if it is a zip of files and no document
// itself; else it returns nil. Its error is a *doc.Error.
func Members(b []byte) ([]archive.Member, error) {
	if !archive.Is(b) {
		return nil, nil
	}
	f, err := archive.Open(bytes.NewReader(b), int64(len(b)))
	if err != nil || f.Kind() != "zip" {
		return nil, err
	}
	return slices.DeleteFunc(f.Members(), func(m archive.Member) bool { return !Offered(m.Name) }), nil
}

// Member unpacks the file called name of the zip b, as Members lists it.
func Member(ctx context.Context, b []byte, name string) ([]byte, error) {
	f, err := archive.Open(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, err
	}
	return f.Read(ctx, name)
}

// refuseZip says why a zip that no reader knows is not read.
func refuseZip(_ context.Context, b []byte, _ raw.Options, _ *progress.Counter) (raw.Text, error) {
	f, err := archive.Open(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return raw.Text{}, err
	}
	if k := f.Kind(); k != "zip" {
		return raw.Text{}, &doc.Error{Kind: doc.Unsupported, Stage: "format", Format: k}
	}
	members, err := Members(b)
	if err != nil {
		return raw.Text{}, err
	}
	return raw.Text{}, &doc.Error{Kind: doc.Archive, Stage: "format", N: len(members)}
}

// refuseOffice says why an old office document is not read.
func refuseOffice(_ context.Context, b []byte, _ raw.Options, _ *progress.Counter) (raw.Text, error) {
	return raw.Text{}, office.Refuse(b)
}

// unlocked returns the document that b holds if b is an encrypted office
// document, else b.
func unlocked(b []byte, password string) ([]byte, error) {
	if office.Holds(b) != "encrypted" {
		return b, nil
	}
	if !office.Patient(b) {
		return nil, office.Refuse(b)
	}
	return sheet.Decrypt(b, password)
}
