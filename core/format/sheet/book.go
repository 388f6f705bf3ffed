package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/wenshu-app/wenshu/core/doc"
)

const (
	maxUnpacked = 768 << 20 // bytes of the members that are read, together
	inMemory    = 96 << 20  // bytes of a member that excelize keeps; larger ones go to a temporary file
	maxRatio    = 1100      // deflate packs no tighter
	maxMerges   = 100_000   // of a sheet
	maxCovered  = 4 << 20   // columns of all merged cells of a sheet, row by row of their first
)

// A book is an open workbook.
type book struct {
	zip    *zip.Reader
	file   *excelize.File
	sheets []sheetRef
	author string
	title  string
}

// A sheetRef is a sheet as the workbook names it.
type sheetRef struct {
	name   string
	member string // "xl/worksheets/sheet1.xml"
	hidden bool
}

// open opens the workbook b. What a reader of tables does not need, such as
// pictures and macros, is left packed.
func open(b []byte) (*book, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, &doc.Error{Kind: doc.Damaged, Stage: "format", Err: err}
	}
	var packed bytes.Buffer
	out := zip.NewWriter(&packed)
	total := uint64(0)
	for _, m := range z.File {
		if !wanted(m.Name) {
			continue
		}
		if m.UncompressedSize64 > uint64(len(b))*maxRatio {
			return nil, &doc.Error{Kind: doc.Damaged, Stage: "format", Err: fmt.Errorf("%s claims %d bytes", m.Name, m.UncompressedSize64)}
		}
		if total += m.UncompressedSize64; total > maxUnpacked {
			return nil, &doc.Error{Kind: doc.TooLarge, Stage: "format", Err: fmt.Errorf("the workbook unpacks to more than %d bytes", maxUnpacked)}
		}
		if err := out.Copy(m); err != nil {
			return nil, &doc.Error{Kind: doc.Damaged, Stage: "format", Err: err}
		}
	}
	if err := out.Close(); err != nil {
		return nil, err
	}
	k := &book{zip: z}
	if k.file, err = excelize.OpenReader(&packed, excelize.Options{
		UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: inMemory,
		ShortDatePattern: "yyyy-mm-dd", CultureInfo: excelize.CultureNameZhCN,
	}); err != nil {
		return nil, &doc.Error{Kind: doc.Damaged, Stage: "format", Err: err}
	}
	if err := k.list(); err != nil {
		k.file.Close()
		return nil, &doc.Error{Kind: doc.Damaged, Stage: "format", Err: err}
	}
	k.properties()
	return k, nil
}

// wanted reports whether the member called name is needed to read tables.
func wanted(name string) bool {
	name = strings.ToLower(strings.ReplaceAll(name, "\\", "/"))
	if !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels") {
		return false
	}
	for _, p := range []string{"xl/media", "xl/drawings", "xl/charts", "xl/pivot", "xl/externallinks", "xl/ctrlprops", "xl/embeddings", "customxml", "xl/calcchain", "xl/comments", "xl/threadedcomments", "xl/worksheets/_rels", "xl/tables", "xl/querytables", "xl/revisions"} {
		if strings.HasPrefix(name, p) {
			return false
		}
	}
	return true
}

func (k *book) member(name string) (io.ReadCloser, error) {
	name = strings.TrimPrefix(name, "/")
	for _, m := range k.zip.File {
		if strings.EqualFold(strings.ReplaceAll(m.Name, "\\", "/"), name) {
			return m.Open()
		}
	}
	return nil, fmt.Errorf("no %s in the workbook", name)
}

// decodeMember fills v from a member.
func (k *book) decodeMember(name string, v any) error {
	r, err := k.member(name)
	if err != nil {
		return err
	}
	defer r.Close()
	return xml.NewDecoder(io.LimitReader(r, inMemory)).Decode(v)
}

type relations struct {
	Rel []struct {
		ID     string `xml:"Id,attr"`
		Type   string `xml:"Type,attr"`
		Target string `xml:"Target,attr"`
	} `xml:"Relationship"`
}

