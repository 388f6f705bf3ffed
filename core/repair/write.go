package repair

import (
	"context"
	"strings"

	"github.com/wenshu-app/wenshu/core/text"
)

// write makes the mended text of the lines that stay.
func write(ctx context.Context, s string, lines []line, ends []end, blanks []blank, w *words) (string, *text.Map, error) {
	e := text.NewEditor(s)
	if len(lines) > 0 && lines[0].gap+lines[len(lines)-1].gap+lines[len(lines)/2].gap > 0 { // not at rest
		e.Expect(3 * len(lines))
	}
	prev := -1
	for i := range lines {
		l := lines[i]
		if i&0xFFFF == 0 && ctx.Err() != nil {
			return "", nil, ctx.Err()
		}
		switch {
		case l.why != keep:
			// a break before it stays until we know what follows
			if prev < 0 {
				drop(e, int(l.start), "blank-line")
				drop(e, int(l.end), reasons[l.why])
			}
			continue
		case prev < 0:
			why := "blank-line"
			if !strings.ContainsAny(s[e.At():l.start], "\n\r\f\v") {
				why = "drop-indent"
			}
			drop(e, int(l.start), why)
		default:
			between(e, s, lines[prev:i+1], w.joined(ends[prev]))
		}
		for len(blanks) > 0 && blanks[0].start < l.end {
			b := blanks[0]
			blanks = blanks[1:]
			if b.sure || w.n[b.at.four] > 0 {
				e.CopyTo(int(b.start))
				e.Drop(int(b.end), "blank-in-word")
			}
		}
		e.CopyTo(int(l.end))
		prev = i
	}
	for i := prev + 1; i < len(lines); i++ {
		drop(e, int(lines[i].start), "blank-line")
		drop(e, int(lines[i].end), reasons[lines[i].why])
	}
	drop(e, len(s), "blank-line")
	body, m := e.Done()
	return body, m, nil
}

// between writes what stands between the first and the last of ls, two lines
// that stay with furniture between them.
func between(e *text.Editor, s string, ls []line, join bool) {
	a, b := ls[0], ls[len(ls)-1]
	first := int(ls[1].start)
	sep := s[a.end:first]
	if join {
		why := "join-line"
		if b.gap > 0 || len(ls) > 2 {
			why = "join-paragraph"
		}
		if g := glue(a.of(s), b.of(s)); g != "" {
			e.Replace(first, g, why)
		} else {
			e.Drop(first, why)
		}
	} else {
		rest := "drop-indent"
		if ls[1].gap > 0 {
			rest = "blank-line"
		}
		if k := strings.IndexByte(sep, '\n'); k >= 0 {
			drop(e, int(a.end)+k, "trailing-blank")
			e.CopyTo(int(a.end) + k + 1)
		} else {
			e.Replace(int(a.end)+len(sep), "\n", "line-end")
		}
		drop(e, first, rest)
	}
	for k := 1; k < len(ls)-1; k++ {
		e.Drop(int(ls[k].end), reasons[ls[k].why])
		drop(e, int(ls[k+1].start), "blank-line")
	}
}

// drop leaves out the text up to offset, if there is any.
func drop(e *text.Editor, offset int, why string) {
	if offset > e.At() {
		e.Drop(offset, why)
	}
}
