package look

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestWords fails on a key without words in one of the languages, and on a key
// that the window uses and the table lacks.
func TestWords(t *testing.T) {
	for key, w := range table {
		if key != "q.eq" && (w[0] == "" || w[1] == "") {
			t.Errorf("%s lacks a language: %q", key, w)
		}
		if strings.Count(w[0], "%") != strings.Count(w[1], "%") {
			t.Errorf("%s has other verbs in the two languages: %q", key, w)
		}
	}
	use := regexp.MustCompile(`look\.T\("([^"]+)"\)`)
	used := 0
	err := filepath.WalkDir("..", func(path string, d os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") {
			return err
		}
		b, err := os.ReadFile(path)
		for _, m := range use.FindAllStringSubmatch(string(b), -1) {
			used++
			if _, ok := table[m[1]]; !ok {
				t.Errorf("%s uses %q, which has no words", path, m[1])
			}
		}
		return err
	})
	if err != nil || used < 20 {
		t.Errorf("looked at %d uses: %v", used, err)
	}
}

func TestSystemLanguage(t *testing.T) {
	for _, c := range []struct {
		lang, fallback string
		want           Language
	}{{"zh_CN.UTF-8", "", Chinese}, {"en_GB.UTF-8", "", English}, {"C.UTF-8", "en", English}, {"", "zh", Chinese}, {"", "", Chinese}} {
		t.Setenv("LC_ALL", "")
		t.Setenv("LC_MESSAGES", "")
		t.Setenv("LANG", c.lang)
		if got := SystemLanguage(c.fallback); got != c.want {
			t.Errorf("LANG=%q and %q give %v, want %v", c.lang, c.fallback, got, c.want)
		}
	}
}
