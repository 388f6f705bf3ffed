package finder

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/gui/look"
)

func bar(t *testing.T) (*Bar, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	b := New()
	b.SetPalette(look.Palettes[0])
	b.SetWords()
	w := test.NewTempWindow(t, b)
	w.Resize(fyne.NewSize(900, 300))
	b.Show()
	b.Open(w.Canvas(), "")
	return b, w
}

func press(b *Bar, keys ...fyne.KeyName) {
	for _, k := range keys {
		b.entry.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// TestHistory goes back through what was looked for, keeps each once and gives
// it away to be kept.
func TestHistory(t *testing.T) {
	b, w := bar(t)
	var kept []string
	b.OnHistory = func(q []string) { kept = slices.Clone(q) }
	b.SetHistory([]string{"旧一", "旧二"})
	for _, q := range []string{"新一", "旧一", "新一", "新一"} {
		b.entry.SetText(q)
		press(b, fyne.KeyReturn)
	}
	if got := strings.Join(kept, " "); got != "旧二 旧一 新一" {
		t.Errorf("kept %s", got)
	}
	b.entry.SetText("没有定")
	var got []string
	for _, k := range []fyne.KeyName{fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeyDown, fyne.KeyDown} {
		press(b, k)
		got = append(got, b.Query())
	}
	if s := strings.Join(got, " "); s != "新一 旧一 旧二 旧二 旧一 新一" {
		t.Errorf("the keys lead to %s", s)
	}
	if w.Canvas().Overlays().Top() != nil {
		t.Error("the list dropped before its time")
	}
	press(b, fyne.KeyDown)
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("down from the newest drops no list")
	}
	items := b.pastMenu().Items
	if len(items) != 3 || items[0].Label != "新一" {
		t.Fatalf("%d items, the first %s", len(items), items[0].Label)
	}
	items[2].Action()
	if b.Query() != "旧二" {
		t.Errorf("the list leads to %s", b.Query())
	}
	many := make([]string, 50)
	for i := range many {
		many[i] = fmt.Sprint(i)
	}
	b.SetHistory(many)
	if n := len(b.history.queries); n != maxHistory || b.history.queries[n-1] != "49" {
		t.Errorf("%d are kept", n)
	}
	b.SetHistory(nil)
	if items := b.pastMenu().Items; len(items) != 1 || !items[0].Disabled {
		t.Error("an empty history does not say so")
	}
}

// TestPaste makes one query of several lines.
func TestPaste(t *testing.T) {
	b, _ := bar(t)
	clip := test.NewClipboard()
	clip.SetContent("  数字\r\n　经济\n\n规模 ")
	b.entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	if b.Query() != "数字 经济 规模" {
		t.Errorf("%q", b.Query())
	}
}

func TestKeys(t *testing.T) {
	b, _ := bar(t)
	var got []int
	closed := 0
	b.OnStep = func(by int) { got = append(got, by) }
	b.OnClose = func() { closed++ }
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	press(b, fyne.KeyReturn, fyne.KeyF3)
	b.entry.KeyDown(shift)
	press(b, fyne.KeyReturn, fyne.KeyF3)
	b.entry.KeyUp(shift)
	press(b, fyne.KeyReturn, fyne.KeyEscape)
	if fmt.Sprint(got) != "[1 1 -1 -1 1]" || closed != 1 {
		t.Errorf("steps %v, closed %d times", got, closed)
	}
}

// TestPlaces lists what was found, with the matches one under the other, and
// follows the reader without going anywhere.
func TestPlaces(t *testing.T) {
	b, w := bar(t)
	var chosen []int
	told := 0
	b.OnPlace = func(i int) { chosen = append(chosen, i) }
	b.OnList = func(bool) { told++ }
	low := b.MinSize().Height
	b.List(true)
	if !b.Listing() || told != 1 || b.MinSize().Height < low+100 {
		t.Fatal("the list does not open")
	}
	w.Resize(fyne.NewSize(900, 400))
	if b.places.more.Text != look.T("find.list.empty") {
		t.Errorf("empty, it says %q", b.places.more.Text)
	}
	all := make([]Place, 300)
	for i := range all {
		all[i] = Place{strings.Repeat("左边", i), "命中", strings.Repeat("右边", 300-i)}
	}
	b.SetPlaces(all, 1000)
	if len(b.places.all) != MaxPlaces || !strings.Contains(b.places.more.Text, "1000") {
		t.Errorf("%d places, %q", len(b.places.all), b.places.more.Text)
	}
	b.SetCount(3, 1000)
	b.SetCount(500, 1000)
	if len(chosen) != 0 {
		t.Errorf("following goes to %v", chosen)
	}
	b.places.list.Select(7)
	if fmt.Sprint(chosen) != "[7]" {
		t.Errorf("choosing goes to %v", chosen)
	}
	var at []float32
	for _, o := range test.LaidOutObjects(b.places) {
		if f, ok := o.(*found); ok {
			at = append(at, f.match.Position().X)
			if end := f.right.Position().X + f.right.Size().Width; f.left.Position().X < 0 || end > f.Size().Width {
				t.Errorf("line %d goes from %v to %v", f.i, f.left.Position().X, end)
			}
		}
	}
	if slices.Sort(at); len(at) < 5 || at[0] != at[len(at)-1] {
		t.Errorf("matches at %v", at)
	}
	b.SetCount(-1, 0)
	b.SetPlaces(nil, 0)
	b.List(false)
	if b.Listing() || told != 2 {
		t.Error("the list stays")
	}
}

// TestNarrow gives the line what room there is.
func TestNarrow(t *testing.T) {
	b, w := bar(t)
	b.SetCount(0, 12345)
	for _, width := range []float32{1200, 700, 420} {
		w.Resize(fyne.NewSize(width, 300))
		if x := b.entry.Position().X; x < 0 || b.entry.Size().Width < leastWidth {
			t.Errorf("in %v the line is %v at %v", width, b.entry.Size().Width, x)
		}
	}
}
