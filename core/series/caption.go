package series

import (
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
)

// TableUnit is the unit that is printed above the first table of a document, and
// holds for all of it: 亿元 of 单位：亿元. It is empty where there is none, or more
// than one, which are of some columns each.
func TableUnit(d *doc.Document) string {
	if len(d.Grids) > 0 {
		for _, s := range d.Grids[0].Above {
			if u := captionUnit(d.Raw[s.Start:s.End]); u != "" {
				return u
			}
		}
	}
	for _, row := range TableRows(d) {
		times := 0
		for _, c := range row {
			if u := captionUnit(c); u != "" {
				return u
			}
			if !timeOf(c).Zero() {
				times++
			}
		}
		if times > 1 { // the head
			break
		}
	}
	return ""
}

// captionUnit is the one unit that s says: 亿元 of （单位：亿元）.
func captionUnit(s string) string {
	s = strings.Trim(strings.TrimSpace(s), "()（）")
	i := strings.LastIndex(s, "单位")
	if i < 0 {
		return ""
	}
	rest, ok := strings.CutPrefix(strings.TrimSpace(s[i+len("单位"):]), "：")
	if !ok {
		if rest, ok = strings.CutPrefix(rest, ":"); !ok {
			return ""
		}
	}
	if rest = strings.TrimSpace(rest); strings.ContainsAny(rest, "、，,；; 　\t\n") {
		return ""
	}
	return rest
}
