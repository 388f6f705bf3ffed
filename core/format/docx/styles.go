package docx

import (
	"context"
	"encoding/xml"
	"strings"
)

// A tri is a property that may not be said.
type tri uint8

const (
	unsaid tri = iota
	yes
	no
)

func triOf(b bool) tri {
	if b {
		return yes
	}
	return no
}

// over is a where it says something, else b.
func (a tri) over(b tri) tri {
	if a != unsaid {
		return a
	}
	return b
}

// look are the properties of characters that matter.
type look struct {
	style  string // of the characters
	size   int    // in half points; 0 where it is not said
	bold   tri
	hidden tri
	raised tri    // superscript
	font   string // the Latin one, for symbols
	red    bool
}

// over lays a over b, the look of the style.
func (a look) over(b look) look {
	if a.size == 0 {
		a.size = b.size
	}
	if a.font == "" {
		a.font = b.font
	}
	a.bold, a.hidden, a.raised, a.red = a.bold.over(b.bold), a.hidden.over(b.hidden), a.raised.over(b.raised), a.red || b.red
	return a
}

// unset is a number that is not said.
const unset = -1

// form are the properties of a paragraph that matter.
type form struct {
	style   string
	outline int // from 0; 9 is text; unset
	list    int // numId; 0 takes a number of the style away; unset
	level   int // ilvl; unset
	align   string
}

var noForm = form{outline: unset, list: unset, level: unset}

// over lays a over b, the form of the style.
func (a form) over(b form) form {
	if a.outline == unset {
		a.outline = b.outline
	}
	if a.list == unset {
		a.list = b.list
		if a.level == unset {
			a.level = b.level
		}
	}
	if a.align == "" {
		a.align = b.align
	}
	return a
}

// A style is a style of paragraphs or characters.
type style struct {
	name  string // in small letters: "heading 1", "toc 2", "title"
	based string
	form  form
	look  look
	done  bool // what it is based on is laid under it
	busy  bool
}

// styles are the styles of a document.
type styles struct {
	by       map[string]*style
	usual    string // the paragraph style of those that name none
	look     look   // of the whole document
	language string
}

func newStyles() *styles { return &styles{by: map[string]*style{}} }

// readStyles reads styles.xml; b may be nil.
func readStyles(ctx context.Context, b []byte) (*styles, error) {
	s := newStyles()
	if len(b) == 0 {
		return s, nil
	}
	r := newReader(ctx, b)
	return s, r.each(func(name string, e xml.StartElement) error {
		switch name {
		case "w:rPrDefault":
			return r.children(func(name string, _ xml.StartElement) error {
				if name != "w:rPr" {
					return r.skip()
				}
				l, err := readLook(r, &s.language)
				s.look = l
				return err
			})
		case "w:style":
			return s.read(r, e)
		}
		return nil
	})
}

func (s *styles) read(r *reader, e xml.StartElement) error {
	id, usual := attr(e, "styleId"), attr(e, "default")
	if attr(e, "type") == "paragraph" && (usual == "1" || usual == "true" || usual == "on") {
		s.usual = id
	}
	st := &style{form: noForm}
	err := r.children(func(name string, e xml.StartElement) (err error) {
		switch name {
		case "w:name":
			st.name = strings.ToLower(val(e))
		case "w:basedOn":
			st.based = val(e)
		case "w:pPr":
			st.form, _, err = readForm(r)
			return err
		case "w:rPr":
			st.look, err = readLook(r, nil)
			return err
		}
		return r.skip()
	})
	if s.by[id] == nil {
		s.by[id] = st
	}
	return err
}

// of is the style called id with what it is based on laid under it.
func (s *styles) of(id string) *style {
	st := s.by[id]
	if st == nil || st.done || st.busy {
		return st
	}
	st.busy = true
	if base := s.of(st.based); base != nil && base != st && base.done {
		st.form, st.look = st.form.over(base.form), st.look.over(base.look)
	}
	st.busy, st.done = false, true
	return st
}

// paragraph is the style of a paragraph that names id.
func (s *styles) paragraph(id string) *style {
	if st := s.of(id); st != nil {
		return st
	}
	if st := s.of(s.usual); st != nil {
		return st
	}
	return &style{form: noForm}
}

// readForm reads a pPr that just began. It reports whether a revision took the
// end of the paragraph away.
func readForm(r *reader) (f form, joined bool, err error) {
	f = noForm
	err = r.children(func(name string, e xml.StartElement) error {
		switch name {
		case "w:pStyle":
			f.style = val(e)
		case "w:outlineLvl":
			f.outline = number(val(e), unset)
		case "w:jc":
			f.align = val(e)
		case "w:numPr":
			return r.children(func(name string, e xml.StartElement) error {
				switch name {
				case "w:ilvl":
					f.level = number(val(e), unset)
				case "w:numId":
					f.list = number(val(e), unset)
				}
				return r.skip()
			})
		case "w:rPr":
			return r.children(func(name string, _ xml.StartElement) error {
				if name == "w:del" || name == "w:moveFrom" {
					joined = true
				}
				return r.skip()
			})
		}
		return r.skip()
	})
	return f, joined, err
}

// readLook reads an rPr that just began.
func readLook(r *reader, language *string) (l look, err error) {
	err = r.children(func(name string, e xml.StartElement) error {
		switch name {
		case "w:rStyle":
			l.style = val(e)
		case "w:sz":
			l.size = max(0, number(strings.TrimSuffix(val(e), "pt"), 0))
		case "w:b":
			l.bold = triOf(on(e))
		case "w:vanish", "w:specVanish":
			if l.hidden != yes {
				l.hidden = triOf(on(e))
			}
		case "w:vertAlign":
			l.raised = triOf(val(e) == "superscript")
		case "w:color":
			c := strings.ToUpper(val(e))
			l.red = len(c) == 6 && c[0] >= 'C' && strings.HasPrefix(c[2:], "0") && c[4] <= '3'
		case "w:rFonts":
			if l.font = attr(e, "ascii"); l.font == "" {
				l.font = attr(e, "hAnsi")
			}
		case "w:lang":
			if language != nil {
				*language = attr(e, "eastAsia")
			}
		}
		return r.skip()
	})
	return l, err
}
