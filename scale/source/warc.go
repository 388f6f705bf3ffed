package source

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"regexp"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/nlnwa/gowarc/v3"

	"github.com/wenshu-app/wenshu/core/doc"
)

// crawl reads the records of a WARC file that hold documents: what servers
// answered with 200, and resources; of these those whose number is the unit's.
// What was only seen again (revisit) is not there and no document.
func (u Unit) crawl(ctx context.Context, file string, r io.Reader, most int64, use func(Document) error, fail func(Failure)) error {
	w, err := gowarc.NewWarcFileReaderFromStream(r, 0, lenient...)
	if err != nil {
		return &readError{"warc", err}
	}
	defer w.Close()
	n := 0
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		rec, err := w.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return &readError{"warc", err}
		}
		d, f, held := recordOf(rec.WarcRecord, fmt.Sprintf("%s#%d", file, rec.Offset), most, u.Of <= 1 || n%u.Of == u.Nth)
		if err := rec.Close(); err != nil {
			return &readError{"warc", err}
		}
		if held {
			n++
		}
		switch {
		case f != nil:
			fail(*f)
		case d != nil:
			if err := use(*d); err != nil {
				return err
			}
		}
	}
}

var chunked = regexp.MustCompile(`(?im)^transfer-encoding:[^\r\n]*chunked`)

// recordOf is the document of a record. held says whether it holds one; its
// bytes are only read if it is wanted.
func recordOf(w gowarc.WarcRecord, where string, most int64, wanted bool) (d *Document, f *Failure, held bool) {
	address := strings.Trim(w.WarcHeader().Get(gowarc.WarcTargetURI), "<>")
	if address == "" {
		address = where
	}
	var body io.Reader
	var err error
	encoding := ""
	switch block := w.Block().(type) {
	case gowarc.HttpResponseBlock:
		if w.Type() != gowarc.Response || block.HttpStatusCode() != http.StatusOK || !readable(block.HttpHeader().Get("Content-Type")) {
			return nil, nil, false
		}
		if !wanted {
			return nil, nil, true
		}
		encoding = block.HttpHeader().Get("Content-Encoding")
		body, err = block.PayloadBytes()
		// net/http takes it out of the head
		if err == nil && chunked.Match(block.ProtocolHeaderBytes()) {
			body = unchunked(body)
		}
	default:
		if w.Type() != gowarc.Resource || !readable(w.WarcHeader().Get(gowarc.ContentType)) {
			return nil, nil, false
		}
		if !wanted {
			return nil, nil, true
		}
		body, err = w.Block().RawBytes()
	}
	var b []byte
	if err == nil {
		b, err = unpack(body, encoding, most)
	}
	switch {
	case err != nil:
		return nil, &Failure{Address: address, Kind: doc.Damaged.String(), Stage: "warc", Detail: where + ": " + err.Error()}, true
	case int64(len(b)) > most:
		big := tooLarge(address, "warc", most)
		return nil, &big, true
	}
	return &Document{Address: address, Bytes: b}, nil, true
}

// readable reports whether a document may be of that type: pictures, scripts,
// styles, sounds and fonts are none.
func readable(contentType string) bool {
	t, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		return true // core finds out by the bytes
	}
	for _, no := range []string{"image/", "audio/", "video/", "font/", "text/css", "text/javascript", "application/javascript", "application/x-javascript", "application/font", "text/dns"} {
		if strings.HasPrefix(t, no) {
			return false
		}
	}
	return true
}

// unpack undoes what the server did for the way, up to a little over most bytes.
func unpack(body io.Reader, encoding string, most int64) ([]byte, error) {
	var err error
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "gzip", "x-gzip":
		var head bytes.Buffer
		z, zerr := gzip.NewReader(io.TeeReader(body, &head))
		if zerr != nil { // crawlers unpack and leave the word in the head
			body = io.MultiReader(&head, body)
		} else {
			body = z
		}
	case "deflate":
		body, err = zlib.NewReader(body)
	case "br":
		body = brotli.NewReader(body)
	}
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(body, most+1))
	if errors.Is(err, io.ErrUnexpectedEOF) && len(b) > 0 { // cut short by the crawler: what is there is read
		err = nil
	}
	return b, err
}

// lenient reads what crawlers write, whatever its mistakes; nothing is mended.
// Where violations are ignored and not collected, gowarc drops the bytes of
// resources before they can be read.
var lenient = []gowarc.WarcRecordOption{
	gowarc.WithSyntaxErrorPolicy(gowarc.ErrIgnore), gowarc.WithSpecViolationPolicy(gowarc.ErrWarn),
	gowarc.WithUnknownRecordTypePolicy(gowarc.ErrIgnore), gowarc.WithBlockErrorPolicy(gowarc.ErrIgnore),
	gowarc.WithAddMissingDigest(false), gowarc.WithAddMissingRecordId(false), gowarc.WithAddMissingContentLength(false),
}
