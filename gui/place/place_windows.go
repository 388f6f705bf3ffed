package place

import (
	"syscall"
	"unsafe"
)

var (
	user32           = syscall.NewLazyDLL("user32.dll")
	getWindowRect    = user32.NewProc("GetWindowRect")
	setWindowPos     = user32.NewProc("SetWindowPos")
	getSystemMetrics = user32.NewProc("GetSystemMetrics")
	monitorFrom      = user32.NewProc("MonitorFromWindow")
	isZoomed         = user32.NewProc("IsZoomed")
	showWindow       = user32.NewProc("ShowWindow")
	getMonitorInfo   = user32.NewProc("GetMonitorInfoW")
)

// Of winuser.h.
const (
	swpNoSize         = 0x0001
	swpNoZOrder       = 0x0004
	swpNoActivate     = 0x0010
	smXVirtualScreen  = 76
	smYVirtualScreen  = 77
	smCXVirtualScreen = 78
	smCYVirtualScreen = 79
	nearestMonitor    = 2
	swMaximise        = 3
)

// Get returns where the window stands.
func Get(window uintptr) (Point, error) {
	var r struct{ left, top, right, bottom int32 }
	if ok, _, err := getWindowRect.Call(window, uintptr(unsafe.Pointer(&r))); ok == 0 {
		return Point{}, err
	}
	return Point{int(r.left), int(r.top)}, nil
}

// Set moves the window to p, if it would be in sight there.
func Set(window uintptr, p Point) error {
	metric := func(i uintptr) int {
		v, _, _ := getSystemMetrics.Call(i)
		return int(int32(v))
	}
	left, top := metric(smXVirtualScreen), metric(smYVirtualScreen)
	if !visible(p, left, top, left+metric(smCXVirtualScreen), top+metric(smCYVirtualScreen)) {
		return ErrUnknown
	}
	if ok, _, err := setWindowPos.Call(window, 0, uintptr(p.X), uintptr(p.Y), 0, 0, swpNoSize|swpNoZOrder|swpNoActivate); ok == 0 {
		return err
	}
	return nil
}

// Maximised reports whether the window fills its screen.
func Maximised(window uintptr) (bool, error) {
	zoomed, _, _ := isZoomed.Call(window)
	return zoomed != 0, nil
}

// Maximise makes the window fill its screen.
func Maximise(window uintptr) error {
	_, _, _ = showWindow.Call(window, swMaximise) // it returns whether the window was seen before
	return nil
}

// Area returns what of the window's screen is free for windows: without the
// task bar.
func Area(window uintptr) (Rect, error) {
	type rect struct{ left, top, right, bottom int32 }
	info := struct {
		size       uint32
		all, work  rect
		properties uint32
	}{}
	info.size = uint32(unsafe.Sizeof(info))
	monitor, _, _ := monitorFrom.Call(window, nearestMonitor)
	if ok, _, err := getMonitorInfo.Call(monitor, uintptr(unsafe.Pointer(&info))); ok == 0 {
		return Rect{}, err
	}
	return Rect{int(info.work.left), int(info.work.top), int(info.work.right), int(info.work.bottom)}, nil
}
