package score

import (
	"reflect"
	"strings"
	"testing"
)

const text = `海棠市有3座桥、3座塔。
全市网民12.5万人，占人口的四成，比上年增
长6%。
第3次会议召开。`

const marks = `{"line":1,"text":"3座","nth":2,"kind":"level","indicator":"塔","lo":"3","hi":"3","unit":"座","q":"eq","time":null,"status":"actual"}
{"line":2,"text":"12.5万人","kind":"level","indicator":"海棠市网民","lo":"125000","hi":"125000","unit":"人","q":"eq","time":["2023","@2023"],"status":"actual","implied":true}

{"line":2,"text":"四成","kind":"share","indicator":"网民占人口比重","lo":"40","hi":"40","unit":"%","q":"eq","time":"@2023","status":"actual","optional":true}
{"line":2,"text":"增⏎长6%","kind":"change","indicator":"网民","lo":"6","hi":null,"unit":"%","q":"ge","time":"2023","status":"actual"}
{"line":4,"text":"第3次","trap":"ordinal"}
{"line":1,"text":"3座","date":"2023"}`

func readMarks(t *testing.T) []Mark {
	t.Helper()
	m, err := ReadMarks(text, []byte(marks))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// right returns a figure as the mark wants it.
func right(m *Mark) Figure {
	return Figure{Start: m.Start, End: m.End, Text: m.Text, Kind: m.Kind, Indicator: m.Indicator,
		Lo: m.Lo, Hi: m.Hi, Unit: m.Unit, Qualifier: m.Qualifier, Time: m.Times[0], Status: m.Status}
}

func TestReadMarks(t *testing.T) {
	m := readMarks(t)
	if len(m) != 6 {
		t.Fatalf("%d marks, want 6", len(m))
	}
	for _, x := range m {
		if got := text[x.Start:x.End]; got != x.Text {
			t.Errorf("the mark of %q stands at %q", x.Text, got)
		}
	}
	if want := strings.Index(text, "3座塔"); m[0].Start != want {
		t.Errorf("the second 3座 stands at %d, want %d", m[0].Start, want)
	}
	if !reflect.DeepEqual(m[0].Times, []string{""}) || !reflect.DeepEqual(m[1].Times, []string{"2023", "@2023"}) {
		t.Errorf("times %q and %q", m[0].Times, m[1].Times)
	}
	if m[3].Text != "增\n长6%" || m[3].Hi != "" || m[3].Line != 2 {
		t.Errorf("the cut mark is read as %+v", m[3])
	}
}

func TestReadMarksErrors(t *testing.T) {
	for name, c := range map[string][2]string{
		"no JSON":      {`{"line":1,`, "line 1"},
		"no such line": {`{"line":9,"text":"3","trap":"x"}`, "no line 9"},
		"not there":    {"\n" + `{"line":1,"text":"3座","nth":3,"trap":"x"}`, "line 2"},
		"no class":     {`{"line":1,"text":"3座"}`, "neither"},
		"empty":        {`{"line":1,"text":"","trap":"x"}`, "no text"},
		"no number":    {`{"line":1,"text":"3座","kind":"level","lo":"drei","hi":"3","q":"eq","time":null,"status":"actual"}`, "drei"},
		"no status":    {`{"line":1,"text":"3座","kind":"level","lo":"3","hi":"3","q":"eq","time":null}`, "lacks"},
		"time":         {`{"line":1,"text":"3座","kind":"level","lo":"3","hi":"3","q":"eq","time":4,"status":"actual"}`, "time"},
	} {
		if _, err := ReadMarks(text, []byte(c[0])); err == nil || !strings.Contains(err.Error(), c[1]) {
			t.Errorf("%s: error %v, want one with %q", name, err, c[1])
		}
	}
}

func TestScoreOfRightFigures(t *testing.T) {
	m := readMarks(t)
	var figures []Figure
	for i := range m {
		if m[i].Kind != "" {
			figures = append(figures, right(&m[i]))
		}
	}
	r := Score(m, figures)
	if r.Gold != 3 || r.Found != 3 || r.Mention != 3 || r.Value != 3 || r.Claim != 3 || r.Exact != 3 || r.Traps != 1 || r.Fired != 0 {
		t.Errorf("counts: %s", r.Row("all"))
	}
	if r.ClaimF1() != 1 || r.ExactShare() != 1 || r.TrapShare() != 0 || len(r.Missed)+len(r.Extra)+len(r.Fires) != 0 {
		t.Errorf("measures: %s", r.Row("all"))
	}
}

func TestJudge(t *testing.T) {
	m := readMarks(t)
	for name, c := range map[string]struct {
		mark   int
		change func(*Figure)
		want   []Slot
	}{
		"as marked":          {0, func(*Figure) {}, nil},
		"same number":        {1, func(f *Figure) { f.Lo, f.Hi = "125000.0", "250000/2" }, nil},
		"one bound open":     {1, func(f *Figure) { f.Hi = "" }, []Slot{Value}},
		"no number":          {1, func(f *Figure) { f.Lo = "viele" }, []Slot{Value}},
		"unit not printed":   {1, func(f *Figure) { f.Unit = "" }, nil},
		"unit missing":       {0, func(f *Figure) { f.Unit = "" }, []Slot{Unit}},
		"unit otherwise":     {3, func(f *Figure) { f.Unit = " ％" }, nil},
		"time as of":         {3, func(f *Figure) { f.Time = "@2023" }, nil},
		"second time":        {1, func(f *Figure) { f.Time = "@2023" }, nil},
		"time for none":      {0, func(f *Figure) { f.Time = "2023" }, []Slot{Time}},
		"name with 的":        {1, func(f *Figure) { f.Indicator = "海棠市 的，网民" }, nil},
		"name just enough":   {1, func(f *Figure) { f.Indicator = "网民市甲乙" }, nil},
		"name not enough":    {1, func(f *Figure) { f.Indicator = "网民市甲乙丙" }, []Slot{Indicator}},
		"letters in a heap":  {1, func(f *Figure) { f.Indicator = "市民海网棠" }, nil},
		"letter used twice":  {3, func(f *Figure) { f.Indicator = "网网网网网" }, []Slot{Indicator}},
		"several, in order":  {0, func(f *Figure) { f.Status, f.Qualifier, f.Kind = "target", "ge", "rank" }, []Slot{Kind, Qualifier, Status}},
		"every one":          {0, func(f *Figure) { *f = Figure{Time: "x"} }, []Slot{Value, Unit, Kind, Indicator, Time, Qualifier, Status}},
		"figure without any": {1, func(f *Figure) { *f = Figure{} }, []Slot{Value, Kind, Indicator, Time, Qualifier, Status}},
	} {
		f := right(&m[c.mark])
		c.change(&f)
		if got := Judge(&m[c.mark], &f); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: wrong %v, want %v", name, got, c.want)
		}
	}
}

