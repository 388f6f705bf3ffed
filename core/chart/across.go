package chart

import (
	"fmt"
	"slices"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/core/text"
)

// Across returns the charts of tables over many documents, the amounts and the
// growth of one period each; those over time reach over the same years. The
// marks' figures count the cells that are returned, of document 0.
func Across(tables []*series.Table, o Options) ([]Model, []*series.Cell) {
	o.Together = true
	var models []Model
	var cells []*series.Cell
	for _, t := range tables {
		set, more := across(t, len(cells))
		if len(set.Series) == 0 {
			continue
		}
		for _, m := range Build(set, o) {
			if m.Form == Cards || m.Form == Table {
				continue // single values: the table has them
			}
			m.Subject, m.ID = "", fmt.Sprintf("%d:%s", len(models), m.ID)
			m.Foot = slices.DeleteFunc(m.Foot, func(s string) bool {
				return strings.HasPrefix(s, chinese.source) || strings.HasPrefix(s, english.source)
			})
			m.Foot = append(m.Foot, sourcesOf(&m, more, len(cells), o.English))
			models = append(models, m)
		}
		cells = append(cells, more...)
	}
	align(models)
	return models, cells
}

// across are the lines of a table as series, and their cells in order. The cells
// are figures of one document, which is made of what was printed.
func across(t *series.Table, first int) (*series.Set, []*series.Cell) {
	d := &doc.Document{Figures: make([]doc.Figure, first)}
	set := &series.Set{Docs: []*doc.Document{d}}
	var body strings.Builder
	var cells []*series.Cell
	columns := map[string]bool{}
	for _, l := range t.Lines {
		columns[l.Column] = true
	}
	for _, l := range t.Lines {
		if l.Aspect != series.Amount && l.Aspect != series.Growth || l.Years > 0 || l.Part != "" || len(l.Cells) == 0 {
			continue
		}
		s := series.Series{ID: fmt.Sprint(len(set.Series)), Key: t.Pick.Key, Indicator: t.Pick.Name, Kind: l.Cells[0].Best.Figure.Kind, Unit: l.Unit, Scope: l.Scope}
		if len(columns) > 1 {
			s.Region = l.Column
		}
		for i := range l.Cells {
			c := &l.Cells[i]
			f := c.Best.Figure
			f.Span = text.Span{Start: body.Len(), End: body.Len() + len(c.Best.Said)}
			f.Sentence = f.Span
			body.WriteString(c.Best.Said)
			p := series.Point{Figure: len(d.Figures), Value: c.Best.Value, Period: c.Period, Status: f.Status, Disputed: c.Dispute == series.Conflict, Converted: c.Best.Converted}
			d.Figures = append(d.Figures, f)
			cells = append(cells, c)
			s.Points = append(s.Points, p)
		}
		set.Series = append(set.Series, s)
	}
	d.Body = body.String()
	return set, cells
}

// sourcesOf says how many documents the marks of m are of, and of which years.
func sourcesOf(m *Model, cells []*series.Cell, first int, inEnglish bool) string {
	names := map[string]bool{}
	from, to := 0, 0
	title := ""
	for _, k := range m.Marks {
		s := cells[k.Refs[0].Figure-first].Best.Source
		if s.Official {
			continue
		}
		names[s.ID] = true
		if title = s.Title; title == "" {
			title = s.Name
		}
		if y := s.Written.Year; y > 0 {
			if from == 0 || y < from {
				from = y
			}
			to = max(to, y)
		}
	}
	w := &chinese
	if inEnglish {
		w = &english
	}
	if len(names) == 1 {
		return w.source + title
	}
	out := fmt.Sprintf(pick(inEnglish, "%s%d documents", "%s%d 篇文件"), w.source, len(names))
	if from > 0 {
		out += fmt.Sprintf(pick(inEnglish, " (%s)", "（%s）"), w.span(doc.Date{Year: from, Grain: doc.Year}, doc.Date{Year: to, Grain: doc.Year}))
	}
	return out
}

// align gives charts over time the same axis of time, so that they read as one
// where they stand under each other.
func align(models []Model) {
	from, to := 0.0, 0.0
	for _, m := range models {
		if m.Form != Time && m.Form != Columns {
			continue
		}
		for _, k := range m.Marks {
			if from == 0 || k.At < from {
				from = k.At
			}
			to = max(to, k.At)
		}
	}
	for i := range models {
		if m := &models[i]; m.Form == Time || m.Form == Columns {
			m.From, m.To = from, to
		}
	}
}
