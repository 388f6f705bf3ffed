package core_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

const yearBook = "某市2025年国民经济和社会发展统计公报\n\n2026年3月1日\n\n　　2025年，全市粮食产量达到31.2万吨，比上年增长2.1%。油料产量稳步提高，渔业生产形势平稳。\n\n" +
	"　　全年固定资产投资完成420亿元，比上年增长5.6%。重点项目加快建设，营商环境不断优化。\n\n　　年末全市共有图书馆12座，博物馆3座，群众文化活动丰富多彩。\n"

// reader opens files as the window does.
type reader struct {
	t *testing.T
	f store.Folder
}

func (r reader) open(path, file string) (*doc.Document, *store.Entry) {
	r.t.Helper()
	d, err := core.Outline(r.t.Context(), path, []byte(file), nil)
	if err != nil {
		r.t.Fatal(err)
	}
	e, _, err := core.Kept(r.t.Context(), r.f, d, path)
	if err != nil {
		r.t.Fatal(err)
	}
	return d, e
}

func (r reader) note(d *doc.Document, e *store.Entry, words string) {
	r.t.Helper()
	at := strings.Index(d.Body, words)
	s := text.Span{Start: at, End: at + len(words)}
	p, ok := anchor.PlaceOf(d, s)
	if !ok {
		r.t.Fatalf("%q has no place", words)
	}
	e.Mark(store.Note{Place: p, Quote: anchor.QuoteOf(d, s)})
	if err := r.f.Save(e); err != nil {
		r.t.Fatal(err)
	}
}

// TestKept follows a document through its states: the notes of each are there in
// the next, when the file is as it was before too.
func TestKept(t *testing.T) {
	r := reader{t, store.Folder(t.TempDir())}
	d, e := r.open("/a/公报.txt", yearBook)
	e.Own.Issuer = &d.Name
	r.note(d, e, "图书馆12座")
	corrected := strings.Replace(yearBook, "31.2万吨", "31.4万吨", 1)
	d, e = r.open("/a/公报.txt", corrected)
	if len(e.Notes) != 1 || e.ID != d.ID || len(e.Earlier) != 1 || e.Own.Issuer == nil {
		t.Fatalf("after a correction: %+v", e)
	}
	r.note(d, e, "31.4万吨")
	_, e = r.open("/a/公报.txt", yearBook) // as it was
	if len(e.Notes) != 2 || e.Notes[0].Was != "31.4万吨" {
		t.Errorf("as before: %+v", e.Notes)
	}
	if err := r.f.Save(e); err != nil {
		t.Fatal(err)
	}
	d, e = r.open("/b/下载的公报.txt", strings.ReplaceAll(yearBook, "\n", "\r\n")) // a new download
	if len(e.Notes) != 2 {
		t.Fatalf("a new download: %+v", e)
	}
	for _, n := range e.Notes { // what is deleted there stays deleted
		e.Unmark(n.Place)
	}
	if err := r.f.Save(e); err != nil {
		t.Fatal(err)
	}
	if e, err := r.f.Load(d.ID); err != nil || len(e.Notes) != 0 || len(e.Earlier) == 0 {
		t.Errorf("%+v, %v", e, err)
	}
	if _, e = r.open("/b/下载的公报.txt", strings.ReplaceAll(yearBook, "\n", "\r\n")); len(e.Notes) != 0 {
		t.Errorf("they come back: %+v", e.Notes)
	}
	next := strings.NewReplacer("2025", "2026", "2026", "2027", "31.2", "33", "420", "455", "12座", "14座", "2.1", "3.3", "5.6", "4.9").Replace(yearBook)
	for _, path := range []string{"/b/2026.txt", "/a/公报.txt"} {
		if _, e := r.open(path, next); !e.Empty() && len(e.Notes) > 0 {
			t.Errorf("the notes of a year are those of the next at %s: %+v", path, e)
		}
	}
}

// TestKeptVersion1 knows a file again of which version 1 kept its name and what
// was quoted.
func TestKeptVersion1(t *testing.T) {
	r := reader{t, store.Folder(t.TempDir())}
	old := core.ID([]byte(yearBook))
	at := strings.Index(yearBook, "重点项目加快建设")
	b, err := os.ReadFile(filepath.Join("testdata", "entry-v1.json"))
	if err != nil {
		t.Fatal(err)
	}
	file := strings.NewReplacer("SHA", old, "\"START\"", strconv.Itoa(at), "\"END\"", strconv.Itoa(at+len("重点项目加快建设"))).Replace(string(b))
	if err := os.WriteFile(filepath.Join(string(r.f), old+".json"), []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	d, e := r.open("/x/公报.txt", "\ufeff"+yearBook)
	if len(e.Notes) != 1 || len(e.Earlier) != 1 {
		t.Fatalf("%+v", e)
	}
	if s, ok := anchor.SpanOf(d, e.Notes[0].Place); !ok || d.Text(s) != "重点项目加快建设" || e.Notes[0].Before == "" {
		t.Errorf("%+v", e.Notes)
	}
	if _, e := r.open("/x/别的.txt", "另一份文件\n\n与公报毫无关系的一段文字，谈的是天气与交通，没有数字。\n"); !e.Bare() {
		t.Errorf("another document has them: %+v", e)
	}
}

// TestAlike wants no two documents of the corpus taken for states of one, but
// for those whose texts are the same.
func TestAlike(t *testing.T) {
	dir := os.Getenv("WENSHU_SHARED")
	if dir == "" {
		t.Skip("WENSHU_SHARED is not set")
	}
	var paths []string
	err := filepath.WalkDir(filepath.Join(dir, "corpus"), func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() && filepath.Ext(path) == ".txt" {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil || len(paths) == 0 {
		t.Fatalf("%d files, %v", len(paths), err)
	}
	var heads []store.Head
	var docs []*doc.Document
	f := store.Folder(t.TempDir())
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		d, err := core.Outline(t.Context(), path, b, nil)
		if err != nil {
			continue
		}
		e, _, err := core.Kept(t.Context(), f, d, path)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
		heads = append(heads, store.Head{ID: d.ID, Name: d.Name, Known: e.Known})
	}
	taken := 0
	for i, d := range docs {
		known := heads[i].Known
		known.Paths = []string{"/another/place"}
		if h, ok := anchor.Earlier(known, d, &store.Entry{ID: d.ID}, heads); ok {
			taken++
			t.Logf("%s is taken for %s: %.2f alike", d.Name, h.Name, anchor.Alike(known.Sketch, h.Sketch))
			if anchor.Alike(known.Sketch, h.Sketch) < 0.6 { // the corpus has texts in several encodings, and cut short
				t.Errorf("%s for %s", d.Name, h.Name)
			}
		}
	}
	t.Logf("%d of %d documents", taken, len(docs))
}
