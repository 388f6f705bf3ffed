package relate

import (
	"sort"

	"github.com/wenshu-app/wenshu/core/doc"
)

// outerYear is the year of the heading or the title, 0 if they give none.
func (w *walker) outerYear() int {
	for _, p := range [...]doc.Period{w.heading.period, w.titled} {
		if p.From.Grain == doc.Year && p.To.Zero() {
			return p.From.Year
		}
	}
	return 0
}

// headingOfTwo is the level of a heading that names two times: 过去五年和2025年工作回顾.
const headingOfTwo = "heading of two"

// An outerFrame is a frame that is open around a whole paragraph: a date of an
// earlier one, or a heading.
type outerFrame struct {
	date    int     // in spoken; -1 for a heading
	heading setting // where date is -1
	level   string
	late    bool // counts only where nothing nearer is said
}

// outerFrames are the frames around the block at hand, the innermost first; last
// is the last date before it. They are the same for all its numbers and found
// once.
func (w *walker) outerFrames(last int) []outerFrame {
	if w.outerBlock == w.block+1 {
		return w.outer
	}
	w.outerBlock, w.outer = w.block+1, w.outer[:0]
	body := w.d.Body
	i := last
	behind := func(block int) { // to the last date of this block or one before it
		i = min(i, sort.Search(len(w.spoken), func(k int) bool { return w.spoken[k].block > block })-1)
	}
	for depth := len(w.headings); depth >= 0; depth-- {
		from := -1
		if depth > 0 {
			from = w.headingBlock[depth-1]
		}
		lead, seen := false, false
		for steps := 0; i >= 0 && w.spoken[i].block > from && steps < maxLookBack; i, steps = i-1, steps+1 {
			d := &w.spoken[i]
			if d.compared || d.named || d.window || d.level > 0 || !w.open(d) {
				continue
			}
			if d.When.Grain > doc.Year && w.genre != "news" && w.genre != "other" {
				continue // 下半年 holds for its paragraph
			}
			out := ""
			if depth < len(w.headings) {
				out = " around"
			}
			switch {
			case w.isLead(d.block) && !lead:
				k := i
				for j := i; j >= 0 && w.spoken[j].block == d.block; j-- { // what the lead opens with, where it does
					if e := &w.spoken[j]; e.opens && !e.compared && !e.named && !e.window {
						k = j
						break
					}
				}
				w.outer = append(w.outer, outerFrame{date: k, level: "lead" + out})
				lead = true
				if depth == len(w.headings) && startsItem(w.d.Articles[w.article].Blocks[w.block].Of(body)) {
					seen = true // dash paragraphs are under their lead
				}
			case d.opens && d.first && !seen:
				w.outer = append(w.outer, outerFrame{date: i, level: "section" + out})
				seen = true
			case d.opens && !seen && w.heading.period.Zero():
				w.outer = append(w.outer, outerFrame{date: i, level: "section late" + out, late: true})
				seen = true
			}
			if lead && seen {
				break
			}
		}
		if depth == 0 {
			break
		}
		behind(from - 1)
		if h := w.headings[depth-1]; !h.period.Zero() && (depth == 1 || w.headings[depth-2].period != h.period) {
			w.outer = append(w.outer, outerFrame{date: -1, heading: h})
		}
	}
	return w.outer
}

// maxLookBack bounds how many dates are looked at for the frame of a section.
const maxLookBack = 150

// open reports whether the section that a date stands in is still open: one
// beside the section at hand says nothing here.
func (w *walker) open(d *spoken) bool {
	n := d.depth
	return n == 0 || n <= len(w.headingBlock) && w.headingBlock[n-1] == d.head
}
