package docx

import (
	"context"
	"encoding/xml"
	"errors"
	"strings"

	"github.com/wenshu-app/wenshu/core/progress"
)

// A document is a file whose parts were read and not yet written.
type document struct {
	file   *file
	main   string
	styles *styles
	lists  *lists

	blocks   []block
	mapped   bool // places in the body are places in its member
	size     int  // of the member, in bytes
	feet     story
	ends     story
	met      []mark // the notes in the order of their marks
	numbered int    // how many of them have a number
	objects  int    // that are named and not read
	contents int    // depth of tables of contents
	fields   []field
	para     *para // the one at hand
	told     int   // how far the counter is told
	nested   int   // in how many others the file stands
	chunks   int   // files in other formats that were met
	points   int   // of charts that were read
}

// A mark is one of a note in the text.
type mark struct {
	kind byte // 'f' for a note at the foot, 'e' for one at the end
	id   string
	n    int // the number that is printed; 0 where people set a sign of their own
}

// A story is the notes of one member.
type story struct {
	member string
	mapped bool
	size   int
	notes  map[string][]block
	order  []string
}

// A block is a paragraph or a table.
type block struct {
	para  *para
	table *table
}

// A para is a paragraph.
type para struct {
	form     form
	named    string // name of its style
	joined   bool   // its end was taken out by a revision
	contents bool   // of a table of contents
	segs     []seg
	above    []block // text boxes before its text
	below    []block // text boxes behind it
	objects  int     // embedded in it
	size     int     // of most of its characters, in half points
	bold     bool    // all of it
	red      bool
}

// A seg is a stretch of text of one look. from is unset for what the program
// adds; text never holds a line end but for a break, which stands alone.
type seg struct {
	text     string
	from, to int
	size     int
	bold     bool
	red      bool
	mark     bool // of a note
}

// A field is a field whose end is not reached.
type field struct {
	code   strings.Builder
	result bool // its code is behind
	hidden bool // its result is not shown
	toc    bool
	chosen string // of a form: the box or the entry of the list that it shows
}

// parse reads the body.
func (d *document) parse(ctx context.Context, body []byte, c *progress.Counter) error {
	r := newReader(ctx, body)
	d.mapped, d.size = r.same, len(body)
	found := false
	err := r.each(func(name string, _ xml.StartElement) error {
		if name != "w:body" {
			return nil
		}
		found = true
		return d.readBlocks(r, &d.blocks, c)
	})
	if err != nil {
		return err
	}
	if !found {
		return errors.New("a document without a body")
	}
	if d.feet, err = d.readNotes(ctx, "/footnotes", "footnotes.xml", "w:footnote"); err != nil {
		return err
	}
	d.ends, err = d.readNotes(ctx, "/endnotes", "endnotes.xml", "w:endnote")
	return err
}

// readNotes reads the notes that were met.
func (d *document) readNotes(ctx context.Context, kind, usual, element string) (story, error) {
	s := story{notes: map[string][]block{}}
	met := false
	for _, m := range d.met {
		met = met || m.kind == element[2]
	}
	b := d.file.beside(d.main, kind, usual)
	if !met || b == nil {
		return s, nil
	}
	s.member = "word/" + usual
	if t := d.file.target(d.main, kind); t != "" {
		s.member = t
	}
	r := newReader(ctx, b)
	s.mapped, s.size = r.same, len(b)
	err := r.each(func(name string, e xml.StartElement) error {
		if name != element {
			return nil
		}
		var blocks []block
		if err := d.readBlocks(r, &blocks, nil); err != nil {
			return err
		}
		if id := attr(e, "id"); s.notes[id] == nil {
			s.notes[id] = blocks
			s.order = append(s.order, id)
		}
		return nil
	})
	return s, err
}

// readBlocks reads paragraphs and tables up to the end of the element that just
// began.
func (d *document) readBlocks(r *reader, out *[]block, c *progress.Counter) error {
	return r.children(func(name string, e xml.StartElement) error {
		if c != nil {
			c.Add(r.from - d.told)
			d.told = r.from
		}
		return d.readBlock(r, name, e, out)
	})
}

