package relate

import (
	"strings"
	"sync"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
)

// featureWords are the words of assets/features.tsv, Chinese and English, by
// the name of a template or a value.
var featureWords = sync.OnceValue(func() map[string][2]string {
	m := map[string][2]string{}
	for _, r := range lexicon.MustRead(assets.Tables, "features.tsv", 3) {
		m[r.Cell(0)] = [2]string{r.Cell(1), r.Cell(2)}
	}
	return m
})

// sources are where names come from, as their features say it.
var sources = map[string]bool{
	"own": true, "object": true, "own+object": true, "before": true, "before+own": true, "before+object": true, "carried": true, "topic+own": true,
	"carried+own": true, "carried+object": true, "own+tail": true, "grant": true, "grant, item": true, "grant, last": true, "rule": true,
	"second": true, "end": true, "own+head told": true, "lead told+own": true, "lead told+object": true, "own, without": true,
	"verb+object": true, "object, turned": true, "object+share": true, "own+share": true, "own+share of": true, "carried+share": true, "carried+share of": true,
	"topic+share": true, "topic+share of": true, "list, cut": true, "list": true, "list, even": true, "grant, each": true, "own+of told": true,
}

// Words says what was seen, in Chinese or in English. Values that stand for a
// sort are translated; words of the text are quoted as they are printed there.
func (f Feature) Words(english bool) string {
	lang, colon, comma := 0, "：", "、"
	if english {
		lang, colon, comma = 1, ": ", ", "
	}
	what := f.Name
	if w, ok := featureWords()[f.Name]; ok {
		what = w[lang]
	}
	choice, _, _ := strings.Cut(f.Name, ".")
	read := f.Values
	if choice == "name" && len(read) > 1 && !strings.HasPrefix(f.Name, "name.source") && sources[read[0]] {
		read = read[1:] // what is seen beside a name does not hang on its source
	}
	var values []string
	for _, v := range read {
		if s := valueWords(f.Name, choice, strings.TrimSpace(v), lang); s != "" {
			values = append(values, s)
		}
	}
	if len(values) == 0 {
		return what
	}
	return what + colon + strings.Join(values, comma)
}

// valueWords puts one value into words. A value of several codes (given year
// end; sentence, compared) is said word by word.
func valueWords(template, choice, v string, lang int) string {
	known := func(s string) (string, bool) {
		w, ok := featureWords()[template+":"+s]
		if !ok {
			w, ok = featureWords()[choice+":"+s]
		}
		if !ok {
			w, ok = featureWords()[s]
		}
		return w[lang], ok
	}
	quoted := func(s string) string {
		if lang == 1 {
			return `"` + s + `"`
		}
		return "“" + s + "”"
	}
	if v == "" {
		return ""
	}
	if s, ok := known(v); ok {
		return s
	}
	if digits(v) {
		return v
	}
	if parts := strings.FieldsFunc(v, func(r rune) bool { return strings.ContainsRune(", @", r) }); len(parts) > 1 {
		var out []string
		for _, p := range parts {
			s, ok := known(p)
			if !ok {
				return quoted(v)
			}
			out = append(out, s)
		}
		if lang == 1 {
			return strings.Join(out, " ")
		}
		return strings.Join(out, "")
	}
	// the edge of a clause stands for no character
	if r := strings.TrimRight(strings.TrimLeft(v, "^"), "$"); r != "" {
		v = r
	}
	return quoted(v)
}

func digits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}
