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

// Maximised reports whether the window manager has the window fill its screen,
// both ways (_NET_WM_STATE of the Extended Window Manager Hints).
func Maximised(window uintptr) (bool, error) {
	c, err := xgb.NewConn()
	if err != nil {
		return false, err
	}
	defer c.Close()
	state, err := atoms(c)
	if err != nil {
		return false, err
	}
	p, err := xproto.GetProperty(c, false, xproto.Window(window), state[0], xproto.AtomAtom, 0, 64).Reply()
	if err != nil {
		return false, err
	}
	found := 0
	for at := 0; at+4 <= len(p.Value); at += 4 {
		if a := xproto.Atom(xgb.Get32(p.Value[at:])); a == state[1] || a == state[2] {
			found++
		}
	}
	return found == 2, nil
}

// Maximise asks the window manager to have the window fill its screen.
func Maximise(window uintptr) error {
	c, err := xgb.NewConn()
	if err != nil {
		return err
	}
	defer c.Close()
	state, err := atoms(c)
	if err != nil {
		return err
	}
	const add, program = 1, 1 // to the state; who asks
	said := xproto.ClientMessageEvent{Format: 32, Window: xproto.Window(window), Type: state[0],
		Data: xproto.ClientMessageDataUnionData32New([]uint32{add, uint32(state[1]), uint32(state[2]), program, 0})}
	return xproto.SendEventChecked(c, false, xproto.Setup(c).DefaultScreen(c).Root,
		xproto.EventMaskSubstructureRedirect|xproto.EventMaskSubstructureNotify, string(said.Bytes())).Check()
}

// atoms are the name of a window's state and of its two ways to be maximised.
func atoms(c *xgb.Conn) (state [3]xproto.Atom, err error) {
	for i, name := range []string{"_NET_WM_STATE", "_NET_WM_STATE_MAXIMIZED_VERT", "_NET_WM_STATE_MAXIMIZED_HORZ"} {
		r, err := xproto.InternAtom(c, false, uint16(len(name)), name).Reply()
		if err != nil {
			return state, err
		}
		state[i] = r.Atom
	}
	return state, nil
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
