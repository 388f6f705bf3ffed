package series

import (
	"strings"
	"testing"
	"unicode"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
)

// TestEnglish wants an English name and meaning of every indicator, each name
// its own, and short enough for a line.
func TestEnglish(t *testing.T) {
	const longest = 64
	seen := map[string]int{}
	for _, r := range lexicon.MustRead(assets.Tables, "indicators.tsv", 12) {
		name, meaning := English(r.Cell(0))
		if name == "" || meaning == "" || len(name) > longest {
			t.Errorf("line %d: %s is %q in English, meaning %q", r.Line, r.Cell(1), name, meaning)
		}
		if at := seen[strings.ToLower(name)]; at > 0 {
			t.Errorf("line %d: %s is on line %d already", r.Line, name, at)
		}
		seen[strings.ToLower(name)] = r.Line
		for _, s := range []string{name, meaning} {
			if strings.IndexFunc(s, func(c rune) bool { return unicode.Is(unicode.Han, c) || c >= '！' && c <= '～' }) >= 0 || s != strings.TrimSpace(s) || strings.HasSuffix(s, ".") {
				t.Errorf("line %d: %q", r.Line, s)
			}
		}
	}
	if name, meaning := English("no.such"); name != "" || meaning != "" {
		t.Errorf("no.such is %q, %q", name, meaning)
	}
	if name, _ := English("grain.output"); name != "Grain output" {
		t.Errorf("grain.output is %q", name)
	}
}
