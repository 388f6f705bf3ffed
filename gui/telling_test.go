package gui

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/correct"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/look"
)

// TestSpoken says an error in one language, with what to do.
func TestSpoken(t *testing.T) {
	defer look.SetLanguage(look.Chinese)
	zero, one, empty, long := "0", "1", "", strings.Repeat("长", 20)
	errs := []error{errors.New("只有一种")}
	for _, typed := range []string{"约五十", "1..2"} {
		_, _, err := correct.Amount(typed)
		errs = append(errs, err)
	}
	_, err := correct.Time("去年")
	errs = append(errs, err)
	for _, c := range []store.Correction{{Lo: &long}, {Lo: &one, Hi: &zero}, {Indicator: &empty}, {Time: &long}, {Status: &long}, {Kind: &long}, {Unit: &long}} {
		errs = append(errs, correct.Check(c))
	}
	for i, err := range errs {
		if err == nil {
			t.Errorf("%d is no error", i)
			continue
		}
		look.SetLanguage(look.Chinese)
		chinese := spoken(err)
		look.SetLanguage(look.English)
		if english := spoken(err); i > 0 && (strings.Contains(chinese, "write") || !strings.Contains(chinese, "请") || !strings.Contains(english, ": ") || strings.ContainsAny(english, "，请")) {
			t.Errorf("%q, %q", chinese, english)
		}
	}
	for _, err := range []error{fs.ErrPermission, fs.ErrNotExist, errors.New("wear")} {
		if s := unwritten(fmt.Errorf("write: %w", err)); s == "" || strings.Contains(s, "write: ") {
			t.Errorf("%v is told as %q", err, s)
		}
	}
}

// TestDamagedNotes opens a document whose notes are damaged: that is told, with
// where they are kept.
func TestDamagedNotes(t *testing.T) {
	path, data := documentFile(t), t.TempDir()
	b := openDocument(t, data, path)
	if err := os.WriteFile(filepath.Join(data, b.doc().ID+".json"), []byte("{"), 0o644); err != nil {
		t.Fatal(err)
	}
	b = openDocument(t, data, path)
	aside, _ := filepath.Glob(filepath.Join(data, "*.damaged"))
	if len(aside) != 1 || !b.over.Toast().Visible() || !strings.Contains(strings.Join(b.events, "\n"), "notes unread: ") {
		t.Errorf("kept %q, events %q", aside, b.events)
	}
}
