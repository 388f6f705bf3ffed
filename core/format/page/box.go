package page

import (
	"cmp"
	"slices"
)

// boxed finds a box of text that is set into a column, whose lines run on over,
// beside and under it. Columns that stand side by side begin at one height; a
// box begins below and ends above the lines beside it. It returns what stands
// around the box, sorted from the top; no box if there is none.
func boxed(bs []band) (around, box []item) {
	for i := 1; i+1 < len(bs); i++ {
		b := &bs[i]
		if !b.columns || bs[i-1].columns || bs[i+1].columns {
			continue
		}
		beside := b.left
		switch {
		case within(b.right, b.left):
			box = b.right
		case within(b.left, b.right):
			box, beside = b.left, b.right
		default:
			continue
		}
		for k := range bs {
			if k != i {
				around = append(append(around, bs[k].left...), bs[k].right...)
			}
		}
		around = append(around, beside...)
		slices.SortStableFunc(around, func(a, b item) int { return cmp.Compare(a.y0, b.y0) })
		return around, box
	}
	return nil, nil
}

// within reports whether a begins below the top of b and ends above its foot.
func within(a, b []item) bool {
	a0, a1 := heights(a)
	b0, b1 := heights(b)
	const slack = 3 // points: type of two sizes on one line
	return a0 > b0+slack && a1 < b1-slack
}

// heights are the top and the foot of items, of which there are some.
func heights(items []item) (top, foot float32) {
	top, foot = items[0].y0, items[0].y1
	for _, it := range items {
		top, foot = min(top, it.y0), max(foot, it.y1)
	}
	return top, foot
}
