package docx

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// People put captions and lines of units into rows of the table itself, and
// several tables under each other into one. stacked writes rows as the tables
// that a reader sees; the first is row number first of its table.
func (w *writer) stacked(rows []row, first int) error {
	width := 0
	for i := range rows {
		for _, c := range rows[i].cells {
			width = max(width, c.col+c.across+1)
		}
	}
	for from := 0; from < len(rows); {
		lead := from
		for lead < len(rows)-1 && (isBlank(&rows[lead]) || isLead(&rows[lead], width, lead == from || !isUnit(&rows[lead-1]))) {
			lead++
		}
		if lead == len(rows)-1 && lead > from && isLead(&rows[lead], width, true) {
			lead = from // all look so: it is a table of its own kind
		}
		end := lead + 1
		for end < len(rows) && !startsNext(rows[end:], width) && !isNote(&rows[end]) {
			end++
		}
		var above []text.Span
		for i := from; i < lead; i++ {
			above = append(above, w.lead(&rows[i], first+i)...)
		}
		if err := w.grid(rows[lead:end], first+lead, above); err != nil {
			return err
		}
		for end < len(rows) && (isNote(&rows[end]) || len(filled(&rows[end])) == 1 && end > 0 && isNote(&rows[end-1]) && !startsNext(rows[end:], width)) {
			for _, c := range filled(&rows[end]) {
				if err := w.noteLines(c); err != nil {
					return err
				}
			}
			end++
		}
		from = end
	}
	return nil
}

// filled are the cells of r with text.
func filled(r *row) []*cell {
	var out []*cell
	for k := range r.cells {
		if c := &r.cells[k]; !c.goesOn && !c.blank() {
			out = append(out, c)
		}
	}
	return out
}

func isBlank(r *row) bool { return len(filled(r)) == 0 }

// text is what c says.
func (c *cell) text() string {
	var out strings.Builder
	for _, b := range c.blocks {
		if b.para != nil {
			out.WriteString(b.para.text())
		}
	}
	return strings.TrimSpace(out.String())
}

var (
	unitWords = regexp.MustCompile(`^[（(]?\s*(金额|计量|货币|数量)?\s*单\s*位\s*[:：]|^[（(]\s*(万|亿|千|百万)?(元|美元|吨|人|%)\s*[)）]$`)
	formWords = regexp.MustCompile(`^(编制|填报|制表|公开|预算|主管)?(单位|部门|日期|时间|机关|年度)(名称)?\s*[:：]|^表\s*号\s*[:：]`)
	numbered  = regexp.MustCompile(`^(附\s*件|附\s*表|表|续\s*表|公开)\s*[0-9０-９一二三四五六七八九十]*(表)?([-—－.．][0-9０-９]+)*\s*[:：]?$`)
	captioned = regexp.MustCompile(`(表|情况|一览|明细|汇总|清单|统计)\s*([（(][^（）()]*[)）])?$`)
	noteWords = regexp.MustCompile(`^(备?注|说\s*明|附\s*注|(数据|资料)?来源)\s*\d?\s*[:：]`)
	anyNumber = regexp.MustCompile(`^[-+−－]?[\d,，.．]+\s*[%％]?$`)
)

// isUnit reports whether r says the unit of a table or another thing that
// stands over it.
func isUnit(r *row) bool {
	cells := filled(r)
	if len(cells) == 0 || len(cells) > 3 {
		return false
	}
	said := false
	for _, c := range cells {
		s := c.text()
		switch {
		case utf8.RuneCountInString(s) > 60 || anyNumber.MatchString(s):
			return false
		case unitWords.MatchString(s) || formWords.MatchString(s):
			said = true
		}
	}
	return said && (len(cells) == 1 || unitWords.MatchString(cells[len(cells)-1].text()) || formWords.MatchString(cells[0].text()) && len(cells) < 3)
}

// isLead reports whether r stands over a table of that width rather than in it.
// A wide cell counts only where wide says so: under the units it is a head.
func isLead(r *row, width int, wide bool) bool {
	if isUnit(r) {
		return true
	}
	cells := filled(r)
	if len(cells) != 1 {
		return false
	}
	c := cells[0]
	s := c.text()
	if anyNumber.MatchString(s) || utf8.RuneCountInString(s) > 80 {
		return false
	}
	return numbered.MatchString(s) || wide && (c.across+1)*10 >= width*7 && c.across > 0
}

// startsNext reports whether the first of rows begins another table: a caption
// with its number or unit.
func startsNext(rows []row, width int) bool {
	for i := range rows[:min(len(rows), 5)] {
		r := &rows[i]
		switch {
		case isBlank(r) && i > 0:
		case isUnit(r):
			return i > 0 || len(rows) > 2 && unitWords.MatchString(filled(r)[len(filled(r))-1].text())
		case i == 0 && len(filled(r)) == 1 && numbered.MatchString(filled(r)[0].text()) && filled(r)[0].col == 0:
		case isLead(r, width, true) && (i > 0 || captioned.MatchString(filled(r)[0].text())):
		default:
			return false
		}
	}
	return false
}

// isNote reports whether r is a note under a table.
func isNote(r *row) bool {
	cells := filled(r)
	return len(cells) == 1 && cells[0].col == 0 && noteWords.MatchString(cells[0].text())
}

// lead writes a row over a table and returns where its cells are.
func (w *writer) lead(r *row, n int) []text.Span {
	cells := filled(r)
	if len(cells) == 0 {
		return nil
	}
	w.begin(firstOf([]row{*r}))
	start := w.w.Len()
	var out []text.Span
	for i, c := range cells {
		if i > 0 {
			w.w.Write("\t")
		}
		if s := w.cell(c); !s.Empty() {
			out = append(out, s)
		}
	}
	w.row(start, n, doc.Whole)
	return out
}

// noteLines writes the paragraphs of c as notes.
func (w *writer) noteLines(c *cell) error {
	for _, b := range c.blocks {
		if b.para == nil {
			continue
		}
		segs := trimmed(b.para.segs)
		if len(segs) == 0 {
			continue
		}
		l := w.label(b.para)
		w.begin(segs)
		start := w.w.Start()
		w.named(func() {
			w.w.Write(l.withGap(segs[0].text))
			w.line(tabbed(segs), "\n")
		})
		w.w.BlockFrom(start, doc.NoteHint, 0)
	}
	return nil
}
