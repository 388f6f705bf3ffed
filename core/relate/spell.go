package relate

import (
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/text"
)

// spell appends the words of c without what names leave out.
func (w *walker) spell(buf []byte, c *name) []byte {
	buf = append(buf, c.lead...)
	buf = w.spellSpan(buf, c.a)
	buf = w.spellSpan(buf, c.b)
	return append(buf, c.tail...)
}

func (w *walker) spellSpan(buf []byte, s text.Span) []byte {
	body := w.d.Body
	if w.allPlain(s) && !strings.HasPrefix(body[s.Start:], "我") && !strings.HasPrefix(body[s.Start:], "全") && !strings.HasPrefix(body[s.Start:], "本") {
		return append(buf, body[s.Start:s.End]...)
	}
	depth := 0
	kept := 0 // the end of the brackets or quotation marks that the name keeps
	first := len(buf)
	next := w.tokenAt(s.Start)
	for at := s.Start; at < s.End; {
		for next < len(w.tokens) && w.tokens[next].End <= at {
			next++
		}
		if next < len(w.tokens) && w.tokens[next].date && w.tokens[next].Start == at && w.tokens[next].End <= s.End {
			at = w.tokens[next].End // 某县2020年新建水库: when is told apart
			continue
		}
		b := body[at]
		if b < utf8.RuneSelf {
			switch b {
			case '(', '[':
				depth++
			case ')', ']':
				depth = max(0, depth-1)
			case ' ', '\t', '"', '*', '_', '`', '#':
			default:
				if depth == 0 {
					buf = append(buf, b)
				}
			}
			at++
			continue
		}
		size := width(body[:s.End], at)
		r := body[at : at+size]
		at += size
		if b >= 0xE4 && b <= 0xE9 { // the Han characters
			if depth == 0 && r != "的" {
				buf = append(buf, r...)
			}
			continue
		}
		switch r {
		case "（", "“", "「", "《":
			if end := closing(body[:s.End], at); depth == 0 && end > 0 {
				buf, kept = append(buf, r...), max(kept, end)
			} else if r == "（" {
				depth++
			}
			continue
		case "）", "”", "」", "》":
			if depth == 0 && at <= kept {
				buf = append(buf, r...)
			} else if r == "）" {
				depth = max(0, depth-1)
			}
			continue
		case "【", "】":
			continue
		case "［", "〔":
			depth++
			continue
		case "］", "〕":
			depth = max(0, depth-1)
			continue
		case "的", "‘", "’", "　", "\u00a0", "\u200b":
			continue
		}
		if depth > 0 || footnote(r) {
			continue
		}
		buf = append(buf, narrow(r)...)
	}
	for _, lead := range []string{"我国", "全国", "全省", "全市", "全区", "全县", "全州", "全旗", "我省", "我市", "我区", "我县", "本省", "本市"} {
		if t := buf[first:]; len(t) > len(lead) && string(t[:len(lead)]) == lead {
			buf = append(buf[:first], t[len(lead):]...)
		}
	}
	for len(buf) > first {
		cut := false
		for _, p := range []string{"，", "、", "；", "：", "。", ":", ",", ";", "—", "…"} {
			if n := len(buf) - len(p); n >= first && string(buf[n:]) == p {
				buf, cut = buf[:n], true
			}
			if t := buf[first:]; len(t) >= len(p) && string(t[:len(p)]) == p {
				buf, cut = append(buf[:first], t[len(p):]...), true
			}
		}
		if !cut {
			break
		}
	}
	return buf
}

// narrow is a full-width digit or letter as names print it, and any other
// character as it stands: ５００强 is 500强.
func narrow(r string) string {
	c, _ := utf8.DecodeRuneInString(r)
	c -= '０' - '0'
	if c < utf8.RuneSelf && (digit(byte(c)) || letter(c)) && c > 0 {
		return string(c)
	}
	return r
}

// allPlain reports whether every token that s covers or cuts is plain.
func (w *walker) allPlain(s text.Span) bool {
	i := w.tokenAt(s.Start)
	if i == len(w.tokens) || w.tokens[i].Start > s.Start {
		return false
	}
	for ; i < len(w.tokens) && w.tokens[i].Start < s.End; i++ {
		if !w.tokens[i].plain {
			return false
		}
	}
	return true
}

// maxAside is how many bytes a name has in brackets at most.
const maxAside = 3 * 14

// closing is where the bracket or quotation that opened before a place of s ends,
// if a name keeps it: 新（改）建农村公路, 县（市、区）, “三农”支出. What is cut, and
// an aside with numbers or sentences in it, belongs to no name; then it is 0.
func closing(s string, at int) int {
	opened, _ := utf8.DecodeLastRuneInString(s[:at])
	want := map[rune]rune{'（': '）', '“': '”', '「': '」', '《': '》'}[opened]
	for i, r := range s[at:] {
		switch {
		case r == want:
			if i == 0 {
				return 0
			}
			return at + i + utf8.RuneLen(r)
		case r == opened, opened == '（' && (i > maxAside || digit(byte(min(r, utf8.RuneSelf))) || strings.ContainsRune("，；。：％%＋+", r)):
			return 0
		}
	}
	return 0
}

// unmarked is a name without the brackets and the quotation marks that names keep.
func unmarked(name string) string {
	if !strings.ContainsAny(name, "（“「《") {
		return name
	}
	var b strings.Builder
	depth := 0
	for _, r := range name {
		switch r {
		case '（':
			depth++
		case '）':
			depth--
		case '“', '”', '「', '」', '《', '》':
		default:
			if depth == 0 {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// footnote reports whether r is a mark of a footnote: ①.
func footnote(r string) bool {
	c, _ := utf8.DecodeRuneInString(r)
	return '①' <= c && c <= '⑳'
}
