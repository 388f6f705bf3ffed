//go:build !windows

package main

// systemLanguage is none: where no variable names a locale, it is that of C.
func systemLanguage() string { return "" }
