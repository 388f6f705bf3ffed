package html

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
)

// meta is what the head of the page says, by the names that Chinese government
// sites (GB/T 政府网站 ArticleTitle, PubDate, ContentSource) and the Open Graph
// give.
// The second result is the title of the window.
func (p *page) meta() (doc.Meta, string) {
	var m doc.Meta
	set := func(to *string, s string) {
		s = strings.Join(strings.Fields(p.unnumbered(s)), " ")
		if *to == "" && s != "" && len(s) < 600 {
			*to = s
		}
	}
	var plain string
	for n := range p.root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "html":
			if l := attr(n, "lang"); len(l) <= 12 && strings.HasPrefix(strings.ToLower(l), "zh") {
				m.Language = l
			}
		case "title":
			if plain == "" && n.FirstChild != nil && n.Parent != nil && n.Parent.Data == "head" {
				plain = strings.Join(strings.Fields(p.unnumbered(n.FirstChild.Data)), " ")
			}
		case "link":
			if attr(n, "rel") == "canonical" {
				set(&m.Address, attr(n, "href"))
			}
		case "meta":
			name := strings.ToLower(attr(n, "name") + attr(n, "property") + attr(n, "itemprop"))
			value := attr(n, "content")
			switch name {
			case "articletitle", "og:title", "dc.title", "headline":
				set(&m.Title, value)
			case "pubdate", "publishdate", "article:published_time", "og:published_time", "datepublished", "og:release_date", "dc.date", "publish_time", "others":
				if m.Published.Zero() {
					m.Published = raw.Date(value)
				}
			case "contentsource", "source", "mediaid", "og:site_name", "sitename":
				if name != "sitename" && name != "og:site_name" {
					set(&m.Issuer, value)
				}
			case "author", "article:author", "og:article:author":
				set(&m.Author, value)
			case "og:url":
				set(&m.Address, value)
			}
		}
	}
	if m.Title == "" {
		m.Title = plain
	}
	if !strings.HasPrefix(m.Address, "http") {
		m.Address = ""
	}
	return m, plain
}

// dateName are the names that sites give to the element with the day of
// publication.
var dateName = regexp.MustCompile(`(?i)(?:pub|publish|release|post|article|paper|news)_?-?(?:show)?_?-?(?:date|time)`)

// dateNamed is the day of the first element that is named for it, shown or not.
func (p *page) dateNamed() doc.Date {
	for n := range p.root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		said := ""
		switch {
		case n.Data == "time":
			said = attr(n, "datetime")
		case dateName.MatchString(attr(n, "id")+" "+attr(n, "class")) && textLen(n, 80) < 80:
			for c := range n.Descendants() { // what is hidden, too
				if c.Type == html.TextNode {
					said += p.unnumbered(c.Data)
				}
			}
		}
		if d := raw.Date(said); !d.Zero() {
			return d
		}
	}
	return doc.Date{}
}

// bare is s without blanks and the marks that pages put differently.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\u3000\u00a0\n\r", r) {
			return -1
		}
		return r
	}, s)
}

// titleNode is the element that shows the title: the first heading of the
// article, or the last before it, whose words stand in the title that the head
// gives, which is want; without one it is a first heading. It is nil where the
// page shows none.
func (p *page) titleNode(body, root *html.Node, want string) *html.Node {
	want = bare(want)
	var best, inside *html.Node
	bestLen, insideLen := 0, 0
	passed := false // root was met
	done := 0       // characters of root passed
	consider := func(n *html.Node) {
		s := p.words(n)
		k := bare(s)
		c := utf8.RuneCountInString(k)
		if c < 5 || c > 100 {
			return
		}
		marked := n.Data == "h1" || n.Data == "h2" || strings.Contains(strings.ToLower(attr(n, "class")+attr(n, "id")), "title")
		match := want != "" && (strings.Contains(want, k) && c*10 >= utf8.RuneCountInString(want)*4 || strings.Contains(k, want) && utf8.RuneCountInString(want)*10 >= c*7)
		if !match && !(n.Data == "h1" && want == "") {
			return
		}
		score := c * 2
		if marked {
			score++
		}
		if under(n, root) {
			if done < 400 && score > insideLen {
				inside, insideLen = n, score
			}
		} else if !passed && score >= bestLen && !linked(n) {
			best, bestLen = n, score
		}
	}
	var walk func(n *html.Node, depth int)
	walk = func(n *html.Node, depth int) {
		if depth > maxDepth {
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.TextNode && passed {
				done += utf8.RuneCountInString(p.unnumbered(c.Data))
			}
			if c.Type != html.ElementNode || unseen(c) {
				continue
			}
			if c == root {
				passed = true
			}
			if done > 2000 {
				return
			}
			if textLen(c, 700) < 700 {
				consider(c)
			}
			walk(c, depth+1)
		}
	}
	if root == body {
		passed = true
	}
	walk(body, 0)
	n := best
	if inside != nil && insideLen*20 >= bestLen*19 {
		n = inside
	}
	if n == nil {
		return nil
	}
	for { // the innermost element with the same words
		var only *html.Node
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && bare(p.words(c)) == bare(p.words(n)) {
				only = c
			}
		}
		if only == nil || inline[only.Data] {
			break
		}
		n = only
	}
	return n
}

// linked reports whether n lies in a link.
func linked(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.Data == "a" {
			return true
		}
	}
	return false
}

// textLen is the number of bytes of the text under n, up to most.
func textLen(n *html.Node, most int) int {
	k := 0
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			if k += len(c.Data); k >= most {
				break
			}
		}
	}
	return k
}
