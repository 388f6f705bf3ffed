package sheet

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
)

// The parts of a workbook that are the same in each, but for names and counts
// (ECMA-376, SpreadsheetML). Excelize writes them too; the command line is 9 MB
// smaller without its writer.
const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

	nsMain               = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	nsRelations          = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsPackage            = "http://schemas.openxmlformats.org/package/2006/"
	nsDrawing            = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsChart              = "http://schemas.openxmlformats.org/drawingml/2006/chart"
	nsSpreadsheetDrawing = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
)

// escaped is what Excel reads as one character.
var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// xmlText is s as XML writes it; what XML cannot hold becomes �.
func xmlText(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		return "" // a Builder takes all
	}
	return b.String()
}

// relationsTo are "target kind" pairs, numbered from rId1.
func relationsTo(targets ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<Relationships xmlns="%srelationships">`, nsPackage)
	for i, t := range targets {
		target, kind, _ := strings.Cut(t, " ")
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s/%s" Target="%s"/>`, i+1, nsRelations, kind, target)
	}
	b.WriteString("</Relationships>")
	return b.String()
}

// types tells what each part is.
func types(sheets, charts int) string {
	var b strings.Builder
	const office = "application/vnd.openxmlformats-officedocument."
	fmt.Fprintf(&b, `<Types xmlns="%scontent-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`, nsPackage)
	part := func(name, kind string) {
		fmt.Fprintf(&b, `<Override PartName="/xl/%s" ContentType="%s%s+xml"/>`, name, office, kind)
	}
	part("workbook.xml", "spreadsheetml.sheet.main")
	part("styles.xml", "spreadsheetml.styles")
	for i := range sheets {
		part(fmt.Sprintf("worksheets/sheet%d.xml", i+1), "spreadsheetml.worksheet")
	}
	for i := range charts {
		if i == 0 {
			part("drawings/drawing1.xml", "drawing")
		}
		part(fmt.Sprintf("charts/chart%d.xml", i+1), "drawingml.chart")
	}
	b.WriteString("</Types>")
	return b.String()
}

// bookOf lists the sheets.
func bookOf(names []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<workbook xmlns="%s" xmlns:r="%s"><sheets>`, nsMain, nsRelations)
	for i, n := range names {
		fmt.Fprintf(&b, `<sheet name="%s" sheetId="%d" r:id="rId%[2]d"/>`, xmlText(n), i+1)
	}
	b.WriteString("</sheets></workbook>")
	return b.String()
}

// sheet is the table of styles: plain, bold heads, texts that wrap, and one for
// each number format.
func (f *formats) sheet() string {
	var b strings.Builder
	fmt.Fprintf(&b, `<styleSheet xmlns="%s">`, nsMain)
	const own = 164 // the first number of a format that is not Excel's own
	if len(f.codes) > 0 {
		fmt.Fprintf(&b, `<numFmts count="%d">`, len(f.codes))
		for i, c := range f.codes {
			fmt.Fprintf(&b, `<numFmt numFmtId="%d" formatCode="%s"/>`, own+i, xmlText(c))
		}
		b.WriteString("</numFmts>")
	}
	const wrap = `<alignment vertical="top" wrapText="1"/></xf>`
	fmt.Fprintf(&b, `<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>`+
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>`+
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>`+
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="%d"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`+
		`<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">`+wrap+
		`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">`+wrap, styleFormats+len(f.codes))
	for i := range f.codes {
		fmt.Fprintf(&b, `<xf numFmtId="%d" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>`, own+i)
	}
	b.WriteString(`</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`)
	return b.String()
}
