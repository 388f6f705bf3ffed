package relate

import (
	"context"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/lexicon"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/table"
	"github.com/wenshu-app/wenshu/core/text"
)

// UnreadTable is the kind of the note on what looks like a table or a chart
// and could not be read, or not all of it: N numbers are left out then.
const UnreadTable = "unread-table"

// A tableWalk is what a walker knows of tables.
type tableWalk struct {
	tables   []placed // in order
	unread   []doc.Note
	unsorted bool // figures of tables stand among those of sentences
}

// sortFigures puts the figures into order where tables share blocks with
// sentences.
func (w *walker) sortFigures() {
	if w.unsorted {
		sort.SliceStable(w.figures, func(i, j int) bool { return w.figures[i].Start < w.figures[j].Start })
	}
}

// A placed table is one that was found in Raw, at its place in Body.
type placed struct {
	text.Span
	below   int           // where its caption ends
	entries []placedEntry // in order of their places
	next    int           // the first that is no figure yet
	prose   []text.Span   // cells to be read as sentences, in order
}

type placedEntry struct {
	*table.Entry
	at text.Span // of its number, in Body
}

// findTables looks for tables in the text as it was read, since repair joins
// lines and takes blanks away that hold a table together.
func (w *walker) findTables(ctx context.Context) error {
	if w.d.Back == nil {
		return nil
	}
	found, err := w.lookForTables(ctx)
	if err != nil {
		return err
	}
	entries := 0
	for _, t := range found {
		at, ok := w.d.Back.Forward(t.Span)
		if !ok {
			continue
		}
		if t.Unread != "" {
			w.unread = append(w.unread, doc.Note{Raw: t.Span, Kind: UnreadTable})
		} else if t.Left > 0 {
			w.unread = append(w.unread, doc.Note{Raw: t.Span, Kind: UnreadTable, N: t.Left})
		}
		p := placed{Span: at, below: at.Start, entries: make([]placedEntry, 0, len(t.Entries))}
		if body, ok := w.d.Back.Forward(t.Body); ok {
			p.below = body.Start
		}
		for _, e := range t.Entries {
			if at, ok := w.d.Back.Forward(e.Number); ok {
				p.entries = append(p.entries, placedEntry{e, at})
			}
		}
		for _, c := range t.Prose {
			if at, ok := w.d.Back.Forward(c); ok {
				p.prose = append(p.prose, at)
			}
		}
		slices.SortStableFunc(p.entries, func(a, b placedEntry) int { return a.at.Start - b.at.Start })
		if len(p.entries) > w.most { // more than there will be figures
			clear(p.entries[w.most:])
			p.entries = p.entries[:w.most]
		}
		w.tables = append(w.tables, p)
		entries += len(p.entries)
	}
	if entries > 1000 {
		w.figures = slices.Grow(w.figures, min(entries, w.most))
	}
	return nil
}

// lookForTables returns the tables of the text as read: the grids that the
// format of the file says, and what else looks like one.
func (w *walker) lookForTables(ctx context.Context) ([]table.Table, error) {
	var out []table.Table
	floor := 0 // where the last grid ended
	between := func(end int) error {
		found, err := table.Find(ctx, w.d.Raw[floor:end])
		for i := range found {
			found[i].Shift(floor)
		}
		out = append(out, found...)
		return err
	}
	for _, g := range w.d.Grids {
		given := table.Grid{Text: w.d.Raw, Rows: g.Rows, Above: g.Above, Most: w.most}
		t, ok := table.Given(&given, g.Span, floor)
		start := g.Start
		if ok {
			start = max(floor, t.Start)
		}
		if err := between(start); err != nil {
			return nil, err
		}
		if ok {
			t.Start = start
			t.Prose = table.Prose(&given)
			out = append(out, t)
		}
		floor = g.End
	}
	return out, between(len(w.d.Raw))
}

// inTable makes figures of the part of a table that block b holds, and reads
// what else the block has. It reports false if no table touches it, or only
// with a title or heading, which the table takes for its caption.
func (w *walker) inTable(ctx context.Context, b *doc.Block) (bool, error) {
	first := sort.Search(len(w.tables), func(i int) bool { return w.tables[i].End > b.Start })
	if first == len(w.tables) || w.tables[first].Start >= b.End {
		return false, nil
	}
	if t := &w.tables[first]; b.End <= t.below && (b.Kind == doc.Title || b.Kind == doc.Heading && numberedHeading(b.Of(w.d.Body))) {
		return false, nil
	}
	rest := *b
	kept := b.Sentences
	end := first
	for ; end < len(w.tables) && w.tables[end].Start < b.End; end++ {
		t := &w.tables[end]
		var out []text.Span
		for _, s := range kept {
			if before := (text.Span{Start: s.Start, End: min(s.End, t.Start)}); !before.Empty() {
				out = append(out, before)
			}
			if after := (text.Span{Start: max(s.Start, t.End), End: s.End}); !after.Empty() {
				out = append(out, after)
			}
		}
		for _, c := range t.prose {
			if in := (text.Span{Start: max(c.Start, b.Start), End: min(c.End, b.End)}); !in.Empty() {
				out = append(out, in)
			}
		}
		kept = out
	}
	if rest.Sentences = kept; len(kept) > 0 {
		if err := w.read(ctx, &rest); err != nil {
			return true, err
		}
		w.unsorted = true
	}
	around := w.now()
	around.from = "inherited"
	for i := first; i < end; i++ {
		t := &w.tables[i]
		for ; t.next < len(t.entries) && t.entries[t.next].at.Start < b.End && len(w.figures) < w.most; t.next++ {
			if e := t.entries[t.next]; e.at.Start >= b.Start {
				w.entry(e.Entry, e.at, around)
				t.entries[t.next].Entry = nil // a large table has more of them than there is room for twice
			}
		}
	}
	return true, nil
}

// numberedHeading reports whether s begins as 一、 or （二） or 第三章: a
// heading of the text, whatever stands under it.
func numberedHeading(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	if r == '（' || r == '(' || r == '第' {
		r, _ = utf8.DecodeRuneInString(s[size:])
		return strings.ContainsRune("一二三四五六七八九十0123456789", r)
	}
	for strings.ContainsRune("一二三四五六七八九十", r) {
		s = s[size:]
		if r, size = utf8.DecodeRuneInString(s); r == '、' {
			return true
		}
	}
	return false
}

// entry makes a figure of one number of a table.
func (w *walker) entry(e *table.Entry, at text.Span, around setting) {
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
	fig.Scope = e.Beyond(w.d.Raw)
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
	own := w.clock.own
	printed := own.Grain > doc.Year && !w.d.Articles[w.article].Dateline.YearInferred // no guess from the table itself
	switch {
	case e.Aim, printed && !p.Zero() && p.End().Year > own.Year:
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
	fig.Reasons = append(make([]doc.Reason, 0, 4), doc.Reason{Field: "value", Rule: "table-cell", At: at}, doc.Reason{Field: "unit", Rule: "table-unit", At: unitAt})
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
		p.From.Year -= int(e.Back)
		if !p.To.Zero() {
			p.To.Year -= int(e.Back)
		}
		set.at, _ = w.d.Back.Forward(e.WhenAt)
		set.from = "relative"
	}
	return p, set
}
