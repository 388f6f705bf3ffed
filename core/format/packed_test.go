package format

import (
	"archive/zip"
	"bytes"
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
)

func pack(t *testing.T, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		w, err := z.Create(members[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(members[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const body = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>粮食产量30万吨。</w:t></w:r></w:p></w:body></w:document>`

// TestEncrypted reads a document with its password, and refuses it without.
func TestEncrypted(t *testing.T) {
	noise := make([]byte, 64<<10) // for excelize writes small files wrong
	for i := range noise {
		noise[i] = byte(rand.N(256))
	}
	locked := func(word string) []byte {
		b, err := excelize.Encrypt(pack(t, "word/document.xml", body, "noise", string(noise)), &excelize.Options{Password: word})
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for _, c := range []struct {
		b    []byte
		word string
		kind doc.ErrorKind
	}{
		{locked("甲1"), "", doc.Encrypted}, {locked("甲1"), "乙", doc.Encrypted}, {locked("甲1")[:2000], "甲1", doc.Damaged},
	} {
		if _, err := Read(context.Background(), c.b, raw.Options{Password: c.word}, nil); doc.KindOf(err) != c.kind && doc.KindOf(err) != doc.Encrypted {
			t.Errorf("%q: %v", c.word, err)
		}
	}
	for b, word := range map[string]string{string(locked("甲1")): "甲1", string(locked("VelvetSweatshop")): ""} {
		got, err := Read(context.Background(), []byte(b), raw.Options{Password: word}, nil)
		if err != nil || got.Text != "粮食产量30万吨。\n" {
			t.Errorf("%q: %q, %v", word, got.Text, err)
		}
	}
}

func TestArchives(t *testing.T) {
	b := pack(t, "b/报告.docx", "", "a.txt", "甲", "c.png", "", "d.rar", "")
	_, err := Read(context.Background(), b, raw.Options{}, nil)
	var e *doc.Error
	if doc.KindOf(err) != doc.Archive {
		t.Fatal(err)
	}
	if e = err.(*doc.Error); e.N != 2 {
		t.Errorf("%d documents", e.N)
	}
	members, err := Members(b)
	if err != nil || len(members) != 2 || members[0].Name != "a.txt" {
		t.Errorf("%v, %v", members, err)
	}
	if got, err := Member(context.Background(), b, "a.txt"); err != nil || string(got) != "甲" {
		t.Errorf("%q, %v", got, err)
	}
	for _, c := range []struct {
		kind doc.ErrorKind
		b    []byte
	}{
		{doc.Unsupported, pack(t, "ppt/presentation.xml", "")},
		{doc.Unsupported, pack(t, "[Content_Types].xml", "", "visio/document.xml", "")},
		{doc.Damaged, []byte("PK\x03\x04" + strings.Repeat("x", 100))},
		{doc.Damaged, pack(t, "[Content_Types].xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")},
		{doc.Damaged, pack(t, "[Content_Types].xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")},
	} {
		if _, err := Read(context.Background(), c.b, raw.Options{}, nil); doc.KindOf(err) != c.kind {
			t.Errorf("%v, want %v", err, c.kind)
		}
	}
}
