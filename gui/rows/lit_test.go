package rows

import (
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/text"
)

// TestExcerpt: what is lit stays in sight, and what it lights is the same words.
func TestExcerpt(t *testing.T) {
	long := strings.Repeat("各地各部门认真落实", 20)
	for _, c := range []struct{ name, text, word, start string }{
		{"a sentence further on", "去年经济稳定增长。今年新增就业1256万人，好于预期。", "1256万人", "今年新增"},
		{"far into a sentence", "开头。" + long + "失业率为5.1%。", "5.1%", ""},
		{"at the very start", "失业率为5.1%，", "失业率", "失业率"},
	} {
		i := strings.Index(c.text, c.word)
		s, lit := Excerpt(c.text, []text.Span{{Start: i, End: i + len(c.word)}}, 40)
		if len(lit) != 1 || s[lit[0].Start:lit[0].End] != c.word || !strings.HasPrefix(s, c.start) {
			t.Errorf("%s: %q lit %v", c.name, s, lit)
			continue
		}
		if far := len([]rune(s[:lit[0].Start])); far > 30 {
			t.Errorf("%s: %d characters before what is lit", c.name, far)
		}
		lines := Wrap(s, 14, 200, 3)
		got := ""
		for n, spans := range LitIn(s, lines, lit) {
			for _, l := range spans {
				got += lines[n][l.Start:l.End]
			}
		}
		if got != c.word {
			t.Errorf("%s: lines %q light %q", c.name, lines, got)
		}
	}
}
