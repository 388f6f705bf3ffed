package search

import (
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	s, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ in, want string }{
		{"我国数字经济发展", "我国|数字经济|发展"},
		{"粮食产量稳定增长", "粮食产量|稳定|增长"},
		{"GDP增长", "GDP|增长"},
		{"", ""},
	} {
		var words []string
		at := 0
		for _, w := range s.Words(c.in) {
			if w.Start != at {
				t.Errorf("%q: a word starts at %d, want %d", c.in, w.Start, at)
			}
			at = w.End
			words = append(words, w.Of(c.in))
		}
		if got := strings.Join(words, "|"); got != c.want {
			t.Errorf("%q: %s, want %s", c.in, got, c.want)
		}
	}
}

func FuzzWords(f *testing.F) {
	s, err := New()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("数字经济50.2万亿元\xff\x00")
	f.Fuzz(func(t *testing.T, in string) {
		at := 0
		for _, w := range s.Words(in) {
			if w.Start != at || w.End <= w.Start {
				t.Fatalf("word %v after %d of %q", w, at, in)
			}
			at = w.End
		}
		if at != len(in) {
			t.Fatalf("the words of %q end at %d", in, at)
		}
	})
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}
