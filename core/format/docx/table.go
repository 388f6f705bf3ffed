package docx

import (
	"encoding/xml"
	"strings"
	"unicode/utf8"
)

const (
	maxColumns = 512 // of a table; Word has 63
	maxAcross  = 512
)

// A table is a table of the body or in a cell of another.
type table struct {
	rows []row
}

// A row is a row of a table.
type row struct {
	head   bool // repeated on each page
	before int  // columns that are left out at its start
	cells  []cell
}

// A cell is a cell of a row.
type cell struct {
	col    int
	across int  // columns that it covers beyond its own
	goesOn bool // it belongs to the cell above
	gone   bool // a revision took it out
	blocks []block
}

// readTable reads a table that just began.
func (d *document) readTable(r *reader) (*table, error) {
	t := &table{}
	var inner func(name string, e xml.StartElement) error
	inner = func(name string, e xml.StartElement) error {
		switch name {
		case "w:tr":
			w, kept, err := d.readRow(r)
			if kept && len(w.cells) > 0 {
				t.rows = append(t.rows, w)
			}
			return err
		case "w:sdt":
			return d.readControl(r, inner)
		case "w:ins", "w:moveTo", "w:customXml", "w:smartTag":
			return r.children(inner)
		}
		return r.skip()
	}
	err := r.children(inner)
	return t, err
}

// readRow reads a row that just began. It is not kept if a revision took it
// out or it is hidden.
func (d *document) readRow(r *reader) (w row, kept bool, err error) {
	kept = true
	col := 0
	var inner func(name string, e xml.StartElement) error
	inner = func(name string, e xml.StartElement) error {
		switch name {
		case "w:trPr":
			return r.children(func(name string, e xml.StartElement) error {
				switch name {
				case "w:tblHeader":
					w.head = on(e)
				case "w:gridBefore":
					w.before = min(max(0, number(val(e), 0)), maxColumns)
					col += w.before
				case "w:del", "w:moveFrom":
					kept = false
				case "w:hidden":
					kept = kept && !on(e)
				}
				return r.skip()
			})
		case "w:tc":
			c, err := d.readCell(r)
			if c.gone {
				return err
			}
			c.col = col
			if col += 1 + c.across; col <= maxColumns {
				w.cells = append(w.cells, c)
			}
			return err
		case "w:sdt":
			return d.readControl(r, inner)
		case "w:ins", "w:moveTo", "w:customXml", "w:smartTag":
			return r.children(inner)
		}
		return r.skip()
	}
	err = r.children(inner)
	return w, kept, err
}

func (d *document) readCell(r *reader) (c cell, err error) {
	err = r.children(func(name string, e xml.StartElement) error {
		if name != "w:tcPr" {
			return d.readBlock(r, name, e, &c.blocks)
		}
		return r.children(func(name string, e xml.StartElement) error {
			switch name {
			case "w:gridSpan":
				c.across = min(max(1, number(val(e), 1)), maxAcross) - 1
			case "w:vMerge":
				c.goesOn = val(e) != "restart"
			case "w:cellDel":
				c.gone = true
			case "w:hMerge":
				if val(e) != "restart" { // an old way to say gridSpan
					c.goesOn = true
				}
			}
			return r.skip()
		})
	})
	return c, err
}

// plainRow reports whether the cells of w hold nothing but paragraphs that can
// stand on one line.
func (w *row) plainRow() bool {
	for i := range w.cells {
		for _, b := range w.cells[i].blocks {
			if b.table != nil {
				return false
			}
		}
	}
	return true
}

// boxed reports whether t is no table but a frame around text: one column, or
// one row whose cells hold several paragraphs.
func (t *table) boxed() bool {
	wide := false
	for i := range t.rows {
		n := 0
		for k := range t.rows[i].cells {
			if !t.rows[i].cells[k].blank() {
				n++
			}
		}
		wide = wide || n > 1
	}
	if !wide {
		return true
	}
	if len(t.rows) > 1 {
		return false
	}
	for k := range t.rows[0].cells {
		if c := &t.rows[0].cells[k]; c.paragraphs() > 1 && c.prose() {
			return true
		}
	}
	return false
}

// running reports whether w is one cell over the whole width that holds
// several paragraphs of text.
func (w *row) running() bool {
	n := -1
	for i := range w.cells {
		if !w.cells[i].blank() {
			if n >= 0 {
				return false
			}
			n = i
		}
	}
	return n >= 0 && w.cells[n].paragraphs() > 1 && w.cells[n].prose()
}

func (c *cell) blank() bool {
	for _, b := range c.blocks {
		if b.table != nil || b.para.begun() || len(b.para.above)+len(b.para.below) > 0 {
			return false
		}
	}
	return true
}

func (c *cell) paragraphs() int {
	n := 0
	for _, b := range c.blocks {
		if b.table != nil || b.para.begun() {
			n++
		}
	}
	return n
}

// prose reports whether c holds sentences.
func (c *cell) prose() bool {
	n, stops := 0, false
	for _, b := range c.blocks {
		if b.para != nil {
			s := b.para.text()
			n += utf8.RuneCountInString(s)
			stops = stops || strings.ContainsAny(s, "。；！？")
		}
	}
	return stops && n > 40
}
