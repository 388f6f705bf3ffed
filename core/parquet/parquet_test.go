package parquet_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/core/query"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/text"
)

var about = parquet.About{Schema: parquet.Schema, Rules: "r", Program: "p"}

// own makes documents of our own texts.
func own(t *testing.T, n int) []*doc.Document {
	t.Helper()
	var out []*doc.Document
	for i := range n {
		b := fmt.Sprintf("某省%d年统计公报\n\n%d年3月1日\n\n%d年，全省地区生产总值%d.5亿元，比上年增长%d.2%%。粮食产量约%d万吨，网民超过%d万人。明年的主要预期目标：城镇新增就业%d万人以上。\n",
			2000+i%20, 2001+i%20, 2000+i%20, 1000+i, 3+i%6, 500+i, 70+i, 12+i%9)
		out = append(out, document(t, fmt.Sprintf("某省%d.txt", i), []byte(b)))
	}
	return out
}

func document(t *testing.T, name string, b []byte) *doc.Document {
	t.Helper()
	d, err := core.Read(t.Context(), name, b, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// put writes a folder: a file for each partition.
func put(t *testing.T, docs []*doc.Document) string {
	t.Helper()
	dir := t.TempDir()
	by := map[string][]parquet.Row{}
	for i, d := range docs {
		s := library.SourceOf(d, fmt.Sprintf("https://example.org/%04d/%s", i, d.Name))
		part := parquet.Partition(s.Written.Year, s.Region)
		by[part] = append(by[part], parquet.RowsOf(d, s)...)
	}
	for part, rows := range by {
		var b bytes.Buffer
		if err := parquet.Write(&b, rows, about); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, parquet.FiguresDir, part, "part-00000-of-00001.parquet")
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// checkBack writes documents and wants the same figures back, byte for byte as
// the command line prints them and as tables take them.
func checkBack(t *testing.T, docs []*doc.Document) {
	t.Helper()
	want, stated := map[string][]byte{}, map[string]series.Statement{}
	for i, d := range docs {
		var b bytes.Buffer
		if err := export.JSONL(&b, d, export.Options{}); err != nil {
			t.Fatal(err)
		}
		for n, line := range bytes.SplitAfter(b.Bytes(), []byte("\n")) {
			if len(line) > 0 {
				want[parquet.ID(d.ID, n)] = line
			}
		}
		for s := range series.AsRead(d, library.SourceOf(d, fmt.Sprintf("https://example.org/%04d/%s", i, d.Name))) {
			f := &s.Figure // what the text says of places is not kept
			f.Span, f.Sentence, f.Clause, f.Words, f.Reasons = text.Span{}, text.Span{}, text.Span{}, nil, nil
			f.Section, f.Block = 0, 0
			stated[parquet.ID(d.ID, s.N)] = s
		}
	}
	f, err := parquet.Open(t.Context(), put(t, docs))
	if err != nil {
		t.Fatal(err)
	}
	var rows []*parquet.Row // kept, to see that reading on changes none
	for r, err := range f.Rows(t.Context(), parquet.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, r)
	}
	if len(rows) != len(want) {
		t.Errorf("%d rows, want %d", len(rows), len(want))
	}
	for _, r := range rows {
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(r.Record("")); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(b.Bytes(), want[r.ID]) {
			t.Errorf("%s\n got %s\nwant %s", r.ID, b.Bytes(), want[r.ID])
		}
		s, err := r.Source()
		if err != nil {
			t.Fatal(err)
		}
		got, err := r.Statement(s)
		if err != nil {
			t.Fatal(err)
		}
		if w := stated[r.ID]; !reflect.DeepEqual(plain(got), plain(w)) {
			t.Errorf("%s\n got %+v\nwant %+v", r.ID, plain(got), plain(w))
		}
	}
}

// plain is a statement with its numbers printed, for comparing. Of an endless
// sentence the figures file has what stands around the figure.
func plain(s series.Statement) any {
	v := s.Figure.Value
	from, to := max(0, s.At-100), min(len(s.Sentence), s.At+100)
	s.Sentence, s.At = s.Sentence[from:to], s.At-from
	s.Figure.Value.Lo, s.Figure.Value.Hi, s.Figure.Value.Step = nil, nil, nil
	if p := &s.Figure.Period; p.To == p.From { // both are printed as one date
		p.To = doc.Date{}
	}
	return []any{*s.Source, s.N, s.Figure, s.Said, s.Sentence, s.At, s.From, s.To, s.Page, doc.Decimal(v.Lo), doc.Decimal(v.Hi), doc.Decimal(v.Step)}
}

func TestBack(t *testing.T) { checkBack(t, own(t, 60)) }

// TestBackCorpus is TestBack over every document of the corpus.
func TestBackCorpus(t *testing.T) {
	shared := os.Getenv("WENSHU_SHARED")
	if shared == "" {
		t.Skip("WENSHU_SHARED is not set: the corpus is not there")
	}
	if testing.Short() {
		t.Skip("reads the whole corpus")
	}
	var docs []*doc.Document
	seen := map[string]bool{}
	err := filepath.WalkDir(filepath.Join(shared, "corpus"), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		d, err := core.ReadFile(t.Context(), path, nil)
		var refused *doc.Error
		if errors.As(err, &refused) || err == nil && seen[d.ID] {
			return nil
		}
		if err == nil {
			docs, seen[d.ID] = append(docs, d), true
		}
		return err
	})
	if err != nil || len(docs) < 100 {
		t.Fatalf("%d documents, %v", len(docs), err)
	}
	checkBack(t, docs)
}

// TestFilter chooses figures by name, place and years, and compares with
// choosing among all of them.
func TestFilter(t *testing.T) {
	f, err := parquet.Open(t.Context(), put(t, own(t, 60)))
	if err != nil {
		t.Fatal(err)
	}
	all := collect(t, f, parquet.Filter{})
	pick := series.NewPick("粮食产量", nil)
	for name, c := range map[string]struct {
		filter parquet.Filter
		want   func(r *parquet.Row) bool
	}{
		"name":     {parquet.Filter{Name: pick.May}, func(r *parquet.Row) bool { return r.Indicator == "粮食产量" }},
		"nothing":  {parquet.Filter{Name: func(string, string) bool { return false }}, func(*parquet.Row) bool { return false }},
		"years":    {parquet.Filter{From: 2005, Till: 2007}, func(r *parquet.Row) bool { return r.Since >= 1 && r.Till >= 2005 && r.Since <= 2007 }},
		"written":  {parquet.Filter{Written: [2]int{2010, 2012}}, func(r *parquet.Row) bool { return r.Written >= "2010" && r.Written < "2013" }},
		"place":    {parquet.Filter{Place: func(p string) bool { return p != "" }}, func(r *parquet.Row) bool { return r.Province != "" }},
		"in":       {parquet.Filter{In: func(year int, _ string) bool { return year%2 == 0 }}, func(r *parquet.Row) bool { return r.Written[3]%2 == '0'%2 }},
		"sentence": {parquet.Filter{Sentence: func(s string) bool { return strings.Contains(s, "网民") }}, func(r *parquet.Row) bool { return strings.Contains(r.Sentence, "网民") }},
		"both": {parquet.Filter{Name: pick.May, Sentence: func(s string) bool { return strings.Contains(s, "约503") }}, func(r *parquet.Row) bool {
			return r.Indicator == "粮食产量" && strings.Contains(r.Sentence, "约503")
		}},
		"floor": {parquet.Filter{Floor: 0.9}, func(r *parquet.Row) bool { return r.Confidence >= 0.9 }},
	} {
		var want []string
		for _, r := range all {
			if c.want(r) {
				want = append(want, r.ID)
			}
		}
		var got []string
		for _, r := range collect(t, f, c.filter) {
			got = append(got, r.ID)
		}
		if !slices.Equal(got, want) || len(want) == len(all) && name != "place" {
			t.Errorf("%s: %d of %d rows, want %d", name, len(got), len(all), len(want))
		}
	}
}

func collect(t *testing.T, f *parquet.Folder, filter parquet.Filter) []*parquet.Row {
	t.Helper()
	var out []*parquet.Row
	for r, err := range f.Rows(t.Context(), filter) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

// TestSearch asks for figures and words as a library is asked.
func TestSearch(t *testing.T) {
	f, err := parquet.Open(t.Context(), put(t, own(t, 60)))
	if err != nil {
		t.Fatal(err)
	}
	for ask, want := range map[string]int{
		"粮食产量 > 550万吨":             9,
		"粮食产量 > 550万吨 date:2010..": 9,
		"粮食产量 2003..2003":          3,
		"粮食产量 region:湖南":           0,
		"网民":                       60 * 2, // in the sentence of both figures
		"网民 NOT 粮食":                0,
		"target 就业":                60,
		"title:统计公报 粮食产量 = 500万吨":  1,
	} {
		q, err := query.Parse(ask)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for s, err := range f.Search(t.Context(), &q, nil) {
			if err != nil {
				t.Fatal(err)
			}
			if s.Sentence[s.At:s.At+len(s.Said)] != s.Said {
				t.Fatalf("%q does not stand at %d of %q", s.Said, s.At, s.Sentence)
			}
			n++
		}
		if n != want {
			t.Errorf("%s: %d figures, want %d", ask, n, want)
		}
	}
}

// TestSeries makes the table of a folder and that of its documents.
func TestSeries(t *testing.T) {
	docs := own(t, 60)
	f, err := parquet.Open(t.Context(), put(t, docs))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"粮食产量", "地区生产总值", "城镇新增就业"} {
		pick := series.NewPick(name, nil)
		here, err := series.Across(f.Statements(t.Context(), parquet.Filter{Name: pick.May}), pick, series.TableOptions{})
		if err != nil {
			t.Fatal(err)
		}
		there, err := series.Across(func(yield func(series.Statement, error) bool) {
			for i, d := range docs {
				for s, err := range series.AsRead(d, library.SourceOf(d, fmt.Sprintf("https://example.org/%04d/%s", i, d.Name))) {
					if !yield(s, err) {
						return
					}
				}
			}
		}, pick, series.TableOptions{})
		if err != nil {
			t.Fatal(err)
		}
		var a, b bytes.Buffer
		if err := errors.Join(export.TableJSON(&a, here), export.TableJSON(&b, there)); err != nil {
			t.Fatal(err)
		}
		if a.String() != b.String() || a.Len() < 100 {
			t.Errorf("%s\n got %s\nwant %s", name, a.String(), b.String())
		}
	}
}

// TestSame writes the same rows in another order and wants the same bytes.
func TestSame(t *testing.T) {
	var rows []parquet.Row
	for _, d := range own(t, 5) {
		rows = append(rows, parquet.RowsOf(d, library.SourceOf(d, d.Name))...)
	}
	other := slices.Clone(rows)
	slices.Reverse(other)
	var a, b bytes.Buffer
	if err := errors.Join(parquet.Write(&a, rows, about), parquet.Write(&b, other, about)); err != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Errorf("%d and %d bytes, %v", a.Len(), b.Len(), err)
	}
}

