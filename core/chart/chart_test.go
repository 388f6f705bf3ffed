package chart

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/text"
)

func year(y int) doc.Period { return doc.Period{From: doc.Date{Year: y, Grain: doc.Year}} }

// paper writes a document of the seed's figures: each line is
// key|indicator|kind|figure|lo|hi|unit|qualifier|year.
func paper(lines ...string) *doc.Document {
	d := &doc.Document{Name: "样本.txt"}
	for _, l := range lines {
		c := strings.Split(l, "|")
		f := doc.Figure{Key: c[0], Indicator: c[1], Confidence: 1}
		at := len(d.Body) + len(c[1])
		d.Body += c[1] + c[3] + "\n"
		f.Span = text.Span{Start: at, End: at + len(c[3])}
		f.Sentence = text.Span{Start: at - len(c[1]), End: f.End}
		fmt.Sscan(c[2], (*kind)(&f.Kind))
		rat := func(s string) *big.Rat {
			r, ok := new(big.Rat).SetString(s)
			if !ok {
				return nil
			}
			return r
		}
		f.Value = doc.Value{Lo: rat(c[4]), Hi: rat(c[5]), Unit: c[6]}
		switch c[7] {
		case "gt":
			f.Value.Qualifier = doc.Over
		case "lt":
			f.Value.Qualifier = doc.Under
		}
		f.Period, _ = doc.ParsePeriod(c[8])
		if len(c) > 9 && c[9] == "target" {
			f.Status = doc.Target
		}
		d.Figures = append(d.Figures, f)
	}
	d.Raw, d.Back, d.Origins = d.Body, text.Identity(len(d.Body)), text.Identity(len(d.Body))
	return d
}

type kind doc.Kind

func (k *kind) Scan(s fmt.ScanState, _ rune) error {
	w, err := s.Token(true, nil)
	for i := doc.Level; i <= doc.Index; i++ {
		if i.String() == string(w) {
			*k = kind(i)
		}
	}
	return err
}

func sample() *doc.Document {
	d := paper(
		"digital_economy.size|数字经济规模|level|50.2万亿元|50200000000000|50200000000000|元|eq|2022",
		"digital_economy.share|数字经济占GDP比重|share|41.5%|41.5|41.5|%|eq|2022",
		"internet.users|网民规模|level|10.79亿|1079000000|1079000000|人|eq|2023",
		"|政务服务平台实名注册用户|level|10亿人|1000000000||人|gt|",
		"|网速|level|64千比特每秒|64000|64000|比特每秒|eq|1994",
		"|国家标准|level|300余项|300|400|项|gt|",
		"|网民规模|rank|全球第一|1|1|名|eq|2023",
		"|国内生产总值|change|5.2%|5.2|5.2|%|eq|2023",
		"|国内生产总值|change|3%|3|3|%|eq|2022",
		"|国内生产总值|change|-2%|-2|-2|%|eq|2020",
	)
	d.Checks = []doc.Check{{Kind: "share-amount", Name: "国内生产总值", Figures: [2]int{0, 1},
		Lo: big.NewRat(120698, 1), Hi: big.NewRat(121230, 1), Unit: "元", Formula: "50.2万亿元 ÷ 41.5%", Period: year(2022)}}
	for _, r := range []*big.Rat{d.Checks[0].Lo, d.Checks[0].Hi} {
		r.Mul(r, big.NewRat(1e9, 1))
	}
	return d
}

