package gui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// A keyRow is a line of the sheet of keys: what does the same, and what that
// is. Mod stands for Ctrl, on a Mac for ⌘. A key with a modifier is one of the
// window's unless a pane of its own takes it.
type keyRow struct {
	keys []string
	word string
}

// A keyGroup is the keys of one part of the window.
type keyGroup struct {
	title string
	rows  []keyRow
}

// keyColumns is the sheet of keys, one group under the other in each column.
// A test compares it with what the window and the reading pane take.
func keyColumns() [][]keyGroup {
	row := func(word string, keys ...string) keyRow { return keyRow{keys, word} }
	var tabs []string
	for _, k := range []*desktop.CustomShortcut{keyTabs[0], keyTabs[len(keyTabs)-1]} {
		tabs = append(tabs, keyID(k))
	}
	reading := keyGroup{"help.reading", []keyRow{
		row("key.page", "Space", "PgUp", "PgDn", "←", "→"), row("key.lines", "↑", "↓"), row("key.ends", "Home", "End"),
		row("keys.headings", "[", "]"), row("key.figures", "n", "p"), row("key.chart", "c", "Enter"),
		row("key.select", "Shift+←", "→", "↑", "↓"), row("key.article", "Mod+A"), row("keys.copy", "Mod+C"), row("keys.cite", "Mod+Shift+C"),
		row("keys.correct", "Mod+E"), row("keys.mark", "1", "2", "3", "4"), row("keys.note", "m"), row("key.escape", "Esc")}}
	window := keyGroup{"help.window", []keyRow{
		row("key.open", "Mod+O"), row("keys.paste", "Mod+V"), row("keys.export", "Mod+S"), row("keys.tabs", tabs[0], "…", tabs[1]), row("keys.document", "Mod+Tab"), row("keys.document.close", "Mod+W"),
		row("keys.palette", "Mod+K"), row("key.places", "Alt+←", "Alt+→"), row("key.size", "Mod++", "Mod+−", "Mod+0"), row("keys.typeset", "Mod+T"),
		row("key.tree", "Mod+B"), row("keys.focus", "Tab"), row("key.help", "F1"), row("keys.quit", "Mod+Q")}}
	search := keyGroup{"help.search", []keyRow{
		row("keys.find", "Mod+F", "/"), row("keys.hits", "Enter", "F3"), row("keys.past", "↑", "↓"), row("keys.find.close", "Esc")}}
	outline := keyGroup{"help.outline", []keyRow{
		row("keys.rows", "↑", "↓", "Enter"), row("keys.branch", "←", "→"), row("keys.branches", "*"), row("keys.jump", "A…Z")}}
	charts := keyGroup{"help.charts", []keyRow{row("keys.marks", "←", "→", "Enter")}}
	return [][]keyGroup{{reading}, {window}, {search, outline, charts}}
}

// keyID is a shortcut as the table names it.
func keyID(s fyne.KeyboardShortcut) string {
	id := ""
	for _, m := range []struct {
		has  fyne.KeyModifier
		name string
	}{{fyne.KeyModifierShortcutDefault, "Mod+"}, {fyne.KeyModifierAlt, "Alt+"}, {fyne.KeyModifierShift, "Shift+"}} {
		if s.Mod()&m.has != 0 {
			id += m.name
		}
	}
	name := string(s.Key())
	if n := keyNames[s.Key()]; n != "" {
		name = n
	}
	return id + name
}

// keyShown is a key of the table as this system writes it.
func keyShown(id string) string {
	if mac {
		return strings.NewReplacer("Mod+", "⌘", "Alt+", "⌥", "Shift+", "⇧").Replace(id)
	}
	return strings.ReplaceAll(id, "Mod+", "Ctrl+")
}

// A recorder is a canvas that notes which shortcuts it is given.
type recorder struct {
	fyne.Canvas
	ids map[string]bool
}

// AddShortcut is for Fyne.
func (r recorder) AddShortcut(s fyne.Shortcut, do func(fyne.Shortcut)) {
	if k, ok := s.(fyne.KeyboardShortcut); ok {
		r.ids[keyID(k)] = true
	} else {
		r.ids[fmt.Sprint(s.ShortcutName())] = true
	}
	r.Canvas.AddShortcut(s, do)
}
