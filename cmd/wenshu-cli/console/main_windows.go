// Console is the wenshu-cli.exe of the packages of Windows. A program there is
// made either for consoles or for windows, so that the two cannot be one file as
// they are on Linux; this one starts the wenshu.exe beside it as the command line
// and waits for it, which saves a second copy of everything.
//
// The program it starts has the files and pipes that this one has. A console is
// not handed over: wenshu.exe opens that of its parent by itself (see
// joinConsole in cmd/wenshu).
package main

import (
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// notStarted is the exit status if wenshu.exe cannot be started, as shells
// have it of a command that is not found.
const notStarted = 127

func main() {
	// Ctrl+C reaches both; wenshu.exe decides what becomes of its work
	signal.Notify(make(chan os.Signal, 1), os.Interrupt, syscall.SIGTERM)
	status, err := run()
	if err != nil {
		fmt.Fprintf(os.Stderr, "wenshu-cli: 旁边的 wenshu.exe 启动不了，请重新安装 · the wenshu.exe beside it cannot be started; install it again (%v)\n", err)
		os.Exit(notStarted)
	}
	os.Exit(int(status))
}

// run starts the command line and returns its exit status.
func run() (uint32, error) {
	self, err := os.Executable()
	if err != nil {
		return 0, err
	}
	job, err := endTogether()
	if err != nil {
		return 0, err
	}
	defer windows.CloseHandle(job)
	args := append([]string{"wenshu-cli"}, os.Args[1:]...)
	_, h, err := syscall.StartProcess(filepath.Join(filepath.Dir(self), "wenshu.exe"), args, &syscall.ProcAttr{
		Env:   os.Environ(),
		Files: []uintptr{handed(syscall.Stdin), handed(syscall.Stdout), handed(syscall.Stderr)},
	})
	if err != nil {
		return 0, err
	}
	child := windows.Handle(h)
	defer windows.CloseHandle(child)
	_ = windows.AssignProcessToJobObject(job, child) // else it ends by itself only
	if _, err := windows.WaitForSingleObject(child, windows.INFINITE); err != nil {
		return 0, err
	}
	var status uint32
	err = windows.GetExitCodeProcess(child, &status)
	return status, err
}

// handed is a standard handle as it is handed on: none for a console's.
func handed(h syscall.Handle) uintptr {
	var mode uint32
	if h == syscall.InvalidHandle || syscall.GetConsoleMode(h, &mode) == nil {
		return 0
	}
	return uintptr(h)
}

// endTogether is a job whose processes end with the last handle to it, which
// this process has: who ends wenshu-cli.exe ends the work.
func endTogether() (windows.Handle, error) {
	job, err := windows.CreateJobObject(nil, nil)
	if err != nil {
		return 0, err
	}
	limits := windows.JOBOBJECT_EXTENDED_LIMIT_INFORMATION{}
	limits.BasicLimitInformation.LimitFlags = windows.JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE
	_, err = windows.SetInformationJobObject(job, windows.JobObjectExtendedLimitInformation, uintptr(unsafe.Pointer(&limits)), uint32(unsafe.Sizeof(limits)))
	if err != nil {
		windows.CloseHandle(job)
		return 0, err
	}
	return job, nil
}
