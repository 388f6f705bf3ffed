package docx

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// readInline reads an element of a paragraph of style st.
func (d *document) readInline(r *reader, name string, e xml.StartElement, st *style) error {
	inner := func(name string, e xml.StartElement) error { return d.readInline(r, name, e, st) }
	switch name {
	case "w:r":
		return d.readRun(r, st)
	case "w:ins", "w:moveTo", "w:hyperlink", "w:smartTag", "w:customXml", "w:dir", "w:bdo":
		return r.children(inner)
	case "w:fldSimple":
		d.fields = append(d.fields, newField(attr(e, "instr")))
		err := r.children(inner)
		d.endField(seg{from: unset})
		return err
	case "w:sdt":
		return d.readControl(r, inner)
	case "mc:AlternateContent":
		return d.readAlternate(r, d.held, inner)
	case "m:oMathPara":
		return r.children(inner)
	case "m:oMath":
		return d.readMath(r, st, false)
	case "w:txbxContent":
		return d.readBox(r)
	case "w:ruby":
		return d.readRuby(r, inner)
	}
	return r.skip()
}

// held is how much the paragraph at hand holds.
func (d *document) held() int {
	return len(d.para.segs) + len(d.para.above) + len(d.para.below) + d.para.objects
}

// readRun reads a run that just began.
func (d *document) readRun(r *reader, st *style) error {
	base := st.look.over(d.styles.look)
	l := base
	set := false
	return r.children(func(name string, e xml.StartElement) error {
		if name == "w:rPr" && !set {
			set = true
			own, err := readLook(r, nil)
			if c := d.styles.of(own.style); c != nil && own.style != "" {
				own = own.over(c.look)
			}
			l = own.over(base)
			return err
		}
		return d.readPiece(r, name, e, st, l)
	})
}

// readPiece reads an element of a run of look l.
func (d *document) readPiece(r *reader, name string, e xml.StartElement, st *style, l look) error {
	inner := func(name string, e xml.StartElement) error { return d.readPiece(r, name, e, st, l) }
	from := r.from
	add := func(s string) error {
		if err := r.skip(); err != nil {
			return err
		}
		d.add(seg{text: s, from: from, to: r.to}, l)
		return nil
	}
	switch name {
	case "w:t":
		return d.readText(r, e, l)
	case "w:tab", "w:ptab":
		return add("\t")
	case "w:br":
		if k := attr(e, "type"); k == "page" || k == "column" {
			return add("\f")
		}
		return add("\n")
	case "w:cr":
		return add("\n")
	case "w:noBreakHyphen":
		return add("-")
	case "w:sym":
		return add(symbol(attr(e, "font"), attr(e, "char")))
	case "w:footnoteReference", "w:endnoteReference":
		if l.hidden == yes || !d.shown() {
			return r.skip()
		}
		m := mark{kind: name[2], id: attr(e, "id")}
		if c := attr(e, "customMarkFollows"); c == "" || c == "0" || c == "false" {
			d.numbered++
			m.n = d.numbered
		}
		d.met = append(d.met, m)
		if err := r.skip(); err != nil || m.n == 0 {
			return err
		}
		d.para.segs = append(d.para.segs, seg{text: "[" + strconv.Itoa(m.n) + "]", from: from, to: r.to, mark: true})
		return nil
	case "w:fldChar":
		switch attr(e, "fldCharType") {
		case "begin":
			d.fields = append(d.fields, newField(""))
			return d.fillIn(r)
		case "separate":
			if n := len(d.fields); n > 0 {
				d.fields[n-1].separate()
			}
		case "end":
			if err := r.skip(); err != nil {
				return err
			}
			d.endField(seg{from: from, to: r.to, size: l.size})
			return nil
		}
		return r.skip()
	case "w:instrText":
		return r.words(func(s string, _, _ int) {
			if n := len(d.fields); n > 0 && !d.fields[n-1].result && d.fields[n-1].code.Len() < 1<<16 {
				d.fields[n-1].code.WriteString(s)
			}
		})
	case "w:ruby":
		return d.readRuby(r, func(name string, e xml.StartElement) error { return d.readInline(r, name, e, st) })
	case "mc:AlternateContent":
		return d.readAlternate(r, d.held, inner)
	case "w:txbxContent":
		if l.hidden == yes {
			return r.skip()
		}
		return d.readBox(r)
	case "w:drawing", "w:pict", "w:object":
		return d.readDrawing(r, l)
	case "m:oMath":
		return d.readMath(r, st, false)
	}
	return r.skip()
}

