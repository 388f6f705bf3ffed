package audit

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/series"
)

// limits are words that restrict what a statement says: where only one of two
// has them, they speak of two things.
var limits = regexp.MustCompile(`可比|不变价|当年价|现价|名义|实际|同口径|剔除|扣除|不含|不包括|另有|规模以上|规上|限额以上|预算|决算|累计|年均|月均|日均|人均|户均|每|农村|乡村|城镇|城市|中央|地方|央企|国有|民营|其中|新增|净增|首次|季度|上半年|下半年|\d月|月份|月底|月末|年末|年底|截至|期间|以来|连续|同期|预计|力争|计划`)

// compared are words that say with which time a change is compared.
var compared = regexp.MustCompile(`环比|同比|比上?[年月]|比去年|[比较]上(?:个|一个)?[月季]`)

// country are words that say that a text is about the country.
var country = regexp.MustCompile(`国务院|国家|全国|中国|中华人民共和国|中共中央|我国`)

// national are words that say it in a sentence: 居全国第3位 is said of a place.
var national = regexp.MustCompile(`我国|中国|全国[^第前平各最同重先百首]`)

// district is a district without its city. Several cities have one of its name,
// but for the new ones (浦东新区).
var district = regexp.MustCompile(`^[^省市州盟区]{1,6}[^省市州盟区新]区$`)

// placed reports whether it is known where a claim is about: nothing says that
// a document without a region is about the country.
func placed(r *series.Reading) bool {
	s := r.Source
	if r.Column == s.Region && district.MatchString(s.Region) {
		return false
	}
	return s.Region != "" || r.Column != "全国" || country.MatchString(s.Title+s.Issuer+s.Name) || national.MatchString(r.Sentence[:min(max(r.At, 0), len(r.Sentence))])
}

var places = sync.OnceValue(func() *lexicon.Trie[bool] {
	t := lexicon.Forward[bool]()
	for _, r := range lexicon.MustRead(assets.Tables, "regions.tsv", 3) {
		if r.Cell(2) != "中国" {
			t.Put(r.Cell(0), true)
		}
	}
	return t
})

// placesIn are the places that a text names.
func placesIn(s string) []string {
	var out []string
	for i := 0; i < len(s); {
		_, n := places().Longest(s[i:])
		if n > 0 {
			out = append(out, s[i:i+n])
		}
		i += max(n, 1)
	}
	return out
}

// bare is a text without numbers and blanks.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || unicode.IsSpace(r) || strings.ContainsRune(".．,，%％〇一二三四五六七八九十百千万亿两个点分之", r) {
			return -1
		}
		return r
	}, s)
}

// around is the statement of a number without its digits, from the clause
// before its own to the end of its own, and its limits.
func around(s *series.Statement) (words, restrict string) {
	at := min(max(s.At, 0), len(s.Sentence))
	told, rest := s.Sentence[:at], s.Sentence[min(at+len(s.Said), len(s.Sentence)):]
	told = told[max(strings.LastIndexAny(told, "。；;！？"), 0):]
	clause := told
	for n, i := 0, len(told); i > 0; {
		i = strings.LastIndexAny(told[:i], "，,、")
		if i < 0 {
			break
		}
		if n++; n == 2 {
			clause = told[i:]
			break
		}
	}
	if i := strings.IndexAny(rest, "，,。；;！？、"); i >= 0 {
		rest = rest[:i]
	}
	words = bare(clause + "#" + rest)
	own := told[ownFrom(told):]
	found := limits.FindAllString(own+rest, -1)
	found = append(found, placesIn(own)...)
	if c := compared.FindAllString(told, -1); len(c) > 0 && strings.ContainsAny(c[len(c)-1], "环月季") {
		found = append(found, "环比")
	}
	slices.Sort(found)
	return words, strings.Join(slices.Compact(found), " ")
}

// ownFrom is where the words of a number begin that ends told: its clause and
// those before it that have no number of their own.
func ownFrom(told string) int {
	from := len(told)
	for from > 0 {
		i := max(strings.LastIndexAny(told[:from], "，,、"), 0)
		if from < len(told) && strings.ContainsFunc(told[i:from], unicode.IsDigit) {
			break
		}
		from = i
	}
	return from
}
