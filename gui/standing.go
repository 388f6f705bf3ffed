package gui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"github.com/wenshu-app/wenshu/gui/place"
	"github.com/wenshu-app/wenshu/gui/settings"
)

// handle calls f with the handle that the system knows the window by, where
// there is one.
func (w *frame) handle(f func(uintptr)) {
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
func (w *Window) Settle() { w.frame.settle() }

func (w *frame) settle() {
	v := w.settings.Values()
	w.handle(func(h uintptr) {
		w.fit(h)
		if v.X != settings.Unplaced && v.Y != settings.Unplaced {
			if err := place.Set(h, place.Point{X: v.X, Y: v.Y}); err != nil {
				w.trace("place of the window: " + err.Error())
			}
		}
		if v.Whole {
			if err := place.Maximise(h); err != nil {
				w.trace("maximise: " + err.Error())
			}
		}
	})
}

// fit makes the window no larger than what of its screen is free: the screen may
// be another than at the last start, and Fyne keeps a size that the system has
// cut.
func (w *frame) fit(h uintptr) {
	area, err := place.Area(h)
	if err != nil {
		w.trace("area of the screen: " + err.Error())
		return
	}
	scale, size := w.win.Canvas().Scale(), w.win.Canvas().Size()
	width, height, larger := place.Fit(int(size.Width*scale), int(size.Height*scale), area)
	if larger {
		w.win.Resize(fyne.NewSize(float32(width)/scale, float32(height)/scale))
		w.trace(fmt.Sprintf("fitted into %d×%d", width, height))
	}
}

// keepStanding remembers where the window stands, or that it fills the screen.
func (w *frame) keepStanding() {
	w.handle(func(h uintptr) {
		whole, err := place.Maximised(h)
		if err != nil {
			w.trace("maximised: " + err.Error())
		}
		if w.settings.Change(func(v *settings.Values) { v.Whole = whole }); whole || w.win.FullScreen() {
			return
		}
		at, err := place.Get(h)
		if err != nil {
			w.trace("place of the window: " + err.Error())
			return
		}
		w.settings.Change(func(v *settings.Values) { v.X, v.Y = at.X, at.Y })
	})
}
