package core_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/wenshu-app/wenshu/core"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
)

// handPaper has lines that end where they should not, and one that is two.
const handPaper = "某市公报\n\n　　2022年，某市粮食产量达1.2万吨。\n\n　　渔业产量达到3251吨，林业向好。市场供应充足。GDP grew.\n\n　　Prices held，物价平稳。\n"

// TestByHand joins and splits lines, at every place of a document: the figures
// follow, and doing the opposite takes it back.
func TestByHand(t *testing.T) {
	whole, err := core.Read(t.Context(), "a.txt", []byte(handPaper), nil)
	if err != nil {
		t.Fatal(err)
	}
	mend := func(d *doc.Document, said []store.Undoing) *doc.Document {
		t.Helper()
		m, err := core.Repair(t.Context(), d, said, nil)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	e := &store.Entry{}
	at := strings.Index(whole.Body, "市场供应")
	split, ok := core.SplitAt(whole, at)
	if !ok || split.Back || split.Why != "hand-split" {
		t.Fatalf("%+v, %v", split, ok)
	}
	split.Apply(e)
	two := mend(whole, e.Undone)
	if n := len(two.Repairs); !strings.Contains(two.Body, "林业向好。\n市场供应") || n != 1 || two.Repairs[0].Kind != doc.Split {
		t.Fatalf("%q, %+v", two.Body, two.Repairs)
	}
	join, ok := core.JoinNext(two, strings.Index(two.Body, "GDP"))
	if !ok || join.Back {
		t.Fatalf("%+v, %v", join, ok)
	}
	join.Apply(e)
	both := mend(two, e.Undone)
	if !strings.Contains(both.Body, "林业向好。\n市场供应充足。GDP grew. Prices held，物价") {
		t.Fatalf("%q", both.Body)
	}
	full, err := core.WithFigures(t.Context(), both, nil)
	if err != nil || printed(full, "3251吨") != 1 {
		t.Errorf("figures %q, %v", texts(full), err)
	}
	again, ok := core.SplitAt(both, strings.Index(both.Body, "Prices"))
	if !ok || !again.Back {
		t.Fatalf("splitting what was joined: %+v, %v", again, ok)
	}
	again.Apply(e)
	back, ok := core.JoinNext(mend(both, e.Undone), strings.Index(both.Body, "林业"))
	if !ok || !back.Back {
		t.Fatalf("joining what was split: %+v, %v", back, ok)
	}
	back.Apply(e)
	if same := mend(both, e.Undone); same.Body != whole.Body || len(e.Undone) != 0 {
		t.Errorf("%q is left, and %+v", same.Body, e.Undone)
	}
}

// TestByHandAnywhere splits and joins at random places: the text stays what it
// is but for line ends, and the map holds, which Repair checks.
func TestByHandAnywhere(t *testing.T) {
	flat := strings.NewReplacer("\n", "", " ", "").Replace
	r := rand.New(rand.NewPCG(12, 7))
	for _, paper := range []string{handPaper, cutPaper, "a\r\nb\r\n\r\nc，\r\n1 2 吨\n— 3 —\n完。"} {
		d, err := core.Read(t.Context(), "a.txt", []byte(paper), nil)
		if err != nil {
			t.Fatal(err)
		}
		whole, e := d, &store.Entry{}
		for range 200 {
			at := r.IntN(len(d.Body))
			for at > 0 && d.Body[at]&0xC0 == 0x80 {
				at--
			}
			do, what := core.SplitAt, "split"
			if r.IntN(2) == 0 {
				do, what = core.JoinNext, "join"
			}
			said, ok := do(d, at)
			if !ok {
				continue
			}
			said.Apply(e)
			next, err := core.Repair(t.Context(), d, e.Undone, nil)
			if err != nil {
				t.Fatalf("%s at %d of %q: %v", what, at, d.Body, err)
			}
			if flat(next.Body) != flat(whole.Body) {
				t.Fatalf("%s at %d of %q gives %q", what, at, d.Body, next.Body)
			}
			for _, m := range next.Repairs {
				if m.Body.Start > m.Body.End || m.Body.End > len(next.Body) {
					t.Fatalf("%s at %d: the repair %+v of %q", what, at, m, next.Body)
				}
			}
			d = next
		}
	}
}
