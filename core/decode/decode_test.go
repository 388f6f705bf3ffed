package decode

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/wenshu-app/wenshu/core/doc"
)

const simplified = "截至2023年6月，我国网民规模达10.79亿，互联网普及率达76.4%。\n数字经济规模50.2万亿元，占比提升。\n"
const traditional = "截至2023年6月，網民規模達10.79億，網路普及率為76.4%。\n這個國家的數字經濟發展，對於產業關係很大。\n"

func wideBytes(s string, big bool, bom string) []byte {
	out := []byte(bom)
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			out = append(out, byte(u>>8), byte(u))
		} else {
			out = append(out, byte(u), byte(u>>8))
		}
	}
	return out
}

func TestDecode(t *testing.T) {
	gb, _ := simplifiedchinese.GB18030.NewEncoder().String(simplified)
	big5, _ := traditionalchinese.Big5.NewEncoder().String(traditional)
	for _, c := range []struct {
		name, encoding, want string
		in                   []byte
	}{
		{"utf-8", "utf-8", simplified, []byte(simplified)},
		{"utf-8 with BOM", "utf-8", simplified, []byte("\xef\xbb\xbf" + simplified)},
		{"ascii", "utf-8", "GDP 50.2", []byte("GDP 50.2")},
		{"utf-16le with BOM", "utf-16le", simplified, wideBytes(simplified, false, "\xff\xfe")},
		{"utf-16be with BOM", "utf-16be", simplified, wideBytes(simplified, true, "\xfe\xff")},
		{"utf-16le", "utf-16le", simplified, wideBytes(simplified, false, "")},
		{"utf-16be", "utf-16be", simplified, wideBytes(simplified, true, "")},
		{"gb18030", "gb18030", simplified, []byte(gb)},
		{"big5", "big5", traditional, []byte(big5)},
		{"big5 declared as gb2312", "big5", `<meta charset="gb2312">` + traditional, []byte(`<meta charset="gb2312">` + big5)},
		{"big5 row F9", "big5", traditional + "碁銹裏墻恒粧嫺", append([]byte(big5), 0xF9, 0xD6, 0xF9, 0xD7, 0xF9, 0xD8, 0xF9, 0xD9, 0xF9, 0xDA, 0xF9, 0xDB, 0xF9, 0xDC)},
		{"gb18030 of four bytes", "gb18030", simplified + "㐂𠀀", append([]byte(gb), 0x81, 0x39, 0xEF, 0x31, 0x95, 0x32, 0x82, 0x36)},
		{"surrogate pair", "utf-16le", simplified + "𠀀", wideBytes(simplified+"𠀀", false, "\xff\xfe")},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := Decode(t.Context(), c.in, nil)
			if err != nil {
				t.Fatal(err)
			}
			if r.Encoding != c.encoding || r.Text != c.want {
				t.Errorf("got %s %q, want %s %q", r.Encoding, r.Text, c.encoding, c.want)
			}
			if err := r.Origins.Check(string(c.in), r.Text); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestInvalidBytes(t *testing.T) {
	gb, _ := simplifiedchinese.GB18030.NewEncoder().String(simplified)
	for _, c := range []struct {
		name string
		in   []byte
		want int // notes
	}{
		{"utf-8 cut at the end", []byte(simplified + "\xe7\xbd"), 1},
		{"utf-8 with a stray byte", []byte(simplified + "\xff" + simplified), 1},
		{"gb18030 cut at the end", []byte(gb[:len(gb)-1] + "\xca"), 1},
		{"unpaired surrogate", append(wideBytes(simplified, false, "\xff\xfe"), 0x00, 0xD8, 'a', 0), 1},
		{"odd byte of utf-16", append(wideBytes(simplified, false, "\xff\xfe"), 'x'), 1},
		{"NUL", []byte(simplified + "\x00" + simplified), 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := Decode(t.Context(), c.in, nil)
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Notes) != c.want || !strings.Contains(r.Text, "\ufffd") {
				t.Errorf("notes %v, text %q", r.Notes, r.Text)
			}
			for _, n := range r.Notes {
				if n.Raw.Of(r.Text) != "\ufffd" {
					t.Errorf("note %v is at %q", n, n.Raw.Of(r.Text))
				}
			}
			if err := r.Origins.Check(string(c.in), r.Text); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		name string
		in   string
		kind doc.ErrorKind
	}{
		{"empty", "", doc.NoText},
		{"blank", " \n\r\n\t", doc.NoText},
		{"only a BOM", "\xef\xbb\xbf", doc.NoText},
		{"PDF", "%PDF-1.4\n%\xe2\xe3", doc.Unsupported},
		{"ZIP", "PK\x03\x04abc", doc.Unsupported},
		{"noise", strings.Repeat("\x01\x02\x90\x00\x07\xfe\x03", 99), doc.Unsupported},
	} {
		_, err := Decode(t.Context(), []byte(c.in), nil)
		var e *doc.Error
		if !errors.As(err, &e) || e.Kind != c.kind {
			t.Errorf("%s: %v, want %v", c.name, err, c.kind)
		}
	}
}

// TestCorpusEncodings reads the files that the collection labels with their
// encoding.
func TestCorpusEncodings(t *testing.T) {
	dir := os.Getenv("WENSHU_SHARED")
	if dir == "" {
		t.Skip("WENSHU_SHARED is not set: the labelled files are not here")
	}
	var files []string
	for _, pattern := range []string{"*/*.txt", "*/*.xml"} {
		found, _ := filepath.Glob(filepath.Join(dir, "corpus/files/encoding", pattern))
		files = append(files, found...)
	}
	if len(files) < 20 {
		t.Fatalf("only %d files", len(files))
	}
	for _, name := range files {
		base := strings.ToLower(filepath.Base(name))
		want := ""
		for _, w := range []struct{ part, encoding string }{{"hz-gb", ""}, {"big5", "big5"}, {"gbk", "gb18030"}, {"gb18030", "gb18030"}, {"gb2312", "gb18030"}, {"utf16le", "utf-16le"}, {"utf-8", "utf-8"}, {"utf8", "utf-8"}} {
			if strings.Contains(base, w.part) {
				want = w.encoding
				break
			}
		}
		if want == "" {
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		r, err := Decode(t.Context(), b, nil)
		if err != nil {
			t.Errorf("%s: %v", base, err)
			continue
		}
		if r.Encoding != want {
			t.Errorf("%s: %s, want %s", base, r.Encoding, want)
		}
		if err := r.Origins.Check(string(b), r.Text); err != nil {
			t.Errorf("%s: %v", base, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	gb, _ := simplifiedchinese.GB18030.NewEncoder().String(simplified)
	big5, _ := traditionalchinese.Big5.NewEncoder().String(traditional)
	for _, s := range []string{simplified, gb, big5, string(wideBytes(simplified, false, "\xff\xfe")), string(wideBytes(simplified, true, "")), "a\xff\x00b"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := Decode(t.Context(), b, nil)
		if err != nil {
			return
		}
		if !utf8.ValidString(r.Text) {
			t.Fatal("the text is not UTF-8")
		}
		if err := r.Origins.Check(string(b), r.Text); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	gb, _ := simplifiedchinese.GB18030.NewEncoder().String(simplified)
	for _, c := range []struct{ name, s string }{{"utf-8", simplified}, {"gb18030", gb}} {
		b.Run(c.name, func(b *testing.B) {
			in := []byte(strings.Repeat(c.s, 4<<20/len(c.s)))
			b.SetBytes(int64(len(in)))
			for b.Loop() {
				if _, err := Decode(b.Context(), in, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
