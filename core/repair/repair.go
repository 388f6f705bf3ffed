// Package repair mends the layout of a text: it joins what was cut, drops page
// furniture and takes out what a converter left inside the lines. It gives the mended text and the reason for each change, and
// says nothing about what a line means.
package repair

import (
	"context"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/progress"
	"github.com/wenshu-app/wenshu/core/text"
)

// maxPasses bounds how often a text of length n is gone through. A pass may
// uncover what the next one mends (two halves of a running head); nearly every
// text is at rest after the second, which only confirms the first. Short ones
// may take as many as they like.
func maxPasses(n int) int { return 12 + min(1000, 1<<20/(n+1)) }

// Repair returns the mended text of raw, one block a line, and its map to raw.
// No line is empty or has blanks at its ends. What hints say of raw is not
// guessed: a hinted block is one line, whatever it looks like. Without hints,
// repairing the result again changes nothing. It fails only if ctx ends.
func Repair(ctx context.Context, raw string, hints []doc.Hint, p *progress.Counter) (string, *text.Map, error) {
	p.Start("repair", len(raw))
	body, back := raw, text.Identity(len(raw))
	var fixed []text.Span
	if len(hints) > 0 {
		var err error
		if body, back, fixed, err = heed(ctx, raw, hints); err != nil {
			return "", nil, err
		}
	}
	most := maxPasses(len(raw))
	for passes := 0; passes < most; {
		tidy, m, err := clean(ctx, body)
		switch {
		case err != nil:
			return "", nil, err
		case m != nil:
			body, back, fixed = tidy, over(m, back), moved(fixed, m)
		case passes > 0: // at rest in its lines and in its characters
			p.Add(len(raw))
			return body, back, nil
		}
		for edits := true; edits && passes < most; passes++ {
			next, m, err := pass(ctx, body, fixed)
			if err != nil {
				return "", nil, err
			}
			if edits = m.Edited(); edits {
				body, back, fixed = next, over(m, back), moved(fixed, m)
			}
		}
	}
	p.Add(len(raw))
	return body, back, nil
}

// over ties the text that m made to what inner ties its old text to.
func over(m, inner *text.Map) *text.Map {
	if inner.Len() <= 1 && !inner.Edited() {
		return m
	}
	return text.Compose(m, inner)
}

// pass mends s once, line by line. The lines at fixed are blocks.
func pass(ctx context.Context, s string, fixed []text.Span) (string, *text.Map, error) {
	lines, err := split(ctx, s)
	if err != nil {
		return "", nil, err
	}
	fix(lines, fixed)
	markFurniture(s, lines)
	for i := range lines {
		if lines[i].fixed {
			lines[i].why = keep
		}
	}
	lay := measure(s, lines)
	w := &words{}
	blanks := blanksIn(s, lines, w)
	ends := decide(s, lines, lay, w)
	if err := w.count(ctx, s, lines); err != nil {
		return "", nil, err
	}
	return write(ctx, s, lines, ends, blanks, w)
}
