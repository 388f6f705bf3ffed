//go:build !windows

package cli

// systemLanguage is none: where no variable names a locale, it is that of C.
func systemLanguage() string { return "" }
