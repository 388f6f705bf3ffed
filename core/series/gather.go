package series

import (
	"iter"
	"strings"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/text"
)

// Gather makes documents of statements whose own documents are not at hand: one
// for each source, in the order in which they come, of the sentences that state
// something. Charts of them lead to these sentences; the source says where the
// whole lies. Statement n of a document is its figure n.
func Gather(all iter.Seq2[Statement, error]) (docs []*doc.Document, sources []*Source, err error) {
	at := map[string]int{}
	var bodies []*strings.Builder
	var last []string
	for s, err := range all {
		if err != nil {
			return nil, nil, err
		}
		n, ok := at[s.Source.ID]
		if !ok {
			n = len(docs)
			at[s.Source.ID] = n
			docs = append(docs, &doc.Document{ID: s.Source.ID, Name: s.Source.Name, Format: "text", Encoding: "utf-8", Articles: []doc.Article{{Dateline: doc.Dateline{Date: s.Source.Written}}}})
			sources, bodies, last = append(sources, s.Source), append(bodies, &strings.Builder{}), append(last, "")
			add(docs[n], bodies[n], s.Source.Title, doc.Title)
		}
		d, f := docs[n], s.Figure
		blocks := &d.Articles[0].Blocks
		if s.Sentence != last[n] || len(*blocks) == 0 {
			add(d, bodies[n], s.Sentence, doc.Paragraph)
			last[n] = s.Sentence
		}
		f.Article, f.Section, f.Block = 0, 0, len(*blocks)-1
		f.Sentence = (*blocks)[f.Block].Span
		f.Start = f.Sentence.Start + s.At
		f.End = f.Start + len(s.Said)
		f.Clause, f.Words, f.Reasons = f.Span, nil, nil
		d.Figures = append(d.Figures, f)
	}
	for i, d := range docs {
		d.Body = bodies[i].String()
		d.Raw = d.Body
		d.Back, d.Origins = text.Identity(len(d.Body)), text.Identity(len(d.Body))
		a := &d.Articles[0]
		a.End = len(d.Body)
		a.Sections = []doc.Section{{Span: a.Span, Last: len(a.Blocks)}}
	}
	return docs, sources, nil
}

// add appends a line to a body, with its block.
func add(d *doc.Document, body *strings.Builder, line string, kind doc.BlockKind) {
	if line == "" && kind == doc.Title {
		return
	}
	s := text.Span{Start: body.Len(), End: body.Len() + len(line)}
	body.WriteString(line + "\n")
	a := &d.Articles[0]
	a.Blocks = append(a.Blocks, doc.Block{Span: s, Kind: kind, Sentences: []text.Span{s}})
	if kind == doc.Title {
		a.Title = s
	}
}
