package pdf

import "strings"

// symbols are what the codes of the font Symbol show that formulas and units
// are full of, from 0x20 on by its place; a blank is left as it is.
var symbols = map[rune]rune{
	'a': 'α', 'b': 'β', 'g': 'γ', 'd': 'δ', 'e': 'ε', 'q': 'θ', 'l': 'λ', 'm': 'μ', 'p': 'π', 'r': 'ρ', 's': 'σ', 't': 'τ', 'f': 'φ', 'c': 'χ', 'y': 'ψ', 'w': 'ω',
	'D': 'Δ', 'G': 'Γ', 'L': 'Λ', 'P': 'Π', 'S': 'Σ', 'F': 'Φ', 'Y': 'Ψ', 'W': 'Ω', 'Q': 'Θ',
	0xa3: '≤', 0xb3: '≥', 0xb4: '×', 0xb8: '÷', 0xb1: '±', 0xb0: '°', 0xb7: '•', 0xb9: '≠', 0xbb: '≈', 0xa5: '∞', 0xbc: '…', 0xd7: '·', 0xae: '→', 0xa2: '′', 0xb2: '″',
	'+': '+', '-': '−', '=': '=', '<': '<', '>': '>', '(': '(', ')': ')', '[': '[', ']': ']', '{': '{', '}': '}', '/': '/', '|': '|', ',': ',', '.': '.', ':': ':', ';': ';', '%': '%', '&': '&', '!': '!', '?': '?', '#': '#', '*': '∗', '~': '∼', '_': '_',
}

// meant is the character that r of a font shows: fonts of symbols have codes
// of their own, which pdfium puts into the private area from 0xf000 on.
func meant(r rune, f *font) rune {
	if r < 0xf020 || r >= 0xf100 || !strings.Contains(strings.ToLower(f.name), "symbol") {
		return r
	}
	c := r - 0xf000
	if c >= '0' && c <= '9' {
		return c
	}
	if s, ok := symbols[c]; ok {
		return s
	}
	return r
}
