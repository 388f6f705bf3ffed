package page

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pageNumber is a line that holds the number of its page and no more.
var pageNumber = regexp.MustCompile(`^(?:第?[-—–―─－·•~～|/／.]*([0-9０-９]{1,4}|[ivxlc]{1,6}|[IVXLC]{1,6})[-—–―─－·•~～|/／.]*页?(?:[,，/／]?(?:共|总|of)?[0-9０-９]{1,4}页?)?|[Pp]age[0-9]{1,4}(?:of[0-9]{1,4})?)$`)

// dashed is a page number that is one beyond doubt: — 1 —, 第1页 共2页.
var dashed = regexp.MustCompile(`^[-—–―─－·•~～]+[0-9０-９]{1,4}[-—–―─－·•~～]+$|^第[0-9０-９]{1,4}页.{0,8}$|^[0-9]{1,4}/[0-9]{1,4}$`)

// stamps are what those who pass on documents print on each page.
var stamps = regexp.MustCompile(`(?i)^万方数据$|cnki\.net|ChinaAcademicJournalElectronicPublishingHouse|^中国知网`)

// unitLine is the line over a table that says what it counts in: it is there
// again over each part of the table, and is no running head.
var unitLine = regexp.MustCompile(`单位|金额|^附?表[一二三四五六七八九十0-9]`)

// footnote is a note at the foot of a page: the same may stand on several, and
// belongs to the tables or words there.
var footnote = regexp.MustCompile(`^(?:注|备注|说明|资料来源|数据来源)[：:0-9①-⑩]|^[①-⑩※*＊]\p{Han}`)

// numberedHead is the number of the page within a running head: 第26页共29页.
var numberedHead = regexp.MustCompile(`第[0-9]{1,4}页[,，/／]?共[0-9]{1,4}页`)

// issue is the year and number of a journal: 2019·3.
var issue = regexp.MustCompile(`^(?:[12][0-9]{3}[·•・./][0-9]{1,2}|[0-9]{1,2}[·•・./][12][0-9]{3})$`)

// edge is how many rows at the head and foot of a page may be furniture.
const edge = 4

// A mark is a row near an edge of a page.
type mark struct {
	page   int // index
	pieces []int
	key    string
	text   string
	y      float32 // from the top edge, negative from the bottom one
	depth  int     // 0 for the outermost
	gap    float32 // to the next row inwards, in em
	size   float32
	number int   // as a page number, −1 if none
	beside []int // of a number: what stands beside it, which is a running head
}

// furniture tells the pieces of all pages that belong to the page and not to
// the text, by their place and by being there again and again. It returns for
// each page the pieces that do.
func furniture(pages []*laid) [][]bool {
	out := make([][]bool, len(pages))
	var marks []mark
	for i, p := range pages {
		out[i] = make([]bool, len(p.pieces))
		marks = append(marks, p.edges(i)...)
	}
	same := map[string][]int{}
	for i, m := range marks {
		same[m.key] = append(same[m.key], i)
	}
	offsets := map[[2]int]int{} // top or bottom, number − page: how often
	for _, m := range marks {
		if m.number >= 0 {
			offsets[[2]int{sign(m.y), m.number - m.page}]++
		}
	}
	drop := func(m *mark) {
		for _, k := range m.pieces {
			out[m.page][k] = true
		}
	}
	body := bodyOf(pages)
	for i := range marks {
		m := &marks[i]
		h := pages[m.page].frameHeight()
		outer := abs(m.y) < 0.12*h
		switch {
		case stamps.MatchString(m.text) && outer:
			drop(m)
		case (dashed.MatchString(m.text) || issue.MatchString(m.text)) && m.depth < 3 && outer:
			drop(m)
		case numberedHead.MatchString(m.text) && m.depth == 0 && outer && utf8.RuneCountInString(m.text) < 60:
			drop(m)
		case m.number >= 0 && m.depth < 3 && offsets[[2]int{sign(m.y), m.number - m.page}] >= min(len(pages), 2) && (len(pages) > 1 || m.gap > 1 && abs(m.y) < 0.09*h):
			drop(m)
			for _, k := range m.beside {
				out[m.page][k] = true
			}
		case m.key != "" && m.number < 0:
			n := map[int]bool{}
			for _, k := range same[m.key] {
				if o := &marks[k]; abs(o.y-m.y) < 8 {
					n[o.page] = true
				}
			}
			again := len(n) >= 3 || len(n) == 2 && len(pages) <= 4 && m.depth == 0
			if again && outer && m.depth < 3 && !unitLine.MatchString(m.text) && !(m.y < 0 && footnote.MatchString(m.text)) && (m.size < 1.25*body || len(n) > 5) {
				drop(m)
			}
		}
	}
	return out
}

