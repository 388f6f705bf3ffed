// Package chart decides what can honestly be drawn from the figures of
// documents: which form, which marks, which axis, which words. It draws
// nothing. float64 begins here; the exact values stay with the figures that
// every mark names.
package chart

import (
	"slices"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/series"
)

// A Form is the way a model is drawn.
type Form uint8

// The forms.
const (
	Part    Form = iota // an amount as part of the whole that its share implies
	Time                // points over time, joined where no period is missing
	Columns             // flows and changes over time, as columns from zero
	Pairs               // two dates of each indicator, or its result and its target
	Bars                // amounts, shares or growth rates of one unit side by side
	Ranks               // places in an order
	Cards               // few values that have nothing to be compared with
	Table               // many of them
)

var forms = [...]string{"part", "time", "columns", "pairs", "bars", "ranks", "cards", "table"}

// String is the form's name in identifiers: "part", "time".
func (f Form) String() string { return forms[f] }

// Forms are the names of all forms.
func Forms() []string { return slices.Clone(forms[:]) }

// A Model is one chart, ready to be drawn.
type Model struct {
	ID      string // stable for the same figures
	Form    Form
	Main    bool   // says most of what the document is about
	Subject string // the chapter that it is of, as its heading has it, or what a short document is about; may be empty
	Title   string
	Names   []string // indicators, as documents have them
	Keys    []string // of the known ones among them
	Axis    Axis
	Lines   []string // names of the lines of a Time, by Mark.Line; one is "" where there is only one
	Marks   []Mark
	Whole   *Whole  // of a Part
	From    float64 // years that the axis of a Time reaches over at least; 0 for those of its marks
	To      float64
	Foot    []string
	English bool // the words around the document's own are English

	how []string // what the foot says of the drawing, before what it says of the marks
}

// Whose is the title with the subject before it: what a chart is called where
// it stands alone.
func (m *Model) Whose() string {
	switch {
	case m.Subject == "":
		return m.Title
	case m.English:
		return m.Subject + ": " + m.Title
	}
	return m.Subject + "：" + m.Title
}

// An Axis is the scale of values: always with zero on it.
type Axis struct {
	Unit     string  // with its scale: 万亿元
	Scale    float64 // what one on the axis stands for in the base unit: 1e12
	Min, Max float64 // in Unit; Min < Max
	Ticks    []float64
}

// A Whole is what an amount and its share imply, in units of the axis.
type Whole struct {
	Name    string // 国内生产总值
	Lo, Hi  float64
	Label   string // 120.70—121.23 万亿元
	Formula string
}

// A Mark is one figure in the chart. Lo and Hi are equal for a plain value;
// where a side is open only the other counts.
type Mark struct {
	Refs           []series.Ref // the figure shown, then those that state it again
	Name           string       // indicator, with its region
	When           string       // 2022年, 截至2023年6月; empty where the text says nothing
	Short          string       // the same for an axis: 2022, 2023.6
	Label          string       // value without unit: 超7, 50.2
	Full           string       // value with unit: 超 7 亿户
	Lo, Hi         float64      // on the axis
	OpenLo, OpenHi bool
	At             float64 // years, for Time and Columns
	Line           int     // of a Time, from 0; of Pairs the row
	Joined         bool    // to the mark before it in its line: no period between them is missing
	Kind           doc.Kind
	Status         doc.Status
	Disputed       bool // documents do not agree
	Converted      bool // printed in another unit
}

// Value is where the mark points to: the middle of an interval, the known end
// of an open one.
func (m Mark) Value() float64 {
	switch {
	case m.OpenLo:
		return m.Hi
	case m.OpenHi:
		return m.Lo
	}
	return m.Lo + (m.Hi-m.Lo)/2
}

// Find returns the models in which the indicator stands: by its key, its
// model's ID, its exact name, or part of its name, whichever comes first to
// something.
func Find(models []Model, indicator string) []Model {
	want := series.Normal(indicator)
	if want == "" {
		return nil
	}
	tests := []func(m Model) bool{
		func(m Model) bool { return m.ID == indicator || has(m.Keys, indicator, equal) },
		func(m Model) bool { return has(m.Names, want, normalEqual) },
		func(m Model) bool { return has(m.Names, want, normalContains) },
	}
	for _, test := range tests {
		var found []Model
		for _, m := range models {
			if test(m) {
				found = append(found, m)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// MarkOf returns the model and the mark that show a figure; the first model
// that does. It reports false if none does.
func MarkOf(models []Model, r series.Ref) (model, mark int, ok bool) {
	for i, m := range models {
		for j, k := range m.Marks {
			for _, ref := range k.Refs {
				if ref == r {
					return i, j, true
				}
			}
		}
	}
	return 0, 0, false
}
