package doc

import (
	"strings"

	"github.com/wenshu-app/wenshu/core/text"
)

// A Head is a heading that ends with a full stop, as many reports set those of a
// lower level: 二、产业发展提质增效。
type Head struct {
	text.Span      // with the stop
	Level     int  // 1 for the highest
	Alone     bool // nothing else stands in its block
}

// Heads returns the headings with a stop by the block that each begins. Such a
// block is a Paragraph or a ListItem, since its form alone does not tell it from an
// item of a list; what stands under it does. Items that follow one another
// with nothing below them head nothing and are left out.
func (a *Article) Heads(body string) map[int]Head {
	var out map[int]Head
	for i := range a.Sections {
		s := &a.Sections[i]
		if s.Heading.Empty() || s.First >= len(a.Blocks) || a.Blocks[s.First].Kind == Heading {
			continue
		}
		h, alone := a.head(body, s)
		if alone && !a.over(i) || alone && i > 0 && a.item(body, i-1, s.Level) {
			continue
		}
		if out == nil {
			out = map[int]Head{}
		}
		out[s.First] = Head{Span: h, Level: s.Level, Alone: alone}
	}
	return out
}

// head is the heading of s with its stop, and whether its block ends there.
func (a *Article) head(body string, s *Section) (h text.Span, alone bool) {
	b := a.Blocks[s.First].Span
	h = s.Heading
	rest := text.Span{Start: h.End, End: max(h.End, b.End)}.Of(body)
	if strings.HasPrefix(rest, "。") {
		h.End += len("。")
		rest = rest[len("。"):]
	}
	return h, strings.TrimSpace(rest) == ""
}

// over reports whether anything stands under the heading of section i: blocks of
// its own or a section of a lower level.
func (a *Article) over(i int) bool {
	s := &a.Sections[i]
	return s.Last-s.First > 1 || i+1 < len(a.Sections) && a.Sections[i+1].Level > s.Level
}

// item reports whether section i is an item before one of level: one line with
// a stop and nothing below it.
func (a *Article) item(body string, i, level int) bool {
	s := &a.Sections[i]
	if s.Heading.Empty() || s.Level != level || s.First >= len(a.Blocks) || a.Blocks[s.First].Kind == Heading || a.over(i) {
		return false
	}
	_, alone := a.head(body, s)
	return alone
}
