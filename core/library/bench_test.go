package library

import (
	"os"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/find"
	"github.com/wenshu-app/wenshu/core/query"
)

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
	for _, word := range []string{"数字经济", "赤字率", "网络安全", "城镇新增就业", "就业", "发展", "没有的词语", "就业 NOT 大学生", "城镇新增就业 > 1200万"} {
		b.Run("index/"+word, func(b *testing.B) {
			n := 0
			for b.Loop() {
				r, err := l.Search(b.Context(), word, Options{Documents: 20})
				if err != nil {
					b.Fatal(err)
				}
				n = r.Hits
			}
			b.ReportMetric(float64(n), "hits")
		})
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
