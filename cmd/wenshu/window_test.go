package main

import (
	"bufio"
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/gui/look"
)

// A screen is an X server without a monitor.
type screen struct {
	t       *testing.T
	display string
}

// newScreen starts Xvfb on a free display. The test is skipped where it or
// what drives it is missing.
func newScreen(t *testing.T) *screen {
	t.Helper()
	if testing.Short() {
		t.Skip("-short: no real window")
	}
	if runtime.GOOS != "linux" {
		t.Skip("the real window is tested under Xvfb, on Linux")
	}
	for _, tool := range []string{"Xvfb", "xdotool", "import"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s 没有安装，真窗口的测试跳过（apt-get install xvfb xdotool imagemagick） · %s is not installed: the real window is not tested", tool, tool)
		}
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1280x800x24", "-nolisten", "tcp")
	cmd.ExtraFiles = []*os.File{w}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	w.Close()
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	number, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb gave no display: %v", err)
	}
	return &screen{t, ":" + strings.TrimSpace(number)}
}

// run runs a tool on the screen and returns what it printed.
func (s *screen) run(name string, args ...string) []byte {
	s.t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+s.display)
	out, err := cmd.Output()
	if err != nil {
		s.t.Fatalf("%s %s: %v", name, strings.Join(args, " "), err)
	}
	return out
}

func (s *screen) picture() image.Image {
	s.t.Helper()
	img, err := png.Decode(bytes.NewReader(s.run("import", "-window", "root", "png:-")))
	if err != nil {
		s.t.Fatal(err)
	}
	return img
}

// A window is the program on a screen, followed by its trace.
type window struct {
	t     *testing.T
	lines chan string
	seen  []string
}

// open builds the program, starts it in a home of its own and follows what it
// traces.
func (s *screen) open(args ...string) *window {
	t := s.t
	t.Helper()
	dir := t.TempDir()
	bin := filepath.Join(dir, "wenshu")
	build := exec.Command("go", "build", "-tags", "migrated_fynedo,x11", "-o", bin, ".")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	for _, d := range []string{".config", ".cache"} {
		if err := os.MkdirAll(filepath.Join(dir, d), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, bin, args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+s.display, "HOME="+dir, "XDG_CONFIG_HOME="+dir+"/.config", "XDG_CACHE_HOME="+dir+"/.cache",
		"WENSHU_TRACE=1", "LANG=zh_CN.UTF-8", "LC_ALL=", "FYNE_SCALE=1", "FYNE_THEME=light")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	w := &window{t: t, lines: make(chan string, 1000)}
	go func() {
		defer close(w.lines)
		for sc := bufio.NewScanner(stderr); sc.Scan(); {
			w.lines <- sc.Text()
		}
		io.Copy(io.Discard, stderr)
	}()
	t.Cleanup(func() { cancel(); cmd.Wait() })
	return w
}

// wait returns the next traced line that matches. Lines before it are done
// with.
func (w *window) wait(pattern string) []string {
	w.t.Helper()
	re := regexp.MustCompile(pattern)
	deadline := time.NewTimer(60 * time.Second)
	defer deadline.Stop()
	for {
		select {
		case l, ok := <-w.lines:
			if !ok {
				w.t.Fatalf("the window ended before %q; it traced:\n%s", pattern, strings.Join(w.seen, "\n"))
			}
			w.seen = append(w.seen, l)
			if m := re.FindStringSubmatch(l); m != nil {
				return m
			}
		case <-deadline.C:
			w.t.Fatalf("no %q within a minute; the window traced:\n%s", pattern, strings.Join(w.seen, "\n"))
		}
	}
}

// TestChartLeadsToSentence opens the seed in the real window, clicks a bar of
// a chart and wants the reading pane to move to the bar's sentence.
func TestChartLeadsToSentence(t *testing.T) {
	s := newScreen(t)
	w := s.open()
	for _, milestone := range []string{"window$", "first-page$", "figures$", "idle$"} {
		w.wait(milestone)
	}
	s.run("xdotool", "key", "ctrl+2")
	w.wait("tab charts$")
	x, y := s.bar()
	s.run("xdotool", "mousemove", strconv.Itoa(x), strconv.Itoa(y), "click", "1")
	w.wait("tab reading$")
	m := w.wait(`(?:figure|place) (\d+)$`)
	for strings.Contains(m[0], "figure") || m[1] == "0" {
		m = w.wait(`(?:figure|place) (\d+)$`)
	}
	if place, _ := strconv.Atoi(m[1]); place < 1000 {
		t.Errorf("the reading pane is at byte %d, not at the sentence", place)
	}
}

// bar finds the widest bar of a chart by the colour of amounts and returns its
// middle. A chart is drawn in the background, so pictures are taken until one
// has it.
func (s *screen) bar() (x, y int) {
	s.t.Helper()
	var colours []color.NRGBA
	for _, p := range look.Palettes {
		colours = append(colours, p.Kinds[doc.Level])
	}
	deadline := time.Now().Add(30 * time.Second)
	for time.Now().Before(deadline) {
		img := s.picture()
		b := img.Bounds()
		best := 0
		for py := b.Min.Y; py < b.Max.Y; py += 3 {
			run := 0
			for px := 280; px < b.Max.X; px++ {
				if !near(img.At(px, py), colours) {
					run = 0
					continue
				}
				if run++; run > best {
					best, x, y = run, px-run/2, py
				}
			}
		}
		if best > 100 {
			return x, y + 10
		}
	}
	s.t.Fatal("no bar of the amounts' colour is in the picture")
	return 0, 0
}

func near(c color.Color, among []color.NRGBA) bool {
	r, g, b, _ := c.RGBA()
	for _, m := range among {
		if abs(int(r>>8)-int(m.R))+abs(int(g>>8)-int(m.G))+abs(int(b>>8)-int(m.B)) < 12 {
			return true
		}
	}
	return false
}

func abs(n int) int { return max(n, -n) }

// TestNoDisplay wants words and a status where no window can open.
func TestNoDisplay(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux can lack a display")
	}
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	msg := noDisplay()
	for _, want := range []string{"没有图形界面", "There is no display", "wenshu-cli"} {
		if !strings.Contains(msg, want) {
			t.Errorf("%q lacks %q", msg, want)
		}
	}
	t.Setenv("DISPLAY", ":0")
	if msg := noDisplay(); msg != "" {
		t.Errorf("with a display: %q", msg)
	}
}

func TestTrace(t *testing.T) {
	start := processStart()
	if age := time.Since(start); age < 0 || age > time.Hour {
		t.Errorf("the process started %v ago", age)
	}
}
