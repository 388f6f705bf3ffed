// Package structure finds the articles of a mended text, their titles,
// datelines, headings, blocks and sentences, and the works and quotations in
// them. It reads one block a line and gives spans; it changes nothing.
package structure

import (
	"context"
	"math"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/text"
)

// Parse returns the articles of body, one block a line, and the works and
// quotations marked in it. Every line that is not blank is a block of one
// article; sentences cover the blocks but for blanks between them. hints, in
// order, are what the format of the file says of lines of body.
func Parse(ctx context.Context, body string, hints []doc.Hint, p *progress.Counter) ([]doc.Article, []doc.Mark, error) {
	return ParseTexts(ctx, body, []text.Span{{End: len(body)}}, hints, p)
}

// ParseTexts is Parse for a body of several texts, spans of it in order that
// Texts parted: the articles of each are found as if it were alone.
func ParseTexts(ctx context.Context, body string, texts []text.Span, hints []doc.Hint, p *progress.Counter) ([]doc.Article, []doc.Mark, error) {
	p.Start("structure", len(body))
	lines := make([]line, 0, strings.Count(body, "\n")+1)
	at := 0
	for s := range strings.SplitSeq(body, "\n") {
		if len(lines)&0xfff == 0 {
			if err := ctx.Err(); err != nil {
				return nil, nil, err
			}
		}
		if strings.IndexByte(s, '<') >= 0 {
			lines = readParagraphs(lines, s, at)
		} else if l, ok := read(s, at); ok {
			lines = append(lines, l)
		}
		p.Add(len(s) + 1)
		at += len(s) + 1
	}
	hinted := len(hints) > 0
	var articles []doc.Article
	for k, t := range texts {
		n := sort.Search(len(lines), func(i int) bool { return lines[i].Start >= t.End })
		if k == len(texts)-1 {
			n = len(lines)
		}
		for len(hints) > 0 && hints[0].Raw.End <= t.Start {
			hints = hints[1:]
		}
		articles = append(articles, articlesOf(body, lines[:n:n], hints, hinted, k)...)
		lines = lines[n:]
	}
	lines = nil // a line takes more room than its text
	n := 0
	for i := range articles {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		for j := range articles[i].Blocks {
			b := &articles[i].Blocks[j]
			b.Sentences = sentences(body, b.Span)
			quotes(body, b.Span, func(doc.Mark) { n++ })
		}
	}
	marks := slices.Grow([]doc.Mark(nil), n) // millions of them take much room, and growing to it three times as much
	for i := range articles {
		for j := range articles[i].Blocks {
			quotes(body, articles[i].Blocks[j].Span, func(m doc.Mark) { marks = append(marks, m) })
		}
	}
	return articles, marks, nil
}

// articlesOf are the articles of lines, a text of the file that nothing else of
// the file says anything of.
func articlesOf(body string, lines []line, hints []doc.Hint, hinted bool, of int) []doc.Article {
	heed(lines, hints)
	classify(body, lines, hinted)
	parts := divide(body, lines)
	articles := make([]doc.Article, 0, len(parts))
	for _, part := range parts {
		articles = append(articles, article(body, part))
	}
	inferYears(body, articles)
	dateItems(parts, articles)
	for i := range articles {
		articles[i].Text = of
	}
	return articles
}

// A line is one block with what tells its kind. All lines of a text are held at
// once, so it is kept at 32 bytes.
type line struct {
	text.Span       // without blanks around it
	split     int32 // offset of —— in a title that has its subtitle on the line; 0 for none
	runes     int16 // as runeCount tells
	runIn     uint8 // length of a heading that opens a paragraph (（一）…。), at most 180, 0 for none
	kind      doc.BlockKind
	scheme    scheme // numbering of a heading
	marks     uint8  // # of Markdown before it
	hint      hint
	stops     bool // ends with a full stop or its like
	foot      bool // ends with a dateline in brackets
}

func (l line) of(body string) string { return l.Of(body) }

// read trims a line; it reports false for a blank one.
func read(s string, at int) (line, bool) {
	lead, end := solid(s)
	at += lead
	t := s[lead:end]
	if t == "" {
		return line{}, false
	}
	l := line{Span: text.Span{Start: at, End: at + len(t)}}
	if t[0] == '#' || t[0] == '>' {
		n, marks := markdownMarks(t)
		if n == len(t) {
			return line{}, false
		}
		l.Start, l.marks = l.Start+n, uint8(min(marks, math.MaxUint8))
		t = t[n:]
	}
	l.runes = runeCount(t)
	l.stops = stops(t)
	return l, true
}

