package series

import (
	"iter"

	"github.com/wenshu-app/wenshu/core/doc"
)

// A Source is a document that states figures, wherever it lies: open in the
// window, in a folder, in the library.
type Source struct {
	ID      string   // SHA-256 of the file's bytes
	Name    string   // of the file
	Title   string   // empty where there is none
	Issuer  string   // empty where it is not known
	Region  string   // the province, city or county it speaks for; empty for the whole country
	Written doc.Date // zero where it is not known
	Path    string   // one of the files

	Official bool // a table of official data, which is compared with
}

// A Statement is a figure as a document states it, with all that a table and
// its exports show of it: nothing else of the document is needed.
type Statement struct {
	Source   *Source
	N        int        // its place among the figures of the document
	Figure   doc.Figure // its spans are of the document's Body where that is at hand, else zero
	Said     string     // as printed: 10.79亿
	Sentence string
	At       int // where Said starts in Sentence
	From, To int // its bytes in the file, where it is one of bytes
	Page     int
}

// Statements gives the figures of a document, in its order, as Settled has them.
func Statements(d *doc.Document, s *Source) iter.Seq2[Statement, error] {
	return statements(d, s, Settled)
}

// AsRead gives them as they were read, each by itself.
func AsRead(d *doc.Document, s *Source) iter.Seq2[Statement, error] {
	return statements(d, s, func(d *doc.Document, i int) doc.Figure { return d.Figures[i] })
}

func statements(d *doc.Document, s *Source, take func(*doc.Document, int) doc.Figure) iter.Seq2[Statement, error] {
	return func(yield func(Statement, error) bool) {
		for i := range d.Figures {
			f := &d.Figures[i]
			st := Statement{Source: s, N: i, Figure: take(d, i), Said: d.Says(f), Sentence: d.Text(f.Sentence), At: f.Start - f.Sentence.Start}
			if len(d.Parts) == 0 {
				if at, ok := d.File(f.Span); ok {
					st.From, st.To = at.Start, at.End
				}
			} else if all := d.Sources(f.Span); len(all) > 0 {
				st.From, st.To, st.Page = all[0].Bytes.Start, all[0].Bytes.End, all[0].Page
			}
			if !yield(st, nil) {
				return
			}
		}
	}
}
