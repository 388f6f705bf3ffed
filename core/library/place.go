package library

import (
	"cmp"
	"path/filepath"
	"regexp"
	"strings"
	"sync"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/series"
)

// A document speaks for a place. A province and a city have the full name that
// regions.tsv gives. No two counties, banners or cities in the land bear one
// name, so that theirs alone is the place: 岳阳市平江县 is 平江县. Districts and
// towns do share names, and keep what stands before them: 长沙市岳麓区.

// region is the place that a document speaks for: of its issuer, its title and
// its file's name the first that begins with a place below the province, or names
// a province, tells it; else its head does. A document of the State Council
// speaks for the whole.
func region(d *doc.Document, m doc.Meta, path string) string {
	for _, s := range []string{m.Issuer, m.Title, filepath.Base(path)} {
		if strings.Contains(s, "国务院") {
			return ""
		}
		if p := cmp.Or(local(s), province(s)); p != "" {
			return p
		}
	}
	const head = 900
	s := d.Body
	if len(s) > head {
		s = s[:head]
	}
	for _, m := range assembly.FindAllStringSubmatch(s, -1) {
		if p := local(m[1]); p != "" {
			return p
		}
	}
	for _, before := range []string{"人民代表大会", "人大", "省长", "市长", "主席", "人民政府"} {
		if k := strings.Index(s, before); k >= 0 {
			return province(s[max(0, k-60):k])
		}
	}
	return ""
}

// assembly is who speaks, in the head of a report: 在岳阳市第九届人民代表大会…,
// 岳阳市市长 on a line that begins with it.
var assembly = regexp.MustCompile(`(?m)(?:^[\s　—－-]*|在)(\p{Han}{2,24}?(?:第\p{Han}{1,3}届|人民代表大会|人大|人民政府|[市县区州旗]长))`)

// cities maps the full names of the cities below the provinces to themselves. A
// short one is a word of too many other things.
var cities = sync.OnceValue(func() *lexicon.Trie[string] {
	t := lexicon.Forward[string]()
	for _, r := range lexicon.MustRead(assets.Tables, "regions.tsv", 3) {
		if r.Cell(1) == "city" && r.Cell(0) == r.Cell(2) {
			t.Put(r.Cell(0), r.Cell(0))
		}
	}
	return t
})

var (
	headYear = regexp.MustCompile(`^\p{Nd}{4}年度?`)

	// behind is what stands behind the name of a place whose document it is.
	behind = `(?:\p{Nd}|二〇|第\p{Han}{1,3}届|关于|人民|人大|政府|国民经济|统计|财政|预算|经济社会|委|[市县区州旗]长|[_\-. 　（(])`

	own = regexp.MustCompile(`^` + behind)

	// below is a place below the city at the head of what is left of a title, and a
	// town of it.
	below = regexp.MustCompile(`^(\p{Han}{1,7}?县|\p{Han}{2,4}?市|\p{Han}{2,9}?旗|\p{Han}{1,12}?区)?(\p{Han}{1,6}?(?:镇|乡|街道))?(?:` + behind + `|\p{Han}{1,8}局)`)

	// zones are called alike in every city.
	zones = regexp.MustCompile(`^(?:国家级|经济|技术|高新|产业|工业|综合|自由|贸易|自贸|示范)*(?:开发|高新|园|新|保税|试验|示范|合作|功能|片|城|郊|矿|库|林)区$`)

	// noPlace are words that end like places and name none, and what is more than a name.
	noPlace = regexp.MustCompile(`^(?:[全各多我本某该大]|部分|一些|所有|其他|重点|试点|贫困|脱贫|百强|[\p{Nd}一二三四五六七八九十几两数]+个|.*个)|` +
		`(?:[地社景校灾牧辖市]|自治|行政|主城|中心城|老城)区$|^(?:.*(?:贫困|集中|深))?山区$|(?:县级|地级|直辖|省会|中心|重点|型|大|小|中)城?市$|[股楼车债汇超集门]市$|[红国]旗$|` +
		`[的和及与在向]|人民|政府|关于|委|局|厅|年|第|工作|推进|加快|建设|促进|统计|规划|经济社会|国民`)
)

// local is the city or what lies below it that s, an issuer, a title or a file's
// name, begins with, year and province aside; empty if it begins with none.
func local(s string) string {
	s = headYear.ReplaceAllString(strings.TrimPrefix(lexicon.Fold(s), "关于"), "")
	s = strings.TrimPrefix(strings.TrimPrefix(s, "中国共产党"), "中共")
	within := "" // the city or province that s began with
	city, n := cities().Longest(s)
	if n == 0 { // 吉林市 is no 吉林 with 市 behind it
		within, n = series.Province(s)
		s = s[n:]
		city, n = cities().Longest(s)
	}
	s = s[n:]
	if within = cmp.Or(city, within); own.MatchString(s) {
		return city
	}
	m := below.FindStringSubmatch(s)
	if m == nil || noPlace.MatchString(m[1]) || noPlace.MatchString(m[2]) {
		return city
	}
	county, town := m[1], m[2]
	switch {
	case within == "" && (county == "" || zones.MatchString(county)):
		return "" // nobody knows where
	case county == "" || strings.HasSuffix(county, "区"):
		return within + county + town
	}
	return county + town
}

// province is the first province that s names.
func province(s string) string {
	s = lexicon.Fold(s)
	for i := range s {
		if p, n := series.Province(s[i:]); n > 0 {
			return p
		}
	}
	return ""
}
