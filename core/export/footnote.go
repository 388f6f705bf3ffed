package export

import (
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
)

// FigureNote is what a foot note says of a figure of d in print: what is
// measured, how much, of when, and what is not as usual: a target, a forecast, a
// correction by the reader.
func FigureNote(d *doc.Document, f *doc.Figure, english bool) string {
	say := chinese
	parted, by := "，", "读者更正"
	if english {
		say, parted, by = noteEnglish(), ", ", "corrected by the reader"
	}
	value := strings.ReplaceAll(d.Says(f), "\n", "")
	if f.Value.Implied && value == strings.ReplaceAll(d.Text(f.Span), "\n", "") {
		value += f.Value.Unit
	}
	out := []string{flat(f.Indicator) + say.from + value}
	for _, s := range []string{f.Period.Words(english), f.Scope} {
		if s != "" {
			out = append(out, s)
		}
	}
	if f.Region != "" && !strings.Contains(f.Indicator, f.Region) {
		out = append(out, f.Region)
	}
	if f.Status != doc.Actual {
		out = append(out, say.states[f.Status.String()])
	}
	if f.ByReader {
		out = append(out, by)
	}
	return strings.Join(out, parted)
}

func noteEnglish() noteWords { return english }
