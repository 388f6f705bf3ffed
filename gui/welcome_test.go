package gui

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestWelcomeEnds shows the cards of a first start over the sample, there and
// back among its panes, and puts them away when another document is opened. They
// come back when they are asked for.
func TestWelcomeEnds(t *testing.T) {
	b := newBench(t)
	b.Restore()
	b.FirstStart()
	b.when("the sample", func() bool { return b.doc() != nil })
	if len(b.text.welcome.Cards()) == 0 {
		t.Fatal("a first start shows no cards")
	}
	b.text.rewelcome()
	b.nav.turnTo(tabCharts)
	b.nav.turnTo(tabReading)
	if len(b.text.welcome.Cards()) == 0 {
		t.Fatal("the cards went away by themselves")
	}
	path := filepath.Join(t.TempDir(), "甲县.txt")
	if err := os.WriteFile(path, []byte("甲县经济运行情况\n\n2023年，甲县粮食产量52万吨，增长5.1%。\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.when("the sample's figures", func() bool { return slices.Contains(b.events, "figures") })
	b.Open(path)
	b.when("the file", func() bool { return b.front().Path == path && b.doc() != nil })
	if len(b.text.welcome.Cards()) != 0 || b.settings.Values().Welcome {
		t.Error("the cards stay over another document")
	}
	b.text.showWelcome()
	if len(b.text.welcome.Cards()) == 0 {
		t.Error("the cards do not come back when they are asked for")
	}
	b.text.rewelcome()
	b.OpenSeed()
	b.when("the sample again", func() bool { return b.front().Path != path && b.doc() != nil })
	if len(b.text.welcome.Cards()) != 0 {
		t.Error("the cards stay when the reader goes on to the sample")
	}
}
