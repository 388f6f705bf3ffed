package docx

import (
	"context"
	"regexp"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
)

// madeUp are titles and names that a program wrote, not a person.
var madeUp = regexp.MustCompile(`(?i)^microsoft |^untitled|^无标题|^未命名|^文档 ?\d|^document ?\d|^\d+$|\.(docx?|wps|pdf|txt)$|^https?:|[\\/]|^python-docx|用户|^admin|^user$|^微软|^pc$|^lenovo|^dell|^hp$|^windows|^thinkpad|^asus|^acer|^apache`)

// meta reads what the file says of itself. A title counts only where the text
// has it: files are made from older ones and keep theirs.
func (d *document) meta() doc.Meta {
	m := doc.Meta{Language: d.styles.language}
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
		words = strings.Join(strings.Fields(words), " ")
		switch {
		case madeUp.MatchString(words) || len(words) > 300 || han(words) < 2:
		case name == "dc:title" && d.says(words):
			m.Title = words
		case name == "dc:creator":
			m.Author = words
		}
	}
}

// says reports whether title stands in the first paragraphs.
func (d *document) says(title string) bool {
	var head strings.Builder
	for i, b := range d.blocks {
		if i == titleBlocks {
			break
		}
		if b.para != nil {
			head.WriteString(strings.Join(strings.Fields(b.para.text()), ""))
		}
	}
	return han(title) >= 4 && strings.Contains(head.String(), strings.Join(strings.Fields(title), ""))
}

// han counts the Han characters of s.
func han(s string) int {
	n := 0
	for _, r := range s {
		if r >= 0x3400 && r < 0xa000 {
			n++
		}
	}
	return n
}
