package docx

import (
	"strconv"
	"strings"
)

// counted is n as the number format called format writes it.
func counted(format string, n int) string {
	if n < 0 {
		return strconv.Itoa(n)
	}
	switch format {
	case "none":
		return ""
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperLetter":
		return repeated('A', 26, n)
	case "lowerLetter":
		return repeated('a', 26, n)
	case "decimalFullWidth", "decimalFullWidth2":
		return wide(n)
	case "numberInDash":
		return "- " + strconv.Itoa(n) + " -"
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		switch {
		case n == 0:
			return "⓪"
		case n <= 20:
			return string(rune('①' + n - 1))
		case n <= 35:
			return string(rune('㉑' + n - 21))
		case n <= 50:
			return string(rune('㊱' + n - 36))
		}
	case "decimalEnclosedParen":
		if n >= 1 && n <= 20 {
			return string(rune('⑴' + n - 1))
		}
		return "(" + strconv.Itoa(n) + ")"
	case "decimalEnclosedFullstop":
		if n >= 1 && n <= 20 {
			return string(rune('⒈' + n - 1))
		}
		return strconv.Itoa(n) + "."
	case "ideographEnclosedCircle":
		if n >= 1 && n <= 10 {
			return string(rune('㊀' + n - 1))
		}
		return thousands(n, "〇一二三四五六七八九", "十百千")
	case "ideographTraditional":
		return cycled("甲乙丙丁戊己庚辛壬癸", n)
	case "ideographZodiac":
		return cycled("子丑寅卯辰巳午未申酉戌亥", n)
	case "ideographZodiacTraditional":
		if n >= 1 && n <= 60 {
			return cycled("甲乙丙丁戊己庚辛壬癸", (n-1)%10+1) + cycled("子丑寅卯辰巳午未申酉戌亥", (n-1)%12+1)
		}
	case "chineseCounting", "taiwaneseCounting":
		if n > 99 {
			return digits(n, "○一二三四五六七八九")
		}
		return thousands(n, "○一二三四五六七八九", "十百千")
	case "chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting", "koreanDigital2":
		return thousands(n, "〇一二三四五六七八九", "十百千")
	case "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand":
		return digits(n, "〇一二三四五六七八九")
	case "chineseLegalSimplified":
		return thousands(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟")
	case "ideographLegalTraditional", "japaneseLegal":
		return thousands(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟")
	case "ordinal":
		return ordinal(n)
	}
	return strconv.Itoa(n)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var out strings.Builder
	for _, v := range []struct {
		n int
		s string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= v.n {
			out.WriteString(v.s)
			n -= v.n
		}
	}
	return out.String()
}

// repeated is a, b, … z, aa, bb, as Word goes on.
func repeated(first rune, of, n int) string {
	if n < 1 || n > of*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%of)), (n-1)/of+1)
}

func cycled(of string, n int) string {
	r := []rune(of)
	if n < 1 || n > len(r) {
		return strconv.Itoa(n)
	}
	return string(r[n-1])
}

func wide(n int) string { return digits(n, "０１２３４５６７８９") }

// digits writes the digits of n with those of of.
func digits(n int, of string) string {
	r := []rune(of)
	var out strings.Builder
	for _, c := range strconv.Itoa(n) {
		out.WriteRune(r[c-'0'])
	}
	return out.String()
}

// thousands writes n, below 100,000, with its tens and hundreds: 一百二十三.
func thousands(n int, of, tens string) string {
	d, u := []rune(of), []rune(tens)
	switch {
	case n == 0:
		return string(d[0])
	case n >= 100_000:
		return strconv.Itoa(n)
	case n >= 10_000:
		rest := ""
		if n%10_000 > 0 {
			rest = thousands(n%10_000, of, tens)
			if n%10_000 < 1000 {
				rest = "零" + rest
			}
		}
		return string(d[n/10_000]) + "万" + rest
	}
	var out strings.Builder
	gap := false
	for k, p := 2, 1000; p >= 1; k, p = k-1, p/10 {
		v := n / p % 10
		switch {
		case v == 0:
			gap = out.Len() > 0
			continue
		case gap:
			out.WriteString("零")
			gap = false
		}
		if !(v == 1 && p == 10 && out.Len() == 0 && d[1] == '一') { // 十二, and 一百一十二
			out.WriteRune(d[v])
		}
		if k >= 0 {
			out.WriteRune(u[k])
		}
	}
	return out.String()
}

func ordinal(n int) string {
	end := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			end = "st"
		case 2:
			end = "nd"
		case 3:
			end = "rd"
		}
	}
	return strconv.Itoa(n) + end
}
