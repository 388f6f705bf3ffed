// Package packed unpacks what the programs carry compressed, so that they are
// smaller on the disk: dictionaries, PDFium. The files are of
// gzip -9n, which the tools of every system write.
package packed

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
)

// Bytes is what is in gz, a file of gzip that was embedded at build time. It
// panics if gz is none: then the program was not built rightly.
func Bytes(gz []byte) []byte {
	r, err := gzip.NewReader(bytes.NewReader(gz))
	if err != nil {
		panic(fmt.Sprintf("packed: %v", err))
	}
	// the last four bytes of the format are the length, which spares growing
	n := len(gz)
	size := int(gz[n-4]) | int(gz[n-3])<<8 | int(gz[n-2])<<16 | int(gz[n-1])<<24
	out := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	if _, err := io.Copy(out, r); err != nil {
		panic(fmt.Sprintf("packed: %v", err))
	}
	return out.Bytes()
}
