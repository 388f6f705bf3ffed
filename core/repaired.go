package core

import (
	"context"
	"fmt"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/relate"
	"github.com/wenshu-app/wenshu/core/repair"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/structure"
	"github.com/wenshu-app/wenshu/core/text"
)

// Repair returns the document that d's file makes without the repairs that the
// reader undid, and with the lines joined and split by hand: its page, with its figures still to be found. It reads d.Raw
// and no file; d is not changed, and may itself be one that Repair made.
func Repair(ctx context.Context, d *doc.Document, undone []store.Undoing, p *progress.Counter) (*doc.Document, error) {
	raw, hand := handEdits(d, undone)
	m, err := mended(ctx, d, raw, hand, p)
	switch {
	case err == nil:
		m.Tables = tablesOf(m.Grids, m.Back)
		return m, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	}
	return nil, internal(d.Name, "repair", err)
}

// Undoing is what the reader says who undoes m of d, made at no time yet.
func Undoing(d *doc.Document, m doc.Repair) (store.Undoing, bool) {
	p, ok := anchor.PlaceOfRaw(d, m.Raw)
	return store.Undoing{Place: p, Quote: anchor.QuoteOfRaw(d, m.Raw), Why: m.Why}, ok
}

// mended runs the stages from the text as read to the structure, without the
// mends that were undone. It takes from d what is known of the file, and leaves
// the tables to its callers. Its errors are of no kind yet.
func mended(ctx context.Context, d *doc.Document, undone []text.Span, hand []repair.HandEdit, p *progress.Counter) (*doc.Document, error) {
	texts, err := textsOf(ctx, d)
	if err != nil {
		return nil, err
	}
	body, back, err := repaired(ctx, d.Raw, texts, d.Hints, p)
	if err != nil {
		return nil, err
	}
	body, back, mends := repair.Undo(d.Raw, body, back, undone)
	body, back, mends = repair.Hand(body, back, mends, hand)
	if err := back.Check(d.Raw, body); err != nil {
		return nil, fmt.Errorf("map to the text as read: %w", err)
	}
	articles, marks, err := structure.ParseTexts(ctx, body, inBody(texts, back), hintsOf(d.Hints, back), p)
	if err != nil {
		return nil, &doc.Error{Kind: doc.Internal, Stage: "structure", Err: err}
	}
	dated(articles, d.Meta)
	m := *d
	m.Tables = nil
	m.Body, m.Back, m.Repairs, m.Articles, m.Marks = body, back, mends, articles, marks
	m.Figures, m.Checks, m.Notes = nil, nil, nil
	for _, n := range d.Notes {
		if n.Kind != tooMany && n.Kind != relate.UnreadTable { // of the figures that are to be found again
			m.Notes = append(m.Notes, n)
		}
	}
	return &m, nil
}

// hintsOf are the hints on blocks as spans of the text that back ties to the
// text as read.
func hintsOf(hints []doc.Hint, back *text.Map) []doc.Hint {
	var out []doc.Hint
	for _, h := range hints {
		if h.Kind.Gone() {
			continue
		}
		if s, ok := back.Forward(h.Raw); ok && !s.Empty() {
			out = append(out, doc.Hint{Raw: s, Kind: h.Kind, Level: h.Level})
		}
	}
	return out
}

// tablesOf are the grids as tables of the text that back ties to the text as
// read.
func tablesOf(grids []doc.Grid, back *text.Map) []doc.Table {
	var out []doc.Table
	for _, g := range grids {
		at, ok := back.Forward(g.Span)
		if !ok {
			continue
		}
		t := doc.Table{Span: at, Heads: g.Heads, Rows: make([][]doc.Cell, 0, len(g.Rows))}
		n := 0
		for _, row := range g.Rows {
			n += len(row)
		}
		cells := make([]doc.Cell, 0, n) // of all rows
		for _, row := range g.Rows {
			first := len(cells)
			for _, c := range row {
				if s, ok := back.Forward(c.Span); ok && !c.Empty() && !s.Empty() {
					c.Span = s
					cells = append(cells, c)
				}
			}
			t.Rows = append(t.Rows, cells[first:len(cells):len(cells)])
		}
		out = append(out, t)
	}
	return out
}

// dated gives the first article the date that the format of the file says,
// where the text says none or only the year that it speaks of.
func dated(articles []doc.Article, m doc.Meta) {
	date := m.Written
	if date.Zero() {
		date = m.Published
	}
	if len(articles) == 0 || date.Zero() {
		return
	}
	if l := &articles[0].Dateline; l.Date.Zero() || l.YearFrom == "title" {
		*l = doc.Dateline{Agency: l.Agency, Place: l.Place, Date: date, YearFrom: "format"}
	} else if l.YearInferred && l.Date.Grain == doc.Day && l.Date.N == date.N {
		l.Date.Year, l.YearFrom = date.Year, "format"
	}
}
