package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// A trace prints milestones in milliseconds since the process started.
type trace struct {
	out   io.Writer // nil says nothing
	start time.Time
}

// loaded is when this package was initialised: the start of the process as
// near as Go itself can tell.
var loaded = time.Now()

func newTrace(out io.Writer) *trace { return &trace{out: out, start: processStart()} }

func (t *trace) event(name string) {
	if t.out != nil {
		fmt.Fprintf(t.out, "wenshu %7.1f ms  %s\n", float64(time.Since(t.start))/float64(time.Millisecond), name)
	}
}

// processStart asks Linux when it started the process, in ticks of a hundredth
// of a second since boot (proc(5), field 22 of stat). Elsewhere, or where the
// answer makes no sense, it is when Go began.
func processStart() time.Time {
	if runtime.GOOS != "linux" {
		return loaded
	}
	stat, err := os.ReadFile("/proc/self/stat")
	if err != nil {
		return loaded
	}
	uptime, err := os.ReadFile("/proc/uptime")
	if err != nil {
		return loaded
	}
	s := string(stat)
	fields := strings.Fields(s[strings.LastIndexByte(s, ')')+1:])
	if len(fields) < 20 {
		return loaded
	}
	ticks, err := strconv.ParseFloat(fields[19], 64)
	if err != nil {
		return loaded
	}
	up, err := strconv.ParseFloat(strings.Fields(string(uptime))[0], 64)
	if err != nil {
		return loaded
	}
	age := time.Duration((up - ticks/100) * float64(time.Second))
	if age < 0 || age > time.Since(loaded)+5*time.Second {
		return loaded
	}
	return time.Now().Add(-age)
}
