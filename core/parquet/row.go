// Package parquet writes figures of many documents as Parquet and reads folders
// of such files where they lie: whole partitions, row groups and pages that
// cannot hold what is asked for are never read. A row is one figure, with all
// that core/series and the figures file say of it.
//
// A folder made by wenshu-beam looks like this:
//
//	figures/year=2024/place=湖南省/part-00000-of-00002.parquet
//	documents/year=2024/place=湖南省/part-00000-of-00001.parquet
//	errors/part-00000.jsonl
//	_SUCCESS
//
// It alone imports parquet-go.
package parquet

import (
	"fmt"
	"math/big"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/export"
	"github.com/wenshu-app/wenshu/core/series"
)

// Schema is the version of the columns; a change of their meaning raises it.
const Schema = 1

// A Row is one figure. The meaning of each column stands in columns.go, where a
// test wants a line for each.
type Row struct {
	ID       string `parquet:"id"`
	Document string `parquet:"document,dict"`
	N        int32  `parquet:"n"`
	Address  string `parquet:"address,dict"`
	Name     string `parquet:"name,dict"`
	Title    string `parquet:"title,dict"`
	Issuer   string `parquet:"issuer,dict"`
	Written  string `parquet:"written,dict"`
	Province string `parquet:"province,dict"`

	Indicator  string   `parquet:"indicator,dict"`
	Key        *string  `parquet:"key,optional,dict"`
	Kind       string   `parquet:"kind,dict"`
	Lo         *string  `parquet:"lo,optional"`
	Hi         *string  `parquet:"hi,optional"`
	Step       *string  `parquet:"step,optional,dict"`
	Value      *float64 `parquet:"value,optional"`
	Unit       string   `parquet:"unit,dict"`
	Implied    bool     `parquet:"implied"`
	Qualifier  string   `parquet:"qualifier,dict"`
	Time       *string  `parquet:"time,optional,dict"`
	TimeFrom   *string  `parquet:"time_from,optional,dict"`
	Since      int32    `parquet:"since"`
	Till       int32    `parquet:"till"`
	Status     string   `parquet:"status,dict"`
	Scope      *string  `parquet:"scope,optional,dict"`
	Region     *string  `parquet:"region,optional,dict"`
	Direction  *string  `parquet:"direction,optional,dict"`
	Confidence float64  `parquet:"confidence"`

	Text     string    `parquet:"text"`
	Sentence string    `parquet:"sentence"`
	At       int32     `parquet:"text_at"`
	Section  *string   `parquet:"section,optional,dict"`
	Article  int32     `parquet:"article"`
	Start    int64     `parquet:"start"`
	End      int64     `parquet:"end"`
	Part     string    `parquet:"part,dict"`
	Page     int32     `parquet:"page"`
	Boxes    []float32 `parquet:"box,list"`
	Refs     []string  `parquet:"at,list"`
}

// RowsOf are the figures of d, which s describes, in the order of its text.
func RowsOf(d *doc.Document, s *series.Source) []Row {
	records := export.Records(d, export.Options{})
	out := make([]Row, 0, len(records))
	for st, err := range series.AsRead(d, s) { // rows are the records of the figures file
		if err != nil { // Statements of a document at hand have none
			break
		}
		out = append(out, row(&records[st.N], &st))
	}
	return out
}

func row(r *export.Record, st *series.Statement) Row {
	f, s := &st.Figure, st.Source
	since, till := f.Period.Years()
	_, at := export.Near(st.Sentence, st.At, len(st.Said))
	out := Row{
		ID: ID(s.ID, st.N), Document: s.ID, N: int32(st.N), Address: s.Path, Name: s.Name, Title: s.Title, Issuer: s.Issuer,
		Written: s.Written.String(), Province: s.Region,
		Indicator: r.Indicator, Key: r.Key, Kind: r.Kind, Lo: r.Lo, Hi: r.Hi, Step: optional(doc.Decimal(f.Value.Step)), Unit: r.Unit, Implied: r.Implied,
		Qualifier: r.Qualifier, Time: r.Time, TimeFrom: r.TimeFrom, Since: int32(since), Till: int32(till), Status: r.Status, Scope: r.Scope,
		Region: r.Region, Direction: r.Direction, Confidence: r.Confidence,
		Text: r.Text, Sentence: r.Sentence, At: int32(at), Section: r.Section, Article: int32(r.Article), Start: int64(r.Start), End: int64(r.End),
		Part: r.Part, Page: int32(r.Page), Refs: r.Refs,
	}
	out.approximate()
	for _, b := range r.Boxes {
		out.Boxes = append(out.Boxes, b[:]...)
	}
	return out
}

// approximate sets Value from the exact bounds.
func (r *Row) approximate() {
	r.Value = nil
	if r.Lo == nil || r.Hi == nil || *r.Lo != *r.Hi {
		return
	}
	if lo, ok := new(big.Rat).SetString(*r.Lo); ok {
		v, _ := lo.Float64()
		r.Value = &v
	}
}

