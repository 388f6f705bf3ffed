package library

import (
	"context"
	"path/filepath"

	"github.com/wenshu-app/wenshu/core/lock"
)

// The window and the command line use one library at the same time. The shelf
// and the index tell by themselves whether another program has written them: the
// one by its size and time, the other by SQLite's count of foreign changes.

// CatchUp takes over what other programs did with the library since the last
// time, and reports whether there was anything.
func (l *Library) CatchUp(ctx context.Context) (bool, error) {
	said, err := l.otherShelf()
	if err != nil {
		return false, err
	}
	read, err := l.indexed(ctx)
	if read {
		l.names.forget()
	}
	return said || read, err
}

func (l *Library) otherShelf() (bool, error) {
	l.changing.Lock()
	defer l.changing.Unlock()
	if l.file.stillThere(filepath.Join(l.folder, shelfName)) {
		return false, nil
	}
	return l.reload()
}

// indexed reports whether another program has written into the index since it was
// last asked.
func (l *Library) indexed(ctx context.Context) (bool, error) {
	var now int64 // as the connection that writes sees it: the changes of others
	if err := l.write.QueryRowContext(ctx, "PRAGMA data_version").Scan(&now); err != nil {
		return false, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	other := now != l.index
	l.index = now
	return other, nil
}

// turn waits until no other program imports into the library. release gives the
// turn back.
func (l *Library) turn(ctx context.Context, p *Progress) (release func(), err error) {
	path := filepath.Join(l.folder, ".import.lock")
	if release, err = lock.Try(path); release != nil {
		return release, nil
	}
	if err != nil {
		return func() {}, nil // the drive has no locks: both read, and the index takes what comes first
	}
	p.waits.Store(true)
	defer p.waits.Store(false)
	if release, err = lock.Wait(ctx, path); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return func() {}, nil
	}
	return release, nil
}
