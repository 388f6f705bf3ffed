package backup_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/backup"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/store"
)

func places(t *testing.T) backup.Places {
	t.Helper()
	dir := t.TempDir()
	l, err := library.Open(t.Context(), filepath.Join(dir, "library"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return backup.Places{Library: l, Notes: store.Folder(filepath.Join(dir, "documents")), Made: filepath.Join(dir, "made")}
}

func save(t *testing.T, f store.Folder, id, words string, start int) {
	t.Helper()
	e, err := f.Load(id)
	if err != nil {
		t.Fatal(err)
	}
	e.Notes = append(e.Notes, store.Note{Place: store.Place{Start: start, End: start + 9}, Words: words})
	if err := f.Save(e); err != nil {
		t.Fatal(err)
	}
}

// TestElsewhere brings a backup to a machine that has notes and tags of its own:
// both are there then, and a second time changes nothing.
func TestElsewhere(t *testing.T) {
	a, b := places(t), places(t)
	one, two := strings.Repeat("1", 64), strings.Repeat("2", 64)
	save(t, a.Notes, one, "第一处", 0)
	save(t, a.Notes, two, "第二份", 0)
	save(t, b.Notes, one, "另一处", 30)
	if err := os.MkdirAll(a.Made, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(a.Made, "粘贴.txt"), []byte("粘贴的文字"), 0o644); err != nil {
		t.Fatal(err)
	}
	here := t.TempDir()
	for p, change := range map[*backup.Places]func(*library.Shelf){
		&a: func(s *library.Shelf) {
			s.Roots = []string{here, "/no/such/folder"}
			s.Tags[one] = []string{"重点"}
			s.Merged["网民总数"], s.Merged["甲"] = "网民规模", "乙"
			s.Dismissed["1234"] = "口径不同"
			s.Searches = []library.Search{{Name: "就业", Query: "城镇新增就业"}}
			s.Folders = []string{here, "/no/such/figures"}
			s.Officials = []library.Official{{Indicator: "粮食产量", Column: "全国", Name: "粮食产量(万吨)"}, {Indicator: "粮食产量", Column: "湖南省", Name: "甲表"}}
		},
		&b: func(s *library.Shelf) {
			s.Tags[one] = []string{"待读"}
			s.Merged["甲"] = "丙"
			s.Searches = []library.Search{{Name: "就业", Query: "就业"}}
			s.Officials = []library.Official{{Indicator: "粮食 产量", Column: "湖南省", Name: "乙表"}}
		},
	} {
		if err := p.Library.Change(change); err != nil {
			t.Fatal(err)
		}
	}
	var file bytes.Buffer
	if n, err := backup.Write(t.Context(), &file, a); err != nil || n.Notes != 2 || n.Made != 1 {
		t.Fatal(n, err)
	}
	for range 2 {
		n, err := backup.Restore(t.Context(), bytes.NewReader(file.Bytes()), int64(file.Len()), b)
		if err != nil || n.Notes != 2 || n.Made != 1 || !slices.Equal(n.Missing, []string{"/no/such/folder", "/no/such/figures"}) {
			t.Fatal(n, err)
		}
		e, err := b.Notes.Load(one)
		if err != nil || len(e.Notes) != 2 {
			t.Errorf("%+v, %v", e.Notes, err)
		}
		s := b.Library.Shelf()
		if !slices.Equal(s.Roots, []string{here}) || !slices.Equal(s.Tags[one], []string{"待读", "重点"}) || s.Merged["网民总数"] != "网民规模" || s.Merged["甲"] != "丙" ||
			s.Dismissed["1234"] == "" || len(s.Searches) != 1 || s.Searches[0].Query != "就业" {
			t.Errorf("%+v", s)
		}
		if len(s.Officials) != 2 || s.Officials[0].Name != "乙表" || s.Officials[1].Column != "全国" || !slices.Equal(s.Folders, []string{here}) {
			t.Errorf("%+v, %q", s.Officials, s.Folders)
		}
		if text, err := os.ReadFile(filepath.Join(b.Made, "粘贴.txt")); err != nil || string(text) != "粘贴的文字" {
			t.Errorf("%q, %v", text, err)
		}
	}
	if _, err := backup.Restore(t.Context(), strings.NewReader("no zip"), 6, b); err == nil {
		t.Error("text is taken for a backup")
	}
}