// told is what models say, one a line.
func told(models []Model) string {
	var lines []string
	for _, m := range models {
		line := fmt.Sprintf("%v %s [%s]:", m.Form, m.Whose(), m.Axis.Unit)
		for _, k := range m.Marks {
			line += fmt.Sprintf(" %s=%s", k.Name, k.Full)
		}
		if m.Whole != nil {
			line += " of " + m.Whole.Label
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestBuild(t *testing.T) {
	set := series.Collect([]*doc.Document{sample()}, 0)
	models := Build(set, Options{})
	want := `part 数字经济与互联网：数字经济规模与数字经济占GDP比重，2022年 [万亿元]: 数字经济规模=50.2 万亿元 数字经济占GDP比重=41.5% of 120.70—121.23 万亿元
columns 数字经济与互联网：国内生产总值增减，2020—2023年 [%]: 国内生产总值=−2% 国内生产总值=3% 国内生产总值=5.2%
bars 数字经济与互联网：人数与户数，2023年 [亿人]: 网民规模=10.79 亿人 政务服务平台实名注册用户=超 10 亿人
ranks 数字经济与互联网：网民规模的位次，2023年 []: 网民规模=全球第一
cards 数字经济与互联网：单独的数，1994年 []: 网速=64千比特每秒 国家标准=300余项`
	if text := told(models); text != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
	shown := map[series.Ref]bool{}
	for _, m := range models {
		if m.Axis.Min > 0 || m.Axis.Max < 0 || len(m.Axis.Ticks) > 5 {
			t.Errorf("%s: axis %+v: want zero on it and at most five ticks", m.Title, m.Axis)
		}
		for _, k := range m.Marks {
			for _, r := range k.Refs {
				shown[r] = true
			}
		}
	}
	if n := len(set.Docs[0].Figures); len(shown) != n {
		t.Errorf("%d of %d figures have a mark", len(shown), n)
	}
}

// TestManyRows holds that no chart of the first selection gets longer than a
// page.
func TestManyRows(t *testing.T) {
	var lines []string
	for i := range 30 {
		lines = append(lines, fmt.Sprintf("|数字化率%d|share|%d%%|%d|%d|%%|eq|2020", i, i, i, i))
	}
	models := Build(series.Collect([]*doc.Document{paper(lines...)}, 0), Options{})
	n := 0
	for _, m := range models {
		n += len(m.Marks)
		if len(m.Marks) > rows {
			t.Errorf("%s has %d rows", m.Title, len(m.Marks))
		}
	}
	if n != 30 || models[1].Title != "占比与比率（第2组，共3组），2020年" {
		t.Errorf("%d marks, second title %q", n, models[1].Title)
	}
}

func TestMissingPeriods(t *testing.T) {
	var lines []string
	for _, y := range []int{2015, 2016, 2018, 2019} {
		lines = append(lines, fmt.Sprintf("|普及率|share|50%%|50|50|%%|eq|%d", y))
	}
	d := paper(lines...)
	d.Figures[3].Status = doc.Target
	m := Build(series.Collect([]*doc.Document{d}, 0), Options{})[0]
	want := []bool{false, true, false, false} // 2017 is missing; a target is no part of the line
	for i, k := range m.Marks {
		if k.Joined != want[i] {
			t.Errorf("%s joined: %v, want %v", k.When, k.Joined, want[i])
		}
	}
}

// TestPace holds that a year's flow never stands beside a month's, while a
// stock may stand beside one of which only the year is known.
func TestPace(t *testing.T) {
	d := paper("|产量|level|1吨|1|1|吨|eq|2021", "|产量|level|2吨|2|2|吨|eq|2022", "|产量|level|9吨|9|9|吨|eq|2023",
		"|存量|level|1辆|1|1|辆|eq|2022", "|存量|level|2辆|2|2|辆|eq|2023")
	d.Figures[2].Period.To = doc.Date{Year: 2025, Grain: doc.Year}
	d.Figures[3].Period = doc.Period{From: doc.Date{Year: 2022, Grain: doc.Month, N: 6}, AsOf: true}
	models := Build(series.Collect([]*doc.Document{d}, 0), Options{})
	if len(models) != 3 || models[0].Form != Time || len(models[0].Marks) != 2 || models[1].Form != Columns || len(models[1].Marks) != 2 || models[2].Form != Cards {
		t.Errorf("%+v", models)
	}
}

func TestFind(t *testing.T) {
	models := Build(series.Collect([]*doc.Document{sample()}, 0), Options{English: true})
	for _, c := range []struct {
		want  string
		found bool
	}{{"internet.users", true}, {"网速", true}, {"国家", true}, {"粮食", false}, {"", false}} {
		if got := len(Find(models, c.want)) > 0; got != c.found {
			t.Errorf("Find(%q): %v, want %v", c.want, got, c.found)
		}
	}
	if _, k, ok := MarkOf(models, series.Ref{Doc: 0, Figure: 1}); !ok || k != 1 {
		t.Errorf("MarkOf(share) = mark %d, %v; want the second mark of the part", k, ok)
	}
}

func TestCSV(t *testing.T) {
	set := series.Collect([]*doc.Document{sample()}, 0)
	models := Build(set, Options{})
	var b bytes.Buffer
	if err := WriteCSV(&b, set, &models[0]); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(b.String(), "\ufeff") {
		t.Error("no byte order mark")
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d rows, %v; want a head and two", len(rows), err)
	}
	if got := strings.Join(rows[1][1:10], "|"); got != "数字经济规模|50.2万亿元|50200000000000|50200000000000|元|等于|2022|实际|数字经济规模50.2万亿元" {
		t.Errorf("row %s", got)
	}
}

func TestAxis(t *testing.T) {
	for _, c := range []struct {
		lo, hi float64
		want   string
	}{{0, 0, "[0 0.25 0.5 0.75 1]"}, {0, 100, "[0 25 50 75 100]"}, {-2, 5.2, "[-2 0 2 4 6]"}, {-3, -1, "[-3 -2 -1]"}, {0, 121.23, "[0 50 100 150]"}, {-1e307, 1e307, ""}} {
		a := span(min(c.lo, 0), max(c.hi, 0), "", 1)
		if got := fmt.Sprint(a.Ticks); c.want != "" && c.lo <= 0 && c.hi >= 0 && got != c.want {
			t.Errorf("span(%v, %v) = %s, want %s", c.lo, c.hi, got, c.want)
		}
		if a.Min > 0 || a.Max < 0 || len(a.Ticks) > 5 {
			t.Errorf("span(%v, %v) = %+v", c.lo, c.hi, a)
		}
	}
}

func FuzzBuild(f *testing.F) {
	f.Add("|a|level|1|1|1|元|eq|2020\n|a|level|2|2||元|gt|2021", 0, 1)
	f.Fuzz(func(t *testing.T, in string, a, b int) {
		var lines []string
		for l := range strings.SplitSeq(in, "\n") {
			if c := strings.Split(l, "|"); len(c) == 9 && len(c[4]) < 40 && len(c[5]) < 40 && !strings.ContainsAny(c[4]+c[5], "eEpP") {
				lines = append(lines, l)
			}
		}
		d := paper(lines...)
		d.Checks = []doc.Check{{Figures: [2]int{a, b}, Lo: big.NewRat(1, 1), Hi: big.NewRat(2, 1), Unit: "元"}}
		for _, m := range Build(series.Collect([]*doc.Document{d}, 0), Options{}) {
			if m.Axis.Min > 0 || m.Axis.Max < 0 || !(m.Axis.Max > m.Axis.Min) || len(m.Axis.Ticks) > 5 {
				t.Errorf("axis %+v", m.Axis)
			}
		}
	})
}
