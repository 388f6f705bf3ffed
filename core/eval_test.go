package core_test

import (
	"bytes"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/export"
)

// shared returns the folder of documents that belong to others; the test is
// skipped where it is not there.
func shared(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("WENSHU_SHARED")
	if dir == "" {
		t.Skip("WENSHU_SHARED is not set: the marked documents are not here")
	}
	return dir
}

// TestMarkedDocuments scores the figures of the marked documents with the
// scorer that stands beside them and prints its table.
func TestMarkedDocuments(t *testing.T) {
	dir := filepath.Join(shared(t), "eval")
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not here: it runs score.py")
	}
	out := os.Getenv("WENSHU_FIGURES")
	if out == "" {
		out = t.TempDir()
	}
	files, err := filepath.Glob(filepath.Join(dir, "dev", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no marked documents in %s: %v", dir, err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := core.Read(t.Context(), name, b, nil)
		if err != nil {
			t.Fatal(err)
		}
		var buf bytes.Buffer
		if err := export.JSONL(&buf, d, export.Options{}); err != nil {
			t.Fatal(err)
		}
		base := strings.TrimSuffix(filepath.Base(name), ".txt")
		if err := os.WriteFile(filepath.Join(out, base+".figures.jsonl"), buf.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	table, err := exec.Command(python, filepath.Join(dir, "score.py"), filepath.Join(dir, "dev"), out).CombinedOutput()
	if err != nil {
		t.Fatalf("score.py: %v\n%s", err, table)
	}
	t.Logf("\n%s", table)
	all := strings.TrimSpace(string(table[bytes.LastIndex(table, []byte("\nALL"))+1:]))
	// The floors only rise.
	for _, floor := range []struct {
		name string
		min  float64
	}{{"mention", 0.99}, {"value", 0.985}, {"claim", 0.945}} {
		if got := number(t, all, floor.name+" "); got < floor.min {
			t.Errorf("%s %.3f is under its floor %.3f", floor.name, got, floor.min)
		}
	}
	calibrated(t, python, dir, out)
	seed := string(table[bytes.Index(table, []byte("seed ")):])
	if got := number(t, seed, "claim "); got < 1 {
		t.Errorf("the seed's claim %.3f is under 1", got)
	}
	if !strings.Contains(all, "traps 0/") {
		t.Errorf("a trap fired: %s", all)
	}
}

// number returns the number behind a word of the scorer's last row.
func number(t *testing.T, row, word string) float64 {
	t.Helper()
	_, rest, _ := strings.Cut(row, word)
	v, err := strconv.ParseFloat(strings.Fields(rest + " x")[0], 64)
	if err != nil {
		t.Fatalf("no %s in %q", word, row)
	}
	return v
}

// calibrated wants 97 of 100 figures right that say they are surer than 0.9: it
// scores these alone. The scorer prints F1, of which the number of right ones
// follows.
func calibrated(t *testing.T, python, dir, figures string) {
	t.Helper()
	sure := t.TempDir()
	files, _ := filepath.Glob(filepath.Join(figures, "*.figures.jsonl"))
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var kept strings.Builder
		for line := range strings.Lines(string(b)) {
			if number(t, strings.NewReplacer(",", " ", "}", " ").Replace(line), `"confidence":`) > 0.9 {
				kept.WriteString(line)
			}
		}
		if err := os.WriteFile(filepath.Join(sure, filepath.Base(name)), []byte(kept.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	table, err := exec.Command(python, filepath.Join(dir, "score.py"), filepath.Join(dir, "dev"), sure).CombinedOutput()
	if err != nil {
		t.Fatalf("score.py: %v\n%s", err, table)
	}
	all := strings.TrimSpace(string(table[bytes.LastIndex(table, []byte("\nALL"))+1:]))
	gold, found := number(t, all, "gold "), number(t, all, "found ")
	right := math.Round(number(t, all, "claim ") * (gold + found) / 2)
	t.Logf("surer than 0.9: %.0f figures, %.0f right in every field", found, right)
	if found < 30 || right < 0.97*found {
		t.Errorf("%.0f of %.0f figures surer than 0.9 are right, want 97 in 100 of 30 at least", right, found)
	}
}
