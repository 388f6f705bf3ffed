// Package text gives byte spans, the maps that tie an edited text to the text
// it was made from, and the editor that makes both together. It knows nothing
// of what the text says.
package text

import "fmt"

// A Span is a half-open byte range [Start, End) of one text.
type Span struct{ Start, End int }

// Len is the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s covers no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Has reports whether the byte at offset lies in s.
func (s Span) Has(offset int) bool { return s.Start <= offset && offset < s.End }

// Covers reports whether t lies wholly in s.
func (s Span) Covers(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Of returns the bytes of body that s covers, without copying them.
func (s Span) Of(body string) string { return body[s.Start:s.End] }

// Join returns the smallest span that covers both s and t; an empty span adds
// nothing.
func (s Span) Join(t Span) Span {
	switch {
	case s.Empty():
		return t
	case t.Empty():
		return s
	}
	return Span{min(s.Start, t.Start), max(s.End, t.End)}
}

// String is the form [start,end) that error messages use.
func (s Span) String() string { return fmt.Sprintf("[%d,%d)", s.Start, s.End) }
