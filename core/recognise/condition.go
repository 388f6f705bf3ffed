package recognise

import (
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
)

// gifts are the words of what a rule grants or does to those who meet its
// conditions.
var gifts = []string{"给予", "予以", "奖励", "补助", "补贴", "资助", "扶持", "贴息", "享受", "减免", "支持", "奖补", "处以", "罚款", "按", "可申请", "可认定", "认定为", "可获", "可享", "优先"}

// condition reports whether m is what a rule asks of those whom it grants
// something, 年营业收入达到2000万元以上的企业，给予…: a number with a bound, or one of a
// list of such, in a phrase with 的 before the clause that grants. after is
// what follows m.
func (sc *scanner) condition(m *Mark, after string) bool {
	before := sc.s[:m.Start]
	if k := len(sc.marks); k > 0 && sc.marks[k-1].Rule == "condition" && sc.marks[k-1].End == m.Start-len("、") && strings.HasSuffix(before, "、") {
		return true
	}
	if m.Bound == doc.Exact || m.Bound == doc.Approx {
		if !strings.HasSuffix(before, "达") && !strings.HasSuffix(before, "达到") && startsWith(after, "以上", "以下", "（含）", "及以上") == 0 {
			return false
		}
	}
	// the clause that grants
	window := after[:min(len(after), 270)]
	at := 0
	for at < len(window) {
		i := strings.IndexAny(window[at:], "，。；,;\n")
		if i < 0 {
			return false
		}
		r, size := utf8.DecodeRuneInString(window[at+i:])
		if r != '，' && r != ',' {
			return false
		}
		phrase, next := window[:at+i], window[at+i+size:]
		if gives(phrase) {
			return false
		}
		if described(phrase) && gives(next[:clip(next, 36)]) {
			// what is granted stands before its own 的: 给予100万元的奖励，
			return !gives(before[strings.LastIndexAny(before, "，。；,;\n")+1:])
		}
		at += i + size
	}
	return false
}

// takers are those whom a rule can grant something or ask something of.
var takers = []string{"企业", "单位", "项目", "机构", "个人", "人员", "团队", "平台", "园区", "基地", "主体", "公司", "户", "家庭", "合作社", "学校",
	"医院", "人才", "者", "部门", "中心", "产品", "车辆", "组织", "协会", "村", "镇", "县", "区", "市", "农场", "店", "厂", "人", "工程", "设备", "银行", "毕业生", "职工"}

// described reports whether a phrase ends with 的 or with 的 and the noun of
// those who meet a condition.
func described(phrase string) bool {
	i := strings.LastIndex(phrase, "的")
	if i < 0 {
		return false
	}
	noun := phrase[i+len("的"):]
	if noun == "" {
		return true
	}
	if utf8.RuneCountInString(noun) > 10 {
		return false
	}
	for _, w := range takers {
		if strings.HasSuffix(noun, w) || strings.HasSuffix(noun, w+"）") {
			return true
		}
	}
	return false
}

// gives reports whether s holds a word that grants.
func gives(s string) bool {
	for _, w := range gifts {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// clip is n or the length of s, or a little less where that would cut a
// character.
func clip(s string, n int) int {
	n = min(n, len(s))
	for n > 0 && n < len(s) && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}
