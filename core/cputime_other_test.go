//go:build !unix

package core_test

import "time"

var began = time.Now()

// cpuTime is the time since the tests began, where the system's own count of
// this process is not asked.
func cpuTime() time.Duration { return time.Since(began) }
