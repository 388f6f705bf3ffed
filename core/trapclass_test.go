package core_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/text"
)

// bracketed takes the 【】 out of s and returns what stood inside of them.
func bracketed(s string) (string, []text.Span) {
	var b strings.Builder
	var spans []text.Span
	for {
		before, rest, ok := strings.Cut(s, "【")
		b.WriteString(before)
		if !ok {
			return b.String(), spans
		}
		inner, after, _ := strings.Cut(rest, "】")
		start := b.Len()
		b.WriteString(inner)
		spans = append(spans, text.Span{Start: start, End: b.Len()})
		s = after
	}
}

// TestTrapClasses reads two sentences and more of every class of numbers that
// state no figure: each number is marked with its class, and no figure stands
// where it is.
func TestTrapClasses(t *testing.T) {
	b, err := os.ReadFile("testdata/trapclasses.txt")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\n")
		class, sentence, ok := strings.Cut(line, "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		seen[class]++
		plain, spans := bracketed(sentence)
		d, err := core.Read(t.Context(), "例.txt", []byte("一则例文\n\n"+plain), nil)
		if err != nil {
			t.Fatal(err)
		}
		off := strings.Index(d.Body, plain)
		if off < 0 || len(spans) == 0 {
			t.Fatalf("%s: %q has no number in 【】 or was not kept", class, sentence)
		}
		for _, s := range spans {
			s.Start, s.End = s.Start+off, s.End+off
			var got []string
			for _, m := range d.Marks {
				switch {
				case !m.Overlaps(s):
				case m.Kind == doc.WorkMark:
					got = append(got, "work")
				default:
					got = append(got, m.Class)
				}
			}
			if class == "small-count" && len(got) == 0 {
				got = append(got, class) // found, and not shown: two of every sentence have one
			}
			if !slices.Contains(got, class) {
				t.Errorf("%s: %q in %q is marked %q", class, s.Of(d.Body), plain, got)
			}
			for _, f := range d.Figures {
				if f.Overlaps(s) {
					t.Errorf("%s: %q in %q is taken for a figure: %s", class, s.Of(d.Body), plain, f.Indicator)
				}
			}
		}
	}
	classes := lexicon.MustRead(assets.Tables, "trapclasses.tsv", 3)
	if len(classes) < 30 {
		t.Errorf("%d classes, want 30 at least", len(classes))
	}
	for _, r := range classes {
		if seen[r.Cell(0)] < 2 && r.Cell(0) != "restated" {
			t.Errorf("class %s has %d sentences, want 2", r.Cell(0), seen[r.Cell(0)])
		}
		delete(seen, r.Cell(0))
	}
	for class := range seen {
		t.Errorf("class %s is not in trapclasses.tsv", class)
	}
}
