package gui

import (
	"fmt"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
	"github.com/wenshu-app/wenshu/gui/settings"
)

// setPage shows the page as the settings say now.
func (w *prefs) setPage() {
	w.text.setPage()
	w.outline.setPage()
	w.nav.onPlace(w.text.pane.Place())
	w.orig.restylePage()
}

// Sizes of the form, in units.
const (
	formWidth  = 360
	labelWidth = 84
	valueWidth = 44
	groupGap   = 4
)

// A typesetForm is the form of the page while it is open.
type typesetForm struct {
	w     *prefs
	box   *fyne.Container
	edge  *canvas.Rectangle
	first *overlay.Choices
}

// openTypeset shows the form of the page at the right. The page follows every
// change at once.
func (w *prefs) openTypeset() {
	f := &typesetForm{w: w, box: container.NewVBox()}
	f.fill()
	ground := canvas.NewRectangle(color.Transparent)
	ground.SetMinSize(fyne.NewSize(formWidth, 0))
	edge := canvas.NewRectangle(color.Transparent)
	edge.StrokeColor, edge.StrokeWidth, edge.CornerRadius = w.palette().Rule, 1, 6
	f.edge = edge
	pad := layout.NewCustomPaddedLayout(look.Pad, look.Pad, look.Pad, look.Pad)
	pop := widget.NewPopUp(container.New(layout.NewCustomPaddedLayout(-look.Gap, -look.Gap, -look.Gap, -look.Gap), container.NewStack(edge, ground, container.New(pad, f.box))), w.win.Canvas())
	w.typeset = pop
	room, size := w.win.Canvas().Size(), pop.MinSize()
	pop.ShowAtPosition(fyne.NewPos(max(0, room.Width-size.Width-look.Pad), max(0, min(76, room.Height-size.Height-look.Gap))))
	w.win.Canvas().Focus(f.first)
}

// closeTypeset hides the form and reports whether it was there.
func (w *prefs) closeTypeset() bool {
	if w.typeset == nil || !w.typeset.Visible() {
		return false
	}
	w.typeset.Hide()
	return true
}

// row is a name and what changes it.
func (f *typesetForm) row(name string, control fyne.CanvasObject) {
	label := canvas.NewText(name, f.w.palette().SecondInk)
	label.TextSize = 13
	wide := canvas.NewRectangle(color.Transparent)
	wide.SetMinSize(fyne.NewSize(labelWidth, overlay.ChoicesHeight))
	f.box.Add(container.NewBorder(nil, nil, container.NewStack(wide, container.New(layout.NewVBoxLayout(), layout.NewSpacer(), label, layout.NewSpacer())), nil, control))
}

func (f *typesetForm) gap() {
	gap := canvas.NewRectangle(color.Transparent)
	gap.SetMinSize(fyne.NewSize(0, groupGap))
	f.box.Add(gap)
}

// pick adds a row of choices; set is told the one that is chosen.
func (f *typesetForm) pick(name string, list []overlay.Choice, id string, set func(string)) {
	c := overlay.NewChoices(name, list, id, f.w.palette, func(id string) {
		set(id)
		f.w.setPage()
	})
	c.OnKey = f.w.key
	if f.first == nil {
		f.first = c
	}
	f.row(name, c)
}

// slide adds a slider with its value beside it.
func (f *typesetForm) slide(name string, of func(*settings.Values) *float64, least, most, step float64, words func(float64) string) {
	now := f.w.settings.Values()
	v := *of(&now)
	value := canvas.NewText(words(v), f.w.palette().Ink)
	value.TextSize, value.Alignment = 13, fyne.TextAlignTrailing
	wide := canvas.NewRectangle(color.Transparent)
	wide.SetMinSize(fyne.NewSize(valueWidth, overlay.ChoicesHeight))
	s := widget.NewSlider(least, most)
	s.Step, s.Value = step, v
	s.OnChanged = func(v float64) {
		v = math.Round(v*100) / 100
		value.Text = words(v)
		value.Refresh()
		f.w.settings.Change(func(s *settings.Values) { *of(s) = v })
		f.w.setPage()
	}
	f.row(name, container.NewBorder(nil, nil, nil, container.NewStack(wide, value), container.New(slim{}, container.NewThemeOverride(s, trackTheme{f.w.theme}))))
}

// slim lays a slider into the height of a row.
type slim struct{}

// MinSize is for Fyne.
func (slim) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(80, overlay.ChoicesHeight) }

// Layout is for Fyne.
func (slim) Layout(o []fyne.CanvasObject, size fyne.Size) {
	h := o[0].MinSize().Height
	o[0].Move(fyne.NewPos(0, (size.Height-h)/2))
	o[0].Resize(fyne.NewSize(size.Width, h))
}

