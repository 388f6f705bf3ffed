package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/wenshu-app/wenshu/core/doc"
)

// refused checks that b is read or refused in bounded time, with an error that
// has a kind.
func refused(t *testing.T, name string, b []byte) error {
	t.Helper()
	at := time.Now()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	r, err := Read(ctx, b, testOptions(), nil)
	if d := time.Since(at); d > 50*time.Second {
		t.Errorf("%s: took %v", name, d)
	}
	var e *doc.Error
	switch {
	case err == nil:
		if err := r.Check(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	case !errors.As(err, &e) || e.Kind == doc.Internal:
		t.Errorf("%s: %v", name, err)
	}
	return err
}

// object makes a PDF of one page from the objects given, from number 4 on.
func object(contents string, more ...string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>\nendobj\n4 0 obj\n%s\nendobj\n", contents)
	for i, m := range more {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", 5+i, m)
	}
	b.WriteString("trailer\n<</Root 1 0 R>>\n%%EOF\n")
	return b.Bytes()
}

// TestHostile gives what is made to break a reader.
func TestHostile(t *testing.T) {
	var bomb bytes.Buffer
	z, _ := zlib.NewWriterLevel(&bomb, 9)
	line := bytes.Repeat([]byte("0 0 m 9 9 l S\n"), 1<<14)
	for range 10 { // 2 MB of drawing
		z.Write(line)
	}
	z.Close()
	stream := func(dict string, b []byte) string {
		return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(b), b)
	}
	var empty paper
	for range 10_000 {
		empty.page()
	}
	for name, b := range map[string][]byte{
		"a bomb":           object(stream("/Filter/FlateDecode", bomb.Bytes())),
		"a form in itself": object(stream("", []byte("/X Do")), stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>", []byte("/X Do"))),
		"a length of 4 GB": object("<</Length 4294967295>>\nstream\nBT ET\nendstream"),
		"pages in a ring":  bytes.Replace(object("null"), []byte("/Kids[3 0 R]"), []byte("/Kids[2 0 R]"), 1),
		"many pages":       bytes.Replace(object("null"), []byte("/Count 1"), []byte("/Count 2147483647"), 1),
		"a huge page":      bytes.Replace(object("null"), []byte("[0 0 595 842]"), []byte("[0 0 1e30 -1e30]"), 1),
		"empty pages":      empty.bytes(),
		"deep arrays":      object(string(bytes.Repeat([]byte("["), 1<<20))),
	} {
		if refused(t, name, b) == nil {
			t.Errorf("%s was read", name)
		}
	}
}

// TestMutated changes bytes of files and cuts them off.
func TestMutated(t *testing.T) {
	p := &paper{}
	p.block(90, 100, 16, 26, spring)
	p.rule(90, 300, 400, 300)
	p.rule(90, 320, 400, 320)
	p.rule(90, 300, 90, 320)
	p.rule(200, 300, 200, 320)
	p.text(100, 314, 10, "收入")
	p.text(300, 314, 10, "12.5")
	files := map[string][]byte{"made": p.bytes()}
	rounds := 60
	if dir := os.Getenv("WENSHU_SHARED"); dir != "" && !testing.Short() {
		names, _ := filepath.Glob(filepath.Join(dir, "corpus/files/pdf/*.pdf"))
		for _, n := range names {
			if b, err := os.ReadFile(n); err == nil && len(b) < 100_000 {
				files[filepath.Base(n)] = b
			}
		}
	}
	r := rand.New(rand.NewSource(1))
	for name, b := range files {
		if name != "made" {
			rounds = 4
		}
		for k := range rounds {
			m := bytes.Clone(b)
			for range 1 + r.Intn(20) {
				m[r.Intn(len(m))] = byte(r.Intn(256))
			}
			if k%3 == 0 {
				m = m[:r.Intn(len(m))]
			}
			if err := refused(t, fmt.Sprint(name, k), m); err != nil && !Is(m) {
				continue
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	p := &paper{}
	p.text(100, 200, 10, "收入为12.5亿元")
	p.rule(90, 300, 400, 300)
	f.Add(p.bytes())
	f.Add(object("<</Length 5>>\nstream\nBT ET\nendstream"))
	// the engine is compiled here, which takes seconds: a fuzzer gives an input ten
	if _, err := Read(f.Context(), p.bytes(), testOptions(), nil); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, b []byte) { refused(t, "fuzz", b) })
}
