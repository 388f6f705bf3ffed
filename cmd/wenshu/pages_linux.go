package main

import (
	"bufio"
	"io"
	"os"
	"strconv"
	"strings"
	"unsafe"

	"golang.org/x/sys/unix"

	"github.com/wenshu-app/wenshu/assets/fonts"
	"github.com/wenshu-app/wenshu/assets/fonts/screen"
)

// forgetFile gives back the pages of the program's own file that the start has
// read, code and tables that are not used again among them; some 45 MB. What is
// needed is mapped again from the system's cache, sixteen pages at a time.
//
// Only pages that equal the file may go: those that nobody can write to and
// nobody has, as the loader writes into some before it locks them, and the
// typefaces, which lie among the variables and which nobody writes to.
func forgetFile() {
	program, err := os.Executable()
	if err != nil {
		return
	}
	f, err := os.Open("/proc/self/smaps")
	if err != nil {
		return
	}
	defer f.Close()
	for _, s := range unchanged(f, program) {
		forget(s[0], s[1])
	}
	for _, font := range []func() []byte{fonts.SansRegular, fonts.SansBold, fonts.SerifRegular, fonts.SerifBold, screen.Regular, screen.Bold} {
		b := font()
		from := uintptr(unsafe.Pointer(unsafe.SliceData(b)))
		size := uintptr(unix.Getpagesize())
		forget((from+size-1)&^(size-1), (from+uintptr(len(b)))&^(size-1))
	}
}

// unchanged are the stretches of memory that map parts of the file and equal it,
// as Linux tells them in smaps.
func unchanged(smaps io.Reader, file string) (all [][2]uintptr) {
	var now [2]uintptr
	lines := bufio.NewScanner(smaps)
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		switch {
		case len(fields) >= 5 && strings.Contains(fields[0], "-"): // 00400000-00403000 r--p 00000000 fe:00 123 /usr/bin/wenshu
			now = [2]uintptr{}
			if path := strings.Join(fields[min(5, len(fields)):], " "); path == file && (fields[1] == "r-xp" || fields[1] == "r--p") {
				from, to, _ := strings.Cut(fields[0], "-")
				a, err := strconv.ParseUint(from, 16, 64)
				b, failed := strconv.ParseUint(to, 16, 64)
				if err == nil && failed == nil {
					now = [2]uintptr{uintptr(a), uintptr(b)}
				}
			}
		case len(fields) == 3 && fields[0] == "Anonymous:" && fields[1] == "0" && now[1] != 0:
			all = append(all, now)
		}
	}
	return all
}

func forget(from, to uintptr) {
	if from < to {
		// an error means that they stay, which does no harm
		_, _, _ = unix.Syscall(unix.SYS_MADVISE, from, to-from, unix.MADV_DONTNEED)
	}
}
