package reading

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/gui/reading/layout"
)

// corpus returns the folder of other people's texts and the fonts that they are
// set in; it skips the test where there is no such folder.
func corpus(t *testing.T) (shared string, regular, bold *face) {
	t.Helper()
	if shared = os.Getenv("WENSHU_SHARED"); shared == "" {
		t.Skip("WENSHU_SHARED is not set: no corpus")
	}
	var err error
	if regular, err = openFace(sans, nil); err != nil {
		t.Fatal(err)
	}
	if bold, err = openFace(sansBold, nil); err != nil {
		t.Fatal(err)
	}
	return shared, regular, bold
}

// Real reports, set with the real fonts at widths from a column to a page: every character
// is there once and in order, no line is wider than the measure, none begins
// or ends with a mark that must not, few are left short.
func TestCorpusIsSetWell(t *testing.T) {
	shared, regular, bold := corpus(t)
	files, lines, short, lacking := 0, 0, 0, 0
	filepath.WalkDir(filepath.Join(shared, "corpus"), func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(name) != ".txt" {
			return err
		}
		b, err := os.ReadFile(name)
		if err != nil || !utf8.Valid(b) || len(b) > 1<<20 {
			return err
		}
		files++
		m := Prepare(&doc.Document{Body: string(b)})
		for _, ems := range []float32{7, 21, 38} {
			spec := layout.Spec{Measure: ems * 18, Size: 18, LineHeight: 1.7, Indent: 2, Justify: true, Compress: true, Gap: 0.125}
			f := layout.New(m.text, faces{regular, bold}, spec)
			for i := range f.Len() {
				l := f.Lay(i)
				for k, r := range []rune(l.Of(m.doc.Body)) {
					if l.Runes[k] != r && !regular.of(r).lacks {
						t.Fatalf("%s: block %d has %q for %q", name, i, l.Runes[k], r)
					}
				}
				at := 0
				for k, ln := range l.Lines {
					if ln.First != at || ln.Last <= ln.First {
						t.Fatalf("%s: line %d of block %d is [%d,%d) after %d", name, k, i, ln.First, ln.Last, at)
					}
					at = ln.Last
					if ln.Right > spec.Measure+0.1 {
						t.Errorf("%s: %q is %v wide, measure %v", name, string(l.Runes[ln.First:ln.Last]), ln.Right, spec.Measure)
					}
					if k == len(l.Lines)-1 {
						continue
					}
					first, last := l.Runes[ln.Last], l.Runes[ln.Last-1]
					if ems > 10 && (strings.ContainsRune("、，。！？；：）》」』”’〉】…,;", first) || strings.ContainsRune("（《「『“‘〈【", last)) {
						t.Errorf("%s: a line ends with %q and the next begins with %q", name, string(l.Runes[ln.First:ln.Last]), string(first))
					}
					if ems == 38 && chinese(l.Runes[ln.First:ln.Last]) {
						lines++
						if ln.Right < spec.Measure-9 && last != '\r' {
							short++
							t.Logf("short by %.0f: %s|%s", spec.Measure-ln.Right, string(l.Runes[ln.First:ln.Last]), string(first))
						}
					}
				}
				if at != len(l.Runes) {
					t.Fatalf("%s: block %d ends at %d of %d", name, i, at, len(l.Runes))
				}
				if ems == 38 {
					for _, r := range l.Runes {
						if regular.of(r).lacks && !layout.Blank(r) {
							lacking++
						}
					}
				}
			}
		}
		return nil
	})
	t.Logf("%d files, %d full lines, %d left short, %d characters without a glyph", files, lines, short, lacking)
	if short*1000 > lines {
		t.Errorf("%d of %d lines are left short", short, lines)
	}
}

// chinese reports whether most of a line is Han, so that it can be stretched.
func chinese(line []rune) bool {
	n := 0
	for _, r := range line {
		if unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n*2 > len(line)
}
