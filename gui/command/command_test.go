package command

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/gui/look"
)

func TestKeyText(t *testing.T) {
	was := mac
	t.Cleanup(func() { mac = was })
	cite := &desktop.CustomShortcut{KeyName: fyne.KeyC, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift}
	command := &desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierSuper | fyne.KeyModifierAlt}
	for _, c := range []struct {
		mac            bool
		cite, left, id string
	}{{false, "Ctrl+Shift+C", "Alt+Super+←", "Ctrl++"}, {true, "⌃⇧C", "⌥⌘←", "⌘+"}} {
		mac = c.mac
		if a, b, d := KeyText(cite), KeyText(command), shown("Mod++"); a != c.cite || b != c.left || d != c.id {
			t.Errorf("mac %v: %s, %s, %s", c.mac, a, b, d)
		}
	}
	if KeyText(nil) != "" {
		t.Error("no keys have a name")
	}
}

// TestKeys writes shortcuts and reads them.
func TestKeys(t *testing.T) {
	for _, id := range []string{"Mod+O", "Mod+Shift+C", "Alt+←", "Mod++", "Mod+−", "Mod+0", "Mod+Shift+Tab"} {
		if got := KeyID(Key(id)); got != id {
			t.Errorf("%s is read as %s", id, got)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a key without a modifier is taken for a shortcut")
		}
	}()
	Key("x")
}

// table is one of two menus that notes what was done.
func table(done *[]string, waits *bool) *Table {
	note := func(s string) func() { return func() { *done = append(*done, s) } }
	return &Table{
		Waits: func() bool { return *waits },
		Menus: []Menu{
			{ID: "file", Commands: []Command{
				{ID: "open", Keys: Keys("Mod+O"), Run: note("open"), Sheet: "key.open"},
				{ID: "recent", Items: func() []Command {
					return []Command{{Name: "甲.txt", Run: note("甲")}, {Name: "没有"}}
				}},
				Rule,
				{ID: "quit", Keys: Keys("Mod+Q"), Run: note("quit"), Quit: true, Sheet: "keys.quit"},
			}},
			{ID: "view", Commands: []Command{
				{ID: "larger", Keys: Keys("Mod++"), Run: note("larger"), Sheet: "key.size"},
				{ID: "smaller", Keys: Keys("Mod+−"), Run: note("smaller"), Check: func() bool { return true }, Sheet: "key.size"},
			}},
		},
		Keys: []Group{{Title: "help.window", Rows: []Row{KeysFor("key.size", "x"), KeysFor("key.open"), KeysFor("keys.focus", "Tab")}}},
	}
}

// TestOneTable makes menus, entries, shortcuts and the sheet of one table. All but
// leaving waits while a dialog is shown.
func TestOneTable(t *testing.T) {
	var done []string
	waits := false
	x := table(&done, &waits)
	menu := x.MainMenu()
	if len(menu.Items) != 2 || len(menu.Items[0].Items) != 4 || !menu.Items[0].Items[2].IsSeparator || !menu.Items[0].Items[3].IsQuit || !menu.Items[1].Items[1].Checked {
		t.Fatalf("the menu bar is %+v", menu.Items)
	}
	recent := menu.Items[0].Items[1].ChildMenu
	if len(recent.Items) != 2 || recent.Items[0].Label != "甲.txt" || !recent.Items[1].Disabled {
		t.Errorf("the menu of files is %+v", recent.Items)
	}
	menu.Items[0].Items[0].Action()
	waits = true
	menu.Items[0].Items[0].Action()
	menu.Items[0].Items[3].Action()
	if !slices.Equal(done, []string{"open", "quit"}) {
		t.Errorf("done: %q", done)
	}
	waits, done = false, nil
	var names []string
	for _, e := range x.Entries() {
		names = append(names, e.Name+" "+e.Keys)
		e.Run()
	}
	if len(names) != 5 || names[0] != "打开… Ctrl+O" || names[1] != x.Menus[0].Commands[1].Title()+"　甲.txt " || len(done) != 5 {
		t.Errorf("entries %q, done %q", names, done)
	}
	done = nil
	keys := recorder{test.NewTempWindow(t, nil).Canvas(), map[string]func(fyne.Shortcut){}}
	x.AddShortcuts(keys)
	if len(keys.do) != 4 {
		t.Errorf("%d shortcuts", len(keys.do))
	}
	if keys.do["Mod+O"](nil); !slices.Equal(done, []string{"open"}) {
		t.Errorf("the shortcut does %q", done)
	}
	rows := x.Groups()[0].Rows
	if !slices.Equal(rows[0].Keys, []string{"Mod++", "Mod+−", "x"}) || !slices.Equal(rows[1].Keys, []string{"Mod+O"}) || !slices.Equal(rows[2].Keys, []string{"Tab"}) {
		t.Errorf("the sheet has %v", rows)
	}
	if x.Find("quit") == nil || x.Find("none") != nil {
		t.Error("commands are not found by their names")
	}
}

// A recorder is a canvas that notes which shortcuts it is given.
type recorder struct {
	fyne.Canvas
	do map[string]func(fyne.Shortcut)
}

func (r recorder) AddShortcut(s fyne.Shortcut, do func(fyne.Shortcut)) { r.do[KeyID(s)] = do }

// TestSheet shows the sheet within a small window, and takes it away.
func TestSheet(t *testing.T) {
	var done []string
	waits := false
	x := table(&done, &waits)
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(640, 480))
	x.ShowSheet(w, look.Palettes[0])
	if s := w.Canvas().Overlays().Top().MinSize(); s.Width > 640 || s.Height > 480 {
		t.Errorf("in a small window it takes %v", s)
	}
	if !x.HideSheet() || x.HideSheet() || w.Canvas().Overlays().Top() != nil {
		t.Error("the sheet stays")
	}
}
