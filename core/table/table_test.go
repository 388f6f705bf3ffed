package table

import (
	"context"
	"flag"
	"fmt"
	"math/big"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/recognise"
	"github.com/wenshu-app/wenshu/core/text"
)

var update = flag.Bool("update", false, "write the wanted entries of testdata")

// TestCases reads invented tables of every shape: for each number that is an
// entry its name, kind, value, unit, time and place; a table that cannot be
// read gives the reason, and text that is no table gives nothing.
func TestCases(t *testing.T) {
	const name = "testdata/tables.txtar"
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(a.Files); i += 2 {
		in, want := a.Files[i], &a.Files[i+1]
		t.Run(strings.TrimSuffix(in.Name, ".in"), func(t *testing.T) {
			// ⇥ is a tab and ⟶ a full-width blank, so that they show
			s := strings.NewReplacer("⇥", "\t", "⟶", "　").Replace(string(in.Data))
			got := show(t, s)
			if *update {
				want.Data = []byte(got)
			} else if got != string(want.Data) {
				t.Errorf("got\n%swant\n%s", got, want.Data)
			}
		})
	}
	if *update {
		if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func found(t *testing.T, s string) []Table {
	t.Helper()
	out, err := Find(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func show(t *testing.T, s string) string {
	t.Helper()
	var b strings.Builder
	for _, tb := range found(t, s) {
		if tb.Unread != "" {
			fmt.Fprintf(&b, "unread %s\n", tb.Unread)
		}
		for _, e := range tb.Entries {
			fmt.Fprintln(&b, entryLine(s, e))
		}
		if tb.Left > 0 {
			fmt.Fprintf(&b, "left %d\n", tb.Left)
		}
	}
	return b.String()
}

func entryLine(s string, e *Entry) string {
	u, when, more := "", "-", ""
	if e.Unit != nil {
		u = e.Unit.Name
	}
	if w := e.When; w != nil {
		p := doc.Period{From: doc.Date{Year: w.Year, Grain: w.Grain, N: w.N, D: w.Day}, AsOf: w.AsOf}
		if w.Grain == doc.Year {
			p.From = doc.Date{Year: w.Year, Grain: doc.Year}
		}
		if w.ToN > 0 {
			p.From, p.To = doc.Date{Year: w.Year, Grain: doc.Month, N: w.N}, doc.Date{Year: w.Year, Grain: doc.Month, N: w.ToN}
		}
		when = p.String()
		if w.Base != recognise.Given {
			when = "this year's " + when
		}
	}
	if e.Back > 0 {
		when += fmt.Sprintf(" -%d", e.Back)
	}
	if e.Opening {
		when += " end"
	}
	if e.Region != "" {
		more += " @" + e.Region
	}
	if e.Aim {
		more += " aim"
	}
	if e.Foresee {
		more += " foreseen"
	}
	return fmt.Sprintf("%s | %s | %s %s%s | %s%s", e.Number.Of(s), e.Name, [...]string{"level", "change", "share", "index"}[e.Kind], doc.Decimal(e.Value), u, when, more)
}

// TestSpans reads a grid as other formats will make it: cells that cover
// several rows and columns.
func TestSpans(t *testing.T) {
	const s = "2023年主要产品|单位：万吨|产品|产量|2022年|2023年|粮食|12.5|13.1|油料|3.2|3.4"
	at := map[string]text.Span{}
	for i, w := 0, strings.Split(s, "|"); len(w) > 0; w = w[1:] {
		at[w[0]] = text.Span{Start: i, End: i + len(w[0])}
		i += len(w[0]) + 1
	}
	g := &Grid{Text: s, Above: []text.Span{at["2023年主要产品"], at["单位：万吨"]}, Rows: [][]Cell{
		{{Span: at["产品"], Down: 1}, {Span: at["产量"], Col: 1, Across: 1}},
		{{Span: at["2022年"], Col: 1}, {Span: at["2023年"], Col: 2}},
		{{Span: at["粮食"]}, {Span: at["12.5"], Col: 1}, {Span: at["13.1"], Col: 2}},
		{{Span: at["油料"]}, {Span: at["3.2"], Col: 1}, {Span: at["3.4"], Col: 2}},
	}}
	entries, left, why := Read(g)
	var got []string
	for _, e := range entries {
		got = append(got, entryLine(s, e))
	}
	want := "12.5 | 粮食产量 | level 125000吨 | 2022\n13.1 | 粮食产量 | level 131000吨 | 2023\n3.2 | 油料产量 | level 32000吨 | 2022\n3.4 | 油料产量 | level 34000吨 | 2023"
	if strings.Join(got, "\n") != want || left != 0 || why != "" {
		t.Errorf("left %d, %q\n%s\nwant\n%s", left, why, strings.Join(got, "\n"), want)
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Find(ctx, strings.Repeat("某县\t12\t3.5\n", 5000)); err != context.Canceled {
		t.Errorf("a search that was cancelled ended with %v", err)
	}
}

// FuzzFind looks for panics, and holds what is found to its text: tables in
// order, numbers inside of them that parse to their values.
func FuzzFind(f *testing.F) {
	a, err := txtar.ParseFile("testdata/tables.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for i := 0; i < len(a.Files); i += 2 {
		f.Add(strings.NewReplacer("⇥", "\t", "⟶", "　").Replace(string(a.Files[i].Data)))
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, tb := range found(t, s) {
			if tb.Start < end || tb.End > len(s) || tb.Empty() {
				t.Fatalf("table at %v behind %d", tb.Span, end)
			}
			end = tb.End
			if tb.Unread != "" && len(tb.Entries) > 0 {
				t.Fatal("an unread table has entries")
			}
			for _, e := range tb.Entries {
				if !tb.Covers(e.Number) || e.Number.Empty() || e.Name == "" || e.Value == nil {
					t.Fatalf("entry %+v of %v", e, tb.Span)
				}
				v, ok := valueOf(fold(e.Number.Of(s)))
				if abs := new(big.Rat).Abs; !ok || abs(v.v).Sign() != abs(e.Value).Sign() {
					t.Fatalf("%q is not %v", e.Number.Of(s), e.Value)
				}
				for _, w := range append(e.Words, e.Row, e.UnitAt, e.WhenAt) {
					if w.Start < 0 || w.End > len(s) || w.Start > w.End {
						t.Fatalf("words at %v of %d bytes", w, len(s))
					}
				}
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	row := "12\t3.5\t8,800\t—\t6.1\n"
	named := "某县粮食产量\t12\t3.5\t8,800\t6.1\n"
	chart := "500          12%\n  7.8%   6.1%\n  2020   2021   2022\n"
	news := strings.Repeat("全市坚持稳中求进，全年粮食产量1.2万吨，比上年增长3.5%。", 8) + "\n"
	wrapped := "全市坚持稳中求进，全年粮食产量1.2万吨，比上年增长3.5%，粮食总\n产持续增长且农民收入不断增加农业农村现代化稳步推进成效显著\n"
	for _, c := range []struct{ name, s string }{{"digits", row}, {"wrapped", wrapped}, {"named", named}, {"chart", chart}, {"prose", news}, {"cells", "12\n某县\n"}, {"pairs", "票面利率（%）3.25\n"}, {"line", "12\t"}} {
		for n := 1; n <= 4; n *= 2 {
			s := strings.Repeat(c.s, n*(5<<20)/len(c.s))
			b.Run(fmt.Sprintf("%s-%dMB", c.name, n*5), func(b *testing.B) {
				b.SetBytes(int64(len(s)))
				for b.Loop() {
					if _, err := Find(b.Context(), s); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
