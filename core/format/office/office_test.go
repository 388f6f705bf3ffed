package office

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
)

// container makes an OLE container of streams without content.
func container(names ...string) []byte {
	b := make([]byte, 512*3)
	copy(b, oleMark)
	le := binary.LittleEndian
	le.PutUint16(b[0x18:], 0x3e)
	le.PutUint16(b[0x1a:], 3)
	le.PutUint16(b[0x1c:], 0xfffe)
	le.PutUint16(b[0x1e:], 9) // sectors of 512 bytes
	le.PutUint16(b[0x20:], 6)
	le.PutUint32(b[0x2c:], 1) // one sector of FAT
	le.PutUint32(b[0x30:], 1) // the directory is sector 1
	le.PutUint32(b[0x38:], 4096)
	le.PutUint32(b[0x3c:], 0xfffffffe)
	le.PutUint32(b[0x44:], 0xfffffffe)
	for i := 0x4c; i < 512; i += 4 {
		le.PutUint32(b[i:], 0xffffffff)
	}
	le.PutUint32(b[0x4c:], 0)
	fat := b[512:]
	for i := 0; i < 512; i += 4 {
		le.PutUint32(fat[i:], 0xffffffff)
	}
	le.PutUint32(fat, 0xfffffffd)
	le.PutUint32(fat[4:], 0xfffffffe)
	dir := b[1024:]
	for i, n := range append([]string{"Root Entry"}, names...) {
		e := dir[i*128:]
		copy(e, wide(n))
		le.PutUint16(e[64:], uint16(2*len(n)+2))
		e[66] = 2
		if i == 0 {
			e[66] = 5
		}
		for k := 68; k < 80; k += 4 {
			le.PutUint32(e[k:], 0xffffffff)
		}
		le.PutUint32(e[116:], 0xfffffffe)
		if i == 0 && len(names) > 0 {
			le.PutUint32(e[76:], 1)
		}
		if i > 0 && i < len(names) {
			le.PutUint32(e[72:], uint32(i+1)) // each is right of the one before
		}
	}
	return b
}

func TestHolds(t *testing.T) {
	for _, c := range []struct {
		b    []byte
		want string
		kind doc.ErrorKind
	}{
		{container("WordDocument", "1Table"), "doc", doc.Unsupported},
		{container("Workbook"), "xls", doc.Unsupported},
		{container("PowerPoint Document"), "ppt", doc.Unsupported},
		{container("EncryptionInfo", "EncryptedPackage"), "encrypted", doc.Encrypted},
		{container("Contents"), "ole", doc.Unsupported},
		{oleMark, "damaged", doc.Damaged},
		{append(append([]byte{}, oleMark...), wide("WordDocument")...), "doc", doc.Unsupported},
		{[]byte(`{\rtf1 }`), "", doc.Unsupported},
		{[]byte(`<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>`), "", doc.Unsupported},
	} {
		if !Is(c.b) {
			t.Errorf("%s is not told", c.want)
		}
		if got := Holds(c.b); got != c.want {
			t.Errorf("holds %q, want %q", got, c.want)
		}
		if err := Refuse(c.b); doc.KindOf(err) != c.kind {
			t.Errorf("%s: %v", c.want, err)
		}
	}
}

func TestShared(t *testing.T) {
	dir := os.Getenv("WENSHU_SHARED")
	if dir == "" {
		t.Skip("WENSHU_SHARED is not set")
	}
	for pattern, want := range map[string]string{"*.doc": "doc", "*.xls": "xls", "*.ppt": "ppt", "*.msg": "msg"} {
		names, _ := filepath.Glob(filepath.Join(dir, "corpus/files/office", pattern))
		for _, name := range names {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if got := Holds(b); got != want {
				t.Errorf("%s holds %q, want %q", name, got, want)
			}
		}
	}
}

func FuzzHolds(f *testing.F) {
	f.Add(container("WordDocument"))
	f.Add(bytes.Repeat(oleMark, 100))
	f.Fuzz(func(t *testing.T, b []byte) {
		if Is(b) && Refuse(b) == nil {
			t.Error("read after all")
		}
	})
}
