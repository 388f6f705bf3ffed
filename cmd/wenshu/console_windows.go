package main

import (
	"log"
	"os"
	"syscall"

	"golang.org/x/sys/windows"
)

var attachConsole = windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")

// joinConsole takes the console of the wenshu-cli.exe that started this program
// for those of the standard files that it was given none for: a program with
// windows has no console of its own.
func joinConsole() {
	const ofParent = ^uintptr(0)
	if ok, _, _ := attachConsole.Call(ofParent); ok == 0 {
		return // all goes to files and pipes
	}
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