func sign(y float32) int {
	if y < 0 {
		return -1
	}
	return 1
}

// edges are the rows at the head and foot of a page.
func (p *laid) edges(index int) []mark {
	if len(p.pieces) == 0 {
		return nil
	}
	at := map[*glyph]int{}
	for i := range p.pieces {
		at[&p.pieces[i].gs[0]] = i
	}
	all := rows(p.pieces)
	var out []mark
	for k, row := range all {
		top, bottom := k < edge, len(all)-1-k < edge
		if !top && !bottom {
			continue
		}
		m := mark{page: index, depth: k, y: row[0].base, number: -1, size: row[0].size}
		next := k + 1
		height := p.frameHeight()
		if bottom && (!top || row[0].base > height/2) {
			m.depth, m.y, next = len(all)-1-k, row[0].base-height, k-1
		}
		if next >= 0 && next < len(all) {
			m.gap = (abs(all[next][0].base-row[0].base) - row[0].size) / max(1, row[0].size)
		}
		var b strings.Builder
		for i := range row {
			m.pieces = append(m.pieces, at[&row[i].gs[0]])
			for _, g := range row[i].gs {
				b.WriteRune(g.r)
			}
		}
		m.text = b.String()
		m.key = keyOf(m.text)
		if f := pageNumber.FindStringSubmatch(m.text); f != nil {
			m.number = numberOf(f[1])
		}
		out = append(out, m)
		// a number beside a running head
		if m.number < 0 && len(row) > 1 {
			for _, i := range []int{0, len(row) - 1} {
				var t strings.Builder
				for _, g := range row[i].gs {
					t.WriteRune(g.r)
				}
				if f := pageNumber.FindStringSubmatch(t.String()); f != nil && m.depth == 0 {
					one := m
					one.pieces, one.text, one.key, one.number = []int{at[&row[i].gs[0]]}, t.String(), "", numberOf(f[1])
					if m.gap > 1.2 && utf8.RuneCountInString(m.text) < 40 && !unitLine.MatchString(m.text) && !strings.ContainsAny(m.text, "。；，") {
						one.beside = m.pieces
					}
					out = append(out, one)
				}
			}
		}
	}
	return out
}

// keyOf is the letters of s, "" if nothing is left that could be known
// again.
func keyOf(s string) string {
	letters := 0
	key := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r):
			letters++
			return r
		}
		return -1
	}, s)
	if letters < 2 {
		return ""
	}
	return key
}

// numberOf reads digits and Roman numerals; −1 for none.
func numberOf(s string) int {
	s = strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, s)
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	n, last := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		v := map[byte]int{'i': 1, 'v': 5, 'x': 10, 'l': 50, 'c': 100}[s[i]|0x20]
		if v == 0 {
			return -1
		}
		if v < last {
			n -= v
		} else {
			n, last = n+v, v
		}
	}
	if n == 0 {
		return -1
	}
	return n
}

// bodyOf is the size of most of the characters of pages.
func bodyOf(pages []*laid) float32 {
	count := map[int32]int{}
	best := int32(0)
	for _, p := range pages {
		for i := range p.pieces {
			k := int32(p.pieces[i].size*2 + 0.5)
			count[k] += len(p.pieces[i].gs)
			if count[k] > count[best] {
				best = k
			}
		}
	}
	return float32(best) / 2
}