// markdownMarks is the length of the marks of Markdown that begin t, with the
// blanks behind them, and how many # the last group of them has: ### 概览, # > 甲.
func markdownMarks(t string) (n, marks int) {
	for n < len(t) && (t[n] == '#' || t[n] == '>') {
		k := n
		for k < len(t) && t[k] == t[n] {
			k++
		}
		blank := k
		for blank < len(t) && (t[blank] == ' ' || t[blank] == '\t') {
			blank++
		}
		if blank == k && k < len(t) && t[k] != '>' && t[k] != '#' && t[n] == '#' {
			break // #话题#
		}
		if marks = k - n; t[n] == '>' {
			marks = 0
		}
		n = blank
	}
	return n, marks
}

// blockTags are the tags of HTML that end a paragraph or begin one.
var blockTags = []string{"p", "br", "div", "li", "ul", "ol", "tr", "td", "th", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section"}

// readParagraphs reads a line that may have tags of HTML: what stands between
// those that part paragraphs is a line each, without them.
func readParagraphs(lines []line, s string, at int) []line {
	from := 0
	for i := 0; i < len(s); {
		k := strings.IndexByte(s[i:], '<')
		if k < 0 {
			break
		}
		i += k
		end := strings.IndexByte(s[i:min(len(s), i+500)], '>')
		if end < 0 || !blockTag(s[i+1:i+end]) {
			i++
			continue
		}
		if l, ok := read(s[from:i], at+from); ok {
			lines = append(lines, l)
		}
		i += end + 1
		from = i
	}
	if l, ok := read(s[from:], at+from); ok {
		lines = append(lines, l)
	}
	return lines
}

func blockTag(t string) bool {
	t = strings.TrimSuffix(strings.TrimPrefix(t, "/"), "/")
	if k := strings.IndexByte(t, ' '); k >= 0 {
		if k < len(t)-1 && strings.IndexByte(t, '=') < 0 {
			return false
		}
		t = t[:k]
	}
	for _, w := range blockTags {
		if strings.EqualFold(t, w) {
			return true
		}
	}
	return false
}

const blanks = " \t\r\u3000\u00a0\ufeff\u200b\v\f\u2028\u2029"

// runeCount counts characters, up to where counting more tells nothing.
func runeCount(s string) int16 {
	if len(s) > 1200 {
		return 1000
	}
	return int16(utf8.RuneCountInString(s))
}

// stops reports whether s ends a sentence, closing marks apart.
func stops(s string) bool {
	t := strings.TrimRight(s, "”’』」）》)\"'")
	r, _ := utf8.DecodeLastRuneInString(t)
	switch r {
	case '。', '！', '？', '；', '…', '!', '?', ';':
		return true
	case '.':
		return len(t) > 1 && (t[len(t)-2] < '0' || t[len(t)-2] > '9')
	}
	return false
}

// classify gives each line its kind, from its own form and its neighbours'.
// hinted says that the file parts its paragraphs itself.
func classify(body string, lines []line, hinted bool) {
	for i := range lines {
		l := &lines[i]
		s := l.of(body)
		if l.scheme = numbered(s); l.scheme == none && l.marks > 0 && l.marks <= 6 && !l.stops && l.runes <= 60 && !strings.HasPrefix(s, "* ") && !strings.HasPrefix(s, "- ") && !colonEnd(s) {
			l.scheme = markdown + scheme(l.marks-1)
		}
		l.foot = footDateline(s)
		switch {
		case l.hint == rowHint:
			l.kind, l.scheme = doc.TableRow, none
		case l.hint == headHint:
			l.kind = doc.Heading
		case l.hint == noteHint:
			l.kind, l.scheme = doc.Paragraph, none
		case l.runes <= 24 && salutation(s):
			l.kind = doc.Salutation
		case l.runes <= 400 && adopted(s) && (strings.HasSuffix(s, "）") || strings.HasSuffix(s, ")")):
			l.kind = doc.DateLine
		case l.runes <= 60 && metaRow(s), l.runes > 60 && l.runes <= 200 && metaRows(s):
			l.kind = doc.DateLine
		case l.runes <= 40 && byline(s):
			l.kind = doc.Byline
		case l.scheme != none && l.scheme != clauseNumber && !l.stops && l.runes <= 48 && !strings.HasSuffix(s, "，") && !strings.HasSuffix(s, "："):
			l.kind = doc.Heading
		case l.scheme != none && l.scheme != clauseNumber:
			l.kind = doc.Paragraph
			l.runIn = uint8(runIn(s, l.scheme))
		case l.runes <= 40 && strings.HasSuffix(s, "——"):
			l.kind = doc.Lead
		case bullet(s), l.hint == itemHint:
			l.kind = doc.ListItem
		default:
			l.kind = doc.Paragraph
		}
	}
	for i := 1; i < len(lines); i++ {
		// 来源： on a line of its own, its value on the next
		if lines[i-1].kind == doc.DateLine && colonEnd(lines[i-1].of(body)) && lines[i].runes <= 20 && lines[i].kind == doc.Paragraph && !lines[i].stops {
			lines[i].kind = doc.DateLine
		}
	}
	plainHeadings(body, lines)
	if hinted {
		unhead(body, lines)
		decimals(body, lines)
	}
	level(lines)
}

// plainHeadings finds headings without numbers: short lines without a stop
// that stand before a paragraph and behind a whole one. Long rows of short
// lines are the cells of a table or verse, not headings.
func plainHeadings(body string, lines []line) {
	short := func(i int) bool {
		l := lines[i]
		return l.kind == doc.Paragraph && l.hint <= blockHint && l.runIn == 0 && l.scheme != clauseNumber && !l.stops && !l.foot && l.runes <= 30 && !link(l.of(body))
	}
	for i := 0; i < len(lines); {
		if !short(i) {
			i++
			continue
		}
		j := i
		for j < len(lines) && short(j) {
			j++
		}
		switch {
		case j-i >= 5 && i > 4:
			for k := i; k < j; k++ {
				if lines[k].hint == noHint {
					lines[k].kind = doc.TableRow
				}
			}
		case j-i <= 2:
			for k := i; k < j; k++ {
				s := lines[k].of(body)
				follows := j < len(lines) && (lines[j].stops || lines[j].kind == doc.Lead || lines[j].kind == doc.Heading || lines[j].runes > 40)
				if follows && !strings.HasSuffix(s, "，") && !strings.HasSuffix(s, "：") && !strings.HasSuffix(s, "、") && !strings.HasSuffix(s, ",") && hasHan(s) {
					lines[k].kind, lines[k].scheme = doc.Heading, plain
				}
			}
		}
		i = j
	}
	verse(body, lines)
}

// link reports whether s is a link of Markdown or a rule.
func link(s string) bool {
	return s[0] == '[' && strings.Contains(s, "](") || strings.Trim(s, "-=_* ") == ""
}

// verse marks runs of four and more short lines that end with a comma or stop,
// commas among them: whole sentences one a line are prose.
func verse(body string, lines []line) {
	is := func(i int) bool {
		l := lines[i]
		if l.kind != doc.Paragraph || l.runes > 20 || l.runes < 4 || l.scheme != none {
			return false
		}
		r, _ := utf8.DecodeLastRuneInString(l.of(body))
		return strings.ContainsRune("，。！？；,", r)
	}
	for i := 0; i < len(lines); {
		j, commas := i, 0
		for j < len(lines) && is(j) {
			if s := lines[j].of(body); strings.HasSuffix(s, "，") || strings.HasSuffix(s, ",") {
				commas++
			}
			j++
		}
		if j-i >= 4 && commas > 0 {
			for k := i; k < j; k++ {
				lines[k].kind = doc.Verse
			}
		}
		i = max(j, i+1)
	}
}

// allHan reports whether s is of Han characters alone.
func allHan(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < 0x4E00 || r > 0x9FFF }) < 0
}

