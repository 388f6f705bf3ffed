package docx

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// newField is a field with that code, the result of which begins where the code
// is known.
func newField(code string) field {
	f := field{}
	if code != "" {
		f.code.WriteString(code)
		f.separate()
	}
	return f
}

// separate ends the code of f.
func (f *field) separate() {
	if f.result {
		return
	}
	f.result = true
	switch first(f.code.String()) {
	case "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "XE", "TC", "RD", "TA":
		f.hidden = true
	case "TOC":
		f.toc = true
	}
}

// first is the first word of a code.
func first(code string) string {
	if w := strings.Fields(code); len(w) > 0 {
		return strings.ToUpper(w[0])
	}
	return ""
}

// shown reports whether what stands here is shown: in the result of all fields
// around it.
func (d *document) shown() bool {
	toc := false
	for i := range d.fields {
		f := &d.fields[i]
		if !f.result || f.hidden || toc && first(f.code.String()) == "PAGEREF" {
			return false
		}
		toc = toc || f.toc
	}
	return true
}

// endField ends the innermost field. One without a result may be shown by its
// code alone, at s.
func (d *document) endField(s seg) {
	n := len(d.fields)
	if n == 0 {
		return
	}
	f := d.fields[n-1]
	d.fields = d.fields[:n-1]
	if d.para == nil || !d.shown() {
		return
	}
	t := ""
	switch first(f.code.String()) {
	case "FORMCHECKBOX", "FORMDROPDOWN":
		t = f.chosen
	default:
		if !f.result {
			t = drawn(f.code.String())
		}
	}
	if t != "" {
		s.text = t
		d.para.segs = append(d.para.segs, s)
	}
}

// fillIn reads what the beginning of a field says of a form: the box that is
// ticked, the entry that is chosen. A text that was typed is the field's result.
func (d *document) fillIn(r *reader) error {
	f := &d.fields[len(d.fields)-1]
	chosen, entries := 0, []string(nil)
	var inner func(name string, e xml.StartElement) error
	inner = func(name string, e xml.StartElement) error {
		switch name {
		case "w:checkBox":
			f.chosen = "☐"
		case "w:checked", "w:default":
			if f.chosen != "" && entries == nil {
				f.chosen = "☐"
				if on(e) {
					f.chosen = "☑"
				}
			}
		case "w:result":
			chosen = number(val(e), 0)
		case "w:listEntry":
			entries = append(entries, val(e))
		}
		return r.children(inner)
	}
	err := r.children(inner)
	if chosen >= 0 && chosen < len(entries) {
		f.chosen = entries[chosen]
	}
	return err
}

// drawn is what a field of code EQ or SYMBOL shows:
//
//	eq \o\ac(○,3)                      ③
//	EQ \* jc2 \o\ad(\s\up 9(zhōng),中)  中
//	EQ \f(1,2)                         1/2
func drawn(code string) string {
	w := strings.Fields(code)
	if len(w) > 2 && strings.EqualFold(w[0], "SYMBOL") {
		font := ""
		if k := strings.Index(code, `\f`); k >= 0 {
			font = strings.Trim(code[k+2:], ` "`)
			font, _, _ = strings.Cut(font, `"`)
		}
		if n, err := strconv.ParseInt(w[1], 0, 32); err == nil {
			return symbol(strings.TrimSpace(font), strconv.FormatInt(n, 16))
		}
		return ""
	}
	if first(code) != "EQ" {
		return ""
	}
	low := strings.ToLower(code)
	switch k := strings.Index(low, `\o`); {
	case k >= 0:
		args := arguments(code[k:])
		if len(args) < 2 {
			return ""
		}
		base, last := strings.TrimSpace(args[0]), strings.TrimSpace(args[len(args)-1])
		if strings.ContainsAny(base, "○〇◯О") {
			if n, err := strconv.Atoi(last); err == nil && n >= 0 && n <= 50 {
				return counted("decimalEnclosedCircle", n)
			}
		}
		return last
	default:
		if k := strings.Index(low, `\f`); k >= 0 {
			if args := arguments(code[k:]); len(args) == 2 {
				return strings.TrimSpace(args[0]) + "/" + strings.TrimSpace(args[1])
			}
		}
	}
	return ""
}

// arguments are those in the first brackets of s, parted by commas that stand
// in no brackets of their own.
func arguments(s string) []string {
	from := strings.IndexByte(s, '(')
	if from < 0 {
		return nil
	}
	var out []string
	depth, at := 0, from+1
	for i := from; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return append(out, s[at:i])
			}
		case ',', ';':
			if depth == 1 {
				out = append(out, s[at:i])
				at = i + 1
			}
		}
	}
	return nil
}
