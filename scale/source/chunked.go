package source

import (
	"bufio"
	"io"
	"net/http/httputil"
)

// unchunked undoes the chunks of HTTP where there are any: crawlers often undo
// them and leave the head that tells of them.
func unchunked(body io.Reader) io.Reader {
	b := bufio.NewReader(body)
	head, _ := b.Peek(18)
	for i, c := range head {
		switch {
		case c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F':
			continue
		case i > 0 && (c == '\r' || c == ';'):
			return httputil.NewChunkedReader(b)
		}
		break
	}
	return b
}
