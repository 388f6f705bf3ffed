package rows

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// TestKeys chooses with Enter, and while moving where the list is live.
func TestKeys(t *testing.T) {
	test.NewTempApp(t)
	n := 3
	l := New(func() int { return n }, func() fyne.CanvasObject { return widget.NewLabel("") }, func(i int, o fyne.CanvasObject) { o.(*widget.Label).SetText(fmt.Sprint(i)) })
	test.NewTempWindow(t, l).Resize(fyne.NewSize(200, 200))
	var got []string
	l.OnChosen = func(i int) { got = append(got, fmt.Sprint(i)) }
	press := func(keys ...fyne.KeyName) string {
		got = nil
		for _, k := range keys {
			l.TypedKey(&fyne.KeyEvent{Name: k})
		}
		return strings.Join(got, " ")
	}
	if s := press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn, fyne.KeyReturn); s != "0 1 1" {
		t.Errorf("chose %q", s)
	}
	l.Live = true
	if s := press(fyne.KeyDown, fyne.KeyUp); s != "2 1" {
		t.Errorf("live: chose %q", s)
	}
	l.OnKey = func(e *fyne.KeyEvent) bool { return e.Name == fyne.KeyReturn }
	if s := press(fyne.KeyReturn); s != "" {
		t.Errorf("a key that was taken chose %q", s)
	}
	n = 0
	l.Refresh()
	if s := press(fyne.KeyEnter); s != "" {
		t.Errorf("a row that is gone was chosen: %q", s)
	}
}

func TestFit(t *testing.T) {
	test.NewTempApp(t)
	style := fyne.TextStyle{}
	for _, s := range []string{"", "经济", "供给侧结构性改革和扩大内需", "GDP"} {
		for width := float32(0); width < 250; width += 7 {
			got := Fit(s, 14, style, width)
			if w := fyne.MeasureText(got, 14, style).Width; w > width && got != "" {
				t.Errorf("%q is %v wide for %v", got, w, width)
			}
			if got != s && !strings.HasPrefix(s, strings.TrimSuffix(got, "…")) {
				t.Errorf("%q of %q", got, s)
			}
		}
		if got := Fit(s, 14, style, 1000); got != s {
			t.Errorf("%q has room and becomes %q", s, got)
		}
	}
}
