package reading

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/wenshu-app/wenshu/core/text"
)

// TestManyStylesKeepThePlace tries sizes, measures and indents one after the
// other: the text does not wander off, and is back where it was at the end.
func TestManyStylesKeepThePlace(t *testing.T) {
	p, w := open(t, long(80), 900, 700)
	p.ScrollTo(p.doc.Figures[40].Start)
	p.scroll(300)
	place, before := p.Place(), p.place
	first := p.style
	for range 5 {
		for _, change := range []func(*Style){
			func(s *Style) { s.TextSize = 23 }, func(s *Style) { s.MeasureEm = 24 }, func(s *Style) { s.Indent = 0 }, func(s *Style) { s.LineHeight = 2.2 },
		} {
			s := first
			change(&s)
			p.SetStyle(s)
			p.SetStyle(first)
		}
		w.Resize(fyne.NewSize(400, 300))
		w.Resize(fyne.NewSize(900, 700))
	}
	if p.Place() != place || p.place != before {
		t.Errorf("at %d, %v, want %d, %v", p.Place(), p.place, place, before)
	}
	p.scroll(500)
	moved := p.Place()
	s := first
	s.TextSize = 23
	p.SetStyle(s)
	p.SetStyle(first)
	if p.Place() != moved {
		t.Errorf("after scrolling on at %d, want %d", p.Place(), moved)
	}
}

// TestKeysLeap tells of the leaps that keys make, before and after, and of no
// small steps.
func TestKeysLeap(t *testing.T) {
	p, _ := open(t, long(80), 900, 700)
	var told []int
	p.OnJump = func() { told = append(told, p.Place()) }
	key(p, fyne.KeyEnd)
	end := p.Place()
	key(p, fyne.KeyUp, fyne.KeyPageUp)
	if len(told) != 2 || told[0] != 0 || told[1] != end || end == 0 {
		t.Fatalf("told of %v, want 0 and %d", told, end)
	}
	key(p, fyne.KeyHome)
	told = nil
	p.TypedRune('n')
	if len(told) != 0 {
		t.Errorf("a figure in view is a leap: %v", told)
	}
	p.choose(60)
	p.reveal(p.doc.Figures[60].Start)
	p.TypedRune('n')
	p.TypedRune(']')
	key(p, fyne.KeyHome)
	if n := len(told); n < 2 || n%2 != 0 || told[n-1] != 0 {
		t.Errorf("told of %v", told)
	}
}

// TestKeysEndHover takes what the pointer brought away when keys move the text
// from under it.
func TestKeysEndHover(t *testing.T) {
	p, _ := open(t, long(80), 900, 700)
	at := p.doc.Figures[0].Start
	ended, noted := 0, 0
	p.OnHoverEnd = func() { ended++ }
	p.OnNoteEnd = func() { noted++ }
	p.MouseMoved(mouseAt(spot(t, p, at), 0))
	key(p, fyne.KeyPageDown)
	if ended != 1 || p.hovered != noHover {
		t.Errorf("the card of a figure stays: %v", p.hovered)
	}
	village := offsetOf(t, p, "村庄")
	bare := text.Span{Start: village, End: village + 6}
	key(p, fyne.KeyHome)
	p.SetNotes([]Note{{Span: bare, Words: true}})
	p.MouseMoved(mouseAt(spot(t, p, bare.Start), 0))
	p.ScrollTo(p.doc.Figures[30].Start)
	if noted != 1 {
		t.Error("the words of a note stay where it was")
	}
}

// TestShortestNoteIsTold tells of the highlight within a longer one.
func TestShortestNoteIsTold(t *testing.T) {
	p, _ := open(t, compose("# 甲", "渔业平稳，林业向好，人民生活安定。"), 900, 700)
	whole, inner := offsetOf(t, p, "渔业"), offsetOf(t, p, "林业")
	p.SetNotes([]Note{{Span: text.Span{Start: whole, End: whole + 48}, Words: true}, {Span: text.Span{Start: inner, End: inner + 6}, Words: true}})
	if a, b := p.notedAt(inner), p.notedAt(whole); a != 1 || b != 0 {
		t.Errorf("note %d within note %d", a, b)
	}
}

// TestClicksMeanTheFirst wants the second click to mean what the first hit,
// though the text has moved under the pointer since.
func TestClicksMeanTheFirst(t *testing.T) {
	p, w := open(t, long(80), 900, 700)
	p.OnFigure = func(int) { w.Resize(fyne.NewSize(620, 700)) } // a card takes its room
	f := p.doc.Figures[3]
	at := spot(t, p, f.Start)
	click(p, at)
	click(p, at)
	if s := p.Selection(); s != f.Span {
		t.Errorf("selected %q, want %q", s.Of(p.doc.Body), f.Of(p.doc.Body))
	}
}
