package export

import (
	"cmp"
	"fmt"
	"html"
	"io"
	"math/big"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/sheet"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/verify"
)

var verdictWords = map[verify.Verdict]string{verify.Agrees: "一致", verify.Former: "旧数", verify.Differs: "不一致", verify.Unknown: "未见", verify.Undated: "无时间"}

// A Verified is a figure of a draft with what documents state of it, in JSON.
type Verified struct {
	Verdict string      `json:"verdict"` // agrees, former, differs, unknown, undated
	Figure  Statement   `json:"figure"`
	Gap     string      `json:"gap,omitempty"` // what the latest other statement has more, in the figure's unit
	Since   string      `json:"since,omitempty"`
	Same    []Statement `json:"same,omitempty"`
	Other   []Statement `json:"other,omitempty"`
}

// VerifiedJSON writes a verified draft as one array.
func VerifiedJSON(w io.Writer, all []verify.Entry) error {
	out := []Verified{}
	for i := range all {
		e := &all[i]
		out = append(out, Verified{e.Verdict.String(), statement(&e.Figure), doc.Decimal(e.Gap), since(e), statements(e.Same), statements(e.Other)})
	}
	e := encoder(w)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

// since is when what the latest document says otherwise was first said.
func since(e *verify.Entry) string {
	if s := e.Since(); s != nil {
		return s.Source.Written.String()
	}
	return ""
}

// Gap says by how much the documents differ from the draft: +56万人（+4.7%）.
func Gap(e *verify.Entry) string {
	if e.Gap == nil {
		return ""
	}
	v := e.Figure.Figure.Value
	sign := ""
	if e.Gap.Sign() > 0 {
		sign = "+"
	}
	s := scaleOf([]*big.Rat{v.Lo}, v.Unit)
	unit := s.unit(v.Unit)
	if v.Unit == "%" {
		unit = "个百分点"
	}
	out := sign + decimals(s.of(e.Gap)) + unit
	if v.Unit != "%" && v.Unit != "百分点" && v.Lo.Sign() > 0 {
		part, _ := new(big.Rat).Quo(e.Gap, v.Lo).Float64()
		out += fmt.Sprintf("（%+.1f%%）", 100*part)
	}
	return out
}

// remark says in a line what documents say of a figure.
func remark(e *verify.Entry) string {
	switch e.Verdict {
	case verify.Unknown:
		return "文库里没有同一指标、同一时期的数"
	case verify.Undated:
		return "看不出是哪个时期的数"
	case verify.Agrees:
		return "与" + titled(&e.Same[0]) + "一致" + more(len(e.Same)-1)
	}
	o := &e.Other[0]
	s := titled(o) + "为" + o.Said
	if g := Gap(e); g != "" {
		s += "，差" + g
	}
	if t := since(e); t != "" {
		s += "，自" + t + "起"
	}
	if e.Verdict == verify.Former {
		s += "；草稿用的是" + titled(&e.Same[0]) + "的数"
	}
	return s + more(len(e.Other)-1)
}

func more(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("（另有%d处）", n)
}

func titled(s *series.Statement) string {
	title := cmp.Or(s.Source.Title, s.Source.Name)
	if w := s.Source.Written.String(); w != "" {
		return "《" + title + "》（" + w + "）"
	}
	return "《" + title + "》"
}

// sentences are the statements that a report shows of an entry: the latest of
// each sort, and how many there may be.
func sentences(e *verify.Entry) []series.Statement {
	const most = 3
	out := append([]series.Statement(nil), e.Other[:min(len(e.Other), most)]...)
	return append(out, e.Same[:min(len(e.Same), most)]...)
}

// verdictOrder is the order in which a report tells: what must be looked at first.
var verdictOrder = []verify.Verdict{verify.Differs, verify.Former, verify.Unknown, verify.Undated, verify.Agrees}

// summary is how many figures have each verdict: 不一致 2 · 一致 11.
func summary(all []verify.Entry) string {
	var out []string
	for _, v := range verdictOrder {
		n := 0
		for i := range all {
			if all[i].Verdict == v {
				n++
			}
		}
		if n > 0 {
			out = append(out, fmt.Sprintf("%s %d", verdictWords[v], n))
		}
	}
	return strings.Join(out, " · ")
}

// VerifiedText writes a verified draft for people, in the order of the draft.
func VerifiedText(w io.Writer, all []verify.Entry) error {
	for i := range all {
		e := &all[i]
		if _, err := fmt.Fprintf(w, "%s\t%s %s %s\t%s\n", verdictWords[e.Verdict], e.Figure.Figure.Indicator, e.Figure.Figure.Period, e.Figure.Said, remark(e)); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(w, summary(all))
	return err
}

// VerifiedMarkdown writes a verified draft as Markdown: what must be looked at
// first, each with its sentences and places.
func VerifiedMarkdown(w io.Writer, name string, all []verify.Entry) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# 核对：%s\n\n%s\n", escape(name), summary(all))
	for _, v := range verdictOrder {
		headed := false
		for i := range all {
			e := &all[i]
			if e.Verdict != v {
				continue
			}
			if !headed {
				fmt.Fprintf(&b, "\n## %s\n\n", verdictWords[v])
				headed = true
			}
			fmt.Fprintf(&b, "- %s\n  - %s\n", boldly(&e.Figure), escape(remark(e)))
			for _, s := range sentences(e) {
				fmt.Fprintf(&b, "  - %s %s：%s\n", escape(titled(&s)), placeOf(&s), boldly(&s))
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// boldly is the sentence of a statement with its number in bold, as Markdown.
func boldly(s *series.Statement) string {
	const mark = "\x00"
	parts := strings.Split(lit(s, mark, mark), mark)
	if len(parts) != 3 {
		return escape(oneLine(s.Sentence))
	}
	return escape(oneLine(parts[0])) + " **" + escape(oneLine(parts[1])) + "** " + escape(oneLine(parts[2]))
}

const verifiedStyle = `body{font:16px/1.7 "Noto Sans SC","Microsoft YaHei",sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#222}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #ccc;padding:.5em;text-align:left;vertical-align:top}
td:first-child{white-space:nowrap;font-weight:bold}.differs td:first-child,.former td:first-child{color:#a40000}.agrees td:first-child{color:#006400}
mark{background:#ffe69c}small{color:#555}ul{margin:.3em 0;padding-left:1.2em}`

// VerifiedHTML writes a verified draft as a page that stands by itself.
func VerifiedHTML(w io.Writer, name string, all []verify.Entry) error {
	var b strings.Builder
	fmt.Fprintf(&b, "<!DOCTYPE html>\n<html lang=\"zh\"><head><meta charset=\"utf-8\"><title>核对：%[1]s</title><style>%[2]s</style></head>\n<body><h1>核对：%[1]s</h1>\n<p>%[3]s</p>\n",
		html.EscapeString(name), verifiedStyle, html.EscapeString(summary(all)))
	b.WriteString("<table><tr><th>结论</th><th>草稿</th><th>文库</th></tr>\n")
	for i := range all {
		e := &all[i]
		fmt.Fprintf(&b, "<tr class=\"%s\"><td>%s</td><td>%s</td><td>%s", e.Verdict, verdictWords[e.Verdict], markedHTML(&e.Figure), html.EscapeString(remark(e)))
		if found := sentences(e); len(found) > 0 {
			b.WriteString("<ul>")
			for _, s := range found {
				fmt.Fprintf(&b, "<li>%s <small>%s %s</small></li>", markedHTML(&s), html.EscapeString(titled(&s)), html.EscapeString(placeOf(&s)))
			}
			b.WriteString("</ul>")
		}
		b.WriteString("</td></tr>\n")
	}
	b.WriteString("</table></body></html>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func markedHTML(s *series.Statement) string {
	const before, after = "\x01", "\x02"
	return strings.NewReplacer(before, "<mark>", after, "</mark>").Replace(html.EscapeString(lit(s, before, after)))
}

// VerifiedXLSX writes a verified draft as a workbook: the verdicts, then each
// statement that was found with its sentence and source.
func VerifiedXLSX(w io.Writer, all []verify.Entry) error {
	verdicts := sheet.Page{Name: "结论", Widths: []float64{6, 10, 24, 12, 16, 50, 70, 14}, Heads: []string{"序号", "结论", "指标", "时间", "草稿", "说明", "草稿原句", "位置"}}
	verdicts.Rows = func(yield func([]any) bool) {
		for i := range all {
			e := &all[i]
			f := &e.Figure.Figure
			if !yield([]any{sheet.Number{Value: float64(i + 1)}, verdictWords[e.Verdict], f.Indicator, f.Period.String(), e.Figure.Said, remark(e), e.Figure.Sentence, placeOf(&e.Figure)}) {
				return
			}
		}
	}
	found := sheet.Page{Name: "原句与来源", Widths: []float64{6, 10, 16, 14, 14, 8, 30, 12, 14, 70, 40}, Heads: []string{"序号", "异同", "原文", "下限", "上限", "单位", "文件", "日期", "位置", "原句", "路径"}}
	found.Rows = func(yield func([]any) bool) {
		for i := range all {
			for k, list := range [][]series.Statement{all[i].Other, all[i].Same} {
				for n := range list {
					s := &list[n]
					v := s.Figure.Value
					if !yield([]any{sheet.Number{Value: float64(i + 1)}, [...]string{"不同", "相同"}[k], s.Said, numberCell(v.Lo, v.Unit), numberCell(v.Hi, v.Unit), v.Unit,
						cmp.Or(s.Source.Title, s.Source.Name), s.Source.Written.String(), placeOf(s), s.Sentence, s.Source.Path}) {
						return
					}
				}
			}
		}
	}
	return sheet.Write(w, []sheet.Page{verdicts, found})
}
