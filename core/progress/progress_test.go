package progress

import (
	"sync"
	"testing"
)

func TestCounter(t *testing.T) {
	var c Counter
	if s, d, n := c.Read(); s != "" || d != 0 || n != 0 {
		t.Errorf("at rest: %q %d %d", s, d, n)
	}
	c.Start("decode", 100)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 10 {
				c.Add(2)
				c.Read()
			}
		})
	}
	wg.Wait()
	if s, d, n := c.Read(); s != "decode" || d != 80 || n != 100 {
		t.Errorf("%q %d of %d", s, d, n)
	}
	c.Start("repair", 0)
	if s, d, n := c.Read(); s != "repair" || d != 0 || n != 0 {
		t.Errorf("a new stage: %q %d of %d", s, d, n)
	}
}

func TestNil(t *testing.T) {
	var c *Counter
	c.Start("decode", 1)
	c.Add(1)
	if s, d, n := c.Read(); s != "" || d != 0 || n != 0 {
		t.Errorf("%q %d %d", s, d, n)
	}
}
