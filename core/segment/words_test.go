package segment

import (
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
)

func TestWords(t *testing.T) {
	s, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, in, want string }{
		{"term", "我国数字经济发展", "我国|数字经济|发展"},
		{"indicator", "粮食产量稳定增长", "粮食产量|稳定|增长"},
		{"latin", "GDP增长", "GDP|增长"},
		{"nothing", "", ""},
		{"longest", "推进供给侧结构性改革，扩大内需", "推进|供给侧结构性改革|，|扩大内需"},
		{"longest of three", "长三角一体化发展", "长三角一体化发展"},
		{"two terms side by side", "高质量发展共同富裕", "高质量发展|共同富裕"},
		{"at the end", "培育新质生产力", "培育|新质生产力"},
		{"traditional", "數字經濟與新質生產力", "數字經濟|與|新質生產力"},
		{"variant", "産業鏈供應鏈", "産業鏈供應鏈"},
		{"indicator of ours", "互联网普及率达七成", "互联网普及率|达|七成"},
		{"two words that meet", "审议重大数据事项", "审议|重大|数据|事项"},
		{"a need inside", "县内需要道路", "县|内|需要|道路"},
		{"wages", "农民工资按时发放", "农民|工资|按时|发放"},
		{"workers", "农民工按时回家", "农民工|按时|回家"},
		{"a verb before its preposition", "这些变化是从一条河开始的", "这些|变化|是|从|一条|河|开始|的"},
		{"a preposition before a whole word", "在城镇生活", "在|城镇|生活"},
		{"a preposition before a river", "位于长江中游", "位于|长江|中游"},
		{"tax", "农业税收入库", "农业|税收|入库"},
	} {
		var words []string
		at := 0
		for _, w := range s.Words(c.in) {
			if w.Start != at {
				t.Errorf("%s: a word starts at %d, want %d", c.name, w.Start, at)
			}
			at = w.End
			words = append(words, w.Of(c.in))
		}
		if got := strings.Join(words, "|"); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestTerms looks whether each term of the table is kept whole inside a
// sentence, in the form of the table, and the parts are those of their word.
func TestTerms(t *testing.T) {
	s, err := New()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	terms := 0
	for _, r := range lexicon.MustRead(assets.Tables, "terms.tsv", 1) {
		term := r.Cell(0)
		if seen[term] {
			t.Errorf("line %d: %s stands twice", r.Line, term)
		}
		seen[term] = true
		want := []string{term}
		if p := r.Cell(1); p != "" {
			want = strings.Split(p, "|")
			if strings.Join(want, "") != term {
				t.Errorf("line %d: %s is not made of %s", r.Line, term, p)
			}
		} else {
			terms++
		}
		in := "会议指出，" + term + "。"
		var got []string
		for _, w := range s.Words(in) {
			if w.Start >= len("会议指出，") && w.End <= len(in)-len("。") {
				got = append(got, w.Of(in))
			}
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("line %d: %s, want %s", r.Line, strings.Join(got, "|"), strings.Join(want, "|"))
		}
		if lexicon.Fold(term) != term {
			t.Errorf("line %d: %s is not simplified", r.Line, term)
		}
	}
	if terms < 600 {
		t.Errorf("%d terms", terms)
	}
}

func FuzzWords(f *testing.F) {
	s, err := New()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("数字经济50.2万亿元\xff\x00")
	f.Fuzz(func(t *testing.T, in string) {
		at := 0
		for _, w := range s.Words(in) {
			if w.Start != at || w.End <= w.Start {
				t.Fatalf("word %v after %d of %q", w, at, in)
			}
			at = w.End
		}
		if at != len(in) {
			t.Fatalf("the words of %q end at %d", in, at)
		}
	})
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWords(b *testing.B) {
	s, err := New()
	if err != nil {
		b.Fatal(err)
	}
	line := "加快发展数字经济，促进数字经济和实体经济深度融合，打造具有国际竞争力的产业集群。"
	b.SetBytes(int64(len(line)))
	for b.Loop() {
		s.Words(line)
	}
}
