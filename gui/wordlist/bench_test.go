package wordlist

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/words"
)

// BenchmarkMillion does with a million characters, fifty thousand words and
// twenty thousand places of the most frequent what a reader does, and reports
// how long each step holds the widgets' goroutine: a frame has 16 ms.
func BenchmarkMillion(b *testing.B) {
	test.NewTempApp(b)
	line := "加快发展数字经济，促进数字经济和实体经济深度融合，打造产业集群。各地因地制宜，粮食丰收，市场供应充足。\n"
	body := strings.Repeat(line, 1_000_000/len([]rune(line)))
	l := list(body, "经济", "发展", "粮食")
	for i := range 50_000 {
		l.Words = append(l.Words, words.Word{Text: fmt.Sprintf("词%d", i), At: []int{i * 3}})
	}
	doc := &Doc{Body: body}
	for at := 0; at < len(body); at += len(line) * 40 {
		doc.Bounds = append(doc.Bounds, Bound{At: at, Name: "一、"})
	}
	p := New()
	w := test.NewTempWindow(b, p)
	w.Resize(fyne.NewSize(1000, 700))
	var works []func(context.Context)
	var dones []func()
	p.Run = func(work func(context.Context), done func()) { works, dones = append(works, work), append(dones, done) }
	longest := map[string]time.Duration{}
	held := func(name string, f func()) {
		start := time.Now()
		f()
		longest[name] = max(longest[name], time.Since(start))
	}
	drain := func(name string) {
		for len(works) > 0 {
			work, done := works[0], dones[0]
			works, dones = works[1:], dones[1:]
			work(b.Context())
			held(name+", shown", done)
		}
	}
	for b.Loop() {
		for _, step := range []struct {
			name string
			do   func()
		}{
			{"document", func() { p.SetDoc(doc) }},
			{"so far", func() { p.SetList(l, false) }},
			{"list", func() { p.SetList(l, true) }},
			{"word", func() { p.chooseRow(0) }},
			{"by word", func() { p.sortBy(colWord) }},
			{"filter", func() { p.filter.SetText("词9") }},
			{"no filter", func() { p.filter.SetText("") }},
			{"by left", func() { p.orders.SetSelectedIndex(byLeft) }},
			{"query", func() { p.query.SetText("经济深度") }},
			{"pin", p.tapPin},
			{"picture", func() { p.spread.paint(1000, 2*stripHeight*len(p.drawn())) }},
		} {
			held(step.name, step.do)
			drain(step.name)
		}
	}
	var out []string
	most := time.Duration(0)
	for n, d := range longest {
		out = append(out, fmt.Sprintf("%s %v", n, d.Round(10*time.Microsecond)))
		most = max(most, d)
	}
	slices.Sort(out)
	b.Log(strings.Join(out, "; "))
	b.ReportMetric(float64(most.Microseconds())/1000, "ms-longest")
}
