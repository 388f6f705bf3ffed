package repair

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

var (
	pageLine = regexp.MustCompile(`^(?:[—–\-－─·•~～]+\s*[0-9０-９]{1,4}\s*[—–\-－─·•~～]+|第\s*[0-9０-９]{1,4}\s*页(?:\s*[/，,]?\s*[（(]?\s*共\s*[0-9０-９]{1,4}\s*页[）)]?)?|[0-9]{1,4}\s*/\s*共?\s*[0-9]{1,4}\s*页|(?i:page)\s*[0-9]{1,4}(?:\s*(?:of|/)\s*[0-9]{1,4})?)$`)
	siteWord = regexp.MustCompile(`^(?:打印本页|打印|下载|全屏|收藏|加大|还原|减小|关闭窗口|关闭本页|关闭|返回顶部|分享到?|微信|微博|新浪微博|QQ空间|扫一扫在手机打开当前页|扫一扫|您(?:当前|现在)?(?:所在)?的位置|当前位置|网站首页|首页|我要纠错|纠错|朗读|语音播报|复制链接|无障碍阅读|无障碍|长者模式|转发|保存|上一篇|下一篇|大|中|小|默认|【?\s*字[号体]|[】：:|丨\[\]>›»]|\s)`)
)

// strongSite are the words that no sentence is made of alone.
var strongSite = []string{"字号", "字体", "打印本页", "关闭窗口", "关闭本页", "返回顶部", "扫一扫", "分享到", "的位置", "当前位置", "网站首页"}

// markFurniture marks the lines that belong to a page and not to the text.
func markFurniture(s string, lines []line) {
	markSite(s, lines)
	markPages(s, lines)
	markHeads(s, lines)
}

// markSite marks the rows of buttons of government sites: lines made of such
// words only, where there are several or one that leaves no doubt.
func markSite(s string, lines []line) {
	for i := 0; i < len(lines); {
		j, n, strong := i, 0, false
		for ; j < len(lines); j++ {
			k, sure := siteWords(lines[j].of(s))
			if k == 0 {
				break
			}
			n += k
			strong = strong || sure
		}
		if j > i && (strong || n >= 3) {
			for k := i; k < j; k++ {
				lines[k].why = siteRow
			}
		}
		i = max(j, i+1)
	}
}

// siteWords counts the words of a row of buttons; 0 if t holds anything else.
func siteWords(t string) (n int, strong bool) {
	if r, _ := utf8.DecodeRuneInString(t); len(t) > 200 || !strings.ContainsRune("打下全收加还减关返分微新Q扫大中小默【字】：:|丨[]您当网首我纠朗语复无长转保上>›»", r) {
		return 0, false
	}
	for _, w := range strongSite {
		strong = strong || strings.Contains(t, w)
	}
	for t != "" {
		m := siteWord.FindString(t)
		if m == "" {
			return 0, false
		}
		n++
		t = t[len(m):]
	}
	return n, strong
}

// markPages marks page numbers: those that show what they are, and bare ones
// where at least three follow one another at a distance.
func markPages(s string, lines []line) {
	chains := map[int][]int{} // lines of bare numbers, by the number that goes on
	for i := range lines {
		t := lines[i].of(s)
		if len(t) > 60 || lines[i].why != keep {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(t); !isDigit(r) && !strings.ContainsRune("—–-－─·•~～第Pp", r) {
			continue
		}
		if pageLine.MatchString(t) {
			lines[i].why = pageNumber
			continue
		}
		n, err := strconv.Atoi(t)
		if err != nil || len(t) > 4 || n < 1 {
			continue
		}
		chain := chains[n]
		if k := len(chain); k > 0 && i-chain[k-1] < 15 {
			continue // cells of a table
		} else if k > 0 && i-chain[k-1] > 200 {
			chain = nil
		}
		if k := len(chain); k > 1 { // pages are of one length, rows of a table are not
			if last, now := chain[k-1]-chain[k-2], i-chain[k-1]; now*2 > last*3 || last*2 > now*3 {
				chain = nil
			}
		}
		delete(chains, n)
		if on := chains[n+1]; len(chain) == 0 && len(on) > 0 && i-on[len(on)-1] <= 200 {
			continue // a stray number does not end a chain that waits
		}
		chain = append(chain, i)
		if len(chain) >= 3 {
			for _, k := range chain {
				lines[k].why = pageNumber
			}
		}
		chains[n+1] = chain
	}
}

// markHeads marks running heads and feet: a line that comes again and again,
// beside page numbers or at even distances. The first is kept where it is the
// title of the text.
func markHeads(s string, lines []line) {
	places := map[string][]int32{}
	for i, l := range lines {
		if l.why != keep || l.runes < 4 || l.runes > 40 {
			continue
		}
		t := l.of(s)
		if starts(t) || finalEnd(t) {
			continue
		}
		places[t] = append(places[t], int32(i))
	}
	for _, at := range places {
		// twice proves nothing: a document may hold one table two times
		if len(at) < 3 {
			continue
		}
		beside, inBody := 0, 0
		for _, i := range at {
			if i > 0 && int(i)+1 < len(lines) && lines[i-1].runes >= 15 && lines[i+1].runes >= 15 {
				inBody++
			}
			if i > 0 && lines[i-1].why == pageNumber || int(i)+1 < len(lines) && lines[i+1].why == pageNumber {
				beside++
			}
		}
		even := len(at) >= 5
		var least, most int32 = 1 << 30, 0
		for k := 1; k < len(at); k++ {
			least, most = min(least, at[k]-at[k-1]), max(most, at[k]-at[k-1])
		}
		even = even && least >= 15 && most <= least*5/4+1 && inBody*4 >= len(at)*3
		if beside*3 < len(at)*2 && !even {
			continue
		}
		first := 0
		if at[0] < 6 && !(at[0] > 0 && lines[at[0]-1].why == pageNumber) {
			first = 1
		}
		for _, i := range at[first:] {
			lines[i].why = runningHead
		}
	}
}
