package conform

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"
)

// A rule leaves a class of cases out of what is shared.
type rule struct {
	reason string
	of     func(c testCase) bool
}

// known reads testdata/known.txt: case, reason.
func known(t *testing.T) map[string]string {
	t.Helper()
	b, err := os.ReadFile("testdata/known.txt")
	if err != nil {
		t.Fatal(err)
	}
	m := map[string]string{}
	for line := range strings.Lines(string(b)) {
		id, reason, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		if ok && !strings.HasPrefix(id, "#") {
			m[id] = reason
		}
	}
	return m
}

// TestConformance runs the cases of other parsers. Of those that our
// conventions share, nine of ten pass in every suite; the others are listed
// with a reason, and one that begins to pass must leave the list.
func TestConformance(t *testing.T) {
	dir := specs(t)
	at := func(p string) string { return filepath.Join(dir, p) }
	ms := "recognizers-text/"
	suites := [][]testCase{
		cn2an(t, at("cn2an/cn2an_test.py")),
		recognizers(t, "Recognizers number", at(ms+"Number/Chinese/NumberModel.json"), "number"),
		recognizers(t, "Recognizers per cent", at(ms+"Number/Chinese/PercentModel.json"), "percent"),
		slices.Concat(
			recognizers(t, "Recognizers amount", at(ms+"NumberWithUnit/Chinese/CurrencyModel.json"), "amount"),
			recognizers(t, "Recognizers amount", at(ms+"NumberWithUnit/Chinese/DimensionModel.json"), "amount"),
			recognizers(t, "Recognizers amount", at(ms+"NumberWithUnit/Chinese/TemperatureModel.json"), "amount")),
		recognizers(t, "Recognizers date", at(ms+"DateTime/Chinese/DateParser.json"), "date"),
		recognizers(t, "Recognizers period", at(ms+"DateTime/Chinese/DatePeriodParser.json"), "date"),
		duckling(t, "Duckling number", at("duckling/Numeral/ZH/Corpus.hs")),
		slices.Concat(
			duckling(t, "Duckling amount", at("duckling/Quantity/ZH/Corpus.hs")),
			duckling(t, "Duckling amount", at("duckling/Distance/ZH/Corpus.hs")),
			duckling(t, "Duckling amount", at("duckling/Volume/ZH/Corpus.hs")),
			duckling(t, "Duckling amount", at("duckling/Temperature/ZH/Corpus.hs"))),
		jionlp(t, at("jionlp/test_money_parser.py")),
		jionlpTime(t, at("jionlp/test_time_parser.py")),
	}
	list := known(t)
	show := os.Getenv("WENSHU_SHOW")
	var table strings.Builder
	fmt.Fprintf(&table, "%-22s %6s %7s %6s %6s\n", "suite", "cases", "shared", "pass", "known")
	used := map[string]bool{}
	left := map[string]int{}
	for _, cases := range suites {
		if len(cases) == 0 {
			t.Fatal("a suite has no cases")
		}
		suite := cases[0].suite
		shared, pass, listed := 0, 0, 0
		for _, c := range cases {
			if r := excluded(c); r != "" {
				left[suite+": "+r]++
				continue
			}
			shared++
			got, ok := judge(c)
			_, isKnown := list[c.id()]
			used[c.id()] = true
			switch {
			case ok:
				pass++
				if isKnown {
					t.Errorf("%s: case %s passes now: take it from testdata/known.txt", suite, c.id())
				}
			case isKnown:
				listed++
			default:
				t.Errorf("%s: case %s fails: we read %s", suite, c.id(), got)
			}
			if !ok && (show == "all" || show != "" && strings.Contains(suite, show)) {
				fmt.Printf("%s\t%s\t%q in %q: want %s—%s %s, got %s\n", c.id(), suite, c.text, c.input, c.lo, c.hi, c.unit, got)
			}
		}
		fmt.Fprintf(&table, "%-22s %6d %7d %6d %6d\n", suite, len(cases), shared, pass, listed)
		if pass*10 < shared*9 {
			t.Errorf("%s: %d of %d shared cases pass, want nine of ten", suite, pass, shared)
		}
	}
	for id := range list {
		if !used[id] {
			t.Errorf("testdata/known.txt: %s is no case of the suites", id)
		}
	}
	var lines []string
	for r, n := range left {
		lines = append(lines, fmt.Sprintf("%5d  %s", n, r))
	}
	sort.Strings(lines)
	t.Logf("\n%s\nleft out, by class:\n%s", &table, strings.Join(lines, "\n"))
}
