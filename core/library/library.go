// Package library keeps an index of many documents: their titles and dates,
// their text for searching, and their figures with all fields. The index may be
// thrown away: it is made again from the files, which stay where they are. What
// the reader says of a library (its folders, tags, names that mean one thing,
// saved searches) stands beside it in a small JSON file, the Shelf.
//
// It alone imports SQLite and fsnotify.
package library

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	_ "modernc.org/sqlite" // the driver called sqlite

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/atomicfile"
)

//go:embed *.sql
var migrations embed.FS

// made is raised whenever the code of a stage reads documents otherwise than
// before, so that libraries read theirs again. Changes of the tables in assets
// are noticed without it.
const made = "5"

// Rules says by which rules documents are read now. A document that was read
// by others is read again.
var Rules = sync.OnceValue(func() string {
	h := sha256.New()
	_ = fs.WalkDir(assets.Tables, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(assets.Tables, path)
		h.Write([]byte(path))
		h.Write(b)
		return err
	})
	return made + "-" + hex.EncodeToString(h.Sum(nil)[:6])
})

// A Library is an index in a folder of its own. Several goroutines may use it.
type Library struct {
	folder string
	write  *sql.DB // one connection
	read   *sql.DB

	changing sync.Mutex // holds file; one says something at a time
	file     shelfFile  // that shelf is of

	mu    sync.Mutex // holds these three, for a moment
	shelf Shelf
	said  int   // how often the shelf has changed
	index int64 // PRAGMA data_version, when it was last looked at

	importing sync.Mutex // one import at a time
	names     nameCache
}

// indexName is the file of the index in a library's folder.
const indexName = "index.sqlite"

// idle is how long a connection that reads keeps its 8 MB of pages unused.
const idle = 5 * time.Second

// Open opens the library that lies in folder, and makes it if there is none. An
// index that is damaged or of another make is thrown away; the next Import makes
// it again.
func Open(ctx context.Context, folder string) (*Library, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("open library: %w", err)
	}
	shelf, file, err := loadShelf(filepath.Join(folder, shelfName))
	if err != nil {
		return nil, err
	}
	l := &Library{folder: folder, shelf: shelf, file: file}
	if err = l.connect(ctx); err == nil {
		return l, nil
	}
	if ctx.Err() != nil || !damaged(err) {
		if refused := writable(folder); refused != nil {
			return nil, refused
		}
		return nil, err
	}
	for _, tail := range []string{"", "-wal", "-shm"} {
		if e := os.Remove(filepath.Join(folder, indexName+tail)); e != nil && !errors.Is(e, fs.ErrNotExist) {
			return nil, errors.Join(err, e)
		}
	}
	if err := l.connect(ctx); err != nil {
		return nil, err
	}
	return l, nil
}

// writable returns why nothing can be written into folder, in the system's own
// words; SQLite has but a number for it.
func writable(folder string) error {
	f, err := atomicfile.Create(filepath.Join(folder, "probe"), atomicfile.Private)
	if err == nil {
		defer f.Abandon()
		_, err = f.Write(make([]byte, 1<<16)) // what SQLite wants at least
	}
	var refused *atomicfile.Error
	if errors.As(err, &refused) {
		return &atomicfile.Error{Path: folder, Err: refused.Err}
	}
	return err
}

// damaged reports whether err says that the index itself is no good, rather
// than that it cannot be reached or is in use.
func damaged(err error) bool {
	var other errOther
	if errors.As(err, &other) {
		return true
	}
	s := err.Error()
	return strings.Contains(s, "not a database") || strings.Contains(s, "malformed") || strings.Contains(s, "corrupt")
}

// errOther says that an index was made by a later program.
type errOther int

func (e errOther) Error() string { return fmt.Sprintf("index of version %d", int(e)) }

func (l *Library) connect(ctx context.Context) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("open library: %w", errors.Join(err, l.Close()))
		}
	}()
	path := filepath.ToSlash(filepath.Join(l.folder, indexName))
	at := func(begin string, options ...string) string {
		u := url.URL{Scheme: "file", OmitHost: true, Path: path}
		if !filepath.IsAbs(l.folder) {
			u.Opaque = url.PathEscape(path)
		}
		q := url.Values{}
		if begin != "" {
			q.Set("_txlock", begin)
		}
		for _, o := range append(options, "busy_timeout(10000)", "temp_store(memory)") {
			q.Add("_pragma", o)
		}
		u.RawQuery = q.Encode()
		return u.String()
	}
	// a transaction asks for the lock at its start, where it can wait for another
	// program; one that reads first and then finds the index changed cannot
	if l.write, err = sql.Open("sqlite", at("immediate", "cache_size(-16000)", "journal_mode(wal)", "synchronous(normal)", "journal_size_limit(16777216)")); err != nil {
		return err
	}
	l.write.SetMaxOpenConns(1)
	if err = migrate(ctx, l.write); err != nil {
		return err
	}
	if _, err = l.indexed(ctx); err != nil {
		return err
	}
	if l.read, err = sql.Open("sqlite", at("", "cache_size(-8000)", "query_only(1)")); err != nil {
		return err
	}
	l.read.SetMaxOpenConns(3) // each has a cache of its own; the system keeps the file's pages once
	l.read.SetConnMaxIdleTime(idle)
	return l.read.PingContext(ctx)
}

// migrate applies the numbered files that the index has not seen, each in one
// transaction.
func migrate(ctx context.Context, db *sql.DB) error {
	entries, err := migrations.ReadDir(".")
	if err != nil {
		return err
	}
	var version int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version > len(entries) {
		return errOther(version)
	}
	for i := version; i < len(entries); i++ {
		b, err := migrations.ReadFile(entries[i].Name())
		if err != nil {
			return err
		}
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, string(b)+fmt.Sprintf("\nPRAGMA user_version = %d;", i+1))
		if err != nil {
			return errors.Join(fmt.Errorf("%s: %w", entries[i].Name(), err), tx.Rollback())
		}
		if err := tx.Commit(); err != nil {
			return err
		}
	}
	return nil
}

// Close ends the use of the library. What is being imported should have ended.
func (l *Library) Close() error {
	var err error
	if l.read != nil {
		err = l.read.Close()
	}
	if l.write != nil {
		err = errors.Join(err, l.write.Close())
	}
	l.read, l.write = nil, nil
	return err
}

// Folder is where the library lies.
func (l *Library) Folder() string { return l.folder }
