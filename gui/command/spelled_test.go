package command

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// TestSpelled: the keys stand in the words, end in one column, and still work.
func TestSpelled(t *testing.T) {
	test.NewTempApp(t)
	table := &Table{Waits: func() bool { return false }, Menus: []Menu{{ID: "file", Commands: []Command{
		{ID: "open", Keys: Keys("Mod+O"), Run: func() {}},
		{ID: "open.seed", Run: func() {}},
		{ID: "documents.close", Keys: Keys("Mod+Shift+W"), Run: func() {}},
		{ID: "recent", Items: func() []Command { return []Command{{ID: "fullscreen", Keys: Keys("F11"), Run: func() {}}} }},
	}}}}
	plain := table.MainMenu().Items[0].Items
	items := Spelled(table.MainMenu()).Items[0].Items
	width := func(s string) float32 { return fyne.MeasureText(s, theme.TextSize(), fyne.TextStyle{}).Width }
	for _, n := range []int{0, 2} {
		i := items[n]
		if !strings.HasPrefix(i.Label, plain[n].Label+" ") || !strings.HasSuffix(i.Label, " "+KeyText(plain[n].Shortcut)) {
			t.Errorf("%q", i.Label)
		}
		if i.Shortcut.ShortcutName() != plain[n].Shortcut.ShortcutName() {
			t.Errorf("%q is now %q", plain[n].Shortcut.ShortcutName(), i.Shortcut.ShortcutName())
		}
		if _, written := i.Shortcut.(fyne.KeyboardShortcut); written {
			t.Errorf("Fyne writes the keys of %q too", i.Label)
		}
	}
	if d := width(items[0].Label) - width(items[2].Label); d < -4 || d > 4 {
		t.Errorf("the keys end %v apart", d)
	}
	if items[1].Label != plain[1].Label {
		t.Errorf("without keys: %q", items[1].Label)
	}
	if sub := items[3].ChildMenu.Items[0].Label; !strings.HasSuffix(sub, " F11") {
		t.Errorf("in a menu of its own: %q", sub)
	}
}
