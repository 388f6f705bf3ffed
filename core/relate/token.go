package relate

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
)

// A token is a stretch of a sentence that the tables know, a mark (a number, a
// date), or what lies between such: content, of which nothing is known.
type token struct {
	text.Span
	role  role
	class class // of a function word
	date  bool  // a mark that is a date, not a period that names belong to
	plain bool  // names print it as it stands
	pos   byte  // of a common word: n, v, a, d, p, c, r, f; 0 where nobody says
}

// A role says what a token is to the name of an indicator.
type role uint8

const (
	content  role = iota // words that no table knows: nouns, mostly
	term                 // a word of the field or the name of an indicator, whole
	head                 // 增加值, 占比: a noun that ends names
	function             // 比, 同比增长, 约: it does something beside a number
	particle             // 的, 了
	link                 // 、 和 及 与
	mark                 // a number, a rank or a date of recognise
	point                // ， 。 ： and brackets
)

// lexeme is what the tables know of one word.
type lexeme struct {
	role  role
	class class
	pos   byte
}

// lexemes joins the tables into one trie, so that a sentence is walked once.
var lexemes = sync.OnceValue(func() *lexicon.Trie[lexeme] {
	t := lexicon.Forward[lexeme]()
	put := func(w string, l lexeme) {
		if old, n := t.Longest(w); n == len(w) {
			l.class |= old.class
			l.role = max(l.role, old.role)
			l.pos = max(l.pos, old.pos)
		}
		t.Put(w, l)
	}
	for _, r := range lexicon.MustRead(assets.Tables, "classes.tsv", 2) {
		t.Put(r.Cell(0), lexeme{pos: r.Cell(1)[0]})
	}
	for name := range indicators() {
		put(name, lexeme{role: term})
	}
	for _, r := range lexicon.MustRead(assets.Tables, "terms.tsv", 1) {
		if r.Cell(1) == "" {
			put(r.Cell(0), lexeme{role: term})
		}
	}
	for _, r := range lexicon.MustRead(assets.Tables, "words.tsv", 2) {
		w, kind := r.Cell(0), r.Cell(1)
		switch c := classNames[kind]; {
		case c == keep || c == keepEnd || kind == "object":
			put(w, lexeme{role: term})
		case c == grant:
			put(w, lexeme{class: c, pos: 'v'})
		case kind == "head":
			put(w, lexeme{role: head})
		case c != 0:
			put(w, lexeme{role: function, class: c})
		}
	}
	for _, w := range []string{"对", "将", "把", "向", "为", "由", "在", "使", "让", "给", "以", "按", "按照", "根据", "通过", "经", "每", "其", "该", "各", "就", "被", "于", "从", "自", "有", "是", "中", "并", "且", "而", "又", "再", "也", "已", "还", "仅", "只", "共", "均", "都"} {
		put(w, lexeme{role: function})
	}
	for _, w := range []string{"的", "了", "地"} {
		put(w, lexeme{role: particle})
	}
	for _, w := range []string{"、", "和", "及", "与", "以及"} {
		put(w, lexeme{role: link})
	}
	for _, w := range strings.Split("，,。；;：:！!？?（()）《》“”「」‘’—…", "") {
		put(w, lexeme{role: point})
	}
	return t
})

// tokens parts s, a sentence of body with the marks found in it, and appends
// to out. Blanks belong to what stands before them.
func tokens(out []token, body string, s text.Span, marks []recognise.Mark) []token {
	lex := lexemes()
	k := 0
	start := s.Start // of the content at hand
	flush := func(end int) {
		if end > start {
			out = append(out, token{Span: text.Span{Start: start, End: end}, role: content, plain: plain(body[start:end])})
		}
	}
	for at := s.Start; at < s.End; {
		for k < len(marks) && (marks[k].Start < at || marks[k].Kind == recognise.Trap) {
			k++
		}
		if k < len(marks) && marks[k].Start == at {
			flush(at)
			t := token{Span: marks[k].Span, role: mark, date: marks[k].Kind == recognise.Date && !marks[k].When.Period}
			if t.date && t.End < s.End {
				t.End += afterDate(body[t.End:s.End])
			}
			out = append(out, t)
			at = max(at+1, t.End)
			start = at
			continue
		}
		limit := s.End
		if k < len(marks) {
			limit = min(limit, marks[k].Start)
		}
		l, n := lex.Longest(body[at:limit])
		if n == 0 {
			at += width(body, at)
			continue
		}
		flush(at)
		out = append(out, token{Span: text.Span{Start: at, End: at + n}, role: l.role, class: l.class, pos: l.pos, plain: l.role <= function && body[at] >= utf8.RuneSelf})
		at += n
		start = at
	}
	flush(s.End)
	return out
}

// plain reports whether names print s as it stands: it has no blanks, brackets,
// quotation marks, footnote marks or signs of markup.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		switch b := s[i]; {
		case b < utf8.RuneSelf:
			if b < '0' || b > '9' && b < 'A' || b > 'Z' && b < 'a' || b > 'z' {
				return false
			}
		case b == 0xC2 || b == 0xE2 || b == 0xE3 && (s[i+1] == 0x80) || b == 0xEF:
			return false // marks and blanks of these rows of Unicode
		}
	}
	return true
}

// width is the length of the character at a place of s.
func width(s string, at int) int {
	switch b := s[at]; {
	case b < utf8.RuneSelf:
		return 1
	case 0xE1 <= b && b <= 0xEC && at+2 < len(s) && s[at+1]&0xC0 == 0x80 && s[at+2]&0xC0 == 0x80: // most of a text
		return 3
	}
	_, size := utf8.DecodeRuneInString(s[at:])
	return size
}

// widthBefore is the length of the character that ends s, which is not empty.
func widthBefore(s string) int {
	n := len(s)
	switch {
	case s[n-1] < utf8.RuneSelf:
		return 1
	case n >= 3 && 0xE1 <= s[n-3] && s[n-3] <= 0xEC && s[n-2]&0xC0 == 0x80 && s[n-1]&0xC0 == 0x80:
		return 3
	}
	_, size := utf8.DecodeLastRuneInString(s)
	return size
}
