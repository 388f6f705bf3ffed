package cli

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The longest that Ctrl+C may take: what is wished, and what fails the test on
// a machine where other programs run too.
const (
	promptly = 200 * time.Millisecond
	late     = 2 * time.Second
)

// TestInterrupted presses Ctrl+C at random times in all that takes long: it ends
// within a moment with status 130, and no file is left that was not there. Every
// third time it is pressed twice. WENSHU_INTERRUPTS is how often for each.
func TestInterrupted(t *testing.T) {
	if testing.Short() || runtime.GOOS == "windows" {
		t.Skip("takes a while, and there are no signals to send on Windows")
	}
	times := 2
	if s := os.Getenv("WENSHU_INTERRUPTS"); s != "" {
		times, _ = strconv.Atoi(s)
	}
	dir := t.TempDir()
	sentence := "2022年，第%d县粮食产量达到%d.5万吨，比上年增长3.2%%，占全省比重41.5%%。\n"
	write := func(name string, from, n int) {
		var b bytes.Buffer
		for i := range n {
			fmt.Fprintf(&b, sentence, from+i, i%97)
		}
		if err := os.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("long.txt", 0, 30_000)
	write("short.txt", 0, 1500)
	if err := os.Mkdir(filepath.Join(dir, "many"), 0o700); err != nil {
		t.Fatal(err)
	}
	for i := range 30 {
		write(fmt.Sprintf("many/%d.txt", i), i, 300)
	}
	slow := bytes.Repeat([]byte("三又三分之"), 20_000)
	if err := os.WriteFile(filepath.Join(dir, "slow.txt"), slow, 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := cli(t, dir, "convert", "-o", "big.pdf", "short.txt"); err != nil {
		t.Fatal(err, said)
	}
	fifo := exec.Command("mkfifo", filepath.Join(dir, "fifo")).Run() == nil
	results := []string{"out.jsonl", "out.json", "out.xlsx", "out.csv", "out.png", "out.pdf"}
	var worst time.Duration
	r := rand.New(rand.NewPCG(5, 14))
	for _, c := range []struct {
		name string
		took time.Duration // about how long it would go on
		args []string
	}{
		{"pipe", time.Second, []string{"extract", "-o", "out.jsonl", "-"}},
		{"fifo", time.Second, []string{"extract", "-o", "out.jsonl", "fifo"}},
		{"text", 4 * time.Second, []string{"extract", "-o", "out.jsonl", "long.txt"}},
		{"slow text", 2 * time.Second, []string{"extract", "slow.txt"}},
		{"tree", 4 * time.Second, []string{"convert", "-o", "out.json", "long.txt"}},
		{"workbook", 4 * time.Second, []string{"extract", "-o", "out.xlsx", "long.txt"}},
		{"explained", 4 * time.Second, []string{"extract", "--explain", "-o", "out.jsonl", "short.txt"}},
		{"pdf", 4 * time.Second, []string{"extract", "-o", "out.jsonl", "big.pdf"}},
		{"print", 3 * time.Second, []string{"convert", "-o", "out.pdf", "short.txt"}},
		{"many", 4 * time.Second, []string{"extract", "-o", "out.csv", "many"}},
		{"series", 4 * time.Second, []string{"series", "-i", "粮食产量", "-o", "out.xlsx", "many"}},
		{"chart", 4 * time.Second, []string{"chart", "-i", "粮食产量", "-o", "out.png", "short.txt"}},
		{"words", 3 * time.Second, []string{"words", "long.txt"}},
		{"check", 4 * time.Second, []string{"check", "many"}},
		{"library", 4 * time.Second, []string{"library", "--in", "library", "add", "many", "long.txt"}},
		{"export", 3 * time.Second, []string{"library", "--in", "library", "export", "-o", "out.xlsx"}},
	} {
		if c.name == "fifo" && !fifo {
			continue
		}
		var slowest time.Duration
		before := standing(t, dir)
		for i := range times {
			for _, name := range results {
				os.Remove(filepath.Join(dir, name))
			}
			after := time.Duration(r.Int64N(int64(c.took)))
			took, ended := interrupt(t, dir, after, i%3 == 2, c.args...)
			if !ended {
				continue // it was done before
			}
			slowest = max(slowest, took)
			if took > late {
				t.Errorf("%s: %v after Ctrl+C at %v", c.name, took, after)
			}
			for name := range standing(t, dir) {
				if !before[name] && !slices.Contains(results, strings.TrimPrefix(name, "/")) { // they come whole or not at all: TestKilled
					t.Errorf("%s: %s is left", c.name, name)
				}
			}
		}
		t.Logf("%-10s %v", c.name, slowest.Round(time.Millisecond))
		worst = max(worst, slowest)
	}
	t.Logf("at worst %v; %v is wished", worst.Round(time.Millisecond), promptly)
	if said, err := cli(t, dir, "library", "--in", "library", "add", "many"); err != nil {
		t.Errorf("the library afterwards: %v, %s", err, said)
	}
}

// standing are the files below dir but those of the library, which is a
// database that keeps itself whole.
func standing(t *testing.T, dir string) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.HasPrefix(path, filepath.Join(dir, "library")) {
			all[strings.TrimPrefix(path, dir)] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// interrupt runs the program in dir and presses Ctrl+C after a while, once or
// twice. It returns how long the program went on; ended is false where it was
// done before.
func interrupt(t *testing.T, dir string, after time.Duration, twice bool, args ...string) (took time.Duration, ended bool) {
	t.Helper()
	c := exec.Command("wenshu-cli", args...)
	c.Dir = dir
	temporary := filepath.Join(dir, "temporary")
	if err := os.MkdirAll(temporary, 0o700); err != nil {
		t.Fatal(err)
	}
	c.Env = append(os.Environ(), "TMPDIR="+temporary)
	open, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer open.Close()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() { _ = c.Wait(); close(done) }()
	select {
	case <-done:
		return 0, false
	case <-time.After(after):
	}
	at := time.Now()
	_ = c.Process.Signal(os.Interrupt)
	if twice {
		_ = c.Process.Signal(os.Interrupt)
	}
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		_ = c.Process.Kill()
		t.Fatalf("Ctrl+C did not end %q", args)
	}
	took = time.Since(at)
	// before the program has begun to listen, the system ends it
	if status := c.ProcessState.ExitCode(); status != exitStopped && status != -1 && status != 0 {
		t.Errorf("%q: exit status %d after Ctrl+C at %v", args, status, after)
	}
	return took, true
}
