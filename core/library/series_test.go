package library

import (
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/unit"
)

// A truth is a row of series/testdata/national.tsv.
type truth struct {
	key, kind, status, period, value, unit, file string
	at                                           int // byte of the file
	optional, found                              bool
}

// truths reads the table; the texts say at which byte its lines begin.
func truths(t *testing.T, folder string) []*truth {
	t.Helper()
	b, err := os.ReadFile("../series/testdata/national.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var out []*truth
	for line := range strings.Lines(string(b)) {
		c := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || c[0] == "key" {
			continue
		}
		r := &truth{key: c[0], kind: c[1], status: c[2], period: c[3], value: c[4], unit: c[5], file: c[6] + "_国务院政府工作报告.txt", optional: len(c) > 8}
		text, err := os.ReadFile(filepath.Join(folder, r.file))
		if err != nil {
			t.Fatal(err)
		}
		row, column, _ := strings.Cut(c[7], ":")
		n, err1 := strconv.Atoi(row)
		k, err2 := strconv.Atoi(column)
		lines := strings.SplitAfter(string(text), "\n")
		if err1 != nil || err2 != nil || n > len(lines) || k > len([]rune(lines[n-1])) {
			t.Fatalf("no place: %s", line)
		}
		r.at = len(strings.Join(lines[:n-1], "")) + len(string([]rune(lines[n-1])[:k-1]))
		out = append(out, r)
	}
	return out
}

// agrees says what of a cell and its entry differs from the row; "" for nothing.
func (r *truth) agrees(l *series.Line, c *series.Cell, e *series.Entry) string {
	kind := [...]string{"level", "growth", "mean", "total", "difference", "mean difference", "rank", "multiple"}[l.Aspect]
	status := [...]string{"actual", "actual", "target", "forecast"}[c.State]
	has := func(list, s string) bool { return slices.Contains(strings.Split(list, "|"), s) }
	switch {
	case !has(r.kind, kind):
		return kind
	case !has(r.status, status):
		return status
	case !has(r.period, c.Period.String()):
		return c.Period.String()
	}
	v, ok := unit.Value(e.Value, r.unit)
	if !ok {
		return e.Value.Unit
	}
	for want := range strings.SplitSeq(r.value, "|") {
		lo, hi, span := strings.Cut(want, "..")
		switch {
		case strings.HasPrefix(want, ">"):
			lo, hi = strings.TrimLeft(want, ">="), "any"
		case strings.HasPrefix(want, "<"):
			lo, hi = "any", strings.TrimLeft(want, "<=")
		case !span:
			hi = lo
		}
		same := func(s string, r *big.Rat) bool {
			w, ok := new(big.Rat).SetString(s)
			return s == "any" || ok && r != nil && w.Cmp(r) == 0
		}
		if same(lo, v.Lo) && same(hi, v.Hi) {
			return ""
		}
	}
	return doc.Decimal(v.Lo) + ".." + doc.Decimal(v.Hi)
}

// TestNational measures the series of eight indicators over the work reports
// against what was read in them by hand: which points are there, which are wrong,
// which stand twice.
func TestNational(t *testing.T) {
	shared := os.Getenv("WENSHU_SHARED")
	if shared == "" {
		t.Skip("WENSHU_SHARED is not set: the work reports are not in the project")
	}
	folder := filepath.Join(shared, "corpus", "gwr", "national")
	rows := truths(t, folder)
	keys := []string{}
	wanted := 0
	for _, r := range rows {
		if !slices.Contains(keys, r.key) {
			keys = append(keys, r.key)
		}
		if !r.optional {
			wanted++
		}
	}
	statements := readAll(t, folder)
	there, wrong, doubled := 0, 0, 0
	for _, key := range keys {
		table, err := series.Across(func(yield func(series.Statement, error) bool) {
			for _, s := range statements {
				if !yield(s, nil) {
					return
				}
			}
		}, series.NewPick(key, nil), series.TableOptions{Floor: series.Floor})
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, l := range table.Lines {
			if l.Part != "" || l.Column != "全国" {
				continue
			}
			for i := range l.Cells {
				c := &l.Cells[i]
				if id := fmt.Sprint(l.Aspect, max(c.State, series.Preliminary), c.Period); seen[id] {
					doubled++
					t.Logf("%s twice: %s %s", key, id, c.Best.Said)
				} else {
					seen[id] = true
				}
				for k := range len(c.Others) + 1 {
					e := &c.Best
					if k > 0 {
						e = &c.Others[k-1]
					}
					n := slices.IndexFunc(rows, func(r *truth) bool {
						return r.key == key && r.file == e.Source.Name && e.From <= r.at && r.at < e.To
					})
					if n < 0 {
						wrong++
						t.Logf("%s wrong: %s %s %s, stated nowhere", key, e.Source.Name[:4], c.Period, e.Said)
						continue
					}
					r := rows[n]
					if why := r.agrees(l, c, e); why != "" {
						wrong++
						t.Logf("%s wrong: %s %s %s, read as %s", key, r.file[:4], r.period, e.Said, why)
					} else if !r.optional && !r.found {
						there++
					}
					r.found = true
				}
			}
		}
	}
	for _, r := range rows {
		if !r.found && !r.optional {
			t.Logf("%s missing: %s %s %s %s %s", r.key, r.file[:4], r.kind, r.status, r.period, r.value)
		}
	}
	t.Logf("%d of %d points (%.1f %%), %d wrong, %d doubled", there, wanted, 100*float64(there)/float64(wanted), wrong, doubled)
	const leastThere, mostWrong, mostDoubled = 223, 0, 0
	if there < leastThere || wrong > mostWrong || doubled > mostDoubled {
		t.Errorf("want at least %d there, at most %d wrong and %d doubled", leastThere, mostWrong, mostDoubled)
	}
}

// readAll gives the figures of all texts of a folder.
func readAll(t *testing.T, folder string) []series.Statement {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: no texts (%v)", folder, err)
	}
	var out []series.Statement
	for _, path := range files {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		d, err := core.Read(t.Context(), path, b, nil)
		if err != nil {
			t.Fatal(err)
		}
		for s, err := range series.Statements(d, SourceOf(d, path)) {
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, s)
		}
	}
	return out
}
