//go:build unix

package atomicfile_test

import "syscall"

func setUmask(mask int) { syscall.Umask(mask) }
