package wordlist

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/words"
	"github.com/wenshu-app/wenshu/gui/look"
)

const body = "数字经济蓬勃发展\n推动数字经济与实体经济融合\n发展壮大"

// list counts some words by hand.
func list(in string, names ...string) words.List {
	var l words.List
	for _, w := range names {
		var at []int
		for i := 0; ; {
			k := strings.Index(in[i:], w)
			if k < 0 {
				break
			}
			at = append(at, i+k)
			i += k + len(w)
		}
		l.Words = append(l.Words, words.Word{Text: w, At: at, Term: w == "数字经济", Even: float64(len(w)) / 100})
	}
	l.Total = 8
	return l
}

func newPane(t *testing.T) (*Pane, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	p := New()
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(1000, 600))
	return p, w
}

func shown(p *Pane) string { return strings.Join(p.Words(), " ") }

func paper() *Doc {
	return &Doc{Name: "公报.txt", Body: body, Bounds: []Bound{{0, true, "公报"}, {strings.Index(body, "推动"), false, "二、融合"}}}
}

// TestPane filters, orders, chooses a word, orders its contexts and goes to
// one.
func TestPane(t *testing.T) {
	p, _ := newPane(t)
	if !p.empty.Visible() || p.split.Visible() {
		t.Error("an empty pane says nothing")
	}
	p.SetDoc(paper())
	if p.empty.Text != look.T("words.busy") {
		t.Errorf("while counting: %q", p.empty.Text)
	}
	p.SetList(list(body, "数字经济", "发展", "实体"), true)
	if shown(p) != "数字经济 发展 实体" || len(p.Lines()) != 2 || p.empty.Visible() {
		t.Fatalf("%s, %d contexts", shown(p), len(p.Lines()))
	}
	for _, c := range []struct {
		order column
		want  string
	}{{colWord, "发展 实体 数字经济"}, {colEven, "数字经济 发展 实体"}, {colCount, "数字经济 发展 实体"}} {
		if p.sortBy(c.order); shown(p) != c.want {
			t.Errorf("order %d: %s, want %s", c.order, shown(p), c.want)
		}
	}
	for _, c := range []struct{ filter, want string }{{"szjj", "数字经济"}, {"發展", "发展"}, {"无", ""}, {"", "数字经济 发展 实体"}} {
		if p.filter.SetText(c.filter); shown(p) != c.want {
			t.Errorf("filter %q: %s", c.filter, shown(p))
		}
	}
	p.onlyTerms.SetChecked(true)
	if shown(p) != "数字经济" {
		t.Errorf("terms: %s", shown(p))
	}
	p.onlyTerms.SetChecked(false)
	p.names.OnChosen(1)
	if l := p.Lines(); len(l) != 2 || l[0].Right != "" || l[1].Right != "壮大" {
		t.Fatalf("%+v", l)
	}
	p.orders.SetSelectedIndex(byRight)
	if l := p.Lines(); l[0].Right != "壮大" {
		t.Errorf("by right: %+v", l)
	}
	at := -1
	p.OnPlace = func(offset, length int) { at = offset }
	p.here.list.OnChosen(0)
	if at < 0 || !strings.HasPrefix(body[at:], "发展壮大") {
		t.Errorf("went to %d", at)
	}
	if tsv := p.here.TSV(); !strings.Contains(tsv, "\t发展\t壮大\t") || strings.Count(tsv, "\n") != 2 {
		t.Errorf("%q", tsv)
	}
	if tsv := p.TSV(); !strings.Contains(tsv, "\n数字经济\t2\t2500.0\t0.12\n") {
		t.Errorf("%q", tsv)
	}
	p.SetDoc(nil)
	if !p.empty.Visible() || len(p.Lines()) != 0 || shown(p) != "" {
		t.Error("words of the document before stay")
	}
}

// TestAsItComes: longer lists keep what was chosen, and a late result of an
// earlier question is not shown.
func TestAsItComes(t *testing.T) {
	p, _ := newPane(t)
	var works []func()
	p.Run = func(work func(context.Context), done func()) {
		works = append(works, func() { work(t.Context()); done() })
	}
	drain := func() {
		for len(works) > 0 {
			w := works[len(works)-1] // the newest first: the others come late
			works = works[:len(works)-1]
			w()
		}
	}
	p.SetDoc(paper())
	p.SetList(list(body[:len("数字经济蓬勃发展\n")], "数字经济", "发展"), false)
	drain()
	if shown(p) != "数字经济 发展" || !strings.Contains(p.count.Text, look.T("words.busy")) {
		t.Errorf("so far: %s, %q", shown(p), p.count.Text)
	}
	p.chooseRow(1)
	drain()
	p.SetList(list(body, "数字经济", "发展", "实体"), true)
	drain()
	if p.subject.name != "发展" || len(p.Lines()) != 2 || shown(p) != "数字经济 发展 实体" {
		t.Errorf("%q with %d lines of %s", p.subject.name, len(p.Lines()), shown(p))
	}
	p.filter.SetText("数")
	p.filter.SetText("实")
	drain()
	if shown(p) != "实体" {
		t.Errorf("a late answer is shown: %s", shown(p))
	}
	p.seek("经济")
	p.SetDoc(nil)
	drain()
	if len(p.Lines()) != 0 {
		t.Error("contexts of a document that is gone")
	}
}

