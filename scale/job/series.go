package job

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/core/series"
)

func init() {
	beam.RegisterDoFn(&findFiles{})
	beam.RegisterDoFn(&readFigures{})
	beam.RegisterDoFn(&byLine{})
	beam.RegisterDoFn(&lines{})
	beam.RegisterDoFn(&writeSeries{})
	beam.RegisterDoFn(&endSeries{})
}

// SeriesOptions say which figures become series.
type SeriesOptions struct {
	From   string // a folder that Figures wrote
	Output string
	Floor  float64 // the least confidence
	Keep   int     // different statements of a period
	About  parquet.About
}

var cells = beam.NewCounter("wenshu", "cells")

// Series builds the pipeline from figures to series: one indicator, region,
// period and status at a time.
func Series(s beam.Scope, o SeriesOptions) {
	files := beam.ParDo(s.Scope("find"), &findFiles{}, beam.Create(s, []byte(o.From)))
	placed := beam.ParDo(s.Scope("figures"), &readFigures{Floor: o.Floor}, beam.Reshuffle(s, files))
	binned := beam.CombinePerKey(s.Scope("cells"), &bins{Keep: o.Keep}, placed)
	told := beam.ParDo(s.Scope("lines"), &lines{}, beam.GroupByKey(s, beam.ParDo(s, &byLine{}, binned)))
	written := beam.ParDo(s.Scope("write"), &writeSeries{Output: o.Output}, beam.GroupByKey(s, told))
	beam.ParDo0(s.Scope("end"), &endSeries{Options: o}, beam.Impulse(s), beam.SideInput{Input: written})
}

type findFiles struct{}

func (*findFiles) ProcessElement(ctx context.Context, from []byte, emit func(string)) error {
	files, err := listed(ctx, join(string(from), parquet.FiguresDir+"/*/*/*"+parquet.Ending))
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("%s: %w", from, parquet.ErrNone)
	}
	for _, f := range files {
		emit(f)
	}
	return err
}

// A cellID is where a figure belongs: the line, the period, how it stands to
// what came about.
type cellID struct {
	Line   series.LineID
	Period string
	State  series.State
}

// readFigures reads a file and puts each figure under its cell.
type readFigures struct{ Floor float64 }

func (r *readFigures) ProcessElement(ctx context.Context, file string, emit func(string, []byte)) error {
	f, err := filesystem.New(ctx, file)
	if err != nil {
		return err
	}
	defer f.Close()
	b, err := filesystem.Read(ctx, f, file)
	if err != nil {
		return err
	}
	var failed error
	err = parquet.ReadRows(ctx, bytes.NewReader(b), int64(len(b)), parquet.Filter{Floor: r.Floor}, func(row *parquet.Row) bool {
		s, err := row.Source()
		if err != nil {
			failed = err
			return false
		}
		st, err := row.Statement(s)
		if err != nil {
			failed = err
			return false
		}
		line, x, ok := series.Place(st, r.Floor)
		if !ok {
			return true
		}
		id, err := json.Marshal(cellID{line, x.CellTime().String(), x.State})
		if err == nil {
			emit(string(id), appendRows(nil, []parquet.Row{*row}))
		}
		failed = err
		return err == nil
	})
	if err = cmp.Or(failed, err); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// byLine puts the cells of a line together.
type byLine struct{}

func (*byLine) ProcessElement(id string, bin []byte, emit func(string, []byte)) error {
	var c cellID
	if err := json.Unmarshal([]byte(id), &c); err != nil {
		return err
	}
	line, err := json.Marshal(c.Line)
	if err == nil {
		emit(string(line), bin)
	}
	return err
}

// A Cell is a line of the output of Series: what documents say of one period.
type Cell struct {
	Subject    string `json:"subject"` // key of the known indicator, else its name
	Kind       string `json:"kind,omitempty"`
	Statements int    `json:"statements"` // how many figures say something of it, those not kept among them
	export.Point
}

// seriesParts is how many files of series there are at most.
const seriesParts = 64

// lines makes the cells of one line: the unit that most have, the best
// statement, whether they differ.
type lines struct{}

func (*lines) ProcessElement(id string, all func(*[]byte) bool, emit func(int, []byte)) error {
	var line series.LineID
	if err := json.Unmarshal([]byte(id), &line); err != nil {
		return err
	}
	units, counts := map[string]int{}, map[string]int{}
	var readings []series.Reading
	var b []byte
	for all(&b) {
		bin, err := decodeBin(b)
		if err == nil {
			err = bin.read()
		}
		if err != nil {
			return err
		}
		for name, n := range bin.Units {
			units[name] += n
		}
		if len(bin.readings) > 0 {
			counts[cellName(bin.readings[0].CellTime().String(), bin.readings[0].State)] += bin.N
		}
		readings = append(readings, bin.readings...)
	}
	t := series.NewTable(line, readings, units)
	for i, p := range export.Points(t) {
		c := Cell{Subject: line.Subject, Kind: line.Kind, Point: p}
		c.Statements = 1 + len(p.Others)
		for state, name := range map[series.State]string{series.Stated: "actual", series.Preliminary: "preliminary", series.Aimed: "target", series.Foreseen: "forecast"} {
			if name == p.Status {
				c.Statements = counts[cellName(p.Time, state)]
			}
		}
		text, err := json.Marshal(c)
		if err != nil {
			return fmt.Errorf("%s, cell %d: %w", line.Subject, i, err)
		}
		emit(int(hash(line.Subject)%seriesParts), text)
	}
	return nil
}

func cellName(period string, state series.State) string { return fmt.Sprintf("%s|%d", period, state) }

// writeSeries writes cells as JSON lines.
type writeSeries struct{ Output string }

func (w *writeSeries) ProcessElement(ctx context.Context, part int, all func(*[]byte) bool, told func(File)) error {
	out := sorted(all)
	name := fmt.Sprintf("series/part-%05d.jsonl", part)
	err := put(ctx, join(w.Output, name), func(w io.Writer) error {
		_, err := io.WriteString(w, strings.Join(out, "\n")+"\n")
		return err
	})
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	cells.Inc(ctx, int64(len(out)))
	fileWrites.Inc(ctx, 1)
	told(File{Path: name})
	return nil
}

// endSeries takes away what an earlier run left and sets the mark of a finished
// job.
type endSeries struct{ Options SeriesOptions }

func (e *endSeries) ProcessElement(ctx context.Context, _ []byte, files func(*File) bool) error {
	o := &e.Options
	s := Summary{Schema: o.About.Schema, Rules: o.About.Rules, Program: o.About.Program, Files: []File{}}
	var f File
	for files(&f) {
		s.Files = append(s.Files, f)
	}
	return finish(ctx, o.Output, s, "series/part-*")
}
