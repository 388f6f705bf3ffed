package repair

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A blank is a run of blanks inside a line that may be closed.
type blank struct {
	start, end int32
	sure       bool
	at         place
}

// stretched are words whose characters were set apart: a year, or five and
// more single characters (政 府 工 作 报 告).
var (
	stretchedYear = regexp.MustCompile(`[0-9](?:[ 　][0-9]){3}[ 　]?年`)
	stretchedWord = regexp.MustCompile(`(?:^|[ 　]{2}|[》」）])\p{Han}(?:[ 　]\p{Han}){4,}(?:$|[ 　]{2})`)
	stretchedLine = regexp.MustCompile(`^(?:附[ 　]+件|目[ 　]+录|前[ 　]+言|摘[ 　]+要|序[ 　]+言|通[ 　]+知|公[ 　]+告|决[ 　]+定|公[ 　]+报|结[ 　]+语|后[ 　]+记)(?:[ 　]*[0-9]{0,2}[：:]?)$`)
)

// blanksIn finds the blanks between two Han characters and asks for the counts
// of what stands around them.
func blanksIn(s string, lines []line, w *words) []blank {
	var out []blank
	for _, l := range lines {
		if l.why != keep {
			continue
		}
		t := l.of(s)
		if !l.blank || strings.IndexByte(t, ' ') < 0 && !strings.Contains(t, "　") {
			continue
		}
		var sure [][]int
		if len(t) < 1000 {
			n := strings.Count(t, " ") + strings.Count(t, "　")
			if n >= 3 && strings.Contains(t, "年") {
				sure = stretchedYear.FindAllStringIndex(t, -1)
			}
			if n >= 4 {
				sure = append(sure, stretchedWord.FindAllStringIndex(t, -1)...)
			}
			if r, _ := utf8.DecodeRuneInString(t); strings.ContainsRune("附目前摘序通公决结后", r) {
				sure = append(sure, stretchedLine.FindAllStringIndex(t, -1)...)
			}
		}
		for i := 0; i < len(t); {
			n := blankLen(t[i:])
			if n == 0 {
				i++
				continue
			}
			e := i + n
			b := blank{start: l.start + int32(i), end: l.start + int32(e)}
			for _, m := range sure {
				b.sure = b.sure || m[0] < i && e < m[1] && (n == 1 || n == 3 || m[1]-m[0] == len(t))
			}
			if i > 0 && e < len(t) && !b.sure {
				b.at = w.meet(t[:i], t[e:])
			}
			if b.sure || b.at.four != 0 {
				out = append(out, b)
			}
			i = e
		}
	}
	return out
}

// blankLen is the length of the spaces (half and full width) that begin t.
func blankLen(t string) int {
	n := 0
	for n < len(t) {
		switch {
		case t[n] == ' ':
			n++
		case t[n] == 0xE3 && strings.HasPrefix(t[n:], "　"):
			n += utf8.RuneLen('　')
		default:
			return n
		}
	}
	return n
}
