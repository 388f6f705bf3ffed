package export

import (
	"cmp"
	"fmt"
	"io"

	"github.com/wenshu-app/wenshu/core/audit"
	"github.com/wenshu-app/wenshu/core/format/sheet"
	"github.com/wenshu-app/wenshu/core/series"
)

var kindWords = map[audit.Kind]string{audit.Differs: "说法不一", audit.Slip: "疑为笔误", audit.Jump: "数量级可疑", audit.Ranks: "位次不一", audit.Levels: "增速与水平不符",
	audit.Points: "百分点与占比不符", audit.Sum: "合计不符", audit.Product: "比率与总量不符"}

// A Finding is statements that cannot all be true, in JSON.
type Finding struct {
	ID         string      `json:"id"`
	Kind       string      `json:"kind"` // differs, slip, jump, ranks, levels, points, sum, product
	Formula    string      `json:"formula"`
	Dismissed  string      `json:"dismissed,omitempty"` // why it is none, where the reader said so
	Statements []Statement `json:"statements"`
}

// Dismissed says why a finding is none, by its ID.
type Dismissed map[string]string

// FindingsJSON writes findings as one array.
func FindingsJSON(w io.Writer, all []audit.Finding, no Dismissed) error {
	out := []Finding{}
	for i := range all {
		f := &all[i]
		out = append(out, Finding{f.ID(), f.Kind.String(), f.Formula, no[f.ID()], statements(f.Statements)})
	}
	e := encoder(w)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

// FindingsText writes findings for people: what was calculated, then each
// sentence with its document.
func FindingsText(w io.Writer, all []audit.Finding, no Dismissed) error {
	for i := range all {
		f := &all[i]
		reason := ""
		if r := no[f.ID()]; r != "" {
			reason = "（已排除：" + r + "）"
		}
		if _, err := fmt.Fprintf(w, "%s  %s：%s%s\n", f.ID(), kindWords[f.Kind], f.Formula, reason); err != nil {
			return err
		}
		for k := range f.Statements {
			s := &f.Statements[k]
			if _, err := fmt.Fprintf(w, "    %s %s %s\n      %s\n", cmp.Or(s.Source.Title, s.Source.Name), s.Source.Written, placeOf(s), lit(s, "【", "】")); err != nil {
				return err
			}
		}
	}
	return nil
}

// placeOf says where a statement stands in its file.
func placeOf(s *series.Statement) string {
	switch {
	case s.Page > 0:
		return fmt.Sprintf("第%d页", s.Page)
	case s.To > s.From:
		return fmt.Sprintf("字节%d～%d", s.From, s.To)
	}
	return ""
}

// lit is the sentence of a statement with its number between marks.
func lit(s *series.Statement, before, after string) string {
	at := s.At
	if at < 0 || at+len(s.Said) > len(s.Sentence) || s.Sentence[at:at+len(s.Said)] != s.Said {
		return s.Sentence
	}
	return s.Sentence[:at] + before + s.Said + after + s.Sentence[at+len(s.Said):]
}

// FindingsXLSX writes findings as a workbook, a row a statement.
func FindingsXLSX(w io.Writer, all []audit.Finding, no Dismissed) error {
	page := sheet.Page{Name: "矛盾", Widths: []float64{14, 16, 40, 24, 14, 12, 30, 12, 14, 70, 40},
		Heads: []string{"编号", "类别", "算式", "指标", "原文", "时间", "文件", "日期", "位置", "原句", "排除理由"}}
	page.Rows = func(yield func([]any) bool) {
		for i := range all {
			f := &all[i]
			for k := range f.Statements {
				s := &f.Statements[k]
				if !yield([]any{f.ID(), kindWords[f.Kind], f.Formula, s.Figure.Indicator, s.Said, s.Figure.Period.String(), cmp.Or(s.Source.Title, s.Source.Name), s.Source.Written.String(),
					placeOf(s), s.Sentence, no[f.ID()]}) {
					return
				}
			}
		}
	}
	return sheet.Write(w, []sheet.Page{page})
}
