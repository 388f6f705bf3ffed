package repair

import (
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/assets"
	"github.com/wenshu-app/wenshu/core/lexicon"
)

// radicals gives the ordinary character for each radical and compatibility
// form.
var radicals = sync.OnceValue(func() map[rune]string {
	m := map[rune]string{}
	for _, r := range lexicon.MustRead(assets.Tables, "radicals.tsv", 2) {
		c, _ := utf8.DecodeRuneInString(r.Cell(0))
		m[c] = r.Cell(1)
	}
	return m
})

// entities are the names of characters that web pages leave behind most.
var entities = map[string]string{
	"nbsp": " ", "ensp": " ", "emsp": "　", "thinsp": " ", "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
	"mdash": "—", "ndash": "–", "minus": "−", "hellip": "…", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’",
	"middot": "·", "bull": "•", "permil": "‰", "times": "×", "divide": "÷", "deg": "°", "plusmn": "±", "le": "≤", "ge": "≥",
	"ne": "≠", "asymp": "≈", "sup1": "¹", "sup2": "²", "sup3": "³", "yen": "¥", "euro": "€", "pound": "£", "micro": "µ",
	"alpha": "α", "beta": "β", "mu": "μ", "omega": "ω", "Omega": "Ω", "shy": "", "zwnj": "", "zwj": "", "laquo": "«", "raquo": "»", "copy": "©", "reg": "®",
}

// entity reads the entity that begins s: the character and the length.
func entity(s string) (string, int) {
	end := strings.IndexByte(s[:min(len(s), 12)], ';')
	if end < 2 {
		return "", 0
	}
	name := s[1:end]
	if name[0] != '#' {
		if put, ok := entities[name]; ok {
			return put, end + 1
		}
		return "", 0
	}
	name, base := name[1:], 10
	if rest, ok := strings.CutPrefix(strings.ToLower(name), "x"); ok {
		name, base = rest, 16
	}
	n, err := strconv.ParseUint(name, base, 21)
	switch r := rune(n); {
	case err != nil || !utf8.ValidRune(r) || unicode.IsControl(r) || r == utf8.RuneError:
		return "", 0
	case r == '　' || !isBlank(r):
		return string(r), end + 1
	case unicode.IsSpace(r):
		return " ", end + 1
	}
	return "", end + 1 // it shows nothing
}

// stars takes out the marks of **bold** that stands on one line. Stars that
// hide a name (李**) open nothing.
func (c *cleaner) stars(i int) int {
	s := c.s
	n := 1
	for i+n < len(s) && s[i+n] == '*' {
		n++
	}
	if i == c.bold {
		c.bold = -1
		return i + n
	}
	if n == 1 {
		return c.star(i)
	}
	if n > 3 || i+n >= len(s) {
		return i + n
	}
	first, _ := utf8.DecodeRuneInString(s[i+n:])
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	if isBlank(first) || strings.ContainsRune("，。、；：！？）)”》,.;:!?", first) {
		if isHan(before) && i > c.line {
			c.masked = c.line
		}
		return i + n
	}
	line := s[i+n:]
	if k := strings.IndexByte(line[:min(len(line), 3000)], '\n'); k >= 0 {
		line = line[:k]
	}
	k := strings.Index(line[:min(len(line), 3000)], s[i:i+n])
	if k <= 0 || len(line) > k+n && line[k+n] == '*' {
		return i + n
	}
	last, _ := utf8.DecodeLastRuneInString(line[:k])
	if isBlank(last) || i > c.line && isHan(before) && !strings.ContainsAny(line[:k], "0123456789") && (c.masked == c.line || utf8.RuneCountInString(line[:k]) < 4) {
		return i + n
	}
	c.change(i, i+n, "", "markup")
	c.bold = i + n + k
	c.change(c.bold, c.bold+n, "", "markup")
	return i + n
}

// star takes out the marks of *12.5亿元*, not those of 2*3*4.
func (c *cleaner) star(i int) int {
	return c.around(i, "*")
}

