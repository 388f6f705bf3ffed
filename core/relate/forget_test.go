package relate

import "testing"

// TestForget holds that what is remembered keeps its places when the rest is
// forgotten.
func TestForget(t *testing.T) {
	w := &walker{outerBlock: 7}
	for i := range 2*maxTold - 1 {
		w.told = append(w.told, told{block: i})
		w.spoken = append(w.spoken, spoken{block: i, claims: i, opened: i, plain: i, opener: -1})
	}
	if w.forget(); len(w.told) != 2*maxTold-1 || w.outerBlock != 7 {
		t.Fatalf("%d claims are left too early", len(w.told))
	}
	w.told = append(w.told, told{block: 2*maxTold - 1})
	w.spoken = append(w.spoken, spoken{block: 2*maxTold - 1, claims: 2*maxTold - 1, opened: 2*maxTold - 2, plain: 5, opener: 2*maxTold - 1})
	w.forget()
	if len(w.told) != maxTold || len(w.spoken) != maxTold || w.outerBlock != 0 {
		t.Fatalf("%d claims and %d dates are left", len(w.told), len(w.spoken))
	}
	if w.told[0].block != maxTold || w.spoken[0].block != maxTold {
		t.Errorf("the oldest are %d and %d", w.told[0].block, w.spoken[0].block)
	}
	if d := w.spoken[1]; w.told[d.claims].block != d.block || w.spoken[d.opened].block != d.block || d.opener != -1 {
		t.Errorf("a date leads to other claims or dates: %+v", d)
	}
	if d := w.spoken[maxTold-1]; d.opened != maxTold-2 || d.plain != -1 || d.opener != maxTold-1 {
		t.Errorf("the latest date leads to %d, %d, %d", d.opened, d.plain, d.opener)
	}
}
