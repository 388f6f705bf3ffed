package wordlist

import (
	"testing"

	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/words"
)

// TestCompany lists the collocates of the chosen word, orders them, and shows
// the node where one of them is near.
func TestCompany(t *testing.T) {
	p, _ := newPane(t)
	var asked []text.Span
	p.OnCompany = func(node []text.Span, window int) {
		if asked = node; window != 5 {
			t.Errorf("%d words", window)
		}
	}
	p.SetDoc(paper())
	p.SetList(list(body, "数字经济", "发展", "实体"), true)
	p.units.SetSelectedIndex(int(unitCompany))
	if len(asked) != 2 {
		t.Fatalf("asked for %v", asked)
	}
	p.SetCompany(asked[:1], []words.Collocate{{Text: "旧"}})
	if shown(p) != "" {
		t.Errorf("of another word: %s", shown(p))
	}
	p.SetCompany(asked, []words.Collocate{{Text: "发展", N: 2, At: []int{0}, MI: 1, LogDice: 9}, {Text: "实体", N: 1, At: []int{0, 1}, MI: 3, LogDice: 8}})
	if shown(p) != "发展 实体" {
		t.Errorf("by logDice: %s", shown(p))
	}
	if p.sortBy(colMI); shown(p) != "实体 发展" {
		t.Errorf("by MI: %s", shown(p))
	}
	if got := p.value(p.at(0), colTogether) + p.value(p.at(0), colCount) + p.value(p.at(0), colDice); got != "218.00" {
		t.Errorf("a row of %s", got)
	}
	if p.chooseRow(1); len(p.Lines()) != 1 {
		t.Errorf("%d contexts of 发展", len(p.Lines()))
	}
	p.units.SetSelectedIndex(int(unitWords))
	if shown(p) != "数字经济 发展 实体" {
		t.Errorf("words again: %s", shown(p))
	}
}
