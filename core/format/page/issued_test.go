package page

import (
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
)

func TestIssueOf(t *testing.T) {
	for s, want := range map[string]doc.Date{
		"·2· 丁省农学2018年1月 第53卷第1期": {Year: 2018, Grain: doc.Month, N: 1},
		"32 2019·3":     {Year: 2019, Grain: doc.Month, N: 3},
		"3·2019 31":     {Year: 2019, Grain: doc.Month, N: 3},
		"2021年12月第6期":   {Year: 2021, Grain: doc.Month, N: 12},
		"2021年第6期":      {},
		"丁县2021年1—6月公报": {},
		"2019·24":       {},
		"第3页共2019页":     {},
	} {
		if got := issueOf(s); got != want {
			t.Errorf("issueOf(%q) = %v, want %v", s, got, want)
		}
	}
}
