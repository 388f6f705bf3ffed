// Package arrange is the form in which a reader says how a chart is to be drawn:
// its title, form, order, unit, size when saved, and which figures it shows. A
// picture beside it follows.
package arrange

import (
	"image"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/chart"
	"github.com/wenshu-app/wenshu/core/draw"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
)

// Preview is the width of the picture beside the form, in units of the window.
const Preview = 400

// A Form shows how one chart is drawn.
type Form struct {
	Content fyne.CanvasObject

	// OnChanged is called with what the form says after every change.
	OnChanged func(store.Chart)

	model   *chart.Model // as the program made it
	title   *overlay.Field
	form    *choice
	order   *choice
	unit    *choice
	size    *choice
	points  *widget.CheckGroup
	names   map[string]string // of points, by what the list shows
	picture *canvas.Image
	filling bool
}

// New makes the form of a chart; m is as the program made it, said is what the
// reader wanted before. Esc in a field calls escape.
func New(m *chart.Model, can chart.Choices, said store.Chart, escape func()) *Form {
	f := &Form{model: m, OnChanged: func(store.Chart) {}, names: map[string]string{}}
	f.title = overlay.NewField("arrange.title", escape)
	f.title.SetPlaceHolder(m.Title)
	f.title.OnChanged = func(string) { f.changed() }
	var forms []string
	for _, x := range can.Forms {
		forms = append(forms, x.String())
	}
	f.form = f.choice("arrange.form", forms, func(v string) string { return look.T("form." + v) })
	f.order = f.choice("arrange.order", can.Orders, func(v string) string { return look.T("order." + v) })
	f.unit = f.choice("arrange.unit", can.Units, func(v string) string { return v })
	f.size = f.choice("arrange.size", draw.Sizes(), func(v string) string { return look.T("size." + v) })
	rows := container.New(layout.NewFormLayout(), widget.NewLabel(look.T("arrange.title")), f.title)
	for _, c := range []*choice{f.form, f.order, f.unit, f.size} {
		if len(c.values) > 1 {
			rows.Add(widget.NewLabel(look.T(c.name)))
			rows.Add(c)
		}
	}
	var shown []string
	for _, name := range can.Points {
		label := name
		for slices.Contains(shown, label) { // told apart by the list alone
			label += " "
		}
		shown, f.names[label] = append(shown, label), name
	}
	f.points = widget.NewCheckGroup(shown, func([]string) { f.changed() })
	list := container.NewVScroll(f.points)
	list.SetMinSize(fyne.NewSize(0, 120))
	f.picture = &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleSmooth}
	f.picture.SetMinSize(fyne.NewSize(Preview, 0))
	left := container.NewBorder(container.NewVBox(rows, widget.NewLabel(look.T("arrange.points"))), nil, nil, nil, list)
	f.Content = container.NewBorder(nil, nil, nil, container.NewPadded(f.picture), left)
	f.fill(said)
	return f
}

// A choice is a list of which one is chosen; the first is the program's.
type choice struct {
	widget.Select
	name   string // key of what is chosen
	values []string
}

// choice makes one; word is what a value is called.
func (f *Form) choice(name string, values []string, word func(value string) string) *choice {
	c := &choice{name: name, values: values}
	c.ExtendBaseWidget(c)
	for _, v := range values {
		c.Options = append(c.Options, word(v))
	}
	c.OnChanged = func(string) { f.changed() }
	return c
}

// AccessibilityLabel is what is chosen.
func (c *choice) AccessibilityLabel() string { return look.T(c.name) }

// AccessibilityRole is for Fyne.
func (c *choice) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// value is what was chosen, "" for what the program chose.
func (c *choice) value() string {
	if i := c.SelectedIndex(); i > 0 {
		return c.values[i]
	}
	return ""
}

func (c *choice) set(value string) {
	if len(c.values) > 0 {
		c.SetSelectedIndex(max(0, slices.Index(c.values, value)))
	}
}

// fill sets every field.
func (f *Form) fill(said store.Chart) {
	f.filling = true
	f.title.SetText(said.Title)
	f.form.set(said.Form)
	f.order.set(said.Order)
	f.unit.set(said.Unit)
	f.size.set(said.Size)
	var kept []string
	for _, label := range f.points.Options {
		if !slices.Contains(said.Hidden, f.names[label]) {
			kept = append(kept, label)
		}
	}
	f.points.SetSelected(kept)
	f.filling = false
	f.changed()
}

func (f *Form) changed() {
	if !f.filling {
		f.OnChanged(f.Chart())
	}
}

// Chart is what the form says.
func (f *Form) Chart() store.Chart {
	c := store.Chart{ID: f.model.ID, Title: strings.TrimSpace(f.title.Text), Form: f.form.value(), Order: f.order.value(), Unit: f.unit.value(), Size: f.size.value(), Made: time.Now()}
	if c.Title == f.model.Title {
		c.Title = ""
	}
	for _, label := range f.points.Options {
		if !slices.Contains(f.points.Selected, label) {
			c.Hidden = append(c.Hidden, f.names[label])
		}
	}
	return c
}

// Reset sets every field to what the program chose.
func (f *Form) Reset() { f.fill(store.Chart{}) }

// Show sets the picture of what the form says.
func (f *Form) Show(i image.Image) {
	f.picture.Image = i
	f.picture.Refresh()
}

// Focus puts the caret into the title.
func (f *Form) Focus(c fyne.Canvas) { c.Focus(f.title) }
