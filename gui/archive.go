package gui

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
	"github.com/wenshu-app/wenshu/gui/opening"
)

// inside parts the path of an archive from the name of a file in it, as on the
// command line: 材料.zip!/2023/报告.docx.
const inside = "!/"

// packed parts the path of a file in an archive; false for any other.
func packed(path string) (archive, name string, ok bool) {
	archive, name, ok = strings.Cut(filepath.ToSlash(path), inside)
	return filepath.FromSlash(archive), name, ok && name != ""
}

// loadPath returns the bytes of the file at path, which may lie in an archive.
func loadPath(ctx context.Context, path string, c *progress.Counter) ([]byte, error) {
	archive, name, ok := packed(path)
	if _, err := os.Stat(path); err == nil || !ok {
		return core.Load(ctx, path, c)
	}
	b, err := core.Load(ctx, archive, c)
	for more := true; err == nil && more; {
		var deeper string
		name, deeper, more = strings.Cut(name, inside)
		b, err = format.Member(ctx, b, name)
		name = deeper
	}
	var e *doc.Error
	if errors.As(err, &e) && e.File == "" {
		e.File = path
	}
	return b, err
}

// stands reports whether a file is where it was, or its archive is.
func stands(path string) bool {
	if isFile(path) {
		return true
	}
	archive, _, ok := packed(path)
	return ok && isFile(archive)
}

// chooseArchive lists the documents of the archive of a job to choose from.
func (w *Window) chooseArchive(j job) {
	var files []opening.File
	var more bool
	var err error
	w.runner.Draw(func(context.Context) {
		var b []byte
		if b, err = j.load(w.life, nil); err != nil {
			return
		}
		members, failed := format.Members(b)
		err = failed
		for _, m := range members {
			if more = len(files) == opening.MaxFiles; more {
				break
			}
			files = append(files, opening.File{Path: j.path + inside + m.Name, Name: m.Name, Size: m.Size})
		}
	}, func() {
		switch {
		case w.life.Err() != nil:
		case err != nil:
			w.failed(j.path, err)
		default:
			w.choose(filepath.Base(j.path), files, more, w.OpenAll)
		}
	})
}
