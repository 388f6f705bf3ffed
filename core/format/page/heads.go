package page

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
)

// An Entry is a heading that the file itself names, in its outline.
type Entry struct {
	Title string
	Level int // from 1
	Page  int // from 1; 0 where it is not said
}

// heads marks the title and the headings that the file names.
func heads(ps []para, body float32, title string, outline []Entry) []para {
	at := 0
	for _, e := range outline {
		want := bare(e.Title)
		if want == "" {
			continue
		}
		for try := range 2 { // on from the last, or else anywhere
			found := -1
			from := at
			if try == 1 {
				from = 0
			}
			for i := from; i < len(ps); i++ {
				p := &ps[i]
				if p.table != nil || p.kind != doc.Whole || e.Page > 0 && p.page != e.Page || len(p.lines) > 4 {
					continue
				}
				if bare(p.words()) == want {
					found = i
					break
				}
			}
			if found >= 0 {
				ps[found].kind, ps[found].level = doc.HeadHint, max(1, e.Level)
				at = found + 1
				break
			}
		}
	}
	return named(ps, body, title)
}

// official is how titles of official documents end.
var official = regexp.MustCompile(`(?:关于|的).{2,}(?:通知|通报|批复|函|报告|意见|决定|决议|公告|通告|请示|议案|办法|规定|条例|方案|纪要|令|公报|规划|要点|细则|说明|草案\)|草案）)$`)

// named marks the title: the largest type near the top of the first page, or
// what the file calls itself where that is printed there as large as the rest.
func named(ps []para, body float32, title string) []para {
	best, end, score := -1, 0, float32(0)
	for i := 0; i < len(ps) && i < 16 && ps[i].page == ps[0].page; i++ {
		p := &ps[i]
		if p.table != nil || p.kind != doc.Whole && p.kind != doc.HeadHint {
			continue
		}
		size := p.size()
		j := i + 1
		lines := len(p.lines)
		for j < len(ps) && ps[j].table == nil && ps[j].kind == doc.Whole && ps[j].page == p.page && abs(ps[j].size()-size) < 0.05*size && size > 1.2*body {
			gap := ps[j].lines[0].base - ps[j-1].lines[len(ps[j-1].lines)-1].base
			if gap < 0 || gap > 2.2*size || listed(&ps[j].lines[0]) || ps[j-1].stopped() {
				break
			}
			lines += len(ps[j].lines)
			j++
		}
		s := ""
		for k := i; k < j; k++ {
			s += ps[k].words()
		}
		n := utf8.RuneCountInString(s)
		value := size
		switch {
		case lines > 4 || n < 3 || n > 70 || strings.HasSuffix(s, "文件") && n < 30 || strings.HasSuffix(s, "。"):
			continue
		case official.MatchString(s):
			value *= 6
		}
		same := title != "" && bare(s) == bare(title)
		if size < 1.2*body && !same || size < 0.95*body {
			continue
		}
		if same {
			value *= 4
		}
		if value > score*1.02 {
			best, end, score = i, j, value
		}
	}
	if best < 0 {
		return ps
	}
	p := &ps[best]
	p.kind, p.level = doc.TitleHint, 0
	for k := best + 1; k < end; k++ {
		p.lines = append(p.lines, ps[k].lines...)
	}
	return append(ps[:best+1:best+1], ps[end:]...)
}

// words are the characters of p, without blanks.
func (p *para) words() string {
	var b strings.Builder
	for i := range p.lines {
		for k := range p.lines[i].gs {
			b.WriteRune(p.lines[i].gs[k].r)
		}
	}
	return b.String()
}

// bare is s without blanks and marks, for comparison.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || unicode.IsPunct(r) && r < 0x80 || r == '、' || r == '，' || r == '。' || r == '：' || r == '．':
			return -1
		case r >= 0xff01 && r < 0xff5f:
			return r - 0xfee0
		}
		return r
	}, s)
}
