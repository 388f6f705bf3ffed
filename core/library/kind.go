package library

import "strings"

// kinds are the words in which titles end that say what sort of document it is:
// the fifteen of the rules for official documents (党政机关公文处理工作条例, 2012),
// and others that public bodies write. Longer words come before their endings.
var kinds = []string{
	"政府工作报告", "统计公报", "白皮书", "规划纲要", "实施方案", "行动计划", "管理办法", "实施细则",
	"决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "纪要",
	"规划", "纲要", "计划", "方案", "办法", "规定", "条例", "细则", "讲话", "致辞", "演讲", "答问", "函",
}

// Kind is the sort of document that its title tells: 通知, 政府工作报告; empty where
// it does not.
func (d *Document) Kind() string {
	t := d.Meta.Title
	for _, open := range []string{"（", "("} { // （2024年）, （草案）, （节选）
		if i := strings.LastIndex(t, open); i > 0 {
			t = t[:i]
		}
	}
	t = strings.TrimRight(t, " 　》”\"")
	for _, k := range kinds {
		if strings.HasSuffix(t, k) {
			return k
		}
	}
	return ""
}
