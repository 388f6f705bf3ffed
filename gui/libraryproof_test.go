package gui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/verify"
	"github.com/wenshu-app/wenshu/gui/proof"
)

// TestProve: of a draft that is pasted, what agrees, differs and is unknown is
// told apart, and the report can be written.
func TestProve(t *testing.T) {
	h := &hand{bench: newLibraryBench(t)}
	h.command("library.prove")
	text := "云南省人民政府2026年情况\n\n2026年3月1日\n\n2025年，云南省粮食总产量3102.5万吨，城镇新增就业72万人。2025年，云南省城镇新增就业99万人。2025年，云南省茶叶产量60万吨。\n"
	h.after("verified", func() {

		h.library.room.ProveText(text)
	})
	got := map[string]verify.Verdict{}
	for _, e := range h.library.room.Proved() {
		got[e.Figure.Said] = e.Verdict
		t.Log(proof.Head(&e))
	}
	for said, want := range map[string]verify.Verdict{"3102.5万吨": verify.Agrees, "72万人": verify.Agrees, "99万人": verify.Differs, "60万吨": verify.Unknown} {
		if got[said] != want {
			t.Errorf("%s: %v, want %v", said, got[said], want)
		}
	}
	path := filepath.Join(t.TempDir(), "核对.md")
	h.after("exported", func() { h.files.exportTo(path, formsOf(h.library.room.ProofForms())) })
	if b, err := os.ReadFile(path); err != nil || !strings.Contains(string(b), "99万人") || !strings.Contains(string(b), "72万人") {
		t.Errorf("the report says %q: %v", b, err)
	}
}
