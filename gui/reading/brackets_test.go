package reading

import (
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// TestDatelineInBrackets: brackets around a dateline have its colour; one alone
// is of the text.
func TestDatelineInBrackets(t *testing.T) {
	const line = "新华社某市3月1日电"
	for body, want := range map[string]string{
		"会议结束。（" + line + "）": "（" + line + "）",
		"会议结束。(" + line + ")": "(" + line + ")",
		"（会议结束。" + line + "）": line,
		line + "　会议今天举行。":     line,
	} {
		at := strings.Index(body, line)
		d := &doc.Document{Body: body, Articles: []doc.Article{{Dateline: doc.Dateline{Span: text.Span{Start: at, End: at + len(line)}}}}}
		second, _, _ := marksOf(d)
		if len(second) != 1 || second[0].Of(body) != want {
			t.Errorf("%s: %v", body, second)
		}
	}
}
