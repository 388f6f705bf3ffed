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
