package main

import (
	"log"
	"os"
	"syscall"

	"golang.org/x/sys/windows"
)

var (
	kernel32          = windows.NewLazySystemDLL("kernel32.dll")
	attachConsole     = kernel32.NewProc("AttachConsole")
	setConsoleHandler = kernel32.NewProc("SetConsoleCtrlHandler")
)

// joinConsole takes the console of the wenshu-cli.exe that started this program
// for those of the standard files that it was given none for: a program with
// windows has no console of its own. Ctrl+C there is told to interrupts.
func joinConsole(interrupts chan<- os.Signal) {
	const ofParent = ^uintptr(0)
	// Wine gives every process the console of its parent: it has one already
	if ok, _, err := attachConsole.Call(ofParent); ok == 0 && err != windows.ERROR_ACCESS_DENIED {
		return // all goes to files and pipes
	}
	// Attaching takes away the handler that Go has put, and without one Ctrl+C
	// ends the process in the middle of a file.
	_, _, _ = setConsoleHandler.Call(syscall.NewCallback(func(event uint32) uintptr {
		if event == windows.CTRL_C_EVENT || event == windows.CTRL_BREAK_EVENT {
			tell(interrupts, os.Interrupt)
			return 1
		}
		tell(interrupts, syscall.SIGTERM)
		select {} // the console is closed: the process ends as soon as this returns
	}), 1)
	for _, s := range []struct {
		id      uint32
		file    **os.File
		handle  *syscall.Handle
		console string
	}{
		{windows.STD_INPUT_HANDLE, &os.Stdin, &syscall.Stdin, "CONIN$"},
		{windows.STD_OUTPUT_HANDLE, &os.Stdout, &syscall.Stdout, "CONOUT$"},
		{windows.STD_ERROR_HANDLE, &os.Stderr, &syscall.Stderr, "CONOUT$"},
	} {
		if *s.handle != 0 && *s.handle != syscall.InvalidHandle {
			continue
		}
		f, err := os.OpenFile(s.console, os.O_RDWR, 0)
		if err != nil {
			continue
		}
		*s.file, *s.handle = f, syscall.Handle(f.Fd())
		_ = windows.SetStdHandle(s.id, windows.Handle(f.Fd())) // where the runtime writes of a panic
	}
	log.SetOutput(os.Stderr)
}

// tell does not wait: who is told twice has heard.
func tell(interrupts chan<- os.Signal, s os.Signal) {
	select {
	case interrupts <- s:
	default:
	}
}
