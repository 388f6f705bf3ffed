package library

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/query"
)

// FuzzIndex takes a text into a library, asks it anything, harms the index (cut
// at some byte, or with other bytes there) and opens it again. What is found
// stands in the text; a harmed index is told or made again, and what the reader
// said of the library stays.
func FuzzIndex(f *testing.F) {
	f.Add(report("甲市", 2021, 10, "8.1"), "网络 OR 就业", uint32(5000), []byte("\x00\xff"))
	f.Add("粮食产量达到3万吨。\n网络安全", `"网络安全" -粮食`, uint32(100), []byte{})
	f.Add("甲\x00乙\ufffd", "tag:重点 figure:增长>3%", uint32(1<<16), []byte("SQLite format 3"))
	f.Add("%_*\"'", "%_*\"'", uint32(0), []byte("x"))
	f.Fuzz(func(t *testing.T, text, asked string, at uint32, harm []byte) {
		dir, folder := t.TempDir(), t.TempDir()
		write(t, folder, "a.txt", text)
		l, err := Open(t.Context(), dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := l.Add(folder); err != nil {
			t.Fatal(err)
		}
		bring(t, l)
		docs, err := l.Documents(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range docs {
			if err := l.Tag("重点", true, d.ID); err != nil {
				t.Fatal(err)
			}
		}
		ask(t, l, asked)
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		harmed(t, filepath.Join(dir, indexName), int(at), harm)
		if l, err = Open(t.Context(), dir); err != nil {
			return // it is told
		}
		defer l.Close()
		if l.Import(t.Context(), nil) != nil {
			return
		}
		if now, err := l.Documents(t.Context()); err == nil && len(now) == len(docs) {
			for _, d := range now {
				if !slices.Equal(d.Tags, []string{"重点"}) {
					t.Errorf("the tags are %q", d.Tags)
				}
			}
		}
		_, _ = l.Search(context.WithoutCancel(t.Context()), asked, Options{})
	})
}

// ask searches and wants every hit to lie in its paragraph.
func ask(t *testing.T, l *Library, asked string) {
	t.Helper()
	r, err := l.Search(t.Context(), asked, Options{})
	if err != nil {
		if _, wrong := query.Parse(asked); wrong == nil {
			t.Errorf("%q: %v", asked, err)
		}
		return
	}
	if len(r.Found) > r.Documents {
		t.Errorf("%q: %d documents of %d", asked, len(r.Found), r.Documents)
	}
	for _, d := range r.Found {
		for _, h := range d.Hits {
			for _, s := range h.Lit {
				if s.Start < 0 || s.End > len(h.Text) || s.Start >= s.End || strings.TrimSpace(s.Of(h.Text)) == "" {
					t.Errorf("%q: %v of %q", asked, s, h.Text)
				}
			}
		}
	}
}

// harmed puts bytes into the file at some place, or ends it there.
func harmed(t *testing.T, path string, at int, harm []byte) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if at %= len(b) + 1; len(harm) == 0 {
		b = b[:at]
	} else {
		copy(b[at:], harm)
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}
