package structure

import (
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
)

// A printed is a date as it stands in a text.
type printed struct {
	doc.Date
	start, end int
}

// findDate returns the first date with its year in s, of days or, with months,
// of months too: 2018年3月5日, 2026-02-01, 2023.07.20, 二〇二三年二月二十七日,
// 2026 年 5 月. A row of months (2024年1-9月) is no day.
func findDate(s string, months bool) (printed, bool) {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '1' || c == '2' || c == 0xEF: // １２
			if p, ok := arabicDate(s, i, months); ok {
				return p, true
			}
		case c == 0xE4: // 一 二
			if p, ok := hanDateAt(s, i, months); ok {
				return p, true
			}
		}
		if c < utf8.RuneSelf {
			i++
			continue
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		i += n
	}
	return printed{}, false
}

// digitsAt reads digits, half or full width, at i: their value, how many, and
// where they end.
func digitsAt(s string, i int) (value, n, end int) {
	for i < len(s) && n < 9 {
		switch {
		case s[i] >= '0' && s[i] <= '9':
			value, i = value*10+int(s[i]-'0'), i+1
		case i+2 < len(s) && s[i] == 0xEF && s[i+1] == 0xBC && s[i+2] >= 0x90 && s[i+2] <= 0x99:
			value, i = value*10+int(s[i+2]-0x90), i+3
		default:
			return value, n, i
		}
		n++
	}
	return value, n, i
}

func skipBlanks(s string, i int) int {
	for i < len(s) {
		switch {
		case s[i] == ' ' || s[i] == '\t':
			i++
		case strings.HasPrefix(s[i:], "\u00a0"):
			i += 2
		case strings.HasPrefix(s[i:], "\u3000"):
			i += 3
		default:
			return i
		}
	}
	return i
}

func arabicDate(s string, start int, months bool) (printed, bool) {
	if start > 0 && s[start-1] >= '0' && s[start-1] <= '9' {
		return printed{}, false
	}
	y, n, i := digitsAt(s, start)
	if n != 4 || y < 1000 || y > 2999 {
		return printed{}, false
	}
	i = skipBlanks(s, i)
	p := printed{Date: doc.Date{Year: y}, start: start}
	sep, after := "", ""
	for _, w := range [][2]string{{"年", "月"}, {"-", "-"}, {"/", "/"}, {".", "."}, {"－", "－"}, {"．", "．"}} {
		if strings.HasPrefix(s[i:], w[0]) {
			sep, after = w[0], w[1]
		}
	}
	if sep == "" {
		return p, false
	}
	slashed := 0 // 2020年/2月/11日, as newspapers' page heads have it
	if sep == "年" && strings.HasPrefix(s[i+len(sep):], "/") {
		slashed = 1
	}
	m, n, j := digitsAt(s, skipBlanks(s, i+len(sep)+slashed))
	if n < 1 || n > 2 || m < 1 || m > 12 {
		return p, false
	}
	p.N = m
	j = skipBlanks(s, j)
	if !strings.HasPrefix(s[j:], after) {
		return p, false
	}
	if j += len(after); slashed > 0 && strings.HasPrefix(s[j:], "/") {
		j++
	}
	d, n, k := digitsAt(s, skipBlanks(s, j))
	if n < 1 || n > 2 || d < 1 || d > 31 || strings.HasPrefix(s[k:], "月") {
		if sep != "年" || !months || n > 0 || strings.HasPrefix(s[j:], "份") {
			return p, false
		}
		p.Grain, p.end = doc.Month, j
		return p, true
	}
	p.Grain, p.D = doc.Day, d
	if t := skipBlanks(s, k); strings.HasPrefix(s[t:], "日") {
		k = t + len("日")
	} else if sep == "年" && strings.HasPrefix(s[t:], "号") {
		k = t + len("号")
	}
	p.end = k
	return p, true
}

// hanDateAt reads 二〇一九年一月二十二日.
func hanDateAt(s string, start int, months bool) (printed, bool) {
	i, year := start, 0
	for n := 0; n < 4; n++ {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !strings.ContainsRune("〇○零Ｏ一二三四五六七八九", r) {
			return printed{}, false
		}
		if r == 'Ｏ' {
			r = '〇'
		}
		year = year*10 + hanDigit(r)
		i += size
	}
	if year < 1000 || year > 2999 || !strings.HasPrefix(s[i:], "年") {
		return printed{}, false
	}
	i += len("年")
	n := spanOf(s[i:], "一二三四五六七八九十")
	p := printed{Date: doc.Date{Year: year, N: hanSmall(s[i : i+n]), Grain: doc.Month}, start: start}
	i += n
	if n == 0 || n > 9 || p.N < 1 || p.N > 12 || !strings.HasPrefix(s[i:], "月") {
		return p, false
	}
	i += len("月")
	p.end = i
	n = spanOf(s[i:], "一二三四五六七八九十")
	if d := hanSmall(s[i : i+n]); n > 0 && n <= 9 && d >= 1 && d <= 31 && strings.HasPrefix(s[i+n:], "日") {
		p.Grain, p.D, p.end = doc.Day, d, i+n+len("日")
		return p, true
	}
	return p, months && n == 0
}
