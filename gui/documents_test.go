package gui

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/settings"
	"github.com/wenshu-app/wenshu/seeds"
)

func (b *bench) openFile(path string) {
	b.t.Helper()
	from := len(b.events)
	b.Open(path)
	b.until("figures", from)
}

func (b *bench) names() []string {
	var out []string
	for _, p := range b.session.Documents() {
		out = append(out, fileOf(p))
	}
	return out
}

// TestDocuments opens three documents, goes from one to the other and closes
// them: each keeps its place, its card and its figures.
func TestDocuments(t *testing.T) {
	b := newBench(t)
	b.session.Folder = store.Folder(t.TempDir())
	paper := documentFile(t)
	b.openSeed()
	b.nav.GoToFigure(9)
	place := b.text.pane.Place()
	b.openFile(paper)
	b.openFile(write(t, "乙.txt", sample))
	if got, want := b.names(), []string{nameOf(seeds.Name), "公报.txt", "乙.txt"}; !slices.Equal(got, want) {
		t.Fatalf("tabs %q, want %q", got, want)
	}
	if b.front().Card != -1 || len(b.figures.pane.Shown()) != 3 || b.doc().Name != "乙.txt" {
		t.Errorf("%s: card %d, %d rows", b.doc().Name, b.front().Card, len(b.figures.pane.Shown()))
	}
	b.nav.show(tabFigures)
	b.session.Next(+1)
	if b.doc().Name != nameOf(seeds.Name) || b.front().Card != 9 || b.text.pane.Place() != place || len(b.figures.pane.Shown()) != 15 || b.nav.tabs.SelectedIndex() != tabFigures {
		t.Errorf("%s: card %d, place %d (was %d), %d rows, tab %d", b.doc().Name, b.front().Card, b.text.pane.Place(), place, len(b.figures.pane.Shown()), b.nav.tabs.SelectedIndex())
	}
	b.session.Next(-1)
	if b.doc().Name != "乙.txt" {
		t.Errorf("round the end comes %s", b.doc().Name)
	}
	first := b.session.Documents()[1].Doc
	b.openFile(paper) // open already
	if b.doc() != first || len(b.session.Documents()) != 3 {
		t.Errorf("opened again: %s, %d tabs", b.doc().Name, len(b.session.Documents()))
	}
	if err := os.WriteFile(paper, []byte(sample), 0o644); err != nil {
		t.Fatal(err)
	}
	b.openFile(paper) // and changed since
	if b.doc() == first || len(b.session.Documents()) != 3 || len(b.doc().Figures) != 3 || b.front() != b.session.Documents()[1] {
		t.Errorf("changed and opened again: %d figures, %d tabs", len(b.doc().Figures), len(b.session.Documents()))
	}
	b.session.Close(b.session.Documents()[1])
	if b.doc().Name != "乙.txt" || len(b.session.Documents()) != 2 {
		t.Errorf("beside the closed one stood %s", b.doc().Name)
	}
	b.session.CloseOthers(b.session.Documents()[0])
	if b.doc().Name != nameOf(seeds.Name) || len(b.session.Documents()) != 1 {
		t.Errorf("left: %q", b.names())
	}
	b.session.Close(b.front())
	if b.doc() != nil || len(b.session.Documents()) != 0 || !b.text.start.box.Visible() || b.card.inspector.Visible() || b.win.Title() != look.T("app") {
		t.Errorf("all closed: title %q, hint %v", b.win.Title(), b.text.start.box.Visible())
	}
	b.session.Close(b.front())
	b.session.Next(1)
	b.openSeed()
	if b.text.start.box.Visible() || len(b.session.Documents()) != 1 {
		t.Errorf("opened after all were closed: %q", b.names())
	}
}

// TestFiguresBehind lets the figures of a document come while another is in
// front.
func TestFiguresBehind(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	path := documentFile(t)
	b.Open(path)
	b.when("the page", func() bool { return b.front().Path == path && b.doc() != nil })
	second := b.front()
	b.session.Bring(b.session.Documents()[0])
	b.when("its figures", func() bool { return second.Found() })
	if b.doc().Name != nameOf(seeds.Name) || len(b.figures.pane.Shown()) != 15 {
		t.Errorf("%s in front, %d rows", b.doc().Name, len(b.figures.pane.Shown()))
	}
	b.session.Bring(second)
	if len(b.figures.pane.Shown()) != 3 || !b.front().Found() {
		t.Errorf("%d rows", len(b.figures.pane.Shown()))
	}
}

// TestLanguageBehind changes the language while two documents are open: the
// one behind follows when it comes to the front.
func TestLanguageBehind(t *testing.T) {
	b := newBench(t)
	b.openFile(documentFile(t))
	b.openSeed()
	from := len(b.events)
	b.keys.prefs.setLanguage("en")
	b.until("figures", from)
	english := b.front().Models[0].Title
	from = len(b.events)
	b.session.Bring(b.session.Documents()[0])
	b.until("figures", from)
	b.keys.prefs.setLanguage("zh")
	b.Wait()
	b.drain()
	from = len(b.events)
	b.session.Bring(b.session.Documents()[1])
	b.until("figures", from)
	if b.front().Models[0].Title == english {
		t.Errorf("the chart is still called %q", english)
	}
}

