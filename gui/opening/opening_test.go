package opening

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/format"
)

func TestPages(t *testing.T) {
	for _, c := range []struct {
		in          string
		first, last int
		ok          bool
	}{
		{"", 0, 0, true}, {"3-5", 3, 5, true}, {" 3 — 5 ", 3, 5, true}, {"７", 7, 7, true}, {"3-", 3, 0, true}, {"-5", 1, 5, true},
		{"5-3", 0, 0, false}, {"-", 0, 0, false}, {"0", 0, 0, false}, {"a", 0, 0, false}, {"3-5-7", 0, 0, false}, {"99999999999", 0, 0, false},
	} {
		first, last, ok := Pages(c.in)
		if ok != c.ok || ok && (first != c.first || last != c.last) {
			t.Errorf("Pages(%q) = %d, %d, %v", c.in, first, last, ok)
		}
	}
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.txt", "a.PDF", "甲/乙.docx", "甲/x.exe", ".hidden.txt", ".git/c.txt", "~$open.docx"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("1234"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	files, more, err := Folder(t.Context(), dir)
	var names []string
	for _, f := range files {
		names = append(names, f.Name)
	}
	if err != nil || more || !slices.Equal(names, []string{"a.PDF", "b.txt", "甲/乙.docx"}) || files[0].Size != 4 {
		t.Errorf("%q, %v, %v", names, more, err)
	}
	if _, _, err := Folder(t.Context(), filepath.Join(dir, "none")); err == nil {
		t.Error("a folder that is not there is listed")
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, _, err := Folder(ended, dir); err == nil {
		t.Error("a cancelled list is whole")
	}
}

// Every document that a folder or an archive is read for is offered.
func TestOffersWhatIsRead(t *testing.T) {
	for _, g := range Groups {
		for _, e := range g.Endings {
			if e == "zip" || e == "log" || e == "wps" || e == "rtf" || e == "doc" { // asked about, or told with the next step
				continue
			}
			if !format.Offered("a." + e) {
				t.Errorf("no folder is read for .%s", e)
			}
		}
	}
	for _, e := range []string{"txt", "md", "html", "epub", "docx", "pdf", "ofd", "xlsx", "csv", "mht", "xltx", "dotm"} {
		if format.Offered("a."+e) && !Offered("A."+e) {
			t.Errorf(".%s is not offered", e)
		}
	}
}

func TestList(t *testing.T) {
	test.NewTempApp(t)
	l := NewList([]File{{"/a/1.txt", "1.txt", 10}, {"/a/2.pdf", "甲/2.pdf", 2 << 20}, {"/a/3.txt", "甲/3.txt", 2 << 10}}, true)
	n := -1
	l.OnCount = func(now int) { n = now }
	l.Filter.SetText("甲")
	l.chooseAll()
	if n != 2 || !slices.Equal(l.Chosen(), []string{"/a/2.pdf", "/a/3.txt"}) {
		t.Errorf("%d chosen: %q", n, l.Chosen())
	}
	l.Filter.SetText("")
	l.toggle(0)
	l.toggle(2)
	if !slices.Equal(l.Chosen(), []string{"/a/1.txt", "/a/2.pdf"}) {
		t.Errorf("chosen: %q", l.Chosen())
	}
	w := test.NewTempWindow(t, l.Box)
	w.Resize(l.Box.MinSize().AddWidthHeight(300, 300))
}

// A stand-in of LibreOffice shows how it is called and what is made of its
// answer.
func TestConvert(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the stand-in is a shell script")
	}
	dir := t.TempDir()
	script := filepath.Join(dir, "soffice")
	if err := os.WriteFile(script, []byte("#!/bin/sh\n[ \"$2\" = --headless ] && [ \"$4\" = docx ] && cp \"$7\" \"$6/报告.docx\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	in := filepath.Join(dir, "报告.doc")
	if err := os.WriteFile(in, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	program, kind, ok := Converter("doc")
	if !ok {
		t.Fatal("no converter")
	}
	if made, err := Convert(t.Context(), program, kind, in, filepath.Join(dir, "out")); err != nil || filepath.Base(made) != "报告.docx" {
		t.Errorf("%q, %v", made, err)
	}
	if _, _, ok := Converter("text"); ok {
		t.Error("text is converted")
	}
	if err := os.Remove(in); err != nil {
		t.Fatal(err)
	}
	if _, err := Convert(t.Context(), program, kind, in, filepath.Join(dir, "other")); err == nil {
		t.Error("a failure is no error")
	}
}
