package conform

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/width"
)

// A testCase is one claim of a suite about one stretch of an input.
type testCase struct {
	suite string
	input string
	text  string // the stretch; all of the input where the suite names none
	what  string // "number", "percent", "amount", "date"
	lo    string // decimal, or a timex such as 2016-11 or XXXX-01-10
	hi    string // equal to lo unless the suite has an interval
	unit  string // as the suite names it
}

// id names a case without copying it.
func (c testCase) id() string {
	h := fnv.New32a()
	fmt.Fprint(h, c.suite, "\x00", c.input, "\x00", c.text, "\x00", c.what, c.lo, c.unit)
	return fmt.Sprintf("%08x", h.Sum32())
}

func specs(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("WENSHU_SHARED")
	if dir == "" {
		t.Skip("WENSHU_SHARED is not set: the specs of others are not here")
	}
	return filepath.Join(dir, "corpus", "specs")
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimPrefix(string(b), "\ufeff")
}

// narrow makes full-width digits and letters half wide, as the suites' results
// have them.
func narrow(s string) string { return width.Narrow.String(s) }

// recognizers reads a JSON spec of Recognizers-Text.
func recognizers(t *testing.T, suite, path, what string) []testCase {
	t.Helper()
	var specs []struct {
		Input   string
		Results []struct {
			Text       string
			Resolution struct{ Value, Unit string }
			Value      struct{ Timex string }
		}
	}
	if err := json.Unmarshal([]byte(read(t, path)), &specs); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	var out []testCase
	for _, s := range specs {
		for _, r := range s.Results {
			c := testCase{suite: suite, input: s.Input, text: r.Text, what: what, lo: strings.TrimSuffix(r.Resolution.Value, "%"), unit: r.Resolution.Unit}
			if what == "date" {
				c.lo = r.Value.Timex
			}
			c.hi = c.lo
			out = append(out, c)
		}
	}
	return out
}

var (
	pyPair       = regexp.MustCompile(`^\s*"([^"]+)":\s*(-?[0-9.]+),?\s*$`)
	hsExample    = regexp.MustCompile(`examples \(?([^\n]*?)\)?\s*\n((?:\s*[\[,] "[^"]*"\s*(?:--[^\n]*)?\n)+)`)
	hsString     = regexp.MustCompile(`"([^"]*)"`)
	hsNumber     = regexp.MustCompile(`(?:NumeralValue|OrdinalData) \(?(-?[0-9.eE]+)\)?`)
	hsSimple     = regexp.MustCompile(`^simple ([A-Za-z]+) \(?(-?[0-9.]+)\)?(.*)$`)
	jioMoney     = regexp.MustCompile(`\['([^']+)', \{'num': (?:'([0-9.]+)'|\['([0-9.]+)', '([0-9.]+)'\]), 'case': '([^']+)'`)
	jioTimePoint = regexp.MustCompile(`\['([^']+)',[^\[]*?\{'type': '(time_point|time_span)', 'definition': '[a-z+-]+', 'time': \['(\d{4}-\d\d-\d\d) 00:00:00', '(\d{4}-\d\d-\d\d) 23:59:59'\]`)
)

// cn2an reads the pairs of numeral and value of cn2an's tests.
func cn2an(t *testing.T, path string) []testCase {
	var out []testCase
	for line := range strings.Lines(read(t, path)) {
		if m := pyPair.FindStringSubmatch(line); m != nil {
			out = append(out, testCase{suite: "cn2an", input: m[1], text: m[1], what: "number", lo: m[2], hi: m[2]})
		}
	}
	return out
}

// duckling reads a Corpus.hs.
func duckling(t *testing.T, suite, path string) []testCase {
	var out []testCase
	for _, m := range hsExample.FindAllStringSubmatch(read(t, path), -1) {
		c := testCase{suite: suite}
		if n := hsNumber.FindStringSubmatch(m[1]); n != nil {
			c.what, c.lo = "number", n[1]
		} else if n := hsSimple.FindStringSubmatch(strings.TrimSpace(m[1])); n != nil {
			c.what, c.unit, c.lo = "amount", n[1], n[2]
		} else {
			continue
		}
		c.hi = c.lo
		for _, s := range hsString.FindAllStringSubmatch(m[2], -1) {
			c.input, c.text = s[1], s[1]
			out = append(out, c)
		}
	}
	return out
}

// jionlp reads the money parser's cases.
func jionlp(t *testing.T, path string) []testCase {
	var out []testCase
	for _, m := range jioMoney.FindAllStringSubmatch(read(t, path), -1) {
		c := testCase{suite: "JioNLP money", input: m[1], text: m[1], what: "amount", lo: m[2], hi: m[2], unit: m[5]}
		if c.lo == "" {
			c.lo, c.hi = m[3], m[4]
		}
		out = append(out, c)
	}
	return out
}

// jionlpTime reads the time parser's cases that are whole days.
func jionlpTime(t *testing.T, path string) []testCase {
	var out []testCase
	for _, m := range jioTimePoint.FindAllStringSubmatch(read(t, path), -1) {
		out = append(out, testCase{suite: "JioNLP time", input: m[1], text: m[1], what: "date", lo: m[3], hi: m[4]})
	}
	return out
}

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return nil
	}
	return r
}
