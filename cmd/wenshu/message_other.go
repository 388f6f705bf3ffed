//go:build !windows

package main

// showMessage shows nothing: the terminal has it.
func showMessage(string) {}
