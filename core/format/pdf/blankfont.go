package pdf

import (
	"bytes"
	"encoding/binary"
	"sort"
)

// Pdfium reads a character of a font that is not in the file only if a font of
// the system has a glyph for it: with no Chinese fonts it loses Chinese text.
// So that a file reads alike on all machines, text is read with a font of our
// own and no other, which has a glyph, a box, for every character.

// boxFont makes that font, a TrueType file.
func boxFont() []byte {
	be := binary.BigEndian
	u16 := func(v ...int) []byte {
		var b []byte
		for _, x := range v {
			b = be.AppendUint16(b, uint16(x))
		}
		return b
	}
	// one contour: four corners of the em, and the same with a width that no
	// letter falls below, since a character's box covers its glyph's
	box := func(width int) []byte {
		b := u16(1, 0, -120, width, 880, 3, 0) // contours, bounds, last point, no instructions
		b = append(b, 1, 1, 1, 1)              // on the curve, deltas of two bytes
		b = append(b, u16(0, width, 0, -width)...)
		b = append(b, u16(-120, 0, 1000, 0)...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
		return b
	}
	thin, full := box(200), box(1000)
	// all of Unicode is one of the two glyphs: a map of format 13
	var groups []byte
	for _, g := range [][3]uint32{{0x20, 0x2e7f, 1}, {0x2e80, 0xd7ff, 2}, {0xe000, 0x3ffff, 2}} {
		for _, v := range g {
			groups = be.AppendUint32(groups, v)
		}
	}
	cmap := append(u16(0, 1, 3, 10), 0, 0, 0, 12)
	cmap = append(cmap, u16(13, 0)...)
	cmap = be.AppendUint32(cmap, uint32(16+len(groups)))
	cmap = be.AppendUint32(cmap, 0)
	cmap = be.AppendUint32(cmap, uint32(len(groups)/12))
	cmap = append(cmap, groups...)

	head := be.AppendUint32(nil, 0x10000)
	head = be.AppendUint32(head, 0x10000)
	head = be.AppendUint32(head, 0)
	head = be.AppendUint32(head, 0x5f0f3cf5)
	head = append(head, u16(0, 1000)...)
	head = append(head, make([]byte, 16)...)
	head = append(head, u16(0, -120, 1000, 880, 0, 8, 2, 1, 0)...) // long offsets

	hhea := be.AppendUint32(nil, 0x10000)
	hhea = append(hhea, u16(880, -120, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, 1)...)

	maxp := be.AppendUint32(nil, 0x10000)
	maxp = append(maxp, u16(3, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)...)

	loca := be.AppendUint32(nil, 0)
	loca = be.AppendUint32(loca, 0)
	loca = be.AppendUint32(loca, uint32(len(thin)))
	loca = be.AppendUint32(loca, uint32(len(thin)+len(full)))

	var names, texts []byte
	count := 0
	for _, e := range []struct {
		id int
		s  string
	}{{1, "Wenshu Box"}, {2, "Regular"}, {4, "Wenshu Box"}, {6, "WenshuBox"}} {
		names = append(names, u16(3, 1, 0x409, e.id, 2*len(e.s), len(texts))...)
		for _, c := range e.s {
			texts = append(texts, 0, byte(c))
		}
		count++
	}
	name := append(u16(0, count, 6+12*count), names...)
	name = append(name, texts...)

	os2 := u16(4, 1000, 400, 5, 0, 650, 700, 0, 140, 650, 700, 0, 480, 50, 250, 0)
	os2 = append(os2, 2, 0, 5, 3, 0, 0, 0, 0, 0, 0)                       // panose
	os2 = append(os2, bytes.Repeat([]byte{0xff}, 16)...)                  // all ranges of Unicode
	os2 = append(os2, 'W', 'E', 'N', 'S')                                 //
	os2 = append(os2, u16(0x40, 0x20, 0xffff, 880, -120, 0, 880, 120)...) // regular
	os2 = append(os2, 0x80, 0x3f, 0x01, 0xff, 0, 0, 0, 0)                 // code pages, the Chinese among them
	os2 = append(os2, u16(500, 700, 0, 32, 1)...)                         //

	post := be.AppendUint32(nil, 0x30000)
	post = append(post, make([]byte, 28)...)

	return assemble(map[string][]byte{
		"OS/2": os2, "cmap": cmap, "glyf": append(thin, full...), "head": head, "hhea": hhea, "hmtx": u16(1000, 0, 0, 0), "loca": loca, "maxp": maxp, "name": name, "post": post,
	})
}

// assemble puts tables together to a font file.
func assemble(tables map[string][]byte) []byte {
	be := binary.BigEndian
	var tags []string
	for t := range tables {
		tags = append(tags, t)
	}
	sort.Strings(tags)
	n, shift := 1, 0
	for n*2 <= len(tags) {
		n, shift = n*2, shift+1
	}
	out := be.AppendUint32(nil, 0x10000)
	for _, v := range []int{len(tags), n * 16, shift, len(tags)*16 - n*16} {
		out = be.AppendUint16(out, uint16(v))
	}
	at := len(out) + 16*len(tags)
	var data []byte
	for _, t := range tags {
		b := tables[t]
		size := len(b)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
		var sum uint32
		for i := 0; i < len(b); i += 4 {
			sum += be.Uint32(b[i:])
		}
		out = append(out, t...)
		out = be.AppendUint32(out, sum)
		out = be.AppendUint32(out, uint32(at+len(data)))
		out = be.AppendUint32(out, uint32(size))
		data = append(data, b...)
	}
	return append(out, data...)
}
