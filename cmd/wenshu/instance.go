package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// One window serves all: a second start hands its files to the program that
// runs and ends. They speak over a Unix socket in the program's own folder,
// which Windows has too since 2018.

// A request is what a second start asks of the first.
type request struct {
	Paths []string `json:"paths"` // absolute; none only brings the window up
}

const (
	maxRequest  = 1 << 20
	handOver    = 5 * time.Second // a program that does not answer in it hangs
	longestPath = 100             // of a socket; macOS allows 103 bytes
)

// socketIn is the path of the socket for the data folder dir. It lies there, or
// where that path is too long in a folder for what runs, or below the temporary
// one: always in a folder that this user alone may use, so that nobody else
// takes the paths of files or sends some.
func socketIn(dir string) (string, error) {
	sum := sha256.Sum256([]byte(dir))
	short := "wenshu-" + hex.EncodeToString(sum[:8]) + ".sock"
	for _, c := range []struct{ dir, name string }{
		{dir, "instance.sock"},
		{os.Getenv("XDG_RUNTIME_DIR"), short},
		{filepath.Join(os.TempDir(), "wenshu-"+strconv.Itoa(max(0, os.Getuid()))), short},
	} {
		path := filepath.Join(c.dir, c.name)
		if filepath.IsAbs(path) && len(path) <= longestPath {
			return path, own(c.dir)
		}
	}
	return "", errors.New("every path for a socket is too long")
}

// own makes dir if it is not there, and returns an error unless it is a folder,
// no link to one, that this user alone may use.
func own(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	info, err := os.Lstat(dir)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return fmt.Errorf("%s is no folder", dir)
	}
	return checkOwn(dir, info)
}

// handTo gives paths to the program that listens at socket. It returns an error
// if none does, or it does not answer.
func handTo(socket string, paths []string) error {
	c, err := net.DialTimeout("unix", socket, handOver)
	if err != nil {
		return err
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(handOver)); err != nil {
		return err
	}
	r := request{Paths: make([]string, len(paths))}
	for i, p := range paths {
		if r.Paths[i], err = filepath.Abs(p); err != nil {
			return err
		}
	}
	if err := json.NewEncoder(c).Encode(r); err != nil {
		return err
	}
	answer := make([]byte, 2)
	if _, err := io.ReadFull(c, answer); err != nil {
		return err
	}
	if string(answer) != "ok" {
		return errors.New("no answer of ours")
	}
	return nil
}

// serve listens at socket and calls take, on a goroutine of its own, with the
// paths of each later start. A socket that a crash left behind is replaced.
func serve(socket string, take func(paths []string)) (io.Closer, error) {
	if err := os.Remove(socket); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	l, err := net.Listen("unix", socket)
	if err != nil {
		return nil, err
	}
	_ = os.Chmod(socket, 0o600) // only the reader's own programs; the folder is theirs anyway
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go answer(c, take)
		}
	}()
	return l, nil
}

func answer(c net.Conn, take func(paths []string)) {
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(handOver))
	var r request
	if json.NewDecoder(io.LimitReader(c, maxRequest)).Decode(&r) != nil {
		return
	}
	for _, p := range r.Paths {
		if !filepath.IsAbs(p) {
			return
		}
	}
	if _, err := io.WriteString(c, "ok"); err == nil {
		take(r.Paths)
	}
}
