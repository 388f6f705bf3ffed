package repair

import (
	"context"
	"slices"
	"sort"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// undoable are the reasons of edits that a reader may undo. The others tidy
// line ends, and the form of Body would break without them.
var undoable = map[string]doc.RepairKind{
	"join-line": doc.Joined, "join-paragraph": doc.Joined,
	"page-number": doc.Dropped, "running-head": doc.Dropped, "site-row": doc.Dropped, "rights-note": doc.Dropped, "deleted": doc.Dropped,
	"blank-in-word": doc.Closed, "blank-in-number": doc.Closed,
	"hidden": doc.Cleaned, "radical": doc.Cleaned, "markup": doc.Cleaned,
}

// tidying are the reasons of the other edits.
var tidying = []string{"blank-line", "drop-indent", "trailing-blank", "line-end"}

// Reasons returns every reason that an edit may have: those of repairs, and those
// of edits that only tidy.
func Reasons() (mends, tidy []string) {
	for why := range undoable {
		mends = append(mends, why)
	}
	mends = append(mends, HandJoin, HandSplit)
	sort.Strings(mends)
	return mends, tidying
}

// Undo returns the text that a finished repair would have made of raw without
// the repairs at undone, which are spans of raw, with its map and all repairs in
// order. Where a join is undone a line ends; what was dropped comes back on
// lines of its own, even inside a join; blanks come back in their place. Every
// other edit stays. A span of undone that meets no repair is passed over: another
// repair may have made one there.
func Undo(raw, body string, back *text.Map, undone []text.Span) (string, *text.Map, []doc.Repair) {
	mends := mendsOf(back)
	if len(undone) == 0 {
		return body, back, mends
	}
	u := undoing{raw: raw, body: body, e: text.NewEditor(raw), mends: mends[:0]}
	u.undone = append(u.undone, undone...)
	sort.Slice(u.undone, func(i, j int) bool { return u.undone[i].Start < u.undone[j].Start })
	u.e.Expect(back.Len())
	var group []text.Run // edits that touch
	for r := range back.Runs() {
		if r.Edit() {
			group = append(group, r)
			continue
		}
		u.edits(group, r.Old.Of(raw))
		group = group[:0]
		u.copy(r.Old)
	}
	u.edits(group, "")
	body, back = u.e.Done()
	return body, back, u.mends
}

// mendsOf are the repairs that back tells of, none of them undone. A text may
// have millions: they are counted before there is room for them.
func mendsOf(back *text.Map) []doc.Repair {
	n := 0
	for r := range back.Runs() {
		if _, mend := undoable[r.Why]; mend {
			n++
		}
	}
	mends := slices.Grow([]doc.Repair(nil), n)
	for r := range back.Runs() {
		if kind, mend := undoable[r.Why]; mend {
			mends = append(mends, doc.Repair{Raw: r.Old, Body: r.New, Kind: kind, Why: r.Why})
		}
	}
	return mends
}

// An undoing writes a repaired text again with some of its edits left out.
type undoing struct {
	raw, body string
	e         *text.Editor
	undone    []text.Span // in order; those before at lie behind
	mends     []doc.Repair

	at       int  // bytes written
	line     bool // the line that is written has text
	restored bool // that text is a line that came back: nothing may join it
}

// has reports whether the reader undid the edit over s. A better repair may
// draw its edits a little wider or narrower.
func (u *undoing) has(s text.Span) bool {
	for len(u.undone) > 0 && u.undone[0].End <= s.Start {
		u.undone = u.undone[1:]
	}
	for _, x := range u.undone {
		if x.Start >= s.End {
			break
		}
		if x.Covers(s) || s.Covers(x) && !x.Empty() {
			return true
		}
	}
	return false
}

// copy copies s, the text of at least one line or a part of it.
func (u *undoing) copy(s text.Span) {
	if s.Empty() {
		return
	}
	if u.restored && u.raw[s.Start] != '\n' {
		u.insert("\n", "line-end")
	}
	u.e.CopyTo(s.End)
	u.wrote(s.Of(u.raw))
}

func (u *undoing) wrote(s string) {
	if s == "" {
		return
	}
	u.at += len(s)
	u.line = s[len(s)-1] != '\n'
	u.restored = false
}

func (u *undoing) insert(s, why string) {
	u.e.Insert(s, why)
	u.wrote(s)
}

// edits writes a group of edits that touch. after is the text behind them, as far
// as it was copied; it is empty at the end of the text.
func (u *undoing) edits(group []text.Run, after string) {
	last := after == ""
	hit := make([]bool, len(group))
	final := -1 // the last line that comes back
	some := false
	for i, r := range group {
		kind, mend := undoable[r.Why]
		if hit[i] = mend && u.has(r.Old); hit[i] && kind == doc.Dropped {
			final = i
		}
		some = some || hit[i]
	}
	var ends []bool
	if some {
		ends = u.ends(group, hit, after)
	}
	for i, r := range group {
		kind, mend := undoable[r.Why]
		m := doc.Repair{Raw: r.Old, Kind: kind, Why: r.Why, Undone: hit[i]}
		from := u.at
		switch {
		case hit[i] && kind == doc.Dropped:
			m.Body = u.restore(r)
			u.mends = append(u.mends, m)
			continue
		case mend && kind == doc.Joined:
			m.Cut = !m.Undone && (final > i || u.restored)
			if m.Undone || m.Cut {
				u.breakLine(r)
			} else {
				u.keep(r)
			}
		case hit[i]: // blanks and characters
			u.comeBack(r, ends[i])
		case !mend && r.New.Empty() && u.line && (final > i || u.restored && !(last && final < i)):
			// the line end that stood before or after what comes back
			if strings.ContainsAny(r.Old.Of(u.raw), "\n\r\f\v") {
				u.breakLine(r)
			} else {
				u.keep(r)
			}
		default:
			u.keep(r)
		}
		if mend {
			m.Body = text.Span{Start: from, End: u.at}
			u.mends = append(u.mends, m)
		}
	}
}

// ends reports for each edit of a group whether nothing more will be written on
// its line, by the edits that follow it or by the text behind them.
func (u *undoing) ends(group []text.Run, hit []bool, after string) []bool {
	ends := make([]bool, len(group))
	end := after == "" || after[0] == '\n'
	for i, r := range slices.Backward(group) {
		ends[i] = end
		s := r.New.Of(u.body)
		switch undoable[r.Why] {
		case doc.Joined, doc.Dropped:
			if hit[i] {
				s = "\n"
			}
		default:
			if hit[i] {
				s = r.Old.Of(u.raw)
			}
		}
		if s = strings.TrimLeftFunc(s, isSideBlank); s != "" {
			end = s[0] == '\n'
		}
	}
	return ends
}

// isSideBlank reports whether r is a blank that does not end a line.
func isSideBlank(r rune) bool { return r != '\n' && isBlank(r) }

// comeBack writes the characters that r took out. A blank among them comes back
// only between others: no line of Body begins or ends with one.
func (u *undoing) comeBack(r text.Run, ends bool) {
	s := r.Old
	if !u.line || u.restored {
		s.Start = s.End - len(strings.TrimLeftFunc(s.Of(u.raw), isBlank))
	}
	if ends {
		s.End = s.Start + len(strings.TrimRightFunc(s.Of(u.raw), isBlank))
	}
	if s.Empty() {
		u.keep(r)
		return
	}
	drop(u.e, s.Start, "drop-indent")
	u.copy(s)
	drop(u.e, r.Old.End, "trailing-blank")
}

// keep makes the edit as repair made it. A line end between two texts is not
// written again where the line that it ended has ended by what came back.
func (u *undoing) keep(r text.Run) {
	if !u.line && r.New.Of(u.body) == "\n" {
		drop(u.e, r.Old.End, "blank-line")
		return
	}
	u.e.Replace(r.Old.End, r.New.Of(u.body), r.Why)
	u.wrote(r.New.Of(u.body))
}

// breakLine ends the line with the line end that r took out.
func (u *undoing) breakLine(r text.Run) {
	if !u.line {
		drop(u.e, r.Old.End, "blank-line")
		return
	}
	old := r.Old.Of(u.raw)
	k := strings.IndexByte(old, '\n')
	if k < 0 {
		u.e.Replace(r.Old.End, "\n", "line-end")
	} else {
		drop(u.e, r.Old.Start+k, "trailing-blank")
		u.e.CopyTo(r.Old.Start + k + 1)
		rest := "drop-indent"
		if strings.ContainsAny(old[k+1:], "\n\r\f\v") {
			rest = "blank-line"
		}
		drop(u.e, r.Old.End, rest)
	}
	u.wrote("\n")
}

// restore brings back the lines that r dropped and returns where they stand.
func (u *undoing) restore(r text.Run) text.Span {
	start := -1
	lines, _ := split(context.Background(), r.Old.Of(u.raw)) // it only fails if its context ends
	for _, l := range lines {
		at := r.Old.Start + int(l.start)
		if strings.IndexByte(u.raw[u.e.At():at], '\n') >= 0 {
			u.breakLine(text.Run{Old: text.Span{Start: u.e.At(), End: at}})
		}
		drop(u.e, at, "drop-indent")
		if u.line {
			u.insert("\n", "line-end")
		}
		if start < 0 {
			start = u.at
		}
		u.e.CopyTo(r.Old.Start + int(l.end))
		u.wrote(l.of(r.Old.Of(u.raw)))
		u.restored = true
	}
	drop(u.e, r.Old.End, "blank-line")
	if start < 0 {
		start = u.at
	}
	return text.Span{Start: start, End: u.at}
}
