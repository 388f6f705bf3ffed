package tree

import (
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/script"
	"github.com/wenshu-app/wenshu/gui/look"
)

// TestTitlesInTheScriptOfThePage shows titles as the text is shown, finds them
// in either script, and copies them as they are printed.
func TestTitlesInTheScriptOfThePage(t *testing.T) {
	p, _ := pane(t, "一、经济运行", "二、头发与发展")
	shown := func() string {
		var out []string
		for _, r := range p.list.pool[:len(p.shown)] {
			out = append(out, r.title.Text)
		}
		return strings.Join(out, " ")
	}
	if !strings.HasSuffix(shown(), "一、经济运行 二、头发与发展") {
		t.Fatalf("printed: %s", shown())
	}
	p.SetForm(script.Traditional)
	if !strings.HasSuffix(shown(), "一、經濟運行 二、頭髮與發展") {
		t.Errorf("traditional: %s", shown())
	}
	at := p.model.nodes[len(p.model.nodes)-1].start
	if got := p.Current(at); got != "二、頭髮與發展" {
		t.Errorf("the place is called %q", got)
	}
	copied := ""
	p.OnCopyTitle = func(s string) { copied = s }
	for _, it := range p.menu(len(p.model.nodes) - 1).Items {
		if it.Label == look.T("tree.copy") {
			it.Action()
		}
	}
	if copied != "二、头发与发展" {
		t.Errorf("copied %q", copied)
	}
	p.SetForm(script.Printed)
	if !strings.HasSuffix(shown(), "一、经济运行 二、头发与发展") {
		t.Errorf("printed again: %s", shown())
	}
}
