//go:build !windows

package main

import "os"

func joinConsole(chan<- os.Signal) {} // every program has the terminal of who started it
