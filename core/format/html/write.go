package html

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// noHint ends a line of which the format says no more than that it ends.
const noHint = doc.HintKind(255)

// A blank is what stands between two words of a line.
type blank uint8

const (
	none blank = iota
	soft       // a line end of the source: nothing between Han characters
	space
)

// A writer writes the text of a page, a line a block, with its map to the
// source.
type writer struct {
	p      *page
	e      *text.Editor
	n      int // bytes written
	line   int // where the line at hand starts
	blank  blank
	tabs   int  // cells passed since the last text of a row
	from   int  // where the text of the cell at hand starts; -1 before there is some
	last   rune // the last character of the line
	inCell int
	pre    int

	out    map[*html.Node]bool
	weight map[*html.Node]*weight
	title  *html.Node
	lists  []int // the next number of the lists that are open; -1 for bullets
	titled bool  // the title is written
	row    bool  // in a row of source and date
	muted  bool  // the rest of the row is for readers to press
	cut    bool  // the article is over
	total  float64
	told   float64

	published doc.Date // as the row under the title says
	hints     []doc.Hint
	grids     []doc.Grid
}

// insert writes s, which is not in the source.
func (w *writer) insert(s string) {
	w.e.Insert(s, "markup")
	w.n += len(s)
}

// put writes source[start:end], or s where the source has it in another form.
func (w *writer) put(start, end int, s string) {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case w.tabs > 0:
		w.insert(strings.Repeat("\t", w.tabs))
		w.tabs = 0
	case w.n == w.line || w.inCell > 0 && w.from < 0:
	case w.blank == space, w.blank == soft && !(wide(w.last) && wide(r)) && !wideMark(w.last) && !wideMark(r):
		w.insert(" ")
	}
	w.blank = none
	if w.from < 0 {
		w.from = w.n
	}
	switch {
	case start < w.e.At(): // the parser moved it
		w.e.Insert(s, "markup")
	default:
		if start > w.e.At() {
			w.e.Drop(start, "markup")
		}
		if s == w.p.source[start:end] {
			w.e.CopyTo(end)
		} else {
			w.e.Replace(end, s, "reference")
		}
	}
	w.n += len(s)
	w.last, _ = utf8.DecodeLastRuneInString(s)
}

func wide(r rune) bool { return r >= 0x2E80 && r < 0xFF00 || r >= 0x20000 || wideMark(r) }

func wideMark(r rune) bool {
	return r >= 0x3000 && r < 0x3020 || r >= 0xFF00 && r < 0xFF66 || strings.ContainsRune("“”‘’—…·", r)
}

// endLine ends the line at hand, a block of kind k.
func (w *writer) endLine(k doc.HintKind, level int) {
	if w.inCell > 0 { // a paragraph of a cell
		w.blank = soft
		return
	}
	w.blank, w.tabs = none, 0
	if w.n == w.line {
		return
	}
	if k != noHint {
		w.hints = append(w.hints, doc.Hint{Raw: text.Span{Start: w.line, End: w.n}, Kind: k, Level: level})
	}
	w.insert("\n")
	w.line, w.last = w.n, 0
}

// reference is a character reference of HTML.
var reference = regexp.MustCompile(`^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?`)

// text writes s of the source.
func (w *writer) text(s text.Span) {
	src := w.p.source
	if w.row {
		if strings.Trim(s.Of(src), "|｜ \u00a0\n\t") == "" { // it parts the row from its buttons
			w.blank = space
			return
		}
		if at := buttons.FindStringIndex(s.Of(src)); w.muted || at != nil {
			if w.muted {
				return
			}
			s.End = s.Start + at[0]
			w.muted = true
		}
	}
	from := s.Start // of what is still to be written
	flush := func(to int) {
		if to > from {
			w.put(from, to, src[from:to])
		}
		from = to
	}
	for i := s.Start; i < s.End; {
		r, size := utf8.DecodeRuneInString(src[i:s.End])
		switch {
		case r == '&':
			m := reference.FindString(src[i:s.End])
			t := html.UnescapeString(m)
			if m == "" || t == m {
				i++
				continue
			}
			flush(i)
			if strings.Trim(t, " \u00a0\u2002\u2003\u2009\u3000\u200b\u200c\u200d\ufeff\n\t") == "" {
				if t == "\u3000" && w.n > w.line && w.inCell == 0 {
					w.put(i, i+len(m), t)
				} else if w.blank != space {
					w.blank = space
				}
			} else {
				w.put(i, i+len(m), strings.ToValidUTF8(t, "\uFFFD"))
			}
			i += len(m)
			from = i
		case r == '\n' && w.pre > 0:
			flush(i)
			w.endLine(noHint, 0)
			i += size
			from = i
		case r == ' ' || r == '\t' || r == '\u00a0':
			flush(i)
			w.blank = space
			i += size
			from = i
		case r == '\n' || r == '\r' || r == '\f' || r == '\v':
			flush(i)
			w.blank = max(w.blank, soft)
			i += size
			for i < s.End && strings.IndexByte(" \t\r\n", src[i]) >= 0 { // the indent of the source
				i++
			}
			from = i
		case r == '\u3000' && w.n == w.line && from == i, r == '\ufeff', r >= '\u200b' && r <= '\u200f':
			flush(i)
			i += size
			from = i
		default:
			i += size
		}
	}
	flush(s.End)
}

