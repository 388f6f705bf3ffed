package cli

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"image/png"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/wenshu-app/wenshu/seeds"
)

// A written is a command that writes a file, and how one tells that it is whole.
type written struct {
	name  string
	args  []string // the last of which are the file and what is read
	whole func(b []byte) error
}

// writtens are the commands that write files, each of another format.
var writtens = []written{
	{"a.csv", []string{"extract", "-f", "csv", "-o", "a.csv", "seed.txt"}, wholeLines},
	{"a.jsonl", []string{"extract", "-f", "jsonl", "-o", "a.jsonl", "seed.txt"}, wholeJSON},
	{"a.xlsx", []string{"series", "-i", "网民规模", "-o", "a.xlsx", "seed.txt"}, wholeZip},
	{"fig.png", []string{"chart", "-i", "网民规模", "-o", "fig.png", "seed.txt"}, wholePicture},
	{"all.xlsx", []string{"library", "--in", "library", "export", "-o", "all.xlsx"}, wholeZip},
}

func wholeLines(b []byte) error {
	if !bytes.HasSuffix(b, []byte("\n")) {
		return io.ErrUnexpectedEOF
	}
	return nil
}

func wholeJSON(b []byte) error {
	for line := range bytes.Lines(b) {
		if !json.Valid(line) {
			return fmt.Errorf("no JSON: %.80s", line)
		}
	}
	return wholeLines(b)
}

func wholeZip(b []byte) error {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return err
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return err
		}
		if _, err := io.Copy(io.Discard, r); err != nil { // it checks the sum
			return err
		}
		r.Close()
	}
	return nil
}

func wholePicture(b []byte) error {
	_, err := png.Decode(bytes.NewReader(b))
	return err
}

// cli runs the program in dir and returns what it said on the standard error.
func cli(t *testing.T, dir string, args ...string) (said string, err error) {
	t.Helper()
	c := exec.Command("wenshu-cli", args...)
	c.Env = append(os.Environ(), "LC_ALL=zh_CN.UTF-8") // the words that are looked for
	c.Dir = dir
	var b strings.Builder
	c.Stderr = &b
	err = c.Run()
	return b.String(), err
}

// workshop puts what the commands read into dir: the seed, and a library of it
// with a tag.
func workshop(t *testing.T, dir string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, "seed.txt"), seeds.Seed, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"add", "seed.txt"}, {"tag", "重点", "互联网"}} {
		if said, err := cli(t, dir, append([]string{"library", "--in", "library"}, args...)...); err != nil {
			t.Fatalf("%v: %s", err, said)
		}
	}
}

// TestKilled kills the program a hundred times at random points while it writes:
// a file is the earlier one or a whole new one, and the library has what it had.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	const kills = 100
	dir := t.TempDir()
	workshop(t, dir)
	took := map[string]time.Duration{}
	earlier := []byte("旧\n")
	for _, w := range writtens { // how long each takes, so that the kills fall into it
		at := time.Now()
		if said, err := cli(t, dir, w.args...); err != nil {
			t.Fatalf("%s: %v: %s", w.name, err, said)
		}
		took[w.name] = time.Since(at)
		if b, err := os.ReadFile(filepath.Join(dir, w.name)); err != nil || w.whole(b) != nil || bytes.Equal(b, earlier) {
			t.Fatalf("%s: %v, %v", w.name, err, w.whole(b))
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	replaced, stayed := 0, 0
	for i := range kills {
		w := writtens[i%len(writtens)]
		path := filepath.Join(dir, w.name)
		if err := os.WriteFile(path, earlier, 0o644); err != nil {
			t.Fatal(err)
		}
		kill(t, dir, time.Duration(r.Int64N(int64(took[w.name]*5/4))), w.args...)
		b, err := os.ReadFile(path)
		switch {
		case err != nil:
			t.Errorf("%s is gone: %v", w.name, err)
		case bytes.Equal(b, earlier):
			stayed++
		case w.whole(b) != nil:
			t.Errorf("%s is torn: %v", w.name, w.whole(b))
		default:
			replaced++
		}
	}
	t.Logf("of %d kills %d left the earlier file, %d the new one", kills, stayed, replaced)
}

// TestKilledLibrary kills the program while it takes documents into a library.
func TestKilledLibrary(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	const kills = 100
	dir := t.TempDir()
	workshop(t, dir)
	r := rand.New(rand.NewPCG(3, 4))
	at := time.Now()
	if said, err := cli(t, dir, "library", "--in", "library", "list"); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	took := time.Since(at)
	for i := range kills {
		name := fmt.Sprintf("%d.txt", i)
		text := fmt.Sprintf("某县%d年工作情况报告\n\n全县粮食产量达到%d万吨，比上年增长3%%。\n", 2000+i, 20+i)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		kill(t, dir, time.Duration(r.Int64N(int64(took*3/2))), "library", "--in", "library", "add", name)
	}
	for _, query := range []string{"tag:重点", "互联网"} {
		out, err := exec.Command("wenshu-cli", "library", "--in", filepath.Join(dir, "library"), "list", query).Output()
		if err != nil || !strings.Contains(string(out), "\t重点\n") {
			t.Errorf("%s finds %q, %v after the kills", query, out, err)
		}
	}
	if said, err := cli(t, dir, "library", "--in", "library", "add", "0.txt", fmt.Sprintf("%d.txt", kills-1)); err != nil || !strings.Contains(said, "失败 0 个") {
		t.Errorf("after the kills: %v: %s", err, said)
	}
}

// kill runs the program and kills it after a while.
func kill(t *testing.T, dir string, after time.Duration, args ...string) {
	t.Helper()
	c := exec.Command("wenshu-cli", args...)
	c.Dir = dir
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	stop := time.AfterFunc(after, func() { _ = c.Process.Kill() })
	_ = c.Wait() // killed, or done before
	stop.Stop()
}

// fill writes a file until the disk is full.
func fill(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, size := range []int{1 << 16, 1} {
		for {
			if _, err := f.Write(make([]byte, size)); err != nil {
				break
			}
		}
	}
}
