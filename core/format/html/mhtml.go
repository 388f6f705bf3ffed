package html

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"github.com/wenshu-app/wenshu/core/decode"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/text"
)

// IsArchive reports whether b is a page saved with all that belongs to it:
// MHTML (RFC 2557).
func IsArchive(b []byte) bool {
	head := bytes.ToLower(b[:min(len(b), 4096)])
	i := bytes.Index(head, []byte("content-type:"))
	return i >= 0 && bytes.Contains(head[i:], []byte("multipart/related")) && bytes.Contains(head, []byte("mime-version:")) &&
		(bytes.HasPrefix(head, []byte("from:")) || bytes.HasPrefix(head, []byte("mime-version:")) || bytes.HasPrefix(head, []byte("content-type:")) || bytes.HasPrefix(head, []byte("subject:")) || bytes.HasPrefix(head, []byte("date:")))
}

// ReadArchive reads the page of an MHTML file. The one part of the document is
// the page; its bytes are those of the page without the encoding for mail.
func ReadArchive(ctx context.Context, b []byte, o raw.Options, p *progress.Counter) (raw.Text, error) {
	damaged := func(err error) error {
		return &doc.Error{Kind: doc.Damaged, Stage: "format", Err: fmt.Errorf("MHTML: %w", err)}
	}
	m, err := mail.ReadMessage(bytes.NewReader(b))
	if err != nil {
		return raw.Text{}, damaged(err)
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		return raw.Text{}, damaged(err)
	}
	r := multipart.NewReader(m.Body, params["boundary"])
	for {
		if err := ctx.Err(); err != nil {
			return raw.Text{}, err
		}
		part, err := r.NextRawPart()
		if errors.Is(err, io.EOF) {
			return raw.Text{}, &doc.Error{Kind: doc.NoText, Stage: "format", Err: errors.New("no page in the MHTML file")}
		}
		if err != nil {
			return raw.Text{}, damaged(err)
		}
		if kind, _, _ := mime.ParseMediaType(part.Header.Get("Content-Type")); kind != "text/html" && kind != "application/xhtml+xml" {
			continue
		}
		var body io.Reader = part
		switch strings.ToLower(part.Header.Get("Content-Transfer-Encoding")) {
		case "quoted-printable":
			body = quotedprintable.NewReader(part)
		case "base64":
			body = base64.NewDecoder(base64.StdEncoding, part)
		}
		page, err := io.ReadAll(io.LimitReader(body, decode.MaxSize+1))
		if err != nil && len(page) == 0 {
			return raw.Text{}, damaged(err)
		}
		t, err := Read(ctx, page, o, p)
		if err != nil {
			return raw.Text{}, err
		}
		name := part.Header.Get("Content-Location")
		t.Parts = []doc.Part{{Name: name, Raw: text.Span{Start: 0, End: len(t.Text)}, Bytes: t.Origins}}
		t.Origins = nil
		if t.Meta.Address == "" && strings.HasPrefix(name, "http") {
			t.Meta.Address = name
		}
		return t, nil
	}
}
