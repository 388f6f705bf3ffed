package export_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/store"
)

const gridPage = `<html><head><title>某县粮食产量</title></head><body><h1>某县粮食产量</h1><p>全县粮食生产再获丰收，各乡镇产量都有增加。</p>
<p>单位：吨</p><table><tr><th rowspan="2">地区</th><th colspan="2">产量</th></tr><tr><th>2023年</th><th>2024年</th></tr>
<tr><td>甲乡</td><td>1,234.50</td><td>007</td></tr><tr><td>乙镇</td><td>12.5%</td><td>-3</td></tr></table></body></html>`

func TestGrid(t *testing.T) {
	d, err := core.Read(t.Context(), "a.html", []byte(gridPage), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Tables) != 1 {
		t.Fatalf("%d tables", len(d.Tables))
	}
	html := export.GridHTML(d, &d.Tables[0])
	for _, want := range []string{`<th rowspan="2">地区</th>`, `<th colspan="2">产量</th>`, `<td>1,234.50</td>`} {
		if !strings.Contains(html, want) {
			t.Errorf("no %s in %s", want, html)
		}
	}
	var b bytes.Buffer
	if err := export.GridXLSX(&b, d, &d.Tables[0], store.Own{}); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	for _, want := range []string{`<mergeCell ref="A1:A2"/>`, `<mergeCell ref="B1:C1"/>`, `<v>1234.5</v>`, `>007<`, `<v>12.5</v>`, `<v>-3</v>`, "单位：吨", "某县粮食产量"} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("no %s in the workbook", want)
		}
	}
}
