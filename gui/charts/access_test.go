package charts

import (
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/draw"
)

// TestLabel says the title and, once the keyboard is there, the mark in words.
func TestLabel(t *testing.T) {
	p := &Pane{words: Chinese, style: draw.Light()}
	v := newView(p, &chart.Model{Title: "产量", Marks: []chart.Mark{{Name: "棉花产量", When: "2022年", Full: "3 万吨"}, {Name: "棉花产量", When: "2025年", Full: "4 万吨", Status: doc.Target}}})
	if got := v.AccessibilityLabel(); got != "产量" {
		t.Errorf("label %q", got)
	}
	v.point(1)
	if got := v.AccessibilityLabel(); got != "产量, 第 2 处，共 2 处：棉花产量 2025年 4 万吨 目标" {
		t.Errorf("label %q", got)
	}
	if got := p.AccessibilityLabel(); !strings.HasPrefix(got, "图表: 这里将画出") {
		t.Errorf("the pane's label is %q", got)
	}
}