// readDrawing reads what stands in a drawing that just began: text boxes,
// wherever they are in it, and objects, which are named alone.
func (d *document) readDrawing(r *reader, l look) error {
	var inner func(name string, e xml.StartElement) error
	inner = func(name string, e xml.StartElement) error {
		switch name {
		case "w:txbxContent":
			if l.hidden == yes {
				return r.skip()
			}
			return d.readBox(r)
		case "mc:AlternateContent":
			return d.readAlternate(r, d.held, inner)
		case "c:chart", "dgm:relIds":
			if l.hidden != yes && !d.readOther(name, e) {
				d.para.objects++
			}
			return r.skip()
		case "o:OLEObject":
			d.para.objects++
			return r.skip()
		case "?:chart", "cx:chart":
			d.para.objects++
			return r.skip()
		}
		return r.children(inner)
	}
	return r.children(inner)
}

// readBox reads the content of a text box that just began. A box stands above
// the paragraph that holds it if nothing of its text stands before, else below.
func (d *document) readBox(r *reader) error {
	p, fields := d.para, d.fields
	if p == nil {
		return r.skip()
	}
	d.fields = nil
	var blocks []block
	err := d.readBlocks(r, &blocks, nil)
	d.para, d.fields = p, fields
	if !p.begun() {
		p.above = append(p.above, blocks...)
	} else {
		p.below = append(p.below, blocks...)
	}
	return err
}

// readRuby reads the characters that stand under phonetic signs.
func (d *document) readRuby(r *reader, inner func(string, xml.StartElement) error) error {
	return r.children(func(name string, _ xml.StartElement) error {
		if name == "w:rubyBase" {
			return r.children(inner)
		}
		return r.skip()
	})
}

// readMath reads a formula that just began, its characters in their order;
// raised is for those of an exponent.
func (d *document) readMath(r *reader, st *style, raised bool) error {
	l := st.look.over(d.styles.look)
	l.raised = triOf(raised)
	plain := func(s string) { d.add(seg{text: s, from: unset}, l) }
	var inner func(name string, e xml.StartElement) error
	inner = func(name string, e xml.StartElement) error {
		switch name {
		case "m:t", "w:t":
			return d.readText(r, e, l)
		case "m:sup":
			return d.readMath(r, st, true)
		case "m:f":
			return r.children(func(name string, e xml.StartElement) error {
				if name == "m:den" {
					plain("/")
				}
				return inner(name, e)
			})
		case "m:d":
			plain("(")
			err := r.children(inner)
			plain(")")
			return err
		case "m:rad":
			plain("√")
			return r.children(inner)
		case "m:chr":
			if c := val(e); utf8.RuneCountInString(c) == 1 {
				plain(c)
			}
			return r.skip()
		case "m:dPr", "m:accPr", "m:groupChrPr", "w:del", "w:moveFrom", "m:deg", "w:rPr", "m:rPr", "m:ctrlPr":
			return r.skip()
		}
		return r.children(inner)
	}
	return r.children(inner)
}

// words calls use for the character data of the element that just began.
func (r *reader) words(use func(s string, from, to int)) error {
	for to := r.depth - 1; r.depth > to; {
		t, err := r.next()
		if err != nil {
			return err
		}
		if c, ok := t.(xml.CharData); ok {
			use(string(c), r.from, r.to)
		}
	}
	return nil
}

// readText reads the text of the element e that just began.
func (d *document) readText(r *reader, e xml.StartElement, l look) error {
	keep := attr(e, "space") == "preserve"
	var all []seg
	err := r.words(func(s string, from, to int) { all = pieces(all, r.b[from:to], s, from) })
	if !keep {
		for len(all) > 0 && strings.TrimLeft(all[0].text, " \t\r\n") == "" {
			all = all[1:]
		}
		if len(all) > 0 {
			s := strings.TrimLeft(all[0].text, " \t\r\n")
			if n := len(all[0].text) - len(s); all[0].to-all[0].from == len(all[0].text) {
				all[0].from += n
				all[0].text = s
			}
		}
		for n := len(all); n > 0; n = len(all) {
			z := &all[n-1]
			if z.to-z.from != len(z.text) {
				break
			}
			s := strings.TrimRight(z.text, " \t\r\n")
			z.to -= len(z.text) - len(s)
			if z.text = s; s != "" {
				break
			}
			all = all[:n-1]
		}
	}
	for _, s := range all {
		d.add(s, l)
	}
	return err
}

