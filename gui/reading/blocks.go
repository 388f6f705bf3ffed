package reading

import (
	"sort"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/reading/layout"
)

var roles = map[doc.BlockKind]layout.Role{
	doc.Paragraph:  layout.Paragraph,
	doc.Title:      layout.Title,
	doc.Kicker:     layout.Kicker,
	doc.Subtitle:   layout.Subtitle,
	doc.Heading:    layout.Heading,
	doc.Lead:       layout.Lead,
	doc.DateLine:   layout.Meta,
	doc.Byline:     layout.Meta,
	doc.Salutation: layout.Salutation,
	doc.ListItem:   layout.List,
	doc.Verse:      layout.Verse,
	doc.TableRow:   layout.Row,
}

// blocksOf returns the blocks of d as the layout sets them. A title that has its
// subtitle on the same line becomes two. A text without articles is set line
// by line.
func blocksOf(d *doc.Document) []layout.Block {
	var out []layout.Block
	for n, a := range d.Articles {
		begun := false
		first := len(out)
		for _, b := range a.Blocks {
			l := layout.Block{Span: b.Span, Role: roles[b.Kind], Level: b.Level}
			switch b.Kind {
			case doc.Title:
				if !a.Subtitle.Empty() && b.Covers(a.Subtitle) && b.Start < a.Subtitle.Start {
					l.End = b.Start + len(strings.TrimRight(text.Span{Start: b.Start, End: a.Subtitle.Start}.Of(d.Body), " \u3000"))
					out = append(out, l)
					l.Span, l.Role = text.Span{Start: a.Subtitle.Start, End: b.End}, layout.Subtitle
				}
			case doc.DateLine, doc.Byline:
				if begun {
					l.Role = layout.Foot
				}
			case doc.Paragraph, doc.Heading, doc.ListItem, doc.Verse, doc.Lead, doc.TableRow:
				begun = true
			}
			out = append(out, l)
		}
		if n > 0 && first < len(out) {
			out[first].Opens = true
		}
	}
	if len(out) > 0 || strings.TrimSpace(d.Body) == "" {
		return out
	}
	for at := 0; at < len(d.Body); {
		end := at + strings.IndexByte(d.Body[at:], '\n')
		if end < at {
			end = len(d.Body)
		}
		if strings.TrimSpace(d.Body[at:end]) != "" {
			out = append(out, layout.Block{Span: text.Span{Start: at, End: end}})
		}
		at = end + 1
	}
	return out
}

// spans are stretches of the body in order of their start.
type spans []text.Span

// within returns the spans that begin in s; marks never cross the end of a
// block, so for a block these are all.
func (l spans) within(s text.Span) spans {
	i := sort.Search(len(l), func(i int) bool { return l[i].Start >= s.Start })
	j := i + sort.Search(len(l)-i, func(j int) bool { return l[i+j].Start >= s.End })
	return l[i:j]
}

// marksOf sorts the quiet marks of d by what they look like.
func marksOf(d *doc.Document) (second, works, quotes spans) {
	for _, m := range d.Marks {
		switch m.Kind {
		case doc.DateMark:
			second = append(second, m.Span)
		case doc.WorkMark:
			works = append(works, m.Span)
		case doc.QuoteMark:
			quotes = append(quotes, m.Span)
		}
	}
	for _, a := range d.Articles {
		if !a.Dateline.Empty() {
			second = append(second, a.Dateline.Span)
		}
	}
	sort.SliceStable(second, func(i, j int) bool { return second[i].Start < second[j].Start })
	return second, works, quotes
}

// keepOf returns what must not be torn: the figures.
func keepOf(d *doc.Document) []text.Span {
	keep := make([]text.Span, 0, len(d.Figures))
	for _, f := range d.Figures {
		keep = append(keep, f.Span)
	}
	return keep
}

// figures returns the range of figures that begin in s.
func figuresIn(d *doc.Document, s text.Span) (first, last int) {
	first = sort.Search(len(d.Figures), func(i int) bool { return d.Figures[i].Start >= s.Start })
	last = first + sort.Search(len(d.Figures)-first, func(i int) bool { return d.Figures[first+i].Start >= s.End })
	return first, last
}
