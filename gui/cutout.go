package gui

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
)

// cutout is the picture of a figure that was recognised, as it stands on its
// page, for its card: the reader sees with her own eyes whether a digit is
// right. For other figures it is nothing.
func (w *cardView) cutout(i int) fyne.CanvasObject {
	box := container.NewVBox()
	d := w.doc()
	marks := marksOf(d, d.Figures[i].Span)
	if len(marks) == 0 || !recognisedPage(d, marks[0].Page) {
		return box
	}
	if w.orig.pane.Shows() == nil {
		w.orig.pane.SetModel(w.orig.pagesOf(w.front()))
		w.orig.of, w.orig.starts, w.orig.ready = d, nil, false // it is made whole when it is looked at
	}
	says := canvas.NewText(look.T("original.cutout"), w.palette().SecondInk)
	says.TextSize = 12
	w.orig.pane.Cut(marks[0].Page, marks[0].Rect, func(img image.Image) {
		pic := canvas.NewImageFromImage(img)
		pic.FillMode = canvas.ImageFillContain
		b := img.Bounds()
		width := float32(look.CardWidth - 4*look.Gap - 2*look.Pad)
		pic.SetMinSize(fyne.NewSize(width, min(96, width*float32(b.Dy())/float32(max(1, b.Dx())))))
		box.Objects = []fyne.CanvasObject{container.New(layout.NewCustomPaddedLayout(0, look.Gap, look.Pad, look.Pad), container.NewVBox(says, pic))}
		w.inspector.Refresh()
		w.side.Refresh()
	})
	return box
}

// recognisedPage reports whether the text of a page was recognised.
func recognisedPage(d *doc.Document, page int) bool {
	for _, n := range d.Notes {
		if n.Kind != "page-recognised" {
			continue
		}
		s := n.Raw
		s.End = max(s.End, min(s.Start+1, len(d.Raw)))
		for _, from := range d.SourcesOfRaw([]text.Span{s}) {
			if from.Page == page {
				return true
			}
		}
	}
	return false
}