// A trackTheme shows the whole way of a slider, which Fyne draws in the colour
// of the panel that it lies on.
type trackTheme struct{ fyne.Theme }

// Color is for Fyne.
func (t trackTheme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if n == theme.ColorNameInputBackground {
		n = theme.ColorNameSeparator
	}
	return t.Theme.Color(n, v)
}

// fill makes the rows of the form as the settings are now.
func (f *typesetForm) fill() {
	w, now := f.w, f.w.settings.Values()
	f.box.RemoveAll()
	f.first = nil
	set := func(take func(v *settings.Values, id string)) func(string) {
		return func(id string) { w.settings.Change(func(v *settings.Values) { take(v, id) }) }
	}
	of := func(b bool, on, off string) string {
		if b {
			return on
		}
		return off
	}
	f.pick(look.T("typeset.face"), []overlay.Choice{{ID: "serif", Name: look.T("typeset.serif")}, {ID: "sans", Name: look.T("typeset.sans")}},
		now.Face, func(id string) {
			w.settings.Change(func(v *settings.Values) { v.Face = id })
			w.remenu()
		})
	f.slide(look.T("typeset.size"), func(v *settings.Values) *float64 { return &v.Size }, settings.MinSize, settings.MaxSize, 1, func(v float64) string { return fmt.Sprintf("%.0f", v) })
	f.slide(look.T("typeset.height"), func(v *settings.Values) *float64 { return &v.Line }, settings.MinLine, settings.MaxLine, 0.1, func(v float64) string { return fmt.Sprintf("%.1f", v) })
	f.slide(look.T("typeset.measure"), func(v *settings.Values) *float64 { return &v.Measure }, settings.MinMeasure, settings.MaxMeasure, 1, func(v float64) string { return fmt.Sprintf(look.T("typeset.chars"), int(v)) })
	f.pick(look.T("typeset.margin"), []overlay.Choice{{ID: "narrow", Name: look.T("margin.narrow")}, {ID: "normal", Name: look.T("margin.normal")}, {ID: "wide", Name: look.T("margin.wide")}},
		now.Margin, set(func(v *settings.Values, id string) { v.Margin = id }))
	f.gap()
	f.pick(look.T("typeset.indent"), []overlay.Choice{{ID: "0", Name: look.T("indent.none")}, {ID: "1", Name: look.T("indent.one")}, {ID: "2", Name: look.T("indent.two")}},
		fmt.Sprint(now.Indent), set(func(v *settings.Values, id string) { v.Indent = int(id[0] - '0') }))
	f.pick(look.T("typeset.align"), []overlay.Choice{{ID: "even", Name: look.T("align.even")}, {ID: "ragged", Name: look.T("align.ragged")}},
		of(now.Ragged, "ragged", "even"), set(func(v *settings.Values, id string) { v.Ragged = id == "ragged" }))
	f.pick(look.T("typeset.squeeze"), []overlay.Choice{{ID: "on", Name: look.T("squeeze.on")}, {ID: "off", Name: look.T("squeeze.off")}},
		of(now.Loose, "off", "on"), set(func(v *settings.Values, id string) { v.Loose = id == "off" }))
	f.gap()
	f.pick(look.T("typeset.marks"), []overlay.Choice{{ID: "wide", Name: look.T("marks.wide")}, {ID: "printed", Name: look.T("marks.printed")}},
		now.Marks, set(func(v *settings.Values, id string) { v.Marks = id }))
	f.pick(look.T("typeset.script"), []overlay.Choice{{ID: "", Name: look.T("script.printed")}, {ID: "simple", Name: look.T("script.simple")}, {ID: "full", Name: look.T("script.full")}},
		now.Script, set(func(v *settings.Values, id string) { v.Script = id }))
	f.pick(look.T("typeset.copy"), []overlay.Choice{{ID: "printed", Name: look.T("copy.printed")}, {ID: "shown", Name: look.T("copy.shown")}},
		now.Copy, set(func(v *settings.Values, id string) { v.Copy = id }))
	f.gap()
	f.pick(look.T("typeset.theme"), swatches(), w.palette().ID, func(id string) {
		w.setTheme(id)
		f.edge.StrokeColor = w.palette().Rule
		f.fill() // in the new colours
	})
	reset := look.NewButton(look.T("typeset.defaults"), func() {
		w.settings.Change(func(v *settings.Values) { v.Page = settings.Defaults().Page })
		w.restyle()
		w.remenu()
		f.fill()
	})
	f.box.Add(container.NewBorder(nil, nil, nil, reset))
	f.box.Refresh()
}

// swatches are the themes as choices.
func swatches() []overlay.Choice {
	var out []overlay.Choice
	for _, p := range look.Palettes {
		out = append(out, overlay.Choice{ID: p.ID, Name: p.Name(), Ground: p.Ground, Ink: p.Ink, Icon: "文"})
	}
	return out
}
