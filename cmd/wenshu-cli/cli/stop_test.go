package cli

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// TestInterrupt stops the program while it waits for standard input, and while
// it reads a long text: it ends, and the result of an earlier run stays.
func TestInterrupt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no signals to send there")
	}
	dir := t.TempDir()
	long := filepath.Join(dir, "long.txt")
	if err := os.WriteFile(long, bytes.Repeat([]byte("2022年，某省粮食产量达到30.5万吨，比上年增长3.2%。\n"), 200_000), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, in := range map[string]string{"pipe": "-", "text": long} {
		t.Run(name, func(t *testing.T) {
			good := filepath.Join(dir, name+".jsonl")
			if err := os.WriteFile(good, []byte("旧"), 0o644); err != nil {
				t.Fatal(err)
			}
			c := exec.Command("wenshu-cli", "extract", "-o", good, in)
			var said bytes.Buffer
			c.Stderr = &said
			open, err := c.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			defer open.Close()
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			for range 1000 { // until it has begun to write beside its place
				if all, _ := filepath.Glob(filepath.Join(dir, ".wenshu-*")); len(all) > 0 {
					break
				}
				time.Sleep(5 * time.Millisecond)
			}
			if err := c.Process.Signal(os.Interrupt); err != nil {
				t.Fatal(err)
			}
			ended := make(chan error, 1)
			go func() { ended <- c.Wait() }()
			select {
			case <-ended:
			case <-time.After(20 * time.Second):
				c.Process.Kill()
				t.Fatal("Ctrl+C did not end it")
			}
			if c.ProcessState.ExitCode() != exitStopped {
				t.Errorf("exit status %d: %s", c.ProcessState.ExitCode(), said.String())
			}
			if b, err := os.ReadFile(good); err != nil || string(b) != "旧" {
				t.Errorf("the earlier result is %.60q, %v", b, err)
			}
			if all, _ := filepath.Glob(filepath.Join(dir, ".wenshu-*")); len(all) > 0 {
				t.Errorf("%v is left", all)
			}
		})
	}
}

func TestPrintable(t *testing.T) {
	var b bytes.Buffer
	n, err := io.WriteString(&printable{w: &b}, "粮食\x1b]0;甲\x07\t3吨\u202e\u0085\x7f\n")
	if err != nil || n != len("粮食\x1b]0;甲\x07\t3吨\u202e\u0085\x7f\n") || b.String() != "粮食␛]0;甲␇\t3吨\ufffd\ufffd␡\n" {
		t.Errorf("%q, %d, %v", b.String(), n, err)
	}
	b.Reset()
	p := &printable{w: &b}
	for _, c := range []byte("亿\u009b、粮") { // as a buffer cuts it
		if n, err := p.Write([]byte{c}); n != 1 || err != nil {
			t.Fatal(n, err)
		}
	}
	if b.String() != "亿\ufffd、粮" {
		t.Errorf("%q, byte by byte", b.String())
	}
}
