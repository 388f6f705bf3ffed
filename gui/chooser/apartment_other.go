//go:build !windows

package chooser

func apartment() (leave func()) { return func() {} }
