// Package relate binds the numbers of a document to what they measure, when,
// and how surely, and so makes figures of them.
package relate

import (
	"context"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/progress"
)

// Figures returns the figures of d in order of their start, and the dates and
// traps found beside them. It reads d.Body, d.Articles and d.Marks.
func Figures(ctx context.Context, d *doc.Document, p *progress.Counter) ([]doc.Figure, []doc.Mark, error) {
	return nil, nil, nil
}
