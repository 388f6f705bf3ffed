package palette

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/gui/look"
)

func items(names ...string) []Item {
	var out []Item
	for _, n := range names {
		out = append(out, Item{Name: n})
	}
	return out
}

func names(m []Match) string {
	var out []string
	for _, it := range m {
		out = append(out, it.Name)
	}
	return strings.Join(out, "|")
}

func TestFinder(t *testing.T) {
	all := items("打开文件", "数字经济规模", "网民规模", "文件重新打开", "GDP", "经济")
	f := NewFinder(all, nil)
	for q, want := range map[string]string{
		"打开": "打开文件|文件重新打开", "规模": "数字经济规模|网民规模", "szjj": "数字经济规模", "wm": "网民规模", "gdp": "GDP",
		"经济": "经济|数字经济规模", "經濟": "经济|数字经济规模", "ＧＤ": "GDP", "没有": "", "件数": "", "模网": "", " ": "打开文件|数字经济规模|网民规模|文件重新打开|GDP|经济",
	} {
		if s := names(f.Find(q)); s != want {
			t.Errorf("%q: %s, want %s", q, s, want)
		}
	}
	if got := NewFinder(nil, []string{"x"}).Find("x"); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

// TestMatched tells which part of a name matches.
func TestMatched(t *testing.T) {
	f := NewFinder(items("配色　墨", "GDP 增速", "数字经济规模"), nil)
	for q, want := range map[string]string{"墨": "墨", "gdp增": "GDP 增", "szjj": "数字经济", "规模": "规模", "色　墨": "色　墨", "": ""} {
		m := f.Find(q)[0]
		if got := m.At.Of(m.Name); got != want {
			t.Errorf("%q matches %q, want %q", q, got, want)
		}
	}
}

// TestRecent puts what was used last before the rest, but not before what
// starts with the query.
func TestRecent(t *testing.T) {
	f := NewFinder(items("甲一", "乙一", "丙一", "一甲"), []string{"丙一", "没有了", "乙一", "丙一"})
	for q, want := range map[string]string{"": "丙一|乙一|甲一|一甲", "一": "一甲|丙一|乙一|甲一", "乙": "乙一"} {
		if got := names(f.Find(q)); got != want {
			t.Errorf("%q: %s, want %s", q, got, want)
		}
	}
}

// TestKeys chooses by key and does what was chosen.
func TestKeys(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(800, 600))
	done, used := "", ""
	list := items("甲事", "乙事", "丙事")
	for i := range list {
		list[i].Do = func() { done = list[i].Name }
	}
	var late []func()
	o := Options{First: list[:2], More: func() []Item { return list[2:] }, Palette: look.Palettes[0], OnUse: func(n string) { used = n },
		Run: func(work func(context.Context), end func()) {
			late = append(late, func() { work(context.Background()); end() })
		}}
	Show(w.Canvas(), o)
	l := w.Canvas().Focused()
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	late[0]()
	if done != "" {
		t.Fatal("a key that moves the choice does something")
	}
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if done != "乙事" || used != "乙事" || w.Canvas().Overlays().Top() != nil && w.Canvas().Overlays().Top().Visible() {
		t.Errorf("%q was done, %q told", done, used)
	}
	Show(w.Canvas(), o)
	l = w.Canvas().Focused()
	test.Type(l, "丙")
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if done != "乙事" {
		t.Error("what is not there yet was done")
	}
	if said := labels(w); !strings.Contains(said, look.T("palette.none")) {
		t.Errorf("nothing is found, and it says %q", said)
	}
	late[1]()
	if said := labels(w); strings.Contains(said, look.T("palette.none")) {
		t.Error("it says that nothing is found")
	}
	for _, k := range []fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyUp, fyne.KeyReturn} {
		l.TypedKey(&fyne.KeyEvent{Name: k})
	}
	if done != "丙事" {
		t.Errorf("%q was done", done)
	}
}

func labels(w fyne.Window) string {
	var out []string
	for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
		if l, ok := o.(interface {
			fyne.Accessible
			Visible() bool
		}); ok && l.Visible() {
			out = append(out, l.AccessibilityLabel())
		}
	}
	return strings.Join(out, "\n")
}

// BenchmarkPalette has 20,000 items. The index is made in the background; a
// search is what the reader waits for.
func BenchmarkPalette(b *testing.B) {
	list := make([]Item, 20_000)
	for i := range list {
		list[i].Name = fmt.Sprintf("第%d项重点工作的完成率和增速", i)
	}
	f := NewFinder(list, nil)
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			NewFinder(list, nil)
		}
	})
	for _, q := range []string{"", "的", "第199", "增速", "zdgz", "没有", "wcl"} {
		b.Run("find "+q, func(b *testing.B) {
			for b.Loop() {
				f.Find(q)
			}
		})
	}
}
