package wordlist

import (
	"context"
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	sheet "github.com/wenshu-app/wenshu/core/cell"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/core/words"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/rows"
)

// around is how many characters of context a line holds on either side; what
// does not fit is cut at the outer ends.
const around = 60

// maxLines bounds the contexts that are listed. Nobody reads more.
const maxLines = 20_000

// The orders of contexts.
const (
	byPlace = iota
	byLeft
	byRight
)

// contexts is a list of lines with the word in the middle, and its head.
type contexts struct {
	pane   *Pane
	doc    *source
	lines  []words.Line
	all    int // places, of which lines may show only the first
	middle float32
	making int // of the lines: how often it was asked for
	list   *rows.List
	head   *widget.Label
	box    *fyne.Container
	lead   func(offset, length int) // to the place that was chosen
}

func newContexts(p *Pane, lead func(offset, length int)) *contexts {
	c := &contexts{pane: p, lead: lead}
	c.list = rows.New(func() int { return len(c.lines) }, func() fyne.CanvasObject { return newLine(c) }, func(i int, o fyne.CanvasObject) {
		o.(*line).set(c.lines[i])
	})
	c.list.Name = func() string { return look.T("words.contexts") }
	c.list.HideSeparators, c.list.OnOther = true, p.pass
	c.list.OnChosen = func(i int) {
		c.lead(c.lines[i].At, len(c.lines[i].Word))
	}
	c.list.OnAt = func(i int) {
		if c.doc != nil {
			p.where.SetText(c.doc.whereIs(c.lines[i].At))
		}
	}
	c.head = widget.NewLabel("")
	c.head.SizeName = theme.SizeNameCaptionText
	c.head.Importance = widget.LowImportance
	c.head.Truncation = fyne.TextTruncateEllipsis
	c.box = container.NewBorder(c.head, nil, nil, nil, c.list)
	return c
}

// show makes the lines of what stands at those places of doc, in the
// background.
func (c *contexts) show(doc *source, at []text.Span, name string) {
	c.doc = doc
	order := c.pane.lineOrder
	var lines []words.Line
	c.pane.later(&c.making, func(context.Context) {
		lines = words.Concordance(doc.Body, at[:min(len(at), maxLines)], around)
		switch order {
		case byLeft:
			words.ByLeft(lines)
		case byRight:
			words.ByRight(lines)
		}
	}, func() {
		c.lines, c.all = lines, len(at)
		c.middle = 0
		if len(lines) > 0 {
			c.middle = fyne.MeasureText(lines[0].Word, lineText, fyne.TextStyle{Bold: true}).Width
		}
		head := fmt.Sprintf(look.T("words.places"), name, len(at))
		if len(at) > maxLines {
			head += fmt.Sprintf(look.T("words.first"), maxLines)
		}
		c.head.SetText(head)
		c.list.ScrollToTop()
		c.list.Refresh()
	})
}

func (c *contexts) clear(head string) {
	c.making++
	c.lines, c.doc, c.all = nil, nil, 0
	c.head.SetText(head)
	c.list.Refresh()
}

// TSV is the lines as a spreadsheet takes them: left, word, right, where.
func (c *contexts) TSV() string {
	var b strings.Builder
	for _, l := range c.lines {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\n", sheet.Tabbed(l.Left), sheet.Tabbed(l.Word), sheet.Tabbed(l.Right), sheet.Tabbed(c.doc.whereIs(l.At)))
	}
	return b.String()
}

// lineText is the size of the text of contexts.
const lineText = 14

// percentRoom is that of the place at the right end.
const percentRoom = 48

// A line is one context: the word in the middle, its company beside it.
type line struct {
	widget.BaseWidget
	of   *contexts
	line words.Line

	left, before, word, after, right, place *canvas.Text
}

func newLine(c *contexts) *line {
	l := &line{of: c}
	for _, t := range []**canvas.Text{&l.left, &l.before, &l.word, &l.after, &l.right, &l.place} {
		*t = canvas.NewText("", color.Transparent)
		(*t).TextSize = lineText
	}
	l.left.Alignment, l.before.Alignment, l.place.Alignment = fyne.TextAlignTrailing, fyne.TextAlignTrailing, fyne.TextAlignTrailing
	l.word.TextStyle.Bold = true
	l.place.TextSize = 12
	l.ExtendBaseWidget(l)
	return l
}

