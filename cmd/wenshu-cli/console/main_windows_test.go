package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestMain is all three programs: the starter, the one it starts, and the test,
// told apart by the names of their files.
func TestMain(m *testing.M) {
	self, err := os.Executable()
	if err != nil {
		panic(err)
	}
	switch filepath.Base(self) {
	case "wenshu-cli.exe":
		main()
	case "wenshu.exe":
		in, err := io.ReadAll(os.Stdin)
		fmt.Printf("%q %s %v", os.Args, in, err)
		fmt.Fprint(os.Stderr, "told")
		os.Exit(3)
	}
	os.Exit(m.Run())
}

// TestStart hands on arguments with blanks, quotes and Chinese letters, what
// comes through pipes, and the exit status.
func TestStart(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	starter := filepath.Join(dir, "wenshu-cli.exe")
	if err := os.WriteFile(starter, b, 0o700); err != nil {
		t.Fatal(err)
	}
	args := []string{"extract", `报告 一.txt`, `a "b" \`, ""}
	if err := exec.Command(starter, args...).Run(); exitCode(err) != notStarted {
		t.Errorf("without wenshu.exe: %v, want status %d", err, notStarted)
	}
	if err := os.WriteFile(filepath.Join(dir, "wenshu.exe"), b, 0o700); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(starter, args...)
	var out, told strings.Builder
	c.Stdin, c.Stdout, c.Stderr = strings.NewReader("网民规模"), &out, &told
	err = c.Run()
	if exitCode(err) != 3 {
		t.Errorf("%v, want the status 3", err)
	}
	if want := fmt.Sprintf("%q 网民规模 <nil>", append([]string{"wenshu-cli"}, args...)); out.String() != want || told.String() != "told" {
		t.Errorf("%s and %q, want %s and told", out.String(), told.String(), want)
	}
}

func exitCode(err error) int {
	if e, ok := errors.AsType[*exec.ExitError](err); ok {
		return e.ExitCode()
	}
	return 0
}
