package source_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"

	"github.com/wenshu-app/wenshu/scale/source"
)

func put(t *testing.T, path string, b []byte) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func packed(t *testing.T, parts ...[]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, p := range parts {
		z := gzip.NewWriter(&b)
		if _, err := z.Write(p); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

// all reads every document of units: address to bytes, and the failures.
func all(t *testing.T, units []source.Unit, most int64) (map[string]string, []source.Failure) {
	t.Helper()
	docs := map[string]string{}
	var failed []source.Failure
	for _, u := range units {
		err := u.Each(t.Context(), most, func(d source.Document) error {
			if _, twice := docs[d.Address]; twice {
				t.Errorf("%s is read twice", d.Address)
			}
			docs[d.Address] = string(d.Bytes)
			return nil
		}, func(f source.Failure) { failed = append(failed, f) })
		if err != nil {
			t.Fatal(err)
		}
	}
	return docs, failed
}

// TestPlan finds files by folder, name and pattern, each once, without what is
// hidden, and tells what is not there.
func TestPlan(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "sub/b.html", ".hidden.txt", ".git/c.txt", "many.jsonl"} {
		put(t, filepath.Join(dir, name), []byte(`{"address":"x","text":"甲"}`))
	}
	units, failed := source.Plan(t.Context(), []string{dir, filepath.Join(dir, "*.txt"), filepath.Join(dir, "a.txt"), filepath.Join(dir, "none.txt")})
	docs, _ := all(t, units, 100)
	want := []string{filepath.Join(dir, "a.txt"), filepath.Join(dir, "sub/b.html"), "x"}
	slices.Sort(want)
	if got := slices.Sorted(maps.Keys(docs)); !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
	if len(failed) != 1 || failed[0].Kind != "no such file" || failed[0].Stage != "list" {
		t.Errorf("failed %+v", failed)
	}
}

// TestLines cuts JSON lines at every place: each document is read once, whatever
// the cut, and broken lines are told with their place.
func TestLines(t *testing.T) {
	var b strings.Builder
	want := map[string]string{}
	for i := range 9 {
		text := fmt.Sprintf("第%d篇：粮食产量%d万吨。", i, i)
		want[fmt.Sprintf("https://example.org/%d", i)] = text
		if i%2 == 0 {
			fmt.Fprintf(&b, "{\"url\":\"https://example.org/%d\",\"base64\":%q}\n", i, base64.StdEncoding.EncodeToString([]byte(text)))
		} else {
			fmt.Fprintf(&b, "{\"address\":\"https://example.org/%d\",\"text\":%q}\r\n\n", i, text)
		}
	}
	good := b.String()
	file := put(t, filepath.Join(t.TempDir(), "d.jsonl"), []byte(good))
	for cut := range len(good) + 1 {
		units := []source.Unit{{Kind: source.Lines, Files: []string{file}, To: int64(cut)}, {Kind: source.Lines, Files: []string{file}, From: int64(cut), To: int64(len(good))}}
		if cut == 0 {
			units = units[1:]
		}
		if docs, failed := all(t, units, 1000); !maps.Equal(docs, want) || len(failed) > 0 {
			t.Fatalf("cut at %d: %d documents of %d, %v", cut, len(docs), len(want), failed)
		}
	}
	zipped := put(t, filepath.Join(t.TempDir(), "d.jsonl.gz"), packed(t, []byte(good)))
	var parts []source.Unit
	for n := range 3 {
		parts = append(parts, source.Unit{Kind: source.Lines, Files: []string{zipped}, Nth: n, Of: 3})
	}
	if docs, failed := all(t, parts, 1000); !maps.Equal(docs, want) || len(failed) > 0 {
		t.Errorf("packed: %d documents of %d, %v", len(docs), len(want), failed)
	}
	bad := put(t, filepath.Join(t.TempDir(), "bad.jsonl"), []byte("{\"text\":1}\n{}\n{\"text\":\"好\"}\n{\"base64\":\"?\"}\n{\"text\":\""+strings.Repeat("长", 900)+"\"}\n"))
	units, _ := source.Plan(t.Context(), []string{bad})
	docs, failed := all(t, units, 1000)
	if len(docs) != 1 || docs[bad+"#14"] != "好" || len(failed) != 4 || failed[3].Kind != "too large" || failed[0].Address != bad+"#0" {
		t.Errorf("bad lines: %v, %+v", docs, failed)
	}
}

// record is a record of a WARC file.
func record(kind, uri, contentType, block string) []byte {
	return fmt.Appendf(nil, "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:%08d-0000-4000-8000-000000000000>\r\nWARC-Date: 2024-03-01T00:00:00Z\r\n"+
		"WARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, len(uri)*7919%99999999, uri, contentType, len(block), block)
}

func answer(status, head, body string) string {
	return "HTTP/1.1 " + status + "\r\n" + head + "\r\n" + body
}

// TestCrawl reads a crawl: pages as servers sent them, packed and in chunks,
// without pictures, errors and what was only seen again.
func TestCrawl(t *testing.T) {
	page := "<p>粮食产量30万吨</p>"
	const http = "application/http; msgtype=response"
	html := "Content-Type: text/html; charset=utf-8\r\n"
	records := [][]byte{
		record("warcinfo", "urn:x", "application/warc-fields", "software: test\r\n"),
		record("request", "https://example.org/plain", "application/http; msgtype=request", "GET / HTTP/1.1\r\nHost: example.org\r\n\r\n"),
		record("response", "https://example.org/plain", http, answer("200 OK", html, page)),
		record("response", "https://example.org/gzip", http, answer("200 OK", html+"Content-Encoding: gzip\r\n", string(packed(t, []byte(page))))),
		record("response", "https://example.org/unpacked", http, answer("200 OK", html+"Content-Encoding: gzip\r\n", page)),
		record("response", "https://example.org/chunked", http, answer("200 OK", html+"Transfer-Encoding: chunked\r\n", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(page), page))),
		record("response", "https://example.org/none", http, answer("404 Not Found", html, "没有")),
		record("response", "https://example.org/p.png", http, answer("200 OK", "Content-Type: image/png\r\n", "图")),
		record("revisit", "https://example.org/plain", http, answer("200 OK", html, "")),
		record("resource", "https://example.org/report.txt", "text/plain", "城镇新增就业30万人"),
		record("response", "https://example.org/large", http, answer("200 OK", html, strings.Repeat("长", 500))),
	}
	want := map[string]string{"https://example.org/report.txt": "城镇新增就业30万人"}
	for _, name := range []string{"plain", "gzip", "unpacked", "chunked"} {
		want["https://example.org/"+name] = page
	}
	dir := t.TempDir()
	for _, file := range []string{put(t, filepath.Join(dir, "c.warc"), slices.Concat(records...)), put(t, filepath.Join(dir, "c.warc.gz"), packed(t, records...))} {
		for _, parts := range []int{1, 2, 5} {
			var units []source.Unit
			for n := range parts {
				units = append(units, source.Unit{Kind: source.Crawl, Files: []string{file}, Nth: n, Of: parts})
			}
			docs, failed := all(t, units, 1000)
			if !maps.Equal(docs, want) {
				t.Errorf("%s in %d parts: %q", filepath.Base(file), parts, docs)
			}
			if len(failed) != 1 || failed[0].Kind != "too large" || failed[0].Address != "https://example.org/large" {
				t.Errorf("%s in %d parts failed %+v", filepath.Base(file), parts, failed)
			}
		}
	}
	broken := put(t, filepath.Join(dir, "broken.warc.gz"), packed(t, records[2])[:40])
	if docs, failed := all(t, []source.Unit{{Kind: source.Crawl, Files: []string{broken}}}, 1000); len(docs) != 0 || len(failed) != 1 || failed[0].Stage != "warc" {
		t.Errorf("a broken file: %v, %+v", docs, failed)
	}
}

// TestStop ends a unit by its context and by an error of whoever uses it.
func TestStop(t *testing.T) {
	file := put(t, filepath.Join(t.TempDir(), "a.txt"), []byte("甲"))
	u := source.Unit{Kind: source.Files, Files: []string{file, file + "-none", file}}
	if err := u.Each(t.Context(), 10, func(source.Document) error { return io.ErrClosedPipe }, nil); err != io.ErrClosedPipe {
		t.Errorf("an error of use: %v", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	n := 0
	err := u.Each(ctx, 10, func(source.Document) error { n++; stop(); return nil }, nil)
	if err != context.Canceled || n != 1 {
		t.Errorf("stopped: %v after %d", err, n)
	}
}
