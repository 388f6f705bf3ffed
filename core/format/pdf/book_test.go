package pdf

import (
	"context"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
)

// TestBook draws a page and finds ink where the text stands.
func TestBook(t *testing.T) {
	p := &paper{}
	p.text(100, 200, 20, "春")
	b, err := OpenBook(context.Background(), p.bytes(), testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if s, err := b.Size(1); err != nil || s != (doc.Size{Width: 595, Height: 842}) || b.Pages() != 1 {
		t.Errorf("%v, %v, %d pages", s, err, b.Pages())
	}
	img, err := b.Picture(context.Background(), 1, 2)
	if err != nil {
		t.Fatal(err)
	}
	in, out := 0, 0
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			if r, _, _, _ := img.At(x, y).RGBA(); r < 0x8000 {
				if x >= 198 && x < 242 && y >= 360 && y < 408 {
					in++
				} else {
					out++
				}
			}
		}
	}
	if in < 50 || out > 0 || img.Bounds().Dx() != 1190 {
		t.Errorf("%d dark points at the character, %d elsewhere, %v", in, out, img.Bounds())
	}
	if _, err := b.Picture(context.Background(), 2, 1); err == nil {
		t.Error("a page that is not there was drawn")
	}
	if _, err := b.Picture(context.Background(), 1, 1e4); doc.KindOf(err) != doc.TooLarge {
		t.Errorf("%v", err)
	}
}
