package cli

import (
	"os"
	"runtime/debug"
	"sync"
)

// Go lets memory grow to twice of what is in use before it looks for what is
// not. With a long text that is gigabytes; above a limit it looks earlier.
const (
	roomBase    = 700 << 20 // for the figures of a long text
	roomPerByte = 5         // the text as read, mended and folded, and its places
)

// largest is the size of the largest file that was read.
var largest struct {
	sync.Mutex
	size int
}

// makeRoom sets the limit for reading a file of size bytes, unless the user set
// one.
func makeRoom(size int) {
	if os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	largest.Lock()
	defer largest.Unlock()
	largest.size = max(largest.size, size)
	debug.SetMemoryLimit(roomBase + roomPerByte*int64(largest.size))
}
