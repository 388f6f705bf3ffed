package sheet

import (
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/text"
)

// A field is one field of a line: its words without the quotes around them.
type field struct {
	at      text.Span // of the words, in the text
	quoted  bool      // "" in it is one "
	lineEnd bool      // it is the last of its record
	next    int       // behind what ends it
}

// maxQuoted bounds a quoted field, so that a quote nobody closed costs little.
const maxQuoted = 1 << 16

// fieldAt reads the field that starts at offset at of s. A quote that is not
// closed is a character like any other, and so is one inside a field.
func fieldAt(s string, at int, comma byte) field {
	i := at
	for i < len(s) && (s[i] == ' ' || s[i] == '\t' && comma != '\t') {
		i++
	}
	j := i
	if j < len(s) && s[j] == '=' && j+1 < len(s) && s[j+1] == '"' { // ="00123": text, as Excel has it
		j++
	}
	if j < len(s) && s[j] == '"' {
		if f, ok := quotedAt(s, j, comma); ok {
			return f
		}
	}
	end := len(s)
	if k := strings.IndexAny(s[i:], string([]byte{comma, '\n', '\r'})); k >= 0 {
		end = i + k
	}
	f := field{at: text.Span{Start: min(i, end), End: end}}
	f.stop(s, end)
	return f
}

// quotedAt reads a field whose quote stands at offset at; false if it is not
// closed before something that ends a field.
func quotedAt(s string, at int, comma byte) (field, bool) {
	limit := min(len(s), at+maxQuoted)
	for k := at + 1; k < limit; {
		n := strings.IndexByte(s[k:limit], '"')
		if n < 0 {
			return field{}, false
		}
		k += n
		if k+1 < limit && s[k+1] == '"' {
			k += 2
			continue
		}
		end := k + 1
		for end < len(s) && (s[end] == ' ' || s[end] == '\t' && comma != '\t') {
			end++
		}
		if end < len(s) && s[end] != comma && s[end] != '\n' && s[end] != '\r' {
			return field{}, false
		}
		f := field{at: text.Span{Start: at + 1, End: k}, quoted: true}
		f.stop(s, end)
		return f, true
	}
	return field{}, false
}

// stop says what ends f at offset end.
func (f *field) stop(s string, end int) {
	f.next = end
	if end == len(s) {
		f.lineEnd = true
		return
	}
	f.next++
	if s[end] == '\r' || s[end] == '\n' {
		f.lineEnd = true
		if s[end] == '\r' && end+1 < len(s) && s[end+1] == '\n' {
			f.next++
		}
	}
}

// separator is the mark that parts the fields of s, the start of a file: a
// comma, a tab or a semicolon; 0 where s is no table.
func separator(s string) byte {
	if c, ok := declared(s); ok {
		return c
	}
	best, most := byte(0), 0
	for _, c := range []byte{'\t', ',', ';'} {
		if n := tabular(s, c); n > most {
			best, most = c, n
		}
	}
	return best
}

// declared is the separator that a first line sep=; names.
func declared(s string) (byte, bool) {
	if len(s) > 5 && strings.EqualFold(s[:4], "sep=") && (s[5] == '\r' || s[5] == '\n') && (s[4] == ',' || s[4] == ';' || s[4] == '\t' || s[4] == '|') {
		return s[4], true
	}
	return 0, false
}

// maxSample is how many records are looked at to tell a table from prose.
const maxSample = 400

// tabular is how many records of s have the same number of fields, if it is a
// table with separator comma; else 0. Prose with commas has lines of as many
// stretches as they happen to have, sentences that end, blanks behind commas.
func tabular(s string, comma byte) int {
	widths := map[int]int{}
	records, several, stops, code, spaced, fields, long, quotes := 0, 0, 0, 0, 0, 0, 0, 0
	var numbers, seen [64]int // by column
	lastWidth, run, most := 0, 0, 0
	for at := 0; at < len(s) && records < maxSample; {
		width, words := 0, false
		var last string
		for {
			f := fieldAt(s, at, comma)
			v := strings.TrimSpace(f.at.Of(s))
			if width > 0 && !f.quoted && f.at.Start > at {
				spaced++
			}
			if v != "" {
				words = true
				last = v
				fields++
				if len(v) > 90 && !f.quoted {
					long++
				}
				if f.quoted {
					quotes++
				}
				if width < len(seen) {
					seen[width]++
					if numeric(v) || yearHead(v) {
						numbers[width]++
					}
				}
			}
			width++
			at = f.next
			if f.lineEnd {
				break
			}
		}
		if !words {
			continue
		}
		records++
		if width > 1 {
			widths[width]++
			several++
			switch r, _ := utf8.DecodeLastRuneInString(last); r {
			case '。', '；', '！', '？', '.':
				stops++
			case ',', ';', '{', '(', '\\':
				code++
			}
		}
		if width == lastWidth && width > 1 {
			run++
		} else {
			lastWidth, run = width, 1
		}
		most = max(most, run)
	}
	width, same := 0, 0
	for w, n := range widths {
		if n > same || n == same && w > width {
			width, same = w, n
		}
	}
	numbered := 0 // columns of numbers
	for c := range min(width, len(seen)) {
		if seen[c] > 1 && numbers[c]*10 >= seen[c]*4 {
			numbered++
		}
	}
	head := strings.TrimLeft(s, " \t\r\n\ufeff")
	even := width > 2 && same >= 5 && same*100 >= several*95 && several*100 >= records*80 // so regular that its fields may be sentences
	switch {
	case same < 2 || most < 2 || same*100 < several*85 || several*10 < records*5:
		return 0
	case code*10 > several || !even && (stops*10 > several || long*10 > fields) || long*2 > fields || comma != '\t' && quotes*2 < fields && spaced*2 > fields:
		return 0
	case strings.HasPrefix(head, "{") || strings.HasPrefix(head, "<") || strings.HasPrefix(head, "[") || strings.HasPrefix(head, "#!") || strings.HasPrefix(head, "/*"):
		return 0
	case comma == '\t' && (several*100 < records*90 || numbered == 0 && same < 6): // other texts have lines with tabs
		return 0
	case numbered == 0 && quotes*2 < fields && (width < 4 || same < 4 || same*100 < several*95):
		return 0
	case width == 2 && numbered > 0 && same < 3:
		return 0
	}
	return same
}
