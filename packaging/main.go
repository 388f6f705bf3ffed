// Packaging makes what users download, into dist/: run it from the root as
//
//	go run ./packaging [-out dist] TARGET…
//
// A target is linux (.deb, .rpm, .tar.xz, the manifest of a Flatpak), windows
// (installer and portable zip), macos (.app in a zip) or cli (the command line
// for five systems). The same commit gives the same bytes. SHA256SUMS and the
// list of what is inside (SBOM) come last. See the README beside this file.
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/wenshu-app/wenshu"
)

var targets = map[string]func(*release) error{
	"linux":   (*release).linux,
	"windows": (*release).windows,
	"macos":   (*release).macos,
	"cli":     (*release).cli,
}

func main() {
	out := flag.String("out", "dist", "folder to write to")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *out, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "packaging:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out string, names []string) error {
	if len(names) == 0 {
		return fmt.Errorf("name a target: linux, windows, macos, cli")
	}
	for _, name := range names {
		if targets[name] == nil {
			return fmt.Errorf("no target %s: linux, windows, macos, cli", name)
		}
	}
	r, err := newRelease(ctx, out)
	if err != nil {
		return err
	}
	defer os.RemoveAll(r.work)
	for _, name := range names {
		if err := targets[name](r); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	if err := r.bom(); err != nil {
		return err
	}
	return r.sums()
}

// A release is what all targets share.
type release struct {
	ctx       context.Context
	out, work string // both absolute; work goes at the end
	host      string // the command line for this machine, once it is built

	Version, ID, Website string
	Time                 time.Time // of the commit: what files are dated
}

func newRelease(ctx context.Context, out string) (*release, error) {
	if _, err := os.Stat("FyneApp.toml"); err != nil {
		return nil, fmt.Errorf("run it from the root of the project: %w", err)
	}
	out, err := filepath.Abs(out)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return nil, err
	}
	at, err := commitTime(ctx)
	if err != nil {
		return nil, err
	}
	work, err := os.MkdirTemp("", "wenshu-packaging-")
	if err != nil {
		return nil, err
	}
	return &release{ctx: ctx, out: out, work: work, Version: wenshu.Version(), ID: wenshu.ID(), Website: wenshu.Website(), Time: at}, nil
}

// commitTime is when the commit was made, or what SOURCE_DATE_EPOCH says
// (reproducible-builds.org/specs/source-date-epoch).
func commitTime(ctx context.Context) (time.Time, error) {
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		b, err := exec.CommandContext(ctx, "git", "log", "-1", "--format=%ct").Output()
		if err != nil {
			return time.Time{}, fmt.Errorf("no commit here to date files by; set SOURCE_DATE_EPOCH: %w", err)
		}
		epoch = strings.TrimSpace(string(b))
	}
	n, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH: %w", err)
	}
	return time.Unix(n, 0).UTC(), nil
}

// Date is the day of the commit.
func (r *release) Date() string { return r.Time.Format(time.DateOnly) }

// made says what was written to the folder of results.
func (r *release) made(name string) error {
	info, err := os.Stat(filepath.Join(r.out, name))
	if err != nil {
		return err
	}
	fmt.Printf("%-48s %6.1f MB\n", name, float64(info.Size())/1e6)
	return nil
}

// exec runs a program with more variables in its environment and shows what it
// says only if it fails.
func (r *release) exec(dir string, env []string, name string, args ...string) error {
	c := exec.CommandContext(r.ctx, name, args...)
	c.Dir = dir
	c.Env = append(os.Environ(), append(env, "SOURCE_DATE_EPOCH="+strconv.FormatInt(r.Time.Unix(), 10), "TZ=UTC")...)
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", filepath.Base(name), err, out)
	}
	return nil
}

// A system is what a program is built for.
type system struct {
	os, arch string
	window   bool   // with the window, which needs cgo
	tags     string // beside ne, which all have
}

// command is the command line for a system.
func command(goos, arch string) system { return system{os: goos, arch: arch} }

// build builds the package at ./cmd/NAME into the file at out.
func (r *release) build(out, name string, s system) error {
	flags, cgo := "-s -w -buildid=", "0"
	if s.window {
		cgo = "1"
		if s.os == "windows" {
			flags += " -H=windowsgui"
		}
	}
	env := []string{"GOOS=" + s.os, "GOARCH=" + s.arch, "CGO_ENABLED=" + cgo}
	if s.window && s.os == "windows" && os.PathSeparator == '/' {
		env = append(env, "CC="+cmp.Or(os.Getenv("MINGW"), "x86_64-w64-mingw32-gcc"))
	}
	if s.window && s.os == "darwin" {
		least := "-O2 -g -mmacosx-version-min=" + leastMac
		env = append(env, "CGO_CFLAGS="+least, "CGO_LDFLAGS="+least)
	}
	if s.os == "windows" {
		resource, err := r.resource(strings.TrimSuffix(filepath.Base(out), ".exe"), name, s.arch)
		if err != nil {
			return err
		}
		defer os.Remove(resource)
	}
	tags := strings.Trim("ne,"+s.tags, ",")
	return r.exec("", env, "go", "build", "-trimpath", "-buildvcs=auto", "-tags", tags, "-ldflags", flags, "-o", out, "./cmd/"+name)
}