// TestRefused opens what is no folder of figures, and reads damaged files:
// errors that name the file, no panic.
func TestRefused(t *testing.T) {
	ctx := t.Context()
	if _, err := parquet.Open(ctx, filepath.Join(t.TempDir(), "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no folder: %v", err)
	}
	if _, err := parquet.Open(ctx, t.TempDir()); !errors.Is(err, parquet.ErrNone) {
		t.Errorf("an empty folder: %v", err)
	}
	dir := put(t, own(t, 20)[:1])
	path := filepath.Join(dir, parquet.FiguresDir, parquet.Partition(2001, ""), "part-00000-of-00001.parquet")
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := parquet.Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; at < len(good); at += 97 {
		for _, bad := range [][]byte{good[:at], slices.Concat(good[:at], []byte{good[at] ^ 0x55}, good[at+1:])} {
			if err := os.WriteFile(path, bad, 0o600); err != nil {
				t.Fatal(err)
			}
			for _, err := range f.Rows(ctx, parquet.Filter{Name: func(string, string) bool { return true }}) {
				var named *parquet.FileError
				if err != nil && (!errors.As(err, &named) || named.Path != path) {
					t.Fatalf("byte %d: %v", at, err)
				}
			}
		}
	}
	newer := about
	newer.Schema++
	var b bytes.Buffer
	if err := parquet.Write(&b, nil, newer); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := f.About(); !errors.Is(err, parquet.ErrNewer) {
		t.Errorf("a later schema: %v", err)
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	if err := os.WriteFile(path, good, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, err := range f.Rows(stopped, parquet.Filter{}) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("stopped: %v", err)
		}
	}
}

// TestColumns wants a meaning for each column and none for what is none.
func TestColumns(t *testing.T) {
	row := reflect.TypeFor[parquet.Row]()
	var names, said []string
	for i := range row.NumField() {
		name, _, _ := strings.Cut(row.Field(i).Tag.Get("parquet"), ",")
		names = append(names, name)
	}
	for _, c := range parquet.Columns {
		said = append(said, c.Name)
		if c.Chinese == "" || c.English == "" {
			t.Errorf("%s: no meaning", c.Name)
		}
	}
	if !slices.Equal(names, said) {
		t.Errorf("columns %v\nmeanings of %v", names, said)
	}
}
