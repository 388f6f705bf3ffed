package table

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
)

// The bounds of what is looked at as one stretch. A longer one is parted
// there, so that the time stays linear.
const (
	maxLines  = 4000
	maxFields = 60_000
	maxBefore = 16 // lines of labels that are kept before the first number
	maxBlanks = 3  // blank lines inside a table
)

// Find returns the tables and charts of s, in order; they do not overlap. s is
// text as it was read, with its line breaks and blanks. It fails only if ctx
// ends.
func Find(ctx context.Context, s string) ([]Table, error) {
	f := finder{text: s}
	var buf [maxField]field
	for n, at := 0, 0; at < len(s); n++ {
		if n&0x3ff == 0x3ff {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		end := len(s)
		if k := strings.IndexByte(s[at:], '\n'); k >= 0 {
			end = at + k
		}
		l := readLine(s, text.Span{Start: at, End: end}, buf[:0])
		f.put(l)
		at = end + 1
	}
	f.flush()
	return f.out, nil
}

type finder struct {
	text   string
	seg    []line
	fields []field // of seg
	blanks int
	marks  int // lines with numbers in seg
	out    []Table
	open   *carried // the heads of the last table, while it may go on
}

// A carried is what a table that goes on behind a page's end takes along.
type carried struct {
	heads [][]Cell // as spans of the text searched
	above []text.Span
	at    text.Span // the lines from the caption to the heads
	cols  []column
	pages int // how often it went on
}

// maxPages bounds how often a table goes on without heads.
const maxPages = 200

func (f *finder) put(l line) {
	switch l.form {
	case prose:
		f.flush()
		f.open = nil
		return
	case blank:
		f.blanks++
		if f.blanks > maxBlanks {
			f.flush()
		} else if len(f.seg) > 0 {
			f.seg = append(f.seg, line{Span: l.Span, form: blank})
		}
		return
	case data, lone, pair, years:
		f.marks++
	}
	f.blanks = 0
	if f.marks == 0 && len(f.seg) >= 2*maxBefore {
		f.seg = append(f.seg[:0], f.seg[len(f.seg)-maxBefore:]...)
		var kept []field
		for i := range f.seg {
			n := len(kept)
			kept = append(kept, f.seg[i].fields...)
			f.seg[i].fields = kept[n:len(kept):len(kept)]
		}
		f.fields = kept
	}
	if len(f.seg) >= maxLines || len(f.fields) >= maxFields {
		f.flush()
		f.marks = 1
	}
	n := len(f.fields)
	f.fields = append(f.fields, l.fields...)
	l.fields = f.fields[n:len(f.fields):len(f.fields)]
	f.seg = append(f.seg, l)
}

// flush reads the stretch at hand.
func (f *finder) flush() {
	if f.marks > 0 {
		f.blocks()
	}
	f.seg, f.fields, f.marks, f.blanks = f.seg[:0], nil, 0, 0
}

// blocks parts the stretch at hand into single tables.
func (f *finder) blocks() {
	seg := f.seg
	start, hasData := 0, false
	lastData := -1
	cut := func(end int) { // the labels behind the last number belong to what follows
		if hasData {
			f.block(seg[start:end])
		}
		start, hasData = end, false
	}
	back := func(i int) int { // the first of the labels right before i
		k := i
		for k-1 > lastData && (seg[k-1].form == titles && len(seg[k-1].fields) == 1 || seg[k-1].form == blank && i-k < 6) {
			k--
		}
		for k < i && seg[k].form == blank {
			k++
		}
		return k
	}
	for i := 0; i < len(seg); i++ {
		l := &seg[i]
		switch l.form {
		case blank, rule:
			continue
		case pair:
			cut(i)
			k := i
			for k+1 < len(seg) && seg[k+1].form == pair {
				k++
			}
			f.pairs(seg[i : k+1])
			start, lastData = k+1, k
			i = k
			continue
		case units:
			if hasData {
				cut(back(i))
			}
			continue
		case titles:
			if !hasData {
				continue
			}
			if len(l.fields) == 1 && captionLike(l.fields[0].Of(f.text)) {
				cut(i)
				continue
			}
			if len(l.fields) > 1 {
				next := f.next(i)
				if next < 0 || seg[next].form == blank {
					continue
				}
				if labelsOf(seg[lastData]) >= len(l.fields) { // a row without numbers of tables side by side
					continue
				}
				// a legend closes a chart; heads open a table
				if f.charted(seg[start:i]) {
					cut(i + 1)
				} else if !yearRow(*l) || len(l.fields) != len(seg[lastData].fields) {
					cut(back(i))
				}
			}
			continue
		case data, lone, years:
			if hasData && l.bars != seg[lastData].bars {
				cut(back(i))
			}
			hasData = true
			lastData = i
		}
	}
	cut(len(seg))
}

// next is the line behind i that is not blank; -1 if there is none.
func (f *finder) next(i int) int {
	for k := i + 1; k < len(f.seg); k++ {
		if f.seg[k].form != blank && f.seg[k].form != rule {
			return k
		}
	}
	return -1
}

// labelsOf counts the labels of l.
func labelsOf(l line) int {
	n := 0
	for _, c := range l.fields {
		if c.class == label {
			n++
		}
	}
	return n
}

// yearRow reports whether l has one label and years besides.
func yearRow(l line) bool {
	n := 0
	for _, c := range l.fields {
		if c.class == label {
			n++
		} else if c.class != year {
			return false
		}
	}
	return n == 1 && len(l.fields) > 1
}

// captionLike reports whether s opens another table: 表3 …, 2020—2025年….
func captionLike(s string) bool {
	if numbered(s) {
		return true
	}
	n := utf8.RuneCountInString(s)
	if n < 8 || n > maxLabel {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	_, isDigit := digit(r)
	return isDigit && strings.Contains(s[:min(len(s), 36)], "年") && !strings.HasSuffix(s, "）") && !strings.HasSuffix(s, ")")
}

// numbered reports whether s begins as 表3, 图1-2, 附表2.
func numbered(s string) bool {
	for _, w := range []string{"附表", "附图", "表", "图", "專欄", "专栏"} {
		if t := strings.TrimPrefix(s, w); t != s {
			t = strings.TrimLeft(t, " 　")
			r, _ := utf8.DecodeRuneInString(t)
			_, ok := digit(r)
			return ok || strings.ContainsRune("一二三四五六七八九十", r)
		}
	}
	return false
}

// charted reports whether the lines hold the marks of a chart: a row of years,
// or rows of numbers without labels.
func (f *finder) charted(lines []line) bool {
	bare, labelled := 0, 0
	for i := range lines {
		switch lines[i].form {
		case years:
			bare++
		case data:
			if numeric(lines[i]) {
				bare++
			} else {
				labelled++
			}
		}
	}
	return bare > 0 && labelled == 0
}

// numeric reports whether all fields of l are numbers, a year at its head aside.
func numeric(l line) bool {
	for _, c := range l.fields {
		if c.class == label || c.class == empty {
			return false
		}
	}
	return true
}

// pairs reads lines that hold a label with its unit and one value each.
func (f *finder) pairs(lines []line) {
	for _, l := range lines {
		s := l.fields[0].Span
		t := fold(s.Of(f.text))
		at := keyed(t)
		labelEnd := len(strings.TrimRight(t[:at], "：: 　\t"))
		g := &Grid{Text: t, Keyed: true, Rows: [][]Cell{{
			{Span: text.Span{Start: 0, End: labelEnd}}, {Span: text.Span{Start: at, End: len(t)}, Col: 1},
		}}}
		if b := strings.TrimLeft(t[:labelEnd], "0123456789.、 "); startsSection(b) {
			continue
		}
		f.emit(l.Span, g, s.Start)
	}
}

// startsSection reports whether a line is an item of a list rather than a label.
func startsSection(s string) bool {
	return strings.HasPrefix(s, "（") || strings.HasPrefix(s, "(") || strings.HasPrefix(s, "第")
}

// emit reads g, whose text begins at offset of the text searched.
func (f *finder) emit(at text.Span, g *Grid, offset int) (why string) {
	return f.emitMoved(at, g, func(s *text.Span) {
		s.Start += offset
		s.End += offset
	})
}

// emitMoved reads g; move gives the place in the text searched of a place in
// the text of g.
func (f *finder) emitMoved(at text.Span, g *Grid, move func(*text.Span)) (why string) {
	entries, left, why := Read(g)
	if why != "" {
		return why
	}
	for _, e := range entries {
		for _, s := range []*text.Span{&e.Number, &e.Row, &e.UnitAt, &e.WhenAt} {
			if !s.Empty() {
				move(s)
			}
		}
		words := append([]text.Span(nil), e.Words...)
		for k := range words {
			move(&words[k])
		}
		e.Words = words
	}
	f.out = append(f.out, Table{Span: at, Body: at, Entries: entries, Left: left})
	return ""
}

// block reads one table. It keeps silent about lines that hold numbers but
// look like no table.
func (f *finder) block(lines []line) {
	first, last := -1, -1
	rows, wide, lones, numbers, tokens := 0, 0, 0, 0, 0
	caption := false
	for i := range lines {
		l := &lines[i]
		switch l.form {
		case data, years:
			if leaders(l.Of(f.text)) { // a table of contents
				return
			}
			rows++
			if len(l.fields) > 1 && l.numbers > 0 {
				wide++
			}
		case lone:
			lones++
		case units:
			caption = true
			continue
		case titles:
			caption = caption || len(l.fields) == 1 && numbered(l.fields[0].Of(f.text))
			tokens += len(l.fields)
			continue
		default:
			continue
		}
		numbers += l.numbers
		if first < 0 {
			first = i
		}
		last = i
	}
	if first < 0 || numbers == 0 {
		return
	}
	b := &builder{text: f.text, lines: lines, first: first, last: last, bottom: last, above: first, heads: first, open: f.open}
	var g *Grid
	why := ""
	switch {
	case b.years() >= 0 && f.charted(lines):
		g, why = b.chart()
	case wide >= 1 && wide >= lones:
		for b.first < b.last && lines[b.first].form != data && lines[b.first].form != years { // a page's number
			b.first++
		}
		for b.first < b.last && lines[b.last].form != data && lines[b.last].form != years {
			b.last--
		}
		if g = b.bars(); g == nil {
			g, why = b.table()
		}
	case lones >= 2 && wide == 0 || lones > wide:
		g, why = b.oneALine()
		if g == nil && !caption && lones < 8 && b.years() < 0 { // lone numbers are the rule in damaged text
			return
		}
	default:
		return
	}
	if g == nil && why == "" {
		return
	}
	at := text.Span{Start: lines[b.top()].Start, End: lines[b.bottom].End}
	body := text.Span{Start: lines[max(b.top(), min(b.heads, b.first))].Start, End: at.End}
	if g != nil {
		var head text.Span // a stretch before the table whose heads it takes over
		if b.carry {
			head = b.open.at
		}
		gap := 0
		g.Text = fold(at.Of(f.text))
		if !head.Empty() {
			gap = head.Len() + 1
			g.Text = fold(head.Of(f.text)) + "\n" + g.Text
		}
		into := func(s *text.Span) {
			by := gap - at.Start
			if s.Start < at.Start {
				by = -head.Start
			}
			s.Start += by
			s.End += by
		}
		var kept *carried
		if b.cols != nil {
			kept = &carried{heads: cloned(g.Rows[:b.headRows]), above: append([]text.Span(nil), g.Above...), at: text.Span{Start: at.Start, End: lines[b.first].Start}, cols: b.cols}
			if b.carry {
				c := *b.open
				c.pages++
				kept = &c
			}
		}
		for r := range g.Rows {
			for c := range g.Rows[r] {
				into(&g.Rows[r][c].Span)
			}
		}
		for i := range g.Above {
			into(&g.Above[i])
		}
		why = f.emitMoved(at, g, func(s *text.Span) {
			by := at.Start - gap
			if s.Start < gap {
				by = head.Start
			}
			s.Start += by
			s.End += by
		})
		f.open = nil
		if why == "" {
			f.out[len(f.out)-1].Body = body
			if kept != nil && kept.at.Len() < 4000 && kept.pages < maxPages && len(kept.heads) > 0 {
				f.open = kept
			}
			return
		}
	}
	if rows+lones < 2 || numbers < 3 && !caption { // too little to be called a table
		return
	}
	f.out = append(f.out, Table{Span: at, Body: body, Unread: why})
}

// fold gives s in simplified characters, place for place; text that is not
// UTF-8 stays as it is.
func fold(s string) string {
	if t := lexicon.Fold(s); len(t) == len(s) {
		return t
	}
	return s
}

func cloned(rows [][]Cell) [][]Cell {
	out := make([][]Cell, len(rows))
	for i, r := range rows {
		out[i] = append([]Cell(nil), r...)
	}
	return out
}

// leaders reports whether s has the dots of a table of contents.
func leaders(s string) bool {
	return strings.Contains(s, "…………") || strings.Contains(s, "······") || strings.Contains(s, "......") || strings.Contains(s, "····")
}

// dateIn returns the first date of s, a bare year among them, and whether it
// is all of s.
func dateIn(s string) (recognise.Mark, bool) {
	if classOf(s) == year && len(s) == 4 {
		s += "年"
		m, _ := dateIn(s)
		m.End = len(s) - len("年")
		return m, true
	}
	for _, m := range recognise.Block(s) {
		if m.Kind == recognise.Date {
			return m, m.Start == 0 && m.End == len(s)
		}
	}
	return recognise.Mark{}, false
}
