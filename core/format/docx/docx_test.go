package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/archive"
	"github.com/wenshu-app/wenshu/core/format/raw"
)

const (
	spaceW = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`
	types  = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`
)

// pack makes a document of members given as name, content, name, content. What
// is not there is left out; the body is wrapped.
func pack(t testing.TB, body string, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	all := append([]string{"[Content_Types].xml", types, "word/document.xml", body}, members...)
	if !strings.HasPrefix(body, "<?xml") && !strings.HasPrefix(body, "\xff\xfe") {
		all[3] = `<?xml version="1.0" encoding="UTF-8"?><w:document ` + spaceW + `><w:body>` + body + `</w:body></w:document>`
	}
	for i := 0; i < len(all); i += 2 {
		w, err := z.Create(all[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, all[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func p(s string) string { return "<w:p>" + r(s) + "</w:p>" }
func r(s string) string { return "<w:r><w:t>" + s + "</w:t></w:r>" }

func styled(style, s string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + r(s) + "</w:p>"
}

// reads checks what is read of b, and that all maps lead to the bytes of their
// members.
func reads(t *testing.T, b []byte, want string) raw.Text {
	t.Helper()
	got, err := Read(context.Background(), b, raw.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got.Text != want {
		t.Errorf("read\n%swant\n%s", got.Text, want)
	}
	check(t, b, got)
	return got
}

func check(t *testing.T, b []byte, got raw.Text) {
	t.Helper()
	if err := got.Check(); err != nil {
		t.Error(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range got.Parts {
		if part.Bytes == nil {
			continue
		}
		f, err := z.Open(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		member, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := part.Bytes.Check(string(member), part.Raw.Of(got.Text)); err != nil {
			t.Errorf("%s: %v", part.Name, err)
		}
	}
}

func hints(got raw.Text) string {
	var out strings.Builder
	for _, h := range got.Hints {
		name := []string{"whole", "title", "head", "item", "row", "note"}[h.Kind]
		if h.Level > 0 {
			name += fmt.Sprint(h.Level)
		}
		fmt.Fprintf(&out, "%s %s\n", name, strings.ReplaceAll(h.Raw.Of(got.Text), "\n", "/"))
	}
	return out.String()
}

func TestRuns(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"runs are one paragraph", `<w:p>` + r("规模达50.") + r("2万亿元。") + `</w:p>`, "规模达50.2万亿元。\n"},
		{"references", p("甲&amp;乙&lt;丙&#x4E01;"), "甲&乙<丙丁\n"},
		{"blanks of the file are none of the text", "<w:p>\n  <w:r>\n <w:t>\n甲\n</w:t></w:r></w:p>", "甲\n"},
		{"kept blanks", `<w:p><w:r><w:t xml:space="preserve">甲 </w:t></w:r>` + r("乙") + `</w:p>`, "甲 乙\n"},
		{"revisions are accepted", `<w:p>` + r("增长") + `<w:del><w:r><w:delText>5%</w:delText></w:r></w:del><w:ins>` + r("6%") + `</w:ins><w:moveFrom>` + r("甲") + `</w:moveFrom><w:moveTo>` + r("乙") + `</w:moveTo></w:p>`, "增长6%乙\n"},
		{"an end that was taken out", `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + r("前半") + `</w:p>` + p("后半。"), "前半后半。\n"},
		{"hidden text", `<w:p>` + r("甲") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>乙</w:t></w:r></w:p>`, "甲乙\n"},
		{"fields show their results", `<w:p>` + r("见") + `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + r("图3") + `<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr=" PAGE ">` + r("12") + `</w:fldSimple></w:p>`, "见图3\n"},
		{"a field in the code of another", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + r("内") + `<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + r("外") + `<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`, "外\n"},
		{"a field that never ends", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>` + p("后文"), "后文\n"},
		{"a number in a circle", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>eq \o\ac(○,</w:instrText></w:r><w:r><w:instrText>3)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>` + r("其他") + `</w:p>`, "③其他\n"},
		{"signs", `<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>` + r("是") + `<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>` + r("5") + `<w:r><w:noBreakHyphen/></w:r>` + r("6") + `<w:r><w:softHyphen/></w:r></w:p>`, "☑是≥5-6\n"},
		{"phonetic signs", `<w:p><w:r><w:ruby><w:rt>` + r("zhōng") + `</w:rt><w:rubyBase>` + r("中") + `</w:rubyBase></w:ruby></w:r></w:p>`, "中\n"},
		{"formulas", `<w:p><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>`, "a/bx²\n"},
		{"raised digits", `<w:p>` + r("51.00") + `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>4</w:t></w:r>` + r("，5km") + `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r></w:p>`, "51.00[4]，5km²\n"},
		{"controls", `<w:sdt><w:sdtPr/><w:sdtContent>` + p("甲") + `</w:sdtContent></w:sdt><w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + r("请填写") + `</w:sdtContent></w:sdt><w:smartTag>` + r("乙") + `</w:smartTag><w:hyperlink>` + r("丙") + `</w:hyperlink></w:p>`, "甲\n乙丙\n"},
		{"comments", `<w:p><w:commentRangeStart w:id="0"/>` + r("甲") + `<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`, "甲\n"},
		{"a text box in two forms", `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>` + p("框") + `</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + p("框") + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>` + r("正文") + `</w:p>`, "框\n正文\n"},
		{"a text box behind text", `<w:p>` + r("正") + `<w:r><w:pict><v:textbox><w:txbxContent>` + p("框") + `</w:txbxContent></v:textbox></w:pict></w:r>` + r("文") + `</w:p>`, "正文\n框\n"},
		{"breaks", `<w:p>` + r("第一项。") + `<w:r><w:br/></w:r>` + r("第二项。") + `</w:p>`, "第一项。\n第二项。\n"},
		{"a break inside a sentence", `<w:p>` + r("全市地区生产总值比上一年的同一时期增长了百分之") + `<w:r><w:br/></w:r>` + r("五点二。") + `</w:p>`, "全市地区生产总值比上一年的同一时期增长了百分之\n五点二。\n"},
		{"tabs", `<w:p><w:r><w:tab/></w:r>` + r("附件：") + `<w:r><w:tab/></w:r>` + r("清单") + `</w:p>`, "附件： 清单\n"},
	} {
		t.Run(c.name, func(t *testing.T) { reads(t, pack(t, c.body), c.want) })
	}
}

// TestPrefix reads a document whose prefixes are others, and one of the strict
// form.
func TestPrefix(t *testing.T) {
	for _, space := range []string{"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"} {
		reads(t, pack(t, `<?xml version="1.0"?><ns0:document xmlns:ns0="`+space+`"><ns0:body><ns0:p><ns0:r><ns0:t>甲</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>`), "甲\n")
	}
	wide := []byte("\xff\xfe")
	for _, u := range utf16.Encode([]rune(`<?xml version="1.0" encoding="UTF-16"?><w:document ` + spaceW + `><w:body>` + p("甲") + `</w:body></w:document>`)) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	if got := reads(t, pack(t, string(wide)), "甲\n"); got.Parts[0].Bytes != nil {
		t.Error("places in a recoded member are no places in it")
	}
}

const numbering = `<w:numbering ` + spaceW + `>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="Tiao"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>`

const stylesXML = `<w:styles ` + spaceW + `>
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/><w:lang w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Tiao"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="x"/><w:basedOn w:val="loop2"/></w:style>
<w:style w:type="paragraph" w:styleId="loop2"><w:name w:val="y"/><w:basedOn w:val="loop"/></w:style>
</w:styles>`

func listed(id, level int, s string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>%s</w:p>`, level, id, r(s))
}

func TestNumbers(t *testing.T) {
	body := listed(1, 0, "总体") + listed(1, 1, "目标") + listed(1, 1, "原则") + listed(1, 2, "细则") + listed(1, 0, "措施") + listed(1, 1, "投资") +
		styled("Tiao", "为了规范，制定本法。") + styled("Tiao", "本法适用于下列情形。") + listed(3, 0, "圆点") + listed(4, 0, "重新") + listed(1, 0, "接着") + listed(9, 0, "无此列表")
	got := reads(t, pack(t, body, "word/numbering.xml", numbering, "word/styles.xml", stylesXML),
		"一、总体\n（一）目标\n（二）原则\n1.2.1 细则\n二、措施\n（一）投资\n第一条 为了规范，制定本法。\n第二条 本法适用于下列情形。\n• 圆点\n一、重新\n二、接着\n无此列表\n")
	if want := "item • 圆点\n"; !strings.Contains(hints(got), want) {
		t.Errorf("hints\n%s", hints(got))
	}
}

func TestCounted(t *testing.T) {
	for _, c := range []struct {
		format string
		n      int
		want   string
	}{
		{"chineseCounting", 10, "十"}, {"chineseCounting", 21, "二十一"}, {"chineseCounting", 105, "一○五"},
		{"chineseCountingThousand", 12, "十二"}, {"chineseCountingThousand", 110, "一百一十"}, {"chineseCountingThousand", 105, "一百零五"}, {"chineseCountingThousand", 1003, "一千零三"},
		{"japaneseCounting", 3, "三"}, {"ideographTraditional", 3, "丙"}, {"ideographZodiac", 12, "亥"}, {"chineseLegalSimplified", 12, "壹拾贰"},
		{"decimalEnclosedCircle", 1, "①"}, {"decimalEnclosedCircleChinese", 20, "⑳"}, {"decimalEnclosedCircle", 21, "㉑"}, {"decimalEnclosedCircle", 99, "99"},
		{"upperRoman", 4, "IV"}, {"lowerRoman", 1999, "mcmxcix"}, {"upperLetter", 28, "BB"}, {"decimalZero", 7, "07"}, {"decimalFullWidth", 12, "１２"}, {"ordinal", 22, "22nd"}, {"none", 3, ""}, {"unknown", 5, "5"}, {"upperRoman", 0, "0"},
	} {
		if got := counted(c.format, c.n); got != c.want {
			t.Errorf("%s %d is %q, want %q", c.format, c.n, got, c.want)
		}
	}
}

func centred(size int, s string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="%d"/></w:rPr><w:t>%s</w:t></w:r></w:p>`, size, s)
}

func TestHints(t *testing.T) {
	long := "本市坚持稳中求进工作总基调，推动经济持续回升向好，主要指标好于预期，全年各项目标任务顺利完成。"
	body := centred(72, "某市人民政府文件") + centred(32, "某政发〔2024〕1号") + centred(44, "某市人民政府") + centred(44, "关于印发工作要点的通知") + p("各区县：") + p(long) +
		`<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>` + r("一、总体要求") + `<w:r><w:tab/></w:r>` + r("3") + `</w:p>` + styled("1", "总体要求") + styled("2", "目标") + styled("2", long+"这一段用了标题的样式。")
	got := reads(t, pack(t, body, "word/styles.xml", stylesXML), "某市人民政府文件\n某政发〔2024〕1号\n某市人民政府\n关于印发工作要点的通知\n各区县：\n"+long+"\n一、总体要求\n总体要求\n目标\n"+long+"这一段用了标题的样式。\n")
	want := "whole 某市人民政府文件\nwhole 某政发〔2024〕1号\ntitle 某市人民政府/关于印发工作要点的通知\nwhole 各区县：\nwhole " + long + "\nitem 一、总体要求\nhead1 总体要求\nhead2 目标\nwhole " + long + "这一段用了标题的样式。\n"
	if hints(got) != want {
		t.Errorf("hints\n%swant\n%s", hints(got), want)
	}
	if got.Meta.Language != "zh-CN" {
		t.Errorf("language %q", got.Meta.Language)
	}
	if refs := got.Parts[0].Refs; refs[2].Name != "第3段" || refs[2].Raw.Of(got.Text) != "某市人民政府" {
		t.Errorf("places %v", refs)
	}
	got = reads(t, pack(t, styled("loop", "甲")+styled("T", "年度报告")+p("正文"), "word/styles.xml", stylesXML), "甲\n年度报告\n正文\n")
	if !strings.Contains(hints(got), "title 年度报告\n") {
		t.Errorf("hints\n%s", hints(got))
	}
}

// TestLook tells headings that have neither style nor number, and lines that
// are one.
func TestLook(t *testing.T) {
	long := "全年全市地区生产总值比上年增长百分之五，粮食产量三十万吨，居民收入稳步提高。"
	got := reads(t, pack(t, centred(44, "政府工作报告")+centred(32, "（2024年1月5日某市第九届")+centred(32, "人民代表大会第三次会议通过）")+centred(32, "某市市长　张三")+p(long)+centred(44, "重点任务清单")+p(long)+centred(44, "经济指标")+`<w:tbl><w:tr>`+tc("", "甲")+tc("", "5")+`</w:tr></w:tbl>`, "word/styles.xml", stylesXML),
		"政府工作报告\n（2024年1月5日某市第九届\n人民代表大会第三次会议通过）\n某市市长　张三\n"+long+"\n重点任务清单\n"+long+"\n经济指标\n甲\t5\n")
	want := "title 政府工作报告\nwhole （2024年1月5日某市第九届/人民代表大会第三次会议通过）\nwhole 某市市长　张三\nwhole " + long + "\nhead1 重点任务清单\nwhole " + long + "\nwhole 经济指标\nrow 甲\t5\n"
	if hints(got) != want {
		t.Errorf("hints\n%swant\n%s", hints(got), want)
	}
}

// TestRedHead keeps the name of an office in red from being the title.
func TestRedHead(t *testing.T) {
	red := `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="72"/><w:color w:val="FF0000"/></w:rPr><w:t>某市人民政府办公室</w:t></w:r></w:p>`
	got := reads(t, pack(t, red+centred(44, "关于加强统计工作的通知")+p("各区县："), "word/styles.xml", stylesXML), "某市人民政府办公室\n关于加强统计工作的通知\n各区县：\n")
	if !strings.Contains(hints(got), "title 关于加强统计工作的通知\n") {
		t.Errorf("hints\n%s", hints(got))
	}
}

func TestNotes(t *testing.T) {
	feet := `<w:footnotes ` + spaceW + `><w:footnote w:type="separator" w:id="-1">` + p("—") + `</w:footnote><w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>` + r("按可比价格计算。") + `</w:p></w:footnote><w:footnote w:id="2">` + p("没有用到") + `</w:footnote></w:footnotes>`
	got := reads(t, pack(t, `<w:p>`+r("增长5%")+`<w:r><w:footnoteReference w:id="1"/></w:r>`+r("。")+`</w:p>`, "word/footnotes.xml", feet), "增长5%[1]。\n[1] 按可比价格计算。\n")
	if !strings.Contains(hints(got), "note [1] 按可比价格计算。") || len(got.Parts) != 2 || got.Parts[1].Name != "word/footnotes.xml" {
		t.Errorf("hints\n%s parts %v", hints(got), got.Parts)
	}
}

// TestOwnMark keeps the sign that a person set for a note.
func TestOwnMark(t *testing.T) {
	feet := `<w:footnotes ` + spaceW + `><w:footnote w:id="1">` + p("＊为初步数。") + `</w:footnote><w:footnote w:id="2">` + p("按现价。") + `</w:footnote></w:footnotes>`
	reads(t, pack(t, `<w:p>`+r("增长5%")+`<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>＊</w:t></w:r>`+r("，总量6亿元")+`<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`, "word/footnotes.xml", feet), "增长5%＊，总量6亿元[1]\n＊为初步数。\n[1] 按现价。\n")
}

// TestEntities reads what stands around entities, which are nothing.
func TestEntities(t *testing.T) {
	reads(t, pack(t, `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><w:document `+spaceW+`><w:body>`+p("甲&a;乙&b;丙")+`</w:body></w:document>`), "甲乙丙\n")
}

func tc(props, s string) string {
	return `<w:tc><w:tcPr>` + props + `</w:tcPr>` + p(s) + `</w:tc>`
}

func grid(g doc.Grid, s string) string {
	var out strings.Builder
	fmt.Fprintf(&out, "heads %d above %d\n", g.Heads, len(g.Above))
	for _, row := range g.Rows {
		for _, c := range row {
			fmt.Fprintf(&out, "[%d+%d,%d %s]", c.Col, c.Across, c.Down, c.Of(s))
		}
		out.WriteString("\n")
	}
	return out.String()
}

func TestTables(t *testing.T) {
	span2, restart, goesOn := `<w:gridSpan w:val="2"/>`, `<w:vMerge w:val="restart"/>`, `<w:vMerge/>`
	for _, c := range []struct{ name, body, want, grid string }{
		{"merged cells",
			`<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>` + tc(restart, "指标") + tc(span2, "产量") + `</w:tr><w:tr>` + tc(goesOn, "") + tc("", "上年") + tc("", "本年") + `</w:tr><w:tr>` + tc("", "粮食") + tc("", "1") + tc("", "2") + `</w:tr></w:tbl>`,
			"指标\t产量\n\t上年\t本年\n粮食\t1\t2\n", "heads 2 above 0\n[0+0,1 指标][1+1,0 产量]\n[1+0,0 上年][2+0,0 本年]\n[0+0,0 粮食][1+0,0 1][2+0,0 2]\n"},
		{"columns left out at the start",
			`<w:tbl><w:tr>` + tc("", "甲") + tc("", "乙") + `</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>` + tc("", "5") + `</w:tr></w:tbl>`,
			"甲\t乙\n\t5\n", "heads 0 above 0\n[0+0,0 甲][1+0,0 乙]\n[1+0,0 5]\n"},
		{"a caption and units inside",
			`<w:tbl><w:tr>` + tc(`<w:gridSpan w:val="2"/>`, "收入情况表") + `</w:tr><w:tr>` + tc(`<w:gridSpan w:val="2"/>`, "单位：万元") + `</w:tr><w:tr>` + tc("", "项目") + tc("", "金额") + `</w:tr><w:tr>` + tc("", "税收") + tc("", "5") + `</w:tr><w:tr>` + tc(`<w:gridSpan w:val="2"/>`, "注：含基金。") + `</w:tr></w:tbl>`,
			"收入情况表\n单位：万元\n项目\t金额\n税收\t5\n注：含基金。\n", "heads 0 above 2\n[0+0,0 项目][1+0,0 金额]\n[0+0,0 税收][1+0,0 5]\n"},
		{"a row that a revision took out",
			`<w:tbl><w:tr>` + tc("", "甲") + tc("", "1") + `</w:tr><w:tr><w:trPr><w:del w:id="1"/></w:trPr>` + tc("", "乙") + tc("", "2") + `</w:tr></w:tbl>`,
			"甲\t1\n", "heads 0 above 0\n[0+0,0 甲][1+0,0 1]\n"},
		{"a frame around text", `<w:tbl><w:tr><w:tc>` + p("第一段。") + p("第二段。") + `</w:tc></w:tr></w:tbl>`, "第一段。\n第二段。\n", ""},
		{"a table in a frame", `<w:tbl><w:tr><w:tc>` + p("说明") + `<w:tbl><w:tr>` + tc("", "甲") + tc("", "1") + `</w:tr></w:tbl>` + p("") + `</w:tc></w:tr></w:tbl>`, "说明\n甲\t1\n", "heads 0 above 0\n[0+0,0 甲][1+0,0 1]\n"},
		{"paragraphs of a cell", `<w:tbl><w:tr><w:tc>` + p("增加") + p("值") + `</w:tc><w:tc>` + p("100") + p("200") + `</w:tc></w:tr></w:tbl>`, "增加值\t100 200\n", "heads 0 above 0\n[0+0,0 增加值][1+0,0 100 200]\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := reads(t, pack(t, c.body), c.want)
			s := ""
			for _, g := range got.Grids {
				s += grid(g, got.Text)
			}
			if s != c.grid {
				t.Errorf("grid\n%swant\n%s", s, c.grid)
			}
		})
	}
}

// TestStacked parts tables that stand in one under the other.
func TestStacked(t *testing.T) {
	one := func(n, name string) string {
		wide := `<w:gridSpan w:val="2"/>`
		return `<w:tr>` + tc("", "附表"+n) + tc("", "") + `</w:tr><w:tr>` + tc(wide, name) + `</w:tr><w:tr>` + tc("", "") + tc("", "单位：万元") + `</w:tr><w:tr>` + tc("", "项目") + tc("", "金额") + `</w:tr><w:tr>` + tc("", "合计") + tc("", "5") + `</w:tr>`
	}
	got := reads(t, pack(t, `<w:tbl>`+one("1", "收入表")+one("2", "支出表")+`</w:tbl>`), "附表1\n收入表\n单位：万元\n项目\t金额\n合计\t5\n附表2\n支出表\n单位：万元\n项目\t金额\n合计\t5\n")
	if len(got.Grids) != 2 || len(got.Grids[1].Above) != 3 || len(got.Grids[1].Rows) != 2 {
		t.Errorf("grids %v", got.Grids)
	}
}

func TestEmbedded(t *testing.T) {
	got := reads(t, pack(t, `<w:p>`+r("甲")+`<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>`), "甲\n")
	if len(got.Notes) != 1 || got.Notes[0].Kind != "embedded-object" {
		t.Errorf("notes %v", got.Notes)
	}
}

func TestMeta(t *testing.T) {
	core := `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>%s</dc:title><dc:creator>某市统计局</dc:creator></cp:coreProperties>`
	for title, want := range map[string]string{"某县统计 公报": "某县统计 公报", "从前的标题": "", "untitled": ""} {
		got := reads(t, pack(t, p("某县统计公报")+p("正文"), "docProps/core.xml", fmt.Sprintf(core, title)), "某县统计公报\n正文\n")
		if got.Meta.Title != want || got.Meta.Author != "某市统计局" {
			t.Errorf("%s: %+v", title, got.Meta)
		}
	}
}

func TestRefused(t *testing.T) {
	whole := pack(t, p(strings.Repeat("甲乙丙丁", 4000)))
	for _, c := range []struct {
		name string
		b    []byte
		kind doc.ErrorKind
	}{
		{"nothing in it", pack(t, "<w:p/>"), doc.NoText},
		{"no body", pack(t, `<?xml version="1.0"?><w:document `+spaceW+`/>`), doc.Damaged},
		{"broken XML", pack(t, "<w:p><w:r></w:p>"), doc.Damaged},
		{"cut XML", pack(t, `<?xml version="1.0"?><w:document `+spaceW+`><w:body><w:p>`), doc.Damaged},
		{"deep", pack(t, strings.Repeat("<w:sdt><w:sdtContent>", 10_000)), doc.Damaged},
		{"many attributes", pack(t, "<w:p "+strings.Repeat(`a="" `, 30_000)+"/>"), doc.Damaged},
		{"bytes changed", append(append(append([]byte{}, whole[:400]...), 'x', 'y', 'z'), whole[403:]...), doc.Damaged},
		{"cut", whole[:len(whole)/2], doc.Damaged},
	} {
		_, err := Read(context.Background(), c.b, raw.Options{}, nil)
		if doc.KindOf(err) != c.kind {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// TestBomb holds a member that claims more than is read to bounded time.
func TestBomb(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, _ := z.Create("word/document.xml")
	blank := bytes.Repeat([]byte(" "), 1<<20)
	for range maxMember>>20 + 2 {
		_, _ = w.Write(blank)
	}
	_ = z.Close()
	if _, err := Read(context.Background(), b.Bytes(), raw.Options{}, nil); doc.KindOf(err) != doc.TooLarge {
		t.Errorf("%v", err)
	}
}

func TestStops(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Read(ctx, pack(t, p("甲")), raw.Options{}, nil); err != context.Canceled {
		t.Errorf("%v", err)
	}
}

// TestShared reads the documents of ../shared and follows all of their maps.
func TestShared(t *testing.T) {
	dir := os.Getenv("WENSHU_SHARED")
	if dir == "" {
		t.Skip("WENSHU_SHARED is not set")
	}
	for _, pattern := range []string{"eval/formats/*.docx", "corpus/files/office/*.docx"} {
		names, _ := filepath.Glob(filepath.Join(dir, pattern))
		for _, name := range names {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if archive.Kind(b) != "docx" {
				t.Errorf("%s is told as something else", name)
			}
			got, err := Read(context.Background(), b, raw.Options{}, nil)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			check(t, b, got)
		}
	}
}

func FuzzBody(f *testing.F) {
	f.Add(p("甲&amp;乙"), stylesXML, numbering)
	f.Add(listed(1, 2, "甲")+`<w:tbl><w:tr>`+tc(`<w:gridSpan w:val="99999"/><w:vMerge/>`, "5")+`</w:tr></w:tbl>`, stylesXML, numbering)
	f.Add(`<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>eq \o\ac(○,3)</w:instrText><w:fldChar w:fldCharType="end"/></w:r><w:r><w:footnoteReference w:id="1"/><w:br/><w:t>甲`+"\r\n"+`乙</w:t></w:r></w:p>`, "", "")
	f.Add(`<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict><w:t><![CDATA[甲]]>&#9;</w:t></w:r></w:p>`, "", "")
	f.Fuzz(func(t *testing.T, body, styles, lists string) {
		b := pack(t, body, "word/styles.xml", styles, "word/numbering.xml", lists, "word/footnotes.xml", styles)
		got, err := Read(context.Background(), b, raw.Options{}, nil)
		if err != nil {
			if doc.KindOf(err) == doc.Internal {
				t.Fatal(err)
			}
			return
		}
		if err := got.Check(); err != nil {
			t.Fatal(err)
		}
		z, _ := zip.NewReader(bytes.NewReader(b), int64(len(b)))
		for _, part := range got.Parts {
			if part.Bytes == nil {
				continue
			}
			m, err := z.Open(part.Name)
			if err != nil {
				t.Fatal(err)
			}
			member, _ := io.ReadAll(m)
			if err := part.Bytes.Check(string(member), part.Raw.Of(got.Text)); err != nil {
				t.Fatal(err)
			}
		}
	})
}
