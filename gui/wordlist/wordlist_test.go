package wordlist

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/words"
)

const body = "数字经济蓬勃发展\n推动数字经济与实体经济融合\n发展壮大"

func list() words.List {
	at := func(w string) (out []int) {
		for i := 0; ; {
			k := strings.Index(body[i:], w)
			if k < 0 {
				return out
			}
			out = append(out, i+k)
			i += k + len(w)
		}
	}
	var l words.List
	for _, w := range []string{"数字经济", "发展", "实体"} {
		l.Words = append(l.Words, words.Word{Text: w, At: at(w)})
	}
	l.Total = 8
	return l
}

// TestPane filters, chooses a word, sorts its contexts and goes to one.
func TestPane(t *testing.T) {
	test.NewTempApp(t)
	p := New()
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(900, 600))
	if !p.empty.Visible() || p.split.Visible() {
		t.Error("an empty pane says nothing")
	}
	p.SetList(list(), body)
	if got := strings.Join(p.Words(), " "); got != "数字经济 发展 实体" || len(p.Lines()) != 2 {
		t.Fatalf("%s, %d contexts", got, len(p.Lines()))
	}
	p.filter.SetText("发")
	if got := strings.Join(p.Words(), " "); got != "发展" {
		t.Fatalf("filtered: %s", got)
	}
	p.names.Select(0)
	if l := p.Lines(); len(l) != 2 || l[0].Right != "" || l[1].Right != "壮大" {
		t.Fatalf("%+v", l)
	}
	p.sort.SetSelectedIndex(1)
	if l := p.Lines(); l[0].Left != "" {
		t.Errorf("by left: %+v", l)
	}
	at := -1
	p.OnPlace = func(offset, length int) { at = offset }
	p.context.Select(0)
	if at < 0 || !strings.HasPrefix(body[at:], "发展") {
		t.Errorf("went to %d", at)
	}
	p.Busy()
	if !p.empty.Visible() || len(p.Lines()) != 0 {
		t.Error("a busy pane shows the words before")
	}
}
