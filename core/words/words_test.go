package words

import (
	"context"
	"math"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/text"
)

// cut parts at blanks, for tests.
func cut(s string) []text.Span {
	var out []text.Span
	start := -1
	for i, r := range s + " " {
		switch {
		case r == ' ' || r == '\n':
			if start >= 0 {
				out = append(out, text.Span{Start: start, End: i})
			}
			start = -1
		case start < 0:
			start = i
		}
	}
	return out
}

const body = "数字经济 蓬勃 发展 ， 2022\n推动 数字经济 与 实体 融合 GDP\n我们 支持 数字经济"

func count(t *testing.T, s string) List {
	t.Helper()
	l, err := Count(t.Context(), s, cut)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestCount(t *testing.T) {
	l := count(t, body)
	if l.Words[0].Text != "数字经济" || l.Words[0].N() != 3 || l.Total != 12 {
		t.Errorf("%+v of %d", l.Words[0], l.Total)
	}
	for _, w := range l.Words {
		if w.Text == "我们" || w.Text == "2022" || w.Text == "与" {
			t.Errorf("%q is counted", w.Text)
		}
		for _, at := range w.At {
			if !strings.HasPrefix(body[at:], w.Text) {
				t.Errorf("%q does not stand at %d", w.Text, at)
			}
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Count(ctx, body, cut); err == nil {
		t.Error("counting goes on though it was cancelled")
	}
}

// TestCountInParts shows what is counted so far, and never changes it again.
func TestCountInParts(t *testing.T) {
	long := strings.Repeat("数字经济 发展\n", 50) + strings.Repeat("粮食 丰收\n", 50)
	var seen []List
	var sizes []int
	whole, err := CountInParts(t.Context(), long, cut, func(l List) {
		seen = append(seen, l)
		n := 0
		for _, w := range l.Words {
			n += w.N()
		}
		sizes = append(sizes, n)
	})
	if err != nil || whole.Total != 200 || len(whole.Words) != 4 {
		t.Fatalf("%v, %d words of %d", err, len(whole.Words), whole.Total)
	}
	if len(seen) < 8 || len(seen) > parts {
		t.Errorf("shown %d times", len(seen))
	}
	for i, l := range seen {
		n := 0
		for _, w := range l.Words {
			n += w.N()
		}
		if n != sizes[i] || i > 0 && n <= sizes[i-1] || n >= 200 {
			t.Errorf("list %d had %d places and has %d", i, sizes[i], n)
		}
	}
}

// TestCountFolds: a word in both scripts is one word, and stop words and terms
// are known in both.
func TestCountFolds(t *testing.T) {
	l := count(t, "數字經濟 我們 發展\n数字经济")
	if len(l.Words) != 2 || l.Words[0].Text != "數字經濟" || l.Words[0].N() != 2 || !l.Words[0].Term || l.Words[1].Term {
		t.Errorf("%+v", l.Words)
	}
	if s := l.Words[0].Spans(); len(s) != 2 || s[1].End-s[1].Start != len("数字经济") {
		t.Errorf("%v", s)
	}
	if p := l.Per(2); math.Abs(p-5000) > 1e-9 {
		t.Errorf("%f per ten thousand", p)
	}
}

// TestScript: a word is written as it mostly stands; numbers are no words, and
// terms of such signs are.
func TestScript(t *testing.T) {
	l := count(t, "發展 发展 发展 國家 国家 二十五 十四五 一九五")
	got := []string{}
	for _, w := range l.Words {
		got = append(got, w.Text)
	}
	if s := strings.Join(got, " "); s != "发展 國家 十四五" || l.Total != 8 {
		t.Errorf("%s of %d", s, l.Total)
	}
}

func TestEven(t *testing.T) {
	for _, c := range []struct {
		name string
		at   []int
		want float64
	}{
		{"none", nil, 0},
		{"one place", []int{7}, 0.05},
		{"one stretch", []int{0, 1, 2, 3}, 0.05},
		{"every stretch", []int{0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95}, 1},
		{"half of them", []int{0, 10, 20, 30, 40, 50, 60, 70, 80, 90}, 0.5},
	} {
		if got := even(c.at, 100); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: %f, want %f", c.name, got, c.want)
		}
	}
}

// near cuts Chinese characters in twos, for tests.
func near(s string) []text.Span {
	var out []text.Span
	n := 0
	for i, r := range s {
		if !letter(r) {
			n = 0
		}
		if n%2 == 0 {
			out = append(out, text.Span{Start: i, End: i})
		}
		out[len(out)-1].End = i + len(string(r))
		if n++; !letter(r) {
			n = 0
		}
	}
	return out
}

func TestGrams(t *testing.T) {
	const in = "深化改革开放\n深化改革开放，粮食丰收\n粮食丰收\n粮食工作"
	l, err := Grams(t.Context(), in, near)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, w := range l.Words {
		got[w.Text] = w.N()
		for _, at := range w.At {
			if !strings.HasPrefix(in[at:], w.Text) {
				t.Errorf("%q does not stand at %d", w.Text, at)
			}
		}
	}
	// 深化改革 and 改革开放 stand nowhere else; 粮食工作 stands once
	if len(got) != 2 || got["深化改革开放"] != 2 || got["粮食丰收"] != 2 {
		t.Errorf("%v", got)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Grams(ctx, in, near); err == nil {
		t.Error("counting goes on though it was cancelled")
	}
}

func TestConcordance(t *testing.T) {
	lines := Concordance(body, count(t, body).Words[0].Spans(), 3)
	if len(lines) != 3 || lines[0].Left != "" || lines[0].Right != " 蓬勃" || lines[1].Left != "推动 " || lines[2].Right != "" {
		t.Fatalf("%+v", lines)
	}
	if l := Concordance(body, []text.Span{{Start: -1, End: 3}, {Start: 0, End: len(body) + 1}}, 3); len(l) != 0 {
		t.Errorf("places outside give %v", l)
	}
}

// TestOrder puts the most frequent company first, and marks last.
func TestOrder(t *testing.T) {
	var lines []Line
	for i, r := range []string{"，其他", "发展快", "", "转型中", "发展慢", "强国", "发，"} {
		lines = append(lines, Line{Word: "数字", Right: r, Left: strings.ToUpper(r), At: i})
	}
	ByRight(lines)
	var got []string
	for _, l := range lines {
		got = append(got, l.After())
	}
	if s := strings.Join(got, "|"); s != "发展|发展|发|强国|转型||，" {
		t.Errorf("by right: %s", s)
	}
	lines = []Line{{Left: "协同推进"}, {Left: "会议，"}, {Left: "大力推进"}, {Left: "，在"}, {Left: ""}, {Left: "加快发展"}}
	ByLeft(lines)
	got = nil
	for _, l := range lines {
		got = append(got, l.Before())
	}
	if s := strings.Join(got, "|"); s != "推进|推进|发展|在||，" {
		t.Errorf("by left: %s", s)
	}
	if lines[0].Left != "大力推进" {
		t.Errorf("the same company is not ordered by what stands further: %q", lines[0].Left)
	}
}

// TestKeyness checks the value of a case that is worked by hand: 10 of 1000
// against 2 of 2000.
func TestKeyness(t *testing.T) {
	at := func(n int) []int { return make([]int, n) }
	keys := Keyness(List{Words: []Word{{Text: "甲", At: at(10)}, {Text: "乙", At: at(5)}}, Total: 1000}, List{Words: []Word{{Text: "甲", At: at(2)}, {Text: "乙", At: at(10)}, {Text: "丙", At: at(1)}}, Total: 2000})
	want := 2 * (10*math.Log(10/4.0) + 2*math.Log(2/8.0))
	if len(keys) != 3 || keys[0].Text != "甲" || math.Abs(keys[0].G2-want) > 1e-9 || !keys[0].More {
		t.Errorf("%+v, want %f", keys, want)
	}
	if keys[1].Text != "丙" || keys[1].More || keys[1].In != [2]int{-1, 2} || keys[1].B != 1 {
		t.Errorf("%+v", keys[1])
	}
	if math.Abs(keys[2].G2) > 1e-9 {
		t.Errorf("equal shares differ by %f", keys[2].G2)
	}
	if k := Keyness(List{Words: []Word{{Text: "经济", At: at(3)}}, Total: 10}, List{Words: []Word{{Text: "經濟", At: at(3)}}, Total: 10}); len(k) != 1 {
		t.Errorf("the two scripts make two words: %+v", k)
	}
	if Keyness(List{}, List{}) != nil {
		t.Error("nothing is compared")
	}
}
