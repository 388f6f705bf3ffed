//go:build linux || freebsd || openbsd || netbsd

package place

import (
	"io"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// The library would tell of each missing .Xauthority on the standard error; what
// matters of that comes back as an error.
func init() { xgb.Logger.SetOutput(io.Discard) }

// Get returns where the X11 window stands, without its frame: GLFW asks window
// managers (by static gravity) to take places so.
func Get(window uintptr) (Point, error) {
	c, err := xgb.NewConn()
	if err != nil {
		return Point{}, err
	}
	defer c.Close()
	at, err := xproto.TranslateCoordinates(c, xproto.Window(window), xproto.Setup(c).DefaultScreen(c).Root, 0, 0).Reply()
	if err != nil {
		return Point{}, err
	}
	return Point{int(at.DstX), int(at.DstY)}, nil
}

// Set moves the X11 window to p, if it would be in sight there.
func Set(window uintptr, p Point) error {
	c, err := xgb.NewConn()
	if err != nil {
		return err
	}
	defer c.Close()
	s := xproto.Setup(c).DefaultScreen(c)
	if !visible(p, 0, 0, int(s.WidthInPixels), int(s.HeightInPixels)) {
		return ErrUnknown
	}
	return xproto.ConfigureWindowChecked(c, xproto.Window(window), xproto.ConfigWindowX|xproto.ConfigWindowY, []uint32{uint32(int32(p.X)), uint32(int32(p.Y))}).Check()
}

// Area returns what of the screen is free for windows, as the window manager
// says it (_NET_WORKAREA of the Extended Window Manager Hints); the whole screen
// where none does.
func Area(uintptr) (Rect, error) {
	c, err := xgb.NewConn()
	if err != nil {
		return Rect{}, err
	}
	defer c.Close()
	s := xproto.Setup(c).DefaultScreen(c)
	all := Rect{0, 0, int(s.WidthInPixels), int(s.HeightInPixels)}
	const name = "_NET_WORKAREA"
	atom, err := xproto.InternAtom(c, true, uint16(len(name)), name).Reply()
	if err != nil || atom.Atom == xproto.AtomNone {
		return all, nil
	}
	p, err := xproto.GetProperty(c, false, s.Root, atom.Atom, xproto.AtomCardinal, 0, 4).Reply()
	if err != nil || len(p.Value) < 16 { // x, y, width and height of the first desktop
		return all, nil
	}
	v := func(i int) int { return int(xgb.Get32(p.Value[4*i:])) }
	return Rect{v(0), v(1), v(0) + v(2), v(1) + v(3)}, nil
}
