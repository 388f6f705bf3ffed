package sheet

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
)

// A Chart draws columns of numbers of the first page over its first column, as
// lines with marks; blank cells are gaps.
type Chart struct {
	Title   string
	Columns []int // of the page, from 0
}

// The size of a chart, in rows of its sheet and in the units of drawings, of
// which an inch has 914,400.
const (
	chartRows            = 22
	chartWide, chartTall = 900 * 9525, 400 * 9525
)

// lineColours are those of the lines of a chart, in turn.
var lineColours = []string{"2F5D8A", "B5502E", "5B8C5A", "8A6BA8", "C29A2E", "4F8F99"}

// WriteCharts is Write with a sheet called name behind the others that has
// charts of the first page, one below the other.
func WriteCharts(w io.Writer, pages []Page, name string, charts []Chart) error {
	f := &formats{at: map[string]int{}}
	var parts []*member
	rows := 0 // of the first page
	var names []string
	for i := range pages {
		for page := range pages[i].sheets() {
			m := newMember(fmt.Sprintf("xl/worksheets/sheet%d.xml", len(names)+1))
			n, err := page.sheet(m, f)
			if err != nil {
				return err
			}
			if len(names) == 0 {
				rows = n
			}
			parts, names = append(parts, m), append(names, page.Name)
		}
	}
	text := func(name, format string, args ...any) {
		m := newMember(name)
		fmt.Fprintf(m, xmlHead+format, args...)
		parts = append(parts, m)
	}
	if rows <= 1 {
		charts = nil
	}
	if len(charts) > 0 {
		names = append(names, name)
		text(fmt.Sprintf("xl/worksheets/sheet%d.xml", len(names)), `<worksheet xmlns="%s" xmlns:r="%s"><sheetFormatPr defaultRowHeight="15" customHeight="1"/><sheetData/><drawing r:id="rId1"/></worksheet>`, nsMain, nsRelations)
		text(fmt.Sprintf("xl/worksheets/_rels/sheet%d.xml.rels", len(names)), "%s", relationsTo("../drawings/drawing1.xml drawing"))
		text("xl/drawings/drawing1.xml", "%s", drawing(len(charts)))
		var targets []string
		for i, c := range charts {
			targets = append(targets, fmt.Sprintf("../charts/chart%d.xml chart", i+1))
			text(fmt.Sprintf("xl/charts/chart%d.xml", i+1), "%s", c.space(pages[0].Name, rows))
		}
		text("xl/drawings/_rels/drawing1.xml.rels", "%s", relationsTo(targets...))
	}
	text("xl/styles.xml", "%s", f.sheet())
	var targets []string
	for i := range names {
		targets = append(targets, fmt.Sprintf("worksheets/sheet%d.xml worksheet", i+1))
	}
	text("xl/_rels/workbook.xml.rels", "%s", relationsTo(append(targets, "styles.xml styles")...))
	text("xl/workbook.xml", "%s", bookOf(names))
	text("_rels/.rels", "%s", relationsTo("xl/workbook.xml officeDocument"))
	first := newMember("[Content_Types].xml") // where programs look to tell what the file is
	io.WriteString(first, xmlHead+types(len(names), len(charts)))
	z := zip.NewWriter(w)
	for _, m := range append([]*member{first}, parts...) {
		if err := m.put(z); err != nil {
			return err
		}
	}
	return z.Close()
}

// drawing places n charts one below the other.
func drawing(n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<xdr:wsDr xmlns:xdr="%s" xmlns:a="%s" xmlns:c="%s" xmlns:r="%s">`, nsSpreadsheetDrawing, nsDrawing, nsChart, nsRelations)
	for i := range n {
		fmt.Fprintf(&b, `<xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="%d" cy="%d"/>`+
			`<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="%d" name="Chart %[4]d"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`+
			`<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="%[5]s"><c:chart r:id="rId%[4]d"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>`,
			i*chartRows, chartWide, chartTall, i+1, nsChart)
	}
	b.WriteString("</xdr:wsDr>")
	return b.String()
}

// space is the chart over the rows of the sheet.
func (c Chart) space(sheet string, rows int) string {
	var b strings.Builder
	at := func(col, from, to int) string {
		s := fmt.Sprintf("'%s'!$%s$%d", strings.ReplaceAll(sheet, "'", "''"), column(col), from)
		if to != from {
			s += fmt.Sprintf(":$%s$%d", column(col), to)
		}
		return xmlText(s)
	}
	fmt.Fprintf(&b, `<c:chartSpace xmlns:c="%s" xmlns:a="%s" xmlns:r="%s"><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1400" b="0"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="1400" b="0"/><a:t>%s</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`+
		`<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>`, nsChart, nsDrawing, nsRelations, xmlText(c.Title))
	for i, col := range c.Columns {
		fmt.Fprintf(&b, `<c:ser><c:idx val="%d"/><c:order val="%[1]d"/><c:tx><c:strRef><c:f>%[3]s</c:f></c:strRef></c:tx><c:spPr><a:ln w="25400" cap="rnd"><a:solidFill><a:srgbClr val="%[2]s"/></a:solidFill></a:ln></c:spPr><c:marker><c:symbol val="circle"/><c:size val="5"/><c:spPr><a:solidFill><a:srgbClr val="%[2]s"/></a:solidFill></c:spPr></c:marker>`+
			`<c:cat><c:strRef><c:f>%[4]s</c:f></c:strRef></c:cat><c:val><c:numRef><c:f>%[5]s</c:f></c:numRef></c:val><c:smooth val="0"/></c:ser>`,
			i, lineColours[i%len(lineColours)], at(col, 1, 1), at(0, 2, rows), at(col, 2, rows))
	}
	b.WriteString(`<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>` +
		`<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="2"/></c:catAx>` +
		`<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/></c:valAx>` +
		`</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`)
	return b.String()
}
