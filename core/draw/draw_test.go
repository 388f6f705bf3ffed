package draw

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/png"
	"io"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/assets/fonts"
	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
)

func drawer(t testing.TB) *Drawer {
	t.Helper()
	d, err := New(fonts.SansRegular(), fonts.SansBold())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func ref(i int) []series.Ref { return []series.Ref{{Figure: i}} }

func axis(lo, hi float64, unit string, ticks ...float64) chart.Axis {
	return chart.Axis{Unit: unit, Scale: 1, Min: lo, Max: hi, Ticks: ticks}
}

var foot = []string{"整体由 50.2万亿元 ÷ 41.5% 推算；区间来自原文数字的四舍五入。", "来源：《从网络大国向网络强国奋勇迈进》，新华社，2024年2月26日"}

// over is a chart over time of one value a year.
func over(form chart.Form, title string, first int, values ...float64) *chart.Model {
	m := &chart.Model{Form: form, Title: title, Lines: []string{""}, Foot: foot, Axis: axis(0, 1, "%", 0, 0.25, 0.5, 0.75, 1)}
	for i, v := range values {
		y := first + i
		m.Axis.Max = math.Max(m.Axis.Max, v)
		m.Axis.Min = math.Min(m.Axis.Min, v)
		m.Marks = append(m.Marks, chart.Mark{Refs: ref(i), Name: title, When: fmt.Sprintf("%d年", y), Short: fmt.Sprint(y), Label: fmt.Sprintf("%.1f", v), Full: fmt.Sprintf("%.1f%%", v), Lo: v, Hi: v, At: float64(y), Joined: i > 0, Kind: doc.Share})
	}
	w := (m.Axis.Max - m.Axis.Min) / 4
	m.Axis.Ticks = []float64{m.Axis.Min, m.Axis.Min + w, m.Axis.Min + 2*w, m.Axis.Min + 3*w, m.Axis.Max}
	for i, t := range m.Axis.Ticks {
		if math.Abs(t) < w/2 {
			m.Axis.Ticks[i] = 0
		}
	}
	return m
}

// samples are a model of each form and of each thing that a mark can be.
func samples() map[string]*chart.Model {
	out := map[string]*chart.Model{}
	out["part"] = &chart.Model{Form: chart.Part, Title: "数字经济规模与数字经济占GDP比重，2022年", Axis: axis(0, 150, "万亿元", 0, 50, 100, 150), Foot: foot,
		Whole: &chart.Whole{Name: "国内生产总值", Lo: 120.7, Hi: 121.23, Label: "120.70—121.23 万亿元"},
		Marks: []chart.Mark{
			{Refs: ref(0), Name: "数字经济规模", When: "2022年", Label: "50.2", Full: "50.2 万亿元", Lo: 50.2, Hi: 50.2},
			{Refs: ref(1), Name: "数字经济占GDP比重", When: "2022年", Label: "41.5", Full: "41.5%", Lo: 41.5, Hi: 41.5, Kind: doc.Share},
		}}
	out["bars"] = &chart.Model{Form: chart.Bars, Title: "用户与人数", Axis: axis(0, 15, "亿人", 0, 5, 10, 15), Foot: foot, Marks: []chart.Mark{
		{Refs: ref(0), Name: "网民规模", When: "截至2023年6月", Full: "10.79 亿人", Lo: 10.79, Hi: 10.79},
		{Refs: ref(1), Name: "全国一体化政务服务平台实名注册用户", Full: "超 10 亿人", Lo: 10, Hi: 10, OpenHi: true},
		{Refs: ref(2), Name: "网民", When: "2024年2月26日", Full: "10亿多人", Lo: 10, Hi: 11},
		{Refs: ref(3), Name: "农村网民", Full: "不足 3.1 亿人", Lo: 3.1, Hi: 3.1, OpenLo: true},
		{Refs: ref(4), Name: "网民规模", When: "2025年", Full: "12 亿人", Lo: 12, Hi: 12, Status: doc.Target},
		{Refs: ref(5), Name: "网民规模", When: "2026年", Full: "12.5 亿人", Lo: 12.5, Hi: 12.5, Status: doc.Forecast},
	}}
	out["ranks"] = &chart.Model{Form: chart.Ranks, Title: "位次", Axis: axis(0, 1, ""), Foot: foot[1:], Marks: []chart.Mark{
		{Refs: ref(0), Name: "数字经济总量", When: "2022年", Full: "世界第二", Lo: 2, Hi: 2, Kind: doc.Rank},
		{Refs: ref(1), Name: "国家顶级域名注册量", When: "截至2023年6月", Full: "全球第一", Lo: 1, Hi: 1, Kind: doc.Rank},
		{Refs: ref(2), Name: "全球创新指数", When: "2023年", Full: "第12位", Lo: 12, Hi: 12, Kind: doc.Rank},
	}}
	out["cards"] = &chart.Model{Form: chart.Cards, Title: "单独的数", Axis: axis(0, 1, ""), Foot: foot[1:], Marks: []chart.Mark{
		{Refs: ref(0), Name: "网速", When: "1994年", Full: "64千比特每秒", Lo: 64, Hi: 64},
		{Refs: ref(1), Name: "IPv6活跃用户数", Full: "超 7 亿户", Lo: 7, Hi: 7, OpenHi: true},
		{Refs: ref(2), Name: "中国正能量网络精品", When: "2023年9月", Full: "550个", Lo: 550, Hi: 550},
		{Refs: ref(3), Name: "网络安全国家标准", Full: "300余项", Lo: 300, Hi: 400},
	}}
	out["pairs"] = &chart.Model{Form: chart.Pairs, Subject: "回顾与展望", Title: "结果与目标，2023—2025年", Axis: axis(0, 8, "%", 0, 2, 4, 6, 8), Foot: foot, Marks: []chart.Mark{
		{Refs: ref(0), Name: "地区生产总值", Short: "2023", Full: "5.4%", Lo: 5.4, Hi: 5.4, At: 2023, Kind: doc.Change},
		{Refs: ref(1), Name: "地区生产总值", Short: "2024", Full: "至少 5%", Lo: 5, Hi: 5, OpenHi: true, At: 2024, Kind: doc.Change, Status: doc.Target},
		{Refs: ref(2), Name: "城镇调查失业率", Short: "2023", Full: "4.9%", Lo: 4.9, Hi: 4.9, At: 2023, Line: 1, Kind: doc.Share},
		{Refs: ref(3), Name: "城镇调查失业率", Short: "2024", Full: "不超过 5%", Lo: 5, Hi: 5, OpenLo: true, At: 2024, Line: 1, Kind: doc.Share, Status: doc.Target},
		{Refs: ref(4), Name: "全社会研究与试验发展经费投入强度", Short: "2020", Full: "0.4%", Lo: 0.4, Hi: 0.4, At: 2020, Line: 2, Kind: doc.Share},
		{Refs: ref(5), Name: "全社会研究与试验发展经费投入强度", Short: "2025", Full: "8%", Lo: 8, Hi: 8, At: 2025, Line: 2, Kind: doc.Share},
		{Refs: ref(6), Name: "居民人均可支配收入", Short: "2023", Full: "6.3%", Lo: 6.3, Hi: 6.3, At: 2023, Line: 3, Kind: doc.Change},
		{Refs: ref(7), Name: "居民人均可支配收入", Short: "2024", Full: "5%—6%", Lo: 5, Hi: 6, At: 2024, Line: 3, Kind: doc.Change, Status: doc.Target},
	}}
	out["table"] = &chart.Model{Form: chart.Table, Subject: "回顾与展望", Title: "一览，2021—2025年", Axis: axis(0, 1, ""), Foot: foot, Marks: []chart.Mark{
		{Refs: ref(0), Name: "粮食产量", When: "2023年", Full: "1.39万亿斤", Lo: 1, Hi: 1},
		{Refs: ref(1), Name: "全国一体化政务服务平台实名注册用户与县级以上地方各级人民政府网站年度访问量", When: "截至2023年6月", Full: "超10亿人次", Lo: 1, Hi: 1},
		{Refs: ref(2), Name: "人均预期寿命", When: "2025年", Full: "79岁", Lo: 79, Hi: 79, Status: doc.Target},
		{Refs: ref(3), Name: "单位能耗增减", Full: "−3%", Lo: -3, Hi: -3, Kind: doc.Change},
	}}
	var many []float64
	for i := range 34 {
		many = append(many, 11.2+5*math.Sin(float64(i)/3)-float64(i)/7)
	}
	out["line34"] = over(chart.Time, "互联网普及率，1990—2023年", 1990, many...)
	many[30] = -3.1
	out["columns34"] = over(chart.Columns, "国内生产总值增减，1990—2023年", 1990, many...)
	out["line"] = over(chart.Time, "互联网普及率，2015—2025年", 2015, 50.3, 53.2, 55.8, 59.6, 64.5, 70.4, 73, 75.6, 77.5, 79, 80)
	line := out["line"]
	line.Marks[4].Joined = false
	line.Marks[8].Lo, line.Marks[8].Label = 75, "75—77.5"
	line.Marks[7].OpenHi, line.Marks[7].Label = true, "超 75.6"
	line.Marks[9].Status, line.Marks[9].Joined = doc.Target, false
	line.Marks[10].Status = doc.Forecast
	out["columns"] = over(chart.Columns, "数字经济规模，2019—2025年", 2019, 35.8, 39.2, 45.5, 50.2, 53.9, 56, 60)
	out["columns"].Marks[5].Status = doc.Target
	out["columns"].Marks[6].OpenHi = true
	falls := []chart.Mark{
		{Name: "单位能耗", Short: "2021", At: 2021, Label: "低于 −3", Full: "低于 −3%", Lo: -3, Hi: -3, OpenLo: true},
		{Name: "单位水耗", Short: "2022", At: 2022, Label: "高于 −3", Full: "高于 −3%", Lo: -3, Hi: -3, OpenHi: true},
		{Name: "一般性支出", Short: "2023", At: 2023, Label: "−3", Full: "−3%", Lo: -3, Hi: -3, Status: doc.Target},
		{Name: "平均浓度", Short: "2024", At: 2024, Label: "低于 −3.9", Full: "低于 −3.9%", Lo: -3.9, Hi: -3.9, OpenLo: true, Status: doc.Target},
		{Name: "财政收入", Short: "2025", At: 2025, Label: "2", Full: "2%", Lo: 2, Hi: 2},
	}
	for i := range falls {
		falls[i].Refs, falls[i].Kind = ref(i), doc.Change
	}
	for name, form := range map[string]chart.Form{"falls": chart.Bars, "fallingcolumns": chart.Columns} {
		out[name] = &chart.Model{Form: form, Title: "增减，2025年", Lines: []string{""}, Foot: foot, Axis: axis(-4, 2, "%", -4, -2, 0, 2), Marks: falls}
	}
	out["one"] = over(chart.Time, "互联网普及率，2023年", 2023, 76.4)
	regions := &chart.Model{Form: chart.Time, Title: "互联网普及率，2019—2023年", Lines: []string{"城镇", "农村", "东部", "西部"}, Foot: foot, Axis: axis(0, 100, "%", 0, 25, 50, 75, 100)}
	for l := range regions.Lines {
		for i := range 5 {
			v := 80 - float64(l)*7 + float64(i)*float64(l+1)
			regions.Marks = append(regions.Marks, chart.Mark{Refs: ref(l*5 + i), Short: fmt.Sprint(2019 + i), Label: fmt.Sprint(v), Lo: v, Hi: v, At: float64(2019 + i), Line: l, Joined: i > 0, Kind: doc.Share})
		}
	}
	out["regions"] = regions
	long := strings.Repeat("全国一体化政务服务平台实名注册用户与县级以上地方各级人民政府网站年度访问量", 3)
	out["long"] = &chart.Model{Form: chart.Bars, Title: long, Axis: axis(0, 10, "亿人次", 0, 5, 10), Foot: []string{long + "：" + long}, Marks: []chart.Mark{
		{Refs: ref(0), Name: long, When: "截至2023年6月", Full: "超 10 亿人次", Lo: 10, Hi: 10, OpenHi: true},
		{Refs: ref(1), Name: long, When: "截至2023年6月", Full: "−123456789012345.1234 亿人次", Lo: 0, Hi: 0},
	}}
	return out
}

func TestLook(t *testing.T) {
	dir := os.Getenv("WENSHU_LOOK")
	if dir == "" {
		t.Skip("WENSHU_LOOK names no folder to draw the samples into")
	}
	d := drawer(t)
	for name, m := range samples() {
		for theme, s := range map[string]Style{"light": Light(), "dark": Dark()} {
			for _, scale := range []float64{1, 2} {
				f, err := os.Create(filepath.Join(dir, fmt.Sprintf("%s-%s-%v.png", name, theme, scale)))
				if err != nil {
					t.Fatal(err)
				}
				if err := d.PNG(f, m, s, Size{Width: 640, Scale: scale}); err != nil {
					t.Error(err)
				}
				f.Close()
			}
		}
		var b bytes.Buffer
		if err := d.SVG(&b, m, Print(), Size{Width: 640}); err != nil {
			t.Error(err)
		}
		os.WriteFile(filepath.Join(dir, name+".svg"), b.Bytes(), 0o644)
	}
}

func TestSame(t *testing.T) {
	a, b := drawer(t), drawer(t)
	for name, m := range samples() {
		var one, two, svg, again, pdf, pdf2 bytes.Buffer
		z := Size{Width: 500, Scale: 1}
		for _, err := range []error{a.PNG(&one, m, Dark(), z), b.PNG(&two, m, Dark(), z), a.SVG(&svg, m, Light(), z), b.SVG(&again, m, Light(), z), a.PDF(&pdf, m, Light(), z), b.PDF(&pdf2, m, Light(), z)} {
			if err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(one.Bytes(), two.Bytes()) || !bytes.Equal(svg.Bytes(), again.Bytes()) || !bytes.Equal(pdf.Bytes(), pdf2.Bytes()) {
			t.Errorf("%s: the same model gives other bytes", name)
		}
		if _, err := png.Decode(&one); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for dec := xml.NewDecoder(&svg); ; {
			if _, err := dec.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Errorf("%s: SVG: %v", name, err)
				break
			}
		}
	}
}

// TestLabels holds that no two texts overlap and none leaves the picture, at
// any width.
func TestLabels(t *testing.T) {
	d := drawer(t)
	for name, m := range samples() {
		for _, width := range []float64{280, 360, 520, 640, 900, 1600} {
			s := d.lay(m, Light(), Size{Width: width, Scale: 1})
			for i, a := range s.texts {
				if a.x < -0.5 || a.x+a.width > width+0.5 || a.y-a.size < -0.5 || a.y > s.h {
					t.Errorf("%s at %v: %q leaves the picture", name, width, a.text)
				}
				for _, b := range s.texts[i+1:] {
					if a.x+0.5 < b.x+b.width && b.x+0.5 < a.x+a.width && a.y-a.size*0.8 < b.y && b.y-b.size*0.8 < a.y {
						t.Errorf("%s at %v: %q and %q overlap", name, width, a.text, b.text)
					}
				}
			}
		}
	}
}

func TestHits(t *testing.T) {
	d := drawer(t)
	for name, m := range samples() {
		s := d.lay(m, Light(), Size{Width: 640, Scale: 1})
		found := map[int]bool{}
		for _, h := range s.hits {
			found[h.Mark] = true
			if h.Ref != m.Marks[h.Mark].Refs[0] {
				t.Errorf("%s: mark %d leads to %v", name, h.Mark, h.Ref)
			}
			if x, y := h.Lit[0], h.Lit[1]; x < -1 || y < h.Y-1 || x+h.Lit[2] > s.w+1 || y+h.Lit[3] > h.Y+h.H+1 {
				t.Errorf("%s: mark %d is outlined at %v, pointed at in %+v", name, h.Mark, h.Lit, h)
			}
			if h.X < -1 || h.Y < -1 || h.X+h.W > s.w+1 || h.Y+h.H > s.h+1 || h.W < 4 || h.H < 16 {
				t.Errorf("%s: hit %+v of mark %d in %v×%v", name, h, h.Mark, s.w, s.h)
			}
		}
		if len(found) != len(m.Marks) {
			t.Errorf("%s: %d of %d marks can be pointed at", name, len(found), len(m.Marks))
		}
	}
}

// TestFalls holds that a bar below zero is drawn to the left of it, its open
// end too, and that the sign of a target and the number stand apart on its
// right.
func TestFalls(t *testing.T) {
	d := drawer(t)
	for _, width := range []float64{280, 640} {
		for _, k := range samples()["falls"].Marks[:4] {
			m := &chart.Model{Form: chart.Bars, Axis: axis(-4, 2, "%", -4, -2, 0, 2), Marks: []chart.Mark{k}}
			s := d.lay(m, Light(), Size{Width: width, Scale: 1})
			zero, number := 0.0, 0.0
			for _, l := range s.texts {
				switch l.text {
				case "0":
					zero = l.x + l.width/2
				case k.Full:
					number = l.x
				}
			}
			value := zero - (zero-margin)*k.Lo/-4
			least, most := zero, 0.0
			for _, h := range s.shapes {
				if y := h.points[0].y; h.circle > 0 || y > s.hits[0].Y+s.hits[0].H { // the axis
					continue
				}
				for _, p := range h.points {
					least, most = math.Min(least, p.x), math.Max(most, p.x)
				}
			}
			if number == 0 || most > number || least < margin-1 {
				t.Errorf("%s at %v: drawn from %v to %v, number at %v", k.Full, width, least, most, number)
			}
			if beyond := least < value-8; beyond != (k.OpenLo && k.Lo > -3.5) {
				t.Errorf("%s at %v: drawn to %v, value at %v", k.Full, width, least, value)
			}
		}
	}
}

// TestZero holds that every solid bar begins at zero: its length is to the
// axis as its value is.
func TestZero(t *testing.T) {
	d := drawer(t)
	m := &chart.Model{Form: chart.Bars, Axis: axis(0, 60, "万亿元", 0, 20, 40, 60), Marks: []chart.Mark{
		{Refs: ref(0), Name: "甲", Full: "45.5", Lo: 45.5, Hi: 45.5}, {Refs: ref(1), Name: "乙", Full: "50.2", Lo: 50.2, Hi: 50.2}}}
	s := d.lay(m, Light(), Size{Width: 640, Scale: 1})
	var wide []float64
	for _, p := range s.shapes {
		if p.closed && p.fill == Light().Kinds[0] {
			wide = append(wide, p.points[1].x-p.points[0].x)
		}
	}
	if len(wide) != 2 || math.Abs(wide[0]/wide[1]-45.5/50.2) > 1e-9 {
		t.Errorf("bars %v, want 45.5 to 50.2", wide)
	}
}

func TestExtremes(t *testing.T) {
	d := drawer(t)
	huge, _ := new(big.Rat).SetString("1" + strings.Repeat("0", 400))
	values := []doc.Value{{}, {Lo: new(big.Rat), Hi: new(big.Rat)}, {Lo: huge, Hi: huge, Unit: "元"}, {Hi: new(big.Rat).Neg(huge), Unit: "元"},
		{Lo: big.NewRat(-5, 1), Hi: big.NewRat(3, 1), Unit: "%"}, {Lo: big.NewRat(1, 3), Hi: big.NewRat(1, 3)}}
	var dd doc.Document
	for kind := doc.Level; kind <= doc.Index; kind++ {
		for i, v := range values {
			for y := range 2 {
				dd.Figures = append(dd.Figures, doc.Figure{Kind: kind, Value: v, Indicator: fmt.Sprint("<&\x00\ue000\"数字", i%2), Confidence: 1,
					Period: doc.Period{From: doc.Date{Year: 2020*y - 5*i, Grain: doc.Year}}, Status: doc.Status(i % 3)})
			}
		}
	}
	models := chart.Build(series.Collect([]*doc.Document{&dd}, 0), chart.Options{})
	models = append(models, chart.Model{}, chart.Model{Form: chart.Time}, chart.Model{Form: chart.Part}, chart.Model{Form: chart.Ranks}, chart.Model{Form: chart.Cards})
	for _, m := range models {
		for _, z := range []Size{{}, {Width: math.NaN(), Height: math.Inf(1), Scale: math.NaN()}, {Width: 1, Height: 1, Scale: 0.5}} {
			if err := d.PNG(io.Discard, &m, Light(), z); err != nil {
				t.Errorf("%s: %v", m.Title, err)
			}
			var b bytes.Buffer
			if err := d.SVG(&b, &m, Light(), z); err != nil {
				t.Errorf("%s: %v", m.Title, err)
			}
			if strings.Contains(b.String(), "NaN") || strings.Contains(b.String(), "\x00") || xml.Unmarshal(b.Bytes(), new(struct{})) != nil {
				t.Errorf("%s: SVG is not well formed", m.Title)
			}
		}
	}
	if err := d.PNG(io.Discard, &models[0], Light(), Size{Width: 1e9}); err == nil {
		t.Error("a picture of 10⁹ pixels has no error")
	}
	if _, err := New(nil, nil); err == nil {
		t.Error("no font has no error")
	}
}

func BenchmarkPNG(b *testing.B) {
	d, m := drawer(b), samples()["line34"]
	for b.Loop() {
		if err := d.PNG(io.Discard, m, Light(), Size{Width: 900, Height: 500, Scale: 1}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkImage(b *testing.B) {
	d, m := drawer(b), samples()["line34"]
	for b.Loop() {
		if _, _, err := d.Image(m, Light(), Size{Width: 900, Height: 500, Scale: 1}); err != nil {
			b.Fatal(err)
		}
	}
}

// TestUnit: an English chart tells its unit in English beside the document's.
func TestUnit(t *testing.T) {
	for _, c := range []struct {
		unit    string
		english bool
		want    string
	}{{"万亿元", false, "单位：万亿元"}, {"万亿元", true, "Unit: 万亿元 (1 trillion yuan)"}, {"%", true, "Unit: %"}, {"某", true, "Unit: 某"}, {"", true, ""}} {
		l := &layout{m: &chart.Model{Axis: chart.Axis{Unit: c.unit}, English: c.english}}
		if got := l.unit(); got != c.want {
			t.Errorf("%q", got)
		}
	}
}
