package opening

import (
	"strconv"
	"strings"
)

// Pages reads a range of pages as it is typed: 3-5, 3–, -5, 7. It reports false
// for what is none; "" is all pages.
func Pages(s string) (first, last int, ok bool) {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '—', '–', '－', '~', '～', '−':
			return '-'
		case ' ', '　':
			return -1
		}
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, s)
	if s == "" {
		return 0, 0, true
	}
	from, to, ranged := strings.Cut(s, "-")
	num := func(s string, n *int) bool {
		if s == "" {
			return ranged
		}
		v, err := strconv.Atoi(s)
		*n = v
		return err == nil && v > 0 && v < 1<<20
	}
	if !num(from, &first) || ranged && !num(to, &last) || ranged && from == "" && to == "" {
		return 0, 0, false
	}
	if !ranged {
		last = first
	}
	if first == 0 {
		first = 1
	}
	return first, last, last == 0 || last >= first
}
