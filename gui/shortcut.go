package gui

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
)

// mac is whether keys are shown as on a Mac.
var mac = runtime.GOOS == "darwin"

// keyNames are the keys whose names nobody would say.
var keyNames = map[fyne.KeyName]string{
	fyne.KeyLeft: "←", fyne.KeyRight: "→", fyne.KeyUp: "↑", fyne.KeyDown: "↓", fyne.KeyEqual: "+", fyne.KeyMinus: "−",
	fyne.KeyReturn: "Enter", fyne.KeyEscape: "Esc", fyne.KeyPageDown: "PgDn", fyne.KeyPageUp: "PgUp",
}

// keyText is a shortcut as it is shown: Ctrl+Shift+C, on a Mac ⇧⌘C. It is ""
// for what has no keys.
func keyText(s fyne.Shortcut) string {
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
