package ofd

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
)

// What a page draws stands where the text says that it stands.
func TestPicture(t *testing.T) {
	blue := image.NewRGBA(image.Rect(0, 0, 2, 2))
	for i := range blue.Pix {
		blue.Pix[i] = 255
		if i%4 < 2 {
			blue.Pix[i] = 0
		}
	}
	var b bytes.Buffer
	png.Encode(&b, blue)
	p := newPaper(`<ofd:ImageObject Boundary="100 100 20 20" CTM="20 0 0 20 0 0" ResourceID="9"/>` +
		`<ofd:PathObject Boundary="20 20 30 10" Stroke="false" Fill="true"><ofd:FillColor Value="#ff #0 #0"/><ofd:AbbreviatedData>M 0 0 L 30 0 L 30 10 L 0 10 C</ofd:AbbreviatedData></ofd:PathObject>` +
		`<ofd:PathObject Boundary="20 200 100 1" LineWidth="1"><ofd:AbbreviatedData>M 0 0 L 100 0</ofd:AbbreviatedData></ofd:PathObject>` +
		line(30, 60, 20, "国"))
	p["Doc_0/PublicRes.xml"] = head + `<ofd:Res xmlns:ofd="x" BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="9" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>`
	p["Doc_0/Res/a.png"] = b.String()
	k, err := OpenBook(context.Background(), p.bytes(t), raw.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer k.Close()
	if s, err := k.Size(1); err != nil || k.Pages() != 1 || s.Width < 595 || s.Width > 596 {
		t.Errorf("%d pages of %v, %v", k.Pages(), s, err)
	}
	img, err := k.Picture(context.Background(), 1, 25.4/72*2) // two pixels a millimetre
	if err != nil {
		t.Fatal(err)
	}
	at := func(x, y int) color.RGBA { return color.RGBAModel.Convert(img.At(2*x, 2*y)).(color.RGBA) }
	for _, c := range []struct {
		name string
		x, y int
		want color.RGBA
	}{
		{"paper", 5, 5, color.RGBA{255, 255, 255, 255}},
		{"area", 35, 25, color.RGBA{255, 0, 0, 255}},
		{"picture", 110, 110, color.RGBA{0, 0, 255, 255}},
		{"line", 70, 200, color.RGBA{0, 0, 0, 255}},
		{"beside the picture", 125, 110, color.RGBA{255, 255, 255, 255}},
	} {
		if got := at(c.x, c.y); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	dark := 0
	for x := 60; x < 100; x++ { // 国, 20 mm wide, from 30 mm
		for y := 124; y < 164; y++ {
			if c := color.GrayModel.Convert(img.At(x, y)).(color.Gray); c.Y < 128 {
				dark++
			}
		}
	}
	if dark < 150 {
		t.Errorf("the character has %d dark pixels", dark)
	}
	if _, err := k.Picture(context.Background(), 2, 1); err == nil {
		t.Error("a page that is not there")
	}
	if _, err := k.Picture(context.Background(), 1, 1e4); doc.KindOf(err) != doc.TooLarge {
		t.Errorf("too large: %v", err)
	}
}
