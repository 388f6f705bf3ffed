package figures

import (
	"encoding/json"
	"math/big"
	"reflect"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"

	"github.com/wenshu-app/wenshu/gui/look"
)

// document has four figures: two amounts, a share that is aimed at, a rank.
func document() *doc.Document {
	const body = "产量30吨。面积1万亩。覆盖率达到90%。居全省第三。"
	d := &doc.Document{Body: body}
	for _, f := range []struct {
		name, printed string
		value         int64
		year          int
		kind          doc.Kind
		status        doc.Status
	}{
		{"产量", "30吨", 30, 2021, doc.Level, doc.Actual}, {"面积", "1万亩", 10000, 2019, doc.Level, doc.Actual},
		{"覆盖率", "90%", 90, 2025, doc.Share, doc.Target}, {"位次", "全省第三", 3, 2020, doc.Rank, doc.Actual},
	} {
		v := big.NewRat(f.value, 1)
		at := text.Span{Start: len(body) - len("居全省第三。"), End: len(body)}
		for i := range body {
			if len(body)-i >= len(f.printed) && body[i:i+len(f.printed)] == f.printed {
				at = text.Span{Start: i, End: i + len(f.printed)}
			}
		}
		d.Figures = append(d.Figures, doc.Figure{Span: at, Sentence: at, Indicator: f.name, Kind: f.kind, Status: f.status,
			Value: doc.Value{Lo: v, Hi: v}, Period: doc.Period{From: doc.Date{Year: f.year, Grain: doc.Year}}})
	}
	return d
}

func pane(t *testing.T, width float32) *Pane {
	t.Helper()
	test.NewTempApp(t)
	p := New()
	w := test.NewTempWindow(t, p)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, 500))
	return p
}

func TestSort(t *testing.T) {
	p := pane(t, 1100)
	if !p.empty.Visible() || len(p.Shown()) != 0 {
		t.Error("an empty pane does not say so")
	}
	p.SetModel(Build(document()))
	check := func(what string, want ...int) {
		t.Helper()
		if got := p.Shown(); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	check("as in the document", 0, 1, 2, 3)
	p.sortBy(value)
	check("by value", 3, 0, 2, 1)
	p.sortBy(value)
	check("by value, downwards", 1, 2, 0, 3)
	p.sortBy(when)
	check("by time", 1, 3, 0, 2)
	test.TapAt(p.head, fyne.NewPos(left+20, 10))
	if p.order.by != indicator {
		t.Errorf("a click on the first head sorts by %d", p.order.by)
	}
	p.sortBy(indicator)
	p.sortBy(indicator)
	check("sorted no more", 0, 1, 2, 3)
	p.filter.SetText("没有")
	if check("no such words"); !p.empty.Visible() || !p.undo.Visible() || p.scroll.Visible() {
		t.Error("an empty result does not say what to do")
	}
	test.Tap(p.undo)
	if check("cleared", 0, 1, 2, 3); p.filter.Text != "" || p.empty.Visible() {
		t.Errorf("the filter keeps %q", p.filter.Text)
	}
}

// TestEmptyLast keeps empty cells at the end, up and down.
func TestEmptyLast(t *testing.T) {
	d := document()
	d.Figures[1].Period = doc.Period{}
	m := Build(d)
	for _, down := range []bool{false, true} {
		rows := []int{0, 1, 2, 3}
		order{by: when, down: down}.sort(m, rows)
		if rows[3] != 1 {
			t.Errorf("down %v: %v, want 1 last", down, rows)
		}
	}
}

func TestFilter(t *testing.T) {
	d := document()
	d.Figures[0].ByReader, d.Figures[0].Confidence = true, 1
	d.Figures[1].Confidence = 0.7
	d.Figures[1].Value.Unit = "亩"
	d.Figures[2].Period.Open = true
	m := Build(d)
	for _, c := range []struct {
		name string
		f    Filter
		want []int
	}{
		{"nothing", Filter{}, []int{0, 1, 2, 3}},
		{"two words", Filter{Text: "  产量 30吨 "}, []int{0}},
		{"full width", Filter{Text: "３０"}, []int{0}},
		{"the other script", Filter{Text: "覆蓋率"}, []int{2}},
		{"time", Filter{Text: "2019"}, []int{1}},
		{"words of two figures", Filter{Text: "产量 面积"}, nil},
		{"initials", Filter{Text: "fgl"}, []int{2}},
		{"initials of none", Filter{Text: "xyzw"}, nil},
		{"blanks", Filter{Text: "　 "}, []int{0, 1, 2, 3}},
		{"kind", Filter{Kinds: []string{"level"}}, []int{0, 1}},
		{"kinds", Filter{Kinds: []string{"level", "rank"}}, []int{0, 1, 3}},
		{"status", Filter{Statuses: []string{"target"}}, []int{2}},
		{"kind and status", Filter{Kinds: []string{"level"}, Statuses: []string{"target"}}, nil},
		{"unit", Filter{Units: []string{"亩"}}, []int{1}},
		{"indicator", Filter{Indicators: []string{"位次", "产量"}}, []int{0, 3}},
		{"no such indicator", Filter{Indicators: []string{"人口"}}, nil},
		{"years", Filter{From: 2020, To: 2021}, []int{0, 3}},
		{"from", Filter{From: 2021}, []int{0, 2}},
		{"to", Filter{To: 2019}, []int{1}},
		{"long after an open start", Filter{From: 2040}, []int{2}},
		{"sure", Filter{Sure: 0.7}, []int{0, 1}},
		{"only corrected", Filter{Reader: true}, []int{0}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.f.pass(m, nil); !slices.Equal(got, c.want) {
				t.Errorf("%v, want %v", got, c.want)
			}
			for _, chip := range c.f.chips(m) {
				if chip.words == "" || chip.without.active() != c.f.active()-1 {
					t.Errorf("chip %q leaves %d of %d", chip.words, chip.without.active(), c.f.active())
				}
			}
			if n := len(c.f.chips(m)); n != c.f.active() {
				t.Errorf("%d chips for %d conditions", n, c.f.active())
			}
		})
	}
}

