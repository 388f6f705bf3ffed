package library

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/find"
	"github.com/wenshu-app/wenshu/core/query"
)

// digit is what varied makes others of.
var digit = regexp.MustCompile(`\d`)

// varied writes n documents into folder, each the head of a work report and
// paragraphs of several with other digits, and returns how many bytes they have.
func varied(b *testing.B, folder string, n int) (size int) {
	b.Helper()
	files, err := filepath.Glob(filepath.Join(os.Getenv("WENSHU_SHARED"), "corpus", "gwr", "provincial_2026", "*.txt"))
	if err != nil || len(files) == 0 {
		b.Skip("WENSHU_SHARED is not set: there are no texts to vary")
	}
	var paragraphs []string
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if len(line) > 100 {
				paragraphs = append(paragraphs, line)
			}
		}
	}
	r := rand.New(rand.NewPCG(10, 2026))
	for i := range n {
		var t strings.Builder
		fmt.Fprintf(&t, "第%d区%d年工作报告\n\n%d年1月20日\n\n", i, 1990+i%36, 1990+i%36)
		for range 12 {
			t.WriteString(digit.ReplaceAllStringFunc(paragraphs[r.IntN(len(paragraphs))], func(string) string { return strconv.Itoa(1 + r.IntN(9)) }))
		}
		size += t.Len()
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%05d.txt", i)), []byte(t.String()), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	return size
}

// BenchmarkImport imports documents made by variation, 200 or as many as
// WENSHU_BENCH_DOCUMENTS says, into the library in WENSHU_BENCH_LIBRARY or a
// new one, and tells documents a second, the index in bytes a byte of text, and
// the memory that the program took from the system.
func BenchmarkImport(b *testing.B) {
	n := 200
	if s := os.Getenv("WENSHU_BENCH_DOCUMENTS"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil {
			b.Fatal(err)
		}
	}
	folder := b.TempDir()
	size := varied(b, folder, n)
	for b.Loop() {
		dir := os.Getenv("WENSHU_BENCH_LIBRARY")
		if dir == "" {
			dir = b.TempDir()
		}
		l, err := Open(b.Context(), dir)
		if err != nil {
			b.Fatal(err)
		}
		if err := l.Add(folder); err != nil {
			b.Fatal(err)
		}
		if err := l.Import(b.Context(), nil); err != nil {
			b.Fatal(err)
		}
		if docs, err := l.Documents(b.Context()); err != nil || len(docs) < n {
			b.Fatalf("%d documents (%v)", len(docs), err)
		}
		if err := l.Close(); err != nil {
			b.Fatal(err)
		}
		index, err := os.Stat(filepath.Join(dir, indexName))
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(index.Size())/float64(size), "index-B/B")
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "documents/s")
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.Sys)/1e6, "MB")
}

// BenchmarkSearch searches the library in WENSHU_BENCH_LIBRARY for words, with a
// plain scan of its paragraphs beside it.
func BenchmarkSearch(b *testing.B) {
	dir := os.Getenv("WENSHU_BENCH_LIBRARY")
	if dir == "" {
		b.Skip("WENSHU_BENCH_LIBRARY is not set: there is no library to search")
	}
	l, err := Open(b.Context(), dir)
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	rows, err := l.read.Query("SELECT text FROM block")
	if err != nil {
		b.Fatal(err)
	}
	var folded []string
	for rows.Next() {
		var t string
		if err := rows.Scan(&t); err != nil {
			b.Fatal(err)
		}
		folded = append(folded, find.Fold(t))
	}
	b.Logf("%d paragraphs", len(folded))
	quick := map[bool]string{true: "page/", false: "index/"}
	for _, word := range []string{"数字经济", "赤字率", "网络安全", "城镇新增就业", "就业", "发展", "没有的词语", "就业 NOT 大学生", "城镇新增就业 > 1200万"} {
		for _, first := range []bool{true, false} {
			b.Run(quick[first]+word, func(b *testing.B) {
				n := 0
				for b.Loop() {
					r, err := l.Search(b.Context(), word, Options{Documents: 20, Quick: first, Sort: ByDate})
					if err != nil {
						b.Fatal(err)
					}
					n = r.Hits
				}
				b.ReportMetric(float64(n), "hits")
			})
		}
		q, err := query.Parse(word)
		if err != nil || q.Words == nil || q.Words.Op != query.Phrase {
			continue
		}
		b.Run("scan/"+word, func(b *testing.B) {
			w, n := find.Fold(word), 0
			for b.Loop() {
				n = 0
				for _, t := range folded {
					if strings.Contains(t, w) {
						n++
					}
				}
			}
			b.ReportMetric(float64(n), "hits")
		})
	}
}

// BenchmarkTopics counts the indicators of the library in WENSHU_BENCH_LIBRARY,
// and tells the memory that the program took from the system.
func BenchmarkTopics(b *testing.B) {
	dir := os.Getenv("WENSHU_BENCH_LIBRARY")
	if dir == "" {
		b.Skip("WENSHU_BENCH_LIBRARY is not set: there is no library to count")
	}
	l, err := Open(b.Context(), dir)
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	n := 0
	for b.Loop() {
		all, err := l.Topics(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		n = len(all)
	}
	b.ReportMetric(float64(n), "topics")
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.Sys)/1e6, "MB")
}