func TestScorePairs(t *testing.T) {
	m := readMarks(t)
	tower, share, trap := right(&m[0]), right(&m[2]), Figure{Start: m[4].Start, End: m[4].End, Text: "第3次"}
	wide := tower
	wide.Start -= 3
	wrong := tower
	wrong.Unit = "个"

	r := Score(m, []Figure{wide, wrong, tower, share, trap, trap})
	if len(r.Hits) != 1 || *r.Hits[0].Figure != tower || r.Claim != 1 {
		t.Errorf("of three figures on one mark not the right one hit it: %+v", r.Hits)
	}
	if r.Found != 5 || r.Gold != 3 {
		t.Errorf("an optional claim counts: %s", r.Row(""))
	}
	if r.Fired != 1 || len(r.Fires) != 2 || len(r.Extra) != 4 || len(r.Missed) != 2 {
		t.Errorf("%d traps fired at by %d, %d extra, %d missed", r.Fired, len(r.Fires), len(r.Extra), len(r.Missed))
	}
	if r := Score(m, nil); r.Missed == nil || r.Missed[0] != &m[0] || r.ClaimF1() != 0 {
		t.Errorf("nothing found: %s", r.Row(""))
	}
	if r := Score(nil, nil); r.ClaimF1() != 1 {
		t.Errorf("nothing marked, nothing found: %s", r.Row(""))
	}
}

func TestExactNames(t *testing.T) {
	for name, want := range map[string]int{
		"海棠市网民": 1, "海棠市 的　全国网民": 1, "我国海棠市网民": 1, "海棠网民": 0, "全市海棠市网民": 0,
	} {
		m := readMarks(t)
		f := right(&m[1])
		f.Indicator = name
		if r := Score(m, []Figure{f}); r.Exact != want || r.Mention != 1 {
			t.Errorf("%s: %d names exact, want %d", name, r.Exact, want)
		}
	}
}

func TestAdd(t *testing.T) {
	m := readMarks(t)
	f := right(&m[0])
	f.Time, f.Unit = "2020", "个"
	one := Score(m, []Figure{f})
	var all Result
	all.Add(one)
	all.Add(one)
	want := "ALL                    gold    6 found    2  mention 0.500  value 0.000  claim 0.000  traps 0/2 0.0%  wrong: time 2 unit 2"
	if got := all.Row("ALL"); got != want {
		t.Errorf("row\n%s\nwant\n%s", got, want)
	}
	if len(all.Hits) != 2 || len(all.Missed) != 4 || all.Exact != 2 {
		t.Errorf("%d hits, %d missed, %d exact", len(all.Hits), len(all.Missed), all.Exact)
	}
}

func TestReadFigures(t *testing.T) {
	got, err := ReadFigures([]byte("{\"start\":3,\"end\":9,\"text\":\"3座\",\"kind\":\"level\",\"lo\":\"3\",\"hi\":null,\"qualifier\":\"ge\",\"time\":null,\"confidence\":0.5}\n\n"))
	want := []Figure{{Start: 3, End: 9, Text: "3座", Kind: "level", Lo: "3", Qualifier: "ge", Confidence: 0.5}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
	if _, err := ReadFigures([]byte("{}\nnone\n")); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("error %v", err)
	}
}
