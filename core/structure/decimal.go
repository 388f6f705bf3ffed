package structure

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
)

// decimals finds headings that are numbered 1.1, 1.2, 2.1.3: short lines whose
// numbers go on from one to the next. A number alone could be an amount.
func decimals(body string, lines []line) {
	type numbered struct {
		line  int
		parts []int
	}
	var found []numbered
	for i := range lines {
		l := lines[i]
		if l.hint > blockHint && l.hint != headHint || l.kind != doc.Paragraph && l.kind != doc.Heading || l.stops || l.runes > 40 || entryPage.MatchString(l.of(body)) {
			continue
		}
		if parts := decimalNumber(l.of(body)); parts != nil {
			found = append(found, numbered{i, parts})
		}
	}
	goesOn := func(a, b []int) bool { // b is the number behind a, or the first under it
		switch {
		case len(a) == len(b):
			return slices.Equal(a[:len(a)-1], b[:len(b)-1]) && b[len(b)-1] == a[len(a)-1]+1
		case len(b) == len(a)+1:
			return slices.Equal(a, b[:len(a)]) && b[len(a)] == 1
		case len(b) < len(a):
			return slices.Equal(a[:len(b)-1], b[:len(b)-1]) && b[len(b)-1] == a[len(b)-1]+1
		}
		return false
	}
	sure := make([]bool, len(found))
	for k := 1; k < len(found); k++ {
		a, b := found[k-1].parts, found[k].parts
		if goesOn(a, b) || len(b) == len(a) && b[0] == a[0]+1 && b[len(b)-1] == 1 {
			sure[k-1], sure[k] = true, true
		}
	}
	for k, f := range found {
		if l := &lines[f.line]; sure[k] && l.hint != headHint {
			l.kind, l.hint = doc.Heading, headHint
			l.marks, l.scheme = uint8(min(len(f.parts)+1, 6)), none
			for j := range found { // the level of those that the format marks
				if o := lines[found[j].line]; j != k && o.hint == headHint && o.scheme != none && len(found[j].parts) == len(f.parts) {
					l.marks = o.marks
					break
				}
			}
		}
	}
}

// decimalNumber reads the number of s, two or more parts from 1 to 99 and a
// word behind them; nil if there is none.
func decimalNumber(s string) []int {
	var parts []int
	rest := s
	for {
		n := spanOf(rest, "0123456789")
		if n == 0 || n > 2 {
			break
		}
		k, _ := strconv.Atoi(rest[:n])
		if k == 0 {
			return nil
		}
		parts = append(parts, k)
		rest = rest[n:]
		if len(rest) > 0 && (rest[0] == '.' || strings.HasPrefix(rest, "．")) {
			_, size := utf8.DecodeRuneInString(rest)
			rest = rest[size:]
			continue
		}
		break
	}
	rest = strings.TrimLeft(rest, blanks)
	r, _ := utf8.DecodeRuneInString(rest)
	if len(parts) < 2 || len(parts) > 5 || !(r >= 0x4E00 && r <= 0x9FFF || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z') || strings.ContainsAny(rest, "。；，＝=") {
		return nil
	}
	for _, unit := range []string{"万", "亿", "元", "个", "倍", "人", "吨", "公里", "平方", "千", "百", "公顷", "户", "家", "年", "月", "级", "小时"} {
		if strings.HasPrefix(rest, unit) && utf8.RuneCountInString(rest) <= 6 {
			return nil
		}
	}
	return parts
}
