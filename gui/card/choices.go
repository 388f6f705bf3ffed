package card

import (
	"fmt"
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/relate"
	"github.com/wenshu-app/wenshu/core/text"
	"github.com/wenshu-app/wenshu/gui/look"
	"github.com/wenshu-app/wenshu/gui/overlay"
)

// choiceOrder is the order in which the card tells how fields were read: what
// readers doubt most comes first.
var choiceOrder = []string{"name", "time", "part", "kind", "status", "claim"}

// fieldName is a field in words.
func fieldName(field string) string {
	switch field {
	case "name":
		return look.T("col.indicator")
	case "time":
		return look.T("card.time")
	case "kind":
		return look.T("card.kind")
	case "status":
		return look.T("card.status")
	case "part":
		return look.T("why.part")
	}
	return look.T("why.claim")
}

// Reading puts one reading of a field into words.
func Reading(field string, c *relate.Candidate) string {
	switch field {
	case "name":
		if c.Name == "" {
			return look.T("name.none")
		}
		return c.Name
	case "time", "part":
		if s := When(c.Period); s != "" {
			return s
		}
		return look.T("time.none")
	case "kind":
		if c.Kind == doc.Change && c.Sign < 0 {
			return look.T("why.down")
		}
		return look.T("kind." + c.Kind.String())
	case "status":
		return look.T("status." + c.Status.String())
	}
	if c.Claim {
		return look.T("why.yes")
	}
	return look.T("why.no")
}

// Share is a probability in words: none is told as certain or impossible.
func Share(p float64) string {
	switch {
	case p >= 0.995:
		return ">99%"
	case p < 0.005:
		return "<1%"
	}
	return fmt.Sprintf("%.0f%%", 100*p)
}

// because is what spoke for a reading, in words.
func because(c *relate.Candidate) string {
	most := 3
	if look.Current() == look.English { // whose words are longer
		most = 2
	}
	var out []string
	for _, f := range c.Features {
		if s := f.Words(look.Current() == look.English); len(out) < most && !slices.Contains(out, s) && !strings.HasPrefix(s, f.Name) { // no name of the code's
			out = append(out, s)
		}
	}
	return strings.Join(out, look.T("why.and"))
}

// ChoicesText is how the fields were read, as text.
func ChoicesText(choices []relate.Choice) string {
	var b strings.Builder
	for _, c := range inOrder(choices) {
		for i := range c.Candidates {
			x := &c.Candidates[i]
			name := fieldName(c.Field)
			if i > 0 {
				name = look.T("why.or")
			}
			fmt.Fprintf(&b, "%s\t%s\t%s\t%s\n", name, Reading(c.Field, x), Share(x.Share), because(x))
		}
	}
	return b.String()
}

// Standing are the choices that a reader left as they were made: how a field was
// read that is corrected now would contradict the card.
func Standing(f *doc.Figure, choices []relate.Choice) []relate.Choice {
	r := f.Read
	if r == nil {
		return choices
	}
	return slices.DeleteFunc(slices.Clone(choices), func(c relate.Choice) bool {
		switch c.Field {
		case "name":
			return f.Indicator != r.Indicator
		case "time", "part":
			return f.Period != r.Period
		case "kind":
			return f.Kind != r.Kind
		case "status":
			return f.Status != r.Status
		}
		return c.Field == "claim"
	})
}

func inOrder(choices []relate.Choice) []relate.Choice {
	out := slices.Clone(choices)
	slices.SortStableFunc(out, func(a, b relate.Choice) int {
		return slices.Index(choiceOrder, a.Field) - slices.Index(choiceOrder, b.Field)
	})
	return out
}

// The type of the reasons.
const (
	whySize = 12
	whyGap  = 1
)

// Choices shows how each field of a figure was read: the reading that was
// chosen with its probability, what decided, and the runner-up.
func Choices(choices []relate.Choice, p look.Palette) fyne.CanvasObject {
	rows := container.New(&form{})
	for _, c := range inOrder(choices) {
		name := canvas.NewText(fieldName(c.Field), p.SecondInk)
		name.TextSize = 13
		best := &c.Candidates[0]
		cell := container.New(layout.NewCustomPaddedVBoxLayout(whyGap))
		cell.Add(rated(Reading(c.Field, best), best.Share, valueSize, p.Ink, p))
		if s := because(best); s != "" {
			cell.Add(overlay.NewPassage(s, text.Span{}, whySize, p.SecondInk))
		}
		if len(c.Candidates) > 1 {
			next := &c.Candidates[1]
			cell.Add(rated(look.T("why.or")+" "+Reading(c.Field, next), next.Share, whySize, p.SecondInk, p))
		}
		rows.Add(name)
		rows.Add(cell)
	}
	return container.NewStack(newSaid(look.T("why")+"\n"+ChoicesText(choices)), rows)
}

// rated is a reading with its probability at the right edge.
func rated(reading string, share float64, size float32, ink color.Color, p look.Palette) fyne.CanvasObject {
	s := canvas.NewText(Share(share), p.SecondInk)
	s.TextSize = whySize
	return container.New(ratedLayout{}, overlay.NewPassage(reading, text.Span{}, size, ink), s)
}

// shareWidth is the room of a probability at the end of a line.
const shareWidth = 44

// ratedLayout sets a passage beside what stands at the end of its first line.
type ratedLayout struct{}

// MinSize is for Fyne.
func (ratedLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(shareWidth, 0)
}

// Layout is for Fyne.
func (ratedLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	words, share := o[0].(*overlay.Passage), o[1].MinSize()
	words.Resize(fyne.NewSize(max(0, size.Width-shareWidth), size.Height))
	line := words.TextSize * overlay.Leading
	o[1].Resize(share)
	o[1].Move(fyne.NewPos(size.Width-share.Width, (line-share.Height)/2))
}
