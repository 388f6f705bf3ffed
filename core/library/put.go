package library

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"maps"
	"math/big"
	"slices"
	"sort"
	"strings"

	"github.com/wenshu-app/wenshu/core/about"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/find"
	"github.com/wenshu-app/wenshu/core/series"
)

// Documents are numbered by the day that they are of, and blocks and figures
// within a document, so that the index lies in order of time.
const (
	perDay      = 1 << 20
	perDocument = 1 << 20
)

// put writes one file that was read into the index, whole or not at all.
func (l *Library) put(ctx context.Context, j job) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	tx, err := l.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var before int
	err = tx.QueryRowContext(ctx, "SELECT document FROM file WHERE path = ?", j.path).Scan(&before)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if j.err != nil {
		if errors.Is(j.err, context.Canceled) || errors.Is(j.err, context.DeadlineExceeded) {
			return j.err
		}
		cause := ""
		var e *doc.Error
		if errors.As(j.err, &e) && e.Err != nil {
			cause = e.Err.Error()
		}
		_, err = tx.ExecContext(ctx, "UPDATE file SET state = 2, document = 0, kind = ?, error = ? WHERE path = ?", doc.KindOf(j.err), cause, j.path)
	} else {
		var n int
		if n, err = l.document(ctx, tx, j); err == nil {
			_, err = tx.ExecContext(ctx, "UPDATE file SET state = 1, document = ?, kind = 0, error = '' WHERE path = ?", n, j.path)
		}
	}
	if err != nil {
		return err
	}
	if before > 0 {
		if err := sweep(ctx, tx, before); err != nil {
			return err
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	l.names.forget()
	return nil
}

// document writes j's document and returns its number.
func (l *Library) document(ctx context.Context, tx *sql.Tx, j job) (int, error) {
	d := j.d
	m, place := describe(d, j.path)
	date := m.Written
	day := 0
	if !date.Zero() {
		day = max(0, date.Start())
	}
	var n int
	var rules string
	err := tx.QueryRowContext(ctx, "SELECT n, rules FROM document WHERE id = ?", d.ID).Scan(&n, &rules)
	switch {
	case err == nil && rules == Rules():
		return n, nil
	case err == nil:
		if err := clear(ctx, tx, n); err != nil {
			return 0, err
		}
	case errors.Is(err, sql.ErrNoRows):
		first := day * perDay
		if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(n), ?1) + 1 FROM document WHERE n BETWEEN ?1 AND ?2", first, first+perDay-1).Scan(&n); err != nil {
			return 0, err
		}
	default:
		return 0, err
	}
	same, bands, err := nearest(ctx, tx, j.took, n)
	if err != nil {
		return 0, err
	}
	_, err = tx.ExecContext(ctx, `INSERT OR REPLACE INTO document
		(n, id, same, rules, name, title, issuer, number, author, written, published, day, year, region, language, format, size, figures)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		n, d.ID, same, Rules(), d.Name, m.Title, m.Issuer, m.Number, m.Author, m.Written.String(), m.Published.String(), day, date.Year,
		place, m.Language, d.Format, len(d.Body), len(d.Figures))
	if err != nil || same > 0 {
		return n, err
	}
	for _, h := range bands {
		if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO band VALUES (?, ?)", h, n); err != nil {
			return 0, err
		}
	}
	return n, l.content(ctx, tx, n, d)
}

// describe is what is known of d as a whole, and the province it speaks for. Of
// its dates the one that it was written on is there where any is.
func describe(d *doc.Document, path string) (doc.Meta, string) {
	m := about.Of(d)
	if m.Written.Zero() {
		m.Written = m.Published
	}
	if m.Written.Zero() && len(d.Articles) > 0 {
		m.Written = d.Articles[0].Dateline.Date
	}
	return m, region(d, m, path)
}

// SourceOf is d as the source of figures, whether it is in a library or not.
func SourceOf(d *doc.Document, path string) *series.Source {
	m, place := describe(d, path)
	return &series.Source{ID: d.ID, Name: d.Name, Title: m.Title, Issuer: m.Issuer, Region: place, Written: m.Written, Path: path}
}

// content writes the blocks and figures of a document.
func (l *Library) content(ctx context.Context, tx *sql.Tx, n int, d *doc.Document) error {
	block, err := tx.PrepareContext(ctx, "INSERT INTO block VALUES (?, ?, ?)")
	if err != nil {
		return err
	}
	defer block.Close()
	words, err := tx.PrepareContext(ctx, "INSERT INTO words (rowid, t) VALUES (?, ?)")
	if err != nil {
		return err
	}
	defer words.Close()
	var starts []int
	var ends []int
	for i := range d.Articles {
		for k := range d.Articles[i].Blocks {
			b := &d.Articles[i].Blocks[k]
			if len(starts) == perDocument {
				break
			}
			id := n*perDocument + len(starts)
			t := d.Text(b.Span)
			if _, err := block.ExecContext(ctx, id, b.Kind, t); err != nil {
				return err
			}
			if _, err := words.ExecContext(ctx, id, spaced(t)); err != nil {
				return err
			}
			starts, ends = append(starts, b.Start), append(ends, b.End)
		}
	}
	figure, err := tx.PrepareContext(ctx, "INSERT INTO figure VALUES ("+strings.TrimSuffix(strings.Repeat("?, ", 28), ", ")+")")
	if err != nil {
		return err
	}
	defer figure.Close()
	for i := range min(len(d.Figures), perDocument) {
		settled := series.Settled(d, i)
		f := &settled
		at := sort.SearchInts(starts, f.Start+1) - 1
		if at < 0 || f.End > ends[at] {
			continue // stands in no block: nothing to show it in
		}
		name, err := nameID(ctx, tx, f)
		if err != nil {
			return err
		}
		since, till := f.Period.Years()
		from, page := place(d, f)
		v := f.Value
		sentence := max(f.Sentence.Start, starts[at])
		after := min(f.Sentence.End, ends[at])
		if sentence > f.Start || after < f.End {
			sentence, after = f.Start, f.End
		}
		_, err = figure.ExecContext(ctx, n*perDocument+i, n*perDocument+at, name, d.Says(f), f.Start-starts[at], sentence-starts[at], after-starts[at],
			f.Kind, doc.Decimal(v.Lo), doc.Decimal(v.Hi), doc.Decimal(v.Step), float(v.Lo), float(v.Hi), v.Unit, v.Implied, v.Qualifier,
			f.Period.String(), since, till, f.TimeFrom, f.Status, f.Scope, f.Region, f.Direction, f.Confidence, from.Start, from.End, page)
		if err != nil {
			return err
		}
	}
	return nil
}

type bytesAt struct{ Start, End int }

// place is where f stands in the file: its bytes, or its page.
func place(d *doc.Document, f *doc.Figure) (bytesAt, int) {
	if len(d.Parts) == 0 {
		if s, ok := d.File(f.Span); ok {
			return bytesAt{s.Start, s.End}, 0
		}
		return bytesAt{}, 0
	}
	for _, s := range d.Sources(f.Span) {
		return bytesAt{s.Bytes.Start, s.Bytes.End}, s.Page
	}
	return bytesAt{}, 0
}

func float(r *big.Rat) any {
	if r == nil {
		return nil
	}
	f, _ := r.Float64()
	return f
}

func nameID(ctx context.Context, tx *sql.Tx, f *doc.Figure) (id int64, err error) {
	err = tx.QueryRowContext(ctx, "SELECT id FROM name WHERE text = ? AND key = ?", f.Indicator, f.Key).Scan(&id)
	if !errors.Is(err, sql.ErrNoRows) {
		return id, err
	}
	r, err := tx.ExecContext(ctx, "INSERT INTO name (text, folded, key) VALUES (?, ?, ?)", f.Indicator, find.Fold(f.Indicator), f.Key)
	if err != nil {
		return 0, err
	}
	return r.LastInsertId()
}

// nearest returns the document whose text is nearly that of s, or 0, and the
// keys under which s lies.
func nearest(ctx context.Context, tx *sql.Tx, s sketch, self int) (same int, bands []int64, err error) {
	bands = s.bands()
	shared := map[int]int{} // bands that a document has too
	for _, h := range bands {
		rows, err := tx.QueryContext(ctx, "SELECT document FROM band WHERE hash = ?", h)
		if err != nil {
			return 0, nil, err
		}
		for rows.Next() {
			var n int
			if err := rows.Scan(&n); err != nil {
				return 0, nil, errors.Join(err, rows.Close())
			}
			shared[n]++
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return 0, nil, err
		}
	}
	delete(shared, self)
	candidates := slices.SortedFunc(maps.Keys(shared), func(a, b int) int { return cmp.Or(shared[b]-shared[a], a-b) })
	const enough = 20 // of a template there may be thousands
	for _, n := range candidates[:min(len(candidates), enough)] {
		if shared[n] < leastShared {
			break
		}
		body, err := bodyOf(ctx, tx, n)
		if err != nil {
			return 0, nil, err
		}
		if s.like(sketchOf(body)) {
			return n, nil, nil
		}
	}
	return 0, bands, nil
}

func bodyOf(ctx context.Context, tx *sql.Tx, n int) (string, error) {
	rows, err := tx.QueryContext(ctx, "SELECT text FROM block WHERE id >= ? AND id < ? ORDER BY id", n*perDocument, (n+1)*perDocument)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var b strings.Builder
	for rows.Next() {
		var t string
		if err := rows.Scan(&t); err != nil {
			return "", err
		}
		b.WriteString(t)
		b.WriteByte('\n')
	}
	return b.String(), rows.Err()
}

// clear takes the content of a document out of the index. Those that were
// nearly the same wait to be read again, since one of them must stand for them.
func clear(ctx context.Context, tx *sql.Tx, n int) error {
	for _, q := range []string{
		"DELETE FROM words WHERE rowid >= ?1 AND rowid < ?2",
		"DELETE FROM block WHERE id >= ?1 AND id < ?2",
		"DELETE FROM figure WHERE id >= ?1 AND id < ?2",
	} {
		if _, err := tx.ExecContext(ctx, q, n*perDocument, (n+1)*perDocument); err != nil {
			return err
		}
	}
	for _, q := range []string{
		"DELETE FROM band WHERE document = ?",
		"UPDATE file SET state = 0 WHERE document IN (SELECT n FROM document WHERE same = ?)",
		"UPDATE document SET rules = '' WHERE same = ?",
	} {
		if _, err := tx.ExecContext(ctx, q, n); err != nil {
			return err
		}
	}
	return nil
}

// sweep takes out document n, or all for 0, if no file has it any longer.
func sweep(ctx context.Context, tx *sql.Tx, n int) error {
	rows, err := tx.QueryContext(ctx, "SELECT n FROM document WHERE (?1 = 0 OR n = ?1) AND NOT EXISTS (SELECT 1 FROM file WHERE document = n)", n)
	if err != nil {
		return err
	}
	var gone []int
	for rows.Next() {
		var n int
		if err := rows.Scan(&n); err != nil {
			return errors.Join(err, rows.Close())
		}
		gone = append(gone, n)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	for _, n := range gone {
		if err := clear(ctx, tx, n); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM document WHERE n = ?", n); err != nil {
			return err
		}
	}
	return nil
}
