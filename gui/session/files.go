package session

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/seeds"
)

// Inside parts the path of an archive from the name of a file in it, as on the
// command line: 材料.zip!/2023/报告.docx.
const Inside = "!/"

// Packed parts the path of a file in an archive; false for any other.
func Packed(path string) (archive, name string, ok bool) {
	archive, name, ok = strings.Cut(filepath.ToSlash(path), Inside)
	return filepath.FromSlash(archive), name, ok && name != ""
}

// IsFile reports whether there is a file at path.
func IsFile(path string) bool {
	info, err := os.Stat(path)
	return path != "" && err == nil && info.Mode().IsRegular()
}

// stands reports whether a file is where it was, or its archive is.
func stands(path string) bool {
	if IsFile(path) {
		return true
	}
	archive, _, ok := Packed(path)
	return ok && IsFile(archive)
}

// Absolute is path from the root of the file system; the sample is nowhere.
func Absolute(path string) string {
	if path == seeds.Name {
		return path
	}
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// Loader returns what reads the bytes at path.
func Loader(path string) func(context.Context, *progress.Counter) ([]byte, error) {
	return func(ctx context.Context, c *progress.Counter) ([]byte, error) {
		if path == seeds.Name {
			return seeds.Seed, nil
		}
		return loadPath(ctx, path, c)
	}
}

// loadPath returns the bytes of the file at path, which may lie in an archive.
func loadPath(ctx context.Context, path string, c *progress.Counter) ([]byte, error) {
	archive, name, ok := Packed(path)
	if _, err := os.Stat(path); err == nil || !ok {
		return core.Load(ctx, path, c)
	}
	b, err := core.Load(ctx, archive, c)
	for more := true; err == nil && more; {
		var deeper string
		name, deeper, more = strings.Cut(name, Inside)
		b, err = format.Member(ctx, b, name)
		name = deeper
	}
	var e *doc.Error
	if errors.As(err, &e) && e.File == "" {
		e.File = path
	}
	return b, err
}
