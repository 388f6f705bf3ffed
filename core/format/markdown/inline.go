package markdown

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// inline writes the words of n without its marks.
func (w *writer) inline(n ast.Node, depth int) {
	if depth > maxDepth {
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			at := c.Segment
			if c.IsRaw() {
				w.copy(at.Start, at.Stop)
			} else {
				w.words(at.Start, at.Stop)
			}
			switch {
			case c.HardLineBreak():
				w.breakLine(true)
			case c.SoftLineBreak():
				w.breakLine(false)
			}
		case *ast.AutoLink:
			if at := c.Pos(); at >= 0 {
				url := string(c.Label(w.bytes))
				if k := strings.Index(w.src[at:], url); k >= 0 && k < 2 {
					w.copy(at+k, at+k+len(url))
				}
			}
		case *ast.Emphasis:
			if w.masks(c) {
				w.copy(c.Pos(), c.Pos()+1)
				w.inline(c, depth+1)
				if end := w.b.Old() - w.base; end >= 0 && end < len(w.src) && w.src[end] == w.src[c.Pos()] {
					w.copy(end, end+1)
				}
				continue
			}
			w.inline(c, depth+1)
		case *ast.RawHTML:
			w.tag(c)
		case *ast.Image: // what it says instead of the picture is not printed
		case *span:
			w.span(c)
		default:
			w.inline(c, depth+1)
		}
	}
}

// span writes a formula, what is struck out, or [1] for the mark of a note.
func (w *writer) span(n *span) {
	start := w.b.Len()
	if n.kind == kindMark {
		w.b.Write("[")
	}
	w.copy(n.at.Start, n.at.Stop)
	switch n.kind {
	case kindMark:
		w.b.Write("]")
	case kindStruck:
		w.b.Mark(text.Span{Start: start, End: w.b.Len()}, doc.Deleted)
	}
}

// masks reports whether the single marks of e are no emphasis: those of 2*3*4
// and those that hide a character of a name, 王*明、李*华.
func (w *writer) masks(e *ast.Emphasis) bool {
	at := e.Pos()
	if e.Level != 1 || at <= 0 || at >= len(w.src) {
		return false
	}
	mark := w.src[at]
	rest := w.src[at+1 : min(len(w.src), at+200)]
	k := strings.IndexByte(rest, mark)
	if k < 0 {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(w.src[:at])
	after, _ := utf8.DecodeRuneInString(rest[k+1:])
	if !unicode.IsLetter(before) && !unicode.IsDigit(before) || !unicode.IsLetter(after) && !unicode.IsDigit(after) {
		return false
	}
	return unicode.IsDigit(before) && unicode.IsDigit(after) || before < 0x80 || utf8.RuneCountInString(rest[:k]) < 4 || strings.ContainsAny(rest[:k], "、，")
}

// breakLine ends a line of the source: one that is meant, where it is hard.
func (w *writer) breakLine(hard bool) {
	switch {
	case w.joined:
		w.gap = true
		if hard && w.last != 0 && wide(w.last) {
			w.gap = false
		}
	case hard:
		w.b.Block(doc.Whole, 0)
		w.bare, w.gap = true, false
	default:
		w.b.End()
		w.bare, w.gap, w.broken = true, false, true
	}
}

var reference = regexp.MustCompile(`^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

// words writes the source from start to end: escapes and references stand for
// what they mean.
func (w *writer) words(start, end int) {
	from := start
	for i := start; i < end; {
		s := w.src[i:end]
		switch {
		case s[0] == '\\' && len(s) > 1 && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", s[1]) >= 0:
			w.copy(from, i)
			from = i + 1
			i += 2
			continue
		case s[0] == '&':
			m := reference.FindString(s)
			if t := html.UnescapeString(m); m != "" && t != m {
				w.copy(from, i)
				w.put(strings.ToValidUTF8(t, "\uFFFD"), i, i+len(m))
				i += len(m)
				from = i
				continue
			}
		}
		i++
	}
	w.copy(from, end)
}

// copy writes the source from start to end.
func (w *writer) copy(start, end int) {
	start = max(start, w.skip)
	if start < end {
		w.put(w.src[start:end], start, end)
	}
}

// put writes s, for which the source has start to end.
func (w *writer) put(s string, start, end int) {
	if w.bare { // the indent of the source
		t := strings.TrimLeft(s, " \t\u3000\u00a0")
		if end-start == len(s) {
			start += len(s) - len(t)
		}
		s = t
		if s == "" {
			return
		}
		w.bare, w.gap = false, false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if w.gap && !(wide(w.last) && wide(first)) {
		w.b.Write(" ")
	}
	w.gap = false
	if len(s) == end-start && s != w.src[start:end] { // a map takes equal lengths for equal words
		w.b.Write(s)
	} else {
		w.b.Copy(s, w.base+start, w.base+end)
	}
	w.last, _ = utf8.DecodeLastRuneInString(s)
}

// wide reports whether r needs no blank where lines are joined.
func wide(r rune) bool {
	return r >= 0x2E80 && r < 0xFF66 || r >= 0x20000 || strings.ContainsRune("“”‘’—…·", r)
}

// tag writes what a tag inside a line stands for: <br> a line, <sup>1</sup> the
// mark of a note.
func (w *writer) tag(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	at := n.Segments.At(0)
	s := strings.ToLower(w.src[at.Start:at.Stop])
	switch {
	case strings.HasPrefix(s, "<br"):
		if !w.bare {
			w.breakLine(true)
		}
	case s == "<sup>" && supNote.MatchString(w.src[at.Stop:min(len(w.src), at.Stop+16)]) && !(w.last < 0x80 && unicode.IsLetter(w.last)):
		w.b.Write("[")
		w.sup = true
	case s == "</sup>" && w.sup:
		w.b.Write("]")
		w.sup = false
	}
}

var supNote = regexp.MustCompile(`^[0-9]{1,2}</sup>`)
