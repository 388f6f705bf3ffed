package gui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/wenshu-app/wenshu/core/atomicfile"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/docs"
	"github.com/wenshu-app/wenshu/gui/look"
)

// openGuide opens the guide in a tab, as a document like others. It is kept with
// those that the program makes, anew after every update.
func (w *opener) openGuide() {
	if w.made == "" {
		w.over.Say(look.T("paste.nowhere"))
		return
	}
	name, text := docs.Guide(look.Current() == look.English)
	path := filepath.Join(w.made, name)
	w.runner.Run(look.T("guide"), func(_ context.Context, _ *progress.Counter) error {
		if err := os.MkdirAll(w.made, 0o700); err != nil {
			return fmt.Errorf("keep the guide: %w", err)
		}
		return atomicfile.WriteBytes(path, atomicfile.Private, text)
	}, func(err error) {
		if err != nil {
			w.trace("guide: " + err.Error())
			w.over.Say(fmt.Sprintf(look.T("paste.failed"), unwritten(err)))
			return
		}
		w.session.Open(path)
	})
}
