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

// A Rect is a rectangle of the screen, in pixels.
type Rect struct{ Left, Top, Right, Bottom int }

// Fit returns how large a window may be at most to stand in the area with its
// frame, in pixels, and whether it is larger now.
func Fit(width, height int, area Rect) (w, h int, larger bool) {
	w, h = min(width, area.Right-area.Left-2*frame), min(height, area.Bottom-area.Top-title-frame)
	return w, h, w < width || h < height
}

// Of a frame, in pixels: its edges, and its upper edge with the title.
const frame, title = 2, 36

// least is how much of a window must be on the screen, in pixels, so that it can
// be taken hold of.
const least = 80

// visible reports whether a window at p can be seen and moved on a screen whose
// corners are given. A screen may have gone since the place was noted.
func visible(p Point, left, top, right, bottom int) bool {
	return p.X >= left-least && p.Y >= top && p.X <= right-least && p.Y <= bottom-least
}
