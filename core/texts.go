package core

import (
	"context"
	"slices"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/repair"
	"github.com/wenshu-app/wenshu/core/structure"
	"github.com/wenshu-app/wenshu/core/text"
)

// pageFormats are the formats of files with pages or sheets of their own.
var pageFormats = []string{"pdf", "ofd", "epub", "xlsx", "csv"}

// textsOf are the texts of d's file, spans that cover d.Raw. A file with pages
// of its own is one document: its parts look as unlike as texts do.
func textsOf(ctx context.Context, d *doc.Document) ([]text.Span, error) {
	if d.One || slices.Contains(pageFormats, d.Format) {
		return []text.Span{{End: len(d.Raw)}}, nil
	}
	return structure.Texts(ctx, d.Raw, d.Hints)
}

// repaired mends each of the texts of raw, spans that cover it, by itself: how
// wide the lines of one are, and what stands on each of its pages, says nothing
// of another. It returns the mended texts as one, with the map to raw.
func repaired(ctx context.Context, raw string, texts []text.Span, hints []doc.Hint, p *progress.Counter) (string, *text.Map, error) {
	if len(texts) == 1 {
		return repair.Repair(ctx, raw, hints, p)
	}
	e := text.NewEditor(raw)
	line := false // a line of what is written is still to be ended
	for _, t := range texts {
		var own []doc.Hint
		for len(hints) > 0 && hints[0].Raw.Start < t.End {
			h := hints[0]
			h.Raw.Start, h.Raw.End = max(0, h.Raw.Start-t.Start), min(h.Raw.End, t.End)-t.Start
			own, hints = append(own, h), hints[1:]
		}
		body, back, err := repair.Repair(ctx, t.Of(raw), own, p)
		if err != nil {
			return "", nil, err
		}
		if body != "" && line {
			e.Insert("\n", "line-end")
		}
		line = line || body != ""
		for r := range back.Runs() {
			if r.Edit() {
				e.Replace(t.Start+r.Old.End, r.New.Of(body), r.Why)
			} else {
				e.CopyTo(t.Start + r.Old.End)
			}
		}
	}
	body, back := e.Done()
	return body, back, nil
}

// inBody are the texts of raw, spans that cover it, as spans that cover the
// body that back ties to it.
func inBody(texts []text.Span, back *text.Map) []text.Span {
	out := make([]text.Span, 0, len(texts))
	at := 0
	for i, t := range texts {
		end := back.NewLen()
		if i+1 < len(texts) {
			if s, ok := back.Forward(t); ok {
				end = max(at, s.End)
			} else {
				end = at
			}
		}
		out = append(out, text.Span{Start: at, End: end})
		at = end
	}
	return out
}
