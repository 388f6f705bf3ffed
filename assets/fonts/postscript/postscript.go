// Package postscript writes a TrueType font as an OpenType font with PostScript
// outlines (CFF), in memory.
//
// The library that Fyne shapes text with unpacks every point of every glyph of a
// TrueType font when it opens it, 19 MB for one of ours, and opens it anew for
// each style. Of PostScript outlines it keeps the bytes. A curve of TrueType is
// one of PostScript as well, and a row of them mostly is a single one that a
// converter took to pieces. An outline moves by a unit of the font at most, a
// thousandth of the size of the letters.
//
// It is for fonts without hinting and without variations, as ours are. Layout
// tables are kept as they are, for glyphs keep their numbers.
package postscript

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
)

// A part is one table of a font.
type part struct {
	tag  string
	data []byte
}

var errFont = errors.New("postscript: damaged font")

// Convert returns the font of ttf, which is not changed, with its outlines in
// PostScript's form. The font must have outlines of TrueType. Where keep is not
// nil, only the glyphs have outlines whose numbers it answers true to.
func Convert(ttf []byte, keep func(glyph int) bool) ([]byte, error) {
	parts, err := tables(ttf)
	if err != nil {
		return nil, err
	}
	find := func(tag string) []byte {
		i := slices.IndexFunc(parts, func(p part) bool { return p.tag == tag })
		if i < 0 {
			return nil
		}
		return parts[i].data
	}
	g, err := newGlyphs(find("head"), find("maxp"), find("loca"), find("glyf"))
	if err != nil {
		return nil, err
	}
	g.keep = keep
	parts = slices.DeleteFunc(parts, func(p part) bool {
		return slices.Contains([]string{"glyf", "loca", "cvt ", "fpgm", "prep", "gasp", "hdmx", "VDMX", "LTSH"}, p.tag)
	})
	return join(parts, g)
}

// tables takes a font apart.
func tables(ttf []byte) ([]part, error) {
	if len(ttf) < 12 {
		return nil, errFont
	}
	n := int(binary.BigEndian.Uint16(ttf[4:]))
	if len(ttf) < 12+16*n {
		return nil, errFont
	}
	parts := make([]part, n)
	for i := range parts {
		entry := ttf[12+16*i:]
		from, size := uint64(binary.BigEndian.Uint32(entry[8:])), uint64(binary.BigEndian.Uint32(entry[12:]))
		if from+size > uint64(len(ttf)) {
			return nil, errFont
		}
		parts[i] = part{string(entry[:4]), ttf[from : from+size]}
	}
	return parts, nil
}

// join puts tables together to a font with PostScript outlines, which stand last.
// Sums of the tables are left out: who reads a font from memory does not ask for
// them.
func join(parts []part, g *glyphs) ([]byte, error) {
	parts = append(parts, part{tag: "CFF "})
	slices.SortFunc(parts, func(a, b part) int { return cmp.Compare(a.tag, b.tag) })
	at := 12 + 16*len(parts)
	size := at + len(g.loca)*2 + len(g.glyf) + len(g.glyf)/2
	for _, p := range parts {
		size += (len(p.data) + 3) &^ 3
	}
	out := make([]byte, 0, size)
	out = append(out, "OTTO"...)
	log, power := 0, 1
	for power*2 <= len(parts) {
		log, power = log+1, power*2
	}
	for _, v := range []int{len(parts), power * 16, log, (len(parts) - power) * 16} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	outlines := 0 // its place in the directory
	for _, p := range parts {
		if p.tag == "CFF " {
			outlines = len(out)
		}
		out = append(out, p.tag...)
		for _, v := range []int{0, at, len(p.data)} {
			out = binary.BigEndian.AppendUint32(out, uint32(v))
		}
		at += (len(p.data) + 3) &^ 3
	}
	for _, p := range parts {
		out = append(out, p.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	from := len(out)
	out, err := g.appendCFF(out)
	if err != nil {
		return nil, err
	}
	binary.BigEndian.PutUint32(out[outlines+8:], uint32(from))
	binary.BigEndian.PutUint32(out[outlines+12:], uint32(len(out)-from))
	return out, nil
}
