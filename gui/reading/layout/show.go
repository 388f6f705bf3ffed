package layout

import (
	"sort"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/script"
	"github.com/wenshu-app/wenshu/core/text"
)

// Show returns t with characters shown as others. Offsets stay those of the
// body: only what is measured and drawn is another character. The blocks are
// shared with t.
func (t *Text) Show(changes []script.Change) *Text {
	other := *t
	other.show = changes
	return &other
}

// Shown returns the changes within s.
func (t *Text) Shown(s text.Span) []script.Change {
	i := sort.Search(len(t.show), func(i int) bool { return int(t.show[i].At) >= s.Start })
	j := i + sort.Search(len(t.show)-i, func(j int) bool { return int(t.show[i+j].At) >= s.End })
	return t.show[i:j]
}

// A glyphs is a font that knows which characters it has. A character is shown
// as it is printed where the font lacks the other.
type glyphs interface{ Has(r rune, bold bool) bool }

// standIn is a variant of r that the font has, where it lacks r itself: 産 of an
// old print is drawn as 产 rather than as an empty box.
func standIn(m Metrics, r rune, bold bool) rune {
	if classOf(r)&han == 0 || shows(m, r, bold) {
		return r
	}
	if v, _ := utf8.DecodeRuneInString(lexicon.Fold(string(r))); shows(m, v, bold) {
		return v
	}
	return r
}

func shows(m Metrics, r rune, bold bool) bool {
	g, ok := m.(glyphs)
	return !ok || g.Has(r, bold)
}
