package relate_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
)

var update = flag.Bool("update", false, "write the figures found into testdata")

// line is a figure as the cases write it: indicator | text | value | kind and
// qualifier | time | status.
func line(d *doc.Document, f *doc.Figure) string {
	v := &f.Value
	value := "= " + doc.Decimal(v.Lo)
	if v.Lo == nil || v.Hi == nil || v.Lo.Cmp(v.Hi) != 0 {
		value = fmt.Sprintf("%s..%s", doc.Decimal(v.Lo), doc.Decimal(v.Hi))
	}
	unit := v.Unit
	if v.Implied {
		unit = "(" + unit + ")"
	}
	return strings.TrimRight(fmt.Sprintf("want %s | %s | %s %s | %s %s | %s | %s", f.Indicator, d.Text(f.Span), value, unit, f.Kind, v.Qualifier, f.Period, f.Status), " ")
}

// TestCases reads testdata/*.txt. A case is a comment that says why, the text
// of a document, and the figures wanted, one a line; a figure found and not
// wanted fails as much as one wanted and not found. Cases are parted by lines
// of dashes.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		cases := strings.Split(string(b), "\n----\n")
		for i, c := range cases {
			var why, text, want []string
			for l := range strings.Lines(c) {
				l = strings.TrimRight(l, "\n")
				switch {
				case strings.HasPrefix(l, "# "):
					why = append(why, l)
				case strings.HasPrefix(l, "want "):
					want = append(want, l)
				case l != "":
					text = append(text, l)
				}
			}
			d, err := core.Read(t.Context(), name, []byte(strings.Join(text, "\n\n")), nil)
			if err != nil {
				t.Fatalf("%s: case %d: %v", name, i+1, err)
			}
			var got []string
			for k := range d.Figures {
				got = append(got, line(d, &d.Figures[k]))
			}
			if *update {
				cases[i] = strings.Join(append(append(append([]string{}, why...), text...), got...), "\n")
				continue
			}
			if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
				t.Errorf("%s: %s\n%s\ngot:\n%s\nwant:\n%s", filepath.Base(name), strings.Join(why, " "), strings.Join(text, "\n"), g, w)
			}
		}
		if *update {
			if err := os.WriteFile(name, []byte(strings.TrimRight(strings.Join(cases, "\n----\n"), "\n")+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
