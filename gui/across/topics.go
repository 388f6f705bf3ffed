package across

import (
	"cmp"
	"image/color"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/find"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/gui/card"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
	"github.com/wenshu-app/wenshu/gui/rows"
)

// Sift are the topics that s names, by any of their names, their key or their
// initials: what it names wholly first, then what most figures are of, and of as
// many the shorter names.
func Sift(all []library.Topic, s string) []library.Topic {
	if s = strings.TrimSpace(s); s == "" {
		return all
	}
	match, key, folded := find.Matcher(s), series.KeyOf(s), find.Fold(s)
	growth := series.TellsGrowth(s)
	rank := func(t library.Topic) int {
		switch {
		case key != "" && t.Key == key && t.Growth == growth:
			return 0
		case key != "" && t.Key == key:
			return 1
		case find.Fold(t.Name) == folded:
			return 2
		case match(t.Name), match(card.InEnglish(t.Key)), slices.ContainsFunc(t.Names[:min(len(t.Names), 8)], match):
			return 3
		}
		return -1
	}
	type ranked struct {
		library.Topic
		rank int
	}
	var out []ranked
	for _, t := range all {
		if r := rank(t); r >= 0 {
			out = append(out, ranked{t, r})
		}
	}
	slices.SortStableFunc(out, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.Figures, a.Figures), cmp.Compare(len(a.Name), len(b.Name)))
	})
	list := make([]library.Topic, len(out))
	for i, r := range out {
		list[i] = r.Topic
	}
	return list
}

// sift applies what is typed.
func (p *Pane) sift() {
	p.shown = Sift(p.topics, p.typing())
	p.list.Refresh()
	p.list.ScrollToTop()
}

// newBox is where topics are typed: Enter takes the first, the arrows go to the
// list, Backspace in an empty line gives up the last one.
func (p *Pane) newBox() *overlay.Field {
	b := overlay.NewField("across.find", p.escape)
	b.OnChanged = func(string) { p.sift() }
	b.OnSubmitted = func(string) {
		if len(p.shown) > 0 && p.typing() != "" {
			t := p.shown[0]
			b.SetText("")
			p.Toggle(t)
		}
	}
	b.Keys = func(e *fyne.KeyEvent) bool {
		switch {
		case e.Name == fyne.KeyDown && len(p.shown) > 0:
			next := 0
			if p.typing() != "" { // Enter takes the first already
				next = min(1, len(p.shown)-1)
			}
			p.focusOn(p.list)
			p.list.Highlight(next)
		case e.Name == fyne.KeyBackspace && b.Text == "" && len(p.picked) > 0:
			p.Toggle(p.picked[len(p.picked)-1])
		default:
			return false
		}
		return true
	}
	return b
}

// A topic is a line of the list.
type topic struct {
	widget.BaseWidget
	pane  *Pane
	topic library.Topic
}

func (p *Pane) newTopic() fyne.CanvasObject {
	t := &topic{pane: p}
	t.ExtendBaseWidget(t)
	return t
}

func (t *topic) set(x library.Topic) {
	t.topic = x
	t.Refresh()
}

func (t *topic) on() bool {
	return slices.ContainsFunc(t.pane.picked, func(x library.Topic) bool { return same(x, t.topic) })
}

// AccessibilityLabel is the name with how many documents tell of it.
func (t *topic) AccessibilityLabel() string {
	s := card.Named(Label(t.topic), t.topic.Key) + " " + strconv.Itoa(t.topic.Documents)
	if t.on() {
		s = "✓ " + s
	}
	return s
}

// AccessibilityRole is for Fyne.
func (t *topic) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (t *topic) CreateRenderer() fyne.WidgetRenderer {
	v := &topicView{topic: t, wash: canvas.NewRectangle(color.Transparent), name: canvas.NewText("", color.Transparent), count: canvas.NewText("", color.Transparent)}
	v.wash.CornerRadius = 4
	v.name.TextSize, v.count.TextSize = 13, 12
	v.Refresh()
	return v
}

type topicView struct {
	*topic
	wash        *canvas.Rectangle
	name, count *canvas.Text
}

func (v *topicView) Destroy() {}
func (v *topicView) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.wash, v.name, v.count}
}
func (v *topicView) MinSize() fyne.Size { return fyne.NewSize(120, 28) }

func (v *topicView) Layout(size fyne.Size) {
	count := v.count.MinSize()
	v.count.Move(fyne.NewPos(size.Width-count.Width-look.Pad, (size.Height-count.Height)/2))
	v.count.Resize(count)
	v.name.Text = rows.Fit(card.Named(Label(v.topic.topic), v.topic.topic.Key), v.name.TextSize, fyne.TextStyle{}, size.Width-count.Width-3*look.Pad)
	v.name.Move(fyne.NewPos(look.Pad, (size.Height-v.name.MinSize().Height)/2))
	v.name.Resize(v.name.MinSize())
	v.wash.Move(fyne.NewPos(2, 1))
	v.wash.Resize(fyne.NewSize(size.Width-4, size.Height-2))
}

func (v *topicView) Refresh() {
	p := v.pane.palette
	v.name.Color, v.count.Color = p.Ink, p.SecondInk
	v.count.Text = strconv.Itoa(v.topic.topic.Documents)
	v.wash.FillColor = color.Transparent
	if v.on() {
		v.wash.FillColor = p.Selection
	}
	v.Layout(v.topic.Size())
	canvas.Refresh(v.topic)
}

// Like are topics that may mean the same as t by another name: those whose names
// share most characters with it, the likest first.
func (p *Pane) Like(t library.Topic) []library.Topic {
	const most = 12
	type alike struct {
		library.Topic
		share float64
	}
	var all []alike
	of := map[rune]bool{}
	for _, r := range t.Name {
		of[r] = true
	}
	for _, x := range p.topics {
		if same(x, t) || x.Growth != t.Growth {
			continue
		}
		n, total := 0, 0
		for _, r := range x.Name {
			if total++; of[r] {
				n++
			}
		}
		if share := 2 * float64(n) / float64(total+len(of)); share >= 0.5 {
			all = append(all, alike{x, share})
		}
	}
	slices.SortStableFunc(all, func(a, b alike) int { return cmp.Compare(b.share, a.share) })
	var out []library.Topic
	for _, a := range all[:min(len(all), most)] {
		out = append(out, a.Topic)
	}
	return out
}
