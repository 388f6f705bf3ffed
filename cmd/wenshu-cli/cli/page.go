package cli

import (
	"context"
	"errors"
	"io"

	"github.com/wenshu-app/wenshu/assets/fonts"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/draw"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/store"
)

// errPages is told where more than one document would go into a PDF.
var errPages = errors.New("一个 PDF 只放一份文件，请一份一份地转 · a PDF holds one document: convert them one by one")

// page writes a document as pages of print, each figure with a foot note in
// Chinese, as the document is.
func page(ctx context.Context, w io.Writer, d *doc.Document) error {
	return draw.Page(ctx, w, d, fonts.SerifRegular(), fonts.SerifBold(), draw.PageStyle{
		Title: d.Name, Source: export.Citation(d, store.Own{}, 0), Style: draw.Print(),
		Note: func(f *doc.Figure) string { return export.FigureNote(d, f, false) },
	})
}
