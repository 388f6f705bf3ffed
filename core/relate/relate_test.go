package relate_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
)

var updateKnown = flag.Bool("update-known", false, "rewrite testdata/known.txt: the cases that fail now, with the reasons that it gives")

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

// slots are the fields of a line, as the list of known failures calls them.
var slots = []string{"name", "number", "value", "kind", "time", "status"}

var plainName = strings.NewReplacer("want ", "", " ", "", "\u3000", "", "我国", "", "全国", "", "的", "")

// wrong says in which slot a figure is not the one wanted, "" if in none.
// Names are the same without blanks, 我国, 全国 and 的. Where annotate.md leaves
// it open, a name is one of several, parted by /, and a time by commas.
func wrong(got, want string) string {
	g, w := strings.Split(got, " | "), strings.Split(want, " | ")
	if len(g) != len(slots) || len(w) != len(slots) {
		return "form"
	}
	for i, slot := range slots {
		same := g[i] == w[i]
		switch slot {
		case "name":
			same = slices.Contains(strings.Split(plainName.Replace(w[i]), "/"), plainName.Replace(g[i]))
		case "time":
			same = slices.Contains(strings.Split(w[i], ","), g[i])
		}
		if !same {
			return fmt.Sprintf("%s: %s, not %s", slot, strings.TrimPrefix(g[i], "want "), strings.TrimPrefix(w[i], "want "))
		}
	}
	return ""
}

// A testCase is a comment that says why, the text of a document, and the
// figures wanted, one a line in the order of the text; "may NUMBER" is a
// number that may be a figure or not (annotate.md: optional).
type testCase struct {
	file, why       string
	text, want, may []string
}

// fault is the first difference between the figures found and those wanted;
// a figure found and not wanted is as much a fault as one wanted and not
// found.
func (c *testCase) fault(got []string) string {
	number := func(l string) string {
		_, l, _ = strings.Cut(l, " | ")
		l, _, _ = strings.Cut(l, " | ")
		return l
	}
	got = slices.DeleteFunc(slices.Clone(got), func(l string) bool { return slices.Contains(c.may, number(l)) })
	for i := range max(len(got), len(c.want)) {
		switch {
		case i == len(got), i < len(c.want) && number(got[i]) != number(c.want[i]) && len(got) < len(c.want):
			return "not found: " + number(c.want[i])
		case i == len(c.want), number(got[i]) != number(c.want[i]) && len(got) > len(c.want):
			return "no figure: " + number(got[i])
		}
		if w := wrong(got[i], c.want[i]); w != "" {
			return w
		}
	}
	return ""
}

// readCases reads testdata/*.txt. Cases are parted by lines of dashes.
func readCases(t *testing.T) []*testCase {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	var cases []*testCase
	seen := map[string]bool{}
	for _, name := range files {
		if filepath.Base(name) == "known.txt" {
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for part := range strings.SplitSeq(string(b), "\n----\n") {
			c := &testCase{file: filepath.Base(name)}
			for l := range strings.Lines(part) {
				l = strings.TrimRight(l, "\n")
				switch {
				case strings.HasPrefix(l, "# ") && c.why == "":
					c.why = l[2:]
				case strings.HasPrefix(l, "want "):
					c.want = append(c.want, l)
				case strings.HasPrefix(l, "may "):
					c.may = append(c.may, l[4:])
				case l != "":
					c.text = append(c.text, l)
				}
			}
			if c.why == "" || len(c.text) == 0 || seen[c.key()] {
				t.Fatalf("%s: a case needs a comment of its own and a text: %q", name, c.why)
			}
			seen[c.key()] = true
			cases = append(cases, c)
		}
	}
	return cases
}

func (c *testCase) key() string { return c.file + "\t" + c.why }

const knownHead = `# Cases that fail, each with the reason: file, comment of the case, reason, parted by tabs.
# TestCases fails when one of them starts to pass; go test ./core/relate -run Cases -update-known rewrites
# the list and keeps the reasons. A new reason is the first difference: what was read, not what is right.
`

// readKnown reads the list of known failures: reasons by testCase.key.
func readKnown(t *testing.T) map[string]string {
	t.Helper()
	known := map[string]string{}
	b, err := os.ReadFile("testdata/known.txt")
	if err != nil {
		if os.IsNotExist(err) {
			return known
		}
		t.Fatal(err)
	}
	for l := range strings.Lines(string(b)) {
		l = strings.TrimRight(l, "\n")
		if l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		file, rest, _ := strings.Cut(l, "\t")
		why, reason, ok := strings.Cut(rest, "\t")
		if !ok || reason == "" {
			t.Fatalf("known.txt: %q has no reason", l)
		}
		known[file+"\t"+why] = reason
	}
	return known
}

// TestCases holds the figures of every case against those wanted. Cases in
// testdata/known.txt must fail, so that the list only shrinks.
func TestCases(t *testing.T) {
	cases, known := readCases(t), readKnown(t)
	failed := map[string]string{}
	total := map[string]int{}
	for _, c := range cases {
		d, err := core.Read(t.Context(), c.file, []byte(strings.Join(c.text, "\n\n")), nil)
		if err != nil {
			t.Fatalf("%s: %s: %v", c.file, c.why, err)
		}
		var got []string
		for k := range d.Figures {
			got = append(got, line(d, &d.Figures[k]))
		}
		total[c.file]++
		fault := c.fault(got)
		_, expected := known[c.key()]
		if fault != "" {
			failed[c.key()] = fault
		}
		switch {
		case *updateKnown:
		case fault != "" && !expected:
			t.Errorf("%s: # %s\n%s\ngot:\n%s\nwant:\n%s\n%s", c.file, c.why, strings.Join(c.text, "\n"), strings.Join(got, "\n"), strings.Join(c.want, "\n"), fault)
		case fault == "" && expected:
			t.Errorf("%s: # %s\npasses now; take it out of known.txt (-update-known)", c.file, c.why)
		}
	}
	bad := map[string]int{}
	for key := range failed {
		file, _, _ := strings.Cut(key, "\t")
		bad[file]++
	}
	for _, file := range slices.Sorted(maps.Keys(total)) {
		t.Logf("%-18s %3d cases, %3d fail", file, total[file], bad[file])
	}
	t.Logf("%-18s %3d cases, %3d fail", "all", len(cases), len(failed))
	if *updateKnown {
		b := []byte(knownHead)
		for _, key := range slices.Sorted(maps.Keys(failed)) {
			reason := known[key]
			if reason == "" {
				reason = failed[key]
			}
			b = fmt.Appendf(b, "%s\t%s\n", key, reason)
		}
		if err := os.WriteFile("testdata/known.txt", b, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	exists := map[string]bool{}
	for _, c := range cases {
		exists[c.key()] = true
	}
	for key := range known {
		if !exists[key] {
			t.Errorf("known.txt: no case %q", key)
		}
	}
}