func hasHan(s string) bool {
	for _, r := range s {
		if r >= 0x4E00 && r <= 0x9FFF {
			return true
		}
	}
	return false
}

// longSentence is the length in bytes from which a sentence is parted at its
// next comma, so that what is done a sentence stays small.
const longSentence = 6000

// sentences parts a block at full stops. A stop inside 《》 ends nothing, nor
// does a question or exclamation in quotes that the sentence goes on from;
// marks that close what the sentence opened belong to it.
func sentences(body string, s text.Span) []text.Span {
	var out []text.Span
	start, works := s.Start, 0
	t := s.Of(body)
	for i := 0; i < len(t); {
		// Han characters end nothing; what is looked at begins with 0xE3 (。《),
		// 0xEF (！？) or is ASCII
		if c := t[i]; c >= 0xE4 && c < 0xEF && s.Start+i-start < longSentence {
			i += 3
			continue
		}
		r, size := utf8.DecodeRuneInString(t[i:])
		i += size
		switch r {
		case '《':
			works++
			continue
		case '》':
			works = max(0, works-1)
			continue
		case '。', '！', '？', '!', '?':
		default:
			// what runs on for pages is no sentence: a table or a list that lost
			// its lines
			if n := s.Start + i - start; n > longSentence && strings.ContainsRune("，；、,; ", r) || n > 4*longSentence {
				out = appendTrimmed(out, body, text.Span{Start: start, End: s.Start + i})
				start = s.Start + i
			}
			continue
		}
		if works > 0 && strings.Contains(t[i:min(len(t), i+600)], "》") {
			continue
		}
		end := i
		quoted := false
		for end < len(t) {
			c, n := utf8.DecodeRuneInString(t[end:])
			if !strings.ContainsRune("”’』」）》)。！？!?…", c) {
				break
			}
			quoted = quoted || c == '”' || c == '’' || c == '」' || c == '』'
			end += n
		}
		if quoted && r != '。' && end < len(t) {
			continue // “吃了吗？”他问
		}
		out = appendTrimmed(out, body, text.Span{Start: start, End: s.Start + end})
		start, i = s.Start+end, end
	}
	return appendTrimmed(out, body, text.Span{Start: start, End: s.End})
}

