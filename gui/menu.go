package gui

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/settings"
)

// The shortcuts of the window. The reading pane has keys of its own.
var (
	keyOpen    = &desktop.CustomShortcut{KeyName: fyne.KeyO, Modifier: fyne.KeyModifierShortcutDefault}
	keyQuit    = &desktop.CustomShortcut{KeyName: fyne.KeyQ, Modifier: fyne.KeyModifierShortcutDefault}
	keyLarger  = &desktop.CustomShortcut{KeyName: fyne.KeyEqual, Modifier: fyne.KeyModifierShortcutDefault}
	keySmaller = &desktop.CustomShortcut{KeyName: fyne.KeyMinus, Modifier: fyne.KeyModifierShortcutDefault}
	keyReset   = &desktop.CustomShortcut{KeyName: fyne.Key0, Modifier: fyne.KeyModifierShortcutDefault}
	keyTree    = &desktop.CustomShortcut{KeyName: fyne.KeyB, Modifier: fyne.KeyModifierShortcutDefault}
	keyBack    = &desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt}
	keyForward = &desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierAlt}
	keyPalette = &desktop.CustomShortcut{KeyName: fyne.KeyK, Modifier: fyne.KeyModifierShortcutDefault}
	keyClose   = &desktop.CustomShortcut{KeyName: fyne.KeyW, Modifier: fyne.KeyModifierShortcutDefault}
	keyNext    = &desktop.CustomShortcut{KeyName: fyne.KeyTab, Modifier: fyne.KeyModifierControl}
	keyPrev    = &desktop.CustomShortcut{KeyName: fyne.KeyTab, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift}
	keyCite    = &desktop.CustomShortcut{KeyName: fyne.KeyC, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
	keyExport  = &desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierShortcutDefault}
	keyCorrect = &desktop.CustomShortcut{KeyName: fyne.KeyE, Modifier: fyne.KeyModifierShortcutDefault}
	keyTypeset = &desktop.CustomShortcut{KeyName: fyne.KeyT, Modifier: fyne.KeyModifierShortcutDefault}
	keyFind    = &desktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: fyne.KeyModifierShortcutDefault}
	keyPaste   = &fyne.ShortcutPaste{}
	keyTabs    = []*desktop.CustomShortcut{
		{KeyName: fyne.Key1, Modifier: fyne.KeyModifierShortcutDefault},
		{KeyName: fyne.Key2, Modifier: fyne.KeyModifierShortcutDefault},
		{KeyName: fyne.Key3, Modifier: fyne.KeyModifierShortcutDefault},
		{KeyName: fyne.Key4, Modifier: fyne.KeyModifierShortcutDefault},
		{KeyName: fyne.Key5, Modifier: fyne.KeyModifierShortcutDefault},
		{KeyName: fyne.Key6, Modifier: fyne.KeyModifierShortcutDefault},
		{KeyName: fyne.Key7, Modifier: fyne.KeyModifierShortcutDefault},
	}
)

// shortcuts connects the keys; menus show them beside their items.
func (w *Window) shortcuts() {
	c := recorder{w.win.Canvas(), w.keyIDs}
	for _, s := range []struct {
		key fyne.Shortcut
		do  func()
	}{
		{keyOpen, w.openDialog}, {keyLarger, func() { w.resize(+1) }}, {keySmaller, func() { w.resize(-1) }}, {keyReset, func() { w.resize(0) }},
		{keyTree, w.toggleTree}, {keyBack, w.goBack}, {keyForward, w.goForward}, {keyQuit, w.close},
		{keyFind, w.findHere}, {keyCite, w.copyCited}, {keyExport, w.exportHere}, {keyCorrect, w.correctChosen}, {keyPalette, w.openPalette},
		{keyClose, func() { w.closePaper(w.paper) }}, {keyNext, func() { w.nextPaper(+1) }}, {keyPrev, func() { w.nextPaper(-1) }}, {keyTypeset, w.openTypeset},
		{keyPaste, w.pasteHere},
	} {
		c.AddShortcut(s.key, w.unlessAsked(s.key, s.do))
	}
	for i, k := range keyTabs {
		c.AddShortcut(k, w.unlessAsked(k, func() { w.turnTo(i) }))
	}
	c.SetOnTypedKey(w.key)
}

