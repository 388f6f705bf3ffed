package find

import (
	"context"

	"github.com/wenshu-app/wenshu/core/text"
)

// Some is All with a limit of the caller's: for lists that show no more.
func (x *Index) Some(ctx context.Context, query string, limit int) ([]text.Span, error) {
	return x.find(ctx, query, 0, limit)
}
