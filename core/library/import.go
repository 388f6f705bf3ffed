package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
)

// States of a file in the index.
const (
	waiting = iota
	read
	failed
)

// A Progress is how far an import has come. The worker writes it and anyone may
// read it.
type Progress struct {
	total, done, failed atomic.Int64
	began               atomic.Int64 // nanoseconds
	waits               atomic.Bool
	name                atomic.Pointer[string]
}

// A Report is a Progress at one moment.
type Report struct {
	Total, Done, Failed int // files; Done counts those that failed too
	Name                string
	Took                time.Duration
	Waits               bool // for another program that imports into the library
}

// Rate is how many files are read in a second.
func (r Report) Rate() float64 {
	if r.Took <= 0 {
		return 0
	}
	return float64(r.Done) / r.Took.Seconds()
}

// Remaining is how long the rest will take at that rate; 0 where it cannot be
// said yet.
func (r Report) Remaining() time.Duration {
	if r.Done == 0 {
		return 0
	}
	return time.Duration(float64(r.Took) / float64(r.Done) * float64(r.Total-r.Done))
}

// Read returns how far it has come. A nil Progress has not begun.
func (p *Progress) Read() Report {
	if p == nil || p.began.Load() == 0 {
		return Report{}
	}
	r := Report{Waits: p.waits.Load(), Total: int(p.total.Load()), Done: int(p.done.Load()), Failed: int(p.failed.Load()), Took: time.Duration(time.Now().UnixNano() - p.began.Load())}
	if n := p.name.Load(); n != nil {
		r.Name = *n
	}
	return r
}

// endings are the files that are taken from folders; what a file is, is told by
// its bytes, and a file that stands on the shelf by itself is read whatever its
// name.
var endings = map[string]bool{
	"": true, ".txt": true, ".text": true, ".md": true, ".markdown": true, ".htm": true, ".html": true, ".shtml": true, ".xhtml": true,
	".mht": true, ".mhtml": true, ".docx": true, ".docm": true, ".doc": true, ".wps": true, ".rtf": true, ".odt": true,
	".pdf": true, ".ofd": true, ".xlsx": true, ".xlsm": true, ".xls": true, ".et": true, ".ods": true, ".csv": true, ".tsv": true, ".epub": true, ".zip": true,
}

// Import brings the index up to date: it looks through the folders of the shelf,
// reads what is new, changed or was read by other rules, and drops what is gone.
// It reads on two cores and may be cancelled or killed at any moment; the next
// Import goes on from there. Of two programs one waits for the other. Files that cannot be read are no error: Failures
// lists them.
func (l *Library) Import(ctx context.Context, p *Progress) error {
	l.importing.Lock()
	defer l.importing.Unlock()
	if p == nil {
		p = new(Progress)
	}
	p.began.Store(time.Now().UnixNano())
	release, err := l.turn(ctx, p)
	if err != nil {
		return err
	}
	defer release()
	if _, err := l.CatchUp(ctx); err != nil {
		return err
	}
	p.began.Store(time.Now().UnixNano())
	if err := l.scan(ctx); err != nil {
		return err
	}
	if err := l.readWaiting(ctx, p); err != nil {
		return err
	}
	_, err = l.write.ExecContext(ctx, "PRAGMA shrink_memory") // its 16 MB of pages serve imports
	return err
}

// scan compares the files of the shelf with the index, and has those wait that
// must be read.
func (l *Library) scan(ctx context.Context) error {
	type known struct {
		size, changed int64
		state         int
		rules         string
	}
	index := map[string]known{}
	rows, err := l.read.QueryContext(ctx, `SELECT path, file.size, changed, state, coalesce(rules, '') FROM file LEFT JOIN document ON n = document`)
	if err != nil {
		return err
	}
	for rows.Next() {
		var path string
		var k known
		if err := rows.Scan(&path, &k.size, &k.changed, &k.state, &k.rules); err != nil {
			return errors.Join(err, rows.Close())
		}
		index[path] = k
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	type changed struct {
		path, root string
		known
	}
	var wait []changed
	seen := map[string]bool{}
	away := map[string]bool{} // roots that cannot be reached: a stick that is not plugged in takes nothing with it
	for _, root := range l.Shelf().Roots {
		err := walk(ctx, root, func(path string, info fs.FileInfo) error {
			seen[path] = true
			k, ok := index[path]
			now := known{size: info.Size(), changed: info.ModTime().UnixNano()}
			stale := k.state == waiting || k.state == read && k.rules != Rules()
			if ok && k.size == now.size && k.changed == now.changed && !stale {
				return nil
			}
			wait = append(wait, changed{path, root, now})
			return nil
		})
		if errors.Is(err, errAway) {
			away[root] = true
		} else if err != nil {
			return err
		}
	}
	// the walk may take long, the lock of the index should not
	tx, err := l.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	put, err := tx.PrepareContext(ctx, `INSERT INTO file (path, root, size, changed, state) VALUES (?, ?, ?, ?, 0)
		ON CONFLICT (path) DO UPDATE SET root = excluded.root, size = excluded.size, changed = excluded.changed, state = 0`)
	if err != nil {
		return err
	}
	defer put.Close()
	for _, c := range wait {
		if _, err := put.ExecContext(ctx, c.path, c.root, c.size, c.changed); err != nil {
			return err
		}
	}
	for path := range index {
		if seen[path] || slices.ContainsFunc(l.Shelf().Roots, func(r string) bool { return away[r] && within(path, r) }) {
			continue
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM file WHERE path = ?", path); err != nil {
			return err
		}
	}
	if err := sweep(ctx, tx, 0); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	l.names.forget() // some may have gone, though nothing new is read
	return nil
}

var errAway = errors.New("cannot be reached")

// walk calls use for the documents under root, hidden ones left out.
func walk(ctx context.Context, root string, use func(path string, info fs.FileInfo) error) error {
	info, err := os.Stat(root)
	if err != nil {
		return errAway
	}
	if !info.IsDir() {
		return use(root, info)
	}
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			return nil // a folder that may not be looked into
		}
		hidden := path != root && strings.HasPrefix(d.Name(), ".")
		switch {
		case hidden && d.IsDir():
			return filepath.SkipDir
		case hidden || !d.Type().IsRegular() || !endings[strings.ToLower(filepath.Ext(path))]:
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return nil // gone meanwhile
		}
		return use(path, info)
	})
}

