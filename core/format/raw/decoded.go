package raw

import (
	"github.com/wenshu-app/wenshu/core/decode"
	"github.com/wenshu-app/wenshu/core/text"
)

// From says that t was made of d, the text of a file as decoded, by way of
// back: it gives t the encoding, the way to the bytes and the notes. A note on
// what is left out goes; one on the whole stays at the end.
func (t *Text) From(d decode.Result, back *text.Map) {
	t.Encoding = d.Encoding
	t.Origins = text.Compose(back, d.Origins)
	for _, n := range d.Notes {
		if at, ok := back.Forward(n.Raw); ok {
			n.Raw = at
		} else if n.Raw.Empty() {
			n.Raw = text.Span{Start: len(t.Text), End: len(t.Text)}
		} else {
			continue
		}
		t.Notes = append(t.Notes, n)
	}
}
