// Package chooser asks for files with the system's own dialogs. Where the
// system has none that can be reached (a Linux desktop without zenity or
// qarma), Available says so and the window shows the toolkit's.
package chooser

import (
	"context"
	"errors"

	"github.com/ncruces/zenity"
)

// A Kind is a sort of files to choose from.
type Kind struct {
	Name     string
	Patterns []string // *.txt
}

// Available reports whether the system's dialogs can be shown.
func Available() bool { return zenity.IsAvailable() }

// Open asks for files that exist. It returns none if the reader chose none, and
// an error if no dialog could be shown. It blocks until then, or until ctx ends.
func Open(ctx context.Context, title string, kinds []Kind) ([]string, error) {
	defer apartment()()
	paths, err := zenity.SelectFileMultiple(append(filters(kinds), zenity.Context(ctx), zenity.Title(title))...)
	if none(err) {
		return nil, nil
	}
	return paths, err
}

// Folder asks for a folder that exists; "" if the reader chose none. It blocks
// like Open.
func Folder(ctx context.Context, title string) (string, error) {
	defer apartment()()
	path, err := zenity.SelectFile(zenity.Directory(), zenity.Context(ctx), zenity.Title(title))
	if none(err) {
		return "", nil
	}
	return path, err
}

// Save asks where to write a file that is called name unless the reader says
// otherwise; the system asks before one is overwritten. It returns "" if the
// reader chose none. It blocks like Open.
func Save(ctx context.Context, title, name string, kinds []Kind) (string, error) {
	defer apartment()()
	path, err := zenity.SelectFileSave(append(filters(kinds), zenity.Context(ctx), zenity.Title(title), zenity.Filename(name), zenity.ConfirmOverwrite())...)
	if none(err) {
		return "", nil
	}
	return path, err
}

func none(err error) bool {
	return errors.Is(err, zenity.ErrCanceled) || errors.Is(err, context.Canceled)
}

func filters(kinds []Kind) []zenity.Option {
	var out zenity.FileFilters
	for _, k := range kinds {
		out = append(out, zenity.FileFilter{Name: k.Name, Patterns: k.Patterns, CaseFold: true})
	}
	if len(out) == 0 {
		return nil
	}
	return []zenity.Option{out}
}
