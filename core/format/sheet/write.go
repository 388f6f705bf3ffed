package sheet

import (
	"fmt"
	"io"
	"math"

	"github.com/xuri/excelize/v2"
)

// A Page is one sheet of a workbook to be written: a row of heads and rows
// under it. A cell is a string, an int, a Number, or nil where it is blank.
type Page struct {
	Name   string
	Widths []float64 // of columns, in characters; those that are missing stay as they are
	Heads  []string
	Rows   func(yield func([]any) bool)
}

// A Number is a number with how many decimals show.
type Number struct {
	Value    float64
	Decimals int
	Percent  bool // shown with a percent sign; 41.5 is 41.5%
}

// Write writes a workbook. Texts are stored as texts, whatever they start with,
// so that nothing runs as a formula; numbers are real numbers with a format.
func Write(w io.Writer, pages []Page) error { return WriteCharts(w, pages, "", nil) }

// fillSheets makes the sheets of f and returns how many rows each has, its head among
// them.
func fillSheets(f *excelize.File, pages []Page) (rows []int, err error) {
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return nil, err
	}
	wrap, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return nil, err
	}
	formats := map[string]int{}
	format := func(n Number) (int, error) {
		code := "0"
		if n.Decimals > 0 {
			code = fmt.Sprintf("0.%0*d", min(n.Decimals, 12), 0)
		}
		if n.Percent {
			code += `"%"`
		}
		id, ok := formats[code]
		if !ok {
			if id, err = f.NewStyle(&excelize.Style{CustomNumFmt: &code, Alignment: &excelize.Alignment{Vertical: "top"}}); err != nil {
				return 0, err
			}
			formats[code] = id
		}
		return id, nil
	}
	for i, p := range pages {
		if i == 0 {
			err = f.SetSheetName("Sheet1", p.Name)
		} else {
			_, err = f.NewSheet(p.Name)
		}
		if err != nil {
			return nil, err
		}
		s, err := f.NewStreamWriter(p.Name)
		if err != nil {
			return nil, err
		}
		for c, width := range p.Widths {
			if err := s.SetColWidth(c+1, c+1, width); err != nil {
				return nil, err
			}
		}
		if err := s.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
			return nil, err
		}
		heads := make([]any, len(p.Heads))
		for c, h := range p.Heads {
			heads[c] = excelize.Cell{StyleID: bold, Value: clip(h)}
		}
		if err := s.SetRow("A1", heads); err != nil {
			return nil, err
		}
		r := 1
		var failed error
		p.Rows(func(row []any) bool {
			r++
			cells := make([]any, len(row))
			for c, v := range row {
				switch v := v.(type) {
				case string:
					cells[c] = excelize.Cell{StyleID: wrap, Value: clip(v)}
				case Number:
					if math.IsNaN(v.Value) || math.IsInf(v.Value, 0) {
						continue
					}
					id, err := format(v)
					if err != nil {
						failed = err
						return false
					}
					cells[c] = excelize.Cell{StyleID: id, Value: v.Value}
				default:
					cells[c] = v
				}
			}
			name, err := excelize.CoordinatesToCellName(1, r)
			if err == nil {
				err = s.SetRow(name, cells)
			}
			failed = err
			return err == nil
		})
		if failed != nil {
			return nil, failed
		}
		if err := s.Flush(); err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// clip is what a cell can hold of s.
func clip(s string) string {
	n := 0
	for i := range s {
		if n++; n > excelize.TotalCellChars {
			return s[:i]
		}
	}
	return s
}