func (d *document) readBlock(r *reader, name string, e xml.StartElement, out *[]block) error {
	inner := func(name string, e xml.StartElement) error { return d.readBlock(r, name, e, out) }
	switch name {
	case "w:p":
		p, err := d.readPara(r)
		*out = append(*out, block{para: p})
		return err
	case "w:tbl":
		t, err := d.readTable(r)
		*out = append(*out, block{table: t})
		return err
	case "w:sdt":
		return d.readControl(r, inner)
	case "w:ins", "w:moveTo", "w:customXml", "w:smartTag", "w:txbxContent":
		return r.children(inner)
	case "mc:AlternateContent":
		return d.readAlternate(r, func() int { return len(*out) }, inner)
	case "w:altChunk":
		blocks := d.readChunk(r.ctx, attr(e, "id"))
		if *out = append(*out, blocks...); len(blocks) == 0 {
			d.objects++
		}
	}
	return r.skip()
}

// readControl reads a content control that just began: its content, unless it
// asks to be filled in.
func (d *document) readControl(r *reader, inner func(string, xml.StartElement) error) error {
	asks, toc := false, false
	err := r.children(func(name string, _ xml.StartElement) error {
		switch name {
		case "w:sdtPr":
			return r.children(func(name string, e xml.StartElement) error {
				switch name {
				case "w:showingPlcHdr":
					asks = on(e)
				case "w:docPartObj":
					return r.children(func(name string, e xml.StartElement) error {
						if name == "w:docPartGallery" {
							toc = toc || strings.EqualFold(val(e), "Table of Contents")
							asks = asks || strings.HasPrefix(val(e), "Page Numbers")
						}
						return r.skip()
					})
				}
				return r.skip()
			})
		case "w:sdtContent":
			if asks {
				return r.skip()
			}
			if toc {
				d.contents++
				defer func() { d.contents-- }()
			}
			return r.children(inner)
		}
		return r.skip()
	})
	return err
}

// readAlternate reads the first of several forms of one content that holds
// anything.
func (d *document) readAlternate(r *reader, size func() int, inner func(string, xml.StartElement) error) error {
	before := size()
	return r.children(func(name string, _ xml.StartElement) error {
		if (name != "mc:Choice" && name != "mc:Fallback") || size() > before {
			return r.skip()
		}
		return r.children(inner)
	})
}

// readPara reads a paragraph that just began.
func (d *document) readPara(r *reader) (*para, error) {
	p := &para{form: noForm}
	outer := d.para
	d.para = p
	st := d.styles.paragraph("")
	styled := false
	err := r.children(func(name string, e xml.StartElement) (err error) {
		if name == "w:pPr" && !styled {
			styled = true
			p.form, p.joined, err = readForm(r)
			st = d.styles.paragraph(p.form.style)
			return err
		}
		return d.readInline(r, name, e, st)
	})
	if !styled {
		p.form = noForm
	}
	id := p.form.style
	direct := p.form.list != unset
	p.form = p.form.over(st.form)
	if p.form.list > 0 && p.form.level == unset || p.form.list > 0 && !direct {
		if k := d.lists.levelOf(p.form.list, id); k > 0 || p.form.level == unset {
			p.form.level = k
		}
	}
	p.named = st.name
	p.contents = p.contents || d.contents > 0 || strings.HasPrefix(st.name, "toc ") || st.name == "table of figures"
	d.closeCodes()
	p.measure()
	d.para = outer
	return p, err
}

// closeCodes ends the fields whose code is open at the end of a paragraph: in a
// sound file there are none.
func (d *document) closeCodes() {
	for len(d.fields) > 0 && !d.fields[len(d.fields)-1].result {
		d.fields = d.fields[:len(d.fields)-1]
	}
}

// measure finds the size of most of the characters.
func (p *para) measure() {
	sizes := map[int]int{}
	p.bold, p.red = true, true
	any := false
	for _, s := range p.segs {
		if strings.TrimSpace(s.text) == "" {
			continue
		}
		any = true
		sizes[s.size] += len(s.text)
		p.bold, p.red = p.bold && s.bold, p.red && s.red
	}
	most := 0
	for size, n := range sizes {
		if n > most || n == most && size > p.size {
			p.size, most = size, n
		}
	}
	p.bold, p.red = p.bold && any, p.red && any
}

// text is what the paragraph says, without labels.
func (p *para) text() string {
	var out strings.Builder
	for _, s := range p.segs {
		out.WriteString(s.text)
	}
	return out.String()
}

// begun reports whether anything of the paragraph can be seen.
func (p *para) begun() bool {
	for _, s := range p.segs {
		if strings.TrimSpace(s.text) != "" {
			return true
		}
	}
	return false
}

// tail is the end of what the paragraph says so far.
func (p *para) tail() string {
	out := ""
	for i := len(p.segs) - 1; i >= 0 && len(out) < 16; i-- {
		s := p.segs[i].text
		out = s[max(0, len(s)-64):] + out
	}
	return out
}
