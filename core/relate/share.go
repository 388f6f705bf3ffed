package relate

import (
	"strings"

	"github.com/wenshu-app/wenshu/core/text"
)

// shares lists names of shares that the text does not call one: 城镇人口占比 of
// 城镇人口900万人，占64%, 用户占全国比重 of 用户占全国的三成.
func (w *walker) shares(out []name, f *frame, objects []text.Span) []name {
	body := w.d.Body
	pre := text.Span{Start: f.pre.Start, End: max(f.pre.Start, w.naming.bound)}
	at := strings.LastIndex(pre.Of(body), "占")
	if at < 0 {
		for _, o := range objects[:min(len(objects), 2)] { // 三分之一的企业
			out = append(out, name{source: "object+share", a: o, tail: "比重", prior: -1})
		}
		return out
	}
	verb := text.Span{Start: pre.Start + at, End: pre.Start + at + len("占")}
	of := text.Span{Start: verb.Start, End: pre.End}
	tail, source := "比重", "share of"
	if w.contentIn(text.Span{Start: verb.End, End: pre.End}) == 0 {
		of, tail, source = verb, "比", "share"
	}
	starts, _ := w.bounds(region{Span: text.Span{Start: pre.Start, End: verb.Start}, source: "own"}, f)
	n := 0
	for _, st := range starts {
		if st < verb.Start && verb.Start-st <= maxName && n < 4 {
			out = append(out, name{source: "own+" + source, a: text.Span{Start: st, End: of.End}, tail: tail, prior: -1})
			n++
		}
	}
	if !f.subject.Empty() && w.among(f) { // 其中手机出口占12%: nothing before it has that share
		return out
	}
	for k := 0; k < len(w.told) && k < 3; k++ {
		t := w.told[len(w.told)-1-k]
		if len(t.name) > maxCarried || strings.Contains(t.name, "占") && k == 0 || hollow(t.name) || endsShare(t.name) {
			continue
		}
		out = append(out, name{source: "carried+" + source, lead: t.name, a: of, tail: tail, prior: k})
		if topic := topicOf(t.name); topic != t.name {
			out = append(out, name{source: "topic+" + source, lead: topic, a: of, tail: tail, prior: k})
		}
	}
	return out
}

// endsShare reports whether a name is that of a share, told to its end.
func endsShare(name string) bool {
	for _, w := range []string{"占比", "比重", "份额"} {
		if strings.HasSuffix(name, w) {
			return true
		}
	}
	return false
}
