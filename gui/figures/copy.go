package figures

import (
	"slices"
	"strconv"
	"strings"

	"github.com/wenshu-app/wenshu/core/cell"
	"github.com/wenshu-app/wenshu/gui/look"
)

// TSV is the rows that are shown, as a spreadsheet takes them.
func (p *Pane) TSV() string { return p.tsv(p.inOrder(p.shown)) }

// SelectedTSV is the same of the rows that are selected.
func (p *Pane) SelectedTSV() string { return p.tsv(p.selected()) }

// tsv has a head, the columns that are shown, then what leads back to the
// source: the exact value, the document, the bytes, the sentence.
func (p *Pane) tsv(rows []int) string {
	var b strings.Builder
	write := func(cells []string) {
		for i, c := range cells {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(cell.Tabbed(c))
		}
		b.WriteByte('\n')
	}
	var head []string
	name := names()
	unitShown := slices.Contains(p.cols, unit)
	for _, c := range p.cols {
		if c != sentence { // it stands last anyway
			head = append(head, name[c])
		}
	}
	head = append(head, look.T("correct.lo"), look.T("correct.hi"))
	if !unitShown {
		head = append(head, name[unit])
	}
	write(append(head, look.T("table.document"), look.T("table.start"), look.T("table.end"), name[sentence]))
	for _, i := range rows {
		r := &p.model.rows[i]
		var cells []string
		for _, c := range p.cols {
			switch c {
			case sentence:
			case plainly:
				cells = append(cells, p.model.told(r, p.scale))
			default:
				cells = append(cells, r.cells[c])
			}
		}
		cells = append(cells, r.lo, r.hi)
		if !unitShown {
			cells = append(cells, r.cells[unit])
		}
		write(append(cells, p.model.name, strconv.Itoa(r.place.Start), strconv.Itoa(r.place.End), r.cells[sentence]))
	}
	return b.String()
}
