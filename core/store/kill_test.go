package store

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestMain adds notes without an end, where TestKilled asks for that.
func TestMain(m *testing.M) {
	if dir := os.Getenv("STORE_ADD"); dir != "" {
		addNotes(Folder(dir))
	}
	os.Exit(m.Run())
}

// addNotes saves one note after the other and says how many are kept.
func addNotes(f Folder) {
	for {
		e, err := f.Load(id)
		if err == nil {
			n := len(e.Notes)
			e.Mark(note(n, fmt.Sprint("第", n, "条")))
			err = f.Save(e)
		}
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println(len(e.Notes))
	}
}

// TestKilled kills a program a hundred times at random points while it saves:
// every note that it said was kept is kept, and no file is torn.
func TestKilled(t *testing.T) {
	kills := 100
	if testing.Short() {
		kills = 10
	}
	f := Folder(t.TempDir())
	r := rand.New(rand.NewPCG(5, 6))
	had, between := 0, 0
	for range kills {
		promised := killed(t, f, time.Duration(r.Int64N(int64(20*time.Millisecond))))
		e, err := f.Load(id)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(e.Notes); n < max(promised, had) || n > promised+1 {
			t.Fatalf("%d notes, %d were promised, %d were there before", n, promised, had)
		}
		for i, n := range e.Notes {
			if n.Words != fmt.Sprint("第", i, "条") {
				t.Fatalf("note %d says %q", i, n.Words)
			}
		}
		if had = len(e.Notes); had > promised {
			between++
		}
		if had > 200 { // so that a save does not grow longer than the time until the kill
			e.Notes, had = nil, 0
			if err := f.Save(e); err != nil {
				t.Fatal(err)
			}
		}
	}
	if torn, _ := filepath.Glob(filepath.Join(string(f), "*.damaged")); len(torn) > 0 {
		t.Errorf("torn: %v", torn)
	}
	t.Logf("%d kills, %d of them between a save and its word", kills, between)
}

// killed runs addNotes in a process of its own, kills it some time after its
// first word, and returns how many notes it said were kept.
func killed(t *testing.T, f Folder, after time.Duration) (promised int) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "STORE_ADD="+string(f))
	out, err := c.StdoutPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	for s := bufio.NewScanner(out); s.Scan(); {
		if _, err := fmt.Sscan(s.Text(), &promised); err != nil {
			t.Fatalf("the other says %q", s.Text())
		}
		time.AfterFunc(after, func() { _ = c.Process.Kill() })
	}
	_ = c.Wait() // killed
	return promised
}

// TestFullDisk saves onto a disk with more and more room, until it is enough:
// each time that is told and what was kept before stays. So on one that is
// read-only.
func TestFullDisk(t *testing.T) {
	if runtime.GOOS != "linux" || os.Geteuid() != 0 {
		t.Skip("only root can mount a small disk")
	}
	disk := t.TempDir()
	mount := func(options string) error {
		return exec.Command("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk).Run()
	}
	if err := mount("size=512k"); err != nil {
		t.Skipf("no small disk can be mounted: %v", err)
	}
	t.Cleanup(func() { _ = exec.Command("umount", disk).Run() })
	f := Folder(disk)
	before := sample()
	if err := f.Save(before); err != nil {
		t.Fatal(err)
	}
	after := before.Clone()
	after.Mark(note(500, strings.Repeat("很长的批注。", 4000))) // of 18 pages of memory
	stays := func(want error) {
		t.Helper()
		if err := f.Save(after); !errors.Is(err, want) {
			t.Fatalf("%v, want %v", err, want)
		}
		if e, err := f.Load(id); err != nil || len(e.Notes) != 1 || len(e.Corrections) != 2 || len(e.Undone) != 2 {
			t.Fatalf("%+v, %v is kept", e, err)
		}
		if left, _ := filepath.Glob(filepath.Join(disk, ".wenshu-*")); len(left) > 0 {
			t.Fatalf("left behind: %v", left)
		}
	}
	ballast, err := os.Create(filepath.Join(disk, "ballast"))
	if err != nil {
		t.Fatal(err)
	}
	page := make([]byte, os.Getpagesize())
	size := int64(0)
	for err == nil {
		var n int
		n, err = ballast.Write(page)
		size += int64(n)
	}
	if err := ballast.Close(); err != nil {
		t.Fatal(err)
	}
	for room := range 12 {
		if err := os.Truncate(ballast.Name(), size-int64(room*len(page))); err != nil {
			t.Fatal(err)
		}
		stays(syscall.ENOSPC)
	}
	if err := mount("remount,ro"); err != nil {
		t.Fatal(err)
	}
	stays(syscall.EROFS)
	if err := mount("remount,rw,size=1m"); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(after); err != nil {
		t.Fatal(err)
	}
	if e, err := f.Load(id); err != nil || len(e.Notes) != 2 {
		t.Errorf("%+v, %v after there was room again", e, err)
	}
}
