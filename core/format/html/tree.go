package html

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"github.com/wenshu-app/wenshu/core/text"
)

// A node of the parsed page does not know where it stood in the source. So each
// text of the source gets a number before it is parsed, set off by characters
// that no page uses, and each text node leads back by the numbers it holds.

// A page is a parsed page whose texts lead back to its source.
type page struct {
	source      string
	root        *html.Node
	texts       []text.Span // of the source, by their numbers
	open, close string      // what sets off a number
}

// parse parses s, a page as decoded. It fails where the page nests too deep.
func parse(s string) (*page, error) {
	p := &page{source: s, open: "\U0010FFFD", close: "\U0010FFFC"}
	if strings.Contains(s, p.open) || strings.Contains(s, p.close) {
		s = strings.NewReplacer(p.open, "\U0010FFF0", p.close, "\U0010FFF0").Replace(s) // as long
	}
	var b bytes.Buffer
	b.Grow(len(s) + len(s)/4)
	z := html.NewTokenizer(strings.NewReader(s))
	z.SetMaxBuf(0)
	at := 0
	skip := "" // the element whose text is no text
	for {
		kind := z.Next()
		raw := z.Raw()
		if kind == html.ErrorToken {
			if len(raw) == 0 {
				break
			}
		}
		end := min(at+len(raw), len(s))
		switch kind {
		case html.TextToken:
			if skip == "" && strings.TrimSpace(s[at:end]) != "" {
				b.WriteString(p.open + strconv.Itoa(len(p.texts)) + p.close)
				p.texts = append(p.texts, text.Span{Start: at, End: end})
			}
			b.WriteString(s[at:end])
		default:
			b.WriteString(s[at:end])
		}
		if kind == html.StartTagToken || kind == html.EndTagToken {
			name, _ := z.TagName()
			switch n := string(name); {
			case kind == html.StartTagToken && (n == "script" || n == "style"):
				skip = n
			case kind == html.EndTagToken && n == skip:
				skip = ""
			}
		}
		at = end
		if kind == html.ErrorToken {
			break
		}
	}
	root, err := html.Parse(&b)
	if err != nil {
		return nil, err
	}
	p.root = root
	return p, nil
}

// spans are the places of the source that made n, a text node.
func (p *page) spans(n *html.Node) []text.Span {
	var out []text.Span
	for s := n.Data; ; {
		i := strings.Index(s, p.open)
		if i < 0 {
			return out
		}
		s = s[i+len(p.open):]
		j := strings.Index(s, p.close)
		if j < 0 {
			return out
		}
		if k, err := strconv.Atoi(s[:j]); err == nil && k >= 0 && k < len(p.texts) {
			out = append(out, p.texts[k])
		}
		s = s[j+len(p.close):]
	}
}

// words is the text of n without the numbers, blanks made single.
func (p *page) words(n *html.Node) string {
	var b strings.Builder
	p.collect(&b, n, 0)
	return strings.Join(strings.Fields(b.String()), " ")
}

func (p *page) collect(b *strings.Builder, n *html.Node, depth int) {
	if n.Type == html.TextNode {
		b.WriteString(p.unnumbered(n.Data))
		return
	}
	if n.Type == html.ElementNode && unseen(n) || depth > maxDepth {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.collect(b, c, depth+1)
		if c.Type == html.ElementNode && blockTags[c.Data] {
			b.WriteByte(' ')
		}
	}
}

func (p *page) unnumbered(s string) string {
	if !strings.Contains(s, p.open) {
		return s
	}
	var b strings.Builder
	for {
		i := strings.Index(s, p.open)
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		j := strings.Index(s[i:], p.close)
		if j < 0 {
			return b.String()
		}
		s = s[i+j+len(p.close):]
	}
}

// maxDepth is how deep the tree is gone into; html.Parse makes none deeper.
const maxDepth = 600

// attr is the attribute of n called key; "" if it has none.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// has reports whether n has an attribute called key.
func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// blockTags are the elements that end the line before them and their own.
var blockTags = set("address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul ucapcontent founder-content founder-title")

// unseenTags are the elements whose text a browser does not show, or shows as
// something to press.
var unseenTags = set("noframes script style noscript template iframe svg button select option input textarea object embed audio video canvas head map math")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// unseen reports whether the text of n is not shown.
func unseen(n *html.Node) bool {
	if unseenTags[n.Data] || has(n, "hidden") {
		return true
	}
	if style := attr(n, "style"); style != "" {
		s := strings.ToLower(strings.Join(strings.Fields(style), ""))
		return strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden")
	}
	return false
}