// pieces cuts s, which the bytes b at offset at of the member stand for, where
// b has a reference, so that all else is byte for byte what the member has.
// Line ends inside text are blanks.
func pieces(out []seg, b []byte, s string, at int) []seg {
	if len(b) != len(s) {
		k := 0 // in b
		for s != "" {
			n := 0
			for n < len(s) && k+n < len(b) && s[n] == b[k+n] && b[k+n] != '&' && b[k+n] != '\r' {
				n++
			}
			for n > 0 && n < len(s) && !utf8.RuneStart(s[n]) {
				n--
			}
			if n > 0 {
				out = pieces(out, b[k:k+n], s[:n], at+k)
				s, k = s[n:], k+n
				continue
			}
			_, size := utf8.DecodeRuneInString(s)
			to := k
			switch {
			case k < len(b) && b[k] == '&':
				if i := slices.Index(b[k:], ';'); i >= 0 {
					to = k + i + 1
				}
				if !stands(b[k:to]) {
					k = to
					continue
				}
			case k+1 < len(b) && b[k] == '\r' && s[0] == '\n':
				out = append(out, seg{text: " ", from: unset})
				s, k = s[1:], k+1+b2i(b[k+1] == '\n')
				continue
			}
			if to == k { // CDATA: the rest as a whole
				size, to = len(s), len(b)
			}
			out = append(out, seg{text: strings.Map(blank, s[:size]), from: at + k, to: at + to})
			s, k = s[size:], to
		}
		return out
	}
	for s != "" {
		n := strings.IndexAny(s, "\r\n\t\f\v")
		if n < 0 {
			return append(out, seg{text: s, from: at, to: at + len(s)})
		}
		if n > 0 {
			out = append(out, seg{text: s[:n], from: at, to: at + n})
		}
		out = append(out, seg{text: " ", from: unset})
		s, at = s[n+1:], at+n+1
	}
	return out
}

// stands reports whether b is a reference to a character, not to an entity,
// which is nothing.
func stands(b []byte) bool {
	switch string(b) {
	case "&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "":
		return true
	}
	return len(b) > 1 && b[1] == '#'
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func blank(r rune) rune {
	if strings.ContainsRune("\r\n\t\f\v", r) {
		return ' '
	}
	return r
}

// add adds s, of look l, to the paragraph at hand if it is shown.
func (d *document) add(s seg, l look) {
	if s.text == "" || l.hidden == yes || !d.shown() || d.para == nil {
		return
	}
	s.size, s.bold, s.red = l.size, l.bold == yes, l.red
	if s.size == 0 {
		s.size = 20
	}
	for _, f := range d.fields {
		d.para.contents = d.para.contents || f.toc
	}
	if f := l.font; strings.HasPrefix(f, "Wingdings") || f == "Symbol" || f == "Webdings" {
		if t := private(f, s.text); t != s.text {
			s.text, s.from = t, unset // for it may be as long as before and yet other bytes
		}
	}
	if l.raised == yes {
		t := raisedText(d.para.tail(), s.text)
		s.mark = t != s.text && strings.HasPrefix(t, "[")
		s.text = t
	}
	if s.text != "" {
		d.para.segs = append(d.para.segs, s)
	}
}

// raisedText is s, which stands raised behind before: digits are the exponent
// of a unit or of ten, or else the mark of a note.
func raisedText(before, s string) string {
	t := strings.TrimSpace(s)
	if t == "" || len(t) > 3 || strings.Trim(t, "0123456789") != "" {
		return s
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	ten := strings.HasSuffix(before, "10") && !strings.HasSuffix(strings.TrimSuffix(before, "10"), ".") &&
		!strings.ContainsAny(before[max(0, len(before)-3):len(before)-2], "0123456789")
	if ten || last >= 'a' && last <= 'z' || last >= 'A' && last <= 'Z' || last == '㎡' || last == ')' {
		return strings.Map(func(r rune) rune { return []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[r-'0'] }, t)
	}
	return fmt.Sprintf("[%s]", t)
}
