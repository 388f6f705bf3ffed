//go:build unix

package whole_test

import "syscall"

func setUmask(mask int) { syscall.Umask(mask) }