// list reads the names of the sheets and where they stand.
func (k *book) list() error {
	var root relations
	main := "xl/workbook.xml"
	if k.decodeMember("_rels/.rels", &root) == nil {
		for _, r := range root.Rel {
			if strings.HasSuffix(r.Type, "/officeDocument") {
				main = strings.TrimPrefix(r.Target, "/")
			}
		}
	}
	var w struct {
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			State string     `xml:"state,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := k.decodeMember(main, &w); err != nil {
		return err
	}
	var rels relations
	if err := k.decodeMember(path.Join(path.Dir(main), "_rels", path.Base(main)+".rels"), &rels); err != nil {
		return err
	}
	at := map[string]string{}
	for _, r := range rels.Rel {
		if !strings.HasSuffix(r.Type, "/worksheet") {
			continue // a sheet that is a chart or a macro
		}
		if strings.HasPrefix(r.Target, "/") {
			at[r.ID] = strings.TrimPrefix(r.Target, "/")
		} else {
			at[r.ID] = path.Join(path.Dir(main), r.Target)
		}
	}
	for _, s := range w.Sheets {
		for _, a := range s.Attrs {
			if m := at[a.Value]; a.Name.Local == "id" && m != "" {
				k.sheets = append(k.sheets, sheetRef{name: s.Name, member: m, hidden: s.State == "hidden" || s.State == "veryHidden"})
			}
		}
	}
	if len(k.sheets) == 0 {
		return errors.New("the workbook has no sheet")
	}
	return nil
}

// properties reads the title and the author.
func (k *book) properties() {
	var p struct {
		Title   string `xml:"title"`
		Creator string `xml:"creator"`
	}
	if k.decodeMember("docProps/core.xml", &p) == nil {
		k.title, k.author = strings.TrimSpace(p.Title), strings.TrimSpace(p.Creator)
	}
}

// A frame is what a sheet says beside its cells.
type frame struct {
	hidden [excelize.MaxColumns + 2]bool // by column, from 1
	merged map[int][]merge               // by first row
}

// A merge is a cell over several; numbers from 1.
type merge struct{ row, col, row1, col1 int }

// frame reads the hidden columns and merged cells of the sheet in member, which
// stand before and behind its rows.
func (k *book) frame(member string) (*frame, error) {
	r, err := k.member(member)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	f := &frame{merged: map[int][]merge{}}
	n, covered := 0, 0
	s := &skipRows{r: r}
	d := xml.NewDecoder(s)
	for {
		t, err := d.RawToken()
		switch {
		case err != nil && s.eof != nil && s.eof != io.EOF:
			return nil, s.eof
		case err != nil && s.inside && s.eof != nil:
			return nil, io.ErrUnexpectedEOF
		case err != nil:
			return f, nil // what was read stands
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "col":
			lo, hi := number(attr(e, "min")), number(attr(e, "max"))
			if isTrue(attr(e, "hidden")) || attr(e, "width") == "0" {
				for c := max(1, lo); c <= min(hi, excelize.MaxColumns); c++ {
					f.hidden[c] = true
				}
			}
		case "mergeCell":
			from, to, ok := strings.Cut(attr(e, "ref"), ":")
			if !ok || n == maxMerges {
				continue
			}
			c0, r0, err0 := excelize.CellNameToCoordinates(from)
			c1, r1, err1 := excelize.CellNameToCoordinates(to)
			if err0 != nil || err1 != nil || c1 < c0 || r1 < r0 {
				continue
			}
			if covered += c1 - c0 + 1; covered > maxCovered {
				continue
			}
			n++
			f.merged[r0] = append(f.merged[r0], merge{r0, c0, r1, c1})
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func isTrue(s string) bool { return s == "1" || s == "true" }

func number(s string) int {
	n := 0
	for _, c := range s {
		if c < '0' || c > '9' || n > 1<<24 {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// skipRows leaves the rows out of the XML of a sheet: nothing in them is wanted
// where only merged cells are, and they are nearly all of it.
type skipRows struct {
	r      io.Reader
	buf    []byte
	chunk  [1 << 16]byte
	inside bool // the rows have begun
	done   bool // the rows are behind
	eof    error
}

var rowsStart, rowsEnd = []byte("<row"), []byte("</sheetData>")

// Read gives the bytes before the first row and those behind the last.
func (s *skipRows) Read(p []byte) (int, error) {
	for len(s.buf) < 1<<16 && s.eof == nil {
		n, err := s.r.Read(s.chunk[:])
		s.buf = append(s.buf, s.chunk[:n]...)
		s.eof = err
		if s.done {
			continue
		}
		if i := bytes.Index(s.buf, rowsStart); i >= 0 {
			s.inside = true
			j := bytes.Index(s.buf[i:], rowsEnd)
			if j >= 0 {
				s.buf = append(s.buf[:i:i], s.buf[i+j:]...)
				s.inside, s.done = false, true
			} else { // keep the end, where the mark may be cut
				s.buf = append(s.buf[:i+len(rowsStart):i+len(rowsStart)], s.buf[max(i+len(rowsStart), len(s.buf)-len(rowsEnd)):]...)
			}
		}
	}
	if len(s.buf) == 0 {
		return 0, s.eof
	}
	n := len(s.buf)
	if !s.done && s.eof == nil {
		n = max(0, n-len(rowsStart))
	}
	n = copy(p, s.buf[:n])
	s.buf = s.buf[n:]
	return n, nil
}
