package series

import (
	"cmp"
	"regexp"
	"strings"
	"sync"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
)

// provinces maps the names of provinces, short and full, to the full.
var provinces = sync.OnceValue(func() *lexicon.Trie[string] {
	t := lexicon.Forward[string]()
	for _, r := range lexicon.MustRead(assets.Tables, "regions.tsv", 3) {
		if r.Cell(1) == "province" {
			t.Put(r.Cell(0), r.Cell(2))
		}
	}
	return t
})

// Province is the full name of the province that s begins with, and how many
// bytes of s name it; 0 if it begins with none.
func Province(s string) (full string, n int) { return provinces().Longest(s) }

// province is the full name of the province called name; empty if it is none.
func province(name string) string {
	if full, n := Province(name); n == len(name) {
		return full
	}
	return ""
}

// Country is the column of the whole country.
const Country = "全国"

// document is the column of what one document says.
func document(s *Source) string {
	title := cmp.Or(s.Title, s.Name)
	if w := s.Written; !w.Zero() && !strings.Contains(title, w.String()[:4]) {
		title += "（" + w.String() + "）"
	}
	return title
}

// column is the country or the province that a statement is about.
func column(s *Statement) string {
	f := &s.Figure
	if p := province(f.Region); p != "" {
		return p
	}
	if f.Key == gdp || strings.HasPrefix(f.Indicator, "全国") {
		return Country // a province that speaks of 国内生产总值 speaks of the country's
	}
	return cmp.Or(s.Source.Region, Country)
}

// some are words for several places, or a part of them, that are not the whole.
var some = regexp.MustCompile(`(?:\p{Nd}+|[一二三四五六七八九十百两几多]+)个(?:主要|大中|大|中等|重点|试点|沿海|民族)*(?:省|自治区|直辖市|地区|城市|市|县)[省区市县份、]*|` +
	`(?:[一二三四五六七八九十]+分之[一二三四五六七八九十]+|多数|大部分|部分|一些|少数)的?(?:省|自治区|直辖市|地区|城市|县)(?:、?(?:省|市|县|自治区|直辖市))*`)

// part is what a figure is restricted to beyond its column: not 城镇 of
// 城镇新增就业. Some places of the whole are named before the number in its
// clause, or are what the statement begins with: 四个自治区，产量增长8%.
func part(name string, s *Statement) string {
	f := &s.Figure
	clause, _ := s.before()
	if at := some.FindString(clause); at != "" {
		return at
	}
	told := s.Sentence[:min(max(s.At, 0), len(s.Sentence))]
	told = told[max(strings.LastIndexAny(told, "。；;！？"), 0):]
	for _, at := range some.FindAllStringIndex(told, -1) {
		if strings.HasPrefix(told[at[1]:], "，") || strings.HasPrefix(told[at[1]:], ",") {
			return told[at[0]:at[1]]
		}
	}
	if f.Region == "" || strings.Contains(name, f.Region) || strings.Contains(f.Indicator, f.Region) || province(f.Region) != "" || f.Region == Country {
		return ""
	}
	return f.Region
}
