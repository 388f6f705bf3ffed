package table

import "testing"

func TestMonolingual(t *testing.T) {
	for in, want := range map[string]string{
		"总人口（万人）Total Population (10 000 persons)": "总人口（万人）",
		"出生率（‰）Birth Rate (‰)":                     "出生率（‰）",
		"粮食产量(吨)Output of Grain(ton)":              "粮食产量(吨)",
		"第二产业Secondary Industry":                   "第二产业",
		"年份 Year":                                  "年份",
		"人均GDP":                                    "人均GDP",
		"用电量（亿kWh）":                                "用电量（亿kWh）",
		"5G基站数（个）":                                 "5G基站数（个）",
		"专利PCT申请":                                  "专利PCT申请",
		"Year":                                     "Year",
		"PM2.5平均浓度":                                "PM2.5平均浓度",
		"装机容量（万kW）GW":                              "装机容量（万kW）GW",
	} {
		if got := monolingual(in); got != want {
			t.Errorf("monolingual(%q) = %q, want %q", in, got, want)
		}
	}
}
