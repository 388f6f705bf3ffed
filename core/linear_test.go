package core_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/wenshu-app/wenshu/core"
)

// TestLinear wants four times the text to take about four times the time, from
// its bytes to its figures, whatever it repeats.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	for _, c := range []struct{ before, unit string }{
		{"", "从3吨增加到5吨；"},
		{"", "3%—"},
		{"", "去年甲县产量3吨，"},
		{"", "3 5 7 "},
		{"甲、乙、丙产量为", "3吨、"},
		{"县情报告\n\n", "第7县的小麦产量达到21吨，比上年增长3%。\n"},
		{"县情报告\n\n", "第7县的小麦产量达到21吨，比上年增长3%。\n\n"},
		{"县情报告\n\n", "3月小麦产量达到12吨，上年同月11吨，其中上月9吨。\n"},
	} {
		took := func(n int) time.Duration {
			b := []byte(c.before + strings.Repeat(c.unit, n/len(c.unit)))
			from := cpuTime()
			if _, err := core.Read(t.Context(), "long.txt", b, nil); err != nil {
				t.Fatal(err)
			}
			return cpuTime() - from
		}
		took(1000) // the tables are read once
		note := ""
		for range 3 { // a busy machine stalls now and then
			small, large := took(100_000), took(400_000)
			if large <= 9*small || large < 300*time.Millisecond {
				note = ""
				break
			}
			note = fmt.Sprintf("%q × n: %v for 100 kB, %v for 400 kB", c.unit, small, large)
		}
		if note != "" {
			t.Error(note)
		}
	}
}
