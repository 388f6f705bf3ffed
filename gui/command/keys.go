package command

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// mac is whether keys are shown as on a Mac.
var mac = runtime.GOOS == "darwin"

// keyNames are the keys whose names nobody would say.
var keyNames = map[fyne.KeyName]string{
	fyne.KeyLeft: "←", fyne.KeyRight: "→", fyne.KeyUp: "↑", fyne.KeyDown: "↓", fyne.KeyEqual: "+", fyne.KeyMinus: "−",
	fyne.KeyReturn: "Enter", fyne.KeyEscape: "Esc", fyne.KeyPageDown: "PgDn", fyne.KeyPageUp: "PgUp",
}

// KeyText is a shortcut as it is shown: Ctrl+Shift+C, on a Mac ⇧⌘C. It is ""
// for what has no keys.
func KeyText(s fyne.Shortcut) string {
	k, ok := s.(fyne.KeyboardShortcut)
	if !ok || s == nil {
		return ""
	}
	var out []string
	for _, m := range []struct {
		has       fyne.KeyModifier
		name, mac string
	}{
		{fyne.KeyModifierControl, "Ctrl", "⌃"}, {fyne.KeyModifierAlt, "Alt", "⌥"}, {fyne.KeyModifierShift, "Shift", "⇧"}, {fyne.KeyModifierSuper, "Super", "⌘"},
	} {
		if k.Mod()&m.has != 0 {
			if mac {
				out = append(out, m.mac)
			} else {
				out = append(out, m.name)
			}
		}
	}
	name := string(k.Key())
	if n := keyNames[k.Key()]; n != "" {
		name = n
	}
	if mac {
		return strings.Join(append(out, name), "")
	}
	return strings.Join(append(out, name), "+")
}

// modifiers are what stands before a key, as the table writes it. Mod stands for
// Ctrl, on a Mac for ⌘.
var modifiers = []struct {
	has  fyne.KeyModifier
	name string
}{{fyne.KeyModifierShortcutDefault, "Mod+"}, {fyne.KeyModifierControl, "Ctrl+"}, {fyne.KeyModifierAlt, "Alt+"}, {fyne.KeyModifierShift, "Shift+"}}

// Key is the shortcut that the table writes as Mod+Shift+C. It panics over what
// is none: the table is part of the program.
func Key(id string) fyne.Shortcut {
	var mod fyne.KeyModifier
	rest := id
	for _, m := range modifiers {
		if after, ok := strings.CutPrefix(rest, m.name); ok {
			mod, rest = mod|m.has, after
		}
	}
	name := fyne.KeyName(rest)
	for k, shown := range keyNames {
		if shown == rest {
			name = k
		}
	}
	if mod == 0 && !strings.HasPrefix(rest, "F1") || name == "" { // F10 to F12 come without
		panic("command: no key " + id)
	}
	return &desktop.CustomShortcut{KeyName: name, Modifier: mod}
}

// Keys are the shortcuts that the table writes so.
func Keys(ids ...string) []fyne.Shortcut {
	out := make([]fyne.Shortcut, len(ids))
	for i, id := range ids {
		out[i] = Key(id)
	}
	return out
}

// KeyID is a shortcut as the table writes it; "" for what has no keys.
func KeyID(s fyne.Shortcut) string {
	k, ok := s.(fyne.KeyboardShortcut)
	if !ok {
		return ""
	}
	id, left := "", k.Mod()
	for _, m := range modifiers {
		if left&m.has != 0 {
			id += m.name
			left &^= m.has
		}
	}
	name := string(k.Key())
	if n := keyNames[k.Key()]; n != "" {
		name = n
	}
	return id + name
}

// shown is a key of the table as this system writes it.
func shown(id string) string {
	if mac {
		return strings.NewReplacer("Mod+", "⌘", "Ctrl+", "⌃", "Alt+", "⌥", "Shift+", "⇧").Replace(id)
	}
	return strings.ReplaceAll(id, "Mod+", "Ctrl+")
}
