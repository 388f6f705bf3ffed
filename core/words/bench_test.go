package words_test

import (
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/segment"
	"github.com/wenshu-app/wenshu/core/words"
)

// million is about a million characters in paragraphs.
func million() string {
	line := "加快发展数字经济，促进数字经济和实体经济深度融合，打造具有国际竞争力的产业集群。" + "各地因地制宜，粮食丰收，市场供应充足，人民生活安定，全市图书馆开放时间延长。\n"
	return strings.Repeat(line, 1_000_000/len([]rune(line)))
}

func BenchmarkCount(b *testing.B) {
	s, err := segment.New()
	if err != nil {
		b.Fatal(err)
	}
	body := million()
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		if _, err := words.CountInParts(b.Context(), body, s.Words, func(words.List) {}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkConcordance(b *testing.B) {
	s, err := segment.New()
	if err != nil {
		b.Fatal(err)
	}
	body := million()
	l, err := words.Count(b.Context(), body, s.Words)
	if err != nil {
		b.Fatal(err)
	}
	spans := l.Words[0].Spans()
	b.ReportMetric(float64(len(spans)), "lines")
	for b.Loop() {
		words.ByLeft(words.Concordance(body, spans, 40))
	}
}
