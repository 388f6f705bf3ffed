package gui

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/wenshu-app/wenshu/core/atomicfile"
	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/draw"
	"github.com/wenshu-app/wenshu/gui/clip"
	"github.com/wenshu-app/wenshu/gui/look"
)

// copyPicture copies the chart that is looked at as a picture.
func (w *chartsView) copyPicture() {
	if w.pane != nil && w.nav.at(tabCharts) {
		if m, ok := w.pane.Current(); ok {
			w.copyChart(m)
			return
		}
	}
	w.over.Say(look.T("chart.copy.none"))
}

// copyChart puts the picture of a chart, drawn as its export would be, into the
// clipboard. Where the system has no way for that, the picture is kept in a file
// and its path is copied.
func (w *chartsView) copyChart(m chart.Model) {
	drawer, size := w.drawer, draw.SizeFor("")
	if e := w.entry(); e != nil {
		size = draw.SizeFor(e.Arranged(m.ID).Size)
	}
	path, err := "", error(nil)
	w.runner.Go(func(ctx context.Context) {
		var b bytes.Buffer
		if err = drawer.PNG(&b, &m, draw.Print(), size); err != nil {
			return
		}
		if failed := clip.Picture(ctx, b.Bytes()); failed != nil {
			path, err = keptPicture(fileName(m.Title), b.Bytes())
		}
	}, func() {
		switch {
		case err != nil:
			w.over.Say(fmt.Sprintf(look.T("save.failed"), unwritten(err)))
		case path != "":
			w.app.Clipboard().SetContent(path)
			w.over.Say(fmt.Sprintf(look.T("chart.copy.failed"), path))
		default:
			w.over.Say(look.T("chart.copied"))
		}
		w.trace("chart copied " + path)
	})
}

// keptPicture writes a picture into a folder of its own, which the system cleans
// up at its time, and returns its path.
func keptPicture(name string, png []byte) (string, error) {
	folder, err := os.MkdirTemp("", "wenshu-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, name+".png")
	return path, atomicfile.WriteBytes(path, atomicfile.Private, png)
}
