package figures

import (
	"cmp"
	"maps"
	"slices"
)

// A State is what a reader arranged: it is kept from one run to the next. The
// zero State is the table as it comes.
type State struct {
	Columns  []string           `json:"columns,omitempty"` // none for as many as there is room for
	Widths   map[string]float32 `json:"widths,omitempty"`  // of the columns that were pulled
	Sort     string             `json:"sort,omitempty"`    // a column; empty for the document's order
	Down     bool               `json:"down,omitempty"`
	Grouped  bool               `json:"grouped,omitempty"`
	Scale    Scale              `json:"scale,omitempty"`
	Filter   Filter             `json:"filter"`
	Document string             `json:"document,omitempty"` // that the filter was made for
}

// State returns what is to be kept.
func (p *Pane) State() State {
	s := State{Grouped: p.grouped, Scale: p.scale, Filter: p.sieve, Document: p.model.id}
	if s.Document == "" {
		s.Document = p.was
	}
	for _, c := range p.chosen {
		s.Columns = append(s.Columns, ids[c])
	}
	for c, w := range p.widths {
		if w != widths[c] {
			if s.Widths == nil {
				s.Widths = map[string]float32{}
			}
			s.Widths[ids[c]] = w
		}
	}
	if p.order.by >= 0 {
		s.Sort, s.Down = ids[p.order.by], p.order.down
	}
	return s
}

// SetState arranges the table as it was kept. What is not known is passed over.
func (p *Pane) SetState(s State) {
	p.chosen = columnsOf(s.Columns)
	p.widths = widths
	for name, w := range maps.All(s.Widths) {
		if c := columnOf(name); c >= 0 {
			p.widths[c] = min(max(w, narrowest), 1200)
		}
	}
	p.order = order{by: columnOf(s.Sort), down: s.Down}
	p.grouped = s.Grouped
	p.scale = Auto
	if slices.Contains(scales(), s.Scale) {
		p.scale = s.Scale
	}
	p.sieve, p.was = s.Filter, s.Document
	p.sieve.clean()
	p.filter.SetText(p.sieve.Text)
	p.fit()
	p.apply(false)
}

// changed tells that there is something to keep.
func (p *Pane) changed() {
	if p.OnState != nil {
		p.OnState(p.State())
	}
}

// SetModel shows m, keeping order, columns and groups; nil empties the pane.
// The figures of the same document keep filter, selection and place as well:
// they are known by their place in the file. Another document has the filter
// that it had when it was shown last, at first none, which would only hide what
// the reader came for.
func (p *Pane) SetModel(m *Model) {
	if m == nil {
		if p.model.id != "" {
			p.was = p.model.id
		}
		p.keep()
		p.model = &Model{}
		p.forget()
		p.apply(false)
		return
	}
	if len(p.model.rows) > 0 {
		p.keep()
	}
	if p.was != "" && p.was != m.id || p.model.id != "" && p.model.id != m.id {
		p.sieves[cmp.Or(p.model.id, p.was)] = p.sieve
		p.sieve = p.sieves[m.id]
		p.folded = map[string]bool{}
		p.kept = kept{}
		p.quiet = true
		p.filter.SetText(p.sieve.Text)
		p.quiet = false
	}
	p.model, p.was = m, m.id
	p.forget()
	p.words()
	p.apply(false)
	p.restore()
}

// forget drops what counts the rows of another model.
func (p *Pane) forget() {
	p.lines, p.groups, p.shown = nil, nil, nil
	p.picks = picks{rows: map[int]bool{}, cursor: -1, anchor: -1}
}

// kept is a selection by places in the file.
type kept struct {
	picked         map[[2]int]bool
	cursor, anchor [2]int
	offset         float32
}

func (p *Pane) keep() {
	if len(p.model.rows) == 0 {
		return
	}
	k := kept{picked: map[[2]int]bool{}, cursor: p.placeOf(p.picks.cursor), anchor: p.placeOf(p.picks.anchor), offset: p.scroll.Offset.Y}
	for r := range p.picks.rows {
		k.picked[p.model.rows[r].key()] = true
	}
	p.kept = k
}

func (r *row) key() [2]int { return [2]int{r.place.Start, r.place.End} }

// placeOf is where the figure in a line stands in the file.
func (p *Pane) placeOf(at int) [2]int {
	if at < 0 || at >= len(p.lines) || p.lines[at].row < 0 {
		return [2]int{-1, -1}
	}
	return p.model.rows[p.lines[at].row].key()
}

func (p *Pane) restore() {
	k := p.kept
	if k.picked == nil {
		return
	}
	p.picks = picks{rows: map[int]bool{}, cursor: -1, anchor: -1}
	for i := range p.model.rows {
		if k.picked[p.model.rows[i].key()] {
			p.picks.rows[i] = true
		}
	}
	p.picks.within(p.shown)
	for i := range p.lines {
		switch p.placeOf(i) {
		case [2]int{-1, -1}: // a head
		case k.cursor:
			p.picks.cursor = i
			if k.anchor == k.cursor {
				p.picks.anchor = i
			}
		case k.anchor:
			p.picks.anchor = i
		}
	}
	p.scrollTo(k.offset)
	p.picked()
}
