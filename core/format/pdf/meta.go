package pdf

import (
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
)

// about reads what the file says of itself, where it is worth to be believed.
func (f *file) about() doc.Meta {
	var m doc.Meta
	m.Title, m.Author = raw.Title(f.meta("Title")), raw.Author(f.meta("Author"))
	if f.fn("FPDFCatalog_GetLanguage") != nil {
		if l := f.wide("FPDFCatalog_GetLanguage", f.doc); len(l) >= 2 && len(l) <= 12 && !strings.ContainsAny(l, " \x00") {
			m.Language = l
		}
	}
	return m
}
