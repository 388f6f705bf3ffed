package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

// programs are those that are measured.
type programs struct{ cli, beam string }

// A run is what one run of a program took.
type run struct {
	took  time.Duration
	cpu   time.Duration // of all cores, which other programs do not lengthen much
	bytes int64
	peak  int64 // bytes of memory, 0 where the system does not tell
}

func (r run) speed() float64 { return float64(r.bytes) / 1e6 / r.took.Seconds() }

// perCPU is in MB a second of one core.
func (r run) perCPU() float64 { return float64(r.bytes) / 1e6 / r.cpu.Seconds() }

// measured prints how fast and how large wenshu-beam is beside wenshu-cli, how
// both grow, and whether a job that was killed ends as one that was not.
func measured(p programs, docs, out string, n int) error {
	folders, err := filepath.Glob(filepath.Join(docs, "*"))
	if err != nil || len(folders) == 0 {
		return errors.Join(err, fs.ErrNotExist)
	}
	fmt.Printf("%d documents, %s, GOMAXPROCS=%s\n", n, runtime.Version(), os.Getenv("GOMAXPROCS"))
	tenth := folders[:min(len(folders), max(4, len(folders)/10))]
	alone, err := timed(exec.Command(p.cli, append([]string{"extract", "-f", "jsonl", "-o", filepath.Join(filepath.Dir(out), "cli.jsonl")}, tenth...)...), tenth)
	if err != nil {
		return err
	}
	fmt.Printf("wenshu-cli  %8d documents %8.1f s %8.2f MB/s, %8.1f s of CPU, %6.2f MB/s a core, memory %6d MB\n",
		count(tenth), alone.took.Seconds(), alone.speed(), alone.cpu.Seconds(), alone.perCPU(), alone.peak>>20)
	for _, part := range []int{8, 4, 2, 1} {
		some := folders[:max(1, len(folders)/part)]
		if part > 1 && len(some) == len(folders) {
			continue
		}
		dir := fmt.Sprintf("%s-%d", out, part)
		r, err := timed(job(p, some, dir), some)
		if err != nil {
			return err
		}
		fmt.Printf("wenshu-beam %8d documents %8.1f s %8.2f MB/s, %8.1f s of CPU, %6.2f MB/s a core, memory %6d MB, %.1f documents/s; of wenshu-cli: %.2f by the clock, %.2f by CPU\n",
			count(some), r.took.Seconds(), r.speed(), r.cpu.Seconds(), r.perCPU(), r.peak>>20, float64(count(some))/r.took.Seconds(), r.speed()/alone.speed(), r.perCPU()/alone.perCPU())
		if part == 8 || len(folders) < 8 && part == 1 {
			if err := killed(p, some, dir, r.took/2); err != nil {
				return err
			}
		}
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
	}
	return nil
}

func job(p programs, folders []string, out string) *exec.Cmd {
	in := ""
	for i, f := range folders {
		if i > 0 {
			in += ","
		}
		in += f
	}
	return exec.Command(p.beam, "--input", in, "--output", out)
}

// killed kills a job after some time, starts it again and compares what it wrote
// with whole.
func killed(p programs, folders []string, whole string, after time.Duration) error {
	out := whole + "-killed"
	defer os.RemoveAll(out)
	c := job(p, folders, out)
	if err := c.Start(); err != nil {
		return err
	}
	time.Sleep(after)
	if err := c.Process.Kill(); err != nil {
		return err
	}
	_ = c.Wait() // it was killed
	if b, err := job(p, folders, out).CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, b)
	}
	a, err := hashed(whole)
	if err != nil {
		return err
	}
	b, err := hashed(out)
	if err != nil {
		return err
	}
	if a != b {
		return fmt.Errorf("killed after %v and started again: another result", after)
	}
	fmt.Printf("killed after %.1f s and started again: the same files, byte for byte\n", after.Seconds())
	return nil
}

// hashed is a hash of all files of a folder.
func hashed(dir string) (string, error) {
	h := sha256.New()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		fmt.Fprintln(h, rel)
		_, err = io.Copy(h, f)
		return err
	})
	return fmt.Sprintf("%x", h.Sum(nil)), err
}

// timed runs a program over folders.
func timed(c *exec.Cmd, folders []string) (run, error) {
	var r run
	for _, f := range folders {
		files, err := os.ReadDir(f)
		if err != nil {
			return r, err
		}
		for _, e := range files {
			info, err := e.Info()
			if err != nil {
				return r, err
			}
			r.bytes += info.Size()
		}
	}
	began := time.Now()
	said, err := c.CombinedOutput()
	r.took = time.Since(began)
	if err != nil {
		return r, fmt.Errorf("%s: %w\n%s", c.Path, err, tail(said))
	}
	r.cpu, r.peak = c.ProcessState.UserTime()+c.ProcessState.SystemTime(), peak(c.ProcessState)
	return r, nil
}

func tail(b []byte) []byte { return b[max(0, len(b)-2000):] }

func count(folders []string) int {
	n := 0
	for _, f := range folders {
		files, _ := os.ReadDir(f) // timed read it
		n += len(files)
	}
	return n
}
