package docx

import (
	"context"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
)

// meta reads what the file says of itself. A title counts only where the text
// has it: files are made from older ones and keep theirs.
func (d *document) meta() doc.Meta {
	m := doc.Meta{}
	if strings.HasPrefix(d.styles.language, "zh") { // others are left over from the template
		m.Language = d.styles.language
	}
	b := d.file.beside("", "/core-properties", "docProps/core.xml")
	if b == nil {
		return m
	}
	r := newReader(context.Background(), b)
	for {
		e, err := r.start()
		if err != nil {
			return m
		}
		name := nameOf(e.Name)
		if name != "dc:title" && name != "dc:creator" {
			continue
		}
		words := ""
		if r.words(func(s string, _, _ int) { words += s }) != nil {
			return m
		}
		if name == "dc:creator" {
			m.Author = raw.Author(strings.TrimSpace(words))
		} else if t := raw.Title(strings.TrimSpace(words)); t != "" && d.says(t) {
			m.Title = t
		}
	}
}

// says reports whether title stands in the first paragraphs.
func (d *document) says(title string) bool {
	var head strings.Builder
	for _, b := range d.blocks[:min(len(d.blocks), titleBlocks)] {
		if b.para != nil {
			head.WriteString(strings.Join(strings.Fields(b.para.text()), ""))
		}
	}
	return strings.Contains(head.String(), strings.Join(strings.Fields(title), ""))
}
