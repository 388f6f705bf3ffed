package gui

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
	"github.com/wenshu-app/wenshu/gui/session"
)

// button taps the button of the dialog that is shown that says words.
func (b *bench) button(words string) {
	b.t.Helper()
	for _, o := range test.LaidOutObjects(b.win.Canvas().Overlays().Top()) {
		switch x := o.(type) {
		case *look.Answer:
			if x.Text == words {
				test.Tap(x)
				return
			}
		case *look.Button:
			if x.Text == words {
				test.Tap(x)
				return
			}
		}
	}
	b.t.Fatalf("no button %q in %q", words, b.dialog())
}

// A folder is a list to choose from; what is chosen opens.
func TestFolderIsAList(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	dir := t.TempDir()
	for _, name := range []string{"甲.txt", "乙.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(sample), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	from := len(b.events)
	b.OpenAll([]string{dir})
	b.until("choose of 2", from)
	if b.session.Of(dir) != nil {
		t.Error("the folder has a tab")
	}
	b.button(look.T("choose.all"))
	from = len(b.events)
	b.button("打开 2 个")
	b.until("figures", from)
	if len(b.session.Documents()) != 3 {
		t.Errorf("%d tabs", len(b.session.Documents()))
	}
	from = len(b.events)
	b.Open(t.TempDir())
	b.until("nothing to choose", from)
}

// An encoding is chosen by hand, and the file is read with it.
func TestEncodingByHand(t *testing.T) {
	b := newBench(t)
	from := len(b.events)
	b.Open(write(t, "甲.txt", sample))
	b.until("figures", from)
	from = len(b.events)
	b.session.ReadAgain(func(o *core.Options) { o.Encoding = "gb18030" })
	b.until("figures", from)
	if b.doc().Encoding != "gb18030" || strings.Contains(b.doc().Body, "粮食") || len(b.session.Documents()) != 1 {
		t.Errorf("read as %s: %.60q", b.doc().Encoding, b.doc().Body)
	}
	b.opens.askEncoding()
	for _, o := range test.LaidOutObjects(b.win.Canvas().Overlays().Top()) {
		if r, ok := o.(*widget.RadioGroup); ok {
			r.SetSelected(look.T("encoding.auto"))
		}
	}
	from = len(b.events)
	b.button(look.T("ok"))
	b.until("figures", from)
	if b.doc().Encoding != "utf-8" {
		t.Errorf("read as %s", b.doc().Encoding)
	}
}

// What the reading lost is told over the text, with a way to the place, and
// not again once it was seen.
func TestNotesOfReading(t *testing.T) {
	b := newBench(t)
	from := len(b.events)
	b.Open(write(t, "甲.txt", sample+"这里丢了\xff\xfe一些字。\n"))
	b.until("figures", from)
	if says := b.text.banner.Says(); !strings.Contains(says, "2 个字节") {
		t.Fatalf("over the text: %q", says)
	}
	b.text.listNotes()
	b.nav.toRaw(b.doc().Notes[0].Raw)
	if len(b.find.seek.hits) != 1 {
		t.Error("the place is not shown")
	}
	b.text.banner.OnClose()
	b.text.readNotes()
	if b.text.banner.Says() != "" {
		t.Error("it is told again")
	}
	b.openSeed()
	if b.text.banner.Says() != "" {
		t.Errorf("the sample has %q", b.text.banner.Says())
	}
}

// A password is asked for three times; then the reader is told what to do, and
// no tab is left.
func TestPassword(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	j := session.Job{Path: "/x/秘密.pdf"}
	locked := &doc.Error{Kind: doc.Encrypted}
	if !b.opens.askedAgain(j, locked) {
		t.Fatal("no password is asked for")
	}
	entry, ok := b.win.Canvas().Focused().(*overlay.Field)
	if !ok || !entry.Password || !strings.Contains(b.dialog(), "秘密.pdf") {
		t.Fatalf("asked %q", b.dialog())
	}
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if b.win.Canvas().Overlays().Top() != nil {
		t.Error("Esc leaves the question")
	}
	if b.opens.askedAgain(session.Job{Path: j.Path, Tries: maxTries}, locked) {
		t.Error("it is asked for ever")
	}
	if slices.Contains(b.settings.Values().Recent, j.Path) {
		t.Error("it is remembered")
	}
}

// The tab of a file stands before any work, the document in front stays until
// the file is read, and Cancel takes the tab away.
func TestTabAtOnce(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	old := b.doc()
	path := write(t, "甲.txt", sample)
	b.Open(path)
	if len(b.session.Documents()) != 2 || b.doc() != old {
		t.Errorf("%d tabs, in front %s", len(b.session.Documents()), b.doc().Name)
	}
	b.session.Cancel()
	b.Wait()
	b.drain()
	if len(b.session.Documents()) != 1 || b.doc() != old || (b.session.Reading() != nil) {
		t.Errorf("cancelled: %d tabs", len(b.session.Documents()))
	}
	from := len(b.events)
	b.Open(path)
	b.session.Bring(b.session.Of(path)) // the reader looks at it already
	b.until("figures", from)
	if b.front().Path != path || len(b.session.Documents()) != 2 {
		t.Errorf("%d tabs, in front %s", len(b.session.Documents()), b.front().Path)
	}
}

// An archive is a list to choose from, as a folder is; a file of it opens by its
// path in it, and again after a restart.
func TestArchiveIsAList(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	for _, name := range []string{"2023/甲.txt", "乙.txt", "x.exe"} {
		out, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := out.Write([]byte(sample)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	path := write(t, "材料.zip", packed.String())
	from := len(b.events)
	b.Open(path)
	b.until("choose of 2", from)
	if b.session.Of(path) != nil {
		t.Error("the archive has a tab")
	}
	b.win.Canvas().Overlays().Top().Hide()
	from = len(b.events)
	member := path + "!/2023/甲.txt"
	b.OpenAll([]string{member})
	b.until("figures", from)
	if b.front().Path != member || b.doc().Name != "甲.txt" {
		t.Errorf("%s: %s", b.front().Path, b.doc().Name)
	}
	from = len(b.events)
	b.Open(path + "!/none.txt")
	b.until("error "+doc.NotFound.String(), from)
}
