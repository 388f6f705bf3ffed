package reading

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"golang.org/x/image/vector"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/gui/look"
)

// Measures of the legend, in units.
const (
	legendSample = 76
	legendHeight = 30
	legendSize   = 15
)

// Legend shows what each mark of the page means, drawn as the page draws it:
// the underlines of the kinds of figure, the signs of targets and forecasts,
// washes, bookmarks, dates.
func Legend(s Style) fyne.CanvasObject {
	s = s.valid()
	p := &Pane{style: s}
	rows := container.New(layout.NewCustomPaddedVBoxLayout(0))
	add := func(sample fyne.CanvasObject, key string) {
		name := canvas.NewText(look.T(key), s.Ink)
		name.TextSize = 14
		rows.Add(container.NewHBox(container.NewGridWrap(fyne.NewSize(legendSample, legendHeight), sample), container.NewCenter(name)))
	}
	under := func(words string, f doc.Figure) fyne.CanvasObject {
		c := p.kind(f.Kind)
		return legendSampleOf(words, s.Ink, canvas.NewRaster(func(w, h int) image.Image {
			img := image.NewRGBA(image.Rect(0, 0, w, h))
			b := brush{img: img, pix: float32(w) / legendSample, ras: &vector.Rasterizer{}}
			b.underline(&f, 0, legendWidth(words), 20, legendSize+1, f.Status != doc.Actual, c)
			return img
		}))
	}
	for _, k := range legendKinds {
		add(under(look.T("legend.a."+k.String()), doc.Figure{Kind: k}), "legend."+k.String())
	}
	add(under(look.T("legend.a.level"), doc.Figure{Status: doc.Target}), "legend.target")
	add(under(look.T("legend.a.level"), doc.Figure{Status: doc.Forecast}), "legend.forecast")
	wash := func(words string, ink, c color.Color) fyne.CanvasObject {
		return legendSampleOf(words, ink, canvas.NewRaster(func(w, h int) image.Image {
			img := image.NewRGBA(image.Rect(0, 0, w, h))
			pix := float32(w) / legendSample
			brush{img: img, pix: pix}.bar(0, 4*pix, legendWidth(words)*pix, 26*pix, c)
			return img
		}))
	}
	add(wash(look.T("legend.a.date"), s.SecondInk, color.Transparent), "legend.date")
	add(wash(look.T("legend.a.word"), s.Ink, s.Hit), "legend.hit")
	add(wash(look.T("legend.a.word"), s.Ink, fade(s.Notes[0], noteWash)), "legend.note")
	book := canvas.NewRaster(p.paintRibbon)
	book.Resize(fyne.NewSize(legendSize*ribbonWidth*1.2, legendSize*ribbonHeight*1.2))
	book.Move(fyne.NewPos(2, (legendHeight-book.Size().Height)/2))
	add(container.NewWithoutLayout(book), "legend.bookmark")
	return rows
}

// legendKinds are the kinds of figure, the most frequent first.
var legendKinds = []doc.Kind{doc.Level, doc.Share, doc.Change, doc.Rank, doc.Multiple, doc.Index}

// legendWidth is how wide the words of a sample are.
func legendWidth(words string) float32 {
	return fyne.MeasureText(words, legendSize, fyne.TextStyle{}).Width
}

// legendSampleOf lays words over what marks them.
func legendSampleOf(words string, ink color.Color, mark fyne.CanvasObject) fyne.CanvasObject {
	t := canvas.NewText(words, ink)
	t.TextSize = legendSize
	t.Move(fyne.NewPos(0, 4))
	t.Resize(t.MinSize())
	mark.Resize(fyne.NewSize(legendSample, legendHeight))
	return container.NewWithoutLayout(mark, t)
}
