package cli

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/wenshu-app/wenshu/core/hostile"
)

const (
	batch      = 50              // files that one run of the program reads
	cpuBound   = 4 * time.Minute // of a run
	memBound   = 2 << 30         // of a run, in bytes, which reads three files at once
	hangBound  = 30 * time.Minute
	hostileSet = 50 // files of an ordinary test; WENSHU_HOSTILE names another number
)

// TestHostile runs the program on files made to break it: each gives a document
// or is refused in words, within bounds of time and memory.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	n := hostileSet
	if s := os.Getenv("WENSHU_HOSTILE"); s != "" {
		n, _ = strconv.Atoi(s)
	}
	dir := t.TempDir()
	var names []string
	var worst time.Duration
	var peak int64
	read, refused := 0, 0
	run := func() {
		r := runHostile(t, dir, names)
		read, refused, worst, peak = read+r.read, refused+r.refused, max(worst, r.cpu), max(peak, r.memory)
		for _, name := range names {
			os.Remove(filepath.Join(dir, name))
		}
		names = nil
	}
	for f := range hostile.Files(n, 14) {
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.Bytes, 0o600); err != nil {
			t.Fatal(err)
		}
		if names = append(names, f.Name); len(names) == batch {
			run()
		}
	}
	if len(names) > 0 {
		run()
	}
	t.Logf("%d files: %d read, %d refused; at most %v of CPU and %d MB for %d files", n, read, refused, worst.Round(time.Millisecond), peak>>20, batch)
}

// An outcome is what a run of the program came to.
type outcome struct {
	read, refused int
	cpu           time.Duration
	memory        int64 // bytes; 0 where the system does not tell
}

// namesIn are the names of the documents that convert -t json writes. The rest
// is passed over: kept, it would count as memory of the next run, which Linux
// lets begin with its parent's peak.
func namesIn(r io.Reader) map[string]bool {
	names := map[string]bool{}
	b := bufio.NewReader(r)
	for {
		line, more, err := b.ReadLine()
		if err != nil {
			return names
		}
		if name, ok := bytes.CutPrefix(line, []byte(` "name": "`)); ok {
			names[string(bytes.TrimSuffix(name, []byte(`",`)))] = true
		}
		for more && err == nil {
			_, more, err = b.ReadLine()
		}
	}
}

// runHostile runs the program on the files of dir and wants for each a document
// or a word of refusal.
func runHostile(t *testing.T, dir string, names []string) (o outcome) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), hangBound)
	defer cancel()
	c := exec.CommandContext(ctx, "wenshu-cli", append([]string{"convert", "-t", "json"}, names...)...)
	c.Dir = dir
	var said bytes.Buffer
	c.Stderr = &said
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	documents := namesIn(out)
	err = c.Wait()
	var ended *exec.ExitError
	switch {
	case ctx.Err() != nil:
		t.Fatalf("a hang on one of %q", names)
	case err != nil && (!errors.As(err, &ended) || ended.ExitCode() != exitFailed):
		t.Fatalf("%v on one of %q:\n%.4000s", err, names, said.String())
	}
	for _, name := range names {
		told := strings.Contains(said.String(), "wenshu-cli: "+name)
		switch {
		case documents[name]:
			o.read++
		case told:
			o.refused++
		case filepath.Ext(name) == ".zip": // its documents come under their own names
			o.read++
		default:
			t.Errorf("%s: neither a document nor a word", name)
		}
	}
	for _, wrong := range []string{"程序内部出错", "panic:", "goroutine "} {
		for line := range strings.Lines(said.String()) {
			if strings.Contains(line, wrong) {
				t.Errorf("%.500s", line)
			}
		}
	}
	o.cpu, o.memory = c.ProcessState.UserTime()+c.ProcessState.SystemTime(), peakMemory(c.ProcessState)
	if o.cpu > cpuBound || o.memory > memBound {
		t.Errorf("%v of CPU and %d MB on %q", o.cpu, o.memory>>20, names)
	}
	return o
}
