package palette

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func items(names ...string) []Item {
	var out []Item
	for _, n := range names {
		out = append(out, Item{Name: n})
	}
	return out
}

func TestFinder(t *testing.T) {
	f := NewFinder(items("打开文件", "数字经济规模", "网民规模", "文件重新打开", "GDP", "经济"))
	for q, want := range map[string]string{
		"打开": "打开文件|文件重新打开", "规模": "数字经济规模|网民规模", "szjj": "数字经济规模", "wm": "网民规模", "gdp": "GDP",
		"经济": "经济|数字经济规模", "没有": "", "件数": "", " ": "打开文件|数字经济规模|网民规模|文件重新打开|GDP|经济",
	} {
		var got []string
		for _, it := range f.Find(q) {
			got = append(got, it.Name)
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%q: %s, want %s", q, s, want)
		}
	}
	if got := NewFinder(nil).Find("x"); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

// TestKeys chooses by key and does what was chosen.
func TestKeys(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(800, 600))
	done := ""
	list := items("甲事", "乙事", "丙事")
	for i := range list {
		list[i].Do = func() { done = list[i].Name }
	}
	Show(w.Canvas(), list, "")
	l := w.Canvas().Focused()
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if done != "" {
		t.Fatal("a key that moves the choice does something")
	}
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if done != "乙事" || w.Canvas().Overlays().Top() != nil && w.Canvas().Overlays().Top().Visible() {
		t.Errorf("%q was done", done)
	}
	Show(w.Canvas(), list, "")
	l = w.Canvas().Focused()
	test.Type(l, "丙")
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if done != "丙事" {
		t.Errorf("%q was done", done)
	}
}
