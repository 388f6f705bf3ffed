//go:build linux

package place

import (
	"bufio"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// TestMaximised plays the window manager of a server of its own: what it says of
// a window is read, and what is asked of it arrives.
func TestMaximised(t *testing.T) {
	if _, err := exec.LookPath("Xvfb"); err != nil {
		t.Skip("no Xvfb: there is no X server to ask")
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "640x480x24", "-nolisten", "tcp")
	x.ExtraFiles = []*os.File{w}
	err = x.Start()
	w.Close()
	if err != nil {
		t.Skipf("Xvfb: %v", err)
	}
	defer func() { _ = x.Process.Kill(); _ = x.Wait() }()
	_ = r.SetReadDeadline(time.Now().Add(30 * time.Second))
	n, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb names no display: %v", err)
	}
	t.Setenv("DISPLAY", ":"+strings.TrimSpace(n))

	c, err := xgb.NewConn()
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	s := xproto.Setup(c).DefaultScreen(c)
	if err := xproto.ChangeWindowAttributesChecked(c, s.Root, xproto.CwEventMask, []uint32{xproto.EventMaskSubstructureRedirect}).Check(); err != nil {
		t.Fatal(err)
	}
	win, err := xproto.NewWindowId(c)
	if err != nil {
		t.Fatal(err)
	}
	if err := xproto.CreateWindowChecked(c, s.RootDepth, win, s.Root, 0, 0, 200, 100, 0, xproto.WindowClassInputOutput, s.RootVisual, 0, nil).Check(); err != nil {
		t.Fatal(err)
	}
	names, err := atoms(c)
	if err != nil {
		t.Fatal(err)
	}
	for count := range 3 { // of the two ways to be maximised
		var value []byte
		for _, a := range names[1 : 1+count] {
			value = append(value, byte(a), byte(a>>8), byte(a>>16), byte(a>>24))
		}
		if err := xproto.ChangePropertyChecked(c, xproto.PropModeReplace, win, names[0], xproto.AtomAtom, 32, uint32(count), value).Check(); err != nil {
			t.Fatal(err)
		}
		if got, err := Maximised(uintptr(win)); err != nil || got != (count == 2) {
			t.Errorf("with %d of the states: %v, %v", count, got, err)
		}
	}
	if err := Maximise(uintptr(win)); err != nil {
		t.Fatal(err)
	}
	for {
		e, err := c.WaitForEvent()
		if err != nil || e == nil {
			t.Fatalf("nothing is asked of the window manager: %v", err)
		}
		if m, ok := e.(xproto.ClientMessageEvent); ok {
			if d := m.Data.Data32; m.Window != win || m.Type != names[0] || d[0] != 1 || d[1] != uint32(names[1]) || d[2] != uint32(names[2]) {
				t.Errorf("asked %+v", m)
			}
			return
		}
	}
}
