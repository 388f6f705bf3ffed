package main

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"
)

// TestClaim starts the program many times in one instant: one of them is the
// window, and gets the files of all others.
func TestClaim(t *testing.T) {
	dir := t.TempDir()
	socket := filepath.Join(dir, "s")
	const starts = 8
	got := make(chan []string, starts)
	windows := make(chan func(), starts)
	var wg sync.WaitGroup
	for i := range starts {
		wg.Go(func() {
			release, err := claim(dir, socket, []string{"/" + strconv.Itoa(i)}, time.Minute)
			if err != nil {
				t.Error(err)
			}
			if release == nil {
				return
			}
			time.Sleep(50 * time.Millisecond) // it takes its time to listen
			l, err := serve(socket, func(paths []string) { got <- paths })
			if err != nil {
				t.Error(err)
				return
			}
			windows <- func() { l.Close(); release() }
		})
	}
	wg.Wait()
	if len(windows) != 1 {
		t.Fatalf("%d windows", len(windows))
	}
	for range starts - 1 {
		select {
		case <-got:
		case <-time.After(time.Minute):
			t.Fatal("a start kept its files")
		}
	}
	(<-windows)()

	release, err := claim(dir, socket, nil, time.Minute) // the window was closed
	if err != nil || release == nil {
		t.Fatalf("after the window's end: %v", err)
	}
	defer release()
	var r *refusal
	if second, err := claim(dir, socket, nil, 50*time.Millisecond); second != nil || !errors.As(err, &r) {
		t.Errorf("beside a window that does not answer: %v", err)
	}
}

// TestClaimNoLock starts where no file can be locked: it is the window unless
// one listens.
func TestClaimNoLock(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(dir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	socket := filepath.Join(t.TempDir(), "s")
	var u *unlocked
	release, err := claim(dir, socket, nil, time.Minute)
	if release == nil || !errors.As(err, &u) {
		t.Fatalf("no window, or no word: %v", err)
	}
	got := make(chan []string, 1)
	l, err := serve(socket, func(paths []string) { got <- paths })
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if second, err := claim(dir, socket, []string{"/a"}, time.Minute); second != nil || err != nil {
		t.Errorf("a second window beside one that listens: %v", err)
	}
	if paths := <-got; len(paths) != 1 || paths[0] != "/a" {
		t.Errorf("%q was handed over", paths)
	}
}

// TestTwoStarts starts the real program twice in one instant: one window opens
// both files.
func TestTwoStarts(t *testing.T) {
	needs(t)
	dir := t.TempDir()
	bin, env := built(t, dir)
	first, second := start(t, env, bin, paper(t, dir, "甲.txt")), start(t, env, bin, paper(t, dir, "乙.txt"))
	window, other := first, second
	select {
	case <-first.done:
		window, other = second, first
	case <-second.done:
	case <-time.After(patience):
		t.Fatalf("two windows; they said\n%s\n%s", first.said(), second.said())
	}
	if other.said() != "" {
		t.Errorf("the start that handed over says\n%s", other.said())
	}
	window.wait(t, "idle")
	window.wait(t, "taken")
}

// paper writes a short document and returns its path.
func paper(t *testing.T, dir, name string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte("甲市经济运行情况\n\n2023年，甲市实现生产总值512亿元，增长5.1%。\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
