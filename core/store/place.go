package store

import "cmp"

// A Place is a range of bytes. In a document that is one text file it counts the
// bytes of the file. In one of parts (the pages of a PDF, the members of a DOCX,
// the sheets of a workbook) it counts the bytes of the text that was read from
// the part that it starts in, and may end in a later one.
type Place struct {
	Part  string `json:"part,omitempty"` // the member of the zip, the name of the sheet
	Page  int    `json:"page,omitempty"` // from 1
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// possible reports whether there are such bytes in any document.
func (p Place) possible() bool { return p.Page >= 0 && 0 <= p.Start && p.Start < p.End }

// Compare orders places: those of one part by their start.
func (p Place) Compare(q Place) int {
	return cmp.Or(cmp.Compare(p.Page, q.Page), cmp.Compare(p.Part, q.Part), cmp.Compare(p.Start, q.Start), cmp.Compare(p.End, q.End))
}

// within reports whether p lies wholly in q.
func (p Place) within(q Place) bool {
	return p.Part == q.Part && p.Page == q.Page && q.Start <= p.Start && p.End <= q.End
}

// A Quote is what stands at a place and around it. By it the place is found
// again in a document that has changed.
type Quote struct {
	Text   string `json:"text,omitempty"` // as it stands there
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
	Was    string `json:"was,omitempty"` // the text as the reader chose it, where the document has changed it since
}
