package repair

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// undo repairs s, undoes the repairs whose index pick takes, and fails on any
// broken promise.
func undo(t testing.TB, s string, pick func(i int) bool) (string, []doc.Repair) {
	t.Helper()
	body, back, err := Repair(t.Context(), s, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, _, mends := Undo(s, body, back, nil)
	same, m, kept := Undo(s, body, back, []text.Span{{Start: len(s) + 1, End: len(s) + 2}}) // no repair stands there
	if same != body || m.Len() != back.Len() || !slices.Equal(mends, kept) {
		t.Fatalf("nothing undone changes\n%q to\n%q, or %v to %v", body, same, mends, kept)
	}
	var undone []text.Span
	for i, m := range mends {
		if m.Undone || m.Cut {
			t.Fatalf("%v is undone before anybody did it", m)
		}
		if pick(i) {
			undone = append(undone, m.Raw)
		}
	}
	got, m, after := Undo(s, body, back, undone)
	if err := m.Check(s, got); err != nil {
		t.Fatalf("map: %v\n%q\n%q", err, s, got)
	}
	if got != "" {
		for _, l := range strings.Split(got, "\n") {
			if l == "" || strings.TrimFunc(l, unicode.IsSpace) != l {
				t.Fatalf("line %q of %q, without %v of %q", l, got, undone, s)
			}
		}
	}
	if len(after) != len(mends) {
		t.Fatalf("%d mends, then %d", len(mends), len(after))
	}
	for i, a := range after {
		if a.Raw != mends[i].Raw || a.Why != mends[i].Why || a.Undone != pick(i) {
			t.Fatalf("mend %d: %+v, was %+v", i, a, mends[i])
		}
		if a.Body.Start < 0 || a.Body.End > len(got) || i > 0 && a.Body.Start < after[i-1].Body.End {
			t.Fatalf("mend %d stands at %v of %d, behind %v", i, a.Body, len(got), after[max(0, i-1)].Body)
		}
		switch {
		case a.Kind == doc.Dropped && a.Undone && solid(a.Body.Of(got)) != solid(a.Raw.Of(s)):
			t.Fatalf("%q came back as %q", a.Raw.Of(s), a.Body.Of(got))
		case a.Kind == doc.Joined && a.Undone && a.Body.Of(got) != "\n":
			t.Fatalf("%q of %q came back as %q in %q", a.Raw.Of(s), s, a.Body.Of(got), got)
		}
	}
	// nothing is lost but what mends that stand took out, and nothing invented
	taken := map[text.Span]bool{}
	for _, a := range after {
		taken[a.Raw] = !a.Undone && (a.Kind == doc.Dropped || a.Kind == doc.Cleaned)
	}
	for _, r := range m.Edits() {
		if !taken[r.Old] && empty(t, r.Old.Of(s)) != "" || !taken[r.Old] && solid(r.New.Of(got)) != "" {
			t.Fatalf("%q of %q became %q: %s", r.Old.Of(s), s, r.New.Of(got), r.Why)
		}
	}
	return got, after
}

// broken is a text with every kind of repair: a cut sentence, a cut number, a
// page number inside a sentence, a row of buttons, blanks in a word.
const broken = "打印本页\n关闭窗口\n某市公报\n\n　　2022年，某市粮食产量达1.2万吨，比上年增长3%，农业生产形势总体平稳，\n\n群众收入持续增加。渔业产量达到32\n51吨，林业向好，市场供应充足，人民\n— 1 —\n生活安定，各项事业全面发展。\n政 府 工 作 报 告\n本页完。\n— 2 —\n"

func TestUndo(t *testing.T) {
	none := func(int) bool { return false }
	body, mends := undo(t, broken, none)
	kinds := map[doc.RepairKind]int{}
	for _, m := range mends {
		kinds[m.Kind]++
	}
	if kinds[doc.Joined] != 3 || kinds[doc.Dropped] != 4 || kinds[doc.Closed] != 5 {
		t.Fatalf("%v in %q", kinds, body)
	}
	for _, c := range []struct{ name, raw, was, is string }{
		{"join", "\n\n群众", "平稳，群众", "平稳，\n群众"},
		{"number", "\n51吨", "3251吨", "32\n51吨"},
		{"page in a sentence", "— 1 —", "人民生活安定", "人民\n— 1 —\n生活安定"},
		{"last page", "— 2 —", "本页完。", "本页完。\n— 2 —"},
		{"first line", "打印本页", "某市公报", "打印本页\n某市公报"},
		{"second line", "关闭窗口", "某市公报", "关闭窗口\n某市公报"},
		{"blank", " 府 工", "政府工作报告", "政 府工作报告"},
	} {
		at := strings.Index(broken, c.raw)
		got, _ := undo(t, broken, func(i int) bool { return mends[i].Raw.Start == at })
		if want := strings.Replace(body, c.was, c.is, 1); want == body || got != want {
			t.Errorf("%s:\n%s\nwant:\n%s", c.name, got, want)
		}
	}
	all, after := undo(t, broken, func(int) bool { return true })
	if !strings.Contains(all, "平稳，\n群众") || !strings.Contains(all, "打印本页\n关闭窗口\n某市公报\n2022") || !strings.HasSuffix(all, "\n— 2 —") {
		t.Errorf("all undone:\n%s", all)
	}
	for _, m := range after {
		if m.Cut {
			t.Errorf("%v is cut where it is undone", m)
		}
	}
}

// TestUndoElsewhere undoes places that a better repair has drawn otherwise, or
// not at all.
func TestUndoElsewhere(t *testing.T) {
	body, back, err := Repair(t.Context(), broken, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, _, mends := Undo(broken, body, back, nil)
	for i, m := range mends {
		wide := text.Span{Start: m.Raw.Start - 1, End: m.Raw.End}
		if i == 0 {
			wide.Start = 0
		}
		if _, _, after := Undo(broken, body, back, []text.Span{wide}); !after[i].Undone {
			t.Errorf("%+v is not undone by a wider place", m)
		}
	}
	if same, _, _ := Undo(broken, body, back, []text.Span{{Start: 40, End: 46}, {Start: len(broken) + 5, End: len(broken) + 9}, {}}); same != body {
		t.Error("places that are no mends change the text")
	}
}

func TestReasons(t *testing.T) {
	mends, tidy := Reasons()
	known := map[string]bool{}
	for _, why := range append(mends, tidy...) {
		known[why] = true
	}
	_, back, err := Repair(t.Context(), broken+"\r\x0cfoot", nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range back.Edits() {
		if !known[e.Why] {
			t.Errorf("the reason %q is in no list", e.Why)
		}
	}
	for _, why := range reasons[1:] {
		if !known[why] {
			t.Errorf("the reason %q is in no list", why)
		}
	}
}

func FuzzUndo(f *testing.F) {
	for _, s := range []string{"", broken, markedUp, "**增长3%**\n", "&nbsp;\n<b>1</b>", "一、标题\n正文第一句，\n\n第二句。\n— 3 —\n", "a\r\nb\fc", "1 9 9 7 年", "打印\n下载\n【字号：大 中 小】\n正文。", "（\r12\f51）\n第1页\n，x"} {
		f.Add(s, uint64(5))
	}
	f.Fuzz(func(t *testing.T, s string, seed uint64) {
		r := rand.New(rand.NewPCG(seed, 0))
		picked := map[int]bool{}
		undo(t, strings.ToValidUTF8(s, "\ufffd"), func(i int) bool {
			if _, ok := picked[i]; !ok {
				picked[i] = r.IntN(2) == 0
			}
			return picked[i]
		})
	})
}

// TestUndoBetweenTexts undoes what was dropped beside the line end that stands
// between two texts of a file, which no text of its own mends.
func TestUndoBetweenTexts(t *testing.T) {
	const raw = "粮食增产。\n\n关闭窗口\n\n蔬菜增产。\n"
	e := text.NewEditor(raw)
	e.CopyTo(strings.Index(raw, "\n"))
	e.Drop(strings.Index(raw, "关闭"), "blank-line")
	e.Drop(strings.Index(raw, "\n\n蔬菜"), "site-row")
	e.Drop(strings.Index(raw, "\n蔬菜"), "trailing-blank")
	e.Insert("\n", "line-end")
	e.Drop(strings.Index(raw, "蔬菜"), "blank-line")
	e.CopyTo(len(raw) - 1)
	e.Drop(len(raw), "blank-line")
	body, back := e.Done()
	if body != "粮食增产。\n蔬菜增产。" {
		t.Fatalf("made of the texts: %q", body)
	}
	got, m, _ := Undo(raw, body, back, []text.Span{{End: len(raw)}})
	if err := m.Check(raw, got); err != nil || got != "粮食增产。\n关闭窗口\n蔬菜增产。" {
		t.Errorf("undone: %q, %v", got, err)
	}
}
