package cli

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

// judged is what a script of WENSHU_SHARED prints of the program; args lie in the
// folder of the script. It skips the test where the script cannot be run.
func judged(t *testing.T, script string, args ...string) []byte {
	t.Helper()
	shared := os.Getenv("WENSHU_SHARED")
	if shared == "" {
		t.Skip("WENSHU_SHARED is not set: what " + filepath.Base(script) + " reads is not here")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not here: it runs " + filepath.Base(script))
	}
	cli := filepath.Join(t.TempDir(), "wenshu-cli")
	if out, err := exec.Command("go", "build", "-o", cli, "..").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	script = filepath.Join(shared, filepath.FromSlash(script))
	call := []string{script, cli}
	for _, a := range args {
		call = append(call, filepath.Join(filepath.Dir(script), a))
	}
	out, err := exec.Command(python, call...).Output()
	if err != nil && len(out) == 0 {
		t.Fatalf("%s: %v", filepath.Base(script), err)
	}
	t.Logf("\n%s", out)
	return out
}

// TestReportedCases runs the program on the small cases that lie in
// WENSHU_SHARED, by the checker beside them.
func TestReportedCases(t *testing.T) {
	out := judged(t, "cases/check.py")
	m := regexp.MustCompile(`(\d+) of \d+ cases pass`).FindSubmatch(bytes.TrimSpace(out))
	if m == nil {
		t.Fatal("check.py prints no total")
	}
	if n, _ := strconv.Atoi(string(m[1])); n < leastCases {
		t.Errorf("%d cases pass, want %d at least", n, leastCases)
	}
}
