package library

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/wenshu-app/wenshu/core/doc"
)

// report is an invented work report of one year, with the sentence that tests
// look for.
func report(place string, year, jobs int, growth string) string {
	return fmt.Sprintf(`%[1]s%[2]d年工作情况报告

%[2]d年12月20日

%[2]d年，全市城镇新增就业%[3]d万人，地区生产总值增长%[4]s%%。数字经济占地区生产总值比重达到38.5%%。
平台建设取得进展，網絡安全得到加强，ＧＤＰ核算更加准确。
明年的主要目标是：城镇新增就业%[5]d万人以上。
`, place, year, jobs, growth, jobs+1)
}

func open(t *testing.T) (*Library, string) {
	t.Helper()
	l, err := Open(t.Context(), filepath.Join(t.TempDir(), "library"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	folder := t.TempDir()
	if err := l.Add(folder); err != nil {
		t.Fatal(err)
	}
	return l, folder
}

func write(t *testing.T, folder, name, text string) {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func bring(t *testing.T, l *Library) {
	t.Helper()
	if err := l.Import(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
}

func names(t *testing.T, l *Library) string {
	t.Helper()
	docs, err := l.Documents(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	Order(docs, ByDate)
	var out []string
	for _, d := range docs {
		out = append(out, fmt.Sprintf("%s×%d", d.Name, d.Sources()))
	}
	return strings.Join(out, " ")
}

func TestImport(t *testing.T) {
	l, folder := open(t)
	write(t, folder, "a.txt", report("甲市", 2021, 10, "8.1"))
	write(t, folder, "sub/b.txt", report("甲市", 2022, 12, "6.5"))
	write(t, folder, "same.txt", report("甲市", 2021, 10, "8.1"))
	write(t, folder, "empty.txt", "")
	write(t, folder, ".hidden.txt", "藏起来的")
	write(t, folder, "picture.png", "no document")
	bring(t, l)
	if got, want := names(t, l), "b.txt×1 a.txt×2"; got != want {
		t.Fatalf("%s, want %s", got, want)
	}
	f, err := l.Failures(t.Context())
	if err != nil || len(f) != 1 || filepath.Base(f[0].Path) != "empty.txt" || f[0].Err.Kind != doc.NoText {
		t.Errorf("failures %+v, %v", f, err)
	}
	// a file changes, one goes, one comes
	write(t, folder, "a.txt", report("甲市", 2023, 14, "5.2"))
	write(t, folder, "c.txt", report("乙县", 2020, 3, "2.3"))
	if err := os.Remove(filepath.Join(folder, "sub", "b.txt")); err != nil {
		t.Fatal(err)
	}
	bring(t, l)
	if got, want := names(t, l), "a.txt×1 a.txt×1 c.txt×1"; got != want {
		// same.txt keeps what a.txt was, under the name that it came in with
		t.Errorf("after changes: %s, want %s", got, want)
	}
	// what cannot be reached is not gone
	if err := os.Rename(folder, folder+"-away"); err != nil {
		t.Fatal(err)
	}
	bring(t, l)
	if got := names(t, l); strings.Count(got, ".txt") != 3 {
		t.Errorf("with the folder away: %s", got)
	}
}

// TestNearlySame shows a report from two sites as one, and two months' reports
// as two.
func TestNearlySame(t *testing.T) {
	l, folder := open(t)
	body := report("甲市", 2021, 10, "8.1")
	for i := range 12 {
		body += fmt.Sprintf("第%d项工作是把基层治理抓紧抓实，推动%d个社区改造老旧设施，群众满意度明显上升。\n", i+1, 20+i*7)
	}
	write(t, folder, "a.txt", body)
	write(t, folder, "b.txt", "来源：某网站 2022-01-05\n\n"+body)
	write(t, folder, "c.txt", strings.NewReplacer("2021年", "2022年", "10万", "13万", "8.1", "3.7", "38.5", "40.2", "20个", "33个", "27个", "44个", "34个", "51个", "41个", "62个").Replace(body))
	bring(t, l)
	docs, err := l.Documents(t.Context())
	if err != nil || len(docs) != 2 {
		t.Fatalf("%d documents, want 2 (%v): %s", len(docs), err, names(t, l))
	}
	r, err := l.Search(t.Context(), "基层治理 date:2021", Options{})
	if err != nil || len(r.Found) != 1 || r.Found[0].Sources() != 2 {
		t.Errorf("%+v, %v", r, err)
	}
	// the copy stands for itself when the first is gone
	if err := os.Remove(filepath.Join(folder, "a.txt")); err != nil {
		t.Fatal(err)
	}
	bring(t, l)
	if r, err = l.Search(t.Context(), "基层治理", Options{}); err != nil || len(r.Found) != 2 || r.Found[0].Name == "a.txt" || r.Found[1].Name == "a.txt" {
		t.Errorf("%s, %v", names(t, l), err)
	}
}

func TestSearch(t *testing.T) {
	l, folder := open(t)
	write(t, folder, "2021.txt", report("甲市", 2021, 10, "8.1"))
	write(t, folder, "2022.txt", report("湖南省", 2022, 12, "6.5"))
	write(t, folder, "2023.txt", report("甲市", 2023, 14, "5.2"))
	bring(t, l)
	docs, err := l.Documents(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Tag("重点", true, docs[0].ID); err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]string{
		"":                     "2023 2022 2021",
		"网络安全":                 "2023 2022 2021", // 網絡安全 in the text
		"GDP核算":                "2023 2022 2021", // of full width
		"10万人":                 "2021",
		"0万人":                  "2021", // characters, not words
		"安全 NOT 10万":           "2023 2022 2021",
		"“取得进展，网络”":            "2023 2022 2021",
		"取得进展网络":               "", // the mark between is not nothing
		"没有的词":                 "",
		"(10万 OR 14万) 城镇":      "2023 2021",
		"title:湖南":             "2022",
		"region:湖南 安全":         "2022",
		"-region:湖南 安全":        "2023 2021",
		"tag:重点":               "2021",
		"date:2022.. 网络":       "2023 2022",
		"城镇新增就业 > 12万":         "2023 2022", // 13万 is the target of 2022
		"城镇新增就业 > 12万人 actual": "2023",
		"城镇新增就业人数 2021..2021":  "2021", // a name of the same indicator
		"占比 >= 38% 数字经济":       "2023 2022 2021",
		"占比 >= 39% 数字经济":       "",
		"target 城镇新增就业":        "2023 2022 2021",
		"《湖南省2022年工作情况报告》":     "2022",
		"，":                     "2023 2022 2021",
		`10% OR "8.1%"`:         "2021",
		"地区生产总值 < 6 title:2023": "2023",
	} {
		r, err := l.Search(t.Context(), query, Options{Sort: ByDate})
		if err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		var got []string
		for _, f := range r.Found {
			got = append(got, strings.TrimSuffix(f.Name, ".txt"))
			for _, h := range f.Hits {
				for _, s := range h.Lit {
					if s.Start < 0 || s.End > len(h.Text) || s.Len() <= 0 {
						t.Errorf("%s: %v is not of %q", query, s, h.Text)
					}
				}
				if h.Figure != nil && h.Text[h.Lit[0].Start:h.Lit[0].End] != h.Figure.Said {
					t.Errorf("%s: %q lit, %q said", query, h.Text[h.Lit[0].Start:h.Lit[0].End], h.Figure.Said)
				}
			}
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%s: %q, want %q", query, g, want)
		}
		if r.Documents != len(got) {
			t.Errorf("%s: %d documents counted, %d given", query, r.Documents, len(got))
		}
	}
	if _, err := l.Search(t.Context(), "NOT 网络", Options{}); err == nil {
		t.Error("NOT alone is read")
	}
}

// TestLost makes the index again after it was deleted or damaged; what the
// reader said stays.
func TestLost(t *testing.T) {
	dir, folder := t.TempDir(), t.TempDir()
	write(t, folder, "a.txt", report("甲市", 2021, 10, "8.1"))
	for i, harm := range []func(path string) error{os.Remove, func(path string) error { return os.WriteFile(path, []byte(strings.Repeat("damaged ", 4000)), 0o644) }} {
		l, err := Open(t.Context(), dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := l.Add(folder); err != nil {
			t.Fatal(err)
		}
		bring(t, l)
		docs, err := l.Documents(t.Context())
		if err != nil || len(docs) != 1 {
			t.Fatal(docs, err)
		}
		if i == 0 {
			err = l.Tag("重点", true, docs[0].ID)
		}
		if err := errors.Join(err, l.Close(), harm(filepath.Join(dir, indexName))); err != nil {
			t.Fatal(err)
		}
		if l, err = Open(t.Context(), dir); err != nil {
			t.Fatal(err)
		}
		bring(t, l)
		r, err := l.Search(t.Context(), "tag:重点 网络", Options{})
		if err != nil || len(r.Found) != 1 {
			t.Errorf("%d: %+v, %v", i, r, err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestKilled kills a program that imports, again and again, and wants every
// document whole in the end.
func TestKilled(t *testing.T) {
	if dir := os.Getenv("WENSHU_TEST_LIBRARY"); dir != "" {
		l, err := Open(context.Background(), dir)
		if err == nil {
			err = l.Import(context.Background(), nil)
		}
		if err != nil {
			t.Fatal(err)
		}
		return
	}
	if testing.Short() {
		t.Skip("starts programs")
	}
	dir := filepath.Join(t.TempDir(), "library")
	folder := t.TempDir()
	const n = 60
	for i := range n {
		write(t, folder, fmt.Sprintf("%02d.txt", i), report(fmt.Sprintf("第%d区", i), 1960+i, 5+i, fmt.Sprintf("%d.%d", i%9, i%7)))
	}
	l, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(l.Add(folder), l.Close()); err != nil {
		t.Fatal(err)
	}
	for i := range 8 {
		c := exec.Command(os.Args[0], "-test.run", "^TestKilled$")
		c.Env = append(os.Environ(), "WENSHU_TEST_LIBRARY="+dir)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(150+90*i) * time.Millisecond)
		_ = c.Process.Kill()
		_ = c.Wait()
		allThere(t, dir)
	}
	if l, err = Open(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	bring(t, l)
	if r, err := l.Search(t.Context(), "城镇新增就业", Options{Documents: 1000}); err != nil || len(r.Found) != n {
		t.Errorf("%d documents, want %d: %v", len(r.Found), n, err)
	}
}

// allThere wants all blocks and figures of every document that the index has.
func allThere(t *testing.T, dir string) {
	t.Helper()
	l, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	var half int
	err = l.read.QueryRow(`SELECT count(*) FROM document WHERE same = 0 AND figures <> (SELECT count(*) FROM figure WHERE id >> 20 = n)`).Scan(&half)
	if err != nil || half > 0 {
		t.Errorf("%d half documents (%v)", half, err)
	}
	var blocks, words int
	err = errors.Join(l.read.QueryRow("SELECT count(*) FROM block").Scan(&blocks), l.read.QueryRow("SELECT count(*) FROM words").Scan(&words))
	if err != nil || blocks != words {
		t.Errorf("%d blocks, %d of them to search (%v)", blocks, words, err)
	}
}

func TestCancel(t *testing.T) {
	l, folder := open(t)
	for i := range 20 {
		write(t, folder, fmt.Sprintf("%02d.txt", i), report("甲市", 2000+i, 5+i, "4.4"))
	}
	ctx, cancel := context.WithCancel(t.Context())
	var p Progress
	go func() {
		for p.Read().Done < 3 {
			time.Sleep(time.Millisecond)
		}
		cancel()
	}()
	if err := l.Import(ctx, &p); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	bring(t, l)
	if got := strings.Count(names(t, l), ".txt"); got != 20 {
		t.Errorf("%d documents", got)
	}
}

func TestWatch(t *testing.T) {
	l, folder := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	outcomes := make(chan error, 10)
	done := make(chan error)
	go func() { done <- l.Watch(ctx, nil, func(err error) { outcomes <- err }) }()
	wait := func() {
		t.Helper()
		select {
		case err := <-outcomes:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(20 * time.Second):
			t.Fatal("nothing was noticed")
		}
	}
	wait()
	write(t, folder, "new/a.txt", report("甲市", 2021, 10, "8.1"))
	wait()
	if got := names(t, l); got != "a.txt×1" {
		t.Errorf("%s", got)
	}
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
