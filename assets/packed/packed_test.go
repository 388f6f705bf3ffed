package packed

import (
	"bytes"
	"compress/gzip"
	"testing"
)

func TestBytes(t *testing.T) {
	for _, want := range [][]byte{nil, []byte("统计"), bytes.Repeat([]byte("表"), 1<<18)} {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		w.Write(want)
		w.Close()
		if got := Bytes(b.Bytes()); !bytes.Equal(got, want) {
			t.Errorf("%d bytes came back as %d", len(want), len(got))
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("no panic for what is no gzip")
		}
	}()
	Bytes([]byte("not packed"))
}
