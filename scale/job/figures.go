package job

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"reflect"
	"sort"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/wenshu-app/wenshu/core/parquet"
	"github.com/wenshu-app/wenshu/scale/extract"
	"github.com/wenshu-app/wenshu/scale/source"
)

// Options say what a job reads and writes.
type Options struct {
	Inputs  []string
	Output  string
	JSONL   bool // beside Parquet
	Parquet bool
	Rows    int // figures in a file at most, about
	Limits  extract.Limits
	About   parquet.About
}

func init() {
	beam.RegisterType(reflect.TypeFor[source.Unit]())
	beam.RegisterType(reflect.TypeFor[source.Failure]())
	beam.RegisterDoFn(&plan{})
	beam.RegisterDoFn(&read{})
	beam.RegisterDoFn(&place{})
	beam.RegisterDoFn(&measure{})
	beam.RegisterDoFn(&spread{})
	beam.RegisterFunction(firstCopy)
	beam.RegisterFunction(sum)
	beam.RegisterFunction(byAddress)
}

// The counters and times of a job, as engines show them.
var (
	documents  = beam.NewCounter("wenshu", "documents")
	figures    = beam.NewCounter("wenshu", "figures")
	notes      = beam.NewCounter("wenshu", "notes")
	failures   = beam.NewCounter("wenshu", "errors")
	bytesRead  = beam.NewCounter("wenshu", "bytes")
	copies     = beam.NewCounter("wenshu", "copies")
	readTime   = beam.NewDistribution("wenshu", "microseconds reading a document")
	writeTime  = beam.NewDistribution("wenshu", "microseconds writing a file")
	fileWrites = beam.NewCounter("wenshu", "files")
)

// Figures builds the pipeline from documents to figures.
func Figures(s beam.Scope, o Options) {
	inputs, _ := json.Marshal(o.Inputs)
	units, unlisted := beam.ParDo2(s.Scope("plan"), &plan{}, beam.Create(s, inputs))
	blocks, unread := beam.ParDo2(s.Scope("read"), &read{Limits: o.Limits}, beam.Reshuffle(s, units))
	// a document that lies in several places is one, and its first address stands for it
	once := beam.CombinePerKey(s.Scope("once"), firstCopy, blocks)
	placed := beam.ParDo(s.Scope("place"), &place{}, once)
	sizes := beam.CombinePerKey(s.Scope("sizes"), sum, beam.ParDo(s, &measure{}, placed))
	spread := beam.ParDo(s.Scope("spread"), &spread{Rows: o.Rows}, placed, beam.SideInput{Input: sizes})
	written := beam.ParDo(s.Scope("write"), &write{Options: o}, beam.GroupByKey(s, spread))
	failed := beam.Flatten(s, unlisted, unread)
	told := beam.ParDo(s.Scope("errors"), &writeErrors{Output: o.Output}, beam.GroupByKey(s, beam.ParDo(s, byAddress, failed)))
	beam.ParDo0(s.Scope("end"), &end{Options: o}, beam.Impulse(s), beam.SideInput{Input: beam.Flatten(s, written, told)})
}

// plan lists the inputs. One worker does it.
type plan struct{}

func (*plan) ProcessElement(ctx context.Context, inputs []byte, unit func(source.Unit), fail func(source.Failure)) {
	var patterns []string
	_ = json.Unmarshal(inputs, &patterns) // Figures wrote it
	units, failed := source.Plan(ctx, patterns)
	for _, u := range units {
		unit(u)
	}
	for _, f := range failed {
		count(ctx, f)
		fail(f)
	}
}

// count counts a failure, and that of its kind.
func count(ctx context.Context, f source.Failure) {
	failures.Inc(ctx, 1)
	beam.NewCounter("wenshu", "errors: "+f.Kind).Inc(ctx, 1)
}

// read reads the documents of a unit: each goes on as a block under its id, or
// to the side as a failure.
type read struct{ Limits extract.Limits }

func (r *read) ProcessElement(ctx context.Context, u source.Unit, block func(string, []byte), fail func(source.Failure)) error {
	failed := func(f source.Failure) {
		count(ctx, f)
		fail(f)
	}
	return u.Each(ctx, r.Limits.Size, func(d source.Document) error {
		began := time.Now()
		bytesRead.Inc(ctx, int64(len(d.Bytes)))
		err := extract.Of(ctx, d, r.Limits, func(x extract.Read) {
			documents.Inc(ctx, 1)
			figures.Inc(ctx, int64(len(x.Rows)))
			notes.Inc(ctx, int64(x.Document.Notes))
			block(x.Document.Document, pack(x))
		}, failed)
		readTime.Update(ctx, time.Since(began).Microseconds())
		return err
	}, failed)
}

// firstCopy joins two finds of one document: the first address in order stands,
// and the others are counted.
func firstCopy(a, b []byte) ([]byte, error) {
	x, figures, err := cutBlock(a)
	if err != nil {
		return nil, err
	}
	y, others, err := cutBlock(b)
	if err != nil {
		return nil, err
	}
	if y.Document.Address < x.Document.Address {
		x, y, figures = y, x, others
	}
	x.Document.Copies += y.Document.Copies + 1
	return joined(x, figures), nil
}

func sum(a, b int64) int64 { return a + b }

// place puts a document under the partition it belongs to.
type place struct{}

func (*place) ProcessElement(_ string, block []byte, emit func(string, []byte)) error {
	l, _, err := labelOf(block)
	if err == nil {
		emit(l.partition, block)
	}
	return err
}

// measure says how many figures a document adds to its partition.
type measure struct{}

func (*measure) ProcessElement(partition string, block []byte, emit func(string, int64)) error {
	l, _, err := labelOf(block)
	if err == nil {
		emit(partition, int64(l.figures)+1)
	}
	return err
}

// spread parts a large partition into files by the ids of its documents.
type spread struct{ Rows int }

func (p *spread) ProcessElement(partition string, block []byte, sizes func(*string, *int64) bool, emit func(string, []byte)) error {
	l, _, err := labelOf(block)
	if err != nil {
		return err
	}
	parts := uint64(1)
	var name string
	var rows int64
	for sizes(&name, &rows) {
		if name == partition {
			parts = 1 + uint64(rows)/uint64(max(1, p.Rows))
		}
	}
	emit(fmt.Sprintf("%s/part-%05d-of-%05d", partition, hash(l.id)%parts, parts), block)
	return nil
}

func hash(s string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(s)) // which never fails
	return h.Sum64()
}

// errorParts is how many files of failures there are at most.
const errorParts = 16

func byAddress(f source.Failure) (int, []byte) {
	b, _ := json.Marshal(f) // strings and numbers alone
	return int(hash(f.Address) % errorParts), b
}

// sorted are lines in order, each once.
func sorted(next func(*[]byte) bool) []string {
	seen := map[string]bool{}
	var out []string
	var b []byte
	for next(&b) {
		if s := strings.Clone(string(b)); !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	sort.Strings(out)
	return out
}
