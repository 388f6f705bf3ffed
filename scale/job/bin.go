package job

import (
	"encoding/binary"
	"encoding/json"
	"maps"
	"reflect"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/core/series"
)

func init() {
	beam.RegisterCoder(reflect.TypeFor[Bin](), encodeBin, decodeBin)
	beam.RegisterType(reflect.TypeFor[bins]())
}

// Keep is how many different statements of a period are kept unless told
// otherwise: what is stated more often than that is stated wrongly.
const Keep = 64

// A Bin gathers what documents state of one period of one line: how many figures
// there were, in which units, and the best of them. Joining bins is associative
// and commutative: any split of the figures gives the same.
type Bin struct {
	N     int
	Units map[string]int
	Rows  []parquet.Row

	readings []series.Reading // of Rows, made again where they are missing
}

// add takes one figure into b.
func (b *Bin) add(r parquet.Row, most int) error {
	x, err := readingOf(&r)
	if err != nil {
		return err
	}
	if b.Units == nil {
		b.Units = map[string]int{}
	}
	if err := b.read(); err != nil {
		return err
	}
	b.N++
	b.Units[r.Unit]++
	b.Rows, b.readings = append(b.Rows, r), append(b.readings, x)
	if most > 0 && len(b.Rows) > 2*most {
		b.settle(most)
	}
	return nil
}

// join takes all of o into b.
func (b *Bin) join(o *Bin, most int) error {
	if b.Units == nil {
		b.Units = map[string]int{}
	}
	b.N += o.N
	for unit, n := range o.Units {
		b.Units[unit] += n
	}
	b.Rows, b.readings = append(b.Rows, o.Rows...), nil
	if err := b.read(); err != nil {
		return err
	}
	if most > 0 && len(b.Rows) > 2*most {
		b.settle(most)
	}
	return nil
}

// settle drops all but the best.
func (b *Bin) settle(most int) {
	kept := series.Keep(b.readings, most)
	rows, readings := make([]parquet.Row, len(kept)), make([]series.Reading, len(kept))
	for i, k := range kept {
		rows[i], readings[i] = b.Rows[k], b.readings[k]
	}
	b.Rows, b.readings = rows, readings
}

// read makes the readings of the rows.
func (b *Bin) read() error {
	if len(b.readings) == len(b.Rows) {
		return nil
	}
	b.readings = make([]series.Reading, len(b.Rows))
	for i := range b.Rows {
		var err error
		if b.readings[i], err = readingOf(&b.Rows[i]); err != nil {
			return err
		}
	}
	return nil
}

func readingOf(r *parquet.Row) (series.Reading, error) {
	s, err := r.Source()
	if err != nil {
		return series.Reading{}, err
	}
	st, err := r.Statement(s)
	if err != nil {
		return series.Reading{}, err
	}
	_, x, _ := series.Place(st, 0)
	return x, nil
}

func encodeBin(b Bin) ([]byte, error) {
	// units in order, so that the same bin gives the same bytes
	names := slices.Sorted(maps.Keys(b.Units))
	counts := make([]int, len(names))
	for i, name := range names {
		counts[i] = b.Units[name]
	}
	text, err := json.Marshal(codedBin{b.N, names, counts})
	out := append(binary.AppendUvarint(nil, uint64(len(text))), text...)
	return appendRows(out, b.Rows), err
}

type codedBin struct {
	N      int
	Units  []string
	Counts []int
}

func decodeBin(b []byte) (Bin, error) {
	r := reader{b: b}
	text := r.take(r.count())
	if r.bad {
		return Bin{}, errBlock
	}
	var c codedBin
	if err := json.Unmarshal(text, &c); err != nil {
		return Bin{}, err
	}
	rows, err := rowsOf(r.b)
	if err != nil {
		return Bin{}, err
	}
	out := Bin{N: c.N, Units: map[string]int{}, Rows: rows}
	for i, name := range c.Units {
		out.Units[name] = c.Counts[i]
	}
	return out, nil
}

// bins combines figures of one cell into a bin.
type bins struct{ Keep int }

func (c *bins) CreateAccumulator() Bin { return Bin{} }

func (c *bins) AddInput(b Bin, row []byte) (Bin, error) {
	rows, err := rowsOf(row)
	for i := range rows {
		if err == nil {
			err = b.add(rows[i], c.Keep)
		}
	}
	return b, err
}

func (c *bins) MergeAccumulators(a, b Bin) (Bin, error) {
	out := Bin{N: a.N, Units: maps.Clone(a.Units), Rows: a.Rows[:len(a.Rows):len(a.Rows)]}
	return out, out.join(&b, c.Keep)
}

func (c *bins) ExtractOutput(b Bin) ([]byte, error) {
	if err := b.read(); err != nil {
		return nil, err
	}
	b.settle(c.Keep)
	return encodeBin(b)
}