// TestRestore opens again what was open, each where reading stopped, without
// reading those behind; the sample where nothing is left.
func TestRestore(t *testing.T) {
	data := t.TempDir()
	first, second := documentFile(t), write(t, "乙.txt", sample)
	b := openDocument(t, data, first)
	b.openFile(second)
	b.session.Bring(b.session.Documents()[0])
	b.text.pane.ScrollTo(2000)
	place := b.text.pane.Place()
	open, front := b.settings.Values().Open, b.settings.Values().Front
	if !slices.Equal(open, []string{first, second}) || front != 0 {
		t.Fatalf("%q are remembered, %d in front", open, front)
	}
	b.frame.keep()
	start := func(open []string, front int, paths ...string) *bench {
		c := newBench(t)
		c.session.Folder = store.Folder(data)
		c.settings.Change(func(v *settings.Values) { v.Open, v.Front = open, front })
		c.Restore(paths...)
		c.until("figures", 0)
		return c
	}
	c := start(open, 0)
	if c.doc().Name != "公报.txt" || c.text.pane.Place() != place || c.session.Documents()[1].Doc != nil {
		t.Errorf("%s at %d, want %d; the second is read: %v", c.doc().Name, c.text.pane.Place(), place, c.session.Documents()[1].Doc != nil)
	}
	from := len(c.events)
	c.session.Next(+1)
	c.until("figures", from)
	if c.doc().Name != "乙.txt" || len(c.doc().Figures) != 3 {
		t.Errorf("%s with %d figures", c.doc().Name, len(c.doc().Figures))
	}
	c = start([]string{first + ".gone", second}, 0)
	if got := c.names(); !slices.Equal(got, []string{"乙.txt"}) || !c.over.Toast().Visible() {
		t.Errorf("tabs %q", got)
	}
	c = start(open, 1, documentFile(t))
	if got := c.names(); len(got) != 3 || c.front() != c.session.Documents()[2] {
		t.Errorf("tabs %q", got)
	}
	c = start([]string{first + ".gone"}, 0)
	if c.doc().Name != nameOf(seeds.Name) {
		t.Errorf("%s is shown", c.doc().Name)
	}
}

// TestResume goes on where reading stopped, whatever the file's encoding.
func TestResume(t *testing.T) {
	body, err := os.ReadFile(documentFile(t))
	if err != nil {
		t.Fatal(err)
	}
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes(body)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes(body)
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"UTF-8": body, "GB18030": gb, "UTF-16": wide} {
		w := openDocument(t, t.TempDir(), write(t, "公报.txt", string(b)))
		for _, offset := range []int{400, 1700, 3001} {
			w.text.pane.ScrollTo(offset)
			w.session.Stop()
			if at := w.text.pane.Place(); at == 0 || w.front().Resume() != at {
				t.Errorf("%s: left at %d, goes on at %d", name, at, w.front().Resume())
			}
		}
	}
}

// TestShellThatCannotBeRead chooses the tab of a file that has gone since the
// start: an error says so, and the tab goes.
func TestShellThatCannotBeRead(t *testing.T) {
	b := newBench(t)
	path := write(t, "乙.txt", sample)
	b.openSeed()
	b.OpenAll([]string{seeds.Name, path, filepath.Join(t.TempDir(), "无.txt")})
	b.Wait()
	b.drain()
	if len(b.session.Documents()) != 3 {
		t.Fatalf("tabs %q", b.names())
	}
	b.session.Bring(b.session.Documents()[2])
	b.when("the error", func() bool { return b.dialog() != "" })
	if got := b.names(); !slices.Equal(got, []string{nameOf(seeds.Name), "乙.txt"}) {
		t.Errorf("tabs %q", got)
	}
	for _, o := range b.win.Canvas().Overlays().List() {
		b.win.Canvas().Overlays().Remove(o)
	}
	b.when("the neighbour", func() bool { return b.doc() != nil })
	// gone from under its reading
	b.session.Close(b.session.Documents()[1])
	b.OpenAll([]string{seeds.Name, path})
	b.session.Bring(b.session.Documents()[1])
	b.session.Close(b.session.Documents()[1])
	b.Wait()
	b.drain()
	if got := b.names(); !slices.Equal(got, []string{nameOf(seeds.Name)}) || b.frame.working.Visible() {
		t.Errorf("tabs %q", got)
	}
}

// TestSelectionStays goes to another document and back: what was selected and
// the chosen figure are there again.
func TestSelectionStays(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	b.nav.GoToFigure(9)
	b.text.pane.TypedShortcut(&fyne.ShortcutSelectAll{})
	_, want := b.text.pane.Selected()
	b.openFile(documentFile(t))
	if _, got := b.text.pane.Selected(); got != "" || want == "" {
		t.Errorf("%d bytes selected before, %d in the other document", len(want), len(got))
	}
	b.session.Next(-1)
	if i, got := b.text.pane.Selected(); got != want || i != 9 {
		t.Errorf("back again figure %d and %d bytes are selected, want %d", i, len(got), len(want))
	}
}