// around takes out the marks at i and where they come again, if they stand close
// around a few words with a number and no number or letter stands outside.
func (c *cleaner) around(i int, mark string) int {
	n := len(mark)
	if i == c.bold {
		c.bold = -1
		return i + n
	}
	t := c.s[i+n : min(len(c.s), i+60)]
	k := strings.Index(t, mark)
	if k < 2 || strings.IndexByte(t[:k], '\n') >= 0 || !strings.ContainsAny(t[:k], "0123456789") {
		return i + n
	}
	before, _ := utf8.DecodeLastRuneInString(c.s[:i])
	first, _ := utf8.DecodeRuneInString(t)
	last, _ := utf8.DecodeLastRuneInString(t[:k])
	after, _ := utf8.DecodeRuneInString(t[k+n:])
	for _, r := range []rune{before, after} {
		if isDigit(r) || isLetter(r) || r == rune(mark[0]) {
			return i + n
		}
	}
	if !isDigit(first) && !isHan(first) || !isDigit(last) && !isHan(last) && last != '%' {
		return i + n
	}
	c.change(i, i+n, "", "markup")
	c.bold = i + n + k
	c.change(c.bold, c.bold+n, "", "markup")
	return i + n
}

// inlineTags are the tags of HTML that stand inside a sentence.
var inlineTags = []string{"b", "strong", "em", "i", "u", "font", "span", "small", "mark", "sup", "sub", "a", "s", "o:p"}

// tag takes out the tag at i. What stood raised becomes raised characters.
func (c *cleaner) tag(i int) int {
	s := c.s
	if strings.HasPrefix(s[i:], "<!--") {
		if k := strings.Index(s[i:min(len(s), i+2000)], "-->"); k > 0 {
			c.change(i, i+k+len("-->"), "", "markup")
			return i + k + len("-->")
		}
		return i + 1
	}
	end := strings.IndexAny(s[i:min(len(s), i+400)], ">\n")
	if end < 2 || s[i+end] != '>' || strings.IndexByte(s[i+1:i+end], '<') >= 0 {
		return i + 1
	}
	name := strings.TrimSuffix(strings.TrimPrefix(s[i+1:i+end], "/"), "/")
	if k := strings.IndexByte(name, ' '); k >= 0 {
		if !strings.Contains(name, "=") {
			return i + 1
		}
		name = name[:k]
	}
	name = strings.ToLower(name)
	for _, t := range inlineTags {
		if name != t {
			continue
		}
		c.change(i, i+end+1, "", "markup")
		if name == "sup" && s[i+1] != '/' {
			at := i + end + 1
			for at < len(s) {
				up, ok := raised[s[at]]
				if !ok {
					break
				}
				c.change(at, at+1, up, "markup")
				at++
			}
			return at
		}
		return i + end + 1
	}
	return i + 1
}

var raised = map[byte]string{'0': "⁰", '1': "¹", '2': "²", '3': "³", '4': "⁴", '5': "⁵", '6': "⁶", '7': "⁷", '8': "⁸", '9': "⁹", '-': "⁻"}

// commands are the words of formulas, with what they show.
var commands = map[string]string{
	"%": "%", "$": "$", "&": "&", "#": "#", "_": "_", "{": "{", "}": "}", ",": "", ";": " ", "!": "", " ": " ", ":": "", "quad": " ",
	"mathrm": "", "text": "", "textbf": "", "mathbf": "", "rm": "", "mathit": "", "operatorname": "", "left": "", "right": "", "boldsymbol": "", "bf": "", "displaystyle": "",
	"times": "×", "cdot": "·", "sim": "～", "pm": "±", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "leqslant": "≤", "geqslant": "≥", "lt": "<", "gt": ">", "approx": "≈", "neq": "≠",
	"circ": "°", "degree": "°", "mu": "μ", "Omega": "Ω", "alpha": "α", "beta": "β", "permil": "‰", "textperthousand": "‰", "div": "÷", "rightarrow": "→", "to": "→", "uparrow": "↑", "downarrow": "↓", "celsius": "℃", "yen": "¥", "to ": "→",
}

