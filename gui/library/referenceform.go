package library

import (
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/library"
	"github.com/wenshu-app/wenshu/core/series"
	"github.com/wenshu-app/wenshu/gui/across"
	"github.com/wenshu-app/wenshu/gui/look"
)

// A referenceForm is the dialog in which the series of a table is chosen.
type referenceForm struct {
	rows    [][]string
	topics  []referenceTopic // of which one is compared
	at      int              // that one
	read    *series.Reference
	caption string // the unit above the table
	topic   *look.Select
	row     *look.SelectEntry
	time    *look.Select
	value   *look.Select
	unit    *look.SelectEntry
	column  *look.SelectEntry
	says    *widget.Label
	heads   []string // of columns, as numbers with what stands over them
	silent  bool
	preview *fyne.Container
}

// A referenceTopic is an indicator that is followed: what chooses its rows, the
// country and the provinces that documents state it of, and, as unfit says, the
// unit in which they do where a series cannot be compared with them.
type referenceTopic struct {
	library.Topic
	pick    *series.Pick
	columns []string
	unfit   func(*series.Reference) string
}

// mostShown is how much of a table is shown.
const (
	rowsShown    = 6
	columnsShown = 6
	cellShown    = 12 // characters
)

// newReferenceForm begins with the indicator that the table speaks of by name; with
// the last of topics that what it reads can be compared with where it names none.
func newReferenceForm(rows [][]string, caption string, topics []referenceTopic) *referenceForm {
	f := &referenceForm{rows: rows, caption: caption, topics: topics, at: len(topics) - 1}
	var names []string
	best := 0
	for i, t := range topics {
		names = append(names, across.Label(t.Topic))
		r, err := series.ReadReference(rows, t.pick, series.ReferenceOptions{Caption: caption})
		if err != nil || t.unfit(r) != "" || r.Growth != t.Growth {
			continue
		}
		if fit := 1 + bit(r.Named); fit >= best {
			f.at, best = i, fit
		}
	}
	f.topic = look.NewSelect(names, func(string) {
		if f.silent {
			return
		}
		f.at = f.topic.SelectedIndex()
		f.silent = true
		f.column.SetOptions(f.topics[f.at].columns)
		f.column.SetText(f.topics[f.at].columns[0])
		f.silent = false
		f.try()
	})
	columns := topics[f.at].columns
	again := func(string) { f.try() }
	f.row = look.NewSelectEntry(firsts(rows))
	f.unit = look.NewSelectEntry([]string{"亿元", "万人", "万吨", "元", "%"})
	f.column = look.NewSelectEntry(columns)
	f.row.OnChanged, f.unit.OnChanged = again, again
	f.row.SetPlaceHolder(look.T("official.auto"))
	f.unit.SetPlaceHolder(look.T("official.auto"))
	f.heads = []string{look.T("official.auto")}
	for i := range widest(rows) {
		head := ""
		for _, row := range rows {
			if i < len(row) && row[i] != "" {
				head = row[i]
				break
			}
		}
		f.heads = append(f.heads, fmt.Sprintf("%d　%s", i+1, cut(head)))
	}
	f.time, f.value = look.NewSelect(f.heads, again), look.NewSelect(f.heads, again)
	f.says = label("")
	f.preview = previewOf(rows)
	f.silent = true
	f.topic.SetSelectedIndex(f.at)
	f.time.SetSelectedIndex(0)
	f.value.SetSelectedIndex(0)
	f.column.SetText(columns[0])
	f.silent = false
	f.try()
	return f
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// firsts are the names in the first column.
func firsts(rows [][]string) []string {
	var out []string
	for _, row := range rows {
		if len(row) > 1 && row[0] != "" && len(out) < 200 {
			out = append(out, row[0])
		}
	}
	return out
}

func widest(rows [][]string) int {
	n := 0
	for _, row := range rows[:min(len(rows), 50)] {
		n = max(n, len(row))
	}
	return min(n, 80)
}

func cut(s string) string {
	if r := []rune(s); len(r) > cellShown {
		return string(r[:cellShown-1]) + "…"
	}
	return s
}

func previewOf(rows [][]string) *fyne.Container {
	columns := min(columnsShown, max(1, widest(rows)))
	grid := container.New(layout.NewGridLayoutWithColumns(columns))
	for _, row := range rows[:min(len(rows), rowsShown)] {
		for i := range columns {
			s := ""
			if i < len(row) {
				s = cut(row[i])
			}
			l := widget.NewLabel(s)
			l.Truncation = fyne.TextTruncateEllipsis
			l.SizeName, l.Importance = theme.SizeNameCaptionText, widget.LowImportance
			grid.Add(l)
		}
	}
	return grid
}

// options are what was chosen.
func (f *referenceForm) options() series.ReferenceOptions {
	number := func(s *look.Select) string {
		if i := s.SelectedIndex(); i > 0 {
			return fmt.Sprint(i)
		}
		return ""
	}
	return series.ReferenceOptions{Row: strings.TrimSpace(f.row.Text), Time: number(f.time), Value: number(f.value), Unit: strings.TrimSpace(f.unit.Text), Caption: f.caption}
}

// try reads the series as it is chosen now, and says what came of it.
func (f *referenceForm) try() {
	if f.silent {
		return
	}
	t := f.topics[f.at]
	r, err := series.ReadReference(f.rows, t.pick, f.options())
	f.read = nil
	unfit := ""
	if err == nil {
		unfit = t.unfit(r)
	}
	switch {
	case errors.Is(err, series.ErrNoRow):
		f.says.SetText(look.T("official.norow"))
	case errors.Is(err, series.ErrNoTime):
		f.says.SetText(look.T("official.notime"))
	case errors.Is(err, series.ErrValue):
		f.says.SetText(look.T("official.novalue"))
	case err != nil:
		f.says.SetText(look.T("official.nounit"))
	case len(r.Points) == 0:
		f.says.SetText(look.T("official.novalue"))
	case unfit != "":
		f.says.SetText(fmt.Sprintf(look.T("official.unfit"), r.Name, r.Unit, across.Label(t.Topic), unfit))
	default:
		f.read = r
		first, last := span(r)
		f.says.SetText(fmt.Sprintf(look.T("official.read"), r.Name, len(r.Points), first, last, r.Unit))
	}
}

// span are the first and the last time of a series that has some.
func span(r *series.Reference) (first, last doc.Period) {
	first, last = r.Points[0].Period, r.Points[0].Period
	for _, p := range r.Points {
		if series.ByTime(p.Period, first) < 0 {
			first = p.Period
		}
		if series.ByTime(p.Period, last) > 0 {
			last = p.Period
		}
	}
	return first, last
}
