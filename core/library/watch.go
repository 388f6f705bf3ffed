package library

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long a folder must be at rest before it is looked through: a
// program that saves a file writes it several times.
const quiet = time.Second

// Watch imports whatever changes in the folders of the shelf, first all that
// changed before, until ctx ends. It calls after with the outcome of each
// import, from its own goroutine. Folders that cannot be watched (a share, too
// many of them) are looked through at the start alone.
func (l *Library) Watch(ctx context.Context, p *Progress, after func(error)) error {
	bring := func() { after(l.Import(ctx, p)) }
	return l.changes(ctx, bring, bring, func() {})
}

// Changes calls changed, from its own goroutine, when something in the folders
// of the shelf has changed or folders were put on it, and all has been at rest
// for a second, until ctx ends. It calls others, soon after, when another program
// said something of the library or read documents into it.
func (l *Library) Changes(ctx context.Context, changed, others func()) error {
	return l.changes(ctx, func() {}, changed, others)
}

// changes is Changes; it calls first once the folders are watched, so that
// nothing is missed that changes while first looks through them.
func (l *Library) changes(ctx context.Context, first, changed, others func()) error {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	defer w.Close()
	watched := l.watch(w)
	first()
	rest := time.NewTimer(quiet)
	rest.Stop()
	shelf := time.NewTicker(2 * quiet) // folders that are added later, and what other programs do
	defer shelf.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case e, ok := <-w.Events:
			if !ok {
				return nil
			}
			if strings.HasPrefix(filepath.Base(e.Name), ".") || e.Op == fsnotify.Chmod {
				continue
			}
			if info, err := os.Stat(e.Name); err == nil && info.IsDir() {
				under(w, e.Name)
			}
			rest.Reset(quiet)
		case err, ok := <-w.Errors:
			if !ok {
				return nil
			}
			if errors.Is(err, fsnotify.ErrEventOverflow) { // some were missed
				rest.Reset(quiet)
			}
		case <-shelf.C:
			if came, err := l.CatchUp(ctx); err == nil && came {
				others()
			}
			if now := strings.Join(l.Shelf().Roots, "\n"); now != watched {
				watched = l.watch(w)
				rest.Reset(quiet)
			}
		case <-rest.C:
			changed()
		}
	}
}

// watch has w watch the folders of the shelf, and returns which they are.
func (l *Library) watch(w *fsnotify.Watcher) string {
	roots := l.Shelf().Roots
	for _, r := range roots {
		if info, err := os.Stat(r); err == nil && !info.IsDir() {
			_ = w.Add(filepath.Dir(r)) // a file that is saved is another file
			continue
		}
		under(w, r)
	}
	return strings.Join(roots, "\n")
}

// under has w watch a folder and all in it.
func under(w *fsnotify.Watcher, folder string) {
	_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return nil
		}
		if path != folder && strings.HasPrefix(d.Name(), ".") {
			return filepath.SkipDir
		}
		_ = w.Add(path)
		return nil
	})
}
