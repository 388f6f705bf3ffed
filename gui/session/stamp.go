package session

import (
	"context"
	"os"
	"path/filepath"
	"time"
)

// Files are looked at by their size and time: network drives and editors that
// put a new file in the place of the old tell fsnotify nothing, or of another
// file.

// A stamp is what a file is known by from outside.
type stamp struct {
	size int64
	at   time.Time
}

// stampOf is the stamp of the file at path; the zero stamp where it is not
// there, or no file.
func stampOf(path string) stamp {
	info, err := os.Stat(path)
	if !filepath.IsAbs(path) || err != nil || !info.Mode().IsRegular() {
		return stamp{}
	}
	return stamp{info.Size(), info.ModTime()}
}

// LookAtFile asks in the background whether the file in front has changed since
// it was read.
func (s *Session) LookAtFile() {
	d := s.front
	if d.Doc == nil || d.read == (stamp{}) || s.reading != nil {
		return
	}
	var now stamp
	s.Runner.Go(func(context.Context) { now = stampOf(d.Path) }, s.While(OfDocument, func() {
		if now == (stamp{}) || now == d.seen { // a file that is away may come back
			return
		}
		d.seen = now
		s.trace("file changed")
		s.tell(Event{Kind: Outdated, Doc: d})
	}))
}
