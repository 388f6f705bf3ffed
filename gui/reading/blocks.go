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
		heads := a.Heads(d.Body)
		for i, b := range a.Blocks {
			l := layout.Block{Span: b.Span, Role: roles[b.Kind], Level: b.Level}
			if h, ok := heads[i]; ok && h.Alone {
				l.Role, l.Level = layout.Heading, h.Level
			} else if ok {
				l.Head = h.Len()
			}
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
		out = append(out[:first], grids(d, out[first:])...)
		lists(d.Body, out[first:])
		quotations(d, out[first:])
		tables(d.Body, out[first:])
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

// shortItem is the length in bytes up to which a numbered paragraph can be an
// item of a list; longer ones are articles of a law or sections of a report and
// stand as paragraphs do.
const shortItem = 180

// lists makes items of three and more short paragraphs in a row that begin with
// a marker.
func lists(body string, blocks []layout.Block) {
	is := func(b layout.Block) bool {
		return (b.Role == layout.Paragraph || b.Role == layout.List) && b.Len() <= shortItem && layout.Marked(b.Of(body))
	}
	for i := 0; i < len(blocks); i++ {
		j := i
		for j < len(blocks) && is(blocks[j]) {
			j++
		}
		if j-i >= 3 {
			for k := i; k < j; k++ {
				blocks[k].Role = layout.List
			}
		}
		i = max(i, j-1)
	}
}

// shortQuote is the length in bytes under which a quotation on a line of its
// own is speech and not a block.
const shortQuote = 90

// quotations finds paragraphs that are a quotation from their first character
// to their last.
func quotations(d *doc.Document, blocks []layout.Block) {
	for i := range blocks {
		b := &blocks[i]
		if b.Role != layout.Paragraph || b.Len() < shortQuote {
			continue
		}
		t := strings.TrimSpace(b.Of(d.Body))
		for _, m := range []struct {
			open, shut string
			marks      int // that look like the opening one
		}{{"“", "”", 1}, {"「", "」", 1}, {"『", "』", 1}, {`"`, `"`, 2}} {
			if strings.HasPrefix(t, m.open) && strings.HasSuffix(t, m.shut) && strings.Count(t, m.open) == m.marks {
				b.Role = layout.Quotation
			}
		}
	}
}

// A row of a table that was flattened to text is short and no sentence;
// 第一条　… is an article of a law.
const (
	longRow = 240 // in bytes
	maxRows = 64  // set in columns together
)

// tables sets rows that have the same number of cells in columns.
func tables(body string, blocks []layout.Block) {
	is := func(b layout.Block) bool {
		s := b.Of(body)
		return (b.Role == layout.Row || b.Role == layout.Paragraph) && b.Len() <= longRow && !strings.Contains(s, "。") && !strings.Contains(s, "；")
	}
	for i := 0; i < len(blocks); i++ {
		var t layout.Table
		j := i
		for j < len(blocks) && j-i < maxRows && is(blocks[j]) && t.Add(blocks[j].Of(body)) {
			j++
		}
		if j-i < 2 {
			continue
		}
		stops := t.Stops()
		for k := i; k < j; k++ {
			blocks[k].Role, blocks[k].Stops = layout.Row, stops
		}
		i = j - 1
	}
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
			second = append(second, inBrackets(d.Body, a.Dateline.Span))
		}
	}
	sort.SliceStable(second, func(i, j int) bool { return second[i].Start < second[j].Start })
	return second, works, quotes
}

// inBrackets is s with the brackets that stand right around it, which have its
// colour.
func inBrackets(body string, s text.Span) text.Span {
	for _, pair := range [][2]string{{"（", "）"}, {"(", ")"}, {"［", "］"}, {"【", "】"}} {
		if strings.HasSuffix(body[:s.Start], pair[0]) && strings.HasPrefix(body[s.End:], pair[1]) {
			return text.Span{Start: s.Start - len(pair[0]), End: s.End + len(pair[1])}
		}
	}
	return s
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
