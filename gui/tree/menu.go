package tree

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
)

// menu is what can be done with node i and with the outline.
func (p *Pane) menu(i int) *fyne.Menu {
	n := &p.model.nodes[i]
	items := []*fyne.MenuItem{fyne.NewMenuItem(look.T("tree.expand"), p.expandAll), fyne.NewMenuItem(look.T("tree.collapse"), p.collapseAll)}
	part := func(offered bool, key string, do func()) {
		if offered {
			items = append(items, fyne.NewMenuItem(look.T(key), do))
		}
	}
	line := func() { items = append(items, fyne.NewMenuItemSeparator()) }
	if p.OnCopyTitle != nil || p.OnCopyText != nil {
		line()
	}
	part(p.OnCopyTitle != nil, "tree.copy", func() { p.OnCopyTitle(n.title) })
	part(p.OnCopyText != nil, "tree.copy.text", func() { p.OnCopyText(p.model.span(i)) })
	if p.OnFigures != nil || p.OnExport != nil {
		line()
	}
	part(p.OnFigures != nil && p.model.figures.of(p.model, i) > 0, "tree.only", func() { p.OnFigures(p.model.span(i), n.title) })
	part(p.OnExport != nil, "tree.export", func() { p.OnExport(p.model.span(i), n.title) })
	return fyne.NewMenu("", items...)
}

// Items are what can be done with the section that is read, and with the
// outline; none without a document.
func (p *Pane) Items() []*fyne.MenuItem {
	if p.current < 0 || p.current >= len(p.model.nodes) {
		return nil
	}
	return p.menu(p.current).Items
}

// ContextMenu shows what can be done with the row that the keys are at.
func (l *rows) ContextMenu() {
	p := l.pane
	if p.cursor < 0 || p.cursor >= len(p.model.nodes) {
		return
	}
	row := p.rowOf(p.cursor)
	p.showRow(row)
	y := float32(row+1)*rowHeight - p.scroll.Offset.Y
	p.showMenu(p.cursor, fyne.CurrentApp().Driver().AbsolutePositionForObject(p.scroll).AddXY(rowHeight, y))
}

// showMenu shows it at a place of the window.
func (p *Pane) showMenu(i int, at fyne.Position) {
	p.tip("", fyne.Position{})
	p.cursor = i
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		widget.ShowPopUpMenuAtPosition(p.menu(i), c, at)
	}
	p.list.update()
}
