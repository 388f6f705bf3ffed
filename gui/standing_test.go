package gui

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/gui/settings"
)

// TestSizeBeforeItFilledTheScreen keeps the size that the window had before it was
// maximised or shown on the whole screen: that is what it goes back to.
func TestSizeBeforeItFilledTheScreen(t *testing.T) {
	b := newBench(t)
	b.win.Resize(fyne.NewSize(1000, 700))
	if err := b.frame.keep(); err != nil {
		t.Fatal(err)
	}
	if v := b.settings.Values(); v.Width != 1000 || v.Height != 700 {
		t.Fatalf("kept %v × %v", v.Width, v.Height)
	}
	b.settings.Change(func(v *settings.Values) { v.Whole = true })
	b.win.Resize(fyne.NewSize(1900, 1000))
	if err := b.frame.keep(); err != nil {
		t.Fatal(err)
	}
	if v := b.settings.Values(); v.Width != 1000 || !v.Whole {
		t.Errorf("maximised: kept %v × %v, %v", v.Width, v.Height, v.Whole)
	}
	b.settings.Change(func(v *settings.Values) { v.Whole = false })
	b.win.SetFullScreen(true)
	if err := b.frame.keep(); err != nil {
		t.Fatal(err)
	}
	if v := b.settings.Values(); v.Width != 1000 {
		t.Errorf("full screen: kept %v × %v", v.Width, v.Height)
	}
}
