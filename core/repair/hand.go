package repair

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// The reasons of edits that a reader made by hand.
const (
	HandJoin  = "hand-join"
	HandSplit = "hand-split"
)

// A HandEdit joins two lines, or splits one, by hand. Raw is in the text before
// repair: of a join all between the two lines, of a split the character that
// begins the new line.
type HandEdit struct {
	Raw   text.Span
	Split bool
}

// Hand returns the repaired text with the edits that a reader made by hand, with
// its map and all repairs in order. An edit that finds no line end to take out,
// or one where it would put one, is passed over: another repair may have done
// the same.
func Hand(body string, back *text.Map, repairs []doc.Repair, edits []HandEdit) (string, *text.Map, []doc.Repair) {
	type cut struct {
		from, to int // of body
		with     string
		repair   doc.Repair
	}
	var cuts []cut
	for _, e := range edits {
		at, ok := back.Forward(e.Raw)
		if !ok || at.Empty() {
			continue
		}
		if e.Split {
			pos := at.Start
			from := len(strings.TrimRight(body[:pos], " \t\u3000"))
			if from == 0 || body[from-1] == '\n' || body[pos] == '\n' {
				continue
			}
			cuts = append(cuts, cut{from, pos, "\n", doc.Repair{Raw: e.Raw, Body: text.Span{Start: 0, End: at.Len()}, Kind: doc.Split, Why: HandSplit}})
			continue
		}
		k := strings.IndexByte(at.Of(body), '\n')
		if pos := at.Start + k; k >= 0 && pos > 0 && pos+1 < len(body) {
			cuts = append(cuts, cut{pos, pos + 1, parted(body[:pos], body[pos+1:]), doc.Repair{Raw: e.Raw, Kind: doc.Joined, Why: HandJoin}})
		}
	}
	sort.SliceStable(cuts, func(i, j int) bool { return cuts[i].from < cuts[j].from })
	if len(cuts) == 0 {
		return body, back, repairs
	}
	e := text.NewEditor(body)
	out := slices.Clone(repairs)
	next, shift := 0, 0 // of the repairs to be moved
	move := func(before int) {
		for next < len(repairs) && repairs[next].Body.Start <= before {
			out[next].Body.Start += shift
			out[next].Body.End += shift
			next++
		}
	}
	for _, c := range cuts {
		if c.from < e.At() {
			continue
		}
		move(c.from)
		e.CopyTo(c.from)
		at := c.from + shift
		e.Replace(c.to, c.with, c.repair.Why)
		shift += len(c.with) - (c.to - c.from)
		if c.repair.Kind == doc.Split {
			at += len(c.with)
			c.repair.Body = text.Span{Start: at, End: at + c.repair.Body.End}
		} else {
			c.repair.Body = text.Span{Start: at, End: at + len(c.with)}
		}
		out = append(out, c.repair)
	}
	move(len(body))
	if len(out) == len(repairs) {
		return body, back, repairs
	}
	made, m := e.Done()
	sort.SliceStable(out, func(i, j int) bool { return out[i].Raw.Start < out[j].Raw.Start })
	return made, text.Compose(m, back), out
}

// parted is what stands between two lines that are joined: a blank between
// words of letters, else nothing.
func parted(before, after string) string {
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	letter := func(r rune) bool { return r > ' ' && r < 0x250 }
	if letter(a) && letter(b) {
		return " "
	}
	return ""
}
