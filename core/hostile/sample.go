package hostile

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
)

// A member is a file in a zip.
type member struct{ name, text string }

// A sample is a sound file of a format, by its members if it is a zip.
type sample struct {
	ending  string
	text    string
	members []member
}

func (s sample) bytes() []byte {
	if s.members != nil {
		return pack(s.members)
	}
	return []byte(s.text)
}

// pack makes a zip, its members in their order.
func pack(all []member) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range all {
		// into memory and under names of ours: neither can fail
		if w, err := z.Create(m.name); err == nil {
			_, _ = w.Write([]byte(m.text))
		}
	}
	_ = z.Close()
	return b.Bytes()
}

const report = `某县2023年国民经济和社会发展情况

2024年3月5日

一、综合

2023年，全县地区生产总值达到152.6亿元，比上年增长5.2%，其中第一产业增加值21.3亿元，占比13.9
6%。粮食产量30.5万吨，下降0.4%；棉花、油料分别为1.2万吨和0.8万吨。

二、人口

年末常住人口41.2万人，城镇化率达到56.3%，提高0.8个百分点。力争到2025年达到60%以上。

表1 主要指标
指标	单位	2023年	2022年
粮食产量	万吨	30.5	30.6
常住人口	万人	41.2	41.5
`

const xml = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// samples makes a sound file of every format that the programs read.
func samples() []sample {
	return []sample{
		{ending: ".txt", text: report},
		{ending: ".utf16.txt", text: utf16le("\ufeff" + report)},
		{ending: ".md", text: "# " + strings.ReplaceAll(report, "一、综合", "## 一、综合\n\n**2023年** 占比 $5.2\\%$ ") + "\n| 指标 | 单位 | 数值 |\n|---|---|---|\n| 粮食产量 | 万吨 | 30.5 |\n"},
		{ending: ".csv", text: "指标,单位,2023年,2022年\n粮食产量,万吨,30.5,30.6\n\"常住,人口\",万人,41.2,41.5\n棉花产量,万吨,1.2,1.1\n油料产量,万吨,0.8,0.7\n"},
		{ending: ".html", text: page(report)},
		{ending: ".mhtml", text: "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"; type=\"text/html\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: http://a.cn/1.html\r\n\r\n" + page(report) + "\r\n--b--\r\n"},
		{ending: ".pdf", text: printed()},
		{ending: ".docx", members: word()},
		{ending: ".xlsx", members: workbook()},
		{ending: ".ofd", members: layout()},
		{ending: ".epub", members: book()},
		{ending: ".zip", members: []member{{"甲/报告.txt", report}, {"乙.html", page(report)}, {"内.zip", string(pack([]member{{"报告.md", report}}))}}},
	}
}

func utf16le(s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

// paragraphs puts each line of s between open and end.
func paragraphs(s, open, end string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			b.WriteString(open + line + end)
		}
	}
	return b.String()
}

