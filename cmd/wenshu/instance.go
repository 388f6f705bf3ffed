package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
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

// socketIn is the path of the socket for the data folder dir.
func socketIn(dir string) string {
	path := filepath.Join(dir, "instance.sock")
	if len(path) <= longestPath {
		return path
	}
	sum := sha256.Sum256([]byte(dir))
	return filepath.Join(os.TempDir(), "wenshu-"+hex.EncodeToString(sum[:8])+".sock")
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
	if err := os.MkdirAll(filepath.Dir(socket), 0o755); err != nil {
		return nil, err
	}
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
