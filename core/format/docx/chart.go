package docx

import (
	"context"
	"encoding/xml"
	"path"
	"strconv"
	"strings"
)

// What a drawing shows may stand in a member of its own: the points of a
// SmartArt, the numbers that a chart keeps of its workbook. They are read as
// paragraphs and a table at the place of the drawing.

const (
	maxSeries = 60      // of a chart that is read
	maxPoints = 2_000   // of a series
	maxShown  = 200_000 // points of all charts of a document
)

// readOther reads the drawing that the element e names; false if it holds
// nothing that can be read.
func (d *document) readOther(name string, e xml.StartElement) bool {
	id := attr(e, "id")
	if name == "dgm:relIds" {
		id = attr(e, "dm")
	}
	b, err := d.file.read(d.file.relation(d.main, id))
	if err != nil {
		return false
	}
	var blocks []block
	if name == "dgm:relIds" {
		blocks = readDiagram(b)
	} else {
		blocks = d.readChart(b)
	}
	if d.para.begun() {
		d.para.below = append(d.para.below, blocks...)
	} else {
		d.para.above = append(d.para.above, blocks...)
	}
	return len(blocks) > 0
}

// relation is the path of the part that the part at from calls id, "" if it
// calls none so.
func (f *file) relation(from, id string) string {
	ids := f.related[from]
	if ids == nil {
		ids = map[string]string{}
		f.related[from] = ids
		b, _ := f.read(path.Join(path.Dir(from), "_rels", path.Base(from)+".rels"))
		_ = newReader(context.Background(), b).each(func(_ string, e xml.StartElement) error { // what was read before an error counts
			target := strings.ReplaceAll(attr(e, "Target"), "\\", "/")
			if e.Name.Local != "Relationship" || attr(e, "TargetMode") == "External" {
				return nil
			}
			if !strings.HasPrefix(target, "/") {
				target = path.Join(path.Dir(from), target)
			}
			ids[attr(e, "Id")] = target
			return nil
		})
	}
	return ids[id]
}

// plainPara is a paragraph that the program makes of s.
func plainPara(s string) *para {
	p := &para{form: noForm, segs: []seg{{text: s, from: unset, size: 20}}}
	p.measure()
	return p
}

// readDiagram reads the points of a SmartArt, those that only lay it out aside.
func readDiagram(b []byte) []block {
	var out []block
	r := newReader(context.Background(), b)
	_ = r.each(func(name string, e xml.StartElement) error {
		if name != "dgm:pt" {
			return nil
		}
		switch attr(e, "type") {
		case "", "node", "asst":
		default:
			return r.skip()
		}
		for line := range strings.SplitSeq(strings.TrimSpace(r.paragraphs()), "\n") {
			if line != "" {
				out = append(out, block{para: plainPara(line)})
			}
		}
		return nil
	})
	return out
}

// paragraphs is the text of the element that just began, a line a paragraph.
func (r *reader) paragraphs() string {
	var out strings.Builder
	for to := r.depth - 1; r.depth > to; {
		t, err := r.next()
		if err != nil {
			break
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch nameOf(t.Name) {
			case "a:t", "c:v":
				_ = r.words(func(s string, _, _ int) { out.WriteString(s) })
			}
		case xml.EndElement:
			if nameOf(t.Name) == "a:p" {
				out.WriteByte('\n')
			}
		}
	}
	return out.String()
}

// A series is one of a chart.
type series struct {
	name       string
	cats, vals []string // by their index
}

// readChart reads the title of a chart and the numbers it keeps.
func (d *document) readChart(b []byte) []block {
	title := ""
	var all []series
	r := newReader(context.Background(), b)
	_ = r.each(func(name string, _ xml.StartElement) error {
		switch {
		case name == "c:title" && len(all) == 0 && title == "":
			title = strings.Join(strings.Fields(r.paragraphs()), " ")
		case name == "c:ser" && len(all) < maxSeries:
			s, err := r.series()
			if err != nil {
				return err
			}
			all = append(all, s)
		}
		return nil
	})
	rows := 0
	for _, s := range all {
		rows = max(rows, len(s.vals))
	}
	if d.points += rows * (len(all) + 1); rows == 0 || d.points > maxShown {
		return nil
	}
	t := &table{rows: make([]row, rows+1)}
	put := func(i, col int, s string) {
		t.rows[i].cells = append(t.rows[i].cells, cell{col: col, blocks: []block{{para: plainPara(s)}}})
	}
	for i := range rows {
		if cats := all[0].cats; i < len(cats) {
			put(i+1, 0, cats[i])
		} else {
			put(i+1, 0, strconv.Itoa(i+1))
		}
	}
	put(0, 0, "")
	for k, s := range all {
		put(0, k+1, s.name)
		for i, v := range s.vals {
			put(i+1, k+1, v)
		}
	}
	t.rows[0].head = true
	var out []block
	if title != "" {
		out = append(out, block{para: plainPara(title)})
	}
	return append(out, block{table: t})
}

// series reads a series that just began.
func (r *reader) series() (series, error) {
	var s series
	err := r.children(func(name string, _ xml.StartElement) error {
		switch name {
		case "c:tx":
			s.name = strings.TrimSpace(r.paragraphs())
			return nil
		case "c:cat", "c:xVal":
			return r.points(&s.cats)
		case "c:val", "c:yVal":
			return r.points(&s.vals)
		}
		return r.skip()
	})
	return s, err
}

// points reads the points of the element that just began to their indexes.
func (r *reader) points(to *[]string) error {
	percent, multi := false, false
	var inner func(name string, e xml.StartElement) error
	inner = func(name string, e xml.StartElement) error {
		switch name {
		case "c:formatCode":
			return r.words(func(s string, _, _ int) { percent = strings.Contains(s, "%") })
		case "c:lvl": // of several levels the first is the finest
			if multi {
				return r.skip()
			}
			multi = true
		case "c:pt":
			i := number(attr(e, "idx"), -1)
			v := strings.TrimSpace(r.paragraphs())
			if i < 0 || i >= maxPoints {
				return nil
			}
			for len(*to) <= i {
				*to = append(*to, "")
			}
			(*to)[i] = cached(v, percent)
			return nil
		}
		return r.children(inner)
	}
	return r.children(inner)
}

// cached is a value as a chart keeps it, without the digits that binary
// fractions add: 12.300000000000001 is 12.3.
func cached(s string, percent bool) string {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || len(s) < 12 && !percent {
		return s
	}
	sign := ""
	if percent {
		v, sign = v*100, "%"
	}
	v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	return strconv.FormatFloat(v, 'f', -1, 64) + sign
}
