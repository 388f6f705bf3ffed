package training

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/wenshu-app/wenshu/core/rank"
)

// Table is the form in which weights lie in assets: a head that says what they
// were learned from, then a row a feature, which must be in order of their names
// since a template is printed only where it begins. docs are those that taught.
func Table(features []rank.Feature, docs []*Document) []byte {
	claims := 0
	for _, d := range docs {
		for _, m := range d.Marks {
			if m.Kind != "" {
				claims++
			}
		}
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "# relate.tsv: what speaks for and against each candidate for the name, time, kind and status of a figure.\n"+
		"# Columns: feature (choice.template=value; the template is printed once, where it begins), weight (added to the candidate's sum; natural logarithm of odds), seen (examples).\n"+
		"# Source: learned by core/relate/train from %d marked documents with %d claims; do not edit, train again.\n"+
		"feature\tweight\tseen\n", len(docs), claims)
	last := ""
	for _, f := range features {
		template, value, _ := strings.Cut(f.Name, "=")
		if template == last {
			template = ""
		} else {
			last = template
		}
		fmt.Fprintf(&b, "%s=%s\t%.2f\t%d\n", template, value, f.Weight, f.Seen)
	}
	return b.Bytes()
}
