package main

import (
	"bufio"
	"bytes"
	"fmt"
	"image"
	"image/color"
	_ "image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/gui/look"
)

// patience is how long the window may take for one step. A machine with
// software drawing and much else to do needs some of it.
const patience = 60 * time.Second

// TestWindow starts the real program on a display of its own, clicks a bar of a
// chart and checks that the reading pane went to the bar's sentence.
func TestWindow(t *testing.T) {
	needs(t)
	dir := t.TempDir()
	bin, env := built(t, dir)
	p := start(t, env, bin)
	p.wait(t, "idle")

	run := func(name string, args ...string) []byte {
		t.Helper()
		c := exec.Command(name, args...)
		c.Env = env
		out, err := c.Output()
		if err != nil {
			t.Fatalf("%s %v: %v", name, args, err)
		}
		return out
	}
	run("xdotool", "key", "ctrl+2")
	p.wait(t, "tab charts")

	// The bar is there when the chart is drawn, which nothing reports: look
	// until it is.
	var at image.Point
	for deadline := time.Now().Add(patience); ; {
		m, _, err := image.Decode(bytes.NewReader(run("import", "-window", "root", "png:-")))
		if err != nil {
			t.Fatalf("screenshot: %v", err)
		}
		var ok bool
		if at, ok = bar(m); ok {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("no bar of a chart is in sight; the program said\n%s", p.said())
		}
	}
	p.forget()
	run("xdotool", "mousemove", strconv.Itoa(at.X), strconv.Itoa(at.Y), "click", "1")
	p.wait(t, "tab reading")
	p.wait(t, "figure ")
	if n := p.number("place "); n <= 0 {
		t.Errorf("after a click at %v the text stands at %d, want it to have moved; the program said\n%s", at, n, p.said())
	}
}

// built builds the program into dir and returns its path, with an environment
// that has a display and a home of its own there.
func built(t *testing.T, dir string) (bin string, env []string) {
	t.Helper()
	bin = os.Getenv("WENSHU_PROGRAM") // one that was built before
	if bin == "" {
		bin = filepath.Join(dir, "wenshu")
		build(t, bin)
	}
	return bin, append(os.Environ(), "DISPLAY="+display(t), "WAYLAND_DISPLAY=", "WENSHU_TRACE=1", "LANG=zh_CN.UTF-8", "LC_ALL=", "LIBGL_ALWAYS_SOFTWARE=1", "FYNE_SCALE=1",
		"HOME="+dir, "XDG_CONFIG_HOME="+filepath.Join(dir, "config"), "XDG_CACHE_HOME="+filepath.Join(dir, "cache"), "XDG_DATA_HOME="+filepath.Join(dir, "data"))
}

// build builds the program.
func build(t *testing.T, bin string) {
	t.Helper()
	c := exec.Command("go", "build", "-tags", "migrated_fynedo,ne,x11,gles", "-o", bin, ".")
	c.Env = append(os.Environ(), "CGO_ENABLED=1")
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
}

// needs skips the test where the machine lacks what it takes.
func needs(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("真窗口的测试较慢 · the real window is for long tests")
	}
	if runtime.GOOS != "linux" {
		t.Skip("真窗口的测试只在 Linux 上 · the test of the real window runs on Linux")
	}
	for _, tool := range []string{"Xvfb", "xdotool", "import"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("没有 %s，真窗口的测试跳过 · no %s: the test of the real window is skipped", tool, tool)
		}
	}
	out, err := exec.Command("go", "env", "CC").Output()
	if err == nil {
		_, err = exec.LookPath(strings.TrimSpace(string(out)))
	}
	if err != nil {
		t.Skip("没有 C 编译器，真窗口的测试跳过 · no C compiler: the test of the real window is skipped")
	}
}

// display starts an X server, with further options of its own, and returns its
// name.
func display(t *testing.T, options ...string) string {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	c := exec.Command("Xvfb", append([]string{"-displayfd", "3", "-screen", "0", "1280x800x24", "-nolisten", "tcp"}, options...)...)
	c.ExtraFiles = []*os.File{w}
	err = c.Start()
	w.Close()
	if err != nil {
		t.Skipf("Xvfb: %v", err)
	}
	t.Cleanup(func() { end(c) })
	_ = r.SetReadDeadline(time.Now().Add(patience))
	n, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb names no display: %v", err)
	}
	return ":" + strings.TrimSpace(n)
}

func end(c *exec.Cmd) {
	_ = c.Process.Kill()
	_ = c.Wait()
}

// A program is the window and what it says of itself.
type program struct {
	mu    sync.Mutex
	all   []string // every line
	since int      // where what is waited for begins
	more  chan struct{}
	done  chan struct{} // closed when it has ended
}

func start(t *testing.T, env []string, bin string, args ...string) *program {
	t.Helper()
	c := exec.Command(bin, args...)
	c.Env, c.Dir = env, t.TempDir()
	stderr, err := c.StderrPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	p := &program{more: make(chan struct{}, 1), done: make(chan struct{})}
	go func() {
		defer close(p.done)
		p.listen(stderr)
	}()
	t.Cleanup(func() { end(c); <-p.done })
	return p
}

func (p *program) listen(r io.Reader) {
	for s := bufio.NewScanner(r); s.Scan(); {
		p.mu.Lock()
		p.all = append(p.all, s.Text())
		p.mu.Unlock()
		select {
		case p.more <- struct{}{}:
		default:
		}
	}
}

func (p *program) said() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return strings.Join(p.all, "\n")
}

// forget makes wait and number look only at what comes from now on.
func (p *program) forget() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.since = len(p.all)
}

// last returns the last event that begins with prefix.
func (p *program) last(prefix string) (string, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i := len(p.all) - 1; i >= p.since; i-- {
		if _, event, ok := strings.Cut(p.all[i], " ms  "); ok && strings.HasPrefix(event, prefix) {
			return event, true
		}
	}
	return "", false
}

// wait returns when the program has told an event that begins with prefix.
func (p *program) wait(t *testing.T, prefix string) {
	t.Helper()
	late := time.After(patience)
	for {
		if _, ok := p.last(prefix); ok {
			return
		}
		select {
		case <-p.more:
		case <-late:
			t.Fatalf("waited %v for %q; the program said\n%s", patience, prefix, p.said())
		}
	}
}

// number is the number in the last event that begins with prefix, -1 if there
// is none.
func (p *program) number(prefix string) int {
	n := -1
	if e, ok := p.last(prefix); ok {
		_, _ = fmt.Sscan(strings.TrimPrefix(e, prefix), &n)
	}
	return n
}

// bar finds the middle of a bar: a long row of the colour of amounts, thick
// enough not to be a line of text.
func bar(m image.Image) (image.Point, bool) {
	const long, thick = 60, 6
	for _, p := range look.Palettes[:2] {
		want := p.Kinds[doc.Level]
		same := func(x, y int) bool { return color.NRGBAModel.Convert(m.At(x, y)) == color.Color(want) }
		b := m.Bounds()
		for y := b.Min.Y; y < b.Max.Y-thick; y += thick / 2 {
			for x, run := b.Min.X, 0; x < b.Max.X; x++ {
				if !same(x, y) {
					run = 0
					continue
				}
				if run++; run >= long && same(x-long/2, y+thick) {
					return image.Pt(x-long/2, y+thick/2), true
				}
			}
		}
	}
	return image.Point{}, false
}
