package relate

import (
	"sort"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
)

// A spoken is a date of the text and where it was said.
type spoken struct {
	recognise.Mark
	sentence text.Span
	block    int
	opens    bool // of its sentence: nothing but openers before it
	first    bool // its sentence opens its block
	compared bool // what something is compared with
	named    bool // part of a name
	window   bool // of its own number alone: 近5年年均, 连续8年
	depth    int  // how many headings stand over it
	head     int  // the block of the innermost
	level    int  // of the heading it stands in; 0 in text
	nth      int  // of its sentence in its block
	claims   int  // claims told before it

	// what the dates before it come to, so that none is looked at for every number
	opened           int // the first date of its sentence
	plain            int // the last of its block up to it that is no part of a comparison or a name; -1 for none
	opener           int // the last of these that opens its sentence
	fromYear, toYear int // of its sentence up to it: the first year that is compared with, the last that is spoken of
}

// chain ties the date k of spoken to those before it.
func (w *walker) chain(k int) {
	d := &w.spoken[k]
	d.opened, d.plain, d.opener = k, -1, -1
	if k > 0 {
		before := &w.spoken[k-1]
		if before.block == d.block {
			d.plain, d.opener = before.plain, before.opener
		}
		if before.sentence == d.sentence {
			d.opened, d.fromYear, d.toYear = before.opened, before.fromYear, before.toYear
		}
	}
	if !d.compared && !d.named && !d.window && !alone(w.d.Body, d.Mark) {
		d.plain = k
		if d.opens {
			d.opener = k
		}
	}
	if d.When.Base != recognise.Given || d.When.Grain != doc.Year || d.When.ToYear > 0 {
		return
	}
	switch {
	case d.compared && d.fromYear == 0:
		d.fromYear = d.When.Year
	case !d.compared && !d.named:
		d.toYear = d.When.Year
	}
}

// alone reports whether a date is told apart from the time that the text is
// about, so that nothing behind its sentence is of it: 10月份当月.
func alone(body string, m recognise.Mark) bool {
	for _, word := range []string{"当月", "当季", "当日", "当天", "单月", "单季"} {
		if strings.HasPrefix(body[m.End:], word) {
			return true
		}
	}
	return false
}

// spokenBefore is the number of dates that start before at, of those from first
// on, which are of one sentence.
func (w *walker) spokenBefore(first, at int) int {
	return first + sort.Search(len(w.spoken)-first, func(i int) bool { return w.spoken[first+i].Start >= at })
}

// isLead reports whether a block announces what follows it.
func (w *walker) isLead(block int) bool {
	b := &w.d.Articles[w.article].Blocks[block]
	t := b.Of(w.d.Body)
	if next := block + 1; next < len(w.d.Articles[w.article].Blocks) && startsItem(w.d.Articles[w.article].Blocks[next].Of(w.d.Body)) && !startsItem(t) {
		return true // its dash paragraphs follow
	}
	return b.Kind == doc.Lead || strings.HasSuffix(t, "：") || strings.HasSuffix(t, "——") || strings.HasSuffix(t, ":")
}

// startsItem reports whether a block is one of a list of dash paragraphs.
func startsItem(s string) bool {
	s = strings.TrimLeft(s, " 　")
	return strings.HasPrefix(s, "——") || strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "--")
}
