package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestCrash crashes a program that watches, in a goroutine of its own, and
// finds the report at the next start.
func TestCrash(t *testing.T) {
	if dir := os.Getenv("WENSHU_CRASH"); dir != "" {
		watchCrashes(dir)
		go func() { panic("故意出错") }()
		select {}
	}
	dir := filepath.Join(t.TempDir(), "数据")
	if last := watchCrashes(dir); last != "" {
		t.Fatalf("a report before any crash: %s", last)
	}
	c := exec.Command(os.Args[0], "-test.run=TestCrash$")
	c.Env = append(os.Environ(), "WENSHU_CRASH="+dir)
	if err := c.Run(); err == nil {
		t.Fatal("the program did not crash")
	}
	last := watchCrashes(dir)
	b, err := os.ReadFile(last)
	if err != nil || !strings.Contains(string(b), "故意出错") {
		t.Fatalf("%s: %v\n%s", last, err, b)
	}
	if again := watchCrashes(dir); again != "" {
		t.Errorf("the same crash is told twice: %s", again)
	}
}
