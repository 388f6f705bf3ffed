package gui

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/atomicfile"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
)

// maxPaste is how much of a clipboard makes a document, in bytes.
const maxPaste = 64 << 20

// pasteHere pastes into what is being written; where nothing is, the clipboard
// becomes a document.
func (w *opener) pasteHere() {
	type written interface {
		fyne.Shortcutable
		SelectedText() string
	}
	if f, ok := w.win.Canvas().Focused().(written); ok {
		f.TypedShortcut(&fyne.ShortcutPaste{Clipboard: w.app.Clipboard()})
		return
	}
	if !w.over.Waits() {
		w.paste(w.app.Clipboard().Content())
	}
}

// paste makes a document of a text, kept by the program and named by its title.
// The same text pasted again is the same document.
func (w *opener) paste(text string) {
	switch {
	case strings.TrimSpace(text) == "":
		w.over.Say(look.T("paste.empty"))
		return
	case len(text) > maxPaste:
		w.over.Say(look.T("paste.large"))
		return
	case w.made == "":
		w.over.Say(look.T("paste.nowhere"))
		return
	}
	var path string
	dir, untitled := filepath.Join(w.made, "pasted"), look.T("paste.untitled")
	w.runner.Run(look.T("paste.new"), func(ctx context.Context, p *progress.Counter) error {
		var err error
		path, err = keepPasted(ctx, dir, text, untitled, p)
		return err
	}, func(err error) {
		if err != nil {
			w.trace("paste: " + err.Error())
			w.over.Say(fmt.Sprintf(look.T("paste.failed"), unwritten(err)))
			return
		}
		w.session.Open(path)
	})
}

// keepPasted writes text into a file of dir, which is named by its title, and
// returns its path.
func keepPasted(ctx context.Context, dir, text, untitled string, p *progress.Counter) (string, error) {
	b := []byte(strings.ToValidUTF8(text, "\uFFFD"))
	name, ending := "", ".txt"
	if d, err := core.Outline(ctx, "", b, p); err == nil {
		if name = session.TitleOf(d); name == "" && len(d.Articles) > 0 && len(d.Articles[0].Blocks) > 0 {
			name = d.Text(d.Articles[0].Blocks[0].Span)
		}
		if d.Format == "html" {
			ending = ".html"
		}
	} else if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if name = strings.Trim(fileName(firstRunes(name, 40)), " ."); name == "" {
		name = untitled + time.Now().Format(" 2006-01-02 1504")
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("keep what was pasted: %w", err)
	}
	for n := 1; n < 1000; n++ {
		path := filepath.Join(dir, name+ending)
		if n > 1 {
			path = filepath.Join(dir, fmt.Sprintf("%s %d%s", name, n, ending))
		}
		old, err := os.ReadFile(path)
		switch {
		case err == nil && bytes.Equal(old, b):
			return path, nil
		case err == nil:
			continue
		case !os.IsNotExist(err):
			return "", fmt.Errorf("keep what was pasted: %w", err)
		}
		return path, atomicfile.WriteBytes(path, atomicfile.Private, b)
	}
	return "", fmt.Errorf("keep what was pasted: %d files are called %s", 1000, name)
}

// firstRunes is s, or as many of its first characters.
func firstRunes(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n])
}
