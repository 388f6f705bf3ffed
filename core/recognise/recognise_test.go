package recognise

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the marks found into testdata")

var kindNames = map[Kind]string{Number: "number", Rank: "rank", Date: "date", Trap: "trap"}

// marks writes the marks of s, one a line.
func marks(s string) string {
	var b strings.Builder
	for _, m := range Block(s) {
		fmt.Fprintf(&b, "%s %s", kindNames[m.Kind], m.Of(s))
		switch m.Kind {
		case Number, Rank:
			if m.Num.Lo != nil {
				fmt.Fprintf(&b, " %s", m.Num.Lo.RatString())
			}
			if m.Num.Hi != nil && (m.Num.Lo == nil || m.Num.Hi.Cmp(m.Num.Lo) != 0) {
				fmt.Fprintf(&b, "..%s", m.Num.Hi.RatString())
			}
			if m.Unit != nil {
				fmt.Fprintf(&b, " %s", m.Unit.Name)
			}
			if m.Bound != doc.Exact {
				fmt.Fprintf(&b, " %v", m.Bound)
			}
			if m.Scope != "" {
				fmt.Fprintf(&b, " in %s", m.Scope)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// TestMarks reads testdata/marks.txtar: pairs of NAME.in and NAME.want; with
// -update it writes what it finds.
func TestMarks(t *testing.T) {
	const name = "testdata/marks.txtar"
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(a.Files); i += 2 {
		in, want := a.Files[i], &a.Files[i+1]
		got := marks(strings.TrimSuffix(string(in.Data), "\n"))
		if *update {
			want.Data = []byte(got)
		} else if got != string(want.Data) {
			t.Errorf("%s:\n%s\nwant:\n%s", in.Name, got, want.Data)
		}
	}
	if *update {
		if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// FuzzBlock wants marks in order that do not overlap and cut no character.
func FuzzBlock(f *testing.F) {
	for _, s := range []string{"2022年数字经济规模达50.2万亿元，占41.5%。", "《警号11871》居世界第二，IPv6用户超7亿", "三分之二以上，1.5倍，6%—6.5%，十几万", "二〇二三年六月末至“十四五”时期", "第第十、百千万亿零〇点", "1,2,,3.4.5%‰", "年月日"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, m := range Block(s) {
			if m.Start < at || m.Empty() || m.End > len(s) {
				t.Fatalf("%q: mark %v behind %d", s, m.Span, at)
			}
			if utf8.ValidString(s) && !utf8.ValidString(m.Of(s)) {
				t.Fatalf("%q: mark %v cuts a character", s, m.Span)
			}
			if m.Kind == Number && !m.Covers(m.Digit) {
				t.Fatalf("%q: %v does not hold its digits %v", s, m.Span, m.Digit)
			}
			if m.Num.Lo != nil && m.Num.Hi != nil && m.Kind == Number && m.Num.Lo.Cmp(m.Num.Hi) > 0 {
				t.Fatalf("%q: %s from %v to %v", s, m.Of(s), m.Num.Lo, m.Num.Hi)
			}
			at = m.End
		}
	})
}
