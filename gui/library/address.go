package library

import (
	"context"
	"fmt"
	"net/url"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
)

// openFar opens a document of a folder of figures, at a place that was found.
func (r *Room) openFar(d *library.Document, h *library.Hit) {
	if len(d.Paths) == 0 {
		return
	}
	r.openAddress(d.Paths[0], d.ID, quotedOf(h))
}

// openAddress opens what lies at an address of a folder of figures, the document
// id: a file that
// is still there at its place; a page of the web in the browser, once the reader
// has seen which. It says so where there is nothing any more.
func (r *Room) openAddress(address, id string, at Quoted) {
	folder := r.far.folder
	if folder == nil {
		return
	}
	var where library.Address
	r.Runner.Go(func(context.Context) { where = folder.Locate(address, id) }, func() {
		switch {
		case r.Life.Err() != nil:
		case where.Web != "":
			r.askBrowser(where.Web, at.Text)
		case where.Path != "":
			r.Leave()
			r.Open(where.Path, at)
		default:
			r.Trace("address lost")
			r.Over.Offer(lost(address), look.T("address.copy"), func() { r.Copy(address) })
		}
	})
}

// lost says that nothing can be opened at an address.
func lost(address string) string {
	key := "address.lost"
	if strings.Contains(address, "://") || strings.Contains(address, "#") {
		key = "address.far"
	}
	return fmt.Sprintf(look.T(key), address)
}

// askBrowser shows an address of the web before the browser goes there.
func (r *Room) askBrowser(address, sentence string) {
	u, err := url.Parse(address)
	if err != nil { // Locate has parsed it
		return
	}
	plain := *u
	plain.User = nil // names and passwords are not shown, and lead astray: https://www.gov.cn@example.org
	shown := widget.NewLabel(plain.String())
	shown.Wrapping, shown.TextStyle.Bold = fyne.TextWrapBreak, true
	body := container.NewVBox(shown, label(look.T("address.how")))
	height := float32(220)
	if sentence != "" {
		height = 340
		scroll := container.NewVScroll(overlay.NewPassage(sentence, text.Span{}, theme.Size(theme.SizeNameText), r.Over.Palette().Ink))
		scroll.SetMinSize(fyne.NewSize(0, 88))
		body.Add(widget.NewSeparator())
		body.Add(label(look.T("address.where")))
		body.Add(scroll)
	}
	d := dialog.NewCustomWithoutButtons(look.T("address.web"), body, r.Window)
	gone := func(do func()) func() {
		return func() {
			d.Hide()
			do()
		}
	}
	open := look.NewAnswer(look.T("address.open"), gone(func() {
		if err := r.Browse(&plain); err != nil {
			r.Trace("browser: " + err.Error())
			r.Over.Offer(fmt.Sprintf(look.T("address.no"), plain.String()), look.T("address.copy"), func() { r.Copy(plain.String()) })
		}
	}))
	open.Importance = widget.HighImportance
	d.SetButtons([]fyne.CanvasObject{look.NewAnswer(look.T("cancel"), d.Hide), look.NewAnswer(look.T("address.copy"), gone(func() { r.Copy(plain.String()) })), open})
	size := r.Over.Size()
	d.Resize(fyne.NewSize(min(560, size.Width-48), min(height, size.Height-80)))
	r.Over.Ask(d, nil)
	r.Trace("asked for the browser")
}
