package chooser

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// TestDialogs puts a program of our own in the place of zenity, which notes
// what it is asked and answers like a reader, and one who changes their mind.
func TestDialogs(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the dialogs of other systems cannot be stood in for")
	}
	dir := t.TempDir()
	asked := filepath.Join(dir, "asked")
	script := "#!/bin/sh\nprintf '%s\\n' \"$@\" >" + asked + "\n[ -e " + dir + "/no ] && exit 1\nprintf '%s' \"/tmp/甲.txt\x1e/tmp/乙 丙.txt\"\n"
	if err := os.WriteFile(filepath.Join(dir, "zenity"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	// the library looks for its program once in a process
	if os.Getenv("WENSHU_DIALOGS") == "" {
		c := exec.Command(os.Args[0], "-test.run=TestDialogs$", "-test.v")
		c.Env = append(os.Environ(), "WENSHU_DIALOGS="+dir, "PATH="+dir+":/bin:/usr/bin")
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return
	}
	dir = os.Getenv("WENSHU_DIALOGS")
	asked = filepath.Join(dir, "asked")
	ctx := context.Background()
	if !Available() {
		t.Fatal("zenity is not found")
	}
	paths, err := Open(ctx, "打开", []Kind{{"文本", []string{"*.txt"}}})
	if err != nil || !slices.Equal(paths, []string{"/tmp/甲.txt", "/tmp/乙 丙.txt"}) {
		t.Errorf("%q, %v", paths, err)
	}
	b, _ := os.ReadFile(asked)
	for _, want := range []string{"打开", "文本", "--multiple"} {
		if !strings.Contains(string(b), want) {
			t.Errorf("asked for %q, without %q", b, want)
		}
	}
	if _, err := Save(ctx, "保存", "图.png", nil); err != nil {
		t.Error(err)
	}
	if b, _ := os.ReadFile(asked); !strings.Contains(string(b), "图.png") || !strings.Contains(string(b), "--save") {
		t.Errorf("asked for %q", b)
	}
	if err := os.WriteFile(filepath.Join(dir, "no"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if paths, err := Open(ctx, "打开", nil); err != nil || paths != nil {
		t.Errorf("none chosen: %q, %v", paths, err)
	}
	if path, err := Save(ctx, "保存", "图.png", nil); err != nil || path != "" {
		t.Errorf("none chosen: %q, %v", path, err)
	}
}
