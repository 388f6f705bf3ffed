package pdf

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"
)

func TestHints(t *testing.T) {
	name := os.Getenv("PDF")
	if name == "" {
		t.Skip()
	}
	b, _ := os.ReadFile(name)
	o := testOptions()
	fmt.Sscan(os.Getenv("PAGE"), &o.First)
	o.Last = o.First
	r, err := Read(context.Background(), b, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println(r.Meta)
	fmt.Print(show(r))
	for _, g := range r.Grids {
		fmt.Println(g.Heads, g.Guessed, len(g.Rows), len(g.Above))
	}
}

func TestScan(t *testing.T) {
	name := os.Getenv("PDF")
	if name == "" {
		t.Skip()
	}
	b, _ := os.ReadFile(name)
	o := testOptions()
	o.Recognise = true
	fmt.Sscan(os.Getenv("PAGE"), &o.First)
	o.Last = o.First
	at := time.Now()
	r, err := Read(context.Background(), b, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Print(show(r), r.Notes, time.Since(at))
}