// walk writes what n holds.
func (w *writer) walk(n *html.Node, depth int) {
	if depth > maxDepth {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, depth)
	}
}

func (w *writer) node(c *html.Node, depth int) {
	switch c.Type {
	case html.TextNode:
		spans := w.p.spans(c)
		if len(spans) == 0 && strings.TrimSpace(c.Data) == "" && c.Data != "" {
			w.blank = max(w.blank, soft)
			if !strings.ContainsAny(c.Data, "\n\r") {
				w.blank = space
			}
		}
		for _, s := range spans {
			w.text(s)
		}
		if k := w.weight[c]; k != nil {
			w.told += k.own
		}
		return
	case html.ElementNode:
	default:
		return
	}
	if w.out[c] || unseen(c) || w.cut {
		return
	}
	if !blockTags[c.Data] {
		w.inline(c, depth)
		return
	}
	if w.skip(c) {
		return
	}
	if w.inCell == 0 && !w.row && w.isOrigin(c) {
		if w.titled && w.told < w.total/10 {
			w.dated(c)
		}
		w.row = true
		defer func() { w.row, w.muted = false, false }()
	}
	switch c.Data {
	case "table":
		if c != w.title && w.inCell == 0 && !layoutTable(c) {
			w.table(c)
			return
		}
	case "hr":
		w.endLine(w.plain(), 0)
		return
	case "ul", "ol":
		next := -1
		if c.Data == "ol" {
			next = spanOf(c, "start")
		}
		w.endLine(w.plain(), 0)
		w.lists = append(w.lists, next)
		w.walk(c, depth+1)
		w.endLine(w.plain(), 0)
		w.lists = w.lists[:len(w.lists)-1]
		return
	}
	w.endLine(w.plain(), 0)
	kind, level := w.plain(), 0
	switch {
	case c == w.title:
		kind, w.titled = doc.TitleHint, true
	case len(c.Data) == 2 && c.Data[0] == 'h' && c.Data[1] >= '1' && c.Data[1] <= '6':
		kind, level = doc.HeadHint, int(c.Data[1]-'0')
	case c.Data == "li":
		w.number(c)
	}
	if c == w.title || kind == doc.HeadHint { // one line, whatever breaks it
		w.inCell++
		w.walk(c, depth+1)
		w.inCell--
	} else {
		if c.Data == "pre" {
			w.pre++
		}
		w.walk(c, depth+1)
		if c.Data == "pre" {
			w.pre--
		}
	}
	w.endLine(kind, level)
}

// plain is the hint of a line of the element at hand.
func (w *writer) plain() doc.HintKind {
	if len(w.lists) > 0 {
		return doc.ItemHint
	}
	return doc.Whole
}

// number writes the number of an item of a list, where its text does not begin
// with one.
func (w *writer) number(item *html.Node) {
	if len(w.lists) == 0 || w.inCell > 0 {
		return
	}
	next := &w.lists[len(w.lists)-1]
	if *next < 0 {
		return
	}
	if has(item, "value") {
		*next = spanOf(item, "value")
	}
	k := *next
	*next++
	s := w.p.words(item)
	if s == "" || k > 999 || numbered.MatchString(s) || strings.Contains(attr(item.Parent, "style"), "none") {
		return
	}
	w.insert(strconv.Itoa(k) + ". ")
	w.last = ' '
}

var numbered = regexp.MustCompile(`^[（(]?[0-9一二三四五六七八九十]{1,3}[)）.、．]|^[①-⑳]|^第[0-9一二三四五六七八九十百]+[条章节]`)

