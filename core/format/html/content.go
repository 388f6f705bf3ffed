package html

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// The article of a page is the smallest element that holds nearly all of its
// prose. Prose is text outside links that has the marks of sentences or is
// long; the numbers of tables count as well. What is called a comment, a menu
// or the like holds none unless it holds most of the page.

// A weight is how much prose an element holds, in characters.
type weight struct {
	own   float64
	link  int // characters in links
	all   int // characters
	days  int // of them, in days and numbers that stand alone
	cells int // short texts in cells of tables
}

// weigh sets the weight of n and all under it.
func (p *page) weigh(n *html.Node, w map[*html.Node]*weight, linked, celled bool, depth int) *weight {
	out := &weight{}
	w[n] = out
	if depth > maxDepth {
		return out
	}
	switch n.Type {
	case html.TextNode:
		s := strings.TrimSpace(p.unnumbered(n.Data))
		c := utf8.RuneCountInString(strings.Trim(s, "|｜>/·•- \u00a0\u3000")) // what parts links is no text
		out.all = c
		if listedDay.MatchString(s) {
			out.days = c
		}
		switch {
		case linked:
			out.link = c
		case strings.ContainsAny(s, "，。；！？"):
			out.own = float64(c)
		case c >= 30:
			out.own = float64(c) / 2
		case celled && c > 0:
			out.own, out.cells = float64(min(c, 12))/2, 1
		default:
			out.own = float64(c) / 10
		}
		return out
	case html.ElementNode:
		if unseen(n) {
			return out
		}
		linked = linked || n.Data == "a"
		celled = celled || n.Data == "td" || n.Data == "th"
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		k := p.weigh(c, w, linked, celled, depth+1)
		out.own += k.own
		out.link += k.link
		out.all += k.all
		out.days += k.days
		out.cells += k.cells
	}
	return out
}

