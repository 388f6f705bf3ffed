package relate_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/relate"
)

// TestFeatureWords fails on a template that has no words in one of the
// languages, and on words of a template that is no more.
func TestFeatureWords(t *testing.T) {
	words := map[string]bool{}
	for _, r := range lexicon.MustRead(assets.Tables, "features.tsv", 3) {
		if words[r.Cell(0)] {
			t.Errorf("%s stands twice", r.Cell(0))
		}
		if (r.Cell(1) == "" || r.Cell(2) == "") && r.Cell(0) != "-" && r.Cell(0) != "time.sources:rule" {
			t.Errorf("%s lacks a language", r.Cell(0))
		}
		words[r.Cell(0)] = true
	}
	templates := map[string]bool{}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`NewTemplate\("([^"]+)"\)`).FindAllSubmatch(b, -1) {
			templates[string(m[1])] = true
			if !words[string(m[1])] && !strings.HasPrefix(string(m[1]), "sure.") { // no field: nobody is told
				t.Errorf("%s: features.tsv has no words for the template %s", name, m[1])
			}
		}
	}
	for name := range words {
		if regexp.MustCompile(`^[a-z]+\.`).MatchString(name) && !templates[strings.Split(name, ":")[0]] {
			t.Errorf("features.tsv has words for %s, which is no template", name)
		}
	}
}

func TestWordsOfFeatures(t *testing.T) {
	for _, c := range []struct {
		f      relate.Feature
		zh, en string
	}{
		{relate.Feature{Name: "name.last2,unit", Values: []string{"产量", "measure"}}, "末两字与单位：“产量”、计量单位", `last two characters and unit: "产量", unit of measure`},
		{relate.Feature{Name: "time.date,form", Values: []string{"opens, compared", "given year end"}}, "日期的位置与写法：句首用作比较、写明年末", "place and form of the date: sentence's opening compared with, given year end"},
		{relate.Feature{Name: "time.level", Values: []string{"own, last year", "0"}}, "日期的位置与远近：成文日期的上一年、最近", "place and nearness of the date: year before the date of writing, nearest"},
		{relate.Feature{Name: "status.mood word", Values: []string{"clause", "力争"}}, "最近的语气词：分句、“力争”", `nearest modal word: clause, "力争"`},
		{relate.Feature{Name: "claim.left2", Values: []string{"^达", "-"}}, "数字前两字：“达”", `two characters before the number: "达"`},
		{relate.Feature{Name: "name.right,word", Values: []string{"own", "达"}}, "右边的词：“达”", `word to its right: "达"`},
		{relate.Feature{Name: "claim.unit", Values: []string{"-"}}, "单位：没有单位", "unit: none"},
		{relate.Feature{Name: "other.new", Values: []string{"x"}}, "other.new：“x”", `other.new: "x"`},
		{relate.Feature{Name: "name.length", Values: []string{""}}, "长度", "length"},
	} {
		if zh, en := c.f.Words(false), c.f.Words(true); zh != c.zh || en != c.en {
			t.Errorf("%v: %s | %s, want %s | %s", c.f, zh, en, c.zh, c.en)
		}
	}
}