func TestGroups(t *testing.T) {
	d := document()
	d.Figures[3].Indicator = "产量"
	p := pane(t, 1100)
	p.SetModel(Build(d))
	p.setGrouped(true)
	if got := p.Shown(); !slices.Equal(got, []int{0, 3, 1, 2}) || len(p.lines) != 7 {
		t.Fatalf("%v in %d lines", got, len(p.lines))
	}
	if g := p.groups[p.lines[0].group]; len(g.rows) != 2 || g.from != 2020 || g.to != 2021 {
		t.Errorf("first group %+v", g)
	}
	click(p, 0, 0)
	if len(p.lines) != 5 || len(p.picks.rows) != 0 {
		t.Errorf("%d lines after folding, %d selected", len(p.lines), len(p.picks.rows))
	}
	p.sheet.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if len(p.lines) != 7 {
		t.Errorf("%d lines after unfolding", len(p.lines))
	}
	p.sortBy(when)
	if got := p.Shown(); !slices.Equal(got, []int{1, 3, 0, 2}) {
		t.Errorf("sorted within groups: %v", got)
	}
	p.foldAll(true)
	if len(p.lines) != 3 {
		t.Errorf("%d lines when all are folded", len(p.lines))
	}
}

// TestColumns looks at what a pane of some width has room for, and at what the
// reader chooses instead.
func TestColumns(t *testing.T) {
	for _, c := range []struct {
		width float32
		want  int
	}{{1600, 8}, {960, 8}, {900, 5}, {660, 5}, {640, 4}, {500, 3}} {
		p := pane(t, c.width)
		p.SetModel(Build(document()))
		if len(p.cols) != c.want {
			t.Errorf("%v: %d columns, want %d", c.width, len(p.cols), c.want)
		}
		if w := p.sheet.MinSize().Width; w > c.width {
			t.Errorf("%v: the columns need %v", c.width, w)
		}
	}
	p := pane(t, 900)
	p.SetModel(Build(document()))
	for _, c := range p.columnChoices() {
		if c.name == "地区" {
			c.do()
		}
	}
	if !slices.Equal(p.cols, []int{indicator, value, when, status, region, sentence}) {
		t.Errorf("columns %v", p.cols)
	}
	p.setColumns([]int{indicator})
	for _, c := range p.columnChoices() {
		if c.on && !c.last {
			t.Errorf("the last column %s can be taken away", c.name)
		}
	}
	p.openColumns()
	top := fyne.CurrentApp().Driver().CanvasForObject(p).Overlays().Top()
	if top == nil {
		t.Fatal("no columns to choose from")
	}
	for _, o := range test.LaidOutObjects(top) {
		if b, ok := o.(*look.Button); ok && (b.Text == "指标" || b.Text == "时间") {
			test.Tap(b)
		}
	}
	if !slices.Equal(p.cols, []int{when}) && !slices.Equal(p.cols, []int{indicator, when}) {
		t.Errorf("columns %v", p.cols)
	}
	before := p.widths[indicator]
	p.setColumns([]int{indicator, value})
	p.head.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(left+before+10, 10)}, Dragged: fyne.NewDelta(10, 0)})
	p.head.DragEnd()
	if p.widths[indicator] != before+10 {
		t.Errorf("the column is %v wide, want %v", p.widths[indicator], before+10)
	}
	p.setColumns([]int{indicator, value, unit, when, status, qualifier, kind, sure, region, section, sentence})
	if w := p.sheet.MinSize().Width; w <= 900 {
		t.Errorf("eleven columns need no more than %v", w)
	}
}