// TestQuery shows the contexts of what is typed, by either script and by
// initials.
func TestQuery(t *testing.T) {
	p, _ := newPane(t)
	p.SetDoc(paper())
	p.SetList(list(body, "数字经济"), true)
	for _, c := range []struct {
		query string
		want  int
	}{{"经济与实体", 1}, {"經濟", 3}, {"rh", 1}, {"没有的", 0}, {"", 2}} {
		p.query.SetText(c.query)
		if len(p.Lines()) != c.want {
			t.Errorf("%q: %d lines, want %d", c.query, len(p.Lines()), c.want)
		}
	}
}

// TestSpread pins words, clicks into the picture and walks it by key.
func TestSpread(t *testing.T) {
	p, w := newPane(t)
	p.SetDoc(paper())
	p.SetList(list(body, "数字经济", "发展", "实体"), true)
	test.Tap(p.pin)
	p.chooseRow(1)
	if d := p.drawn(); len(d) != 2 || d[0].name != "数字经济" || d[1].name != "发展" {
		t.Fatalf("%v", d)
	}
	at := -1
	p.OnPlace = func(offset, length int) { at = offset }
	x, width := p.spread.strip()
	p.spread.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x+width-1, stripHeight+8)})
	if want := strings.LastIndex(body, "发展"); at != want {
		t.Errorf("a click went to %d, want %d", at, want)
	}
	p.spread.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x+width/2, 8)}})
	if !strings.Contains(p.where.Text, "二、融合") || !strings.Contains(p.where.Text, "公报") {
		t.Errorf("the pointer is in %q", p.where.Text)
	}
	w.Canvas().Focus(p.spread)
	p.spread.row, p.spread.nth = 0, -1
	for _, k := range []fyne.KeyName{fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn} {
		p.spread.TypedKey(&fyne.KeyEvent{Name: k})
	}
	if want := strings.LastIndex(body, "数字经济"); at != want {
		t.Errorf("the keys went to %d, want %d", at, want)
	}
	p.spread.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, 8)})
	if p.subject.name != "数字经济" {
		t.Errorf("the name chose %q", p.subject.name)
	}
	img := p.spread.paint(200, len(p.drawn())*stripHeight)
	marks := 0
	for x := range 200 {
		if _, _, _, a := img.At(x, 8).RGBA(); a != 0 {
			marks++
		}
	}
	if marks < 2 || marks > 8 {
		t.Errorf("%d columns are marked, want those of two places and of the start", marks)
	}
	for i := range 9 {
		p.choose(subject{name: fmt.Sprint(i), at: []text.Span{{Start: 0, End: 3}}})
		p.tapPin()
	}
	if len(p.drawn()) != MaxSpread {
		t.Errorf("%d words are drawn", len(p.drawn()))
	}
	p.spread.Tapped(&fyne.PointEvent{Position: fyne.NewPos(p.spread.Size().Width-4, 8)})
	if p.pinned("数字经济") >= 0 {
		t.Error("the cross keeps the word")
	}
}

