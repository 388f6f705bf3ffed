package main

import (
	"net"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestHandOver hands files from a second start to the first.
func TestHandOver(t *testing.T) {
	socket, err := socketIn(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := handTo(socket, nil); err == nil {
		t.Fatal("handed over where nobody listens")
	}
	got := make(chan []string, 10)
	l, err := serve(socket, func(paths []string) { got <- paths })
	if err != nil {
		t.Fatal(err)
	}
	take := func() []string {
		select {
		case p := <-got:
			return p
		case <-time.After(time.Minute):
			t.Fatal("nothing was taken")
			return nil
		}
	}
	here, _ := filepath.Abs("报告.txt")
	if err := handTo(socket, []string{"报告.txt", "/tmp/空 格.txt"}); err != nil {
		t.Fatal(err)
	}
	if p := take(); !slices.Equal(p, []string{here, "/tmp/空 格.txt"}) {
		t.Errorf("%q", p)
	}
	if err := handTo(socket, nil); err != nil || len(take()) != 0 {
		t.Errorf("a start without files: %v", err)
	}
	// what is none of ours is passed over, and the next is served
	for _, junk := range []string{"GET / HTTP/1.1\r\n\r\n", `{"paths":["relative"]}`, ""} {
		c, err := net.Dial("unix", socket)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.Write([]byte(junk)); err != nil {
			t.Fatal(err)
		}
		c.Close()
	}
	if err := handTo(socket, []string{"/a.txt"}); err != nil || take()[0] != "/a.txt" {
		t.Errorf("after junk: %v", err)
	}
	if len(got) > 0 {
		t.Errorf("junk was taken: %q", <-got)
	}
	l.Close()
	// a crash leaves the socket behind
	if err := os.WriteFile(socket, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := handTo(socket, nil); err == nil {
		t.Error("handed over to a file")
	}
	again, err := serve(socket, func([]string) {})
	if err != nil {
		t.Fatal(err)
	}
	again.Close()
}

// TestSocketPath wants the socket in the data folder, or where its path would be
// too long in another folder that is this user's alone.
func TestSocketPath(t *testing.T) {
	dir := t.TempDir()
	long := func(last string) string { return filepath.Join(dir, strings.Repeat("很长的文件夹", 6), last) }
	t.Setenv("XDG_RUNTIME_DIR", "")
	temp, err := os.MkdirTemp("", "w") // t.TempDir is too long on some systems
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(temp) })
	t.Setenv("TMPDIR", temp)
	p, err := socketIn(long("a"))
	if err != nil || len(p) > longestPath {
		t.Fatalf("%q, %v", p, err)
	}
	other, _ := socketIn(long("b"))
	if again, _ := socketIn(long("a")); other == p || again != p {
		t.Errorf("%q for one folder, %q for another, then %q", p, other, again)
	}
	info, err := os.Stat(filepath.Dir(p))
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
		t.Errorf("its folder is open to others: %v, %v", info.Mode(), err)
	}
	if runtime.GOOS == "windows" {
		return
	}
	if err := os.Chmod(filepath.Dir(p), 0o777); err != nil {
		t.Fatal(err)
	}
	if _, err := socketIn(long("a")); err != nil {
		t.Error(err)
	}
	if info, _ := os.Stat(filepath.Dir(p)); info.Mode().Perm() != 0o700 {
		t.Errorf("its folder stays open to others: %v", info.Mode())
	}
	// a link that another user could turn elsewhere, and another's folder
	if err := os.Remove(filepath.Dir(p)); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(t.TempDir(), filepath.Dir(p)); err != nil {
		t.Fatal(err)
	}
	if _, err := socketIn(long("a")); err == nil {
		t.Error("the socket lies behind a link")
	}
	if os.Geteuid() != 0 {
		return
	}
	taken := t.TempDir()
	if err := os.Chown(taken, 65534, 65534); err != nil {
		t.Skip("folders cannot be given away here: ", err)
	}
	if _, err := socketIn(taken); err == nil && len(taken) < longestPath-20 {
		t.Error("the socket lies in another user's folder")
	}
}
