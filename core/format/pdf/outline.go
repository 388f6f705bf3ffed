package pdf

import "github.com/wenshu-app/wenshu/core/format/page"

const (
	maxEntries = 5000
	maxDepth   = 6
)

// outline reads the bookmarks of a file.
func (f *file) outline() []page.Entry {
	var out []page.Entry
	seen := map[uint64]bool{} // outlines may run in circles
	var walk func(of uint64, level int)
	walk = func(of uint64, level int) {
		for b := f.quick("FPDFBookmark_GetFirstChild", f.doc, of); b != 0 && f.err == nil; b = f.quick("FPDFBookmark_GetNextSibling", f.doc, b) {
			if seen[b] || len(out) >= maxEntries {
				return
			}
			seen[b] = true
			out = append(out, page.Entry{Title: f.wide("FPDFBookmark_GetTitle", b), Level: level})
			if level < maxDepth {
				walk(b, level+1)
			}
		}
	}
	walk(0, 1)
	return out
}