// TestCompare sets two documents apart and shows a word in both.
func TestCompare(t *testing.T) {
	p, _ := newPane(t)
	p.SetDoc(paper())
	here := list(body, "数字经济", "发展", "实体")
	for len(here.Words[0].At) < 40 {
		here.Words[0].At = append(here.Words[0].At, 0)
	}
	here.Total = 200
	p.SetList(here, true)
	asked, ended := false, false
	p.OnCompare = func(fyne.CanvasObject) { asked = true }
	p.OnCompareEnd = func() { ended = true }
	test.Tap(p.versus)
	if !asked {
		t.Fatal("the button asks for no document")
	}
	p.Compare("去年.txt")
	p.Progress("", 1, 2)
	if !p.wait.Visible() || shown(p) != "" {
		t.Error("nothing says that the other document is counted")
	}
	const old = "粮食丰收\n粮食增产\n发展经济"
	there := list(old, "粮食", "发展")
	for len(there.Words[0].At) < 30 {
		there.Words[0].At = append(there.Words[0].At, 0)
	}
	there.Total = 200
	p.SetOther(Doc{Name: "去年.txt", Body: old}, there)
	if shown(p) != "数字经济 粮食" || p.wait.Visible() {
		t.Fatalf("%s", shown(p))
	}
	if p.subject.name != "数字经济" || p.there.head.Text == "" || p.there.doc == nil {
		t.Errorf("the comparison opens on %q, and says %q of the other", p.subject.name, p.there.head.Text)
	}
	p.query.SetText("粮食") // what is typed is looked for in both
	if len(p.Lines()) != 0 || len(p.there.lines) != 2 {
		t.Errorf("typed: %d and %d lines", len(p.Lines()), len(p.there.lines))
	}
	for _, c := range []column{colPer, colEven, colPerHere, colPerThere, colG2, colTogether, colMI, colDice} {
		var said string
		p.OnTip = func(words string, _ fyne.Position) { said = words }
		h := p.heads.Objects[c].(*heading)
		if h.MouseIn(nil); len(said) < 10 {
			t.Errorf("nothing says what %s is", columnName(c))
		}
		if h.MouseOut(); said != "" {
			t.Errorf("the tip of %s stays", columnName(c))
		}
	}
	if e := p.at(1); p.value(e, colG2)[:3] != "−" || p.part(e) >= 0 || p.value(e, colThere) != "30" || p.value(e, colPerThere) != "1500.0" {
		t.Errorf("%+v", e.key)
	}
	p.allKeys.SetChecked(true)
	if shown(p) != "数字经济 粮食 实体 发展" {
		t.Errorf("all: %s", shown(p))
	}
	p.chooseRow(3)
	if len(p.Lines()) != 2 || len(p.there.lines) != 1 || !p.there.box.Visible() {
		t.Errorf("%d and %d lines", len(p.Lines()), len(p.there.lines))
	}
	test.Tap(p.versus)
	if p.unit != unitWords || p.there.box.Visible() || shown(p) != "数字经济 发展 实体" || !ended {
		t.Errorf("after the end: %s", shown(p))
	}
}

// TestColumns keeps room for the words, whatever the width.
func TestColumns(t *testing.T) {
	p, _ := newPane(t)
	for _, u := range []unit{unitWords, unitCompare} {
		p.unit = u
		for width := float32(200); width < 900; width += 10 {
			cells := p.cells(width)
			end := float32(0)
			for _, c := range cells {
				if c.x < end-0.1 {
					t.Fatalf("unit %d at %v: columns overlap", u, width)
				}
				end = c.x + c.w
			}
			if end > width {
				t.Fatalf("unit %d: %v wide for %v", u, end, width)
			}
			if width > 300 && cells[0].w < wordRoom-2*inset {
				t.Errorf("unit %d at %v: %v for the word", u, width, cells[0].w)
			}
		}
	}
}

// TestCompareAnother compares with a document while what sets an earlier one
// apart is still being found: nothing of the earlier one comes back, and a row
// that lags behind leads nowhere.
func TestCompareAnother(t *testing.T) {
	p, _ := newPane(t)
	var queue []func()
	rest := func() {
		for len(queue) > 0 {
			f := queue[0]
			queue = queue[1:]
			f()
		}
	}
	p.SetDoc(&Doc{Name: "今年.txt", Body: body})
	p.SetList(list(body, "数字经济", "发展", "实体"), true)
	const old = "粮食丰收\n粮食增产\n发展经济"
	p.Compare("去年.txt")
	p.SetOther(Doc{Name: "去年.txt", Body: old}, list(old, "粮食", "发展"))
	p.allKeys.SetChecked(true)
	if p.chooseRow(0); p.subject.other == nil {
		t.Fatal("no row of the comparison is chosen")
	}
	p.Run = func(work func(context.Context), done func()) {
		queue = append(queue, func() { work(context.Background()); done() })
	}
	p.compare()
	p.Compare("前年.txt")
	p.chooseRow(0)
	rest()
	if shown(p) != "" || len(p.apart.keys) > 0 {
		t.Errorf("of the earlier document there are %q", shown(p))
	}
	p.SetOther(Doc{Name: "前年.txt", Body: "丰收"}, list("丰收", "丰收"))
	p.EndCompare()
	p.chooseRow(0) // a row of words, or of the comparison, by what is seen
	rest()
	p.Compare("大前年.txt")
	p.chooseRow(0) // still one of words
	rest()
}
