package session

import (
	"encoding/json"
	"slices"

	"github.com/wenshu-app/wenshu/core/store"
)

// maxUndo is how many changes of one document can be taken back.
const maxUndo = 200

// A stack is what can be undone and redone in one document.
type stack struct {
	done   []change
	undone []change // the last first to be redone
}

// A change is one that the reader made: what the entry held before and after.
type change struct {
	name          string // what it is called, as Edit was told
	before, after added
}

// added is what a reader can add to a document.
type added struct {
	Own         store.Own
	Corrections []store.Correction
	Notes       []store.Note
	Undone      []store.Undoing
	Charts      []store.Chart
	Unplaced    store.Unplaced
}

func addedOf(e *store.Entry) added {
	c := e.Clone()
	return added{c.Own, c.Corrections, c.Notes, c.Undone, c.Charts, c.Unplaced}
}

// equal reports whether two are the same as a file would have them.
func (a added) equal(b added) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}

func (a added) into(e *store.Entry) {
	from := store.Entry{Own: a.Own, Corrections: a.Corrections, Notes: a.Notes, Undone: a.Undone, Charts: a.Charts, Unplaced: a.Unplaced}
	c := from.Clone()
	e.Own, e.Corrections, e.Notes, e.Undone, e.Charts, e.Unplaced = c.Own, c.Corrections, c.Notes, c.Undone, c.Charts, c.Unplaced
}

// Edit changes what the reader added to d: it is saved, shown, and can be taken
// back under that name. Every change that a reader makes goes through it.
func (s *Session) Edit(d *Document, name string, do func(*store.Entry)) {
	if d.Entry == nil {
		return
	}
	before := addedOf(d.Entry)
	do(d.Entry)
	after := addedOf(d.Entry)
	if after.equal(before) {
		return
	}
	k := s.stackOf(d)
	k.done = append(k.done, change{name, before, after})
	if len(k.done) > maxUndo {
		k.done = k.done[1:]
	}
	k.undone = nil
	s.changed(d)
}

func (s *Session) stackOf(d *Document) *stack {
	k := s.undo[d.Entry.ID]
	if k == nil {
		k = &stack{}
		s.undo[d.Entry.ID] = k
	}
	return k
}

// CanUndo is the name of what Undo would take back in the document in front; ""
// for nothing.
func (s *Session) CanUndo() string { return s.last(func(k *stack) []change { return k.done }) }

// CanRedo is the name of what Redo would do again.
func (s *Session) CanRedo() string { return s.last(func(k *stack) []change { return k.undone }) }

func (s *Session) last(of func(*stack) []change) string {
	if s.front.Entry == nil {
		return ""
	}
	if k := s.undo[s.front.Entry.ID]; k != nil {
		if list := of(k); len(list) > 0 {
			return list[len(list)-1].name
		}
	}
	return ""
}

// Undo takes the last change of the document in front back, and reports whether
// there was one.
func (s *Session) Undo() bool {
	return s.step(func(k *stack) (from, to *[]change) { return &k.done, &k.undone }, func(c change) (is, will added) { return c.after, c.before })
}

// Redo makes the last change that was taken back again.
func (s *Session) Redo() bool {
	return s.step(func(k *stack) (from, to *[]change) { return &k.undone, &k.done }, func(c change) (is, will added) { return c.before, c.after })
}

func (s *Session) step(lists func(*stack) (from, to *[]change), ends func(change) (is, will added)) bool {
	d := s.front
	if d.Entry == nil {
		return false
	}
	from, to := lists(s.stackOf(d))
	if len(*from) == 0 {
		return false
	}
	c := (*from)[len(*from)-1]
	is, will := ends(c)
	if !addedOf(d.Entry).equal(is) { // changed by somebody else: what was there before is not known
		delete(s.undo, d.Entry.ID)
		s.tell(Event{Kind: Noted, Doc: d})
		return false
	}
	*from = (*from)[:len(*from)-1]
	*to = append(*to, c)
	will.into(d.Entry)
	s.changed(d)
	return true
}

// drop forgets the changes of the repairs of d that the program itself has taken
// back: a build of them was given up. What else was changed meanwhile can still
// be taken back. Where it was an undoing that was given up, the change is one
// that can be undone again.
func (s *Session) drop(d *Document) {
	k, now, was := s.stackOf(d), addedOf(d.Entry), undoneKey(d.undone)
	if n := len(k.undone); n > 0 && k.undone[n-1].after.equal(now) {
		k.done, k.undone = append(k.done, k.undone[n-1]), k.undone[:n-1]
		return
	}
	for n := len(k.done) - 1; n >= 0; n-- {
		c := &k.done[n]
		settled := undoneKey(c.before.Undone) == was
		if undoneKey(c.after.Undone) == was && settled {
			return
		}
		c.before.Undone, c.after.Undone = slices.Clone(d.undone), slices.Clone(d.undone)
		if c.before.equal(c.after) {
			k.done = slices.Delete(k.done, n, n+1)
		}
		if settled {
			break
		}
	}
	for n := range k.undone {
		k.undone[n].before.Undone, k.undone[n].after.Undone = slices.Clone(d.undone), slices.Clone(d.undone)
	}
	k.undone = slices.DeleteFunc(k.undone, func(c change) bool { return c.before.equal(c.after) })
}

// changed follows a change of what the reader added to d, and to every document
// of the same bytes: it is saved and shown, and what is made of it is made
// again; that of a document behind when it comes to the front.
func (s *Session) changed(d *Document) {
	s.Save(d.Entry)
	if s.front.Entry != d.Entry {
		return
	}
	if v := s.wanted(s.front); v.corrected != s.front.has.corrected || v.textVersion != s.front.text {
		s.trace("corrected")
	}
	s.advance(s.front)
	s.tell(Event{Kind: Noted, Doc: d})
}