func page(s string) string {
	return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>某县2023年情况</title><script>var a="<p>";</script></head><body><nav><a href="/">首页</a></nav><div class="article"><h1>某县2023年情况</h1>` +
		paragraphs(s, "<p>", "</p>\n") + `<table><tr><th rowspan="2">指标</th><th colspan="2">产量（万吨）</th></tr><tr><td>2022年</td><td>2023年</td></tr><tr><td>粮食</td><td>30.6</td><td>30.5</td></tr></table><ol start="3"><li>第三<ul><li>下级</li></ul></li></ol></div></body></html>`
}

// printed is a PDF of two pages in a font that every reader has.
func printed() string {
	var b strings.Builder
	var at []int
	object := func(s string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), s)
	}
	b.WriteString("%PDF-1.7\n")
	object("<</Type/Catalog/Pages 2 0 R/Outlines 8 0 R>>")
	object("<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>")
	object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 7 0 R>>>>/Contents 5 0 R>>")
	object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate 90/Resources<</Font<</F 7 0 R>>>>/Contents 6 0 R>>")
	for _, s := range []string{
		"BT /F 12 Tf 72 700 Td (In 2023 GDP reached 152.6 billion yuan,) Tj 0 -16 Td (up 5.2% on 2022; grain 30.5 million tons.) Tj ET",
		"0 0 m 200 0 l S 100 100 200 50 re S BT /F 12 Tf 110 120 Td [(41.2)-500(41.5)-500(0.8)] TJ ET",
	} {
		object(fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(s), s))
	}
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	object("<</Type/Outlines/First 9 0 R/Last 9 0 R/Count 1>>")
	object("<</Title(One)/Parent 8 0 R/Dest[3 0 R/Fit]>>")
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, table)
	return b.String()
}

func word() []member {
	body := paragraphs(report, "<w:p><w:r><w:t>", "</w:t></w:r></w:p>")
	cell := func(s string) string {
		return "<w:tc><w:tcPr><w:gridSpan w:val=\"1\"/></w:tcPr><w:p><w:r><w:t>" + s + "</w:t></w:r></w:p></w:tc>"
	}
	table := "<w:tbl><w:tr>" + cell("指标") + cell("万吨") + "</w:tr><w:tr>" + cell("粮食产量") + cell("30.5") + "</w:tr></w:tbl>"
	numbered := `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>工业增长3%</w:t></w:r><w:ins><w:r><w:t>以上</w:t></w:r></w:ins><w:del><w:r><w:delText>4%</w:delText></w:r></w:del></w:p>`
	const spaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	return []member{
		{"[Content_Types].xml", xml + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", xml + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", xml + "<w:document " + spaces + "><w:body>" + body + numbered + table + "</w:body></w:document>"},
		{"word/numbering.xml", xml + "<w:numbering " + spaces + `><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`},
	}
}

func workbook() []member {
	var rows strings.Builder
	for i, row := range [][]string{{"指标", "单位", "2022年", "2023年"}, {"粮食产量", "万吨", "30.6", "30.5"}, {"油料产量", "万吨", "0.8", "0.7"}} {
		fmt.Fprintf(&rows, `<row r="%d">`, i+1)
		for j, s := range row {
			at := fmt.Sprintf("%c%d", 'A'+j, i+1)
			if i == 0 || j < 2 {
				fmt.Fprintf(&rows, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, at, s)
			} else {
				fmt.Fprintf(&rows, `<c r="%s" s="1"><v>%s</v></c>`, at, s)
			}
		}
		rows.WriteString("</row>")
	}
	const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	return []member{
		{"[Content_Types].xml", xml + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`},
		{"_rels/.rels", xml + relations + `<Relationship Id="r1" Type="` + kind + `officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", xml + "<workbook " + main + ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="主要指标" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", xml + relations + `<Relationship Id="r1" Type="` + kind + `worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="` + kind + `styles" Target="styles.xml"/></Relationships>`},
		{"xl/styles.xml", xml + "<styleSheet " + main + `><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`},
		{"xl/worksheets/sheet1.xml", xml + "<worksheet " + main + `><cols><col min="1" max="1" width="20"/></cols><sheetData>` + rows.String() + `</sheetData><mergeCells count="1"><mergeCell ref="A5:C6"/></mergeCells></worksheet>`},
	}
}

func layout() []member {
	const space = ` xmlns:ofd="http://www.ofdspec.org/2016"`
	text := func(y int, s string) string {
		return fmt.Sprintf(`<ofd:TextObject ID="%d" Boundary="20 %d 170 8" Font="3" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="g %d 4">%s</ofd:TextCode></ofd:TextObject>`, 100+y, y, len([]rune(s))-1, s)
	}
	content := text(20, "某县2023年情况") + text(40, "2023年，全县粮食产量达到30.5万吨，比上年下降0.4%。") + `<ofd:PathObject ID="9" Boundary="20 60 100 10"><ofd:AbbreviatedData>M 0 0 L 100 0 L 100 10 C</ofd:AbbreviatedData></ofd:PathObject>`
	return []member{
		{"OFD.xml", xml + "<ofd:OFD" + space + `><ofd:DocBody><ofd:DocInfo><ofd:Title>某县通知</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`},
		{"Doc_0/Document.xml", xml + "<ofd:Document" + space + `><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>`},
		{"Doc_0/PublicRes.xml", xml + "<ofd:Res" + space + ` BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="宋体"/></ofd:Fonts></ofd:Res>`},
		{"Doc_0/Pages/Page_0/Content.xml", xml + "<ofd:Page" + space + "><ofd:Content><ofd:Layer>" + content + "</ofd:Layer></ofd:Content></ofd:Page>"},
	}
}

func book() []member {
	return []member{
		{"mimetype", "application/epub+zip"},
		{"META-INF/container.xml", xml + `<container><rootfiles><rootfile full-path="OPS/a.opf"/></rootfiles></container>`},
		{"OPS/a.opf", xml + `<package xmlns:dc="d"><metadata><dc:title>某县年鉴</dc:title></metadata><manifest><item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/><item id="one" href="one.xhtml"/><item id="two" href="two.xhtml"/></manifest><spine toc="n"><itemref idref="one"/><itemref idref="two"/></spine></package>`},
		{"OPS/toc.ncx", xml + `<ncx><navMap><navPoint><navLabel><text>一、综合</text></navLabel><content src="one.xhtml"/></navPoint></navMap></ncx>`},
		{"OPS/one.xhtml", xml + page(report)},
		{"OPS/two.xhtml", xml + page(report)},
	}
}
