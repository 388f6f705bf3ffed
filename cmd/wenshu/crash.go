package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/wenshu-app/wenshu"
)

// crashFile is where a crash is written, in the program's own folder.
const crashFile = "crash.log"

// watchCrashes lets the runtime write a crash, of any goroutine, into a file in
// dir, and returns the path of the report that the last run left, if it crashed.
// What cannot be written is passed over: no program fails for want of a log.
func watchCrashes(dir string) (last string) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return ""
	}
	path := filepath.Join(dir, crashFile)
	if info, err := os.Stat(path); err == nil && info.Size() > 0 {
		kept := filepath.Join(dir, "crash-"+info.ModTime().Format("20060102-150405")+".log")
		if os.Rename(path, kept) == nil {
			last = kept
		}
	}
	f, err := os.Create(path)
	if err != nil {
		return last
	}
	defer f.Close() // the runtime keeps a handle of its own
	_ = debug.SetCrashOutput(f, debug.CrashOptions{})
	return last
}

// debugLog opens a fresh log in dir for --debug and says where it is.
func debugLog(dir string) io.Writer {
	path := filepath.Join(dir, "debug.log")
	f, err := os.Create(path)
	if err != nil {
		fmt.Fprintln(os.Stderr, "日志写不了 · no log can be written:", err)
		return os.Stderr
	}
	fmt.Fprintln(os.Stderr, "日志 · log:", path)
	fmt.Fprintf(f, "wenshu %s  %s\n", wenshu.Build(), time.Now().Format(time.RFC3339))
	return io.MultiWriter(f, os.Stderr)
}
