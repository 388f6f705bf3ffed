package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestHeads lists what is kept, the last first.
func TestHeads(t *testing.T) {
	f := Folder(filepath.Join(t.TempDir(), "no"))
	if h, err := f.Heads(t.Context()); err != nil || len(h) != 0 {
		t.Errorf("%v, %v", h, err)
	}
	one, two := sample(), sample()
	two.ID = strings.Repeat("a", 64)
	two.At("/b/报告.txt")
	two.At("/a/报告.txt")
	two.At("/b/报告.txt")
	for _, e := range []*Entry{one, two} {
		if err := f.Save(e); err != nil {
			t.Fatal(err)
		}
		time.Sleep(2 * time.Millisecond) // times are kept by the millisecond
	}
	if err := os.WriteFile(filepath.Join(string(f), strings.Repeat("b", 64)+".json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	h, err := f.Heads(t.Context())
	if err != nil || len(h) != 2 || h[0].ID != two.ID || len(h[0].Paths) != 2 || h[0].Paths[0] != "/b/报告.txt" || h[1].Notes[0].Text != "开篇句" {
		t.Errorf("%+v, %v", h, err)
	}
	one.Name = "改名.txt"
	if err := f.Save(one); err != nil {
		t.Fatal(err)
	}
	if h, err := f.Heads(t.Context()); err != nil || len(h) != 2 || h[0].Name != one.Name {
		t.Errorf("after a save %+v, %v", h, err)
	}
	if _, err := f.Load("../x"); err == nil || errors.Is(err, os.ErrNotExist) {
		t.Errorf("an ID that is a path: %v", err)
	}
}

// BenchmarkHeads asks for the heads of five thousand entries with five notes
// each: for the first time, and again.
func BenchmarkHeads(b *testing.B) {
	f := Folder(b.TempDir())
	for i := range 5000 {
		e := sample()
		e.ID = fmt.Sprintf("%064x", i)
		e.Sketch = make([]byte, 256)
		for k := range 4 {
			e.Mark(note(200+10*k, "一句批注，说说这里为什么要紧。"))
		}
		body, err := e.MarshalJSON()
		if err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(string(f), e.ID+".json"), body, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	for _, first := range []bool{true, false} {
		b.Run(map[bool]string{true: "first", false: "again"}[first], func(b *testing.B) {
			for b.Loop() {
				if first {
					heads.Clear()
				}
				if h, err := f.Heads(b.Context()); err != nil || len(h) != 5000 {
					b.Fatalf("%d heads, %v", len(h), err)
				}
			}
		})
	}
}
