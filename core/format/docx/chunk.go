package docx

import (
	"context"
	"sort"

	"github.com/wenshu-app/wenshu/core/decode"
	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/html"
	"github.com/wenshu-app/wenshu/core/format/raw"
)

const (
	maxNested = 3   // how deep documents may stand in one another
	maxChunks = 200 // of a document
)

// readChunk reads the file in another format, w:altChunk, that id names: a web
// page, as programs that turn pages into DOCX leave it to Word, another
// document, or a text.
func (d *document) readChunk(ctx context.Context, id string) []block {
	b, err := d.file.read(d.file.relation(d.main, id))
	if d.chunks++; err != nil || d.chunks > maxChunks {
		return nil
	}
	var t raw.Text
	switch o := (raw.Options{Whole: true}); {
	case html.Is(b):
		t, err = html.Read(ctx, b, o, nil)
	case html.IsArchive(b):
		t, err = html.ReadArchive(ctx, b, o, nil)
	case len(b) > 4 && string(b[:4]) == "PK\x03\x04":
		if d.nested >= maxNested {
			return nil
		}
		t, err = readIn(ctx, b, d, nil)
	default:
		var r decode.Result
		r, err = decode.Decode(ctx, b, nil)
		t = raw.Text{Text: r.Text}
	}
	if err != nil {
		return nil
	}
	return blocksOf(t)
}

// blocksOf makes paragraphs and tables of what another reader read.
func blocksOf(t raw.Text) []block {
	var out []block
	at, k := 0, 0 // of the text, of the grids
	for at < len(t.Text) {
		if k < len(t.Grids) && at >= t.Grids[k].Start {
			out = append(out, block{table: tableOf(t.Grids[k], t.Text)})
			at = max(t.Grids[k].End, at)
			k++
			continue
		}
		end := at
		for end < len(t.Text) && t.Text[end] != '\n' {
			end++
		}
		if end > at {
			p := plainPara(t.Text[at:end])
			i := sort.Search(len(t.Hints), func(i int) bool { return t.Hints[i].Raw.End > at })
			if i < len(t.Hints) && t.Hints[i].Raw.Start <= at && t.Hints[i].Kind == doc.HeadHint {
				p.form.outline = t.Hints[i].Level - 1
			}
			out = append(out, block{para: p})
		}
		at = end + 1
	}
	return out
}

// tableOf makes a table of g.
func tableOf(g doc.Grid, s string) *table {
	t := &table{rows: make([]row, len(g.Rows))}
	for i, cells := range g.Rows {
		t.rows[i].head = i < g.Heads
		for _, c := range cells {
			t.rows[i].cells = append(t.rows[i].cells, cell{col: c.Col, across: c.Across, blocks: []block{{para: plainPara(c.Of(s))}}})
		}
	}
	for i, cells := range g.Rows { // what reaches down
		for _, c := range cells {
			for k := i + 1; k <= i+c.Down && k < len(t.rows); k++ {
				t.rows[k].cells = append(t.rows[k].cells, cell{col: c.Col, across: c.Across, goesOn: true})
			}
		}
	}
	for i := range t.rows {
		cells := t.rows[i].cells
		sort.SliceStable(cells, func(a, b int) bool { return cells[a].col < cells[b].col })
	}
	return t
}
