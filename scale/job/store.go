package job

import (
	"context"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"github.com/wenshu-app/wenshu/core/atomicfile"
)

// join is name below folder, on any file system.
func join(folder string, name ...string) string {
	return strings.TrimRight(folder, "/") + "/" + path.Join(name...)
}

func remote(name string) bool { return strings.Contains(name, "://") }

// put writes a file whole or not at all: on this machine under another name
// until it is on the disk, on stores of objects by their own rule that an object
// is there when it is closed.
func put(ctx context.Context, name string, write func(io.Writer) error) (err error) {
	f, err := filesystem.New(ctx, name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if !remote(name) {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		w, err := atomicfile.Create(name, atomicfile.Shared)
		if err != nil {
			return err
		}
		if err := write(w); err != nil {
			w.Abandon()
			return err
		}
		return w.Commit()
	}
	w, err := f.OpenWrite(ctx, name)
	if err != nil {
		return err
	}
	if err := write(w); err != nil {
		return err // not closed: an object that is not closed is not there
	}
	return w.Close()
}

// get is what a file holds; ok is false if there is none.
func get(ctx context.Context, name string) (b []byte, ok bool, err error) {
	f, err := filesystem.New(ctx, name)
	if err != nil {
		return nil, false, err
	}
	defer f.Close()
	found, err := f.List(ctx, name)
	if err != nil || len(found) == 0 {
		return nil, false, err
	}
	b, err = filesystem.Read(ctx, f, name)
	return b, err == nil, err
}

// remove takes a file away; none there is no error.
func remove(ctx context.Context, name string) error {
	f, err := filesystem.New(ctx, name)
	if err != nil {
		return err
	}
	defer f.Close()
	found, err := f.List(ctx, name)
	if err != nil || len(found) == 0 {
		return err
	}
	r, ok := f.(filesystem.Remover)
	if !ok {
		return errors.ErrUnsupported
	}
	return r.Remove(ctx, name)
}

// listed are the files of a pattern.
func listed(ctx context.Context, pattern string) ([]string, error) {
	f, err := filesystem.New(ctx, pattern)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.List(ctx, pattern)
}
