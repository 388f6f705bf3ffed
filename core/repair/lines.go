package repair

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A line is a line of the text without the blanks at its ends. It is small
// since a text may have a hundred million of them.
type line struct {
	start, end int32
	width      int32 // in half-width units
	runes      int32
	indent     uint8 // in half-width units
	gap        uint8 // blank lines before it
	cells      bool  // a row of a table or chart: cells set apart by blanks, no sentence
	blank      bool  // blanks stand in it or at its ends
	fixed      bool  // a block that the format of the file says
	why        reason
}

// A reason says why a line is dropped.
type reason uint8

const (
	keep reason = iota
	pageNumber
	runningHead
	siteRow
	rightsNote
)

var reasons = [...]string{"", "page-number", "running-head", "site-row", "rights-note"}

func (l line) of(s string) string { return s[l.start:l.end] }

// number reports whether l is short and has nothing of Chinese: a number by
// itself, a mark.
func (l line) number() bool { return l.runes == l.width && l.runes < 12 }

// split returns the lines of s that are not blank.
func split(ctx context.Context, s string) ([]line, error) {
	var lines []line
	gap := 0
	for at, seen := 0, 0; at < len(s); {
		if at-seen > 1<<20 {
			seen = at
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		i, width, runes, wide, blank := at, 0, 0, -1, false
	scan:
		for i < len(s) {
			switch c := s[i]; {
			case c >= 0xE3 && c < 0xF0: // nearly all of a text
				if c == 0xE3 && i+2 < len(s) && s[i+1] == 0x80 && s[i+2] == 0x80 {
					blank = true
					if i+5 < len(s) && s[i+3] == 0xE3 && s[i+4] == 0x80 && s[i+5] == 0x80 {
						wide = i
					}
				}
				width += 2
				runes++
				i += 3
			case c < utf8.RuneSelf:
				if c <= ' ' {
					if c == '\n' || c == '\r' || c == '\f' || c == '\v' {
						break scan
					}
					blank = true
					if c == '\t' || c == ' ' && i+2 < len(s) && s[i+1] == ' ' && s[i+2] == ' ' {
						wide = i
					}
				}
				width++
				runes++
				i++
			case c >= 0xE0:
				if c == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && (s[i+2] == 0xA8 || s[i+2] == 0xA9) {
					break scan // U+2028, U+2029
				}
				width += 2
				runes++
				i += 3
				if c >= 0xF0 {
					i++
				}
			case c >= 0xC0:
				if c == 0xC2 && i+1 < len(s) && s[i+1] == 0x85 {
					break scan // U+0085
				}
				width++
				runes++
				i += 2
			default: // no character begins like that
				i++
			}
		}
		i = min(i, len(s))
		rest := strings.TrimLeftFunc(s[at:i], isBlank)
		if rest == "" {
			gap++
		} else {
			start := i - len(rest)
			end := start + len(strings.TrimRightFunc(rest, isBlank))
			l := line{start: int32(start), end: int32(end), width: int32(width), runes: int32(runes), blank: blank}
			indent := 0
			for _, r := range s[at:start] {
				indent += runeWidth(r)
				l.width -= counted(r)
				l.runes--
			}
			for _, r := range s[end:i] {
				l.width -= counted(r)
				l.runes--
			}
			l.cells = wide >= start && wide < end && cells(s[start:end])
			l.indent, l.gap = uint8(min(indent, 255)), uint8(min(gap, 255))
			lines = append(lines, l)
			gap = 0
		}
		if i+1 < len(s) && s[i] == '\r' && s[i+1] == '\n' {
			i++
		}
		if i < len(s) {
			i += utf8.RuneLen(firstRune(s[i:]))
		}
		at = max(i, at+1)
	}
	return lines, nil
}

// firstRune is the first character of s, one byte long if it is none.
func firstRune(s string) rune {
	if s[0] < utf8.RuneSelf {
		return rune(s[0])
	}
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n == 1 {
		return 0
	}
	return r
}

// cells reports whether t, whose parts are set apart by three blanks and more
// or a tab, has nothing of a sentence.
func cells(t string) bool {
	return len(t) <= 600 && !strings.ContainsAny(t, "，。；！？")
}

func runeWidth(r rune) int {
	switch {
	case r == '\t':
		return 4
	case r < 0x800:
		return 1
	}
	return 2
}

// counted is the width that split counts for r: a tab inside a line is one.
func counted(r rune) int32 {
	if r == '\t' {
		return 1
	}
	return int32(runeWidth(r))
}

func isHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0x20000 && r <= 0x3FFFF || r == '〇' || r == '々'
}

// isBlank reports whether r shows nothing: white space, and the zero-width
// characters that web pages leave on lines of their own.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) || r >= '\u200B' && r <= '\u200F' || r == '\u2060' || r == '\uFEFF' || r == '\u00AD'
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

func isLetter(r rune) bool { return r < 0x250 && unicode.IsLetter(r) }
