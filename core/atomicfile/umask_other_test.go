//go:build !unix

package atomicfile_test

func setUmask(int) {}