// TestState keeps what was arranged, and comes back to it.
func TestState(t *testing.T) {
	d := document()
	d.ID = "a"
	p := pane(t, 1100)
	var kept []byte
	p.OnState = func(s State) { kept, _ = json.Marshal(s) }
	p.SetModel(Build(d))
	p.setColumns([]int{indicator, value, region})
	p.sortBy(value)
	p.sortBy(value)
	p.setGrouped(true)
	p.filter.SetText("产")
	p.setFilter(Filter{Text: "产", Kinds: []string{"level"}, From: 2020})

	var s State
	if err := json.Unmarshal(kept, &s); err != nil {
		t.Fatal(err)
	}
	q := pane(t, 1100)
	q.SetState(s)
	q.SetModel(nil)
	q.SetModel(Build(d))
	if got := q.State(); !reflect.DeepEqual(got, s) {
		t.Errorf("came back as %+v, was %+v", got, s)
	}
	if !slices.Equal(q.Shown(), []int{0}) || q.filter.Text != "产" || !slices.Equal(q.cols, []int{indicator, value, region}) {
		t.Errorf("shown %v, filter %q, columns %v", q.Shown(), q.filter.Text, q.cols)
	}
	other := document()
	other.ID = "b"
	q.SetModel(nil)
	q.SetModel(Build(other))
	if q.sieve.active() != 0 || q.filter.Text != "" || q.order.by != value || !q.grouped {
		t.Errorf("another document: %+v", q.State())
	}
	for _, odd := range []string{`{"columns":["x"],"widths":{"value":-3,"y":1},"sort":"z","filter":{"kinds":["?"],"sure":9,"from":-4}}`, `{}`} {
		var s State
		if err := json.Unmarshal([]byte(odd), &s); err != nil {
			t.Fatal(err)
		}
		q.SetState(s)
		if q.widths[value] < narrowest || q.order.by != -1 || len(q.cols) == 0 || len(q.sieve.Kinds) != 0 {
			t.Errorf("%s gives %+v", odd, q.State())
		}
	}
}

// TestEnglish: an English window names known indicators in English, in a column
// of their own, in the filter's lists and to what is typed.
func TestEnglish(t *testing.T) {
	t.Cleanup(func() { look.SetLanguage(look.Chinese) })
	look.SetLanguage(look.English)
	p := pane(t, 1100)
	d := document()
	d.Figures[0].Key, d.Figures[0].Value.Unit = "cotton.output", "吨"
	p.SetModel(Build(d))
	if !slices.Contains(p.cols, english) || p.model.rows[0].cells[english] != "Cotton output" || p.model.rows[1].cells[english] != "" {
		t.Errorf("columns %v, first cell %q", p.cols, p.model.rows[0].cells[english])
	}
	if g, u := p.model.groups[0].name, p.model.units[0].name; g != "产量 · Cotton output" || u != "吨 (tonnes)" {
		t.Errorf("the filter offers %q and %q", g, u)
	}
	p.setFilter(Filter{Text: "cotton"})
	if got := p.Shown(); !slices.Equal(got, []int{0}) {
		t.Errorf("cotton finds %v", got)
	}
	look.SetLanguage(look.Chinese)
	if slices.Contains(usual(1100), english) {
		t.Error("a Chinese window has the column unasked")
	}
}
