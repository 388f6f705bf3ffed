package command

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"github.com/wenshu-app/wenshu/gui/look"
)

// Measures of the sheet of keys.
const (
	keyLine    = 28 // height of a line
	keyCap     = 22 // height of a key
	keySize    = 12 // of the letters on it
	keyBetween = 28 // between columns
)

// A Group is the keys of one part of the window. Title is the key of its words.
type Group struct {
	Title string
	Rows  []Row
}

// A Row is a line of the sheet: keys that do much the same, and the key of the
// words that say what that is. "…" among the keys stands for those between.
type Row struct {
	Word string
	Keys []string
}

// KeysFor makes a row.
func KeysFor(word string, keys ...string) Row { return Row{word, keys} }

// Groups are the rows of the panes and, in the groups that their rows name, those
// of the commands.
func (t *Table) Groups() []Group {
	out := make([]Group, len(t.Keys))
	for i, g := range t.Keys {
		out[i] = Group{g.Title, append([]Row(nil), g.Rows...)}
		for j := range out[i].Rows {
			r := &out[i].Rows[j]
			r.Keys = append(append([]string(nil), t.keysOf(r.Word)...), r.Keys...)
		}
	}
	return out
}

// keysOf are the keys of the commands of a row; of more than three the first and
// the last.
func (t *Table) keysOf(word string) []string {
	var out []string
	t.each(func(c *Command, _ string) {
		if c.Sheet == word {
			for _, k := range c.Keys {
				out = append(out, keyOf(k))
			}
		}
	})
	if len(out) > 3 {
		out = []string{out[0], "…", out[len(out)-1]}
	}
	return out
}

// keyOf is a shortcut of the table, or one that Fyne names itself.
func keyOf(s fyne.Shortcut) string {
	switch s.(type) {
	case *fyne.ShortcutPaste:
		return "Mod+V"
	case *fyne.ShortcutCopy:
		return "Mod+C"
	case *fyne.ShortcutSelectAll:
		return "Mod+A"
	}
	return KeyID(s)
}

// ShowSheet shows every key on one sheet over win.
func (t *Table) ShowSheet(win fyne.Window, p look.Palette) {
	room := win.Canvas().Size()
	columns := t.columns(3, p)
	for n := 2; n > 0 && columns.MinSize().Width > room.Width-80; n-- {
		columns = t.columns(n, p)
	}
	scroll := container.NewVScroll(columns)
	need := columns.MinSize()
	scroll.SetMinSize(fyne.NewSize(min(need.Width+2*look.Pad, room.Width-80), min(need.Height+look.Pad, room.Height-180)))
	t.HideSheet()
	sheet := dialog.NewCustom(look.T("help.title"), look.T("close"), scroll, win)
	if t.Guide != nil {
		guide := look.NewAnswer(look.T("guide"), func() {
			t.HideSheet()
			t.Guide()
		})
		sheet.SetButtons([]fyne.CanvasObject{guide, look.NewAnswer(look.T("close"), func() { t.HideSheet() })})
	}
	sheet.SetOnClosed(func() { t.sheet = nil })
	sheet.Show()
	t.sheet = sheet
}

// HideSheet takes the sheet away and reports whether it was there.
func (t *Table) HideSheet() bool {
	if t.sheet == nil {
		return false
	}
	t.sheet.Hide()
	t.sheet = nil
	return true
}

// columns lays the keys out in n columns: the first group in the first, the
// second in the second, the others in the last.
func (t *Table) columns(n int, p look.Palette) *fyne.Container {
	columns := make([]*fyne.Container, n)
	for i := range columns {
		columns[i] = container.New(lines{})
	}
	for i, g := range t.Groups() {
		c := columns[min(i, n-1)]
		head := canvas.NewText(look.T(g.Title), p.Ink)
		head.TextSize, head.TextStyle.Bold = 14, true
		if len(c.Objects) > 0 {
			c.Add(container.New(keyRowLayout{}))
		}
		c.Add(container.New(keyRowLayout{}, head))
		for _, r := range g.Rows {
			c.Add(keyLineOf(r, p))
		}
	}
	all := container.New(keyColumnsLayout{})
	for _, c := range columns {
		all.Add(c)
	}
	return all
}

// keyLineOf is a row of the table.
func keyLineOf(r Row, p look.Palette) fyne.CanvasObject {
	word := canvas.NewText(look.T(r.Word), p.SecondInk)
	word.TextSize = 13
	line := container.New(keyRowLayout{}, word)
	for _, id := range r.Keys {
		text := canvas.NewText(shown(id), p.Ink)
		text.TextSize, text.Alignment = keySize, fyne.TextAlignCenter
		edge := canvas.NewRectangle(color.Transparent)
		if id != "…" {
			edge.FillColor, edge.StrokeColor = p.Ground, p.Rule
			edge.StrokeWidth, edge.CornerRadius = 1, 4
		}
		line.Add(container.NewStack(edge, text))
	}
	return line
}

// keyRowLayout sets what keys do at the left and the keys at the right end.
type keyRowLayout struct{}

func (keyRowLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for i, c := range o {
		width += keyWidth(i, c) + look.Gap
	}
	if len(o) > 1 {
		width += look.Group
	}
	if len(o) == 0 {
		return fyne.NewSize(0, look.Pad)
	}
	return fyne.NewSize(width, keyLine)
}

func keyWidth(i int, c fyne.CanvasObject) float32 {
	m := c.MinSize().Width
	if i > 0 {
		m = max(keyCap, m+12)
	}
	return m
}

func (keyRowLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	x := size.Width
	for i := len(o) - 1; i >= 0; i-- {
		w, h := keyWidth(i, o[i]), float32(keyCap)
		if i == 0 {
			x, h = w, o[i].MinSize().Height
		}
		o[i].Move(fyne.NewPos(x-w, (size.Height-h)/2))
		o[i].Resize(fyne.NewSize(w, h))
		x -= w + look.Gap
	}
}

// lines sets rows one under the other without more between them.
type lines struct{}

func (lines) MinSize(o []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, c := range o {
		m := c.MinSize()
		s.Width, s.Height = max(s.Width, m.Width), s.Height+m.Height
	}
	return s
}

func (lines) Layout(o []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, c := range o {
		h := c.MinSize().Height
		c.Move(fyne.NewPos(0, y))
		c.Resize(fyne.NewSize(size.Width, h))
		y += h
	}
}

// keyColumnsLayout sets columns beside one another, each as wide as it needs.
type keyColumnsLayout struct{}

func (keyColumnsLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	s := fyne.NewSize(float32(len(o)-1)*keyBetween, 0)
	for _, c := range o {
		m := c.MinSize()
		s.Width, s.Height = s.Width+m.Width, max(s.Height, m.Height)
	}
	return s
}

func (keyColumnsLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for _, c := range o {
		w := c.MinSize().Width
		c.Move(fyne.NewPos(x, 0))
		c.Resize(fyne.NewSize(w, size.Height))
		x += w + keyBetween
	}
}
