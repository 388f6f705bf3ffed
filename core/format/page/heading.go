package page

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
)

// An entry is a heading of the outline that a file brings along.
type entry struct {
	title string // its letters and digits
	level int    // from 1
}

// letters are the letters and digits of s, which say whether two headings are
// the same.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if letterOrDigit(r) {
			return r
		}
		return -1
	}, s)
}

// text is what p says, without blanks.
func (p *para) text() string {
	var b strings.Builder
	for i := range p.lines {
		for _, g := range p.lines[i].gs {
			b.WriteRune(g.r)
		}
	}
	return b.String()
}

// runes is how many characters p has.
func (p *para) runes() int {
	n := 0
	for i := range p.lines {
		n += len(p.lines[i].gs)
	}
	return n
}

func (p *para) bold() bool {
	return !slices.ContainsFunc(p.lines, func(l line) bool { return !l.bold })
}

func (p *para) centred() bool {
	return len(p.lines) > 0 && !slices.ContainsFunc(p.lines[1:], func(l line) bool { return !l.centred(p.left, p.right) }) &&
		(len(p.lines) > 1 || p.lines[0].centred(p.left, p.right))
}

// noTitle are lines in large type that stand on a cover and are not its title.
var noTitle = regexp.MustCompile(`^第.{1,4}[页版期号]|^\d{4}年\d{1,2}月|^[二〇○零一]{4}年|^[-—]|^(目录|目次|摘要|前言|附件\d*)$|(大学|学院|学校|研究生|硕士|博士|学士|毕业|学位)(论文|设计)?$|^(公示稿|征求意见稿|内部资料|中华人民共和国)|[。；，：:]$|(文件|局|厅|部|署|政府|党委|党组|委员会|常委会|管委会|办公室|秘书处|调查队|总队|支队|法院|检察院|研究院|科学院|有限公司|集团)$`)

// heads says which paragraphs are the title and headings, by their type, their
// place and the outline.
func heads(ps []para, body float32, outline []entry) {
	title := titleOf(ps, body)
	if title >= 0 {
		ps[title].kind = doc.TitleHint
	}
	at := 0 // in the outline, whose order is that of the text
	prose := -1
	for i := range ps {
		if p := &ps[i]; p.kind == doc.Whole && p.table == nil && len(p.lines) > 1 && abs(p.size()-body) < 0.08*body {
			prose = i
			break
		}
	}
	var marked []int
	for i := range ps {
		p := &ps[i]
		if p.kind != doc.Whole || p.table != nil || p.contents {
			continue
		}
		t := letters(p.text())
		if at < len(outline) && t != "" && len(t) < 300 {
			if k := slices.IndexFunc(outline[at:min(len(outline), at+40)], func(e entry) bool { return e.title == t }); k >= 0 {
				p.kind, p.level = doc.HeadHint, outline[at+k].level
				at += k + 1
				continue
			}
		}
		if i > prose && (prose >= 0 || i > title && overTable(ps[i:], body)) && p.heading(body) && !listed(&p.lines[0]) {
			marked = append(marked, i)
		}
	}
	// levels by size, then by weight
	type style struct {
		size int
		bold bool
	}
	var styles []style
	of := func(p *para) style { return style{int(p.size()*2 + 0.5), p.bold()} }
	for _, i := range marked {
		if s := of(&ps[i]); !slices.Contains(styles, s) {
			styles = append(styles, s)
		}
	}
	slices.SortFunc(styles, func(a, b style) int {
		switch {
		case a.size != b.size:
			return b.size - a.size
		case a.bold != b.bold && a.bold:
			return -1
		}
		return 1
	})
	for _, i := range marked {
		ps[i].kind, ps[i].level = doc.HeadHint, min(1+slices.Index(styles, of(&ps[i])), 4)
	}
}

// overTable reports whether the first of ps, in larger type, stands over a table
// with little between: where pages hold tables and no prose, those are the
// headings.
func overTable(ps []para, body float32) bool {
	if ps[0].size() < 1.2*body {
		return false
	}
	for i := 1; i < len(ps) && i < 5; i++ {
		if ps[i].table != nil {
			return true
		}
	}
	return false
}

// heading reports whether p, which has no number, looks like a heading: short,
// and larger or bolder than the text, or of another type in the middle.
func (p *para) heading(body float32) bool {
	n := p.runes()
	if n < 2 || n > 50 || len(p.lines) > 3 {
		return false
	}
	s := p.text()
	if !strings.ContainsFunc(s, unicode.IsLetter) || strings.ContainsAny(lastRune(s), "。；，、：:;,！!？?.…") || strings.ContainsAny(s, "。；=") {
		return false
	}
	if l := p.lines[len(p.lines)-1]; l.widest > 2*l.size {
		return false // several things side by side
	}
	size := p.size()
	switch {
	case size > 1.12*body:
		return true
	case size < 0.95*body:
		return false
	}
	return p.bold() && (p.centred() || n <= 25)
}

func lastRune(s string) string {
	r := []rune(s)
	return string(r[len(r)-1:])
}

// titleOf finds the title: the largest type on the first pages that have any
// that is larger than the text. −1 for none.
func titleOf(ps []para, body float32) int {
	best := -1
	page := 0
	for i := range ps {
		p := &ps[i]
		if page > 0 && p.page > page || p.page > 5 || p.table != nil || len(p.lines) > 1 && p.size() < 1.08*body && p.runes() > 60 && !p.centred() {
			break
		}
		if p.kind != doc.Whole || p.contents {
			continue
		}
		s := p.text()
		n := p.runes()
		if p.size() < 1.12*body || n < 5 || n > 90 || len(p.lines) > 4 || raw.Han(s) < 4 && n < 12 || noTitle.MatchString(s) {
			continue
		}
		page = p.page
		if best < 0 || p.size() > 1.03*ps[best].size() {
			best = i
		}
	}
	return best
}
