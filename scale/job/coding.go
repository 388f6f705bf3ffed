package job

import (
	"encoding/binary"
	"math"
	"reflect"

	"github.com/wenshu-app/wenshu/core/parquet"
)

// Of each row stand first the fields that say what the row before says, as bits
// in the order of parquet.Row, and then the others: the figures of a document
// share most of what they say.

// derived is the bit of a row whose ID is that of its document and number.
const derived = 1 << 63

// appendRows appends figures to b, field by field: gob, which learns the type
// anew at each document, takes longer than reading it does. Row.Value follows
// from the bounds and is left out.
func appendRows(b []byte, rows []parquet.Row) []byte {
	b = binary.AppendUvarint(b, uint64(len(rows)))
	before := reflect.ValueOf(parquet.Row{})
	for i := range rows {
		v := reflect.ValueOf(&rows[i]).Elem()
		same := uint64(0)
		for k := range v.NumField() {
			if equal(v.Field(k), before.Field(k)) {
				same |= 1 << k
			}
		}
		if rows[i].ID == parquet.ID(rows[i].Document, int(rows[i].N)) {
			same |= derived | 1
		}
		b = binary.LittleEndian.AppendUint64(b, same)
		for k := range v.NumField() {
			if same&(1<<k) == 0 {
				b = appendField(b, v.Field(k))
			}
		}
		before = v
	}
	return b
}

// equal reports whether two fields say the same.
func equal(a, b reflect.Value) bool {
	switch a.Kind() {
	case reflect.String:
		return a.String() == b.String()
	case reflect.Pointer:
		if a.IsNil() || b.IsNil() || a.Type().Elem().Kind() != reflect.String {
			return a.IsNil() && b.IsNil()
		}
		return a.Elem().String() == b.Elem().String()
	case reflect.Slice: // few rows have any
		return a.Len() == 0 && b.Len() == 0
	}
	return a.Equal(b)
}

func appendField(b []byte, f reflect.Value) []byte {
	text := func(s string) { b = append(binary.AppendUvarint(b, uint64(len(s))), s...) }
	switch f.Kind() {
	case reflect.String:
		text(f.String())
	case reflect.Pointer: // strings alone are kept; none of them is empty
		if f.Type().Elem().Kind() == reflect.String {
			if f.IsNil() {
				text("")
			} else {
				text(f.Elem().String())
			}
		}
	case reflect.Bool:
		n := uint64(0)
		if f.Bool() {
			n = 1
		}
		b = binary.AppendUvarint(b, n)
	case reflect.Int32, reflect.Int64:
		b = binary.AppendVarint(b, f.Int())
	case reflect.Float64:
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(f.Float()))
	case reflect.Slice:
		b = binary.AppendUvarint(b, uint64(f.Len()))
		for i := range f.Len() {
			if e := f.Index(i); e.Kind() == reflect.Float32 {
				b = binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(e.Float())))
			} else {
				text(e.String())
			}
		}
	default:
		panic("appendRows: no coding of " + f.Type().String()) // a new column; every test of the package shows it
	}
	return b
}

// rowsOf reads what appendRows wrote.
func rowsOf(b []byte) ([]parquet.Row, error) {
	r := reader{b: b}
	n := r.count()
	rows := make([]parquet.Row, 0, min(n, len(b)/8))
	var before reflect.Value // the row before
	for range n {
		if r.bad {
			break
		}
		var row parquet.Row
		same := binary.LittleEndian.Uint64(r.take(8))
		v := reflect.ValueOf(&row).Elem()
		for k := range v.NumField() {
			switch {
			case same&(1<<k) == 0:
				r.field(v.Field(k))
			case len(rows) > 0:
				v.Field(k).Set(before.Field(k))
			}
		}
		if same&derived != 0 {
			row.ID = parquet.ID(row.Document, int(row.N))
		}
		rows = append(rows, row)
		before = v
	}
	if r.bad {
		return nil, errBlock
	}
	return rows, nil
}

// A reader reads from bytes that may be cut short.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.bad = true
		return make([]byte, max(0, min(n, 8)))
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

// count is a number of things that take a byte each at least.
func (r *reader) count() int {
	n, size := binary.Uvarint(r.b)
	if size <= 0 || n > uint64(len(r.b)) {
		r.bad = true
		return 0
	}
	r.take(size)
	return int(n)
}

func (r *reader) text() string { return string(r.take(r.count())) }

func (r *reader) field(f reflect.Value) {
	switch f.Kind() {
	case reflect.String:
		f.SetString(r.text())
	case reflect.Pointer:
		if f.Type().Elem().Kind() == reflect.String {
			if s := r.text(); s != "" {
				f.Set(reflect.ValueOf(&s))
			}
		}
	case reflect.Bool:
		f.SetBool(r.count() == 1)
	case reflect.Int32, reflect.Int64:
		n, size := binary.Varint(r.b)
		if size <= 0 {
			r.bad = true
			return
		}
		r.take(size)
		f.SetInt(n)
	case reflect.Float64:
		f.SetFloat(math.Float64frombits(binary.LittleEndian.Uint64(r.take(8))))
	case reflect.Slice:
		n := r.count()
		if n == 0 {
			return
		}
		s := reflect.MakeSlice(f.Type(), n, n)
		for i := range n {
			if e := s.Index(i); e.Kind() == reflect.Float32 {
				e.SetFloat(float64(math.Float32frombits(binary.LittleEndian.Uint32(r.take(4)))))
			} else {
				e.SetString(r.text())
			}
		}
		f.Set(s)
	}
}
