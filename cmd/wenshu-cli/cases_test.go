package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// leastCases is how many of the small cases of faults that were reported of
// other tools pass. It only rises.
const leastCases = 40

// TestReportedCases runs the program on the small cases that lie in
// WENSHU_SHARED, by the checker beside them.
func TestReportedCases(t *testing.T) {
	shared := os.Getenv("WENSHU_SHARED")
	if shared == "" {
		t.Skip("WENSHU_SHARED is not set: the cases are not here")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not here: it runs check.py")
	}
	cli := filepath.Join(t.TempDir(), "wenshu-cli")
	if out, err := exec.Command("go", "build", "-o", cli, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	out, err := exec.Command(python, filepath.Join(shared, "cases", "check.py"), cli).Output()
	if err != nil && len(out) == 0 {
		t.Fatalf("check.py: %v", err)
	}
	t.Logf("\n%s", out)
	m := regexp.MustCompile(`(\d+) of \d+ cases pass`).FindSubmatch(bytes.TrimSpace(out))
	if m == nil {
		t.Fatal("check.py prints no total")
	}
	if n, _ := strconv.Atoi(string(m[1])); n < leastCases {
		t.Errorf("%d cases pass, want %d at least", n, leastCases)
	}
}
