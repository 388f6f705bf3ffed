package repairs

import (
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/repair"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/look"
)

// broken has every kind of repair: a row of buttons, a cut paragraph, a cut
// number, a page number inside a sentence, blanks in a word, a page at the end.
const broken = "打印本页\n关闭窗口\n某市公报\n\n　　2022年，某市粮食产量达1.2万吨，比上年增长3%，农业生产形势总体平稳，\n\n群众收入持续增加。渔业产量达到32\n51吨，林业向好，市场供应充足，人民\n— 1 —\n生活安定，各项事业全面发展。\n政 府 工 作 报 告\n本页完。\n— 2 —\n"

func outline(t testing.TB, s string) *doc.Document {
	t.Helper()
	d, err := core.Outline(t.Context(), "a.txt", []byte(s), nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// without undoes the repairs that pick takes.
func without(t testing.TB, d *doc.Document, pick func(doc.Repair) bool) *doc.Document {
	t.Helper()
	var list []store.Undoing
	for _, m := range d.Repairs {
		if u, ok := core.Undoing(d, m); ok && pick(m) {
			list = append(list, u)
		}
	}
	d, err := core.Repair(t.Context(), d, list, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// cover fails if the rows of m leave out or repeat a byte or a repair.
func cover(t *testing.T, m *Model) {
	t.Helper()
	raw, body, mend := 0, 0, 0
	for i, r := range m.rows {
		if r.raw.Start != raw || r.body.Start != body || r.first != mend {
			t.Fatalf("row %d is %+v, the one before ended at %d, %d, %d", i, r, raw, body, mend)
		}
		raw, body, mend = r.raw.End, r.body.End, r.last
		for k, x := range m.doc.Repairs[r.first:r.last] {
			if !r.raw.Covers(x.Raw) || x.Body.Start < r.body.Start || x.Body.End > r.body.End {
				t.Errorf("row %d %+v does not hold mend %d %+v", i, r, r.first+k, x)
			}
		}
	}
	if raw != len(m.doc.Raw) || body != len(m.doc.Body) || mend != len(m.doc.Repairs) {
		t.Fatalf("the rows end at %d, %d, %d", raw, body, mend)
	}
}

func TestRows(t *testing.T) {
	d := outline(t, broken)
	m := Build(d)
	cover(t, m)
	var got []string
	for _, r := range m.rows {
		got = append(got, d.Raw[r.raw.Start:r.raw.End]+"|"+d.Body[r.body.Start:r.body.End])
	}
	if len(got) != 7 || got[0] != "打印本页\n|" || got[1] != "关闭窗口\n|" || got[2] != "某市公报\n\n|某市公报\n" || got[6] != "— 2 —\n|" {
		t.Errorf("%d rows: %q", len(got), got)
	}
	if m.counts != [filters]int{12, 3, 4, 5, 0} {
		t.Errorf("counts %v", m.counts)
	}
	for _, pick := range []func(doc.Repair) bool{
		func(doc.Repair) bool { return true },
		func(x doc.Repair) bool { return x.Kind == doc.Joined },
		func(x doc.Repair) bool { return x.Kind == doc.Dropped },
	} {
		m := Build(without(t, d, pick))
		cover(t, m)
		if m.counts[undone] == 0 {
			t.Errorf("counts %v", m.counts)
		}
	}
	cover(t, Build(outline(t, "　　一段，没有修复。\r\n\r\n　　又一段。")))
	cover(t, Build(outline(t, strings.Repeat("没有换行的长文，一句接着一句。", 2000))))
	cover(t, Build(outline(t, strings.Repeat("无", 9000)+"\n"+strings.Repeat("x", 9000))))
	if n := len(Build(outline(t, strings.Repeat("没有换行的长文，一句接着一句。", 2000))).rows); n < 30 {
		t.Errorf("a long line has %d rows", n)
	}
}

// TestReasons fails on a reason of repair that has no words.
func TestReasons(t *testing.T) {
	defer look.SetLanguage(look.Chinese)
	mends, _ := repair.Reasons()
	for _, l := range []look.Language{look.Chinese, look.English} {
		look.SetLanguage(l)
		for _, why := range mends {
			for _, key := range []string{"mend." + why, "mend." + why + ".why"} {
				if s := look.T(key); s == "" || s == key {
					t.Errorf("%s has no words", key)
				}
			}
		}
	}
}
