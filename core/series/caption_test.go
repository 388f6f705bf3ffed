package series_test

import (
	"bytes"
	"encoding/csv"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
)

// TestTableUnit takes the unit above a table, of a workbook and of separated
// fields, for a name that has none; one that has its own keeps it.
func TestTableUnit(t *testing.T) {
	rows := [][]string{{"甲市主要指标"}, {"（单位：亿元）"}, {"指标", "2031年", "2030年"}, {"地区生产总值", "1230.5", "1200"}, {"粮食产量(万吨)", "52", "50"}}
	book := excelize.NewFile()
	for i, row := range rows {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := book.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	var xlsx, fields bytes.Buffer
	if err := book.Write(&xlsx); err != nil {
		t.Fatal(err)
	}
	if err := csv.NewWriter(&fields).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"a.xlsx": xlsx.Bytes(), "a.csv": fields.Bytes()} {
		d, err := core.Outline(t.Context(), name, b, nil)
		if err != nil {
			t.Fatal(name, err)
		}
		unit := series.TableUnit(d)
		if unit != "亿元" {
			t.Errorf("%s: the unit above is %q", name, unit)
		}
		for pick, want := range map[string]string{"地区生产总值": "123050000000元", "粮食产量": "520000吨"} {
			r, err := series.ReadReference(series.TableRows(d), series.NewPick(pick, nil), series.ReferenceOptions{Caption: unit})
			if err != nil {
				t.Errorf("%s: %s: %v", name, pick, err)
				continue
			}
			if p := r.Points[0]; doc.Decimal(p.Value.Lo)+p.Value.Unit != want {
				t.Errorf("%s: %s is %s%s, want %s", name, pick, doc.Decimal(p.Value.Lo), p.Value.Unit, want)
			}
		}
	}
	several := &doc.Document{Raw: "单位：万人、亿元\n年份,人口,产值\n2030,1,2\n"}
	if u := series.TableUnit(several); u != "" {
		t.Errorf("of two units above, %q is taken", u)
	}
}
