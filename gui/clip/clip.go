// Package clip puts pictures into the clipboard of the system, by the programs
// that the system has for it: the toolkit's clipboard takes words alone.
package clip

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/wenshu-app/wenshu/core/atomicfile"
)

// ErrNone says that the system has no program that takes a picture.
var ErrNone = errors.New("no program puts pictures into the clipboard")

// patience is how long a program may take.
const patience = 10 * time.Second

// A tool is a program that puts a PNG into the clipboard. One that takes a file
// gets its path in the place of %s; the others read their standard input.
type tool struct {
	name string
	args []string
	file bool
	when string // a variable of the environment that must be set; "" for always
}

// tools are those of each system, in the order in which they are tried.
var tools = map[string][]tool{
	"linux":   unix,
	"freebsd": unix,
	"openbsd": unix,
	"netbsd":  unix,
	"darwin":  {{name: "osascript", args: []string{"-e", `set the clipboard to (read (POSIX file "%s") as «class PNGf»)`}, file: true}},
	"windows": {{name: "powershell", args: []string{"-NoProfile", "-STA", "-Command",
		`Add-Type -AssemblyName System.Windows.Forms, System.Drawing; [System.Windows.Forms.Clipboard]::SetImage([System.Drawing.Image]::FromFile('%s'))`}, file: true}},
}

var unix = []tool{
	{name: "wl-copy", args: []string{"--type", "image/png"}, when: "WAYLAND_DISPLAY"},
	{name: "xclip", args: []string{"-selection", "clipboard", "-t", "image/png", "-i"}, when: "DISPLAY"},
}

// Picture puts a PNG into the clipboard. It returns ErrNone where there is no
// program for it, and what the program said where it failed.
func Picture(ctx context.Context, png []byte) error {
	for _, t := range tools[runtime.GOOS] {
		if t.when != "" && os.Getenv(t.when) == "" {
			continue
		}
		path, err := exec.LookPath(t.name)
		if err != nil {
			continue
		}
		return t.run(ctx, path, png)
	}
	return ErrNone
}

func (t tool) run(ctx context.Context, path string, png []byte) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	args := t.args
	if t.file {
		folder, err := os.MkdirTemp("", "wenshu-clip")
		if err != nil {
			return fmt.Errorf("copy picture: %w", err)
		}
		defer os.RemoveAll(folder)
		file := filepath.Join(folder, "chart.png")
		if err := atomicfile.WriteBytes(file, atomicfile.Private, png); err != nil {
			return fmt.Errorf("copy picture: %w", err)
		}
		args = make([]string, len(t.args))
		for i, a := range t.args {
			args[i] = strings.ReplaceAll(a, "%s", file)
		}
	}
	cmd := exec.CommandContext(ctx, path, args...)
	if !t.file {
		cmd.Stdin = bytes.NewReader(png)
	}
	// What it says goes nowhere: xclip stays in the background to serve the
	// picture, and would hold a pipe open for as long.
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("copy picture with %s: %w", t.name, err)
	}
	return nil
}