// turnTo shows a tab by key. The charts get the keyboard only so: the mark that
// they show then would be in the way of who clicks.
func (w *Window) turnTo(tab int) {
	w.show(tab)
	if tab == tabCharts && w.charts != nil {
		w.charts.Focus(w.win.Canvas())
	}
}

// findHere searches what is in front: the text, or the table of figures.
func (w *Window) findHere() {
	if w.tabs.SelectedIndex() == tabFigures {
		w.figures.FocusFilter(w.win.Canvas())
		return
	}
	if w.tabs.SelectedIndex() == tabWords {
		w.wordlist.FocusFilter(w.win.Canvas())
		return
	}
	if w.tabs.SelectedIndex() == tabNotes {
		w.notebook.FocusFilter(w.win.Canvas())
		return
	}
	w.openFind()
}

// key is for keys that nothing with the focus has a use for.
func (w *Window) key(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyF1:
		if !w.hideHelp() {
			w.showHelp()
		}
	case fyne.KeyF3:
		w.nextHit()
	case fyne.KeyEscape:
		switch {
		case w.dismiss(), w.hideHelp(), w.closeTypeset():
		case w.tabs.SelectedIndex() == tabReading && (w.finder.Visible() || len(w.seek.hits) > 0):
			w.closeFind()
		default:
			w.showCard(-1)
		}
	default:
		w.noteKey(e.Name)
	}
}

// item is an item of the menu. Fyne gives keys to the menu before anything
// else, so that they have to wait for a dialog here too; copying and selecting
// are for what is written in one.
func (w *Window) item(label string, key fyne.Shortcut, do func()) *fyne.MenuItem {
	switch key.(type) {
	case *fyne.ShortcutCopy, *fyne.ShortcutSelectAll, *fyne.ShortcutPaste:
		return item(label, key, do)
	}
	wait := w.unlessAsked(key, do)
	return item(label, key, func() { wait(key) })
}

func item(label string, key fyne.Shortcut, do func()) *fyne.MenuItem {
	m := fyne.NewMenuItem(label, do)
	m.Shortcut = key
	return m
}

