package structure

import "github.com/wenshu-app/wenshu/core/doc"

// A hint is what the format of the file says of a line.
type hint uint8

const (
	noHint    hint = iota
	blockHint      // a paragraph, and no more is said
	titleHint
	headHint
	itemHint
	rowHint
	noteHint
)

var hintOf = map[doc.HintKind]hint{
	doc.Whole: blockHint, doc.TitleHint: titleHint, doc.HeadHint: headHint,
	doc.ItemHint: itemHint, doc.RowHint: rowHint, doc.NoteHint: noteHint,
}

// heed gives the lines what hints, spans of the body in order, say of them.
func heed(lines []line, hints []doc.Hint) {
	if len(hints) == 0 {
		return
	}
	titled := false
	k := 0
	for i := range lines {
		l := &lines[i]
		for k < len(hints) && hints[k].Raw.End <= l.Start {
			k++
		}
		if k == len(hints) || hints[k].Raw.Start >= l.End {
			continue
		}
		l.hint = hintOf[hints[k].Kind]
		switch {
		case l.hint == titleHint && titled:
			l.hint = blockHint
		case l.hint == titleHint:
			titled = true
		case l.hint == headHint:
			l.marks = uint8(min(max(hints[k].Level, 1), 6))
		}
	}
}

// level gives the headings that the format of the file marks the level that it
// says, and with them all that are numbered the same way.
func level(lines []line) {
	said := map[scheme]uint8{} // the level of numbered headings
	for _, l := range lines {
		if l.hint == headHint && l.scheme != none && l.scheme > markdown6 && l.scheme != plain && said[l.scheme] == 0 {
			said[l.scheme] = l.marks
		}
	}
	for i := range lines {
		l := &lines[i]
		switch {
		case l.hint == headHint:
			l.scheme = markdown + scheme(l.marks-1)
		case said[l.scheme] > 0:
			l.scheme = markdown + scheme(said[l.scheme]-1)
		}
	}
}
