package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// cli makes the command line for five systems.
func (r *release) cli() error {
	for _, s := range []system{command("linux", "amd64"), command("linux", "arm64"), command("freebsd", "amd64"), command("windows", "amd64"), command("darwin", "universal")} {
		if err := r.cliFor(s); err != nil {
			return fmt.Errorf("%s %s: %w", s.os, s.arch, err)
		}
	}
	return nil
}

func (r *release) cliFor(s system) error {
	t, err := r.tree()
	if err != nil {
		return err
	}
	file, ending := "wenshu-cli", ".tar.xz"
	if s.os == "windows" {
		file, ending = "wenshu-cli.exe", ".zip"
	}
	build := r.build
	if s.arch == "universal" {
		build = r.universal
	}
	if err := build(t.path(file), "wenshu-cli", s); err != nil {
		return err
	}
	if err := r.papers(t, "", s.os); err != nil {
		return err
	}
	if s.os == "windows" {
		err = r.completions(t, map[string][]string{"powershell": {"completion/wenshu-cli.ps1"}})
	} else if err = r.manPages(t, "man/", nil); err == nil {
		err = r.completions(t, map[string][]string{"bash": {"completion/wenshu-cli.bash"}, "zsh": {"completion/_wenshu-cli"}, "fish": {"completion/wenshu-cli.fish"}})
	}
	if err != nil {
		return err
	}
	shown := s.os
	if shown == "darwin" {
		shown = "macos"
	}
	top := fmt.Sprintf("wenshu-cli-%s-%s-%s", r.Version, shown, s.arch)
	if ending == ".zip" {
		err = t.zip(filepath.Join(r.out, top+ending), top)
	} else {
		err = t.tarXZ(filepath.Join(r.out, top+ending))
	}
	if err != nil {
		return err
	}
	return r.made(top + ending)
}

// native is the command line for this machine, which writes its own man pages
// and completions.
func (r *release) native() (string, error) {
	if r.host == "" {
		out := filepath.Join(r.work, "wenshu-cli")
		if runtime.GOOS == "windows" {
			out += ".exe"
		}
		if err := r.build(out, "wenshu-cli", command(runtime.GOOS, runtime.GOARCH)); err != nil {
			return "", err
		}
		r.host = out
	}
	return r.host, nil
}

// manPages writes the pages of the command line, in English and in Chinese, and
// that of the window where data fills it.
func (r *release) manPages(t tree, at string, data any) error {
	cli, err := r.native()
	if err != nil {
		return err
	}
	for folder, language := range map[string]string{"man1/": "C.UTF-8", "zh_CN/man1/": "zh_CN.UTF-8"} {
		dir, err := os.MkdirTemp(r.work, "man-")
		if err != nil {
			return err
		}
		if err := r.exec("", []string{"LC_ALL=" + language}, cli, "man", dir); err != nil {
			return err
		}
		files, err := filepath.Glob(filepath.Join(dir, "*.1"))
		if err != nil {
			return err
		}
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				return err
			}
			if err := t.packed(at+folder+filepath.Base(f)+".gz", b); err != nil {
				return err
			}
		}
	}
	if data == nil {
		return nil
	}
	b, err := fill("linux/wenshu.1.in", data)
	if err != nil {
		return err
	}
	return t.packed(at+"man1/wenshu.1.gz", b)
}

// completions writes what each shell reads to complete the command line.
func (r *release) completions(t tree, to map[string][]string) error {
	cli, err := r.native()
	if err != nil {
		return err
	}
	for shell, names := range to {
		b, err := exec.CommandContext(r.ctx, cli, "completion", shell).Output()
		if err != nil {
			return fmt.Errorf("completion %s: %w", shell, err)
		}
		for _, name := range names {
			if err := t.write(name, b, 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}
