// Package cell makes texts into cells of spreadsheets that stay the texts that
// they are: nothing runs as a formula, and nothing turns into a date.
package cell

import (
	"strings"
	"unicode/utf8"
)

// Safe is s as a cell of a CSV file. What a spreadsheet would run as a formula
// or take for a date, a fraction or a number in scientific notation gets an
// apostrophe in front, as the OWASP page on CSV injection advises; so does a
// number of more digits than a spreadsheet keeps. Other numbers stay numbers.
// Control characters, which would command the terminal that such a file is
// printed on, show as ␀ to ␟, ␡ or �.
func Safe(s string) string {
	s = shown(s)
	if s == "" || number(s) && len(s) <= maxDigits {
		return s
	}
	switch r, _ := utf8.DecodeRuneInString(s); r {
	case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠':
		return "'" + s
	}
	if number(s) || dateLike(s) || scientific(s) {
		return "'" + s
	}
	return s
}

// shown is s with its control characters but tabs and line ends shown.
func shown(s string) string {
	return Visible(s, func(r rune) bool {
		return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r >= 0x7F && r < 0xA0
	})
}

// Visible is s with the characters that hidden reports shown: those below the blank
// and U+007F by their pictures (␛), others as U+FFFD.
func Visible(s string, hidden func(rune) bool) string {
	if strings.IndexFunc(s, hidden) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case !hidden(r):
			return r
		case r < ' ':
			return '␀' + r
		case r == 0x7F:
			return '␡'
		}
		return utf8.RuneError
	}, s)
}

// Tabbed is s as a cell of a table whose cells are set apart by tabs: on one
// line, and not opened by a quotation mark, which would swallow what follows.
func Tabbed(s string) string {
	if strings.ContainsAny(s, "\t\n\r") {
		s = strings.NewReplacer("\r\n", " ", "\t", " ", "\n", " ", "\r", " ").Replace(s)
	}
	if strings.HasPrefix(s, `"`) {
		s = "'" + s
	}
	return Safe(s)
}

// maxDigits is how many characters of a number spreadsheets keep: 15 digits,
// a sign and a point.
const maxDigits = 17

// number reports whether s is a decimal: -12.5.
func number(s string) bool {
	s = strings.TrimPrefix(s, "-")
	whole, part, point := strings.Cut(s, ".")
	return digits(whole) && (!point || digits(part))
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// dateLike reports whether s is digits parted by slashes, dashes, points or
// colons, the points twice: 2023-06, 1/3, 2023.6.5, 12:30.
func dateLike(s string) bool {
	if len(s) > 20 || s[0] < '0' || s[0] > '9' {
		return false
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == '-' || r == '.' || r == ':' })
	if len(parts) < 2 || len(parts) > 4 || len(strings.Join(parts, ""))+len(parts)-1 != len(s) {
		return false
	}
	for _, p := range parts {
		if !digits(p) {
			return false
		}
	}
	return true
}

// scientific reports whether s is a number such as 1E5.
func scientific(s string) bool {
	i := strings.IndexAny(s, "eE")
	return i > 0 && number(s[:i]) && digits(strings.TrimLeft(s[i+1:], "+-"))
}
