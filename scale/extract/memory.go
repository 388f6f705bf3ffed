package extract

import (
	"context"
	"fmt"
	"runtime/metrics"
	"sync"
	"time"
)

// running are the documents that are being read in this process.
var running struct {
	sync.Mutex
	next int
	all  map[int]taken
	tick *time.Ticker
}

type taken struct {
	size   int
	base   int64 // in use when its reading began
	limit  int64
	cancel context.CancelCauseFunc
}

// watch has a document of size bytes given up when the process has taken more
// than limit bytes since, and it is the largest that is being read; 0 never
// does. What an engine holds in the same process does not count so. The
// function returned ends it.
func watch(size int, limit int64, cancel context.CancelCauseFunc) func() {
	if limit <= 0 {
		return func() {}
	}
	running.Lock()
	defer running.Unlock()
	if running.all == nil {
		running.all = map[int]taken{}
	}
	n := running.next
	running.next++
	running.all[n] = taken{size, inUse(), limit, cancel}
	if running.tick == nil {
		running.tick = time.NewTicker(100 * time.Millisecond)
		go guard(running.tick)
	}
	return func() {
		running.Lock()
		defer running.Unlock()
		delete(running.all, n)
	}
}

// guard looks at the memory in use as long as the process runs.
func guard(tick *time.Ticker) {
	for range tick.C {
		check(inUse())
	}
}

// inUse is how many bytes the objects of the process have.
func inUse() int64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return int64(sample[0].Value.Uint64())
}

// check gives up the largest document that is being read where used is over its
// limit.
func check(used int64) {
	running.Lock()
	defer running.Unlock()
	largest := -1
	for n, t := range running.all {
		if used-t.base > t.limit && (largest < 0 || t.size > running.all[largest].size || t.size == running.all[largest].size && n < largest) {
			largest = n
		}
	}
	if largest >= 0 {
		t := running.all[largest]
		t.cancel(&bound{Memory, fmt.Sprintf("%d MB taken since its reading began, the limit is %d MB", (used-t.base)>>20, t.limit>>20)})
		delete(running.all, largest)
	}
}
