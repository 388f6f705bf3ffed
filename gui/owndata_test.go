package gui

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
)

// TestEditOwn says what the document in front is called: the tab, the window and
// citations say that, it is kept, and can be taken back.
func TestEditOwn(t *testing.T) {
	b := newBench(t)
	b.session.Folder = store.Folder(filepath.Join(t.TempDir(), "documents"))
	b.notes.editOwn()
	if b.win.Canvas().Overlays().Top() != nil {
		t.Error("a form without a document")
	}
	b.openSeed()
	read := b.front().Title
	say := func(title string) {
		b.notes.editOwn()
		for _, o := range test.LaidOutObjects(b.win.Canvas().Overlays().Top()) {
			if f, ok := o.(*overlay.Field); ok && f.AccessibilityLabel() == look.T("own.title") {
				f.SetText(title)
			}
		}
		b.button(look.T("ok"))
	}
	say("我的样例")
	if called(b.front()) != "我的样例" || !strings.Contains(b.win.Title(), "我的样例") || !strings.Contains(b.text.quote(text.Span{End: 9}), "我的样例") {
		t.Errorf("called %q, window %q, cited %q", called(b.front()), b.win.Title(), b.text.quote(text.Span{End: 9}))
	}
	b.Wait()
	if e, err := b.session.Folder.Load(b.doc().ID); err != nil || e.Own.Title == nil || *e.Own.Title != "我的样例" {
		t.Errorf("kept %+v, %v", e.Own, err)
	}
	say(read)
	if called(b.front()) != look.T("sample") || b.own() != (store.Own{}) {
		t.Errorf("taken back: %q, %+v", called(b.front()), b.own())
	}
	b.Wait() // until it is written
}