// menu is the main menu.
func (w *Window) menu() *fyne.MainMenu {
	last := fyne.NewMenuItem(look.T("recent"), nil)
	last.ChildMenu = fyne.NewMenu("")
	for _, path := range w.settings.Values().Recent {
		last.ChildMenu.Items = append(last.ChildMenu.Items, fyne.NewMenuItem(filepath.Base(path), func() { w.Open(path) }))
	}
	if len(last.ChildMenu.Items) == 0 {
		none := fyne.NewMenuItem(look.T("recent.none"), nil)
		none.Disabled = true
		last.ChildMenu.Items = []*fyne.MenuItem{none}
	}
	quit := w.item(look.T("quit"), keyQuit, w.close)
	quit.IsQuit = true
	theme := fyne.NewMenuItem(look.T("theme"), nil)
	theme.ChildMenu = fyne.NewMenu("", w.themeItems()...)
	side := fyne.NewMenuItem(look.T("original.beside"), w.toggleBeside)
	side.Checked = w.settings.Values().Beside
	view := fyne.NewMenu(look.T("view"), w.item(look.T("outline"), keyTree, w.toggleTree), side, fyne.NewMenuItemSeparator(),
		w.item(look.T("larger"), keyLarger, func() { w.resize(+1) }), w.item(look.T("smaller"), keySmaller, func() { w.resize(-1) }), w.item(look.T("size.reset"), keyReset, func() { w.resize(0) }),
		fyne.NewMenuItemSeparator(), w.item(look.T("typeset.open"), keyTypeset, w.openTypeset), theme)
	view.Items = append(view.Items, w.settingItems()...)
	tabs := []*fyne.MenuItem{}
	for i, name := range []string{look.T("tab.reading"), look.T("tab.charts"), look.T("tab.figures"), look.T("tab.words"), look.T("tab.notes"), look.T("tab.mending"), look.T("tab.original")} {
		tabs = append(tabs, w.item(name, keyTabs[i], func() { w.turnTo(i) }))
	}
	places := fyne.NewMenu(look.T("go"), append(tabs, fyne.NewMenuItemSeparator(), w.item(look.T("palette"), keyPalette, w.openPalette), fyne.NewMenuItemSeparator(),
		w.item(look.T("papers.next"), keyNext, func() { w.nextPaper(+1) }), w.item(look.T("papers.prev"), keyPrev, func() { w.nextPaper(-1) }), fyne.NewMenuItemSeparator(),
		w.item(look.T("back"), keyBack, w.goBack), w.item(look.T("forward"), keyForward, w.goForward), fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(look.T("figure.next"), func() { w.step(+1) }), fyne.NewMenuItem(look.T("figure.prev"), func() { w.step(-1) }))...)
	edit := fyne.NewMenu(look.T("edit"), w.item(look.T("copy"), &fyne.ShortcutCopy{}, func() { w.typed(&fyne.ShortcutCopy{Clipboard: w.app.Clipboard()}) }),
		w.item(look.T("copy.cite"), keyCite, w.copyCited), w.item(look.T("select.all"), &fyne.ShortcutSelectAll{}, func() { w.typed(&fyne.ShortcutSelectAll{}) }), fyne.NewMenuItemSeparator(),
		w.item(look.T("find"), keyFind, w.findHere), fyne.NewMenuItem(look.T("find.selection"), w.openFind), fyne.NewMenuItemSeparator(),
		w.item(look.T("correct.figure"), keyCorrect, w.correctChosen))
	return fyne.NewMainMenu(
		fyne.NewMenu(look.T("file"), w.item(look.T("open"), keyOpen, w.openDialog), last, fyne.NewMenuItem(look.T("open.folder"), w.folderDialog), w.item(look.T("paste.new"), keyPaste, w.pasteHere), w.askedMenu(), fyne.NewMenuItem(look.T("open.seed"), w.OpenSeed), fyne.NewMenuItemSeparator(),
			w.item(look.T("export"), keyExport, w.exportHere), fyne.NewMenuItem(look.T("correct.export"), w.exportCorrections), fyne.NewMenuItem(look.T("correct.marks"), w.exportMarks), fyne.NewMenuItemSeparator(), w.item(look.T("papers.close"), keyClose, func() { w.closePaper(w.paper) }), fyne.NewMenuItemSeparator(), quit),
		edit, view, places, w.noteMenu(),
		fyne.NewMenu(look.T("help"), fyne.NewMenuItem(look.T("keys"), w.showHelp), fyne.NewMenuItem(look.T("about"), w.showAbout)))
}

// typed gives a shortcut of the menu to what has the keyboard: a line that is
// being written, else the text.
func (w *Window) typed(s fyne.Shortcut) {
	if f, ok := w.win.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
		return
	}
	if w.tabs.SelectedIndex() == tabReading {
		w.reading.TypedShortcut(s)
	}
}

// step goes to the next or the previous figure.
func (w *Window) step(by int) {
	if w.doc == nil || len(w.doc.Figures) == 0 {
		return
	}
	i := w.reading.Figure() + by
	if w.reading.Figure() < 0 && by < 0 {
		i = len(w.doc.Figures) - 1
	}
	w.GoToFigure((i + len(w.doc.Figures)) % len(w.doc.Figures))
}

func (w *Window) themeItems() []*fyne.MenuItem {
	choose := func(id, name string) *fyne.MenuItem {
		m := fyne.NewMenuItem(name, func() { w.setTheme(id) })
		m.Checked = w.theme.Choice == id
		return m
	}
	items := []*fyne.MenuItem{choose("", look.T("theme.system"))}
	for _, p := range look.Palettes {
		name := p.Chinese
		if look.Speaks() == look.English {
			name = p.English
		}
		items = append(items, choose(p.ID, name))
	}
	return items
}

