package find

import "testing"

func TestMatcher(t *testing.T) {
	for _, c := range []struct {
		query, word string
		want        bool
	}{
		{"", "数字经济", true},
		{"经济", "数字经济", true},
		{"經濟", "数字经济", true},
		{"数字", "數字經濟", true},
		{"szjj", "数字经济", true},
		{"zj", "数字经济", true},
		{"ｓｚ", "數字經濟", true},
		{"szjl", "数字经济", false},
		{"gdp", "GDP增速", true},
		{"粮食", "数字经济", false},
		{"s", "数字", false}, // one letter is no initials
	} {
		if got := Matcher(c.query)(c.word); got != c.want {
			t.Errorf("%q in %q: %v", c.query, c.word, got)
		}
	}
}
