package raw

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
)

// madeUp are titles that a program gave a file, not a person.
var madeUp = regexp.MustCompile(`(?i)^microsoft |^幻灯片|^powerpoint|^untitled|^无标题|^未命名|^文档 ?\d|^document ?\d|^\d+$|\.(docx?|wps|pdf|ofd|indd|xlsx?|pptx?|ceb|fbd|s2|s72|ps|dwg|rtf|txt|html?)$|^https?:|[\\/]`)

// nobody are names that stand for whoever sat at the machine.
var nobody = regexp.MustCompile(`用户|^admin|^user$|^微软|^pc$|^lenovo|^dell|^hp$|^windows|^thinkpad|^asus|^acer`)

// Title is what a file says that it is called, where that is worth to be
// believed; else "".
func Title(s string) string {
	if Han(s) < 4 || madeUp.MatchString(s) || len(s) >= 300 {
		return ""
	}
	return strings.Join(strings.Fields(s), " ")
}

// Author is whom a file names as its author, where that is a name; else "".
func Author(s string) string {
	if Han(s) < 2 || nobody.MatchString(strings.ToLower(s)) || len(s) >= 100 {
		return ""
	}
	return strings.TrimSpace(s)
}

var dateIn = regexp.MustCompile(`((?:19|20)[0-9]{2})[-/年.]\s?([0-9]{1,2})[-/月.]\s?([0-9]{1,2})`)

// Date reads the first day that s names: 2024-01-25, 2024年1月25日, 2024/1/25
// 10:00. It is zero where s names none.
func Date(s string) doc.Date {
	f := dateIn.FindStringSubmatch(s)
	if f == nil {
		return doc.Date{}
	}
	y, _ := strconv.Atoi(f[1])
	m, _ := strconv.Atoi(f[2])
	d, _ := strconv.Atoi(f[3])
	if m < 1 || m > 12 || d < 1 || d > 31 {
		return doc.Date{}
	}
	return doc.Date{Year: y, Grain: doc.Day, N: m, D: d}
}

// Han counts the Han characters of s.
func Han(s string) int {
	n := 0
	for _, r := range s {
		if r >= 0x3400 && r < 0xa000 {
			n++
		}
	}
	return n
}
