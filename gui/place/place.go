// Package place tells where a window stands on the screen and moves it there,
// by the handle that the system knows it by. Fyne does neither. It works on X11
// and Windows; elsewhere it does nothing and says so.
package place

import "errors"

// ErrUnknown is returned where the system has no places, or does not tell them.
var ErrUnknown = errors.New("the place of the window is not known")

// A Point is the upper left corner of a window in pixels of the screen, as the
// system takes and gives it: on Windows with the frame, on X11 without.
type Point struct{ X, Y int }

// least is how much of a window must be on the screen, in pixels, so that it can
// be taken hold of.
const least = 80

// visible reports whether a window at p can be seen and moved on a screen whose
// corners are given. A screen may have gone since the place was noted.
func visible(p Point, left, top, right, bottom int) bool {
	return p.X >= left-least && p.Y >= top && p.X <= right-least && p.Y <= bottom-least
}
