package pdf

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"encoding/binary"
	"fmt"
	"regexp"
	"strconv"
	"testing"
)

// TestOwnerPassword reads a file that its owner's password keeps from being
// changed, and that opens without one.
func TestOwnerPassword(t *testing.T) {
	p := &paper{}
	p.text(90, 100, 12, "人人都能读这一页。")
	want(t, readAs(t, protect(p.bytes()), testOptions()), "人人都能读这一页。")
}

// padding is what PDF puts in the place of a password that is missing (ISO
// 32000-1, 7.6.3.3).
var padding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

func crypt(key, b []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		panic(err) // the keys are ours
	}
	out := make([]byte, len(b))
	c.XORKeyStream(out, b)
	return out
}

// protect encrypts a file of paper for an owner, with RC4 and 40 bits, and lets
// everyone read it.
func protect(file []byte) []byte {
	const allowed = -44 // no changes, no notes
	id := []byte("0123456789abcdef")
	byOwner := md5.Sum(append([]byte("owner"), padding[:27]...))
	owner := crypt(byOwner[:5], padding)
	h := md5.New()
	h.Write(padding)
	h.Write(owner)
	binary.Write(h, binary.LittleEndian, int32(allowed))
	h.Write(id)
	key := h.Sum(nil)[:5]

	objects := regexp.MustCompile(`(?s)(\d+) 0 obj\n.*?endobj\n`)
	parts := regexp.MustCompile(`(?s)\([^)]*\)|stream\n.*?\nendstream`)
	var b bytes.Buffer
	var at []int
	b.WriteString("%PDF-1.4\n")
	for _, m := range objects.FindAllSubmatch(file, -1) {
		n, _ := strconv.Atoi(string(m[1]))
		k := md5.Sum(append(bytes.Clone(key), byte(n), byte(n>>8), 0, 0, 0))
		at = append(at, b.Len())
		b.Write(parts.ReplaceAllFunc(m[0], func(s []byte) []byte {
			if s[0] == '(' {
				return fmt.Appendf(nil, "<%x>", crypt(k[:10], s[1:len(s)-1]))
			}
			body := bytes.TrimSuffix(bytes.TrimPrefix(s, []byte("stream\n")), []byte("\nendstream"))
			return fmt.Appendf(nil, "stream\n%s\nendstream", crypt(k[:10], body))
		}))
	}
	finish(&b, at, fmt.Sprintf("/ID[<%x><%x>]/Encrypt<</Filter/Standard/V 1/R 2/P %d/O<%x>/U<%x>>>", id, id, allowed, owner, crypt(key, padding)))
	return b.Bytes()
}
