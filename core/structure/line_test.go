package structure

import (
	"testing"
	"unsafe"
)

// Ten million short lines are held at once: each byte of a line is 10 MB there.
func TestLineIsSmall(t *testing.T) {
	if n := unsafe.Sizeof(line{}); n > 32 {
		t.Errorf("a line takes %d bytes, 32 wanted", n)
	}
}

func TestSectionsTakeOneAllocation(t *testing.T) {
	body := "# 概览\n本县去年增收三成。\n# 农业\n粮食产量3万吨。\n# 工业\n"
	articles, _, err := Parse(t.Context(), body, nil, nil)
	if err != nil || len(articles) != 1 {
		t.Fatal(articles, err)
	}
	if s := articles[0].Sections; len(s) != cap(s) {
		t.Errorf("%d sections in room for %d", len(s), cap(s))
	}
}
