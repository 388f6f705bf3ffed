package markdown

import (
	"regexp"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
)

var (
	fence = regexp.MustCompile(`^(?:---|\+\+\+)[ \t]*\r?\n`)
	pair  = regexp.MustCompile(`^([A-Za-z_\p{Han}]{1,20})[ \t]*[:=：][ \t]*(.*?)[ \t\r]*$`)
)

// maxMatter bounds what stands before a text.
const maxMatter = 16 << 10

// matter reads the front matter of s, names and values between two lines of
// --- (YAML) or +++ (TOML), and returns where the text begins behind it. Of
// values over several lines it reads none.
func matter(s string) (doc.Meta, int) {
	var m doc.Meta
	at := len(s) - len(strings.TrimPrefix(s, "\ufeff"))
	open := fence.FindString(s[at:])
	if open == "" {
		return m, 0
	}
	inside := s[at+len(open) : min(len(s), at+len(open)+maxMatter)]
	end := strings.Index("\n"+inside, "\n"+open[:3])
	if end < 0 {
		return m, 0
	}
	pairs := 0
	for l := range strings.SplitSeq(inside[:max(end-1, 0)], "\n") {
		f := pair.FindStringSubmatch(l)
		if f == nil {
			if t := strings.TrimSpace(l); t != "" && strings.IndexAny(t, "-#[]") != 0 && strings.TrimLeft(l, " \t") == l {
				return doc.Meta{}, 0 // two rules with prose between
			}
			continue
		}
		pairs++
		value := strings.Trim(f[2], `"'`)
		switch strings.ToLower(f[1]) {
		case "title", "标题":
			m.Title = raw.Title(value)
		case "author", "作者":
			m.Author = raw.Author(value)
		case "issuer", "source", "来源", "发文机关", "发布机构":
			if strings.HasPrefix(value, "http") {
				m.Address = value
			} else {
				m.Issuer = raw.Author(value)
			}
		case "number", "文号", "发文字号":
			m.Number = value
		case "date", "published", "pubdate", "日期", "发布日期":
			m.Published = raw.Date(value)
		case "url", "link", "permalink", "address", "original", "链接":
			if strings.HasPrefix(value, "http") {
				m.Address = value
			}
		case "lang", "language":
			m.Language = value
		}
	}
	if pairs == 0 {
		return doc.Meta{}, 0
	}
	close := inside[end:]
	if i := strings.IndexByte(close, '\n'); i >= 0 {
		close = close[:i+1]
	}
	return m, at + len(open) + end + len(close)
}
