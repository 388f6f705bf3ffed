package archive

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
)

// pack makes a zip of name, content, name, content.
func pack(t testing.TB, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		h := &zip.FileHeader{Name: members[i], Method: zip.Deflate, NonUTF8: strings.Contains(members[i], "\xb1")}
		w, err := z.CreateHeader(h)
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

func TestKind(t *testing.T) {
	const contents = "[Content_Types].xml"
	for _, c := range []struct {
		want string
		b    []byte
	}{
		{"docx", pack(t, contents, `ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"`)},
		{"docx", pack(t, contents, `ContentType="application/vnd.ms-word.template.macroEnabledTemplate.main+xml"`)},
		{"docx", pack(t, "word/document.xml", "")},
		{"xlsx", pack(t, contents, "", "xl/workbook.xml", "")},
		{"pptx", pack(t, contents, "", "ppt/presentation.xml", "")},
		{"ofd", pack(t, "OFD.xml", "")},
		{"epub", pack(t, "mimetype", "application/epub+zip")},
		{"odt", pack(t, "mimetype", "application/vnd.oasis.opendocument.text")},
		{"zip", pack(t, "甲.txt", "乙")},
		{"damaged", []byte("PK\x03\x04 and no more")},
		{"", []byte("text")},
	} {
		if got := Kind(c.b); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestMembers(t *testing.T) {
	b := pack(t, "乙/", "", "乙/报告.txt", "二", "甲.txt", "一", "\xb1\xa8\xb8\xe6.docx", "三", "__MACOSX/._甲.txt", "", ".DS_Store", "", "../外.txt", "四", "甲.txt", "再")
	f, err := Open(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(f.Members()), "[{乙/报告.txt 3} {外.txt 3} {报告.docx 3} {甲.txt 3}]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for name, want := range map[string]string{"乙/报告.txt": "二", "报告.docx": "三", "甲.txt": "一"} {
		if got, err := f.Read(context.Background(), name); err != nil || string(got) != want {
			t.Errorf("%s holds %q, %v", name, got, err)
		}
	}
	if _, err := f.Read(context.Background(), "无.txt"); doc.KindOf(err) != doc.NotFound {
		t.Errorf("%v", err)
	}
}

// TestClaims refuses members that claim what they cannot hold, and those with a
// password.
func TestClaims(t *testing.T) {
	b := pack(t, "a.txt", "text")
	at := bytes.LastIndex(b, []byte("PK\x01\x02"))
	huge := bytes.Clone(b)
	binary.LittleEndian.PutUint32(huge[at+24:], 1<<27)
	locked := bytes.Clone(b)
	locked[at+8] |= 1
	for _, c := range []struct {
		b    []byte
		kind doc.ErrorKind
	}{{huge, doc.Damaged}, {locked, doc.Encrypted}} {
		f, err := Open(bytes.NewReader(c.b), int64(len(c.b)))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Read(context.Background(), "a.txt"); doc.KindOf(err) != c.kind {
			t.Errorf("%v, want %v", err, c.kind)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(pack(f, "甲.txt", "一", "word/document.xml", ""))
	f.Fuzz(func(t *testing.T, b []byte) {
		Kind(b)
		z, err := Open(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			return
		}
		for _, m := range z.Members() {
			if _, err := z.Read(context.Background(), m.Name); err != nil && doc.KindOf(err) == doc.Internal {
				t.Fatal(err)
			}
		}
	})
}
