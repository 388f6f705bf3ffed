package relate

import (
	"github.com/wenshu-app/wenshu/core/text"
)

// turned lists names of things that are counted by what they did: 达到标准城市 of
// 110个城市达到标准.
func (w *walker) turned(out []name, f *frame, objects []text.Span) []name {
	n := 0
	for _, o := range objects {
		did := text.Span{Start: o.End, End: o.End}
		for i := w.tokenAt(o.End); i < len(w.tokens) && w.tokens[i].Start < f.rest.End; i++ {
			t := &w.tokens[i]
			if t.role == mark || t.role == point {
				break
			}
			if did.Empty() && (t.role == function || t.role == particle || t.pos == 'd') {
				did = text.Span{Start: t.End, End: t.End}
				continue
			}
			did.End = t.End
		}
		if did.Len() >= 6 && did.Len() <= maxName && n < 2 {
			c := name{source: "object, turned", a: did, b: o}
			if w.naming.kind == "share" { // 三分之二的职工在国企就业: 国企就业职工比重
				c.tail, c.prior = "比重", -1
			}
			out = append(out, c)
			n++
		}
	}
	return out
}
