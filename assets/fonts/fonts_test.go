package fonts_test

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"

	"github.com/wenshu-app/wenshu/assets/fonts"
	_ "github.com/wenshu-app/wenshu/assets/fonts/serif"
)

// TestCoverage looks for a glyph for each character of characters.txt, and of
// the marks that charts and cards draw.
func TestCoverage(t *testing.T) {
	b, err := os.ReadFile("characters.txt")
	if err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	for line := range strings.Lines(string(b)) {
		if !strings.HasPrefix(line, "#") {
			want.WriteString(strings.TrimSpace(line))
		}
	}
	want.WriteString("0123456789ABCXYZabcxyz，。、；：？！“”‘’（）《》〈〉【】—…·％‰℃±×÷≈≤≥∶↑↓→←●○◇◆▽▲①②⑩ⅠⅡⅢ")
	for _, block := range [][2]rune{
		{'!', '~'}, {'\u00a1', 'ÿ'}, {'Α', 'Ρ'}, {'Σ', 'Ω'}, {'α', 'ω'}, {'、', '〟'}, {'！', '～'},
		{'Ⅰ', 'Ⅻ'}, {'①', '⑳'}, {'←', '↓'}, {'─', '╿'},
	} {
		for r := block[0]; r <= block[1]; r++ {
			want.WriteRune(r)
		}
	}
	if n := len([]rune(want.String())); n < 8105+600 {
		t.Fatalf("characters.txt has only %d characters", n)
	}
	for name, font := range map[string][]byte{"sans": fonts.SansRegular(), "sans bold": fonts.SansBold(), "serif": fonts.SerifRegular(), "serif bold": fonts.SerifBold()} {
		f, err := sfnt.Parse(font)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var buf sfnt.Buffer
		var missing []rune
		for _, r := range want.String() {
			if g, err := f.GlyphIndex(&buf, r); err != nil || g == 0 {
				missing = append(missing, r)
			}
		}
		if len(missing) > 0 {
			t.Errorf("%s lacks %d characters: %q", name, len(missing), string(missing[:min(40, len(missing))]))
		}
	}
}
