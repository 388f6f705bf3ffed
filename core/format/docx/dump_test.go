package docx

import (
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/wenshu-app/wenshu/core/format/raw"
)

// TestDump prints what is read of the file DUMP, for a developer's eyes.
func TestDump(t *testing.T) {
	name := os.Getenv("DUMP")
	if name == "" {
		t.Skip("DUMP names no file")
	}
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Read(context.Background(), b, raw.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range r.Hints {
		fmt.Printf("%v%d %q\n", h.Kind, h.Level, h.Raw.Of(r.Text))
	}
	for _, g := range r.Grids {
		fmt.Println("grid", g.Heads)
		for i, row := range g.Rows {
			if i < 8 {
				for _, c := range row {
					fmt.Printf("  [%d+%d,%d %s]", c.Col, c.Across, c.Down, c.Of(r.Text))
				}
				fmt.Println()
			}
		}
	}
	fmt.Printf("%+v\n", r.Meta)
}
