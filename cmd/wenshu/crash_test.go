package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
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

// TestSweepReports keeps the newest reports, and none of last year.
func TestSweepReports(t *testing.T) {
	dir := t.TempDir()
	now := time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)
	for _, days := range []int{400, 120, 80, 30, 20, 10, 3, 1} {
		at := now.AddDate(0, 0, -days)
		path := filepath.Join(dir, reportStart+at.Format("20060102-150405")+".log")
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	sweepReports(dir, now)
	left, _ := filepath.Glob(filepath.Join(dir, "*"))
	if len(left) != mostReports || !strings.Contains(left[0], now.AddDate(0, 0, -30).Format("20060102")) {
		t.Errorf("left: %q", left)
	}
	sweepReports(dir, now.AddDate(0, 0, 85))
	if left, _ = filepath.Glob(filepath.Join(dir, "*")); len(left) != 2 {
		t.Errorf("left after 85 days: %q", left)
	}
}
