package reading

import (
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/reading/layout"
)

// A heading that ends in a full stop looks like one; where its paragraph goes on
// behind it, its own words alone are bold.
func TestHeadingsWithAStopAreSeen(t *testing.T) {
	d := compose("# 云岭市工作报告", "（一）经济运行稳中有进。", "全市新建公园12个。", "（二）城乡面貌改善。新建公园12个。")
	a := &d.Articles[0]
	head := func(i int, s string) doc.Section {
		b := a.Blocks[i]
		return doc.Section{Span: b.Span, Heading: text.Span{Start: b.Start, End: b.Start + len(s)}, Level: 2, First: i, Last: i + 1}
	}
	first, second := head(1, "（一）经济运行稳中有进"), head(3, "（二）城乡面貌改善")
	first.Last = 3
	a.Sections = []doc.Section{{Last: 1}, first, second}
	p, _ := open(t, d, 800, 600)
	for _, c := range []struct {
		block int
		role  layout.Role
		bold  string
	}{{1, layout.Heading, "（一）经济运行稳中有进。"}, {2, layout.Paragraph, ""}, {3, layout.Paragraph, "（二）城乡面貌改善。"}} {
		l, bold := p.flow.Lay(c.block), ""
		for i, r := range l.Runes {
			if l.Bold(i) {
				bold += string(r)
			}
		}
		if got := p.flow.Block(c.block).Role; got != c.role || bold != c.bold {
			t.Errorf("block %d: role %d, bold %q, want %d, %q", c.block, got, bold, c.role, c.bold)
		}
	}
}
