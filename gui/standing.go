package gui

import (
	"fyne.io/fyne/v2/driver"

	"github.com/wenshu-app/wenshu/gui/place"
)

// handle calls f with the handle that the system knows the window by, where
// there is one.
func (w *Window) handle(f func(uintptr)) {
	n, ok := w.win.(driver.NativeWindow)
	if !ok {
		return
	}
	n.RunNative(func(context any) {
		var h uintptr
		switch c := context.(type) {
		case driver.X11WindowContext:
			h = c.WindowHandle
		case driver.WindowsWindowContext:
			h = c.HWND
		}
		if h != 0 {
			f(h)
		}
	})
}

// Settle moves the window to where it stood when it was last closed. The
// program calls it once the window is there.
func (w *Window) Settle() {
	p := w.app.Preferences()
	x, y := p.IntWithFallback(prefX, unplaced), p.IntWithFallback(prefY, unplaced)
	if x == unplaced || y == unplaced {
		return
	}
	w.handle(func(h uintptr) {
		if err := place.Set(h, place.Point{X: x, Y: y}); err != nil {
			w.trace("place of the window: " + err.Error())
		}
	})
}

// keepPlace remembers where the window stands.
func (w *Window) keepPlace() {
	w.handle(func(h uintptr) {
		at, err := place.Get(h)
		if err != nil {
			w.trace("place of the window: " + err.Error())
			return
		}
		w.app.Preferences().SetInt(prefX, at.X)
		w.app.Preferences().SetInt(prefY, at.Y)
	})
}
