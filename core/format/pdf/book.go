package pdf

import (
	"context"
	"fmt"
	"image"
	"math"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
)

// maxPixels bounds a picture: 64 million pixels, an A4 page at 900 dpi.
const maxPixels = 64 << 20

type book struct{ f *file }

// OpenBook opens the pages of b as pictures.
func OpenBook(ctx context.Context, b []byte, o raw.Options) (raw.Book, error) {
	f, err := open(ctx, drawing, b, o)
	if err != nil {
		return nil, err
	}
	return &book{f}, nil
}

func (b *book) Pages() int { return b.f.pages }

func (b *book) Close() error {
	b.f.close()
	return nil
}

func (b *book) Size(page int) (size doc.Size, err error) {
	defer recovered(&err)
	if page < 1 || page > b.f.pages {
		return size, fmt.Errorf("no page %d", page)
	}
	if uint32(b.f.quick("FPDF_GetPageSizeByIndexF", b.f.doc, uint64(page-1), b.f.scratch)) == 0 {
		return size, failure(context.Background(), fmt.Errorf("page %d: %w", page, errDamaged))
	}
	v := b.f.floats(2)
	return doc.Size{Width: v[0], Height: v[1]}, b.f.err
}

// Picture draws a page on white. When ctx ends it, the book can draw no more.
func (b *book) Picture(ctx context.Context, page int, scale float64) (image.Image, error) {
	if page < 1 || page > b.f.pages {
		return nil, fmt.Errorf("no page %d", page)
	}
	img, err := b.f.draw(ctx, page-1, scale)
	if err != nil {
		return nil, failure(ctx, err)
	}
	return img, nil
}

// Formats and flags of pdfium's bitmaps.
const (
	bitmapBGRx = 3
	drawAnnots = 1
	asRGB      = 16
)

// draw draws page n, from 0.
func (f *file) draw(ctx context.Context, n int, scale float64) (img *image.RGBA, err error) {
	err = guarded(ctx, func(ctx context.Context) error {
		img, err = f.paint(ctx, n, scale)
		return err
	})
	return img, err
}

func (f *file) paint(ctx context.Context, n int, scale float64) (*image.RGBA, error) {
	p, err := f.page(ctx, n)
	if err != nil {
		return nil, err
	}
	if p == 0 {
		return nil, fmt.Errorf("page %d: %w", n+1, errDamaged)
	}
	defer f.quick("FPDF_ClosePage", p)
	width := math.Ceil(float64(float(f.quick("FPDF_GetPageWidthF", p))) * scale)
	height := math.Ceil(float64(float(f.quick("FPDF_GetPageHeightF", p))) * scale)
	if !(width >= 1 && height >= 1 && width*height <= maxPixels) {
		return nil, &doc.Error{Kind: doc.TooLarge, Stage: "format", Err: fmt.Errorf("a picture of %.0f by %.0f pixels", width, height)}
	}
	w, h := uint64(width), uint64(height)
	bitmap := f.quick("FPDFBitmap_CreateEx", w, h, bitmapBGRx, 0, 0)
	if bitmap == 0 || f.err != nil {
		return nil, &doc.Error{Kind: doc.TooLarge, Stage: "format", Err: fmt.Errorf("no memory left for a picture of %d by %d pixels", w, h)}
	}
	defer f.quick("FPDFBitmap_Destroy", bitmap)
	f.call(ctx, "FPDFBitmap_FillRect", bitmap, 0, 0, w, h, 0xffffffff)
	f.call(ctx, "FPDF_RenderPageBitmap", bitmap, p, 0, 0, w, h, 0, drawAnnots|asRGB)
	stride := int(f.quick("FPDFBitmap_GetStride", bitmap))
	at := f.quick("FPDFBitmap_GetBuffer", bitmap)
	if f.err != nil {
		return nil, f.err
	}
	img := image.NewRGBA(image.Rect(0, 0, int(w), int(h)))
	for y := range int(h) {
		line := f.got(at+uint64(y*stride), 4*int(w))
		copy(img.Pix[y*img.Stride:], line)
	}
	for i := 3; i < len(img.Pix); i += 4 {
		img.Pix[i] = 0xff
	}
	return img, nil
}
