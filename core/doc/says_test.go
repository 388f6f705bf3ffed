package doc

import (
	"math/big"
	"testing"

	"github.com/wenshu-app/wenshu/core/text"
)

func TestSays(t *testing.T) {
	rat := func(n int64) *big.Rat { return big.NewRat(n, 1) }
	d := &Document{Body: "规模50.2万亿元"}
	read := Figure{Span: text.Span{Start: len("规模"), End: len(d.Body)}, Value: Value{Lo: rat(50_200_000_000_000), Hi: rat(50_200_000_000_000), Unit: "元"}}
	for _, c := range []struct {
		name   string
		change func(v *Value)
		want   string
	}{
		{"as printed", func(*Value) {}, "50.2万亿元"},
		{"another number", func(v *Value) { v.Lo, v.Hi = rat(60_500_000_000_000), rat(60_500_000_000_000) }, "60.5万亿元"},
		{"another unit", func(v *Value) { v.Unit = "美元" }, "50.2万亿美元"},
		{"a range", func(v *Value) { v.Lo = rat(500_000_000) }, "5亿—50.2万亿元"},
		{"at least", func(v *Value) { v.Hi = nil }, "50.2万亿元"},
		{"at most", func(v *Value) { v.Lo, v.Hi = nil, rat(7) }, "7元"},
	} {
		f := read
		was := read
		f.Read = &was
		c.change(&f.Value)
		if got := d.Says(&f); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if got := d.Says(&read); got != "50.2万亿元" {
		t.Errorf("not corrected: %q", got)
	}
}
