package library

import (
	"fmt"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/audit"
	"github.com/wenshu-app/wenshu/core/series"
)

// TestPlacesApart: documents of one city, county or district that contradict each
// other are told, and share a column; those of two places stand apart, and their
// numbers are no contradiction.
func TestPlacesApart(t *testing.T) {
	communique := func(head, office, gdp, jobs string) string {
		return head + "2031年国民经济和社会发展统计公报\n" + office + "\n2032年3月20日\n\n" + fmt.Sprintf("2031年，地区生产总值达到%s亿元，城镇新增就业%s人。", gdp, jobs) + "\n"
	}
	work := func(head, gdp, jobs string) string {
		return head + "2032年政府工作报告\n2032年1月8日\n\n一、2031年工作回顾\n" + fmt.Sprintf("过去一年，经济稳中有进。2031年完成地区生产总值%s亿元，全年城镇新增就业人数为%s人。", gdp, jobs) + "\n"
	}
	for name, c := range map[string]struct {
		texts    []string
		columns  string
		findings string
	}{
		"one city":              {[]string{communique("岳阳市", "岳阳市统计局", "5321.6", "6.21万"), work("湖南省岳阳市", "5321.6", "7.83万")}, "岳阳市", "differs"},
		"one city, rounded":     {[]string{communique("岳阳市", "岳阳市统计局", "5321.6", "6.21万"), work("岳阳市", "5322", "6.2万")}, "岳阳市", ""},
		"two cities":            {[]string{communique("岳阳市", "岳阳市统计局", "5321.6", "6.21万"), work("常德市", "4876.3", "7.83万")}, "岳阳市 常德市", ""},
		"one county":            {[]string{communique("岳阳市平江县", "平江县统计局", "432.6", "6210"), work("平江县", "532.6", "6210")}, "平江县", "differs"},
		"two counties":          {[]string{communique("岳阳市平江县", "平江县统计局", "432.6", "6210"), work("岳阳市华容县", "532.6", "5210")}, "华容县 平江县", ""},
		"a county and its city": {[]string{communique("平江县", "平江县统计局", "432.6", "6210"), work("岳阳市", "5321.6", "6.21万")}, "岳阳市 平江县", ""},
		"a city below a city":   {[]string{communique("汨罗市", "汨罗市统计局", "632.6", "7210"), work("岳阳市汨罗市", "632.6", "8930")}, "汨罗市", "differs"},
		"one district":          {[]string{communique("长沙市岳麓区", "长沙市岳麓区统计局", "1732.6", "3.21万"), work("湖南省长沙市岳麓区", "1432.6", "3.21万")}, "长沙市岳麓区", "differs"},
		"two districts":         {[]string{communique("长沙市岳麓区", "长沙市岳麓区统计局", "1732.6", "3.21万"), work("长沙市雨花区", "2432.6", "4.58万")}, "长沙市岳麓区 长沙市雨花区", ""},
		"one name, two cities":  {[]string{communique("南京市鼓楼区", "南京市鼓楼区统计局", "1932.6", "3.21万"), work("福州市鼓楼区", "2432.6", "4.58万")}, "南京市鼓楼区 福州市鼓楼区", ""},
		"a bare name":           {[]string{communique("鼓楼区", "鼓楼区统计局", "1932.6", "3.21万"), work("鼓楼区", "2732.6", "4.58万")}, "鼓楼区", ""},
		"a district, its city":  {[]string{communique("长沙市岳麓区", "长沙市岳麓区统计局", "1732.6", "3.21万"), work("长沙市", "15732.6", "13.21万")}, "长沙市 长沙市岳麓区", ""},
	} {
		t.Run(name, func(t *testing.T) {
			l, folder := open(t)
			for i, text := range c.texts {
				write(t, folder, fmt.Sprintf("%d.txt", i), text)
			}
			bring(t, l)
			all := l.Statements(t.Context(), nil, nil)
			table, err := series.Across(all, series.NewPick("地区生产总值", nil), series.TableOptions{Floor: series.Floor})
			if err != nil {
				t.Fatal(err)
			}
			columns := map[string]bool{}
			for _, line := range table.Lines {
				columns[line.Column] = true
			}
			for want := range strings.FieldsSeq(c.columns) {
				if !columns[want] {
					t.Errorf("no column %s: %v", want, columns)
				}
				delete(columns, want)
			}
			if len(columns) > 0 {
				t.Errorf("columns %v too many", columns)
			}
			found, err := audit.Run(t.Context(), all)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range found {
				got = append(got, f.Kind.String())
			}
			if strings.Join(got, " ") != c.findings {
				t.Errorf("findings %v, want %q", found, c.findings)
			}
		})
	}
}
