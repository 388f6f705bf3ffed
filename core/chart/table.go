package chart

import (
	"bytes"
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/wenshu-app/wenshu/core/cell"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
)

// Columns of the table, in the order in which WriteCSV prints them.
var columnsChinese = []string{"图", "指标", "原文数字", "下限", "上限", "单位", "限定", "时间", "状态", "句子", "文档", "起始字节", "结束字节"}
var columnsEnglish = []string{"chart", "indicator", "figure", "lo", "hi", "unit", "qualifier", "time", "status", "sentence", "document", "start byte", "end byte"}

// WriteCSV writes every figure of m with its exact value and its sentence, one
// a row, the repeated ones too. Values are decimals in the base unit, words as
// in the figures file, bytes those of the original file. It begins with a byte
// order mark, without which spreadsheets misread Chinese.
func WriteCSV(out io.Writer, set *series.Set, m *Model) error {
	if _, err := io.WriteString(out, "\ufeff"); err != nil {
		return err
	}
	w := csv.NewWriter(out)
	head := columnsChinese
	if m.English {
		head = columnsEnglish
	}
	if err := w.Write(head); err != nil {
		return err
	}
	for _, k := range m.Marks {
		for _, r := range k.Refs {
			f := set.Figure(r)
			if f == nil {
				continue
			}
			d := set.Docs[r.Doc]
			start, end := "", ""
			if d.Back != nil && d.Origins != nil {
				if at, ok := d.File(f.Span); ok {
					start, end = strconv.Itoa(at.Start), strconv.Itoa(at.End)
				}
			}
			err := w.Write([]string{
				cell.Safe(m.Whose()), cell.Safe(f.Indicator), cell.Safe(slice(d, f.Start, f.End)), cell.Safe(doc.Decimal(f.Value.Lo)), cell.Safe(doc.Decimal(f.Value.Hi)), f.Value.Unit,
				f.Value.Qualifier.String(), cell.Safe(f.Period.String()), f.Status.String(), cell.Safe(slice(d, f.Sentence.Start, f.Sentence.End)), cell.Safe(d.Name), start, end,
			})
			if err != nil {
				return err
			}
		}
	}
	w.Flush()
	return w.Error()
}

// IsTable reports whether head, the first bytes of a file, begin a table that
// WriteCSV wrote.
func IsTable(head []byte) bool {
	for _, columns := range [][]string{columnsChinese, columnsEnglish} {
		if bytes.HasPrefix(head, []byte("\ufeff"+strings.Join(columns, ",")+"\n")) {
			return true
		}
	}
	return false
}
