package atomicfile_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/wenshu-app/wenshu/core/atomicfile"
)

// holds wants path to hold want, and nothing else in its folder.
func holds(t *testing.T, path, want string) {
	t.Helper()
	b, err := os.ReadFile(path)
	all, _ := os.ReadDir(filepath.Dir(path))
	if err != nil || string(b) != want || len(all) != 1 {
		t.Errorf("%q, %v, %d files; want %q alone", b, err, len(all), want)
	}
}

func put(t *testing.T, path, s string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestWrite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "图.svg")
	if err := atomicfile.WriteBytes(path, atomicfile.Private, []byte("一")); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("the picture cannot be drawn")
	err := atomicfile.Write(path, atomicfile.Private, func(w io.Writer) error {
		if _, err := io.WriteString(w, "二"); err != nil {
			return err
		}
		return broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("the failure is told as %v", err)
	}
	holds(t, path, "一")
	if err := atomicfile.WriteBytes(path, atomicfile.Private, []byte("三")); err != nil {
		t.Fatal(err)
	}
	holds(t, path, "三")
}

func TestFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	put(t, path, "旧")
	begin := func() *atomicfile.File {
		f, err := atomicfile.Create(path, atomicfile.Private)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, "新"); err != nil {
			t.Fatal(err)
		}
		return f
	}
	f := begin()
	f.Abandon()
	holds(t, path, "旧")
	if err := f.Commit(); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("a file that was abandoned is put in its place: %v", err)
	}
	f = begin()
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	f.Abandon()
	holds(t, path, "新")
	f, err := atomicfile.Create(path, atomicfile.Private)
	if err != nil {
		t.Fatal(err)
	}
	atomicfile.AbandonAll()()
	if err := f.Commit(); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("AbandonAll leaves a file: %v", err)
	}
	holds(t, path, "新")
}

// TestAbandonAll abandons a file at any moment of its life: it stands in its place,
// whole, or nothing of it is left.
func TestAbandonAll(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "数.txt")
	if err := os.WriteFile(path, []byte("旧"), 0o600); err != nil {
		t.Fatal(err)
	}
	for i := range 300 {
		done := make(chan bool)
		go func() {
			defer close(done)
			f, err := atomicfile.Create(path, atomicfile.Private)
			if err != nil {
				return
			}
			if _, err := io.WriteString(f, "新"); err == nil {
				_ = f.Commit()
			}
		}()
		time.Sleep(time.Duration(i%30) * 10 * time.Microsecond)
		again := atomicfile.AbandonAll()
		entries, err := os.ReadDir(dir)
		if err != nil || len(entries) != 1 {
			t.Fatalf("round %d: %v, %v", i, entries, err)
		}
		again()
		<-done
		if b, err := os.ReadFile(path); err != nil || string(b) != "旧" && string(b) != "新" {
			t.Fatalf("round %d: %q, %v", i, b, err)
		}
	}
}

// TestPermissions asks of new files what was asked for, within the umask, and
// of replaced ones what they had.
func TestPermissions(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("folders decide there")
	}
	for _, c := range []struct {
		name string
		old  fs.FileMode // 0 for none
		perm atomicfile.Perm
		want fs.FileMode
	}{
		{name: "private", perm: atomicfile.Private, want: 0o600},
		{name: "shared", perm: atomicfile.Shared, want: 0o644},
		{name: "was open", old: 0o644, perm: atomicfile.Private, want: 0o600},
		{name: "was closed", old: 0o600, perm: atomicfile.Shared, want: 0o600},
	} {
		path := filepath.Join(t.TempDir(), "a")
		if c.old != 0 {
			put(t, path, "")
			if err := os.Chmod(path, c.old); err != nil {
				t.Fatal(err)
			}
		}
		if err := atomicfile.WriteBytes(path, c.perm, nil); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != c.want {
			t.Errorf("%s: %v, %v, want %v", c.name, info.Mode(), err, c.want)
		}
	}
}

// TestLinks replaces what a link leads to, and writes into what is no file.
func TestLinks(t *testing.T) {
	dir := t.TempDir()
	place, link := filepath.Join(t.TempDir(), "a"), filepath.Join(dir, "link")
	put(t, place, "旧")
	if err := os.Symlink(place, link); err != nil {
		t.Skip("no links here: ", err)
	}
	if err := atomicfile.WriteBytes(link, atomicfile.Shared, []byte("新")); err != nil {
		t.Fatal(err)
	}
	holds(t, place, "新")
	if to, err := os.Readlink(link); err != nil || to != place {
		t.Errorf("the link leads to %q, %v", to, err)
	}
	if runtime.GOOS == "windows" {
		return
	}
	null := filepath.Join(dir, "null") // which only fails if it is replaced by chance
	if err := os.Symlink(os.DevNull, null); err != nil {
		t.Fatal(err)
	}
	if err := atomicfile.WriteBytes(null, atomicfile.Shared, []byte("新")); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Fatal("the device was replaced by a file")
	}
}

// TestErrors names the file that was asked for, and the cause.
func TestErrors(t *testing.T) {
	dir := t.TempDir()
	loop := filepath.Join(dir, "loop")
	_ = os.Symlink(loop, loop)
	for path, want := range map[string]error{
		dir:                           syscall.EISDIR,
		filepath.Join(dir, "no", "a"): fs.ErrNotExist,
		loop:                          syscall.ELOOP,
		filepath.Join(dir, strings.Repeat("长", 200)): syscall.ENAMETOOLONG,
	} {
		if runtime.GOOS == "windows" && want != fs.ErrNotExist && want != error(syscall.EISDIR) {
			continue
		}
		err := atomicfile.WriteBytes(path, atomicfile.Shared, nil)
		var told *atomicfile.Error
		if !errors.As(err, &told) || told.Path != path || !errors.Is(err, want) {
			t.Errorf("%.60s: %v, want %v", path, err, want)
		}
	}
}

// TestSweep takes away what a killed program left a day ago, and nothing else.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	now := time.Now()
	for name, age := range map[string]time.Duration{
		".wenshu-123": 25 * time.Hour, // left behind
		".wenshu-456": time.Hour,      // still being written
		".wenshu-7a8": 25 * time.Hour, // not ours
		".wenshu-":    25 * time.Hour,
		"wenshu-123":  25 * time.Hour,
	} {
		path := filepath.Join(dir, name)
		put(t, path, "")
		if err := os.Chtimes(path, now, now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	if err := atomicfile.WriteBytes(filepath.Join(dir, "a"), atomicfile.Shared, nil); err != nil {
		t.Fatal(err)
	}
	all, _ := os.ReadDir(dir)
	var names []string
	for _, e := range all {
		names = append(names, e.Name())
	}
	if got, want := strings.Join(names, " "), ".wenshu- .wenshu-456 .wenshu-7a8 a wenshu-123"; got != want {
		t.Errorf("%s is left, want %s", got, want)
	}
}
