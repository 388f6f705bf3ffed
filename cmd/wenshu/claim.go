package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/wenshu-app/wenshu/core/lock"
)

// answered is how long a second start waits for the first to answer. One that
// starts in the same instant needs a few seconds before it listens.
const answered = 10 * time.Second

// An unlocked is why nothing keeps a second window away from the data folder.
type unlocked struct{ cause error }

// Error says it in both languages.
func (u *unlocked) Error() string {
	return fmt.Sprintf("数据文件夹所在的盘不能加锁，请不要同时开两个文数窗口：后存的批注可能盖住先存的（%v） · "+
		"the drive of the data folder has no locks: do not open two windows of Wenshu at once, or notes of one may miss those of the other (%[1]v)", u.cause)
}

// Unwrap returns what the system said.
func (u *unlocked) Unwrap() error { return u.cause }

// claim decides whether this process is the one window on the data folder dir.
// It is if it gets the folder's lock, which the system gives back when a process
// ends; release gives it back before. Otherwise it hands paths to the process
// that listens at socket, which may be "" for none, and release is nil; the
// error, a *refusal, says why that failed within wait. Where there can be no lock, the process that listens is
// the window; if none does, this one is, with an *unlocked as the error.
func claim(dir, socket string, paths []string, wait time.Duration) (release func(), err error) {
	for until := time.Now().Add(wait); ; time.Sleep(wait / 50) {
		release, err := lockIn(dir)
		if release != nil {
			return release, nil
		}
		silent := handTo(socket, paths)
		switch {
		case silent == nil:
			return nil, nil
		case err != nil:
			return func() {}, &unlocked{err}
		case socket == "", time.Now().After(until):
			return nil, &refusal{
				"文数已经在运行，但没有应答，文件没有打开。请切换到它的窗口打开；它要是没有响应，请先结束它再启动。",
				"Wenshu is running and does not answer, so nothing was opened. Open the files in its window; if it hangs, end it and start again.",
				silent.Error(),
			}
		}
	}
}

// lockIn takes the lock of the data folder dir; nil where another process has
// it.
func lockIn(dir string) (release func(), err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	return lock.Try(filepath.Join(dir, "instance.lock"))
}