// setTheme changes every colour in place; "" follows the system.
func (w *Window) setTheme(id string) {
	w.settings.Change(func(v *settings.Values) { v.Theme = id })
	w.theme = &look.Theme{Choice: id, Light: w.theme.Light}
	w.app.Settings().SetTheme(w.theme)
	w.restyle()
	w.win.SetMainMenu(w.menu())
}

func (w *Window) settingItems() []*fyne.MenuItem {
	now := w.settings.Values()
	face := fyne.NewMenuItem(look.T("face"), nil)
	face.ChildMenu = fyne.NewMenu("")
	for _, f := range []struct{ id, name string }{{"serif", look.T("face.serif")}, {"sans", look.T("face.sans")}} {
		m := fyne.NewMenuItem(f.name, func() {
			w.settings.Change(func(v *settings.Values) { v.Face = f.id })
			w.restyle()
			w.win.SetMainMenu(w.menu())
		})
		m.Checked = now.Face == f.id
		face.ChildMenu.Items = append(face.ChildMenu.Items, m)
	}
	language := fyne.NewMenuItem(look.T("language"), nil)
	language.ChildMenu = fyne.NewMenu("")
	for _, l := range []struct{ id, name string }{{"", look.T("language.auto")}, {"zh", "中文"}, {"en", "English"}} {
		m := fyne.NewMenuItem(l.name, func() { w.setLanguage(l.id) })
		m.Checked = now.Language == l.id
		language.ChildMenu.Items = append(language.ChildMenu.Items, m)
	}
	least := fyne.NewMenuItem(look.T("floor"), nil)
	least.ChildMenu = fyne.NewMenu("")
	for _, f := range floors {
		m := fyne.NewMenuItem(floorName(f), func() { w.setFloor(f) })
		m.Checked = w.floor() == f
		least.ChildMenu.Items = append(least.ChildMenu.Items, m)
	}
	return []*fyne.MenuItem{face, language, least}
}

// speak chooses the language by the settings and the system.
func (w *Window) speak() {
	switch w.settings.Values().Language {
	case "zh":
		look.SetLanguage(look.Chinese)
	case "en":
		look.SetLanguage(look.English)
	default:
		look.SetLanguage(look.SystemLanguage(w.system))
	}
}

// setLanguage changes every word in place.
func (w *Window) setLanguage(id string) {
	w.settings.Change(func(v *settings.Values) { v.Language = id })
	w.speak()
	w.words()
	w.rebuildAll()
	w.showCard(w.card)
}

// resize makes the reading text larger or smaller; 0 gives the usual size.
func (w *Window) resize(by float64) {
	w.settings.Change(func(v *settings.Values) {
		v.Size += 2 * by
		if by == 0 {
			v.Size = settings.Defaults().Size
		}
	})
	w.restyle()
}

// restyle gives the panes the colours, font and size that are chosen.
func (w *Window) restyle() {
	p := w.palette()
	w.ground.FillColor = p.Ground
	w.ground.Refresh()
	w.start.fill()
	w.setPage()
	w.finder.SetPalette(p)
	w.paperBar.SetPalette(p)
	w.wordlist.SetPalette(p)
	w.mend.pane.SetPalette(p)
	w.orig.pane.SetPalette(p)
	w.notebook.SetPalette(p)
	w.figures.SetPalette(p)
	w.split.SetRule(p.Rule)
	if w.charts != nil {
		w.charts.SetStyle(w.drawStyle())
	}
	w.readNotes()
	if w.card >= 0 {
		w.showCard(w.card)
	}
	w.hideHover()
}

func (w *Window) showAbout() {
	text := widget.NewLabel(strings.TrimSpace(look.T("app")+" "+w.version) + "\n" + look.T("about.text"))
	text.Wrapping = look.Wrapping()
	d := dialog.NewCustom(look.T("about"), look.T("close"), text, w.win)
	d.Resize(fyne.NewSize(460, 220))
	w.showModal(d)
}
