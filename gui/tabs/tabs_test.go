package tabs

import (
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestShorten(t *testing.T) {
	measure := func(s string) float32 { return float32(utf8.RuneCountInString(s)) }
	for _, c := range []struct {
		in    string
		width float32
		want  string
	}{
		{"前7个月电信业务收入同比增长1.4%", 14, "前7个月电信业务收…1.4%"},
		{"公报.txt", 10, "公报.txt"},
		{"二〇二二年某某省政府工作报告.txt", 10, "二〇二二年某…作报告"},
		{"公报.txt", 4, "公报"},
		{"公报.txt", 0, "公报.txt"},
		{"公报.txt", 1, "…"},
	} {
		if got := Shorten(c.in, c.width, measure); got != c.want {
			t.Errorf("Shorten(%q, %v) = %q, want %q", c.in, c.width, got, c.want)
		}
	}
}

// TestTabs clicks tabs and their signs, with room for all and for few.
func TestTabs(t *testing.T) {
	test.NewTempApp(t)
	b := New()
	chosen, closed := -1, -1
	b.OnChoose = func(i int) { chosen = i }
	b.OnClose = func(i int) { closed = i }
	w := test.NewTempWindow(t, b)
	names := []string{"甲.txt", "乙.txt", "丙.txt", "丁.txt", "戊.txt", "己.txt"}
	b.Set(names, nil, 5)
	w.Resize(fyne.NewSize(1300, 60))
	for i, tab := range b.tabs {
		if !tab.Visible() || tab.Size().Width < least || tab.Size().Width > widest {
			t.Errorf("tab %d: visible %v, %v wide", i, tab.Visible(), tab.Size().Width)
		}
	}
	test.TapAt(b.tabs[2], fyne.NewPos(20, 10))
	if chosen != 2 || closed != -1 {
		t.Errorf("chosen %d, closed %d", chosen, closed)
	}
	test.TapAt(b.tabs[3], fyne.NewPos(b.tabs[3].Size().Width-10, 10))
	if chosen != 2 || closed != 3 {
		t.Errorf("chosen %d, closed %d", chosen, closed)
	}
	b.tabs[1].MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonTertiary})
	if closed != 1 {
		t.Errorf("the middle button closed %d", closed)
	}
	w.Resize(fyne.NewSize(340, 60))
	if !b.list.Visible() || !b.tabs[5].Visible() || b.tabs[0].Visible() {
		t.Errorf("narrow: list %v, first %v, chosen %v", b.list.Visible(), b.tabs[0].Visible(), b.tabs[5].Visible())
	}
	b.Set(names[:1], nil, 0)
	if len(b.tabs) != 1 || b.list.Visible() {
		t.Errorf("%d tabs, list %v", len(b.tabs), b.list.Visible())
	}
}
