package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
)

// form returns the rows of choices by their names, the sliders in order and the
// buttons of the form that is open.
func (b *bench) form() (rows map[string]*overlay.Choices, sliders []*widget.Slider, buttons []*look.Button) {
	rows = map[string]*overlay.Choices{}
	for _, o := range test.LaidOutObjects(b.win.Canvas().Overlays().Top()) {
		switch o := o.(type) {
		case *overlay.Choices:
			rows[o.Name()] = o
		case *widget.Slider:
			sliders = append(sliders, o)
		case *look.Button:
			buttons = append(buttons, o)
		}
	}
	return rows, sliders, buttons
}

func tap(c *overlay.Choices, id string) {
	for i, o := range c.List() {
		if o.ID == id {
			c.Tapped(&fyne.PointEvent{Position: fyne.NewPos((float32(i)+0.5)*c.Size().Width/float32(len(c.List())), 10)})
		}
	}
}

// The page follows the form at once, the preferences remember it, and the
// defaults come back.
func TestTypesetForm(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	at := strings.Index(b.doc().Body, "我国数字经济规模")
	b.text.pane.ScrollTo(at)
	place := b.text.pane.Place()
	b.keys.prefs.openTypeset()
	rows, sliders, buttons := b.form()
	if len(rows) != 9 || len(sliders) != 3 || len(buttons) != 1 {
		t.Fatalf("%d rows, %d sliders, %d buttons", len(rows), len(sliders), len(buttons))
	}
	before := b.pageStyle()
	tap(rows[look.T("typeset.face")], "sans")
	tap(rows[look.T("typeset.margin")], "wide")
	tap(rows[look.T("typeset.indent")], "0")
	tap(rows[look.T("typeset.align")], "ragged")
	tap(rows[look.T("typeset.squeeze")], "off")
	sliders[0].SetValue(22)
	sliders[1].SetValue(2)
	sliders[2].SetValue(30)
	s := b.pageStyle()
	if s.Regular != look.SansRegular() || s.Margin != 96 || s.Indent != 0 || s.Justify || !s.Loose || s.TextSize != 22 || s.LineHeight != 2 || s.MeasureEm != 30 {
		t.Errorf("the page is %+v", s)
	}
	if now := b.text.pane.Place(); now < place-600 || now > place+600 {
		t.Errorf("the place went from %d to %d", place, now)
	}

	words := text.Span{Start: at, End: at + len("我国数字经济规模")}
	tap(rows[look.T("typeset.script")], "full")
	b.when("the other script", func() bool { return b.text.pane.Shown(words) == "我國數字經濟規模" })
	if b.doc().Text(words) != "我国数字经济规模" {
		t.Error("the text has changed")
	}
	tap(rows[look.T("typeset.copy")], "shown")
	tap(rows[look.T("typeset.theme")], "dark")
	if !b.palette().Dark || b.settings.Values().Theme != "dark" {
		t.Error("the theme is not dark")
	}

	_, _, buttons = b.form()
	test.Tap(buttons[0])
	s = b.pageStyle()
	if s.TextSize != before.TextSize || s.LineHeight != before.LineHeight || s.MeasureEm != before.MeasureEm || s.Regular != before.Regular || s.Indent != 2 || !s.Justify {
		t.Errorf("the defaults are %+v", s)
	}
	b.when("the printed script", func() bool { return b.text.pane.Shown(words) == "我国数字经济规模" })
	rows, _, _ = b.form()
	if got := rows[look.T("typeset.face")].AccessibilityLabel(); !strings.HasSuffix(got, look.T("typeset.serif")) {
		t.Errorf("the form says %q", got)
	}
	rows[look.T("typeset.face")].TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if b.pageStyle().Regular != look.SansRegular() {
		t.Error("the arrow does not choose the next")
	}
	rows[look.T("typeset.face")].TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if b.keys.prefs.typeset.Visible() {
		t.Error("Esc leaves the form open")
	}
}

func TestCopyWithSource(t *testing.T) {
	b := newBench(t)
	b.openSeed()
	b.nav.GoToFigure(3)
	b.text.copyCited()
	got := b.app.Clipboard().Content()
	sentence := strings.ReplaceAll(b.doc().Text(b.doc().Figures[3].Sentence), "\n", "")
	if !strings.HasPrefix(got, "“"+sentence+"”\n") || len(got) < len(sentence)+20 {
		t.Errorf("copied %q", got)
	}
}