// aside are the names of classes and ids that are given to what stands around
// an article.
var aside = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:comments?|pinglun|disqus|related|recommend|tuijian|xiangguan|xgxw|xgwz|share|bshare|bdshare|jiathis|footer?|foot|bottom|copyright|nav|navbar|menu|crumbs?|breadcrumb|position|location|dqwz|sidebar|side|login|search|toolbar|tools?|print|dayin|hot|rank|ranking|paihang|ads?|advert|banner|qrcode|ewm|erweima|gzh|friendlink|yqlj|links?|pagination|page_?num|prenext|editor_?app|app_?down|top_?bar|topnav|popup|modal|fontsize|zihao|jiucuo|wza|changan)(?:$|[\s_-]|\d)`)

// asideCompact are names inside words without a mark between.
var asideCompact = regexp.MustCompile(`(?i)comment|breadcrumb|copyright|sharebox|sharebtn|bdshare|relatednews|friendlink|qrcode|footer|sidebar|navbar|mainnav|topnav|recommend`)

// around reports whether n is, by its kind or name, what stands around an
// article.
func around(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	switch n.Data {
	case "nav", "footer", "aside":
		return true
	case "body", "html", "article", "main", "p", "h1", "h2", "table", "tbody", "tr", "td", "span", "strong", "font":
		return false
	}
	switch attr(n, "role") {
	case "navigation", "banner", "complementary", "contentinfo", "search", "dialog":
		return true
	}
	name := attr(n, "class") + " " + attr(n, "id")
	return name != " " && (aside.MatchString(name) || asideCompact.MatchString(name))
}

// article finds the element that holds the article, and what inside it is left
// out; the weights w lose what is left out.
func (p *page) article(body *html.Node, w map[*html.Node]*weight) (root *html.Node, out map[*html.Node]bool) {
	out = map[*html.Node]bool{}
	if post := firstPost(body); post != nil {
		return post, out
	}
	total := w[body].own
	var cut func(n *html.Node, depth int) float64 // how much prose goes
	cut = func(n *html.Node, depth int) float64 {
		if depth > maxDepth {
			return 0
		}
		gone := 0.0
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode {
				continue
			}
			k := w[c]
			switch {
			case unseen(c):
			case around(c) && k.own < total/3, p.linksAlone(c, k):
				out[c] = true
				gone += k.own
				k.own = 0
			default:
				gone += cut(c, depth+1)
			}
		}
		w[n].own -= gone
		return gone
	}
	cut(body, 0)
	total = w[body].own
	root = body
	for {
		var next *html.Node
		for c := root.FirstChild; c != nil; c = c.NextSibling {
			if k := w[c]; c.Type == html.ElementNode && k != nil && !out[c] && !unseen(c) && k.own >= total*0.8 && (next == nil || k.own > w[next].own) {
				next = c
			}
		}
		if next == nil || inline[next.Data] || next.Data == "p" || next.Data == "tr" || next.Data == "td" && !layout(root) || next.Data == "tbody" && !layoutTable(next.Parent) {
			break
		}
		if next.Data == "table" && !layoutTable(next) {
			break
		}
		root = next
	}
	return root, out
}

// post is the id that the programs of forums (Discuz!, PHPWind) give the text of
// each post.
var post = regexp.MustCompile(`^(?:postmessage|read)_?(?:\d+|tpc)$`)

// firstPost is the text that opens a thread of a forum, or nil; those below it
// are answers.
func firstPost(body *html.Node) *html.Node {
	for n := range body.Descendants() {
		if n.Type == html.ElementNode && post.MatchString(attr(n, "id")) && textLen(n, 60) >= 60 {
			return n
		}
	}
	return nil
}

// reveal takes the style that hides it from an element that holds more than
// half of the text under body: a script of the page shows it, as on pages of
// WeChat.
func reveal(body *html.Node) {
	total := textLen(body, 1<<30)
	var walk func(n *html.Node, depth int)
	walk = func(n *html.Node, depth int) {
		for c := n.FirstChild; c != nil && depth < maxDepth; c = c.NextSibling {
			if c.Type != html.ElementNode || unseenTags[c.Data] {
				continue
			}
			if unseen(c) {
				if textLen(c, total/2+1) <= total/2 {
					continue
				}
				c.Attr = slices.DeleteFunc(c.Attr, func(a html.Attribute) bool { return a.Key == "style" || a.Key == "hidden" })
			}
			walk(c, depth+1)
		}
	}
	walk(body, 0)
}

var inline = set("a abbr b big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var")

func layout(row *html.Node) bool {
	for n := row; n != nil; n = n.Parent {
		if n.Data == "table" {
			return layoutTable(n)
		}
	}
	return true
}

// listedDay is the day beside a link to another article, or its number in a list:
// (2025-03-11), [03-11], 1.
var listedDay = regexp.MustCompile(`^[·•\s\d.、]*[(（\[【]?(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?[)）\]】]?[·•\s]*$|^\d{1,2}[.、]$`)

// others opens a list of links to other articles.
var others = regexp.MustCompile(`^[【\[]?(?:相关|延伸阅读|推荐|热门|热点|更多|最新|往期|上一[篇条]|下一[篇条]|\d*小时|点击排行|阅读排行|本[周月]排行|排行|图片新闻|今日)`)

// linksAlone reports whether c is a list of links: a menu, other articles. Its
// own head is no more than that. What belongs to the article is kept: 附件.
func (p *page) linksAlone(c *html.Node, k *weight) bool {
	switch c.Data {
	case "ul", "ol", "dl", "div", "section":
	case "table", "tr", "td":
		if !layout(c) {
			return false
		}
	default:
		return false
	}
	all := k.all - k.days
	if k.link < 12 || k.link*10 < all*5 {
		return false
	}
	many := countOf(c, "a", 4) >= 3
	label := p.firstWords(c)
	if strings.HasPrefix(label, "附件") {
		return false
	}
	if many && k.link*10 >= all*8 {
		return true
	}
	n := utf8.RuneCountInString(label)
	return n > 0 && n <= 12 && k.link*10 >= (all-n)*8 && (many || others.MatchString(label))
}

// firstWords is the first text under c, "" if it is that of a link.
func (p *page) firstWords(c *html.Node) string {
	for n := range c.Descendants() {
		if n.Type != html.TextNode {
			continue
		}
		s := strings.TrimSpace(p.unnumbered(n.Data))
		if s == "" {
			continue
		}
		for up := n.Parent; up != nil && up != c; up = up.Parent {
			if up.Data == "a" {
				return ""
			}
		}
		return s
	}
	return ""
}

// countOf counts the elements called tag under n, up to most.
func countOf(n *html.Node, tag string, most int) int {
	count := 0
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.Data == tag {
			if count++; count >= most {
				break
			}
		}
	}
	return count
}
