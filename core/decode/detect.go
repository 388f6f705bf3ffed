package decode

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// common holds the characters that make up most of any Chinese text, in both
// scripts, with its punctuation. A text that is read in the wrong encoding has
// few of them.
const common = "，。、：；！？“”《》（）　的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取完举科民济增规划务" +
	"這個國時來們會發動過說產種經後學對業還間與關點現機體實當從開將應進無電種長問見計強區決幹舉濟劃務報聞網總統際麼為於並萬億"

var commonSet = func() map[rune]bool {
	m := map[rune]bool{}
	for _, r := range common {
		m[r] = true
	}
	return m
}()

// sampleSize is how many bytes of each of three places are looked at.
const sampleSize = 32 << 10

// detect returns the encoding of b and the length of its byte order mark; an
// empty name if b is no text.
func detect(b []byte) (encoding string, bom int) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return "utf-8", 3
	case bytes.HasPrefix(b, []byte("\xff\xfe\x00\x00")):
		return "", 0
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return "utf-16le", 2
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return "utf-16be", 2
	}
	s := sample(b)
	zeros := [2]int{}
	control := 0
	for i, c := range s {
		if c == 0 {
			zeros[i&1]++
		} else if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1b || c == 0x7f {
			control++
		}
	}
	half := len(s)/2 + 1
	if len(b)%2 == 0 || len(s) > 64 {
		// the zero bytes of Latin letters, digits and line ends in UTF-16
		if zeros[1] > half/50+1 && zeros[1] > 8*zeros[0] && wide(s, false) {
			return "utf-16le", 0
		}
		if zeros[0] > half/50+1 && zeros[0] > 8*zeros[1] && wide(s, true) {
			return "utf-16be", 0
		}
	}
	good, bad := utf8Share(s)
	if bad == 0 || good >= 20*bad {
		if control*50 > len(s) || (zeros[0]+zeros[1])*10 > len(s) {
			return "", 0
		}
		return "utf-8", 0
	}
	declared := declaredIn(s)
	best, bestScore := "", -1.0
	for _, name := range []string{"gb18030", "big5", "utf-16le", "utf-16be"} {
		score := readsLike(s, name)
		if name == declared {
			score += 0.03
		}
		if score > bestScore {
			best, bestScore = name, score
		}
	}
	wideBest := strings.HasPrefix(best, "utf-16")
	switch {
	case bestScore < 0.12 && good > bad && control*100 < len(s):
		return "utf-8", 0
	case bestScore < 0.04, !wideBest && control*25 > len(s), !wideBest && (zeros[0]+zeros[1])*10 > len(s):
		return "", 0
	}
	return best, 0
}

// sample returns the start, the middle and the end of a large file, cut at
// even offsets.
func sample(b []byte) []byte {
	if len(b) <= 3*sampleSize {
		return b
	}
	mid := len(b) / 2 &^ 3
	// a line end is where no character is cut
	if i := bytes.IndexByte(b[mid:mid+sampleSize], '\n'); i >= 0 && i%2 == 0 {
		mid += i + 2
	}
	return append(append([]byte{}, b[:sampleSize]...), b[mid:mid+sampleSize]...)
}

// wide reports whether s reads as UTF-16: few of its characters are unassigned
// or of scripts that no Chinese text has.
func wide(s []byte, big bool) bool {
	name := "utf-16le"
	if big {
		name = "utf-16be"
	}
	good, odd := 0, 0
	each(s, name, func(r rune) {
		switch {
		case r == utf8.RuneError, r < 0x20 && r != '\t' && r != '\n' && r != '\r':
			odd++
		case r < 0x250 || r >= 0x2000 && r < 0xA000 || r >= 0xFF00:
			good++
		default:
			odd++
		}
	})
	return good > 9*odd
}

// utf8Share counts the characters of several bytes that are valid UTF-8, and
// the places that are not. A character cut at the end counts as neither.
func utf8Share(s []byte) (good, bad int) {
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(s[i:])
		switch {
		case r != utf8.RuneError || size > 1:
			good++
		case !utf8.FullRune(s[i:]):
			return good, bad
		default:
			bad++
		}
		i += size
	}
	return good, bad
}

// readsLike scores how much s, read as the encoding, looks like Chinese: the
// share of common characters among those beyond ASCII, less what errors and
// characters that no text has take away.
func readsLike(s []byte, encoding string) float64 {
	n, hits, odd := 0, 0, 0
	each(s, encoding, func(r rune) {
		if r < utf8.RuneSelf {
			if strings.HasPrefix(encoding, "utf-16") && r < 0x20 && r != '\n' && r != '\r' && r != '\t' {
				odd += 2
			}
			return
		}
		n++
		switch {
		case commonSet[r]:
			hits++
		case r == utf8.RuneError:
			odd += 2
		case unicode.Is(unicode.Co, r) || !unicode.IsGraphic(r):
			odd++
		}
	})
	if n == 0 {
		return 0
	}
	return (float64(hits) - float64(odd)) / float64(n)
}

// each calls f for each character of s as the encoding reads it.
func each(s []byte, encoding string, f func(rune)) {
	if big := encoding == "utf-16be"; big || encoding == "utf-16le" {
		for i := 0; i+1 < len(s); i += 2 {
			r := rune(s[i+1])<<8 | rune(s[i])
			if big {
				r = rune(s[i])<<8 | rune(s[i+1])
			}
			if r >= 0xD800 && r < 0xE000 {
				r = utf8.RuneError
			}
			f(r)
		}
		return
	}
	t := tables[encoding]()
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			f(rune(s[i]))
			i++
			continue
		}
		r, size := t.next(s[i:])
		if size == 0 {
			if i+4 < len(s) { // the sample's end may cut a character
				f(utf8.RuneError)
			}
			i++
			continue
		}
		f(r)
		i += size
	}
}

// declaredIn returns the encoding that an XML or HTML head declares, by our
// name for it; "" if none.
func declaredIn(s []byte) string {
	head := strings.ToLower(string(s[:min(len(s), 2048)]))
	for _, mark := range []string{"charset=", "encoding="} {
		i := strings.Index(head, mark)
		if i < 0 {
			continue
		}
		name := strings.TrimLeft(head[i+len(mark):], "\"' ")
		for prefix, enc := range map[string]string{"gb": "gb18030", "big5": "big5", "utf-8": "utf-8", "utf8": "utf-8", "utf-16le": "utf-16le", "utf-16be": "utf-16be"} {
			if strings.HasPrefix(name, prefix) {
				return enc
			}
		}
	}
	return ""
}
