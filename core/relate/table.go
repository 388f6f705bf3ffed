package relate

import (
	"context"
	"sort"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/table"
	"github.com/wenshu-app/wenshu/core/text"
)

// UnreadTable is the kind of the note on what looks like a table or a chart
// and could not be read, or not all of it: N numbers are left out then.
const UnreadTable = "unread-table"

// A placed table is one that was found in Raw, at its place in Body.
type placed struct {
	text.Span
	table table.Table
	done  bool
}

// findTables looks for tables in the text as it was read, since repair joins
// lines and takes blanks away that hold a table together.
func (w *walker) findTables() {
	if w.d.Back == nil {
		return
	}
	for _, t := range table.Find(w.d.Raw) {
		at, ok := w.d.Back.Forward(t.Span)
		if !ok {
			continue
		}
		if t.Unread != "" {
			w.notes = append(w.notes, doc.Note{Raw: t.Span, Kind: UnreadTable})
		} else if t.Left > 0 {
			w.notes = append(w.notes, doc.Note{Raw: t.Span, Kind: UnreadTable, N: t.Left})
		}
		w.tables = append(w.tables, placed{Span: at, table: t})
	}
}

// inTable makes figures of the tables that block b of the article holds or
// that hold it, and reads what else the block has. It reports false if no
// table touches it.
func (w *walker) inTable(ctx context.Context, b *doc.Block) (bool, error) {
	i := sort.Search(len(w.tables), func(i int) bool { return w.tables[i].End > b.Start })
	if i == len(w.tables) || w.tables[i].Start >= b.End || b.Kind == doc.Title {
		return false, nil
	}
	rest := *b
	rest.Sentences = nil
	kept := b.Sentences
	for ; i < len(w.tables) && w.tables[i].Start < b.End; i++ {
		t := &w.tables[i]
		var out []text.Span
		for _, s := range kept {
			if before := (text.Span{Start: s.Start, End: min(s.End, t.Start)}); !before.Empty() {
				out = append(out, before)
			}
			if after := (text.Span{Start: max(s.Start, t.End), End: s.End}); !after.Empty() {
				out = append(out, after)
			}
		}
		kept = out
	}
	rest.Sentences = kept
	if len(kept) > 0 {
		if err := w.read(ctx, &rest); err != nil {
			return true, err
		}
	}
	for i = sort.Search(len(w.tables), func(i int) bool { return w.tables[i].End > b.Start }); i < len(w.tables) && w.tables[i].Start < b.End; i++ {
		if t := &w.tables[i]; !t.done {
			t.done = true
			w.entries(t.table)
		}
	}
	return true, nil
}

// entries makes figures of what a table says.
func (w *walker) entries(t table.Table) {
	around := w.now()
	around.from = "inherited"
	for i := range t.Entries {
		if len(w.figures) >= MaxFigures {
			return
		}
		w.entry(&t.Entries[i], around)
	}
	w.unsorted = true
}

// entry makes a figure of one number of a table.
func (w *walker) entry(e *table.Entry, around setting) {
	at, ok := w.d.Back.Forward(e.Number)
	if !ok {
		return
	}
	row, _ := w.d.Back.Forward(e.Row)
	row = row.Join(at)
	p, when := w.entryTime(e, around)
	fig := doc.Figure{
		Span: at, Sentence: row, Clause: row, Article: w.article, Section: w.section, Block: w.block,
		Kind: kindOf(e.Kind), Indicator: e.Name, Period: p, TimeFrom: when.from, Region: e.Region, Confidence: sureOf(e),
		Value: doc.Value{Lo: e.Value, Hi: e.Value, Step: e.Step, Implied: !e.Printed},
	}
	if e.Unit != nil {
		fig.Value.Unit = e.Unit.Name
	}
	for _, s := range e.Words {
		if b, ok := w.d.Back.Forward(s); ok {
			fig.Words = append(fig.Words, b)
		}
	}
	if fig.Region == "" {
		fig.Region = regionOf(e.Name)
	}
	if p.Zero() {
		fig.TimeFrom = ""
	}
	if k := lookup(e.Name); k != nil {
		fig.Key = k.Key
	}
	switch own := w.clock.own; {
	case e.Aim, !p.Zero() && !own.Zero() && p.End().Year > own.Year:
		fig.Status = doc.Target
	case e.Foresee:
		fig.Status = doc.Forecast
	}
	if w.d.Body != w.body {
		near := row
		for _, s := range fig.Words {
			near = near.Join(s)
		}
		if near.Len() < 4000 {
			fig.Indicator = lexicon.Unfold(e.Name, near.Of(w.body))
		}
	}
	unitAt, _ := w.d.Back.Forward(e.UnitAt)
	fig.Reasons = append(fig.Reasons, doc.Reason{Field: "value", Rule: "table-cell", At: at}, doc.Reason{Field: "unit", Rule: "table-unit", At: unitAt})
	if len(fig.Words) > 0 {
		fig.Reasons = append(fig.Reasons, doc.Reason{Field: "indicator", Rule: "table-row", At: fig.Words[0]})
	}
	if fig.TimeFrom != "" {
		fig.Reasons = append(fig.Reasons, doc.Reason{Field: "time", Rule: fig.TimeFrom, At: when.at})
	}
	w.figures = append(w.figures, fig)
}

// sureOf is how sure an entry is: all is said by the table itself, or the time
// comes from the text around.
func sureOf(e *table.Entry) float64 {
	if e.When == nil {
		return 0.75
	}
	return 0.92
}

func kindOf(k table.Kind) doc.Kind {
	switch k {
	case table.Change:
		return doc.Change
	case table.Share:
		return doc.Share
	case table.Index:
		return doc.Index
	}
	return doc.Level
}

// entryTime is the period that a table gives one of its numbers: its column's,
// its row's, its caption's, or that of the text around.
func (w *walker) entryTime(e *table.Entry, around setting) (doc.Period, setting) {
	set := around
	p := around.period
	if e.When != nil {
		if own, from := w.clock.resolve(*e.When, around.period); !own.Zero() {
			p, set.from = own, from
			set.at, _ = w.d.Back.Forward(e.WhenAt)
		} else if e.When.Base == recognise.Given {
			return doc.Period{}, setting{}
		}
	}
	if p.Zero() && e.Back > 0 && !w.clock.own.Zero() {
		p, set.from = doc.Period{From: yearOf(w.clock.own.Year)}, "relative"
	}
	if e.Opening && !p.Zero() {
		p = doc.Period{From: yearOf(p.From.Year), AsOf: true}
	}
	if e.Back > 0 && !p.Zero() {
		p.From.Year -= e.Back
		if !p.To.Zero() {
			p.To.Year -= e.Back
		}
		set.at, _ = w.d.Back.Forward(e.WhenAt)
		set.from = "relative"
	}
	return p, set
}
