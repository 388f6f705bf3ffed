package core_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/export"
)

// A line that ends in a full stop heads what stands under it; lines that
// follow one another with nothing below are items, whatever comes after the last.
func TestHeadsWithAStop(t *testing.T) {
	const body = `云岭市2024年工作报告

一、过去一年的工作

（一）经济运行稳中有进。

全市地区生产总值达1250.6亿元，比上年增长6.1%。

（二）城乡面貌不断改善。新建公园12个，改造老旧小区38个，惠及居民2.6万户。

二、下一步的任务

要重点做好以下几项工作。

（一）稳住工业生产。

（二）扩大居民消费。

（三）改善营商环境。

各部门要把任务分解到人，按月报告进展情况。
`
	d := readText(t, "报告.txt", body)
	var got []string
	for i := range d.Articles {
		a := &d.Articles[i]
		heads := a.Heads(d.Body)
		for k := range a.Blocks {
			if h, ok := heads[k]; ok {
				got = append(got, fmt.Sprintf("%s %v", d.Text(h.Span), h.Alone))
			}
		}
	}
	want := "（一）经济运行稳中有进。 true\n（二）城乡面貌不断改善。 false"
	if strings.Join(got, "\n") != want {
		t.Errorf("heads:\n%s\nwant:\n%s", strings.Join(got, "\n"), want)
	}
	var md strings.Builder
	if err := export.Markdown(&md, d); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(md.String(), "\n### （一）经济运行稳中有进。\n") || strings.Contains(md.String(), "# （一）稳住") {
		t.Errorf("as Markdown:\n%s", md.String())
	}
}
