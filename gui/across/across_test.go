package across

import (
	"math/big"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/gui/look"
)

// said is a statement that of a year a region's growth was so many per cent.
func said(region string, written, year int, v int64, s doc.Status) series.Statement {
	r := big.NewRat(v, 10)
	f := doc.Figure{Indicator: "松果产量增速", Kind: doc.Change, Region: region, Status: s, Confidence: 1, Period: doc.Period{From: doc.Date{Year: year, Grain: doc.Year}}, Value: doc.Value{Lo: r, Hi: r, Step: big.NewRat(1, 10), Unit: "%"}}
	words := r.FloatString(1) + "%"
	sentence := "松果产量增长" + words + "。"
	return series.Statement{Source: &series.Source{ID: region + words, Title: region + "报告", Region: region, Written: doc.Date{Year: written, Grain: doc.Year}}, Figure: f, Said: words, Sentence: sentence, At: len("松果产量增长")}
}

func table(t *testing.T, all ...series.Statement) *series.Table {
	t.Helper()
	out, err := series.Across(func(yield func(series.Statement, error) bool) {
		for _, s := range all {
			if !yield(s, nil) {
				return
			}
		}
	}, series.NewPick("松果产量", nil), series.TableOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func newPane(t *testing.T) *Pane {
	t.Helper()
	test.NewTempApp(t)
	p := New()
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(1000, 640))
	p.Canvas = w.Canvas()
	p.SetTopics([]library.Topic{
		{Name: "国内生产总值", Key: "gdp", Names: []string{"国内生产总值", "GDP"}, Documents: 9},
		{Name: "国内生产总值", Key: "gdp", Growth: true, Names: []string{"国内生产总值"}, Documents: 8},
		{Name: "数字经济占GDP比重", Names: []string{"数字经济占GDP比重"}, Documents: 5},
		{Name: "城镇新增就业", Key: "employment.new_urban", Names: []string{"城镇新增就业", "新增城镇就业人员"}, Documents: 4},
	})
	return p
}

// TestSift: a key, a name, one of the documents' names and initials find a topic,
// and what is named wholly comes first.
func TestSift(t *testing.T) {
	p := newPane(t)
	for typed, want := range map[string]string{"gdp": "国内生产总值", "GDP增速": "国内生产总值 增长", "czxz": "城镇新增就业", "新增城镇就业人员": "城镇新增就业", "数字经济": "数字经济占GDP比重"} {
		got := Sift(p.topics, typed)
		if len(got) == 0 || Label(got[0]) != want {
			t.Errorf("%s finds %v, want %s first", typed, got, want)
		}
	}
	rare := []library.Topic{{Name: "人均地区生产总值占比", Figures: 2, Documents: 9}, {Name: "非公有制地区生产总值", Figures: 7}, {Name: "地区生产总值", Figures: 310}, {Name: "人均地区生产总值", Figures: 7}}
	var order []string
	for _, x := range Sift(rare, "dqsczz") {
		order = append(order, x.Name)
	}
	if want := []string{"地区生产总值", "人均地区生产总值", "非公有制地区生产总值", "人均地区生产总值占比"}; !slices.Equal(order, want) {
		t.Errorf("initials list %q", order)
	}
	for _, none := range []string{"火星", "domestic product"} { // a Chinese window
		if got := Sift(p.topics, none); len(got) != 0 {
			t.Errorf("%s finds %v", none, got)
		}
	}
	t.Cleanup(func() { look.SetLanguage(look.Chinese) })
	look.SetLanguage(look.English)
	known := []library.Topic{{Name: "某地产量"}, {Name: "粮食产量", Key: "grain.output"}}
	if got := Sift(known, "Grain out"); len(got) != 1 || got[0].Name != "粮食产量" {
		t.Errorf("Grain out finds %v", got)
	}
}

// TestPickByKeys: Enter takes the first, Down and Enter the second, Backspace
// gives the last one up.
func TestPickByKeys(t *testing.T) {
	p := newPane(t)
	var picked []string
	p.OnPick = func(topics []library.Topic, _ series.TableOptions) {
		picked = nil
		for _, x := range topics {
			picked = append(picked, Label(x))
		}
	}
	p.Focus()
	test.Type(p.filter, "czxz")
	key := func(n fyne.KeyName) { p.Canvas.Focused().TypedKey(&fyne.KeyEvent{Name: n}) }
	key(fyne.KeyReturn)
	test.Type(p.filter, "gdp")
	key(fyne.KeyDown)
	key(fyne.KeyReturn)
	if got := strings.Join(picked, "、"); got != "城镇新增就业、国内生产总值 增长" {
		t.Fatalf("picked %s", got)
	}
	if p.Canvas.Focused() != fyne.Focusable(p.filter) || p.filter.Text != "" {
		t.Error("the next one cannot be typed")
	}
	key(fyne.KeyBackspace)
	if got := strings.Join(picked, "、"); got != "城镇新增就业" {
		t.Errorf("Backspace leaves %s", got)
	}
}

// TestViews: values, conflicts, targets against results and revisions stand in
// their views, and each cell has its sentences.
func TestViews(t *testing.T) {
	p := newPane(t)
	p.Toggle(p.topics[1])
	p.SetTables([]*series.Table{table(t,
		said("湖南省", 2024, 2024, 60, doc.Target), said("湖南省", 2025, 2024, 52, doc.Actual), said("湖南省", 2026, 2024, 54, doc.Actual),
		said("云南省", 2024, 2024, 50, doc.Target), said("云南省", 2025, 2024, 55, doc.Actual), said("云南省", 2025, 2025, 40, doc.Target))})
	p.Turn(Table)
	if len(p.grid.cells) != 2 || p.grid.cells[1][0].Text != "2024年" {
		t.Fatalf("rows %+v", p.grid.cells)
	}
	revised := 0
	for _, c := range p.grid.cells[1] {
		if strings.HasSuffix(c.Text, " △") {
			revised++
			if c.Text != "5.4 △" || len(c.Says) != 2 || c.Says[1].Said != "5.2%" {
				t.Errorf("the revised cell is %+v", c)
			}
			p.grid.onChosen(c)
		}
	}
	if revised != 1 || len(p.says.All()) != 2 || p.foot.Hidden {
		t.Errorf("%d revised, %d sentences", revised, len(p.says.All()))
	}
	var gone series.Statement
	p.OnOpen = func(s series.Statement) { gone = s }
	p.says.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if gone.Said != "5.4%" {
		t.Errorf("Enter leads to %q", gone.Said)
	}
	p.Turn(Targets)
	var got []string
	for _, row := range p.grid.cells {
		got = append(got, row[0].Text+row[6].Text+row[4].Text)
	}
	if want := "湖南省✗ 未达到-0.6 云南省✓ 达到+0.5 云南省尚无结果"; strings.Join(got, " ") != want {
		t.Errorf("targets %q, want %q", got, want)
	}
	missed := series.Missed
	p.sieve(&missed)
	if len(p.grid.cells) != 1 {
		t.Errorf("%d missed", len(p.grid.cells))
	}
	p.Turn(Revisions)
	if len(p.grid.cells) != 1 || p.grid.cells[0][2].Text != "%" || p.grid.cells[0][3].Text != "5.2（2025）" || p.grid.cells[0][4].Text != "5.4（2026）" {
		t.Errorf("revisions %+v", p.grid.cells)
	}
}
