package segment

import (
	"sync"
	"testing"
)

// TestAtOnce cuts from several goroutines: cutting only reads the dictionary.
func TestAtOnce(t *testing.T) {
	s, err := New()
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			if got := s.Words("全市数字经济发展很快，GDP增长5.2%"); len(got) < 4 {
				t.Errorf("%d words", len(got))
			}
		})
	}
	all.Wait()
}