// formula takes the marks of TeX out of $312.5$, $5.2\%$ and $312 \mathrm{km}^2$.
// A dollar before an amount stays.
func (c *cleaner) formula(i int) int {
	s := c.s
	n := 1 // $ or $$
	if strings.HasPrefix(s[i:], "$$") {
		n = 2
	}
	window := s[i+n : min(len(s), i+160)]
	k := strings.IndexAny(window, "$\n")
	for k > 0 && window[k] == '$' && window[k-1] == '\\' {
		next := strings.IndexAny(window[k+1:], "$\n")
		if next < 0 {
			k = -1
			break
		}
		k += 1 + next
	}
	if k < 1 || window[k] != '$' || n == 2 && !strings.HasPrefix(window[k:], "$$") {
		return i + n
	}
	if !formulaLike(window[:k]) {
		return i + n
	}
	c.change(i, i+n, "", "markup")
	return c.tex(i+n, i+n+k, n)
}

// tex takes the words of TeX out of the formula from at to end, with the n bytes
// of the mark behind it.
func (c *cleaner) tex(at, end, n int) int {
	s := c.s
	for at < end {
		switch b := s[at]; {
		case b == '\\':
			size := 1
			for at+size < end && letter(s[at+size]) {
				size++
			}
			if size == 1 {
				size = 2
			}
			word := s[at+1 : min(at+size, end)]
			put := commands[word] // formulaLike knows them all
			if size > 2 && at+size < end && s[at+size] == ' ' {
				size++ // the blank that ends a word of TeX
			}
			c.change(at, min(at+size, end), put, "markup")
			at += size
		case b == '{' || b == '}' || b == '~':
			c.change(at, at+1, "", "markup")
			at++
		case b == '_':
			c.change(at, at+1, "", "markup")
			at++
		case b == '^':
			c.change(at, at+1, "", "markup")
			at++
			braced := at < end && s[at] == '{'
			if braced {
				c.change(at, at+1, "", "markup")
				at++
			}
			for at < end {
				up, ok := raised[s[at]]
				if !ok {
					break
				}
				c.change(at, at+1, up, "markup")
				at++
				if !braced {
					break
				}
			}
		case b == ' ' && (at+1 < end && s[at+1] == '\\' || at > 0 && digit(s[at-1]) && at+1 < end && (digit(s[at+1]) || s[at+1] == '.') || at > 0 && s[at-1] == '.'):
			c.change(at, at+1, "", "markup")
			at++
		default:
			at++
		}
	}
	c.change(end, end+n, "", "markup")
	return end + n
}

// formulaLike reports whether t, between two dollars, is a formula: a number
// alone, or one with words of TeX.
func formulaLike(t string) bool {
	first, last := t[0], t[len(t)-1]
	if first == ' ' && last == ' ' && len(t) > 2 {
		t = t[1 : len(t)-1]
		first, last = t[0], t[len(t)-1]
	}
	tex, digits := false, 0
	for i := 0; i < len(t); i++ {
		switch b := t[i]; {
		case b == '\\':
			n := 1
			for i+n < len(t) && letter(t[i+n]) {
				n++
			}
			if n == 1 {
				n = 2
			}
			if i+n > len(t) {
				return false
			}
			if _, ok := commands[t[i+1:i+n]]; !ok {
				return false
			}
			tex = true
			i += n - 1
		case b == '^' || b == '_' || b == '{' || b == '}':
			tex = true
		case digit(b):
			digits++
		case letter(b), b >= utf8.RuneSelf:
			if !tex {
				return false // $5 to $7, 从$312涨到$5
			}
		case strings.IndexByte(" .,%+-=<>()/:~*", b) < 0:
			return false
		}
	}
	if !digit(first) && first != '\\' && first != '-' && first != '+' && first != '{' && first != '<' && first != '>' && first != '^' && first != '_' && first != '(' && !letter(first) {
		return false
	}
	if tex {
		return true
	}
	return digits > 0 && (digit(last) || last == '%')
}
