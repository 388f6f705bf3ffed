package welcome

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/gui/look"
)

// TestStrip shows cards side by side, then one below the other; each does what
// it says, and the cross takes them away for good.
func TestStrip(t *testing.T) {
	test.NewTempApp(t)
	var did []string
	s := New()
	closed, resized := 0, 0
	s.OnResize = func() { resized++ }
	s.OnClose = func() { closed++ }
	if s.Cards() != nil || s.Box.Visible() {
		t.Fatal("cards before they were shown")
	}
	cards := []Card{
		{Icon: look.IconOpen, Title: "甲", How: "把自己的文件拖进来，或者粘贴文字；一切都在本机完成。", Act: "打开", Do: func() { did = append(did, "open") }},
		{Icon: look.IconFile, Title: "乙", How: "短。", Act: "看", Do: func() { did = append(did, "look") }},
		{Icon: look.IconHelp, Title: "丙", How: "短。", Act: "读", Do: func() { did = append(did, "read") }},
	}
	s.Show(look.Palettes[0], cards...)
	w := test.NewWindow(s.Box)
	defer w.Close()
	w.Resize(fyne.NewSize(960, 300))
	wide := s.Box.MinSize().Height
	resized = 0 // the window was small at first
	w.Resize(fyne.NewSize(320, 700))
	if tall := s.Box.MinSize().Height; tall <= wide || resized != 1 {
		t.Errorf("%v high in a narrow window, %v in a wide one: the cards stand side by side", tall, wide)
	}
	for _, c := range s.Cards() {
		c.Do()
	}
	if len(did) != 3 || did[2] != "read" {
		t.Errorf("did %v", did)
	}
	w.Resize(fyne.NewSize(960, 300))
	if s.Box.MinSize().Height != wide || resized != 2 {
		t.Errorf("%v high in a wide window again", s.Box.MinSize().Height)
	}
	s.Close()
	if s.Box.Visible() || closed != 1 || s.Cards() != nil {
		t.Error("the strip is still there")
	}
}
