package main

import (
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestHandOver hands files from a second start to the first.
func TestHandOver(t *testing.T) {
	socket := socketIn(t.TempDir())
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

func TestSocketPath(t *testing.T) {
	long := "/" + strings.Repeat("很长的文件夹/", 10)
	if p := socketIn(long); len(p) > longestPath || p == socketIn(long+"x") || p != socketIn(long) {
		t.Errorf("%q", p)
	}
}
