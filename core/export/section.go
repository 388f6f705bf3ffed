package export

import (
	"fmt"
	"io"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

// SectionMarkdown writes the blocks of d that stand in s as Markdown does, and
// where they are from, of which own is what the reader says.
func SectionMarkdown(w io.Writer, d *doc.Document, own store.Own, s text.Span) error {
	part := *d
	part.Articles = nil
	for _, a := range d.Articles {
		var kept []doc.Block
		for _, b := range a.Blocks {
			if b.Start >= s.Start && b.Start < s.End {
				kept = append(kept, b)
			}
		}
		if a.Blocks = kept; len(kept) > 0 {
			part.Articles = append(part.Articles, a)
		}
	}
	if err := Markdown(w, &part); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "\n> %s\n", escape(Citation(d, own, s.Start)))
	return err
}

// SectionCSV writes the figures of d that stand in s, as a CSV of all does.
func SectionCSV(w io.Writer, d *doc.Document, s text.Span, o Options) error {
	part := *d
	part.Figures = nil
	for _, f := range d.Figures {
		if f.Start >= s.Start && f.Start < s.End {
			part.Figures = append(part.Figures, f)
		}
	}
	return NewCSV(w).Write(&part, o)
}
