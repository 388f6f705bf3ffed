// Package settings keeps what the reader chose for the window, and what the
// window remembers from one start to the next: typed, with their defaults and
// limits, in one file of the program's own. It knows no toolkit.
package settings

import (
	"math"
	"slices"

	"github.com/wenshu-app/wenshu/core/series"
)

// Values are all settings. The names of their JSON fields never change.
type Values struct {
	Page
	Place

	Theme    string  `json:"theme"`    // the ID of a palette; "" follows the system
	Language string  `json:"language"` // "zh", "en"; "" follows the system
	Floor    float64 `json:"floor"`    // least confidence of a figure in charts, 0 to 1
	Tree     bool    `json:"tree"`     // the outline is shown
	Split    float64 `json:"split"`    // what part of the window the outline takes
	Beside   bool    `json:"beside"`   // the original stands beside the text
	Why      bool    `json:"why"`      // the card tells how its figure was read
	Welcome  bool    `json:"welcome"`  // the cards of a first start were not put away

	Open   []string `json:"open"`    // the files that are open, in the order of their tabs
	Titles []string `json:"titles"`  // what they call themselves, "" where that is not known
	Front  int      `json:"front"`   // the one of them that is shown
	Recent []string `json:"recent"`  // the files opened last, the newest first
	Finds  []string `json:"finds"`   // what was looked for, the newest last
	Used   []string `json:"used"`    // of the palette, the newest first
	Table  string   `json:"figures"` // the arrangement of the table of figures, as its pane writes it
}

// Page is how a page is set.
type Page struct {
	Face    string  `json:"face"`         // "serif", "sans"
	Size    float64 `json:"size"`         // of the text, in units
	Line    float64 `json:"page-line"`    // height of a line, as a part of the size
	Measure float64 `json:"page-measure"` // characters of a line at most
	Margin  string  `json:"page-margin"`  // "narrow", "normal", "wide"
	Indent  int     `json:"page-indent"`  // of a first line, in characters
	Ragged  bool    `json:"page-ragged"`  // lines are not made equally long
	Loose   bool    `json:"page-loose"`   // marks side by side keep their squares
	Marks   string  `json:"page-marks"`   // "wide", "printed": half-width marks in Chinese text
	Script  string  `json:"page-script"`  // "" as printed, "simple", "full"
	Copy    string  `json:"page-copy"`    // "printed", "shown"
}

// Place is where the window stands on the screen and how large it is.
type Place struct {
	Width  float64 `json:"width"` // in units
	Height float64 `json:"height"`
	Whole  bool    `json:"maximised"` // it fills the screen; size and place are those that it had before
	X      int     `json:"x"`         // in pixels of the screen; Unplaced where none is known
	Y      int     `json:"y"`
}

// Limits of what a reader can choose, and of what is remembered.
const (
	MinSize, MaxSize       = 14.0, 32.0
	MinLine, MaxLine       = 1.4, 2.2
	MinMeasure, MaxMeasure = 24.0, 48.0
	MaxIndent              = 2
	MaxRecent              = 12
	MaxUsed                = 8

	Unplaced = -1 << 20 // no place of the window is known

	minWidth, minHeight = 320.0, 240.0
	maxWindow           = 16384.0
)

// Defaults are the settings of a first start.
func Defaults() Values {
	return Values{
		Page:  Page{Face: "serif", Size: 18, Line: 1.7, Measure: 38, Margin: "normal", Indent: 2, Marks: "wide", Copy: "printed"},
		Place: Place{Width: 1280, Height: 800, X: Unplaced, Y: Unplaced},
		Floor: series.Floor, Tree: true, Split: 0.215, Why: true, Welcome: true,
	}
}

// Opened puts path in front of the recent files.
func (v *Values) Opened(path string) { v.Recent = first(v.Recent, path, MaxRecent) }

// Forget takes path out of the recent files.
func (v *Values) Forget(path string) {
	v.Recent = slices.DeleteFunc(slices.Clone(v.Recent), func(old string) bool { return old == path })
}

// Use puts the name of a command in front of those used last.
func (v *Values) Use(name string) { v.Used = first(v.Used, name, MaxUsed) }

// first puts s in front of list, which keeps the newest most of them.
func first(list []string, s string, most int) []string {
	out := slices.DeleteFunc(slices.Clone(list), func(old string) bool { return old == s })
	out = slices.Insert(out, 0, s)
	return out[:min(most, len(out))]
}

// limit puts what is out of its limits back into them: a file can be edited by
// hand, or come from another version.
func (v *Values) limit() {
	d := Defaults()
	within(&v.Size, MinSize, MaxSize)
	within(&v.Line, MinLine, MaxLine)
	within(&v.Measure, MinMeasure, MaxMeasure)
	within(&v.Width, minWidth, maxWindow)
	within(&v.Height, minHeight, maxWindow)
	within(&v.Floor, 0, 1)
	within(&v.Split, 0, 1)
	v.Indent = min(max(v.Indent, 0), MaxIndent)
	v.Front = max(v.Front, 0)
	one(&v.Language, d.Language, "zh", "en")
	one(&v.Face, d.Face, "sans")
	one(&v.Margin, d.Margin, "narrow", "wide")
	one(&v.Marks, d.Marks, "printed")
	one(&v.Script, d.Script, "simple", "full")
	one(&v.Copy, d.Copy, "shown")
	v.Recent = v.Recent[:min(MaxRecent, len(v.Recent))]
	v.Used = v.Used[:min(MaxUsed, len(v.Used))]
}

func within(v *float64, least, most float64) {
	if math.IsNaN(*v) {
		*v = least
	}
	*v = min(max(*v, least), most)
}

// one leaves a word that is one of others, and puts fallback for any other.
func one(v *string, fallback string, others ...string) {
	if !slices.Contains(others, *v) {
		*v = fallback
	}
}
