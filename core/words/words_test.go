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

func TestConcordance(t *testing.T) {
	lines := Concordance(body, count(t, body).Words[0], 3)
	if len(lines) != 3 || lines[0].Left != "" || lines[0].Right != " 蓬勃" || lines[1].Left != "推动 " || lines[2].Right != "" {
		t.Fatalf("%+v", lines)
	}
	ByRight(lines)
	if lines[0].Right != "" || lines[2].Right != " 蓬勃" {
		t.Errorf("by right: %+v", lines)
	}
	ByLeft(lines)
	if lines[0].Left != "" {
		t.Errorf("by left: %+v", lines)
	}
}

// TestKeyness checks the value of a case that is worked by hand: 10 of 1000
// against 2 of 2000.
func TestKeyness(t *testing.T) {
	at := func(n int) []int { return make([]int, n) }
	keys := Keyness(List{Words: []Word{{"甲", at(10)}, {"乙", at(5)}}, Total: 1000}, List{Words: []Word{{"甲", at(2)}, {"乙", at(10)}}, Total: 2000})
	want := 2 * (10*math.Log(10/4.0) + 2*math.Log(2/8.0))
	if len(keys) != 2 || keys[0].Text != "甲" || math.Abs(keys[0].G2-want) > 1e-9 || !keys[0].More {
		t.Errorf("%+v, want %f", keys, want)
	}
	if math.Abs(keys[1].G2) > 1e-9 {
		t.Errorf("equal shares differ by %f", keys[1].G2)
	}
	if Keyness(List{}, List{}) != nil {
		t.Error("nothing is compared")
	}
}
