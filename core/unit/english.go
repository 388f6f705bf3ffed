package unit

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
)

// english are the units of units.tsv in English, by their names.
var english = sync.OnceValue(func() map[string]string {
	m := map[string]string{"月": "months", "季度": "quarters", "日": "days", "晚": "nights"}
	for _, r := range lexicon.MustRead(assets.Tables, "units.tsv", 6) {
		if e := r.Cell(6); e != "" {
			m[r.Cell(1)] = e
		}
	}
	return m
})

// English is what the unit of that name is called in English, in the plural:
// 元 is yuan, 亿元 100 million yuan, 元/人·月 yuan per person per month. Letters
// and signs stay as they are. It is empty for what nobody knows.
func English(name string) string {
	if e := english()[name]; e != "" {
		return e
	}
	if latin(name) {
		return name
	}
	if u := Named(name); u != nil && u.Name != name {
		return English(u.Name)
	}
	if base, second, ok := strings.Cut(strings.NewReplacer("(", "（", ")", "）").Replace(name), "（"); ok && strings.HasSuffix(second, "）") {
		a, b := English(base), English(strings.TrimSuffix(second, "）"))
		if a == "" || b == "" {
			return ""
		}
		return a + " (" + b + ")"
	}
	if k := strings.LastIndexAny(name, "/·"); k > 0 {
		_, size := utf8.DecodeRuneInString(name[k:])
		a, b := English(name[:k]), each(name[k+size:])
		if a == "" || b == "" {
			return ""
		}
		return a + " per " + b
	}
	if count, rest := counted(name); count != "" && rest != "" {
		if e := English(rest); e != "" {
			return count + " " + e
		}
	}
	return ""
}

// each is what something is counted by: month, 10,000 people.
func each(name string) string {
	e := English(name)
	if count, _ := counted(name); count != "" && english()[name] == "" {
		return e
	}
	return singular(e)
}

// singular is one of what a name of the table tells in the plural.
func singular(s string) string {
	if k := strings.Index(s, " ("); k > 0 {
		s = s[:k]
	}
	head, of, _ := strings.Cut(s, " of ")
	if of != "" {
		of = " of " + of
	}
	switch {
	case head == "people":
		head = "person"
	case strings.HasSuffix(head, "ches"), strings.HasSuffix(head, "xes"):
		head = strings.TrimSuffix(head, "es")
	default:
		head = strings.TrimSuffix(head, "s")
	}
	return head + of
}

// counted parts the scale before a unit from it: the 万 of 万元, the 10万 of
// 10万人. It is empty where none stands there.
func counted(name string) (count, rest string) {
	n, digits, k := int64(1), int64(0), 0
scan:
	for k < len(name) && n < 1e13 && (k == 0 || english()[name[k:]] == "") { // 亿千瓦时 counts 千瓦时
		r, size := utf8.DecodeRuneInString(name[k:])
		switch r {
		case '十':
			n *= 10
		case '百':
			n *= 100
		case '千':
			n *= 1000
		case '万':
			n *= 1e4
		case '亿':
			n *= 1e8
		default:
			if r < '0' || r > '9' || n > 1 || digits > 1e6 {
				break scan
			}
			digits = 10*digits + int64(r-'0')
		}
		k += size
	}
	if n *= max(1, digits); n == 1 {
		return "", name
	}
	for _, s := range []struct {
		by   int64
		word string
	}{{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}} {
		if n%s.by == 0 {
			return fmt.Sprint(n/s.by) + s.word, name[k:]
		}
	}
	if n < 1000 {
		return fmt.Sprint(n), name[k:]
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000), name[k:]
}

// EnglishScale is a scale in English: 亿 is 100 million.
func EnglishScale(word string) string {
	count, _ := counted(word)
	return count
}
