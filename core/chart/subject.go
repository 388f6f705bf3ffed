package chart

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/series"
)

// A subject is what a document speaks of in one of its chapters: the series
// whose figures stand there side by side.
type subject struct {
	name   string // as the chapter's heading has it, without its number; of a short document the domains it is about
	series []int
}

const (
	brief  = 24 // series at most that one subject holds whole, whatever its chapters
	scarce = 4  // series that a chapter needs to be a subject of its own
)

// subjects parts the series by the chapters of their document. A short
// document, several documents and what the reader put together are one subject.
func (b *builder) subjects() []*subject {
	all := &subject{}
	if len(b.set.Series) == 0 {
		return nil
	}
	var chapters []*subject
	at := map[[2]int]*subject{}
	for i := range b.set.Series {
		all.series = append(all.series, i)
		r := ref(latest(&b.set.Series[i]))
		article, section := chapter(b.set.Docs[r.Doc], b.set.Figure(r))
		k := [2]int{article, section}
		if at[k] == nil {
			at[k] = &subject{name: b.chapterName(r.Doc, article, section)}
			chapters = append(chapters, at[k])
		}
		at[k].series = append(at[k].series, i)
	}
	if b.together || len(b.set.Docs) > 1 || len(all.series) <= brief || len(chapters) < 2 {
		all.name = b.about(all.series)
		chapters = []*subject{all}
	} else {
		chapters = b.gather(chapters)
	}
	b.subject = map[*series.Series]*subject{}
	for _, s := range chapters {
		for _, i := range s.series {
			b.subject[&b.set.Series[i]] = s
		}
	}
	return chapters
}

// gather joins the chapters of few series into one subject behind the others,
// and those of one name.
func (b *builder) gather(chapters []*subject) []*subject {
	rest := &subject{name: b.words.elsewhere}
	var kept []*subject
	named := map[string]*subject{}
	for _, s := range chapters {
		if len(s.series) < scarce || s.name == "" {
			s = &subject{name: rest.name, series: s.series}
		}
		into := named[s.name]
		switch {
		case s.name == rest.name:
			into = rest
		case into == nil:
			named[s.name] = s
			kept = append(kept, s)
			continue
		}
		into.series = append(into.series, s.series...)
	}
	if len(rest.series) > 0 {
		kept = append(kept, rest)
	}
	return kept
}

// chapter is where a figure stands: its article and the index of the highest
// section around it, of a level that more than one heading has if there is such,
// -1 where no heading stands before it.
func chapter(d *doc.Document, f *doc.Figure) (article, section int) {
	if f.Article < 0 || f.Article >= len(d.Articles) {
		return -1, -1
	}
	sections := d.Articles[f.Article].Sections
	chapters := map[int]int{} // headings that can name a subject, by their level
	for _, s := range sections {
		if s.Level > 0 && names(slice(d, s.Heading.Start, s.Heading.End)) {
			chapters[s.Level]++
		}
	}
	highest := 0
	for level, n := range chapters {
		if highest == 0 || cmp.Or(cmp.Compare(bit(n == 1), bit(chapters[highest] == 1)), cmp.Compare(level, highest)) < 0 {
			highest = level
		}
	}
	for i := min(f.Section, len(sections)-1); i >= 0; i-- {
		if s := sections[i]; highest > 0 && s.Level == highest && names(slice(d, s.Heading.Start, s.Heading.End)) {
			return f.Article, i
		}
	}
	return f.Article, -1
}

// names reports whether a heading can name a subject: it is numbered, or has not
// the punctuation of running text, a line of which may pass for a heading where
// lines are broken by hand. Headlines of news are long and have figures.
func names(heading string) bool {
	const long = 24 // characters, of a heading that lists things
	if numbering.MatchString(heading) {
		return true
	}
	return !strings.ContainsAny(heading, "，。；") && (!strings.Contains(heading, "、") || utf8.RuneCountInString(heading) <= long) &&
		strings.Count(heading, "（") == strings.Count(heading, "）") && strings.Count(heading, "“") == strings.Count(heading, "”")
}

// numbering is what counts a heading: 一、 （二） 3. 第四章.
var numbering = regexp.MustCompile(`^(?:[（(][一二三四五六七八九十百\d]+[）)]|[一二三四五六七八九十百]+[、．.]|\d+[、．.]|第[一二三四五六七八九十百\d]+[章节篇部分]+)[\s　]*`)

func (b *builder) chapterName(d, article, section int) string {
	document := b.set.Docs[d]
	if article < 0 {
		return ""
	}
	a := document.Articles[article]
	heading := a.Title
	if section >= 0 {
		heading = a.Sections[section].Heading
	}
	name := slice(document, heading.Start, heading.End)
	return cmp.Or(numbering.ReplaceAllString(name, ""), name)
}

// A domain is a field of official statistics that indicators belong to.
type domain struct{ name, english string }

// domain is how a domain of indicators.tsv is called.
func (w *words) domain(d string) string {
	return pick(w.english, domains().named[d].english, domains().named[d].name)
}

type domainTables struct {
	of    map[string]string // by key of an indicator
	named map[string]domain
}

var domains = sync.OnceValue(func() domainTables {
	t := domainTables{map[string]string{}, map[string]domain{}}
	for _, r := range lexicon.MustRead(assets.Tables, "domains.tsv", 3) {
		t.named[r.Cell(0)] = domain{r.Cell(1), r.Cell(2)}
	}
	for _, r := range lexicon.MustRead(assets.Tables, "indicators.tsv", 6) {
		t.of[r.Cell(0)] = r.Cell(5)
	}
	return t
})

// about names the two domains that most of the known indicators of a short
// document belong to; it is empty where they are of many.
func (b *builder) about(list []int) string {
	if b.together {
		return pick(b.alone(list), "", b.words.chosen)
	}
	counts := map[string]int{}
	var order []string
	known := 0
	for _, i := range list {
		d := domains().of[b.set.Series[i].Key]
		if d == "" {
			continue
		}
		if counts[d]++; counts[d] == 1 {
			order = append(order, d)
		}
		known++
	}
	if known < 2 {
		return ""
	}
	most := slices.Clone(order)
	slices.SortStableFunc(most, func(x, y string) int { return cmp.Compare(counts[y], counts[x]) })
	most = most[:min(2, len(most))]
	sum := 0
	for _, d := range most {
		sum += counts[d]
	}
	if 3*sum < 2*known {
		return ""
	}
	title := ""
	for _, d := range order {
		if !slices.Contains(most, d) {
			continue
		}
		if title != "" {
			title += b.words.and
		}
		title += b.words.domain(d)
	}
	return title
}

// alone reports whether all series are of one indicator, which their titles
// name.
func (b *builder) alone(list []int) bool {
	first := &b.set.Series[list[0]]
	for _, i := range list[1:] {
		s := &b.set.Series[i]
		if s.Key != first.Key || s.Key == "" && series.Normal(s.Indicator) != series.Normal(first.Indicator) {
			return false
		}
	}
	return true
}