// A job is a file that was read, or why not.
type job struct {
	path string
	d    *doc.Document
	err  error
	took sketch
}

// readWaiting reads the files that wait, on two cores, and puts each into the
// index with one transaction.
func (l *Library) readWaiting(ctx context.Context, p *Progress) error {
	var paths []string
	rows, err := l.read.QueryContext(ctx, "SELECT path FROM file WHERE state = 0 ORDER BY path")
	if err != nil {
		return err
	}
	for rows.Next() {
		var path string
		if err := rows.Scan(&path); err != nil {
			return errors.Join(err, rows.Close())
		}
		paths = append(paths, path)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	p.total.Store(int64(len(paths)))
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	// documents are put in the order of their paths, so that the same files make
	// the same index; those that wait for their turn are few
	turns := make(chan chan job, 4)
	readers := errgroup.Group{}
	readers.SetLimit(min(2, runtime.GOMAXPROCS(0)) + 1) // one of them hands out
	defer readers.Wait()
	defer cancel()
	readers.Go(func() error {
		defer close(turns)
		for _, path := range paths {
			turn := make(chan job, 1)
			select {
			case turns <- turn:
			case <-ctx.Done():
				return nil
			}
			readers.Go(func() error {
				p.name.Store(&path)
				turn <- l.readOne(ctx, path)
				return nil
			})
		}
		return nil
	})
	for turn := range turns {
		var j job
		select {
		case j = <-turn:
		case <-ctx.Done():
			return ctx.Err()
		}
		if err := l.put(ctx, j); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return fmt.Errorf("%s: %w", j.path, err)
		}
		if j.err != nil {
			p.failed.Add(1)
		}
		p.done.Add(1)
	}
	return ctx.Err()
}

// readOne reads the file at path. Where the index has the same bytes read by the
// same rules, only their ID is given.
func (l *Library) readOne(ctx context.Context, path string) (j job) {
	j.path = path
	defer func() {
		if r := recover(); r != nil { // one file that nobody tested for must not end ten thousand
			j.d, j.err = nil, &doc.Error{Kind: doc.Internal, File: path, Stage: "import", Err: fmt.Errorf("%v", r)}
		}
	}()
	b, err := core.Load(ctx, path, nil)
	if err != nil {
		j.err = err
		return j
	}
	id := core.ID(b)
	var n int
	err = l.read.QueryRowContext(ctx, "SELECT n FROM document WHERE id = ? AND rules = ?", id, Rules()).Scan(&n)
	if err == nil {
		j.d = &doc.Document{ID: id}
		return j
	}
	if !errors.Is(err, sql.ErrNoRows) {
		j.err = err
		return j
	}
	if j.d, j.err = core.Read(ctx, path, b, nil); j.err == nil {
		j.took = sketchOf(j.d.Body)
	}
	return j
}

// A Failure is a file that could not be read.
type Failure struct {
	Path string
	Err  *doc.Error
}

// Failures lists the files that could not be read, by path.
func (l *Library) Failures(ctx context.Context) ([]Failure, error) {
	rows, err := l.read.QueryContext(ctx, "SELECT path, kind, error FROM file WHERE state = 2 ORDER BY path")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Failure
	for rows.Next() {
		f := Failure{Err: &doc.Error{Stage: "import"}}
		var cause string
		if err := rows.Scan(&f.Path, &f.Err.Kind, &cause); err != nil {
			return nil, err
		}
		f.Err.File = f.Path
		if cause != "" {
			f.Err.Err = errors.New(cause)
		}
		out = append(out, f)
	}
	return out, rows.Err()
}

// Retry has the files that failed wait for the next Import.
func (l *Library) Retry(ctx context.Context) error {
	_, err := l.write.ExecContext(ctx, "UPDATE file SET state = 0 WHERE state = 2")
	return err
}
