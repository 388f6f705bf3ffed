package main

import (
	"bytes"
	"context"
	"errors"
	"log"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu"
)

// TestRefusals starts the real program where no window can open: it says why in
// two languages and ends with 1, leaves no crash report, and holds no socket
// that a later start would speak to.
func TestRefusals(t *testing.T) {
	needs(t)
	dir := t.TempDir()
	bin, env := built(t, dir)
	bare := display(t, "-extension", "GLX")
	locked := display(t, "-auth", authority(t))
	for _, c := range []struct {
		name string
		env  []string
		want []string
	}{
		{"no display", []string{"DISPLAY=", "WAYLAND_DISPLAY="}, []string{"这里没有图形界面", "There is no display"}},
		{"Wayland alone", []string{"DISPLAY=", "WAYLAND_DISPLAY=wayland-0"}, []string{"没有 X11", "no X11"}},
		{"unreachable", []string{"DISPLAY=:4711"}, []string{"连不上图形界面", "cannot be reached", "DISPLAY=:4711"}},
		{"no name of a display", []string{"DISPLAY=甲"}, []string{"连不上图形界面", "cannot be reached", "DISPLAY=甲"}},
		{"Wayland beside one unreachable", []string{"DISPLAY=:4711", "WAYLAND_DISPLAY=wayland-0"}, []string{"连不上图形界面", "cannot be reached", "DISPLAY=:4711"}},
		{"another's display", []string{"DISPLAY=" + locked, "XAUTHORITY=" + filepath.Join(dir, "none")}, []string{"连不上图形界面", "cannot be reached", "DISPLAY=" + locked}},
		{"a display that is silent", []string{"DISPLAY=" + silent(t)}, []string{"等了 30 秒", "within 30 seconds"}},
		{"no OpenGL", []string{"DISPLAY=" + bare}, []string{"OpenGL 2.1", "no window with OpenGL 2.1", "GLX"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), longestStart+patience)
			defer cancel()
			p := exec.CommandContext(ctx, bin)
			p.Env = append(append([]string(nil), env...), c.env...)
			p.Env = append(p.Env, "WENSHU_TRACE=")
			var said bytes.Buffer
			p.Stderr = &said
			err := p.Run()
			var ended *exec.ExitError
			if !errors.As(err, &ended) || ended.ExitCode() != 1 {
				t.Errorf("it ended with %v, want status 1", err)
			}
			for _, w := range c.want {
				if !strings.Contains(said.String(), w) {
					t.Errorf("it does not say %q", w)
				}
			}
			if s := said.String(); strings.Contains(s, "goroutine") || strings.Contains(s, "Fyne error") || t.Failed() {
				t.Errorf("it said\n%s", s)
			}
			noTraces(t, dir)
		})
	}
}

// authority writes the file of a display that lets nobody in without its key.
func authority(t *testing.T) string {
	t.Helper()
	b := []byte{0xFF, 0xFF} // whatever the host
	for _, field := range []string{"", "", "MIT-MAGIC-COOKIE-1", "sixteen bytes ok"} {
		b = append(b, byte(len(field)>>8), byte(len(field)))
		b = append(b, field...)
	}
	path := filepath.Join(t.TempDir(), "authority")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// silent is a display that takes a connection and says nothing.
func silent(t *testing.T) string {
	t.Helper()
	const number = "4712"
	path := "/tmp/.X11-unix/X" + number // where the library looks
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { l.Close() })
	return ":" + number
}

// TestRefusedFolder starts the program where the home folder cannot be written:
// the window opens, and it is said that nothing is kept.
func TestRefusedFolder(t *testing.T) {
	needs(t)
	dir := t.TempDir()
	bin, env := built(t, dir)
	blocked := filepath.Join(dir, "file") // nobody, root neither, makes a folder in a file
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	p := start(t, append(env, "HOME="+blocked, "XDG_CONFIG_HOME="+blocked+"/config", "XDG_CACHE_HOME="+blocked+"/cache", "XDG_DATA_HOME="+blocked+"/data"), bin)
	p.wait(t, "idle")
	if s := p.said(); !strings.Contains(s, "个人文件夹写不进去") || !strings.Contains(s, "Your home folder cannot be written") || strings.Contains(s, "Fyne error") {
		t.Errorf("it said\n%s", s)
	}
}

// TestFirstStart starts the program in an empty home folder in both languages:
// it prints nothing but its milestones, and its window has the class that the
// desktop entry names.
func TestFirstStart(t *testing.T) {
	needs(t)
	bin, env := built(t, t.TempDir())
	for _, language := range []string{"zh_CN.UTF-8", "en_US.UTF-8"} {
		t.Run(language, func(t *testing.T) {
			home := t.TempDir()
			own := append(slices.Clone(env), "LANG="+language, "HOME="+home, "XDG_CONFIG_HOME="+home+"/.config", "XDG_CACHE_HOME="+home+"/.cache", "XDG_DATA_HOME="+home+"/.local/share", "DBUS_SESSION_BUS_ADDRESS=")
			p := start(t, own, bin)
			p.wait(t, "idle")
			find := exec.Command("xdotool", "search", "--onlyvisible", "--class", "^"+wenshu.Class+"$")
			find.Env = own
			if out, err := find.CombinedOutput(); err != nil || len(bytes.Fields(out)) != 1 {
				t.Errorf("windows of the class: %q, %v", out, err)
			}
			for line := range strings.Lines(p.said()) {
				if !strings.HasPrefix(line, "wenshu ") {
					t.Errorf("it said %q", line)
				}
			}
		})
	}
}

func TestPlainLog(t *testing.T) {
	var out bytes.Buffer
	l := log.New(&plainLog{out: &out}, "", 0)
	for _, line := range []string{"Fyne error:  no room", "  Cause: disk", "Fyne error:  failed to watch theme settings", "  Cause: no bus", "  At: app_xdg.go:152", "Fyne error:  failed to stop watching removed settings file", "  Cause: no watch", "Fyne error:  no font", "  At: font.go:1"} {
		l.Println(line)
	}
	if got, want := out.String(), "Fyne error:  no room\n  Cause: disk\nFyne error:  no font\n  At: font.go:1\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// noTraces wants no crash report and no socket below dir.
func noTraces(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if d.Type()&os.ModeSocket != 0 || strings.HasPrefix(d.Name(), "crash") && !d.IsDir() && info.Size() > 0 {
			t.Errorf("it left %s", path)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestCauseOf(t *testing.T) {
	logged := "2026/11/29 Fyne error:  window creation error\n2026/11/29   Cause: APIUnavailable: GLX: GLX extension not found\n2026/11/29   At: driver.go:180\n"
	if got := causeOf(logged); got != "APIUnavailable: GLX: GLX extension not found" {
		t.Errorf("%q", got)
	}
	if got := causeOf(""); got != "" {
		t.Errorf("%q of nothing", got)
	}
}
