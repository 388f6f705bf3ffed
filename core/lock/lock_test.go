package lock_test

import (
	"bufio"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/wenshu-app/wenshu/core/lock"
)

// TestMain holds a lock until it is killed, where a test asks for that.
func TestMain(m *testing.M) {
	if path := os.Getenv("LOCK_HOLD"); path != "" {
		release, err := lock.Try(path)
		if release == nil {
			os.Stdout.WriteString("not held\n")
			os.Exit(1)
		}
		os.Stdout.WriteString("held\n")
		time.Sleep(time.Minute)
		release()
		panic(err)
	}
	os.Exit(m.Run())
}

// TestKilled takes a lock over from another program that is killed.
func TestKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	other := exec.Command(os.Args[0])
	other.Env = append(os.Environ(), "LOCK_HOLD="+path)
	out, err := other.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	if line, _ := bufio.NewReader(out).ReadString('\n'); line != "held\n" {
		t.Fatalf("the other says %q", line)
	}
	if release, err := lock.Try(path); release != nil || err != nil {
		t.Errorf("two hold it, %v", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Millisecond)
	defer cancel()
	if _, err := lock.Wait(ctx, path); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("waiting ends with %v", err)
	}
	if err := other.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = other.Wait() // killed
	release, err := lock.Wait(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := lock.Try(path); again != nil || err != nil {
		t.Errorf("held twice, %v", err)
	}
	release()
	if again, err := lock.Try(path); again == nil {
		t.Errorf("not given back, %v", err)
	}
	if _, err := lock.Try(filepath.Join(path, "x")); err == nil {
		t.Error("no error where there can be no file")
	}
}
