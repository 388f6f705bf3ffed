// Package palette is the line that finds any action, heading or indicator by
// its name, a part of it, or the initials of its reading, and does it.
package palette

import (
	"context"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/find"
	"github.com/wenshu-app/wenshu/core/text"
)

// MaxShown bounds the list; who wants more types more.
const MaxShown = 60

// An Item is something that can be done.
type Item struct {
	Name string
	Kind string // what sort of thing it is: 操作, 标题, 指标
	Do   func()
}

// A Finder finds items by what is typed.
type Finder struct {
	items []Item
	index *find.Index
	start []int // of each name in the index's text
	all   string
}

// NewFinder returns a finder of items.
func NewFinder(items []Item) *Finder {
	f := &Finder{items: items}
	var b strings.Builder
	for _, it := range items {
		f.start = append(f.start, b.Len())
		b.WriteString(strings.ReplaceAll(it.Name, "\n", " "))
		b.WriteString("\x1f\n") // no query has it, so that no hit crosses names
	}
	f.all = b.String()
	f.index = find.New(f.all)
	return f
}

// Find returns the items that match query, those that start with it first;
// the first of all for an empty query.
func (f *Finder) Find(query string) []Item {
	if strings.TrimSpace(query) == "" {
		return f.items[:min(MaxShown, len(f.items))]
	}
	hits, _ := f.index.All(context.Background(), query)
	type found struct{ item, at int }
	var list []found
	for _, h := range hits {
		i := sort.SearchInts(f.start, h.Start+1) - 1
		if f.crosses(i, h) || len(list) > 0 && list[len(list)-1].item == i {
			continue
		}
		list = append(list, found{i, h.Start - f.start[i]})
	}
	sort.SliceStable(list, func(a, b int) bool { return list[a].at == 0 && list[b].at != 0 })
	var out []Item
	for _, l := range list[:min(MaxShown, len(list))] {
		out = append(out, f.items[l.item])
	}
	return out
}

func (f *Finder) crosses(i int, h text.Span) bool {
	return i < 0 || i+1 < len(f.start) && h.End > f.start[i+1]
}

// Show opens the palette over canvas c. hint stands in the empty line.
func Show(c fyne.Canvas, items []Item, hint string) {
	p := &palette{finder: NewFinder(items)}
	p.line = &line{palette: p}
	p.line.ExtendBaseWidget(p.line)
	p.line.SetPlaceHolder(hint)
	p.line.OnChanged = p.search
	p.list = widget.NewList(func() int { return len(p.shown) }, func() fyne.CanvasObject {
		name, kind := widget.NewLabel(""), widget.NewLabel("")
		name.Truncation = fyne.TextTruncateEllipsis
		kind.Importance = widget.LowImportance
		return container.NewBorder(nil, nil, nil, kind, name)
	}, func(i widget.ListItemID, o fyne.CanvasObject) {
		row := o.(*fyne.Container)
		row.Objects[0].(*widget.Label).SetText(p.shown[i].Name)
		row.Objects[1].(*widget.Label).SetText(p.shown[i].Kind)
	})
	p.list.OnSelected = func(i widget.ListItemID) {
		if !p.moving {
			p.at = i
			p.run()
		}
	}
	p.popup = widget.NewPopUp(container.NewBorder(p.line, nil, nil, nil, p.list), c)
	width := min(float32(560), c.Size().Width-40)
	p.popup.Resize(fyne.NewSize(width, min(float32(420), c.Size().Height-120)))
	p.popup.ShowAtPosition(fyne.NewPos((c.Size().Width-width)/2, 60))
	c.Focus(p.line)
	p.search("")
}

type palette struct {
	finder *Finder
	shown  []Item
	at     int
	moving bool // the choice moves by key, and does nothing yet
	line   *line
	list   *widget.List
	popup  *widget.PopUp
}

func (p *palette) search(q string) {
	p.shown = p.finder.Find(q)
	p.at = 0
	p.list.UnselectAll()
	p.list.Refresh()
	p.choose()
}

func (p *palette) choose() {
	if len(p.shown) == 0 {
		return
	}
	p.moving = true
	p.list.Select(p.at)
	p.moving = false
}

func (p *palette) step(by int) {
	if n := len(p.shown); n > 0 {
		p.at = (p.at + by + n) % n
		p.choose()
	}
}

func (p *palette) run() {
	if p.at < 0 || p.at >= len(p.shown) {
		return
	}
	do := p.shown[p.at].Do
	p.popup.Hide()
	do()
}

// line is the entry; it leaves some keys to the palette.
type line struct {
	widget.Entry
	palette *palette
}

// TypedKey is for Fyne.
func (l *line) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyDown:
		l.palette.step(+1)
	case fyne.KeyUp:
		l.palette.step(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.palette.run()
	case fyne.KeyEscape:
		l.palette.popup.Hide()
	default:
		l.Entry.TypedKey(k)
	}
}
