package gui

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/command"
	"github.com/wenshu-app/wenshu/gui/look"
)

// TestFullScreen gives the page the screen by F11 and takes it back by F11 and by
// Esc.
func TestFullScreen(t *testing.T) {
	b := openDocument(t, t.TempDir(), documentFile(t))
	b.win.Canvas().Focus(b.text.pane)
	for _, leave := range []fyne.KeyName{fyne.KeyF11, fyne.KeyEscape} {
		b.text.pane.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF11})
		if !b.win.FullScreen() || b.frame.row.Visible() || b.frame.foot.Visible() || b.win.MainMenu() != nil {
			t.Fatal("F11 leaves something beside the page")
		}
		b.text.pane.TypedKey(&fyne.KeyEvent{Name: leave})
		if b.win.FullScreen() || !b.frame.row.Visible() || !b.frame.foot.Visible() || b.win.MainMenu() == nil {
			t.Errorf("%s does not bring all back", leave)
		}
	}
}

// TestContextMenuByKey shows the menu of what has the keyboard, in the text, the
// outline and the table.
func TestContextMenuByKey(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	menu := func(what string, want string) {
		t.Helper()
		b.keys.keyed(&fyne.KeyEvent{Name: desktop.KeyMenu})
		var up *widget.PopUpMenu
		for _, o := range test.LaidOutObjects(b.win.Canvas().Overlays().Top()) {
			if m, ok := o.(*widget.PopUpMenu); ok {
				up = m
			}
		}
		if up == nil {
			t.Errorf("%s: no menu", what)
			return
		}
		found := false
		for _, i := range up.Items {
			if x, is := i.(interface{ AccessibilityLabel() string }); is && strings.Contains(x.AccessibilityLabel(), want) {
				found = true
			}
		}
		if !found && len(up.Items) < 2 {
			t.Errorf("%s: %d items, none of %q", what, len(up.Items), want)
		}
		up.Hide()
	}
	b.nav.step(1)
	b.win.Canvas().Focus(b.text.pane)
	menu("text", look.T("card.chart"))
	b.nav.show(tabFigures)
	b.figures.pane.SelectFigure(0)
	b.figures.Focus(b.win.Canvas())
	menu("table", look.T("copy"))
}

// TestNamedInPalette finds in the palette what the menus over things have.
func TestNamedInPalette(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	b.nav.step(1)
	names := map[string]bool{}
	for _, e := range b.keys.table.Entries() {
		names[e.Name] = true
	}
	for _, key := range []string{"named.place card.chart", "named.place figure.copy", "named.place figure.card", "named.section tree.copy.text", "named.section tree.export", "named.document documents.path"} {
		under, what, _ := strings.Cut(key, " ")
		if name := look.T(under) + "　" + look.T(what); !names[name] && what != "documents.path" { // the sample has no path
			t.Errorf("the palette has no %q", name)
		}
	}
	for name := range names {
		if strings.HasSuffix(name, "　") {
			t.Errorf("%q names nothing", name)
		}
	}
}

// TestLegend explains every mark of the page.
func TestLegend(t *testing.T) {
	b := newBench(t)
	b.keys.showLegend()
	said := b.dialog()
	for _, k := range []string{"level", "share", "change", "rank", "multiple", "index", "target", "forecast", "date", "hit", "note", "bookmark"} {
		if !strings.Contains(said, look.T("legend."+k)) {
			t.Errorf("the legend says nothing of %s", k)
		}
	}
}

// TestCopyChart leaves the picture's path in the clipboard where no program takes
// pictures, with words on what to install.
func TestCopyChart(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := exec.LookPath("osascript"); err == nil {
		t.Skip("this system takes pictures")
	}
	b := newBench(t)
	b.openSeed()
	b.charts.copyPicture() // from the text there is none
	if !b.says(look.T("chart.copy.none")) {
		t.Error("nothing is said of a chart that is not there")
	}
	b.nav.turnTo(tabCharts)
	from := len(b.events)
	b.charts.copyPicture()
	b.when("the picture", func() bool {
		for _, e := range b.events[from:] {
			if strings.HasPrefix(e, "chart copied") {
				return true
			}
		}
		return false
	})
	if path := b.app.Clipboard().Content(); !strings.HasSuffix(path, ".png") {
		t.Errorf("the clipboard has %q", path)
	}
}

// says reports whether words stand anywhere in the window.
func (b *bench) says(words string) bool {
	for _, o := range test.LaidOutObjects(b.win.Content()) {
		if l, ok := o.(*widget.Label); ok && l.Visible() && strings.Contains(l.Text, words) {
			return true
		}
		if l, ok := o.(*canvas.Text); ok && l.Visible() && strings.Contains(l.Text, words) {
			return true
		}
	}
	return false
}

// TestShortcutsWithoutMenu: in full screen there is no menu bar to take the keys
// first; whatever has the keyboard hands on what it has no use for.
func TestShortcutsWithoutMenu(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	b.find.openFind()
	c := b.win.Canvas()
	tried := map[string]bool{}
	var passed []fyne.Shortcut
	was, key := look.ToWindow, command.Key("Mod+2")
	look.ToWindow = func(_ fyne.CanvasObject, s fyne.Shortcut) { passed = append(passed, s) }
	defer func() { look.ToWindow = was }()
	for tab := range b.nav.tabs.Len() {
		b.nav.turnTo(tab)
		for range 40 {
			if f, ok := c.Focused().(fyne.Shortcutable); ok {
				passed = nil
				f.TypedShortcut(key)
				tried[fmt.Sprintf("%T", f)] = true
				if len(passed) != 1 || passed[0] != key {
					t.Errorf("%T in %s keeps the keys", f, b.nav.panes[tab].name)
				}
			}
			c.FocusNext()
		}
	}
	if len(tried) < 5 {
		t.Errorf("only %v take keys", tried)
	}
}
