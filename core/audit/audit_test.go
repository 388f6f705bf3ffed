package audit_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/audit"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/series"
)

// told reads the sentences as documents, one each, of the place and the year.
func told(t *testing.T, texts ...string) []audit.Finding {
	t.Helper()
	var all []series.Statement
	for i, text := range texts {
		head, body, _ := strings.Cut(text, "|")
		d, err := core.Read(t.Context(), "a.txt", []byte(head+"\n\n"+body+"\n"), nil)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, statements(t, d, fmt.Sprintf("%d.txt", i))...)
	}
	return run(t, all)
}

// statements are those of a document that lies at path.
func statements(t *testing.T, d *doc.Document, path string) []series.Statement {
	t.Helper()
	var all []series.Statement
	for s, err := range series.Statements(d, library.SourceOf(d, path)) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	return all
}

// run checks statements against each other.
func run(t *testing.T, all []series.Statement) []audit.Finding {
	t.Helper()
	found, err := audit.Run(t.Context(), func(yield func(series.Statement, error) bool) {
		for _, s := range all {
			if !yield(s, nil) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestRules has one contradiction a rule, and beside it what looks like one.
func TestRules(t *testing.T) {
	const report, later, other = "全国2030年工作总结\n\n2031年1月20日|", "全国2035年工作总结\n\n2036年1月20日|", "2030年全国公报\n\n2031年2月20日|"
	for name, c := range map[string]struct {
		texts []string
		want  string // the kind of the one finding, empty for none
	}{
		"two values":            {[]string{report + "2030年，粮食产量达到52345万吨。", other + "据统计，2030年粮食产量为42345万吨。"}, "differs"},
		"a revision":            {[]string{report + "2030年，粮食产量达到52345万吨。", later + "2030年粮食产量为53345万吨。"}, ""},
		"rounding":              {[]string{report + "2030年，粮食产量达到52345万吨。", other + "2030年粮食产量超过5.2亿吨。"}, ""},
		"a scope":               {[]string{report + "2030年，粮食产量达到52345万吨。", other + "2030年，东部地区粮食产量为12345万吨。"}, ""},
		"a digit lost":          {[]string{report + "2030年，城镇新增就业1256万人。", other + "2030年，城镇新增就业256万人。"}, "slip"},
		"one sentence, other 超": {[]string{report + "2030年新建高标准农田等重点工程项目资金支出超过660亿元。", other + "2030年新建高标准农田等重点工程项目资金支出超过260亿元。"}, "differs"},
		"growth of two levels":  {[]string{report + "发电量由2029年的5000亿千瓦时增加到2030年的6000亿千瓦时，增长30%。"}, "levels"},
		"right growth":          {[]string{report + "发电量由2029年的5000亿千瓦时增加到2030年的6000亿千瓦时，增长20%。"}, ""},
		"growth and difference": {[]string{report + "2030年，发电量达到6000亿千瓦时，比上年增加500亿千瓦时，增长20%。"}, "levels"},
		"growth a year":         {[]string{report + "发电量由2026年的5000亿千瓦时增加到2030年的6000亿千瓦时，年均增长9.7%。"}, "levels"},
		"right growth a year":   {[]string{report + "发电量由2026年的5000亿千瓦时增加到2030年的6000亿千瓦时，年均增长4.7%。"}, ""},
		"constant prices":       {[]string{report + "2030年，国内生产总值由2029年的100万亿元增加到110万亿元，增长5%。"}, ""},
		"points":                {[]string{report + "城镇化率由2029年的60.1%提高到2030年的61.3%，提高2.2个百分点。"}, "points"},
		"right points":          {[]string{report + "城镇化率由2029年的60.1%提高到2030年的61.3%，提高1.2个百分点。"}, ""},
		"parts and whole":       {[]string{report + "2030年，进出口总额达到500亿元，其中，出口300亿元，进口250亿元。"}, "sum"},
		"parts, rounded":        {[]string{report + "2030年，进出口总额达到500.1亿元，其中，出口300.2亿元，进口200亿元。"}, ""},
		"share of the whole":    {[]string{report + "2030年，国内生产总值100.5万亿元，数字经济增加值40.2万亿元，数字经济增加值占国内生产总值比重为50%。"}, "product"},
		"an amount a head":      {[]string{report + "2030年，国内生产总值100.5万亿元，总人口14.01亿人，人均国内生产总值91520元。"}, "product"},
		"right amount a head":   {[]string{report + "2030年，国内生产总值100.5万亿元，总人口14.01亿人，人均国内生产总值71520元。"}, ""},
		"one form, two places": {[]string{"甲乡2030年工作报告\n\n2031年1月20日|2030年新建高标准农田等重点工程项目资金支出超过660亿元，群众满意度进一步提高到92%。",
			"乙乡2030年工作报告\n\n2031年1月20日|2030年新建高标准农田等重点工程项目资金支出超过260亿元，群众满意度进一步提高到95%。"}, ""},
		"a list in one sentence":   {[]string{report + "2030年，城乡居民人均可支配收入分别增长4.4%、5.8%。"}, ""},
		"a target and its results": {[]string{report + "2031年的预期目标是：城镇新增就业1200万人以上。", later + "2031年，城镇新增就业1100万人。"}, ""},
	} {
		var got []string
		for _, f := range told(t, c.texts...) {
			got = append(got, f.Kind.String())
			if f.ID() == "" || len(f.Statements) < 2 {
				t.Errorf("%s: %+v", name, f)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: findings %v, want %q", name, got, c.want)
		}
	}
}
