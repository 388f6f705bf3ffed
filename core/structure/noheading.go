package structure

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Short lines that are paragraphs by what the format of the file says, stand
// before a paragraph and yet are no headings.
var (
	// clock is a time of day: 2024-05-06 09:30.
	clock = regexp.MustCompile(`\d{1,2}[:：]\d{2}`)
	// credit is the line under a picture, or what one is told to do with it.
	credit = regexp.MustCompile(`^(?:图片?|资料图|制图|摄影|视频)?(?:来源|出处)\s?[：:]|图片来自|(?:供图|[ 　]摄|视频截图|资料图片?|图源.{0,8}|网络截图)(?:[ 　].{0,10})?[。）)]?$|点击.{0,6}(?:大图|图片|查看|观看|下载|了解)|来源[：:].{1,12}[）)]$`)
	// field is a name and its value: 股票代码：600000.
	field = regexp.MustCompile(`(?:代码|电话|传真|邮编|邮政编码|邮箱|信箱|网址|地址|地点|时间|日期|期限|编号|号码|名称|简称|单位|部门|机构|住所|联系人|负责人|代表人|作者|编辑|记者|审核|校对|承办|主办|户名|账号|帐号|开户行|金额|数量|价格|密级|文号|索引号|主题词|关键词|类别|性别|年龄|职务|职称|学历|专业)[ 　]?[：:]\s?\S`)
	// inBrackets is a line that stands in brackets as a whole.
	inBrackets = regexp.MustCompile(`^[（(〔\[【][^（(〔\[【）)〕\]】]*[）)〕\]】]$`)
)

// noHeading reports whether the short line s is none by what it says: a time, a
// credit, a field of a form, a remark in brackets, a value behind a colon.
func noHeading(s string) bool {
	if clock.MatchString(s) || credit.MatchString(s) || field.MatchString(s) || inBrackets.MatchString(s) {
		return true
	}
	for _, colon := range []string{"：", ":"} {
		if k := strings.Index(s, colon); k > 0 {
			r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[k+len(colon):], " 　"))
			if r >= '0' && r <= '9' && !strings.ContainsAny(s[k:], "年月—-至、") { // 编制人数：12
				return true
			}
		}
	}
	return false
}
