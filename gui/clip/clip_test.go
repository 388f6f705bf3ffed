package clip

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

func picture(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestPicture puts a picture into the clipboard of an X server and takes it out
// again, byte by byte.
func TestPicture(t *testing.T) {
	for _, name := range []string{"Xvfb", "xclip"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("%s is not here", name)
		}
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "64x64x24")
	server.ExtraFiles = []*os.File{w}
	if err := server.Start(); err != nil {
		t.Skipf("no X server: %v", err)
	}
	w.Close()
	t.Cleanup(func() { server.Process.Kill(); server.Wait() })
	r.SetReadDeadline(time.Now().Add(20 * time.Second))
	number := make([]byte, 16)
	n, err := r.Read(number)
	if err != nil || n == 0 {
		t.Skipf("the X server does not say its number: %v", err)
	}
	t.Setenv("DISPLAY", ":"+string(bytes.TrimSpace(number[:n])))
	t.Setenv("WAYLAND_DISPLAY", "")
	want := picture(t)
	if err := Picture(t.Context(), want); err != nil {
		t.Fatal(err)
	}
	got, err := exec.Command("xclip", "-selection", "clipboard", "-t", "image/png", "-o").Output()
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%d bytes come back of %d, %v", len(got), len(want), err)
	}
}

// TestNone says so where nothing takes a picture, and tells a program that fails.
func TestNone(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the programs of this system are always there")
	}
	bin := t.TempDir()
	t.Setenv("PATH", bin)
	t.Setenv("DISPLAY", ":7")
	t.Setenv("WAYLAND_DISPLAY", "")
	if err := Picture(t.Context(), picture(t)); !errors.Is(err, ErrNone) {
		t.Errorf("%v, want ErrNone", err)
	}
	if err := os.WriteFile(filepath.Join(bin, "xclip"), []byte("#!/bin/sh\nexit 3\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := Picture(t.Context(), picture(t)); err == nil || errors.Is(err, ErrNone) {
		t.Errorf("a program that fails: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Picture(ctx, picture(t)); err == nil {
		t.Error("it goes on after its end")
	}
}
