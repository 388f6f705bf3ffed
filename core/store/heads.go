package store

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"time"
)

// A Head is by what a document with an entry is known again. Its lists are
// shared and not to be changed.
type Head struct {
	ID    string    `json:"id"`
	Name  string    `json:"name"`
	Saved time.Time `json:"saved"`
	Known
	Own   Own               `json:"own"`
	Notes []struct{ Quote } `json:"notes"` // for files of version 1, which know no more
}

// Heads returns the heads of all entries, those saved last first. Files that
// cannot be read are passed over: Load tells of them. It returns ctx.Err() if
// ctx ends first. A file is read again only when its size or time has changed.
func (f Folder) Heads(ctx context.Context) ([]Head, error) {
	files, err := os.ReadDir(string(f))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	out := make([]Head, 0, len(files))
	for _, file := range files {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		path, err := f.path(strings.TrimSuffix(file.Name(), ".json"))
		if err != nil {
			continue
		}
		info, err := file.Info()
		if err != nil {
			continue
		}
		if h, ok := head(path, info); ok {
			out = append(out, h)
		}
	}
	slices.SortFunc(out, func(a, b Head) int { return cmp.Or(b.Saved.Compare(a.Saved), strings.Compare(a.ID, b.ID)) })
	return out, nil
}

// A remembered is a head as it was read from a file of that size and time.
type remembered struct {
	size    int64
	changed time.Time
	head    Head
}

// heads are the remembered ones of this process, by the path of the file.
var heads sync.Map

// head is the head of the entry at path.
func head(path string, info fs.FileInfo) (Head, bool) {
	if was, ok := heads.Load(path); ok {
		if r := was.(remembered); r.size == info.Size() && r.changed.Equal(info.ModTime()) {
			return r.head, true
		}
	}
	b, err := os.ReadFile(path)
	if err != nil || !bytes.HasPrefix(bytes.TrimSpace(b), []byte("{")) {
		return Head{}, false
	}
	var h Head
	if json.Unmarshal(b, &h) != nil {
		return Head{}, false
	}
	if h.Saved.IsZero() {
		h.Saved = info.ModTime()
	}
	if len(h.Sketch) > 0 {
		h.Notes = nil
	}
	heads.Store(path, remembered{info.Size(), info.ModTime(), h})
	return h, true
}
