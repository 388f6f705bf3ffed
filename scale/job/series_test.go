package job

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/core/series"
)

// TestSplits gathers the same figures in a hundred splits and orders, as engines
// do, and wants the same bytes; with every statement kept and with three.
func TestSplits(t *testing.T) {
	var rows []parquet.Row
	for i := range 60 {
		text := fmt.Sprintf("%d", 1000+i%7*3)
		lo := text + "0000"
		at := "2023"
		rows = append(rows, parquet.Row{ID: fmt.Sprint(i), Document: fmt.Sprintf("%032d", i%25), N: int32(i / 25), Written: fmt.Sprintf("20%02d-03-01", 24+i%3), Indicator: "粮食产量",
			Kind: "level", Lo: &lo, Hi: &lo, Step: &at, Unit: []string{"吨", "斤", "吨"}[i%3], Qualifier: []string{"eq", "approx"}[i%2], Time: &at, Status: "actual",
			Confidence: float64(50+i%9) / 100, Text: text + "万吨", Sentence: "粮食产量" + text + "万吨。", At: int32(len("粮食产量")), Article: 1})
	}
	for _, most := range []int{0, 3} {
		c := &bins{Keep: most}
		var want []byte
		for try := range 100 {
			rand := rand.New(rand.NewPCG(7, uint64(try)))
			rand.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
			parts := make([]Bin, 1+rand.IntN(8))
			for i := range rows {
				n := rand.IntN(len(parts))
				if err := parts[n].add(rows[i], most); err != nil {
					t.Fatal(err)
				}
			}
			for len(parts) > 1 { // any tree of joins, some of them through the wire
				n := rand.IntN(len(parts) - 1)
				both, err := c.MergeAccumulators(parts[n], parts[n+1])
				if err == nil && rand.IntN(2) == 0 {
					var b []byte
					if b, err = encodeBin(both); err == nil {
						both, err = decodeBin(b)
					}
				}
				if err != nil {
					t.Fatal(err)
				}
				parts = slices.Replace(parts, n, n+2, both)
			}
			got, err := c.ExtractOutput(parts[0])
			if err != nil {
				t.Fatal(err)
			}
			if want == nil {
				want = got
				b, err := decodeBin(got)
				if err != nil || b.N != 60 || b.Units["吨"] != 40 || most > 0 && len(b.Rows) != most || most == 0 && len(b.Rows) != 60 {
					t.Fatalf("most %d: %d of %d rows, %v", most, len(b.Rows), b.N, b.Units)
				}
			}
			if !bytes.Equal(got, want) {
				t.Fatalf("most %d, split %d: another result", most, try)
			}
		}
	}
}

// cellsOf reads the output of Series.
func cellsOf(t *testing.T, out string) []Cell {
	t.Helper()
	var all []Cell
	parts, _ := filepath.Glob(filepath.Join(out, "series", "*.jsonl"))
	for _, p := range parts {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		for line := range bytes.Lines(b) {
			var c Cell
			if err := json.Unmarshal(line, &c); err != nil {
				t.Fatal(err)
			}
			all = append(all, c)
		}
	}
	return all
}

// TestSeries runs both pipelines and compares every table with the one that
// core/series makes of the same figures, as the library does.
func TestSeries(t *testing.T) {
	in, figures, out := t.TempDir(), t.TempDir(), t.TempDir()
	writeDocuments(t, in, 150)
	// one number revised, one in conflict, one in another unit
	for name, text := range map[string]string{
		"x.txt": "湖南省2016年统计公报\n\n2017年3月1日\n\n2015年，粮食产量4444万吨。\n",
		"y.txt": "湖南省2015年统计公报\n\n2016年3月2日\n\n2015年，粮食产量3333万吨。\n",
		"z.txt": "湖南省2015年统计公报\n\n2016年3月2日\n\n2014年，粮食产量100亿斤。\n",
	} {
		if err := os.WriteFile(filepath.Join(in, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := run(options(in, figures)); err != nil {
		t.Fatal(err)
	}
	p, s := beam.NewPipelineWithRoot()
	Series(s, SeriesOptions{From: figures, Output: out, Floor: 0.1, About: about}) // every statement is kept
	if _, err := beam.Run(t.Context(), "prism", p); err != nil {
		t.Fatal(err)
	}
	f, err := parquet.Open(t.Context(), figures)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][]string{}
	disputes := map[string]int{}
	for _, c := range cellsOf(t, out) {
		disputes[c.Dispute]++
		if c.Statements != 1+len(c.Others) {
			t.Errorf("%s %s: %d statements, %d are there", c.Subject, c.Time, c.Statements, 1+len(c.Others))
		}
		if c.Kind == "" {
			got[c.Subject] = append(got[c.Subject], printed(t, c.Point))
		}
	}
	if disputes["revision"] == 0 || disputes["conflict"] == 0 || len(got) < 3 {
		t.Errorf("%d subjects, disputes %v", len(got), disputes)
	}
	for subject, cells := range got {
		pick := series.NewPick(subject, nil)
		table, err := series.Across(f.Statements(t.Context(), parquet.Filter{Name: pick.May}), pick, series.TableOptions{Floor: 0.1})
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, p := range export.Points(table) {
			want = append(want, printed(t, p))
		}
		slices.Sort(want)
		slices.Sort(cells)
		if !slices.Equal(cells, want) {
			t.Errorf("%s:\n got %s\nwant %s", subject, strings.Join(cells, "\n"), strings.Join(want, "\n"))
		}
	}
	// again over the same folder: the same bytes
	before := tree(t, out)
	p, s = beam.NewPipelineWithRoot()
	Series(s, SeriesOptions{From: figures, Output: out, Floor: 0.1, About: about})
	if _, err := beam.Run(t.Context(), "prism", p); err != nil {
		t.Fatal(err)
	}
	if d := different(tree(t, out), before); len(d) > 0 {
		t.Errorf("a second run differs in %v", d)
	}
	p, s = beam.NewPipelineWithRoot()
	Series(s, SeriesOptions{From: in, Output: t.TempDir(), About: about})
	if _, err := beam.Run(t.Context(), "prism", p); err == nil || !strings.Contains(err.Error(), parquet.ErrNone.Error()) {
		t.Errorf("a folder without figures: %v", errors.Unwrap(err))
	}
}

func printed(t *testing.T, p export.Point) string {
	t.Helper()
	b, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
