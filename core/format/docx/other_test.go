package docx

import (
	"strings"
	"testing"
)

// relations makes the member that says where rId1, rId2 … lie.
func relations(targets ...string) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i, t := range targets {
		b.WriteString(`<Relationship Id="rId` + string(rune('1'+i)) + `" Type="x" Target="` + t + `"/>`)
	}
	return b.String() + `</Relationships>`
}

const relsMember = "word/_rels/document.xml.rels"

// TestForms reads what a form shows: ticked boxes, the chosen entry, typed text.
func TestForms(t *testing.T) {
	field := func(data, code, result string) string {
		return `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>` + data + `</w:ffData></w:fldChar></w:r><w:r><w:instrText> ` + code + ` </w:instrText></w:r>` +
			`<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + result + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
	}
	body := `<w:p>` + field(`<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>`, "FORMCHECKBOX", "") + r("同意") +
		field(`<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>`, "FORMCHECKBOX", "") + r("不同意，等级") +
		field(`<w:ddList><w:result w:val="1"/><w:listEntry w:val="甲等"/><w:listEntry w:val="乙等"/></w:ddList>`, "FORMDROPDOWN", "") + r("，理由") +
		field(`<w:textInput><w:default w:val="默认"/></w:textInput>`, "FORMTEXT", r("产量提高")) + `</w:p>`
	reads(t, pack(t, body), "☑同意☐不同意，等级乙等，理由产量提高\n")
}

// TestDrawings reads the points of a SmartArt and the numbers of a chart.
func TestDrawings(t *testing.T) {
	const spaces = `xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="r"`
	drawing := func(s string) string {
		return `<w:p><w:r><w:drawing ` + spaces + `><a:graphic><a:graphicData>` + s + `</a:graphicData></a:graphic></w:drawing></w:r></w:p>`
	}
	points := `<dgm:dataModel ` + spaces + `><dgm:ptLst><dgm:pt type="doc"/><dgm:pt><dgm:t><a:p><a:r><a:t>受理</a:t></a:r><a:r><a:t>申请</a:t></a:r></a:p></dgm:t></dgm:pt>` +
		`<dgm:pt type="pres"><dgm:t><a:p><a:r><a:t>布局</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p><a:r><a:t>审核</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>`
	list := func(values ...string) string {
		var b strings.Builder
		for i, v := range values {
			b.WriteString(`<c:pt idx="` + string(rune('0'+i)) + `"><c:v>` + v + `</c:v></c:pt>`)
		}
		return b.String()
	}
	series := func(name, format, a, b string) string {
		return `<c:ser><c:tx><c:strRef><c:strCache>` + list(name) + `</c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:strCache>` + list("2022年", "2023年") +
			`</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache><c:formatCode>` + format + `</c:formatCode>` + list(a, b) + `</c:numCache></c:numRef></c:val></c:ser>`
	}
	chart := `<c:chartSpace ` + spaces + `><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>产量（万吨）</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart>` +
		series("小麦", "General", "12.300000000000001", "13.1") + series("增速", "0.0%", "0.052", "0.061") + `</c:barChart></c:plotArea></c:chart></c:chartSpace>`
	b := pack(t, drawing(`<dgm:relIds r:dm="rId1"/>`)+drawing(`<c:chart r:id="rId2"/>`)+drawing(`<c:chart r:id="rId9"/>`),
		relsMember, relations("diagrams/data1.xml", "/word/charts/chart1.xml"), "word/diagrams/data1.xml", points, "word/charts/chart1.xml", chart)
	got := reads(t, b, "受理申请\n审核\n产量（万吨）\n\t小麦\t增速\n2022年\t12.3\t5.2%\n2023年\t13.1\t6.1%\n")
	if len(got.Grids) != 1 || got.Grids[0].Heads != 1 {
		t.Errorf("grids %+v", got.Grids)
	}
	if len(got.Notes) != 1 || got.Notes[0].Kind != "embedded-object" {
		t.Errorf("the chart that is missing: notes %+v", got.Notes)
	}
}

// TestChunks reads files in other formats, and no document in itself for ever.
func TestChunks(t *testing.T) {
	page := `<html><body><h2>一、道路</h2><p>修路25公里。</p><table><tr><th rowspan="2">县</th><th>里程</th></tr><tr><td>12.5</td></tr></table></body></html>`
	inner := pack(t, p("水库42座。"))
	chunk := func(id string) string { return `<w:altChunk xmlns:r="r" r:id="` + id + `"/>` }
	b := pack(t, p("前")+chunk("rId1")+chunk("rId2")+chunk("rId3")+p("后"), relsMember, relations("a.htm", "b.docx", "none.htm"), "word/a.htm", page, "word/b.docx", string(inner))
	got := reads(t, b, "前\n一、道路\n修路25公里。\n县\t里程\n\t12.5\n水库42座。\n后\n")
	if len(got.Grids) != 1 || got.Grids[0].Rows[0][0].Down != 1 {
		t.Errorf("grids %+v", got.Grids)
	}
	if len(got.Notes) != 1 {
		t.Errorf("the file that is missing: notes %+v", got.Notes)
	}
	for range 6 {
		inner = pack(t, p("层")+chunk("rId1")+chunk("rId1"), relsMember, relations("b.docx"), "word/b.docx", string(inner))
	}
	if got, err := readIn(t.Context(), inner, nil, nil); err != nil || strings.Count(got.Text, "层") != 15 {
		t.Errorf("%q, %v", got.Text, err)
	}
}

// FuzzDrawings reads members of drawings, which are not the reader's to trust.
func FuzzDrawings(f *testing.F) {
	f.Add(`<c:ser xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:tx><c:v>甲</c:v></c:tx><c:val><c:pt idx="3"><c:v>1e400</c:v></c:pt></c:val></c:ser>`)
	f.Add(`<dgm:pt xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:t>乙</a:t></a:p></dgm:pt>`)
	f.Fuzz(func(_ *testing.T, s string) {
		(&document{}).readChart([]byte(s))
		readDiagram([]byte(s))
	})
}
