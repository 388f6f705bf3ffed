package command

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// keyGap is the least room between a command and its keys in a menu, in units.
const keyGap = 28

// A silent shortcut works from the menu, and Fyne does not write it there.
type silent struct{ fyne.Shortcut }

// Spelled writes the keys of a menu bar into the words of its items, in a column
// at the right: Fyne writes them in a fifth of the ink, which nobody can read.
// The menus of macOS are the system's and stay as they are.
func Spelled(m *fyne.MainMenu) *fyne.MainMenu {
	if runtime.GOOS != "darwin" {
		for _, menu := range m.Items {
			spell(menu)
		}
	}
	return m
}

func spell(m *fyne.Menu) {
	width := func(s string) float32 { return fyne.MeasureText(s, theme.TextSize(), fyne.TextStyle{}).Width }
	room := float32(0)
	for _, i := range m.Items {
		if i.ChildMenu != nil {
			spell(i.ChildMenu)
		}
		if i.Shortcut != nil {
			room = max(room, width(i.Label)+keyGap+width(KeyText(i.Shortcut)))
		}
	}
	blank := width("n n") - width("nn")
	for _, i := range m.Items {
		if i.Shortcut == nil || blank <= 0 {
			continue
		}
		keys := KeyText(i.Shortcut)
		n := max(1, int((room-width(i.Label)-width(keys))/blank+.5))
		i.Label += strings.Repeat(" ", n) + keys
		i.Shortcut = silent{i.Shortcut}
	}
}