// inline writes an element that stands in a line.
func (w *writer) inline(c *html.Node, depth int) {
	switch c.Data {
	case "br":
		if w.inCell > 0 {
			w.blank = max(w.blank, soft)
		} else {
			w.endLine(noHint, 0)
		}
	case "sup": // the mark of a note
		s := w.p.words(c)
		if note.MatchString(s) && w.n > w.line && !(w.last < 0x80 && (w.last|0x20) >= 'a' && (w.last|0x20) <= 'z') {
			w.blank = none
			w.insert("[")
			w.walk(c, depth+1)
			w.blank = none
			w.insert("]")
			w.last = ']'
			return
		}
		w.walk(c, depth+1)
	default:
		if w.row && w.n > w.line && !strings.ContainsRune("：:（([【", w.last) { // what stands side by side is parted by its style
			w.blank = space
		}
		if c == w.title {
			w.endLine(w.plain(), 0)
			w.inCell++
			w.walk(c, depth+1)
			w.inCell--
			w.endLine(doc.TitleHint, 0)
			w.titled = true
			return
		}
		w.walk(c, depth+1)
	}
}

var note = regexp.MustCompile(`^[0-9]{1,2}$`)

// junk are the short blocks that press something, count readers or say whose
// site it is.
var junk = regexp.MustCompile(`打印|关闭窗口|关闭本页|【关闭】|^关闭$|分享到|分享：|扫一扫|微信扫|字号|字体|浏览次数|浏览量|点击数|点击量|阅读次数|您的位置|您所在的位置|当前位置|^首页\s*>|>>|上一篇|下一篇|版权所有|ICP备|公网安备|网站标识码|纠错|我要评论|^举报|返回顶部|^收藏|手机版|无障碍|进入关怀版|^\[?大\s*中\s*小\]?$|收听本文|播放视频|加载中|正在加载|^附件下载|^[\[【]?点击(?:观看|播放)|^<\s*>$|^标签[：:]?$|继续滑动看下一个|轻触阅读原文|^阅读原文$|预览时标签不可点|点击.{0,6}(?:蓝字|关注)|长按.{0,8}(?:识别|关注)|^广告$|^广告[x×]$|^责任编辑[：:]|^(?:进入|点击|登录|扫码|下载|关注).{1,24}(?:了解更多|了解详情|查看更多|查看详情|阅读全文|看更多)[！!>》]*$`)

// asides are blocks that a site sets into the text: what another site called it,
// and what it answers for.
var asides = regexp.MustCompile(`^[（(]\s?原标题[：:]|^(?:特别声明|免责声明|版权声明)[：:]`)

// ends are the short blocks behind which other articles are named.
var ends = regexp.MustCompile(`^[【\[]?(?:相关(?:阅读|新闻|链接|报道|文章|稿件|专题|推荐|信息|文件|解读)|延伸阅读|延伸\s?[·・]?\s?推荐|推荐阅读|热门(?:推荐|文章|新闻|评论)|网友评论|最新评论|全部评论|精彩推荐|精彩视频(?:推荐)?|往期(?:推荐|回顾|精选|阅读)|猜你喜欢|更多精彩|友情链接|小编最近文章|今日热点|图片新闻)[：:】\]]?$`)

// skip reports whether the block c is none of the article's. It notes where
// the article is over.
func (w *writer) skip(c *html.Node) bool {
	k := w.weight[c]
	if k == nil || k.all == 0 || k.all > 300 || c == w.title || w.inCell > 0 {
		return false
	}
	s := w.p.words(c)
	if asides.MatchString(s) && !hasBlocks(c) {
		return true
	}
	if k.all > 90 {
		return false
	}
	if ends.MatchString(s) {
		if w.told > w.total/2 {
			w.cut = true
		}
		return true
	}
	if w.titled && w.told < w.total/10 && w.told < 200 && k.all >= 4 { // the title once more, on one line or two
		if t := bare(w.p.words(w.title)); strings.Contains(t, bare(s)) && (strings.HasPrefix(t, bare(s)) || strings.HasSuffix(t, bare(s))) {
			return true
		}
	}
	if k.all > 60 || strings.ContainsAny(s, "。；") || !junk.MatchString(s) {
		return false
	}
	// a row of source and date beside the buttons stays
	return !(origin.MatchString(s) && k.link*3 < k.all)
}

// hasBlocks reports whether n holds paragraphs or the like.
func hasBlocks(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && blockTags[c.Data] {
			return true
		}
	}
	return false
}

// buttons begin what stands behind source and date for readers to press.
var buttons = regexp.MustCompile(`[【\[（(]?\s?(?:我要)?(?:字\s?[体号]|浏览|点击|阅读(?:次数|量)|访问量|分享|打印|关闭|收藏|评论|举报|扫一扫|朗读|我要纠错|语音|只看该作者|楼主)|A[-+]`)

// origin are the words of the row under a title.
var origin = regexp.MustCompile(`(?:19|20)[0-9]{2}\s?[-年/.]\s?[0-9]{1,2}\s?[-月/.]\s?[0-9]{1,2}|来源\s?[：:]|发布(?:时间|日期|机构)\s?[：:]|发文(?:机关|字号)|文\s?号\s?[：:]|作者\s?[：:]`)
