// Package progress counts how far long work has come. The worker writes, the
// window reads ten times a second; nothing is called back.
package progress

import "sync/atomic"

// A Counter is written by one worker and read by anyone. A nil Counter counts
// nothing, so that callers who do not care pass nil.
type Counter struct {
	done, total atomic.Int64
	stage       atomic.Pointer[string]
}

// Start names the stage that begins, with the amount of work in it (bytes,
// pages, files: what the stage counts); 0 where it is not known.
func (c *Counter) Start(stage string, total int) {
	if c == nil {
		return
	}
	c.stage.Store(&stage)
	c.done.Store(0)
	c.total.Store(int64(total))
}

// Add counts n more units as done.
func (c *Counter) Add(n int) {
	if c != nil {
		c.done.Add(int64(n))
	}
}

// Read returns the stage's name, what is done and what there is to do.
func (c *Counter) Read() (stage string, done, total int64) {
	if c == nil {
		return "", 0, 0
	}
	if s := c.stage.Load(); s != nil {
		stage = *s
	}
	return stage, c.done.Load(), c.total.Load()
}
