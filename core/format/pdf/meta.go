package pdf

import (
	"regexp"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
)

// madeUp are titles that a program gave a file, not a person.
var madeUp = regexp.MustCompile(`(?i)^microsoft |^幻灯片|^powerpoint|^untitled|^无标题|^未命名|^文档 ?\d|^document ?\d|^\d+$|\.(docx?|wps|pdf|indd|xlsx?|pptx?|ceb|fbd|s2|s72|ps|dwg|rtf|txt|html?)$|^https?:|[\\/]`)

// nobody are names that stand for whoever sat at the machine.
var nobody = regexp.MustCompile(`用户|^admin|^user$|^微软|^pc$|^lenovo|^dell|^hp$|^windows|^thinkpad|^asus|^acer`)

// about reads what the file says of itself, where it is worth to be believed.
func (f *file) about() doc.Meta {
	var m doc.Meta
	if t := f.meta("Title"); han(t) >= 4 && !madeUp.MatchString(t) && len(t) < 300 {
		m.Title = strings.Join(strings.Fields(t), " ")
	}
	if a := f.meta("Author"); han(a) >= 2 && len(a) < 100 && !nobody.MatchString(strings.ToLower(a)) {
		m.Author = a
	}
	if f.fn("FPDFCatalog_GetLanguage") != nil {
		if l := f.wide("FPDFCatalog_GetLanguage", f.doc); len(l) >= 2 && len(l) <= 12 && !strings.ContainsAny(l, " \x00") {
			m.Language = l
		}
	}
	return m
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
