package store

import "time"

// A Chart is how a reader wants one chart of the document drawn. An empty field
// leaves what the program chose.
type Chart struct {
	ID     string    `json:"id"` // of the chart, as core/chart makes it
	Title  string    `json:"title,omitempty"`
	Form   string    `json:"form,omitempty"`   // name of a form
	Order  string    `json:"order,omitempty"`  // of its marks, as core/chart names it
	Unit   string    `json:"unit,omitempty"`   // of its axis: 亿元
	Size   string    `json:"size,omitempty"`   // of the picture that is saved, as core/draw names it
	Hidden []string  `json:"hidden,omitempty"` // what is left out, by what core/chart says of it
	Made   time.Time `json:"made"`
}

// Plain reports whether c changes nothing.
func (c *Chart) Plain() bool {
	return c.Title == "" && c.Form == "" && c.Order == "" && c.Unit == "" && c.Size == "" && len(c.Hidden) == 0
}

// Arrange puts c in the place of what was said of the same chart before; one
// that changes nothing takes that back.
func (e *Entry) Arrange(c Chart) {
	e.Charts = without(e.Charts, func(old Chart) bool { return old.ID == c.ID })
	if !c.Plain() {
		e.Charts = append(e.Charts, c)
	}
}

// Arranged is how the reader wants the chart drawn.
func (e *Entry) Arranged(id string) Chart {
	for _, c := range e.Charts {
		if c.ID == id {
			return c
		}
	}
	return Chart{ID: id}
}
