package table

import (
	"strings"
	"unicode/utf8"
)

// mayHold reports, from its bytes alone, whether the line s is worth parting.
func mayHold(s string) bool {
	if len(s) <= maxLabel*3 {
		return true
	}
	if len(s) > maxLine {
		return false
	}
	return strings.IndexByte(s, '\t') >= 0 || strings.IndexByte(s, '|') >= 0 || strings.Contains(s, "│") || strings.Contains(s, "  ") || strings.Contains(s, "　")
}

// A look is what the bytes of a line have.
type look struct {
	parted  bool // tabs, bars or runs of blanks between words
	blank   bool // a single blank between words
	stops   bool // the marks of sentences
	unit    bool // 位：
	bracket bool // a bracket that closes
	bars    bool // | or the like
	starts  int  // where its words start
}

// bar reports whether r parts the cells of a table.
func bar(r rune) bool {
	return r == '|' || r == '│' || r == '┃' || r == '║' || r == '｜'
}

// lookAt looks at each byte of s once.
func lookAt(s string) look {
	var l look
	gap, other := 0, false
	for i := 0; i < len(s); i++ {
		switch b := s[i]; b {
		case ' ':
			gap++
			continue
		case '\t', '|':
			gap += 2
			if b == '|' {
				l.parted, l.bars = true, true
			}
			continue
		case ')':
			l.bracket = true
		case 0xE3: // 。 and the full-width blank
			if i+2 < len(s) && s[i+1] == 0x80 {
				switch s[i+2] {
				case 0x80:
					gap += 2
					i += 2
					continue
				case 0x82:
					l.stops = true
				}
			}
		case 0xEF: // ， ； ！ ？ ： ）
			if i+2 < len(s) && s[i+1] == 0xBD && s[i+2] == 0x9C { // ｜
				l.parted, l.bars = true, true
			}
			if i+2 < len(s) && s[i+1] == 0xBC {
				switch s[i+2] {
				case 0x8C, 0x9B, 0x81, 0x9F:
					l.stops = true
				case 0x89:
					l.bracket = true
				case 0x9A:
					l.unit = l.unit || i >= 3 && s[i-3:i] == "位"
				}
			}
		case ':':
			l.unit = l.unit || i >= 3 && s[i-3:i] == "位"
		case 0xE2: // │ ┃ ║
			if i+2 < len(s) && (s[i+1] == 0x94 && (s[i+2] == 0x82 || s[i+2] == 0x83) || s[i+1] == 0x95 && s[i+2] == 0x91) {
				l.parted, l.bars = true, true
			}
		case 0xC2: // a no-break blank
			l.parted = l.parted || i+1 < len(s) && s[i+1] == 0xA0
		}
		if other {
			l.parted = l.parted || gap >= 2
			l.blank = l.blank || gap == 1
		} else {
			l.starts = i
		}
		gap, other = 0, true
	}
	return l
}

// pageNumber reports whether s is the number of a page: - 12 -, ─ 3 ─.
func pageNumber(s string) bool {
	in := strings.Trim(s, "-—─– ")
	if in == "" || len(in) > 4 || len(in) == len(s) || len(s)-len(in) < 2 {
		return false
	}
	a, _ := utf8.DecodeRuneInString(s)
	z, _ := utf8.DecodeLastRuneInString(s)
	if a != z {
		return false
	}
	for i := range len(in) {
		if in[i] < '0' || in[i] > '9' {
			return false
		}
	}
	return true
}

// stopped reports whether s holds the marks of sentences.
func stopped(s string) bool {
	for i := 0; i < len(s); {
		b := s[i]
		if b < utf8.RuneSelf {
			if b == ';' || b == '!' || b == '?' {
				return true
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch r {
		case '。', '；', '！', '？', '，':
			return true
		}
		i += size
	}
	return false
}
