package reading

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"github.com/wenshu-app/wenshu/assets/fonts"
	_ "github.com/wenshu-app/wenshu/assets/fonts/serif"
	"github.com/wenshu-app/wenshu/core/script"
	"github.com/wenshu-app/wenshu/core/text"
)

func rgb(v uint32) color.Color {
	return color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 0xff}
}

var (
	sans      = fyne.NewStaticResource("sans", fonts.SansRegular())
	sansBold  = fyne.NewStaticResource("sans-bold", fonts.SansBold())
	serif     = fyne.NewStaticResource("serif", fonts.SerifRegular())
	serifBold = fyne.NewStaticResource("serif-bold", fonts.SerifBold())
)

var light = Style{
	Ground: rgb(0xFAF8F3), Ink: rgb(0x1E1C1A), SecondInk: rgb(0x5C5650), Rule: rgb(0xE3DDD2), Accent: rgb(0xB23A2E),
	Selection: color.NRGBA{0x1f, 0x5f, 0x99, 0x30}, Hit: color.NRGBA{0xf2, 0xd6, 0x6b, 0x99},
	Kinds:   [6]color.Color{rgb(0x1F5F99), rgb(0xA65A00), rgb(0x0B7A63), rgb(0x7A4A9E), rgb(0x8A6D00), rgb(0x5F6368)},
	Regular: sans, Bold: sansBold, TextSize: 18, Indent: 2, Justify: true,
}

var dark = Style{
	Ground: rgb(0x17181A), Ink: rgb(0xE6E3DC), SecondInk: rgb(0xA39E95), Rule: rgb(0x34373B), Accent: rgb(0xE27A69),
	Selection: color.NRGBA{0x6f, 0xb1, 0xe8, 0x40}, Hit: color.NRGBA{0x6b, 0x5a, 0x12, 0xff},
	Kinds:   [6]color.Color{rgb(0x6FB1E8), rgb(0xE8A34B), rgb(0x4CC3A5), rgb(0xC39BE3), rgb(0xD9C04A), rgb(0xB4B8BD)},
	Regular: serif, Bold: serifBold, TextSize: 18, Indent: 2, Justify: true,
}

// The pictures show every mark: the six underlines, a target and a forecast, the chosen figure
// with its bar, a date, a quotation, a work under the pointer, a search hit and
// a selection over two blocks.
func TestPictures(t *testing.T) {
	d := compose("# 河水清清两岸绿 柳色青青万家春", "~ ——一份流域治理报告",
		"<2021年>,全流域有水文站[level:312座],比上年[change:增加4.5%],占全省的[share:41.5%],居[rank:全省第二];清水河段长[multiple:是五年前的2倍],水质指数[index:96.2]。",
		"## 水质越来越好", "《河湖条例》施行以来,沿河居民说:“水清了,鱼也多了。”有人问——为什么?答案写在岸边……",
		"到<2025年>,优良断面达[!share:90%],预计用水[?level:64亿立方米]。", "# 岸上", "柳树栽下去了,路也修好了。")
	for _, c := range []struct {
		name  string
		style Style
		w, h  float32
	}{{"light", light, 700, 640}, {"dark", dark, 420, 700}} {
		t.Run(c.name, func(t *testing.T) {
			p, w := open(t, d, c.w, c.h)
			p.SetStyle(c.style)
			p.SelectFigure(2)
			hit := offsetOf(t, p, "沿河居民")
			p.SetHits([]text.Span{{Start: hit, End: hit + len("沿河居民")}}, -1)
			drag(p, spot(t, p, offsetOf(t, p, "写在岸边")), spot(t, p, offsetOf(t, p, "优良")))
			p.MouseMoved(mouseAt(spot(t, p, offsetOf(t, p, "河湖条例")), 0))
			test.AssertImageMatches(t, c.name+".png", w.Canvas().Capture())
		})
	}
}

// The pictures show the forms of blocks and the display: items that hang by
// their markers, a quotation, a table, half-width marks as full ones, in the
// other script; one of them at scale 2.
func TestPicturesOfForms(t *testing.T) {
	d := compose("# 一条河的账本", "## 一、三件事", "沿河的人说了三件事,件件都要办:",
		"- ——把水管好。全流域有水文站[level:312座],比上年[change:增加4.5%],断面都有人看,数据天天上网.", "- ——把岸修好。(含堤防与步道)", "- ——把账记好。账本清清楚楚,群众头发白了也看得懂!",
		`"河是大家的河,水是大家的水;管水的人要把账本摊开,让住在上游和下游的人都看得见,说得上话,管得了事."`,
		"| 河名\t水站（座）\t水量（亿立方米）", "| 清水河\t12\t3.5", "| 长流水\t[level:108]\t12.25", "见https://example.cn/a,b?c=1,以后再说.")
	for _, c := range []struct {
		name  string
		style Style
		form  script.Form
		w, h  float32
		scale float32
	}{{"forms-light", light, script.Printed, 640, 660, 1}, {"forms-dark-2", dark, script.Traditional, 420, 500, 2}} {
		t.Run(c.name, func(t *testing.T) {
			p, w := open(t, d, c.w, c.h)
			w.Canvas().(software.WindowlessCanvas).SetScale(c.scale)
			p.SetStyle(c.style)
			p.SetDisplay(Display{Display: script.Display{Form: c.form, Wide: true}})
			p.SelectFigure(1)
			p.FocusGained()
			w.Resize(fyne.NewSize(c.w, c.h))
			test.AssertImageMatches(t, c.name+".png", w.Canvas().Capture())
		})
	}
}
