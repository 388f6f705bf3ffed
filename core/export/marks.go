package export

import (
	"io"
	"strings"

	"github.com/wenshu-app/wenshu/core/anchor"
	"github.com/wenshu-app/wenshu/core/correct"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/store"
	"github.com/wenshu-app/wenshu/core/text"
)

// A markHeader is the first line of a marked document: its path, the lines that
// were looked at, and who marked. Only says that numbers without a mark were
// not judged.
type markHeader struct {
	Document string `json:"document"`
	Lines    [2]int `json:"lines"`
	Reader   string `json:"reader"`
	Only     bool   `json:"only"`
}

// A marking is one number of a marked document: a claim, or a trap where the
// reader says that it is no figure.
type marking struct {
	Line int    `json:"line"` // of the text, from 1
	Text string `json:"text"` // as printed; ⏎ where the line breaks
	Nth  int    `json:"nth,omitempty"`
	Trap string `json:"trap,omitempty"`
	*claim
}

type claim struct {
	Kind      string  `json:"kind"`
	Indicator string  `json:"indicator"`
	Lo        *string `json:"lo"`
	Hi        *string `json:"hi"`
	Unit      string  `json:"unit"`
	Implied   bool    `json:"implied,omitempty"`
	Qualifier string  `json:"q"`
	Time      *string `json:"time"`
	Status    string  `json:"status"`
}

// Marks writes what the reader said of figures of d as a marked document, which
// core/relate/train learns from: fields that were not corrected count as read
// right. d is the document as the program read it; its lines are those of the
// text before repair. A correction whose place has left the text is left out.
func Marks(w io.Writer, d *doc.Document, e *store.Entry, reader string) error {
	at := map[store.Place]*doc.Figure{}
	for i := range d.Figures {
		if p, ok := anchor.PlaceOf(d, d.Figures[i].Span); ok {
			at[p] = &d.Figures[i]
		}
	}
	h := markHeader{Document: d.Name, Lines: [2]int{1, 1}, Reader: reader, Only: true}
	var out []marking
	for _, c := range e.Corrections {
		raw, ok := anchor.RawOf(d, c.Place)
		if !ok {
			continue
		}
		m := markAt(d.Raw, raw)
		if c.None {
			m.Trap = "reader"
		} else {
			one := *d
			one.Figures = nil
			if f := at[c.Place]; f != nil {
				one.Figures = []doc.Figure{*f}
			}
			figures := correct.Apply(&one, []store.Correction{c})
			if len(figures) == 0 {
				continue
			}
			f := &figures[0]
			if f.Value.Lo == nil && f.Value.Hi == nil {
				continue // a mark has a value
			}
			m.claim = &claim{f.Kind.String(), f.Indicator, optional(doc.Decimal(f.Value.Lo)), optional(doc.Decimal(f.Value.Hi)), f.Value.Unit,
				f.Value.Implied, f.Value.Qualifier.String(), optional(f.Period.String()), f.Status.String()}
		}
		if len(out) == 0 {
			h.Lines[0] = m.Line
		}
		h.Lines[1] = max(h.Lines[1], m.Line+strings.Count(m.Text, "⏎"))
		out = append(out, m)
	}
	b := encoder(w)
	if err := b.Encode(h); err != nil {
		return err
	}
	for _, m := range out {
		if err := b.Encode(m); err != nil {
			return err
		}
	}
	return nil
}

// markAt is the place of s in t as marks give it: the line, and which of the
// same words on that line it is.
func markAt(t string, s text.Span) marking {
	first := strings.LastIndexByte(t[:s.Start], '\n') + 1
	words := s.Of(t)
	m := marking{Line: 1 + strings.Count(t[:first], "\n"), Text: strings.ReplaceAll(words, "\n", "⏎")}
	nth := 1
	for at := first; ; nth++ {
		i := strings.Index(t[at:], words)
		if i < 0 || at+i >= s.Start {
			break
		}
		at += i + 1
	}
	if nth > 1 {
		m.Nth = nth
	}
	return m
}
