package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/gui/command"
	"github.com/wenshu-app/wenshu/gui/look"
)

// TestPalette offers every action with its keys, those in menus of menus too,
// and the document's headings and indicators, and keeps what was used.
func TestPalette(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	keys := map[string]string{}
	for _, it := range b.keys.actions() {
		keys[it.Name] = it.Key
	}
	for _, menu := range b.keys.table.MainMenu().Items {
		choose(menu, func(m *fyne.MenuItem) {
			if !hasEnd(keys, m.Label) {
				t.Errorf("%s is not offered", m.Label)
			}
		})
	}
	if k := keys[look.T("find")]; k != command.KeyText(command.Key("Mod+F")) || k == "" {
		t.Errorf("the search has the keys %q", k)
	}
	kinds := map[string]int{}
	names := map[string]bool{}
	for _, it := range b.keys.destinations()() {
		kinds[it.Kind]++
		names[it.Name] = true
	}
	if kinds[look.T("palette.heading")] < 4 || kinds[look.T("palette.indicator")] < 8 || !names["网民规模"] {
		t.Errorf("places to go: %v", kinds)
	}
	before := b.text.pane.Place()
	b.keys.openPalette()
	line := b.win.Canvas().Focused()
	b.when("headings", func() bool { b.runner.Wait(); return len(b.queue) == 0 })
	test.Type(line, "zlwlaq") // 筑牢网络安全
	line.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if b.text.pane.Place() == before {
		t.Error("the palette leads nowhere")
	}
	if used := b.settings.Values().Used; len(used) != 1 || !strings.Contains(used[0], "筑牢网络安全") {
		t.Errorf("used %q", used)
	}
}

func hasEnd(names map[string]string, end string) bool {
	for n := range names {
		if strings.HasSuffix(n, end) {
			return true
		}
	}
	return false
}
