package job

import (
	"reflect"
	"testing"

	"github.com/wenshu-app/wenshu/core/parquet"
)

// TestCoding gives back rows with every field set and with none, and refuses
// what is cut short.
func TestCoding(t *testing.T) {
	full := parquet.Row{}
	v := reflect.ValueOf(&full).Elem()
	word := "粮"
	for i := range v.NumField() {
		switch f := v.Field(i); f.Interface().(type) {
		case string:
			f.SetString(v.Type().Field(i).Name)
		case *string:
			f.Set(reflect.ValueOf(&word))
		case bool:
			f.SetBool(true)
		case int32, int64:
			f.SetInt(int64(-i * 1000))
		case float64:
			f.SetFloat(0.1)
		case []float32:
			f.Set(reflect.ValueOf([]float32{1.5, -2}))
		case []string:
			f.Set(reflect.ValueOf([]string{"B12", ""}))
		}
	}
	rows := []parquet.Row{full, {}, full}
	b := appendRows(nil, rows)
	got, err := rowsOf(b)
	if err != nil || !reflect.DeepEqual(got, rows) {
		t.Errorf("%+v, %v", got, err)
	}
	for n := range b {
		if _, err := rowsOf(b[:n]); err == nil {
			t.Fatalf("%d of %d bytes are taken", n, len(b))
		}
	}
}
