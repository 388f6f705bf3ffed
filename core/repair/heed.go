package repair

import (
	"context"
	"sort"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// heed does what the format of a file says of raw: text that is no part of the
// document goes, a block becomes one line. It returns the lines that are blocks
// now, which nothing joins or drops.
func heed(ctx context.Context, raw string, hints []doc.Hint) (body string, back *text.Map, fixed []text.Span, err error) {
	var gone, blocks []doc.Hint
	for _, h := range hints {
		if h.Kind.Gone() {
			gone = append(gone, h)
		} else {
			blocks = append(blocks, h)
		}
	}
	e := text.NewEditor(raw)
	e.Expect(len(gone) + 2*len(blocks))
	h := heeding{e: e, raw: raw, gone: gone}
	for i, b := range blocks {
		if i&0xfff == 0 && ctx.Err() != nil {
			return "", nil, nil, ctx.Err()
		}
		if b.Raw.Start < e.At() {
			continue // a hint that overlaps the one before
		}
		h.copyTo(b.Raw.Start)
		h.block(b.Raw)
	}
	h.copyTo(len(raw))
	body, back = e.Done()
	for _, b := range blocks {
		if s, ok := back.Forward(b.Raw); ok {
			fixed = append(fixed, s)
		}
	}
	return body, back, fixed, nil
}

// A heeding writes a text as its hints have it.
type heeding struct {
	e    *text.Editor
	raw  string
	gone []doc.Hint // what goes, from the place at hand on
}

// copyTo copies the text up to offset without what goes.
func (h *heeding) copyTo(offset int) {
	for len(h.gone) > 0 && h.gone[0].Raw.Start < offset {
		g := h.gone[0]
		if g.Raw.Start > h.e.At() {
			h.e.CopyTo(g.Raw.Start)
		}
		drop(h.e, min(g.Raw.End, offset), goneWhy(g.Kind))
		if g.Raw.End > offset { // the rest goes behind the line end
			h.gone[0].Raw.Start = offset
			break
		}
		h.gone = h.gone[1:]
	}
	if offset > h.e.At() {
		h.e.CopyTo(offset)
	}
}

func goneWhy(k doc.HintKind) string {
	if k == doc.Deleted {
		return "deleted"
	}
	return reasons[runningHead]
}

// block writes s as one line.
func (h *heeding) block(s text.Span) {
	lastEnd := -1 // where the last line with text ended
	last := ""
	for at := s.Start; at < s.End; {
		end := s.End
		if k := strings.IndexAny(h.raw[at:s.End], "\n\r\f\v"); k >= 0 {
			end = at + k
		}
		// the line without what goes of it
		for from := at; from < end; {
			to := end
			k := sort.Search(len(h.gone), func(k int) bool { return h.gone[k].Raw.End > from })
			if k < len(h.gone) && h.gone[k].Raw.Start < end {
				if g := h.gone[k]; g.Raw.Start <= from {
					from = min(g.Raw.End, end)
					continue
				} else {
					to = g.Raw.Start
				}
			}
			t := h.raw[from:to]
			lead := len(t) - len(strings.TrimLeftFunc(t, isBlank))
			t = strings.TrimRightFunc(t[lead:], isBlank)
			if t == "" {
				from = to
				continue
			}
			start := from + lead
			switch {
			case lastEnd < 0:
				h.copyTo(start)
			case strings.ContainsAny(h.raw[lastEnd:start], "\n\r\f\v"):
				h.join(start, glue(last, t))
			default:
				h.copyTo(start)
			}
			h.e.CopyTo(start + len(t))
			lastEnd, last = start+len(t), t
			from = to
		}
		at = end + 1
	}
	h.copyTo(s.End)
}

// join puts g in the place of the line end before start; what goes between
// keeps its own reason.
func (h *heeding) join(start int, g string) {
	for len(h.gone) > 0 && h.gone[0].Raw.Start < start {
		x := h.gone[0]
		drop(h.e, max(h.e.At(), x.Raw.Start), "join-line")
		drop(h.e, min(start, x.Raw.End), goneWhy(x.Kind))
		h.gone = h.gone[1:]
	}
	if g != "" {
		h.e.Replace(start, g, "join-line")
	} else {
		drop(h.e, start, "join-line")
	}
}

// moved are the spans of the text that m made of what spans are of.
func moved(spans []text.Span, m *text.Map) []text.Span {
	out := spans[:0]
	for _, s := range spans {
		if t, ok := m.Forward(s); ok && !t.Empty() {
			out = append(out, t)
		}
	}
	return out
}

// fix marks the lines that are blocks; both are in order.
func fix(lines []line, fixed []text.Span) {
	k := 0
	for i := range lines {
		for k < len(fixed) && fixed[k].End <= int(lines[i].start) {
			k++
		}
		lines[i].fixed = k < len(fixed) && fixed[k].Start < int(lines[i].end)
	}
}
