package notebook

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// BenchmarkFirstLook shows five hundred notes on long sentences at another
// width each time: every row is broken into lines anew. A frame has 16 ms.
func BenchmarkFirstLook(b *testing.B) {
	test.NewTempApp(b)
	p := New()
	w := test.NewTempWindow(b, p)
	w.Resize(fyne.NewSize(1000, 700))
	var items []Item
	for i := range 500 {
		items = append(items, Item{ID: i, At: i, Text: strings.Repeat("各项事业全面发展，GDP增长5.2%，", 10), Words: strings.Repeat("要核对。", 5)})
	}
	p.SetItems(items)
	for i := 0; b.Loop(); i++ {
		p.Resize(fyne.NewSize(600+400*float32(i%2), 700))
	}
}
