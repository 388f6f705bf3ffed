package training

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/wenshu-app/wenshu/core/text"
)

// TestOnly takes the marks of a reader who corrected some numbers: the others
// of the same lines are neither learned from nor counted.
func TestOnly(t *testing.T) {
	texts, marks := t.TempDir(), t.TempDir()
	const paper = "某县公报\n\n2022年，某县粮食产量达1.2万吨，比上年增长3%。学校共有8所。\n"
	write := func(dir, name, s string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(texts, "公报.txt", paper)
	write(marks, "a.jsonl", `{"document":"公报.txt","lines":[3,3],"reader":"甲","only":true}
{"line":3,"text":"1.2万吨","kind":"level","indicator":"夏粮产量","lo":"12000","hi":"12000","unit":"吨","q":"eq","time":"2022","status":"actual"}
{"line":3,"text":"8所","trap":"reader"}
`)
	docs, err := Marks(t.Context(), marks, texts)
	if err != nil || len(docs) != 1 {
		t.Fatal(len(docs), err)
	}
	d := docs[0]
	for _, c := range []struct {
		number  string
		answers int
		marked  bool
	}{{"1.2万吨", 1, true}, {"3%", 0, false}, {"8所", 0, true}} {
		at := indexOf(t, d.Doc.Body, c.number)
		answers, marked := d.Answers(text.Span{Start: at, End: at + len(c.number)})
		if len(answers) != c.answers || marked != c.marked {
			t.Errorf("%s: %v, %v", c.number, answers, marked)
		}
	}
	found, err := d.Figures(t.Context(), Weights(nil, 1))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if f.Text == "3%" {
			t.Error("a number that nobody judged is counted")
		}
	}
	lessons, err := d.lessons(t.Context(), 0)
	if err != nil || len(lessons["claim"]) != 2 || len(lessons["name"]) != 1 {
		t.Errorf("%d claims, %d names, %v", len(lessons["claim"]), len(lessons["name"]), err)
	}
	d.Only = false
	at := indexOf(t, d.Doc.Body, "3%")
	if answers, marked := d.Answers(text.Span{Start: at, End: at + 2}); len(answers) > 0 || !marked {
		t.Error("in marks of every number one without a mark is no figure")
	}
}

func indexOf(t *testing.T, s, word string) int {
	t.Helper()
	for i := range s {
		if len(s)-i >= len(word) && s[i:i+len(word)] == word {
			return i
		}
	}
	t.Fatalf("no %q", word)
	return -1
}
