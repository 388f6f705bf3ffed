package sheet

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestLong: rows that a sheet has no room for stand on the next, each row once
// and each sheet with its head.
func TestLong(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		rows   int
		sheets []int
	}{{0, []int{1}}, {9, []int{10}}, {10, []int{10, 2}}, {18, []int{10, 10}}, {25, []int{10, 10, 8}}} {
		p := Page{Name: "数据", Heads: []string{"数"}, Long: true, most: 10, Rows: func(yield func([]any) bool) {
			for i := range c.rows {
				if !yield([]any{i}) {
					return
				}
			}
		}}
		var b bytes.Buffer
		if err := Write(&b, []Page{p}); err != nil {
			t.Fatal(err)
		}
		book, err := excelize.OpenReader(&b)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(book.GetSheetList()); got != len(c.sheets) {
			t.Fatalf("%d rows: sheets %q", c.rows, book.GetSheetList())
		}
		n := 0
		for i, name := range book.GetSheetList() {
			rows, err := book.GetRows(name)
			if err != nil || len(rows) != c.sheets[i] || rows[0][0] != "数" {
				t.Fatalf("%d rows: %s has %d (%v)", c.rows, name, len(rows), err)
			}
			for _, row := range rows[1:] {
				if row[0] != fmt.Sprint(n) {
					t.Errorf("%s: %s, want %d", name, row[0], n)
				}
				n++
			}
		}
		if n != c.rows {
			t.Errorf("%d rows of %d", n, c.rows)
		}
	}
}
