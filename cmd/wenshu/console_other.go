//go:build !windows

package main

func joinConsole() {} // every program has the terminal of who started it
