package gui

import (
	"context"
	"path/filepath"

	"github.com/wenshu-app/wenshu/core/format"
	"github.com/wenshu-app/wenshu/gui/opening"
	"github.com/wenshu-app/wenshu/gui/session"
)

// chooseArchive lists the documents of the archive of a job to choose from.
func (w *opener) chooseArchive(j session.Job) {
	var files []opening.File
	var more bool
	var err error
	w.runner.Go(func(context.Context) {
		var b []byte
		if b, err = j.Load(w.life, nil); err != nil {
			return
		}
		members, failed := format.Members(b)
		err = failed
		for _, m := range members {
			if more = len(files) == opening.MaxFiles; more {
				break
			}
			files = append(files, opening.File{Path: j.Path + session.Inside + m.Name, Name: m.Name, Size: m.Size})
		}
	}, func() {
		switch {
		case w.life.Err() != nil:
		case err != nil:
			w.failed(j.Path, err)
		default:
			w.choose(filepath.Base(j.Path), files, more, w.session.OpenAll)
		}
	})
}
