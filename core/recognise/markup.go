package recognise

import (
	"strings"

	"github.com/wenshu-app/wenshu/core/numeral"
	"github.com/wenshu-app/wenshu/core/unit"
)

// marked reads the unit of a number that stands between marks of a text format,
// with the unit behind them: $312.5$亿元, **120**亿元, $3.5 \mathrm{km}^2$. The
// number n ends at used; it returns where its unit ends in rest, or 0.
func (sc *scanner) marked(n *numeral.Number, u **unit.Unit, rest string, used int) int {
	if used == len(rest) || !strings.ContainsRune("$*\\ ~_", rune(rest[used])) {
		return 0
	}
	at := used
	for at < len(rest) && at < used+3 && (rest[at] == ' ' || rest[at] == '~') {
		at++
	}
	for _, word := range []string{"\\mathrm{", "\\text{", "\\rm{", "\\textrm{", "\\mathrm {", "\\text {"} {
		inner, ok := strings.CutPrefix(rest[at:], word)
		if !ok {
			continue
		}
		shut := strings.IndexByte(inner[:min(len(inner), 40)], '}')
		if shut < 0 {
			return 0
		}
		name := strings.Trim(inner[:shut], " ~")
		end := at + len(word) + shut + 1
		for _, p := range []struct{ mark, sign string }{{"^2", "²"}, {"^{2}", "²"}, {"^3", "³"}, {"^{3}", "³"}} {
			if strings.HasPrefix(rest[end:], p.mark) {
				name += p.sign
				end += len(p.mark)
				break
			}
		}
		if v := unit.Named(name); v != nil {
			*u = v
			return end
		}
		return 0
	}
	before := trimBlanks(sc.s[:sc.at])
	for _, mark := range []string{"$", "**", "__", "*"} {
		if !strings.HasPrefix(rest[at:], mark) || !strings.HasSuffix(before, mark) {
			continue
		}
		from := at + len(mark)
		joined := rest[:used] + rest[from:min(len(rest), from+40)]
		whole, k := numeral.Scan(joined, unit.Len)
		if k < used {
			return 0
		}
		v, length, gap := unitAfter(joined[k:], whole)
		if v == nil && k == used {
			return 0
		}
		if v == nil {
			length, gap = 0, 0
		}
		*n, *u = whole, v
		return from + k - used + gap + length
	}
	return 0
}
