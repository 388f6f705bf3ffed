package gui

import (
	"sync"
	"testing"

	"github.com/wenshu-app/wenshu/core/text"
)

// TestDictionary is asked by several at once, and loaded once. A double click
// does not wait while a text is counted.
func TestDictionary(t *testing.T) {
	var x dictionary
	if x.cut("数字经济") != nil {
		t.Error("words before the dictionary is there")
	}
	first, err := x.load()
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			err := x.with(func(cut func(string) []text.Span) error {
				cut("全市数字经济发展很快")
				if got := x.cut("数字经济"); len(got) != 1 {
					t.Errorf("%d words", len(got))
				}
				return nil
			})
			if s, again := x.load(); err != nil || again != nil || s != first {
				t.Errorf("%v, %v", err, again)
			}
		})
		all.Go(func() { x.cut("人民生活水平提高") })
	}
	all.Wait()
}
