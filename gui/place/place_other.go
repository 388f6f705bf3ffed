//go:build !(linux || freebsd || openbsd || netbsd || windows)

package place

// Get returns ErrUnknown.
func Get(uintptr) (Point, error) { return Point{}, ErrUnknown }

// Set returns ErrUnknown.
func Set(uintptr, Point) error { return ErrUnknown }

// Maximised returns ErrUnknown.
func Maximised(uintptr) (bool, error) { return false, ErrUnknown }

// Maximise returns ErrUnknown.
func Maximise(uintptr) error { return ErrUnknown }

// Area returns ErrUnknown.
func Area(uintptr) (Rect, error) { return Rect{}, ErrUnknown }