func (l *line) set(v words.Line) {
	l.line = v
	l.Refresh()
}

// CreateRenderer is for Fyne.
func (l *line) CreateRenderer() fyne.WidgetRenderer { return &lineRenderer{l} }

type lineRenderer struct{ *line }

func (r *lineRenderer) Destroy() {}
func (r *lineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.left, r.before, r.word, r.after, r.right, r.place}
}
func (r *lineRenderer) MinSize() fyne.Size { return fyne.NewSize(200, rows.Height()) }

func (r *lineRenderer) Layout(size fyne.Size) {
	const gap = 8
	room := size.Width - percentRoom
	middle := r.of.middle
	if middle == 0 {
		middle = rows.Wide(r.line.line.Word, lineText)
	}
	x := (room - middle) / 2
	w := r.word.MinSize().Width
	h := r.word.MinSize().Height
	y := (size.Height - h) / 2
	put := func(t *canvas.Text, x, w float32) {
		t.Move(fyne.NewPos(x, y))
		t.Resize(fyne.NewSize(max(0, w), h))
	}
	put(r.word, x, w)
	// the company, then what is further off, as far as there is room
	before, after := "", ""
	switch r.of.pane.lineOrder {
	case byLeft:
		before = r.line.line.Before()
	case byRight:
		after = r.line.line.After()
	}
	r.before.Text, r.after.Text = before, after
	beforeW, afterW := float32(0), float32(0)
	if before != "" {
		beforeW = r.before.MinSize().Width
	}
	if after != "" {
		afterW = r.after.MinSize().Width
	}
	end := x - gap
	put(r.before, end-beforeW, beforeW)
	end -= beforeW
	r.left.Text = tail(strings.TrimSuffix(r.line.line.Left, before), end-inset)
	put(r.left, inset, end-inset)
	start := x + w + gap
	put(r.after, start, afterW)
	start += afterW
	r.right.Text = head(strings.TrimPrefix(r.line.line.Right, after), room-start)
	put(r.right, start, room-start)
	r.place.Text = r.of.doc.percent(r.line.line.At)
	ph := r.place.MinSize().Height
	r.place.Move(fyne.NewPos(room, (size.Height-ph)/2))
	r.place.Resize(fyne.NewSize(percentRoom-inset, ph))
}

func (r *lineRenderer) Refresh() {
	pal := r.of.pane.palette
	r.word.Text = flat(r.line.line.Word)
	r.word.Color = pal.Ink
	for _, t := range []*canvas.Text{r.left, r.right} {
		t.Color = pal.Ink
	}
	for _, t := range []*canvas.Text{r.before, r.after} {
		t.Color = pal.Kinds[0]
		t.TextStyle.Bold = true
	}
	r.place.Color = pal.SecondInk
	if r.of.doc != nil {
		r.Layout(r.line.Size())
	}
	canvas.Refresh(r.line)
}

// head is the beginning of s that width has room for, tail the end.
func head(s string, width float32) string {
	for i, r := range s {
		if width -= rows.Advance(r) * lineText; width < 0 {
			return s[:i]
		}
	}
	return s
}

func tail(s string, width float32) string {
	r := []rune(s)
	i := len(r)
	for i > 0 {
		if width -= rows.Advance(r[i-1]) * lineText; width < 0 {
			break
		}
		i--
	}
	return string(r[i:])
}

// halves shows one list, or two above each other.
type halves struct{}

func (halves) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 120) }

func (halves) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if !o[1].Visible() {
		o[0].Move(fyne.NewPos(0, 0))
		o[0].Resize(size)
		return
	}
	h := (size.Height - look.Pad) / 2
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(size.Width, h))
	o[1].Move(fyne.NewPos(0, h+look.Pad))
	o[1].Resize(fyne.NewSize(size.Width, h))
}
