package table

import (
	"github.com/wenshu-app/wenshu/core/recognise"
)

// time gives e the time of its column, its row or the caption.
func (r *reader) time(e *Entry, h *head, col int) {
	e.Back, e.Opening = int32(h.back), h.opening
	if h.when == nil && h.growth && h.back == 0 {
		if b := r.grown(col); b != nil { // 2023年 2022年 增速: the later of them
			c := *h
			c.when, c.whenAt = b.when, b.whenAt
			h = &c
		}
	}
	if h.when == nil {
		if e.When == nil {
			e.When, e.WhenAt = r.when, r.whenAt
		} else if e.When.Base == recognise.Context && r.when != nil && r.when.Base == recognise.Given {
			e.When = within(*e.When, *r.when)
		}
		if h.back > 0 {
			e.WhenAt = h.all
		}
		return
	}
	w := *h.when
	outer := e.When
	if outer == nil {
		outer = r.when
	}
	if w.Base == recognise.Context && outer != nil && outer.Base == recognise.Given {
		w = *within(w, *outer)
	}
	e.When, e.WhenAt = &w, h.whenAt
}

// grown is the column left of k whose time a column of growth has: the last
// in time, or the nearest of one year; nil where none prints its time.
func (r *reader) grown(k int) *head {
	var best *head
	for i := k - 1; i > r.labels && k-i < 8; i-- {
		h := &r.cols[i]
		if h.growth || h.order || h.text || h.units || h.share {
			if best != nil || h.text {
				break
			}
			continue
		}
		if h.when != nil && h.back == 0 && h.when.Base == recognise.Given && (best == nil || h.when.Year > best.when.Year) {
			best = h
		}
	}
	return best
}

// within is the month or half w of the year that outer prints.
func within(w, outer recognise.When) *recognise.When {
	w.Base = recognise.Given
	w.Year += outer.Year
	return &w
}

// base is the column left of k whose growth k may give.
func (r *reader) base(k int) (*head, int) {
	for i := k - 1; i > r.labels; i-- {
		h := &r.cols[i]
		if !h.growth && !h.order && !h.text && !h.units && !h.share {
			return h, i
		}
	}
	return nil, -1
}
