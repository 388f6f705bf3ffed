package gui

import (
	"context"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/command"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/session"
	"github.com/wenshu-app/wenshu/gui/settings"
	"github.com/wenshu-app/wenshu/gui/tabs"
)

// A frame is what stands round the panes: the row of tools with the tabs of the
// documents, the line of status, the outline at the left.
type frame struct {
	*desk
	end     context.CancelFunc // of the window's life
	leaving bool               // whether to end the program is asked

	ground  *canvas.Rectangle // the very colour of the panes, which the window's own misses by a shade
	row     *fyne.Container   // of tools
	foot    fyne.CanvasObject // the line of status
	back    *look.IconButton
	forward *look.IconButton
	tabs    *tabs.Bar
	split   *look.Split
	narrow  bool // too narrow for the outline, unless it is asked for
	body    *fyne.Container
	statusWidgets

	outline *outlineView
	card    *cardView
	orig    *originalView
	library *libraryView
	opens   *opener
	keys    *keys
}

// build makes the tabs of the documents.
func (w *frame) build() {
	w.tabs = tabs.New()
	w.tabs.OnChoose = func(i int) {
		w.library.room.Leave()
		w.session.Bring(w.session.Documents()[i])
	}
	w.tabs.OnClose = func(i int) { w.session.Close(w.session.Documents()[i]) }
	w.tabs.OnMenu = w.documentMenu
	w.tabs.OnTip = w.over.Tip
}

// lay sets everything round the panes.
func (w *frame) lay(panes fyne.CanvasObject) []fyne.CanvasObject {
	v := w.settings.Values()
	w.split = look.NewSplit(container.NewPadded(w.outline.pane), w.card.beside(panes), "split")
	w.split.LeastLeading, w.split.LeastTrailing = leastTree, leastText
	w.split.SetOffset(v.Split)
	w.split.OnWidth = w.fold
	w.row = container.NewStack()
	w.body = container.NewStack(w.split.Container, w.library.room.Box)
	if !v.Tree {
		w.split.Leading.Hide()
	}
	w.ground = canvas.NewRectangle(color.Transparent)
	w.foot = w.statusBar()
	return []fyne.CanvasObject{w.ground, container.NewBorder(w.row, w.foot, nil, nil, w.body)}
}

// Changed is for the window.
func (w *frame) Changed(e session.Event) {
	switch {
	case e.Kind == session.Listed:
		w.documentTabs()
	case e.Kind == session.Fronted:
		w.onProgress("", "", 0, 0)
		if e.Doc.Doc == nil {
			w.place.SetText("")
		}
		w.historyButtons()
		w.title()
		w.documentTabs()
	case e.Kind == session.Noted:
		w.title()
		w.documentTabs()
	case e.Kind == session.Working, e.Kind == session.Built:
		w.counts()
	}
}

// Restyle is for the window.
func (w *frame) Restyle(p look.Palette) {
	w.ground.FillColor = p.Ground
	w.ground.Refresh()
	w.tabs.SetPalette(p)
	w.split.SetRule(p.Rule)
}

// Retell is for the window.
func (w *frame) Retell() {
	w.row.Objects = []fyne.CanvasObject{w.tools()}
	w.row.Refresh()
	w.title()
	w.counts()
	w.legend.SetText(look.T("legend.short"))
}

func (w *frame) title() {
	t := look.T("app")
	if w.front().Path != "" {
		t = called(w.front()) + " — " + t
	}
	w.win.SetTitle(t)
}

// tools is the row of buttons above the panes.
func (w *frame) tools() fyne.CanvasObject {
	prefs := w.keys.prefs
	w.back = look.NewIconButton(look.IconBack, "tool.back", w.over.Tip, w.nav.goBack)
	w.forward = look.NewIconButton(look.IconForward, "tool.forward", w.over.Tip, w.nav.goForward)
	w.historyButtons()
	left := newTools(
		look.NewIconButton(look.IconOutline, "tool.outline", w.over.Tip, w.toggleTree),
		look.NewIconButton(look.IconLibrary, "tool.library", w.over.Tip, w.library.room.Toggle),
		look.NewIconButton(look.IconOpen, "tool.open", w.over.Tip, w.opens.openDialog),
		w.back, w.forward)
	right := newTools(
		look.NewIconButton(look.IconSmaller, "tool.smaller", w.over.Tip, func() { prefs.resize(-1) }),
		look.NewIconButton(look.IconLarger, "tool.larger", w.over.Tip, func() { prefs.resize(+1) }),
		look.NewIconButton(look.IconTypography, "tool.typeset", w.over.Tip, prefs.openTypeset),
		w.menuButton(look.IconTheme, "tool.theme", prefs.themes),
		w.menuButton(look.IconSettings, "tool.settings", prefs.choices),
		look.NewIconButton(look.IconHelp, "tool.help", w.over.Tip, w.keys.showHelp))
	return container.NewVBox(container.NewPadded(container.NewBorder(nil, nil, left, right, container.NewPadded(w.tabs))), widget.NewSeparator())
}

// newTools sets buttons of the tool row side by side; each has room enough
// round its sign.
func newTools(buttons ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedHBoxLayout(0), buttons...)
}

// menuButton is a button that drops a menu.
func (w *frame) menuButton(sign look.Icon, key string, items func() []command.Command) *look.IconButton {
	var b *look.IconButton
	b = look.NewIconButton(sign, key, w.over.Tip, func() {
		w.over.Drop(b, command.Items(items()))
	})
	return b
}

// historyButtons show whether there is a way back, and one forward.
func (w *frame) historyButtons() {
	if w.back == nil || w.forward == nil {
		return
	}
	set := func(on bool, b *look.IconButton) {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
	back, forward := w.front().History.Ways()
	set(back, w.back)
	set(forward, w.forward)
}

// foldUnder is the width under which the outline folds away.
const foldUnder = 1100

// fold leaves a narrow window to the text: the outline comes when it is asked
// for, and by itself when there is room again.
func (w *frame) fold(width float32) {
	if width <= 0 || w.narrow == (width < foldUnder) {
		return
	}
	w.narrow = !w.narrow
	if w.narrow {
		w.split.Leading.Hide()
	} else if w.settings.Values().Tree {
		w.split.Leading.Show()
	}
}

// toggleTree shows or hides the outline. In a narrow window this says nothing of
// how it is in a wide one.
func (w *frame) toggleTree() {
	if w.narrow {
		if w.split.Leading.Visible() {
			w.split.Leading.Hide()
		} else {
			w.split.Leading.Show()
		}
		w.split.Refresh()
		return
	}
	if w.split.Leading.Visible() {
		w.settings.Change(func(v *settings.Values) { v.Tree, v.Split = false, w.split.Offset })
		w.split.Leading.Hide()
	} else {
		w.settings.Change(func(v *settings.Values) { v.Tree = true })
		w.split.Leading.Show()
		w.split.SetOffset(w.settings.Values().Split)
	}
	w.split.Refresh()
}
