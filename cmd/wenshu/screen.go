package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"regexp"
	"runtime"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"github.com/go-gl/glfw/v3.4/glfw"

	"github.com/wenshu-app/wenshu"
)

// A refusal is why no window can open, and what to do.
type refusal struct {
	chinese, english string
	cause            string // what the system said; may be empty
}

// Error says it in both languages.
func (r *refusal) Error() string {
	s := r.chinese + "\n" + r.english
	if r.cause != "" {
		s += "\n(" + r.cause + ")"
	}
	return s
}

// refuse tells why no window opens and ends the program.
func refuse(why error) {
	fmt.Fprintln(os.Stderr, why)
	showMessage(why.Error())
	os.Exit(1)
}

// longestStart is how long the system may take to give a window. A screen at
// the far end of a network that does not answer would take minutes.
const longestStart = 30 * time.Second

// bounded ends the program if the window is not there after longestStart; done
// says that it is.
func bounded() (done func()) {
	t := time.AfterFunc(longestStart, func() {
		refuse(&refusal{
			"等了 30 秒，系统还没有给出窗口。请看看图形界面和显卡驱动是否正常，或者用命令行 wenshu-cli。",
			"The system gave no window within 30 seconds. Check the display and the graphics driver, or use the command line wenshu-cli.",
			screenName(),
		})
	})
	return func() { t.Stop() }
}

// screenName is the screen that the environment names; "" where the system has
// but one.
func screenName() string {
	if oneScreen() {
		return ""
	}
	return "DISPLAY=" + os.Getenv("DISPLAY")
}

// oneScreen reports whether the system always has a screen.
func oneScreen() bool { return runtime.GOOS == "windows" || runtime.GOOS == "darwin" }

// connect connects to the screen and returns why it cannot. Fyne would go on
// and crash; it finds the connection made.
func connect() *refusal {
	if !oneScreen() && os.Getenv("DISPLAY") == "" {
		if os.Getenv("WAYLAND_DISPLAY") != "" {
			return &refusal{
				"这里只有 Wayland，没有 X11，窗口打不开。请安装并启用 XWayland 再试，或者用命令行 wenshu-cli。",
				"There is Wayland here and no X11, which the window needs. Install and enable XWayland, or use the command line wenshu-cli.",
				"DISPLAY 没有设置 · DISPLAY is not set",
			}
		}
		return &refusal{
			"这里没有图形界面，窗口打不开。请在桌面环境里运行，或者用命令行 wenshu-cli。",
			"There is no display to open a window on. Run this on a desktop, or use the command line wenshu-cli.",
			"DISPLAY 和 WAYLAND_DISPLAY 都没有设置 · neither DISPLAY nor WAYLAND_DISPLAY is set",
		}
	}
	defer log.SetOutput(log.Writer())
	log.SetOutput(io.Discard) // the library prints what it does not return
	err := glfw.Init()
	code, said := glfw.GetError()
	if err == nil && (code == glfw.NoError || connected()) {
		return nil
	}
	if said == "" && err != nil {
		said = err.Error()
	}
	return &refusal{
		"连不上图形界面，窗口打不开。请在桌面环境里运行，远程登录时请打开图形转发，或者用命令行 wenshu-cli。",
		"The display cannot be reached, so no window can open. Run this on a desktop, turn on the forwarding of windows where you are logged in from afar, or use the command line wenshu-cli.",
		strings.TrimSpace(screenName() + " " + said),
	}
}

// connected reports whether glfw runs: some of its errors do not keep it from
// that.
func connected() (ok bool) {
	defer func() { ok = recover() == nil }()
	glfw.GetPlatform()
	return
}

// present shows w and returns why the system gives it no window: Fyne only logs
// that, and would run on without one. The window's class on an X server is the
// title that it is made with, since Fyne names no other.
func present(w fyne.Window, show func()) *refusal {
	var said bytes.Buffer
	before, title := log.Writer(), w.Title()
	log.SetOutput(&said)
	w.SetTitle(wenshu.Class)
	show()
	w.SetTitle(title)
	log.SetOutput(before)
	if given(w) {
		_, _ = before.Write(said.Bytes())
		return nil
	}
	return &refusal{
		"系统没有给出带 OpenGL 2.1 的窗口。请更新显卡驱动；远程桌面或虚拟机里请启用三维加速或 Mesa 软件渲染，或者用命令行 wenshu-cli。",
		"The system gives no window with OpenGL 2.1. Update the graphics driver; on a remote desktop or a virtual machine turn on 3D acceleration or Mesa's software rendering, or use the command line wenshu-cli.",
		causeOf(said.String()),
	}
}

// given reports whether the system gave w a window.
func given(w fyne.Window) bool {
	n, ok := w.(driver.NativeWindow)
	if !ok {
		return true // nobody can tell
	}
	handle := uintptr(1)
	n.RunNative(func(context any) {
		switch c := context.(type) {
		case driver.X11WindowContext:
			handle = c.WindowHandle
		case driver.WindowsWindowContext:
			handle = c.HWND
		case driver.MacWindowContext:
			handle = c.NSWindow
		}
	})
	return handle != 0
}

// causeOf is the cause in what Fyne logs of an error.
func causeOf(logged string) string {
	for line := range strings.Lines(logged) {
		if _, cause, ok := strings.Cut(line, "Cause: "); ok {
			return strings.TrimSpace(cause)
		}
	}
	return ""
}

// folders makes the folders that Fyne expects the system to have, and says where
// one cannot be made: the window opens all the same and keeps nothing. What Fyne
// logs of that in many lines is not wanted then.
func folders() {
	cache, err1 := os.UserCacheDir()
	config, err2 := os.UserConfigDir()
	err := errors.Join(err1, err2)
	for _, dir := range []string{cache, config} {
		if dir != "" {
			err = errors.Join(err, os.MkdirAll(dir, 0o700))
		}
	}
	if err != nil {
		log.SetOutput(io.Discard)
		fmt.Fprintf(os.Stderr, "个人文件夹写不进去，这次的批注、设置都存不下来。\nYour home folder cannot be written; notes and settings of this run are not kept.\n(%v)\n", err)
	}
}

// needless is what Fyne logs where nothing is wrong and nothing can be done: no
// desktop tells light from dark, a file of settings was put in another's place.
var needless = regexp.MustCompile(`Fyne error:  failed to (watch theme settings|stop watching removed settings file)`)

// A plainLog is a log without what is needless.
type plainLog struct {
	out     io.Writer
	leaving bool // the lines belong to what is left out
}

// Write is for package log, which calls it for one message at a time.
func (l *plainLog) Write(b []byte) (int, error) {
	for line := range bytes.Lines(b) {
		switch {
		case needless.Match(line):
			l.leaving = true
		case !bytes.Contains(line, []byte("  Cause: ")) && !bytes.Contains(line, []byte("  At: ")):
			l.leaving = false
		}
		if l.leaving {
			continue
		}
		if _, err := l.out.Write(line); err != nil {
			return 0, err
		}
	}
	return len(b), nil
}
