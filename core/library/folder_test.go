package library

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/core/query"
)

// both makes a library and a folder of figures of the same documents.
func both(t *testing.T, n int) (*Library, *Folder) {
	t.Helper()
	from, dir := t.TempDir(), t.TempDir()
	about := parquet.About{Schema: parquet.Schema, Rules: Rules()}
	figures, documents := map[parquet.About][]parquet.Row{}, map[parquet.About][]parquet.Document{}
	for i := range n {
		place := []string{"湖南省", "山东省", "全国"}[i%3]
		text := fmt.Sprintf("%s%d年统计公报\n\n%d年3月%d日\n\n%d年，地区生产总值%d.5亿元，比上年增长%d.2%%。粮食产量约%d万吨，网民超过%d万人。\n", place, 2010+i%10, 2011+i%10, 1+i%28, 2010+i%10, 1000+i, 3+i%6, 500+i, 70+i)
		path := filepath.Join(from, fmt.Sprintf("%03d.txt", i))
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		d, err := core.Read(t.Context(), path, []byte(text), nil)
		if err != nil {
			t.Fatal(err)
		}
		s := SourceOf(d, path)
		a := about
		a.Year, a.Province = s.Written.Year, s.Region
		figures[a], documents[a] = append(figures[a], parquet.RowsOf(d, s)...), append(documents[a], parquet.DocumentOf(d, s, len(text)))
	}
	put := func(kind string, a parquet.About, b []byte) {
		path := filepath.Join(dir, kind, parquet.Partition(a.Year, a.Province), "part-00000-of-00001.parquet")
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, b, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	for a, rows := range figures {
		var f, d bytes.Buffer
		if err := errors.Join(parquet.Write(&f, rows, a), parquet.WriteDocuments(&d, documents[a], a)); err != nil {
			t.Fatal(err)
		}
		put(parquet.FiguresDir, a, f.Bytes())
		put(parquet.DocumentsDir, a, d.Bytes())
	}
	l, err := Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	if err := errors.Join(l.Add(from), l.Import(t.Context(), nil)); err != nil {
		t.Fatal(err)
	}
	f, err := OpenFolder(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return l, f
}

// TestFolder asks a folder of figures what a library of the same documents is
// asked, and wants the same.
func TestFolder(t *testing.T) {
	l, f := both(t, 60)
	want, err := l.Topics(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got, err := f.Topics(t.Context(), nil, nil)
	if err != nil || !slices.EqualFunc(got, want, func(a, b Topic) bool {
		return a.Name == b.Name && a.Growth == b.Growth && a.Documents == b.Documents && a.Figures == b.Figures && slices.Equal(a.Names, b.Names)
	}) {
		t.Errorf("topics, %v:\n got %+v\nwant %+v", err, got, want)
	}
	hunan := func(year int, province string) bool { return year >= 2015 && province == "湖南省" }
	list, err := f.List(t.Context(), hunan)
	if err != nil || len(list) == 0 || slices.ContainsFunc(list, func(d *Document) bool { return d.Year < 2015 || d.Region != "湖南省" || d.Figures < 3 }) {
		t.Errorf("%d documents, %v", len(list), err)
	}
	if all, err := f.List(t.Context(), nil); err != nil || len(all) != 60 || all[0].Year != 2020 {
		t.Errorf("%d documents, the first of %d: %v", len(all), all[0].Year, err)
	}
	if few, err := f.Topics(t.Context(), nil, hunan); err != nil || len(few) == 0 || few[0].Documents != len(list) {
		t.Errorf("of a part: %d documents, want %d", few[0].Documents, len(list))
	}
	for _, ask := range []string{"粮食产量 > 550万吨", "网民", "网民 date:2015..", "title:统计公报 粮食产量 = 500万吨", "region:湖南省", "汪洋大海"} {
		a, err := l.Search(t.Context(), ask, Options{})
		if err != nil {
			t.Fatal(err)
		}
		b, err := f.Search(t.Context(), ask, nil, Options{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(idsOf(a), idsOf(b)) || a.Documents != b.Documents {
			t.Errorf("%s: %d documents, the library has %d", ask, b.Documents, a.Documents)
		}
		for _, x := range b.Found {
			for _, h := range x.Hits {
				if len(h.Lit) == 0 || h.Lit[0].End > len(h.Text) {
					t.Errorf("%s: %q with %v", ask, h.Text, h.Lit)
				}
			}
		}
	}
	told := 0
	r, err := f.Search(t.Context(), "粮食产量", nil, Options{Documents: 40, Hits: 1}, func(r *Results) { told = len(r.Found) })
	if err != nil || !r.More || len(r.Found) != 40 || told != 25 {
		t.Errorf("%d documents, more %v, told of %d: %v", len(r.Found), r.More, told, err)
	}
	var q *query.Error
	for _, ask := range []string{"NOT 粮食", "tag:重要", "（"} {
		if _, err := f.Search(t.Context(), ask, nil, Options{}, nil); !errors.As(err, &q) {
			t.Errorf("%s: %v", ask, err)
		}
	}
}

// idsOf are the documents that were found, by id.
func idsOf(r *Results) []string {
	var out []string
	for _, f := range r.Found {
		out = append(out, f.ID)
	}
	slices.Sort(out)
	return out
}

// TestManyNames forgets names that are met once where there are too many, and
// keeps the others with their counts.
func TestManyNames(t *testing.T) {
	_, f := both(t, 60)
	all, err := f.Topics(t.Context(), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	few, err := f.topics(t.Context(), nil, nil, 1)
	if err != nil || len(few) == 0 || few[0].Documents == 0 || few[0].Documents > all[0].Documents {
		t.Errorf("%+v of %+v, %v", few, all, err)
	}
}

// TestLocate tells pages of the web from files that are there and those that are
// not.
func TestLocate(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "job", "figures")
	in := filepath.Join(root, "in")
	for _, path := range []string{filepath.Join(in, "甲.txt"), filepath.Join(in, "乙.zip"), filepath.Join(dir, "x.parquet")} {
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, nil, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	f, err := parquet.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	x := &Folder{&parquet.Survey{Folder: f}}
	for address, want := range map[string]Address{
		"https://example.org/a?b=c":            {Web: "https://example.org/a?b=c"},
		"http:///etc/passwd":                   {},
		"javascript:alert(1)":                  {},
		"gs://bucket/a.html":                   {},
		"":                                     {},
		"in/甲.txt":                             {Path: filepath.Join(in, "甲.txt")},
		"in/丙.txt":                             {},
		"in":                                   {},
		"in/lines.jsonl#10":                    {},
		filepath.Join(in, "甲.txt"):             {Path: filepath.Join(in, "甲.txt")},
		"file://" + filepath.Join(in, "甲.txt"): {Path: filepath.Join(in, "甲.txt")},
		filepath.Join(in, "乙.zip") + "!/2023/丁.txt": {Path: filepath.Join(in, "乙.zip!/2023/丁.txt")},
	} {
		if got := x.Locate(address, ""); got != want {
			t.Errorf("%s: %+v, want %+v", address, got, want)
		}
	}
	// of two files of one name, the one that is the document
	near := filepath.Join(root, "job", "in", "甲.txt")
	if err := errors.Join(os.MkdirAll(filepath.Dir(near), 0o700), os.WriteFile(near, []byte("另一篇"), 0o600)); err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{hashOf(filepath.Join(in, "甲.txt")): filepath.Join(in, "甲.txt"), hashOf(near): near, "changed": near} {
		if got := x.Locate("in/甲.txt", id); got.Path != want {
			t.Errorf("%s: %s, want %s", id, got.Path, want)
		}
	}
}
