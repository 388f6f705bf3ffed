package repair

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	siteWord = regexp.MustCompile(`^(?:打印本页|打印|下载|全屏|收藏|加大|还原|减小|关闭窗口|关闭本页|关闭|返回顶部|分享到?|微信|微博|新浪微博|QQ空间|扫一扫在手机打开当前页|扫一扫|您(?:当前|现在)?(?:所在)?的位置|当前位置|网站首页|首页|我要纠错|纠错|朗读|语音播报|复制链接|无障碍阅读|无障碍|长者模式|转发|保存|上一篇|下一篇|大|中|小|默认|【?\s*字[号体]|[】：:|丨\[\]>›»]|\s)`)
)

// strongSite are the words that no sentence is made of alone.
var strongSite = []string{"字号", "字体", "打印本页", "关闭窗口", "关闭本页", "返回顶部", "扫一扫", "分享到", "的位置", "当前位置", "网站首页"}

// markFurniture marks the lines that belong to a page and not to the text.
func markFurniture(s string, lines []line) {
	markSite(s, lines)
	markRights(s, lines)
	markPages(s, lines)
	markNumberedHeads(s, lines)
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

// A note of rights is at most rightsBytes long, and rightsLines at most stand
// between two of its lines that speak of rights.
const (
	rightsLines = 24
	rightsBytes = 6000
	rightsAfter = 150 // bytes of text before it: a text of its own has none
)

var (
	rightsOpen = regexp.MustCompile(`^(?:本(?:作品|译文|页面|条目)(?:是|来自|属于|系|在|为|的|已|采用|依据|依照|根据|不适用|之|以)|(?i:this (?:work|page|text) (?:is|has been) (?:in the public domain|licensed|released)))`)
	rightsFree = regexp.MustCompile(`(?i)公有(?:领域|領域)|public domain|知识共享|creative commons|\bCC[ -](?:BY|0)\b`)
	rightsWord = regexp.MustCompile(`(?i)公有(?:领域|領域)|public domain|知识共享|creative commons|\bCC[ -](?:BY|0)\b|著作权|著作權|版权|版權|许可协议|本(?:作品|模板)|^(?:true|false)$`)
)

// markRights marks what a site that passes a text on says of its rights: from
// 本作品… to the last line near it that speaks of rights, where one says that the
// work is free. A text itself never says so of itself in a line that begins so.
func markRights(s string, lines []line) {
	for i := 0; i < len(lines); i++ {
		if t := lines[i].of(s); len(t) < 6 || lines[i].start-lines[0].start < rightsAfter || t[0] != 'T' && t[0] != 't' && !strings.HasPrefix(t, "本") || !rightsOpen.MatchString(t) {
			continue
		}
		last, free := i, false
		for j := i; j < len(lines) && j < last+rightsLines && int(lines[j].end-lines[i].start) < rightsBytes; j++ {
			t := lines[j].of(s)
			if rightsWord.MatchString(t) {
				last, free = j, free || rightsFree.MatchString(t)
			}
		}
		if !free {
			continue
		}
		for k := i; k <= last; k++ {
			lines[k].why = rightsNote
		}
		i = last
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
