package opening

import (
	"fmt"
	"path"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/rows"
)

// A List asks which of many files are to be opened. Make it with NewList.
type List struct {
	Box     *fyne.Container
	Filter  *widget.Entry
	OnCount func(n int)            // how many are chosen now
	OnOpen  func(paths []string)   // Enter on a row, with those that are chosen
	OnKey   func(e *fyne.KeyEvent) // keys that mean nothing here

	all    []File
	shown  []int // of all
	chosen map[int]bool
	list   *rows.List
	every  *look.Button
	count  *widget.Label
}

// NewList shows files.
func NewList(files []File, more bool) *List {
	l := &List{all: files, chosen: map[int]bool{}}
	l.Filter = &widget.Entry{PlaceHolder: look.T("choose.filter")}
	l.Filter.ExtendBaseWidget(l.Filter)
	l.Filter.OnChanged = func(string) { l.filter() }
	l.list = rows.New(func() int { return len(l.shown) }, l.row, l.fill)
	l.list.Name = func() string { return look.T("choose.title") }
	l.list.OnChosen = l.toggle
	l.list.OnOther = func(e *fyne.KeyEvent) {
		if l.OnKey != nil {
			l.OnKey(e)
		}
	}
	l.list.OnKey = func(e *fyne.KeyEvent) bool {
		if (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter) && len(l.chosen) > 0 && l.OnOpen != nil {
			l.OnOpen(l.Chosen())
			return true
		}
		return false
	}
	l.every = look.NewButton(look.T("choose.all"), l.chooseAll)
	l.count = widget.NewLabel("")
	l.count.Importance, l.count.Truncation = widget.LowImportance, fyne.TextTruncateEllipsis
	if more {
		l.count.SetText(fmt.Sprintf(look.T("choose.more"), MaxFiles))
	}
	foot := container.NewBorder(nil, nil, container.NewCenter(l.every), nil, l.count)
	l.Box = container.NewBorder(container.NewPadded(l.Filter), foot, nil, nil, l.list)
	l.filter()
	if len(files) == 1 {
		l.toggle(0)
	}
	return l
}

// Chosen are the paths of the files that are chosen, in order.
func (l *List) Chosen() []string {
	var out []string
	for i, f := range l.all {
		if l.chosen[i] {
			out = append(out, f.Path)
		}
	}
	return out
}

// filter shows the files whose names hold what is typed.
func (l *List) filter() {
	want := strings.ToLower(strings.TrimSpace(l.Filter.Text))
	l.shown = l.shown[:0]
	for i, f := range l.all {
		if strings.Contains(strings.ToLower(f.Name), want) {
			l.shown = append(l.shown, i)
		}
	}
	l.list.Refresh()
}

// chooseAll chooses every file that is shown, or none if they are all chosen.
func (l *List) chooseAll() {
	on := false
	for _, i := range l.shown {
		on = on || !l.chosen[i]
	}
	for _, i := range l.shown {
		l.choose(i, on)
	}
	l.tell()
}

func (l *List) toggle(row int) {
	i := l.shown[row]
	l.choose(i, !l.chosen[i])
	l.tell()
}

func (l *List) choose(i int, on bool) {
	if on {
		l.chosen[i] = true
	} else {
		delete(l.chosen, i)
	}
}

func (l *List) tell() {
	l.list.Refresh()
	if l.OnCount != nil {
		l.OnCount(len(l.chosen))
	}
}

// row makes a row: a tick, the name, its folder, its size.
func (l *List) row() fyne.CanvasObject {
	tick := &canvas.Image{FillMode: canvas.ImageFillContain}
	name, folder, size := canvas.NewText("", nil), canvas.NewText("", nil), canvas.NewText("", nil)
	name.TextSize, folder.TextSize, size.TextSize = theme.TextSize(), theme.CaptionTextSize(), theme.CaptionTextSize()
	return container.New(rowLayout{}, tick, name, folder, size)
}

func (l *List) fill(i int, o fyne.CanvasObject) {
	parts := o.(*fyne.Container).Objects
	f := l.all[l.shown[i]]
	ink, second := theme.Color(theme.ColorNameForeground), theme.Color(theme.ColorNamePlaceHolder)
	tick := parts[0].(*canvas.Image)
	tick.Resource = look.IconFile.In(second, 1.5)
	if l.chosen[l.shown[i]] {
		tick.Resource = look.IconTick.In(theme.Color(theme.ColorNamePrimary), 2)
	}
	tick.Refresh()
	set := func(o fyne.CanvasObject, words string) *canvas.Text {
		t := o.(*canvas.Text)
		t.Text, t.Color = words, second
		return t
	}
	folder := strings.TrimSuffix(path.Dir(f.Name), ".")
	name, dir, size := set(parts[1], path.Base(f.Name)), set(parts[2], folder), set(parts[3], Size(f.Size))
	name.Color = ink
	width := o.Size().Width - nameAt - rowGap
	size.Resize(size.MinSize())
	width -= size.MinSize().Width + 2*rowGap
	name.Text = rows.Fit(name.Text, name.TextSize, name.TextStyle, width)
	dir.Text = rows.Fit(dir.Text, dir.TextSize, dir.TextStyle, max(0, width-name.MinSize().Width-2*rowGap))
	rowLayout{}.Layout(parts, o.Size())
	for _, p := range parts[1:] {
		p.Refresh()
	}
}

// Size is a number of bytes in words: 1.2 MB.
func Size(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%d KB", n>>10)
	}
	return fmt.Sprintf("%d B", n)
}

const (
	rowGap = 8
	nameAt = 34
	tickAt = 10
	tickBy = 16
)

type rowLayout struct{}

// MinSize is for Fyne.
func (rowLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, rows.Height()) }

// Layout is for Fyne.
func (rowLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	mid := func(o fyne.CanvasObject, x float32) {
		m := o.MinSize()
		o.Resize(m)
		o.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
	}
	o[0].Resize(fyne.NewSquareSize(tickBy))
	o[0].Move(fyne.NewPos(tickAt, (size.Height-tickBy)/2))
	mid(o[1], nameAt)
	mid(o[2], nameAt+o[1].MinSize().Width+2*rowGap)
	mid(o[3], size.Width-o[3].MinSize().Width-rowGap)
}
