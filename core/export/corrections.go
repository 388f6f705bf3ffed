package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"time"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/correct"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
)

// A Said is what somebody says of one figure: the program, or the reader.
type Said struct {
	Indicator string `json:"indicator"`
	Lo        string `json:"lo"` // exact, in the base unit; empty for an open side
	Hi        string `json:"hi"`
	Unit      string `json:"unit"`
	Time      string `json:"time"`
	Kind      string `json:"kind"`
	Status    string `json:"status"`
	Qualifier string `json:"qualifier"`
	Region    string `json:"region"`
	Scope     string `json:"scope"`
}

// A Correction is one line of the file of corrections.
type Correction struct {
	File     string `json:"file"`
	Part     string `json:"part,omitempty"` // of the file, where it has parts
	Page     int    `json:"page,omitempty"`
	Start    int    `json:"start"` // bytes of the file, or of the text of its part
	End      int    `json:"end"`
	Text     string `json:"text"`
	Read     *Said  `json:"read"` // what the program read; null where it found no figure
	Says     *Said  `json:"says"` // what the reader says; null for: this is no figure
	Sentence string `json:"sentence"`
	Made     string `json:"made"`
}

// Corrections are what the reader said of figures of d, in the order of the
// text, beside what was read. d is the document as the program read it: one
// with the corrections in it no longer has the figures that are none.
func Corrections(d *doc.Document, e *store.Entry) []Correction {
	at := map[store.Place]*doc.Figure{}
	for i := range d.Figures {
		if p, ok := anchor.PlaceOf(d, d.Figures[i].Span); ok {
			at[p] = &d.Figures[i]
		}
	}
	var out []Correction
	for _, c := range e.Corrections {
		r := Correction{File: d.Name, Part: c.Part, Page: c.Page, Start: c.Start, End: c.End, Text: c.Text, Made: c.Made.UTC().Format(time.RFC3339)}
		if f := at[c.Place]; f != nil {
			if f.Read != nil {
				f = f.Read
			}
			r.Read = said(f)
		}
		if s, ok := anchor.SpanOf(d, c.Place); ok {
			r.Sentence = d.Text(sentence(d, s))
		}
		if !c.None {
			one := *d
			one.Figures = nil
			if f := at[c.Place]; f != nil {
				one.Figures = []doc.Figure{*f}
			}
			if figures := correct.Apply(&one, []store.Correction{c}); len(figures) > 0 {
				r.Says = said(&figures[0])
			}
		}
		out = append(out, r)
	}
	return out
}

func said(f *doc.Figure) *Said {
	return &Said{f.Indicator, doc.Decimal(f.Value.Lo), doc.Decimal(f.Value.Hi), f.Value.Unit, f.Period.String(), f.Kind.String(), f.Status.String(), f.Value.Qualifier.String(), f.Region, f.Scope}
}

// CorrectionsJSONL writes one correction a line.
func CorrectionsJSONL(w io.Writer, all []Correction) error {
	e := encoder(w)
	for _, c := range all {
		if err := e.Encode(c); err != nil {
			return err
		}
	}
	return nil
}

// CorrectionsCSV writes corrections for a spreadsheet: each field as it was
// read and, beside it, as the reader says it is.
func CorrectionsCSV(w io.Writer, all []Correction) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	c := csv.NewWriter(w)
	head := []string{"file", "start", "end", "text", "figure"}
	for _, f := range []string{"indicator", "lo", "hi", "unit", "time", "kind", "status", "qualifier", "region", "scope"} {
		head = append(head, f+"_read", f+"_says")
	}
	if err := c.Write(append(head, "sentence", "made")); err != nil {
		return err
	}
	for _, r := range all {
		figure := "yes"
		if r.Says == nil {
			figure = "no"
		}
		row := []string{r.File, strconv.Itoa(r.Start), strconv.Itoa(r.End), r.Text, figure}
		a, b := r.Read.cells(), r.Says.cells()
		for i := range a {
			row = append(row, a[i], b[i])
		}
		if err := c.Write(append(row, r.Sentence, r.Made)); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

func (s *Said) cells() [10]string {
	if s == nil {
		return [10]string{}
	}
	return [10]string{s.Indicator, s.Lo, s.Hi, s.Unit, s.Time, s.Kind, s.Status, s.Qualifier, s.Region, s.Scope}
}