// ID names figure n of a document for ever: reading it again, on another
// machine or after a crash, gives the same.
func ID(document string, n int) string { return fmt.Sprintf("%.32s-%05d", document, n) }

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// Record is r as a line of the figures file; file is what it says of the file.
func (r *Row) Record(file string) export.Record {
	out := export.Record{
		Start: int(r.Start), End: int(r.End), Text: r.Text, Kind: r.Kind, Indicator: r.Indicator, Key: r.Key, Lo: r.Lo, Hi: r.Hi, Unit: r.Unit,
		Implied: r.Implied, Qualifier: r.Qualifier, Time: r.Time, TimeFrom: r.TimeFrom, Status: r.Status, Scope: r.Scope, Region: r.Region,
		Direction: r.Direction, Article: int(r.Article), Section: r.Section, Sentence: r.Sentence, Confidence: r.Confidence,
		Part: r.Part, Page: int(r.Page), Refs: r.Refs, File: file,
	}
	for i := 0; i+4 <= len(r.Boxes); i += 4 {
		out.Boxes = append(out.Boxes, [4]float32(r.Boxes[i:i+4]))
	}
	return out
}

// Source is the document of r. Its error says which column cannot be read.
func (r *Row) Source() (*series.Source, error) {
	s := &series.Source{ID: r.Document, Name: r.Name, Title: r.Title, Issuer: r.Issuer, Region: r.Province, Path: r.Address}
	return s, writtenOn(s, r.Written)
}

// Source is what d says of itself. Its error says which column cannot be read.
func (d *Document) Source() (*series.Source, error) {
	s := &series.Source{ID: d.Document, Name: d.Name, Title: d.Title, Issuer: d.Issuer, Region: d.Province, Path: d.Address}
	return s, writtenOn(s, d.Written)
}

func writtenOn(s *series.Source, day string) (err error) {
	if day == "" {
		return nil
	}
	if s.Written, err = doc.ParseDate(day); err != nil {
		return fmt.Errorf("column written: %w", err)
	}
	return nil
}

// Statement is r as tables take it, of the document s. Its error says which
// column cannot be read.
func (r *Row) Statement(s *series.Source) (series.Statement, error) {
	st := series.Statement{Source: s, N: int(r.N), Said: r.Text, Sentence: r.Sentence, At: int(r.At), Page: int(r.Page)}
	if len(r.Boxes) == 0 && (len(r.Refs) == 0 || r.Part != "") { // else the place is no bytes
		st.From, st.To = int(r.Start), int(r.End)
	}
	f := &st.Figure
	f.Indicator, f.Key, f.TimeFrom, f.Scope, f.Region = r.Indicator, str(r.Key), str(r.TimeFrom), str(r.Scope), str(r.Region)
	f.Confidence, f.Article = r.Confidence, int(r.Article)-1
	f.Value = doc.Value{Unit: r.Unit, Implied: r.Implied}
	switch str(r.Direction) {
	case "up":
		f.Direction = 1
	case "down":
		f.Direction = -1
	}
	var ok bool
	if f.Kind, ok = doc.ParseKind(r.Kind); !ok {
		return st, fmt.Errorf("column kind: %q", r.Kind)
	}
	if f.Status, ok = doc.ParseStatus(r.Status); !ok {
		return st, fmt.Errorf("column status: %q", r.Status)
	}
	if f.Value.Qualifier, ok = doc.ParseQualifier(r.Qualifier); !ok {
		return st, fmt.Errorf("column qualifier: %q", r.Qualifier)
	}
	var err error
	if f.Period, err = doc.ParsePeriod(str(r.Time)); err != nil {
		return st, fmt.Errorf("column time: %w", err)
	}
	for _, c := range []struct {
		name string
		from *string
		to   **big.Rat
	}{{"lo", r.Lo, &f.Value.Lo}, {"hi", r.Hi, &f.Value.Hi}, {"step", r.Step, &f.Value.Step}} {
		if c.from == nil {
			continue
		}
		if *c.to, ok = new(big.Rat).SetString(*c.from); !ok {
			return st, fmt.Errorf("column %s: %q", c.name, *c.from)
		}
	}
	return st, nil
}

func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// A Document is one document that was read, figures or not.
type Document struct {
	Document string `parquet:"document" json:"document"`
	Address  string `parquet:"address" json:"address"`
	Name     string `parquet:"name" json:"name"`
	Title    string `parquet:"title" json:"title"`
	Issuer   string `parquet:"issuer,dict" json:"issuer"`
	Written  string `parquet:"written,dict" json:"written"`
	Province string `parquet:"province,dict" json:"province"`
	Format   string `parquet:"format,dict" json:"format"`
	Encoding string `parquet:"encoding,dict" json:"encoding"`
	Size     int64  `parquet:"size" json:"size"`
	Figures  int32  `parquet:"figures" json:"figures"`
	Notes    int32  `parquet:"notes" json:"notes"`
	Copies   int32  `parquet:"copies" json:"copies"`
}

// DocumentOf is d, which s describes, made of size bytes.
func DocumentOf(d *doc.Document, s *series.Source, size int) Document {
	return Document{Document: s.ID, Address: s.Path, Name: s.Name, Title: s.Title, Issuer: s.Issuer, Written: s.Written.String(), Province: s.Region,
		Format: d.Format, Encoding: d.Encoding, Size: int64(size), Figures: int32(len(d.Figures)), Notes: int32(len(d.Notes))}
}
