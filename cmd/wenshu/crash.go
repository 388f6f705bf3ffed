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

const (
	reportStart  = "crash-" // begins the name of a report that is kept
	mostReports  = 5
	oldestReport = 90 * 24 * time.Hour
)

// watchCrashes lets the runtime write a crash, of any goroutine, into a file in
// dir, and returns the path of the report that the last run left, if it crashed.
// What cannot be written is passed over: no program fails for want of a log.
func watchCrashes(dir string) (last string) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return ""
	}
	defer sweepReports(dir, time.Now())
	path := filepath.Join(dir, crashFile)
	if info, err := os.Stat(path); err == nil && info.Size() > 0 {
		kept := filepath.Join(dir, reportStart+info.ModTime().Format("20060102-150405")+".log")
		if os.Rename(path, kept) == nil {
			last = kept
		}
	}
	f, err := fresh(path)
	if err != nil {
		return last
	}
	defer f.Close() // the runtime keeps a handle of its own
	_ = debug.SetCrashOutput(f, debug.CrashOptions{})
	return last
}

// fresh is an empty file at path that this user alone may read.
func fresh(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err == nil {
		_ = f.Chmod(0o600) // earlier versions let others read it
	}
	return f, err
}

// sweepReports removes from dir the crash reports beyond the newest, and those
// that are older than anybody would look for.
func sweepReports(dir string, now time.Time) {
	reports, _ := filepath.Glob(filepath.Join(dir, reportStart+"*.log")) // in the order of time, as they are named
	for i, path := range reports {
		info, err := os.Stat(path)
		if err == nil && (len(reports)-i > mostReports || now.Sub(info.ModTime()) > oldestReport) {
			os.Remove(path)
		}
	}
}

// debugLog opens a fresh log in dir for --debug and says where it is.
func debugLog(dir string) io.Writer {
	path := filepath.Join(dir, "debug.log")
	f, err := fresh(path)
	if err != nil {
		fmt.Fprintln(os.Stderr, "日志写不了 · no log can be written:", err)
		return os.Stderr
	}
	fmt.Fprintln(os.Stderr, "日志 · log:", path)
	fmt.Fprintf(f, "wenshu %s  %s\n", wenshu.Build(), time.Now().Format(time.RFC3339))
	return io.MultiWriter(f, os.Stderr)
}
