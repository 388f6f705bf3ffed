package main

import (
	"syscall"
	"unsafe"
)

// mbIconError is of winuser.h.
const mbIconError = 0x10

// showMessage shows text in a box: a program with windows has no terminal there.
func showMessage(text string) {
	body, err := syscall.UTF16PtrFromString(text)
	if err != nil {
		return
	}
	title, err := syscall.UTF16PtrFromString("文数 · Wenshu")
	if err != nil {
		return
	}
	box := syscall.NewLazyDLL("user32.dll").NewProc("MessageBoxW")
	_, _, _ = box.Call(0, uintptr(unsafe.Pointer(body)), uintptr(unsafe.Pointer(title)), mbIconError)
}
