// Package lock locks files against other programs. The system gives a lock back
// when the program that holds it ends, however it ends, so that none is left
// behind by a crash.
package lock

import (
	"context"
	"fmt"
	"time"

	"github.com/gofrs/flock"
)

// again is how often Wait asks.
const again = 10 * time.Millisecond

// Try locks the file at path, which it makes where there is none, if no other
// program holds it. It returns what gives the lock back; nil where another holds
// it. An error says that the file cannot be locked at all: there is no such
// folder, it is read-only, or its drive has no locks.
func Try(path string) (release func(), err error) {
	f := flock.New(path, flock.SetPermissions(0o600))
	held, err := f.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	if !held {
		return nil, nil
	}
	return func() { _ = f.Unlock() }, nil
}

// Wait locks the file at path as soon as no other program holds it. It returns
// ctx.Err() if ctx ends first, and else the errors of Try.
func Wait(ctx context.Context, path string) (release func(), err error) {
	f := flock.New(path, flock.SetPermissions(0o600))
	if _, err := f.TryLockContext(ctx, again); err != nil {
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	return func() { _ = f.Unlock() }, nil
}
