package library

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/big"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
)

// indicatorNames are the names of figures of the index, kept until it changes.
func (l *Library) indicatorNames(ctx context.Context) ([]indicatorName, error) {
	l.names.mu.Lock()
	defer l.names.mu.Unlock()
	if l.names.names != nil {
		return l.names.names, nil
	}
	rows, err := l.read.QueryContext(ctx, "SELECT id, text, folded, key FROM name ORDER BY id")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := []indicatorName{}
	for rows.Next() {
		var n indicatorName
		if err := rows.Scan(&n.id, &n.text, &n.folded, &n.key); err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	l.names.names = out
	return out, nil
}

// Statements gives the figures whose name passes, by document and place: all of
// them for a nil test. docs bounds it to those documents; nil is all.
func (l *Library) Statements(ctx context.Context, docs []int, pass func(name, key string) bool) iter.Seq2[series.Statement, error] {
	return func(yield func(series.Statement, error) bool) {
		where := ""
		if pass != nil {
			names, err := l.indicatorNames(ctx)
			if err != nil {
				yield(series.Statement{}, err)
				return
			}
			var ids []int64
			for _, n := range names {
				if pass(n.text, n.key) {
					ids = append(ids, n.id)
				}
			}
			if len(ids) == 0 {
				return
			}
			where = " WHERE figure.name IN (" + list(ids) + ")"
		}
		l.each(ctx, where, setOf(docs), func(s stated) bool { return yield(s.Statement, nil) }, func(err error) { yield(series.Statement{}, err) })
	}
}

func list(ids []int64) string {
	var b strings.Builder
	for i, id := range ids {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprint(&b, id)
	}
	return b.String()
}

// A stated is a Statement with the paragraph that it stands in.
type stated struct {
	series.Statement
	d     *Document
	block int64
	start int // of the number in the paragraph
	text  string
}

// each calls use for the figures that where chooses, in order, until it says
// false.
func (l *Library) each(ctx context.Context, where string, in map[int]bool, use func(stated) bool, fail func(error)) {
	all, err := l.documents(ctx)
	if err != nil {
		fail(err)
		return
	}
	rows, err := l.read.QueryContext(ctx, `SELECT figure.id, block, name.text, name.key, figure.text, figure.start, sentence, after, figure.kind, lo, hi, step, unit, implied,
		qualifier, period, time_from, status, scope, figure.region, direction, confidence, file_start, file_end, page, block.text
		FROM figure JOIN name ON name.id = figure.name JOIN block ON block.id = figure.block`+where+` ORDER BY figure.id`)
	if err != nil {
		fail(err)
		return
	}
	defer rows.Close()
	sources := map[int]*series.Source{}
	var last stated
	for rows.Next() {
		var id int64
		var s stated
		var from, to int
		var lo, hi, step, period string
		f := &s.Figure
		err := rows.Scan(&id, &s.block, &f.Indicator, &f.Key, &s.Said, &s.start, &from, &to, &f.Kind, &lo, &hi, &step, &f.Value.Unit, &f.Value.Implied,
			&f.Value.Qualifier, &period, &f.TimeFrom, &f.Status, &f.Scope, &f.Region, &f.Direction, &f.Confidence, &s.From, &s.To, &s.Page, &s.text)
		if err == nil {
			f.Period, err = doc.ParsePeriod(period)
			if period == "" {
				err = nil
			}
		}
		if err != nil {
			fail(err)
			return
		}
		n := int(id / perDocument)
		if s.block == last.block {
			s.text = last.text // one copy of a paragraph for all its figures
		}
		last.block, last.text = s.block, s.text
		if s.d = all.by[n]; s.d == nil || in != nil && !in[n] {
			continue
		}
		if from < 0 || to > len(s.text) || from > to || s.start < from {
			fail(errors.New("the index does not hold together"))
			return
		}
		f.Value.Lo, f.Value.Hi, f.Value.Step = rat(lo), rat(hi), rat(step)
		s.N, s.Sentence, s.At = int(id%perDocument), s.text[from:to], s.start-from
		if s.Source = sources[n]; s.Source == nil {
			s.Source = s.d.Source()
			sources[n] = s.Source
		}
		if !use(s) {
			return
		}
	}
	if err := rows.Err(); err != nil {
		fail(err)
	}
}

// Source is d as the source of figures.
func (d *Document) Source() *series.Source {
	s := &series.Source{ID: d.ID, Name: d.Name, Title: d.Meta.Title, Issuer: d.Meta.Issuer, Region: d.Region, Written: d.Meta.Written}
	if s.Written.Zero() {
		s.Written = d.Meta.Published
	}
	if len(d.Paths) > 0 {
		s.Path = d.Paths[0]
	}
	return s
}

func rat(s string) *big.Rat {
	if s == "" {
		return nil
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return nil
	}
	return r
}
