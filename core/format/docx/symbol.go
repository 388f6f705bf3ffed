package docx

import (
	"strconv"
	"strings"
)

// symbol is the character that code, in hexadecimal, stands for in a font of
// signs; "" where nobody knows.
func symbol(font, code string) string {
	n, err := strconv.ParseUint(strings.TrimPrefix(strings.ToLower(code), "0x"), 16, 32)
	if err != nil {
		return ""
	}
	c := rune(n)
	if c >= 0xf000 && c <= 0xf0ff {
		c -= 0xf000
	}
	var table map[rune]string
	switch {
	case font == "Wingdings":
		table = wingdings
	case font == "Wingdings 2":
		table = wingdings2
	case font == "Symbol":
		table = symbols
	case c < 0x20 || c >= 0xe000 && c < 0xf900 || c > 0x10ffff || c >= 0xd800 && c < 0xe000 || n >= 0xf000 && n <= 0xf0ff:
		return ""
	default:
		return string(c)
	}
	if s := table[c]; s != "" {
		return s
	}
	if font == "Symbol" && c >= '!' && c <= '~' && !(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
		return string(c)
	}
	if font == "Wingdings" && c >= 0x81 && c <= 0x8a {
		return counted("decimalEnclosedCircle", int(c-0x80))
	}
	if font == "Wingdings" && c >= 0x8c && c <= 0x95 {
		return string('❶' + c - 0x8c)
	}
	return ""
}

// private is s with the private characters of a font of signs as what they
// show.
func private(font, s string) string {
	var out strings.Builder
	for _, r := range s {
		if r < 0xf020 || r > 0xf0ff {
			out.WriteRune(r)
			continue
		}
		out.WriteString(symbol(font, strconv.FormatInt(int64(r), 16)))
	}
	return out.String()
}

var wingdings = map[rune]string{
	0x6c: "●", 0x6e: "■", 0x6f: "□", 0x71: "□", 0x72: "□", 0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "◆", 0x77: "◆",
	0x9e: "·", 0x9f: "•", 0xa0: "●", 0xa1: "○", 0xa7: "■", 0xa8: "□", 0xaa: "✦", 0xab: "★", 0xd8: "➢",
	0xdf: "←", 0xe0: "→", 0xe1: "↑", 0xe2: "↓", 0xf0: "⇨", 0xfb: "✗", 0xfc: "✓", 0xfd: "☒", 0xfe: "☑",
	0x28: "☎", 0x2a: "✉", 0x4a: "☺", 0x6a: "&", 0xb2: "✧",
}

var wingdings2 = map[rune]string{
	0x2a: "□", 0x4f: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x98: "●", 0xa2: "■", 0xa3: "□",
}

var symbols = map[rune]string{
	'a': "α", 'b': "β", 'c': "χ", 'd': "δ", 'e': "ε", 'f': "φ", 'g': "γ", 'h': "η", 'i': "ι", 'k': "κ", 'l': "λ", 'm': "μ",
	'n': "ν", 'o': "ο", 'p': "π", 'q': "θ", 'r': "ρ", 's': "σ", 't': "τ", 'u': "υ", 'w': "ω", 'x': "ξ", 'y': "ψ", 'z': "ζ",
	'A': "Α", 'B': "Β", 'C': "Χ", 'D': "Δ", 'E': "Ε", 'F': "Φ", 'G': "Γ", 'H': "Η", 'I': "Ι", 'K': "Κ", 'L': "Λ", 'M': "Μ",
	'N': "Ν", 'O': "Ο", 'P': "Π", 'Q': "Θ", 'R': "Ρ", 'S': "Σ", 'T': "Τ", 'U': "Υ", 'W': "Ω", 'X': "Ξ", 'Y': "Ψ", 'Z': "Ζ",
	0xa3: "≤", 0xa5: "∞", 0xab: "↔", 0xac: "←", 0xad: "↑", 0xae: "→", 0xaf: "↓", 0xb0: "°", 0xb1: "±", 0xb3: "≥", 0xb4: "×",
	0xb7: "•", 0xb8: "÷", 0xb9: "≠", 0xba: "≡", 0xbb: "≈", 0xbc: "…", 0xc5: "⊕", 0xce: "∈", 0xd0: "∠", 0xd2: "®", 0xd3: "©",
	0xd4: "™", 0xd6: "√", 0xde: "⇒", 0xe2: "®", 0xe3: "©", 0xe4: "™", 0xe5: "∑", 0xf2: "∫",
}