func appendTrimmed(out []text.Span, body string, s text.Span) []text.Span {
	lead, end := solid(s.Of(body))
	if lead == end {
		return out
	}
	return append(out, text.Span{Start: s.Start + lead, End: s.Start + end})
}

// solid is where s begins and ends without the blanks around it. Most strings
// have none, which their first and last character show.
func solid(s string) (start, end int) {
	if s == "" {
		return 0, 0
	}
	if c := s[0]; c <= ' ' || c == 0x7F || c >= utf8.RuneSelf && (c < 0xE4 || c == 0xEF) {
		start = len(s) - len(strings.TrimLeft(s, blanks))
	}
	end = len(s)
	if n := end; s[n-1] <= ' ' || s[n-1] >= utf8.RuneSelf && (n < 3 || s[n-3] < 0xE3 || s[n-3] >= 0xEF || s[n-3] == 0xE3 && s[n-2] == 0x80 && s[n-1] == 0x80) {
		end = max(start, len(strings.TrimRight(s, blanks)))
	}
	return start, end
}

// quotes marks the works 《…》 and the quotations “…” of a block. What does
// not close within it is left.
func quotes(body string, s text.Span, found func(doc.Mark)) {
	type opened struct {
		r  rune
		at int
	}
	var stack []opened
	t := s.Of(body)
	for i := 0; i < len(t); {
		if c := t[i]; c != 0xE2 && c != 0xE3 || i+2 >= len(t) {
			i++
			if c >= 0xE4 && c < 0xF0 {
				i += 2
			}
			continue
		}
		at := i
		r := rune(t[i]&0x0F)<<12 | rune(t[i+1]&0x3F)<<6 | rune(t[i+2]&0x3F)
		i += 3
		switch r {
		case '《', '“', '「', '『':
			stack = append(stack, opened{r, s.Start + at})
		case '》', '”', '」', '』':
			for k := len(stack) - 1; k >= 0; k-- {
				if stack[k].r != opener(r) {
					continue
				}
				kind := doc.QuoteMark
				if r == '》' {
					kind = doc.WorkMark
				}
				found(doc.Mark{Span: text.Span{Start: stack[k].at, End: s.Start + i}, Kind: kind})
				stack = stack[:k]
				break
			}
		}
	}
}

// opener is the mark that r closes.
func opener(r rune) rune {
	if r == '”' {
		return '“'
	}
	return r - 1
}

// colonEnd reports whether a row has a label and no value.
func colonEnd(s string) bool { return strings.HasSuffix(s, "：") || strings.HasSuffix(s, ":") }
