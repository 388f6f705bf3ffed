package card

import (
	"fmt"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/gui/look"
)

// Sure puts the confidence in a figure into a word and a number.
func Sure(f *doc.Figure) string {
	if f.ByReader {
		return look.T("card.reader")
	}
	word := look.T("sure.low")
	switch c := f.Confidence; {
	case c >= 0.9:
		word = look.T("sure.high")
	case c >= 0.75:
		word = look.T("sure.fair")
	case c >= 0.5:
		word = look.T("sure.middling")
	}
	return fmt.Sprintf("%s %.0f%%", word, 100*f.Confidence)
}
