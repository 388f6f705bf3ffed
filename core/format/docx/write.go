package docx

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
	"github.com/wenshu-app/wenshu/core/format/raw"
	"github.com/wenshu-app/wenshu/core/text"
)

// A writer writes blocks.
type writer struct {
	ctx      context.Context
	d        *document
	w        raw.Builder
	member   string // of the part at hand
	mapped   bool   // the part at hand has a map
	size     int    // of the member, in bytes
	last     int    // how far the member was copied
	paras    int    // that were written
	tables   int
	notes    bool          // the text is behind, its notes are written
	note     int           // the number of the note at hand; 0 if it has none
	numbered bool          // the number of the note at hand is written
	together map[*para]run // paragraphs that are one block with those behind them
	look     map[*para]int // levels of headings that are told by their look
}

// write writes the document: its body, then its notes.
func (d *document) write(ctx context.Context) (raw.Text, error) {
	w := &writer{ctx: ctx, d: d, together: d.findRuns()}
	w.look = d.findHeads(w.together)
	w.part(d.main, d.mapped, d.size)
	if err := w.blocks(d.blocks); err != nil {
		return raw.Text{}, err
	}
	for _, s := range []struct {
		story
		kind byte
	}{{d.feet, 'f'}, {d.ends, 'e'}} {
		if s.member == "" {
			continue
		}
		w.part(s.member, s.mapped, s.size)
		for _, id := range s.order {
			for _, m := range d.met {
				if m.kind != s.kind || m.id != id {
					continue
				}
				w.note, w.numbered = m.n, m.n == 0
				w.notes = true
				if err := w.blocks(s.notes[id]); err != nil {
					return raw.Text{}, err
				}
				break
			}
		}
	}
	if d.objects > 0 {
		w.object(w.w.Len(), d.objects)
	}
	w.w.End()
	w.w.Size(w.size)
	return w.w.Done("docx"), nil
}

// part begins a part. A member that is gone back in has several.
func (w *writer) part(member string, mapped bool, size int) {
	w.w.End()
	w.w.Size(w.size)
	w.w.Part(doc.Part{Name: member}, mapped)
	w.member, w.mapped, w.size, w.last = member, mapped, size, 0
}

// object notes n objects that were not read, at offset at.
func (w *writer) object(at, n int) {
	w.w.Note(doc.Note{Raw: text.Span{Start: at, End: at}, Kind: "embedded-object", N: n})
}

// blocks writes blocks, joined where a revision took the end of a paragraph.
func (w *writer) blocks(blocks []block) error {
	var before []seg // of paragraphs whose end is gone
	for i := 0; i < len(blocks); i++ {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		b := blocks[i]
		if b.table != nil {
			if err := w.table(b.table); err != nil {
				return err
			}
			continue
		}
		p := b.para
		if err := w.blocks(p.above); err != nil {
			return err
		}
		if p.joined && i+1 < len(blocks) && blocks[i+1].para != nil {
			before = append(before, p.segs...)
			if err := w.blocks(p.below); err != nil {
				return err
			}
			continue
		}
		if before != nil {
			p.segs = append(before, p.segs...)
			before = nil
		}
		if t, ok := w.together[p]; ok && t.n <= len(blocks)-i {
			lines := blocks[i : i+t.n]
			w.asOne(lines, t.kind)
			i += t.n - 1
			for _, b := range lines {
				if err := w.blocks(b.para.below); err != nil {
					return err
				}
			}
			continue
		}
		w.para(p)
		if err := w.blocks(p.below); err != nil {
			return err
		}
	}
	return nil
}

// begin makes ready to write segs on lines of their own.
func (w *writer) begin(segs []seg) {
	w.w.End()
	for _, s := range segs {
		if s.from != unset {
			if s.from < w.last && w.mapped {
				w.part(w.member, true, w.size)
			}
			break
		}
	}
}

// put writes one seg.
func (w *writer) put(s seg) {
	if s.from == unset || s.from < w.last || !w.mapped {
		w.w.Write(s.text)
		return
	}
	w.w.Copy(s.text, s.from, s.to)
	w.last = s.to
}

// asOne writes paragraphs as one block.
func (w *writer) asOne(blocks []block, kind doc.HintKind) {
	for _, b := range blocks {
		w.label(b.para) // which counts it
	}
	w.begin(blocks[0].para.segs)
	start := w.w.Start()
	for i, b := range blocks {
		if i > 0 {
			w.w.Write("\n")
		}
		w.named(func() { w.line(trimmed(b.para.segs), "\n") })
	}
	w.w.BlockFrom(start, kind, 0)
}

// named calls write and names what it wrote as the next paragraph.
func (w *writer) named(write func()) {
	at := w.w.Len()
	write()
	if !w.notes && w.w.Len() > at {
		w.paras++
		w.w.Name(text.Span{Start: at, End: w.w.Len()}, fmt.Sprintf("第%d段", w.paras))
	}
}

// line writes segs, breaks as brk, page breaks as line ends.
func (w *writer) line(segs []seg, brk string) {
	for _, s := range segs {
		if s.text == "\n" || s.text == "\f" {
			s.text = brk
		}
		if s.text != "" {
			w.put(s)
		}
	}
}

// label counts a paragraph of a list and returns its number or bullet.
func (w *writer) label(p *para) label {
	if p.form.list <= 0 {
		return label{}
	}
	l, ok := w.d.lists.next(p.form.list, max(0, p.form.level))
	if !ok {
		return label{}
	}
	return l
}

// withGap is l with the blank that stands behind it.
func (l label) withGap(next string) string {
	r, _ := utf8.DecodeLastRuneInString(l.text)
	n, _ := utf8.DecodeRuneInString(next)
	switch {
	case l.text == "":
		return ""
	case l.bullet:
		return l.text + " "
	case l.tight && !(unicode.IsDigit(r) && unicode.IsDigit(n)):
		return l.text
	case strings.ContainsRune("、）】〕：．", r):
		return l.text
	case r == '.' && n >= 0x2e80: // 1.总体要求
		return l.text
	}
	return l.text + " "
}

// para writes a paragraph.
func (w *writer) para(p *para) {
	l := w.label(p)
	segs := trimmed(p.segs)
	if p.contents {
		segs = withoutPage(segs)
	}
	if p.objects > 0 {
		w.object(w.w.Len(), p.objects)
	}
	if len(segs) == 0 {
		return
	}
	if w.notes && !w.numbered {
		w.numbered = true
		l = label{text: "[" + strconv.Itoa(w.note) + "]"}
	}
	kind, level := w.kind(p, l, segs)
	w.begin(segs)
	start := w.w.Start()
	l.text = l.withGap(segs[0].text)
	lines := cutLines(segs, kind == doc.HeadHint || kind == doc.TitleHint)
	for i, line := range lines {
		w.named(func() {
			if i == 0 {
				w.w.Write(l.text)
			}
			w.line(tabbed(line), "\n")
		})
		if i+1 < len(lines) {
			w.w.BlockFrom(start, kind, level)
			start = w.w.Start()
			if kind == doc.HeadHint {
				kind, level = doc.Whole, 0
			}
		}
	}
	w.w.BlockFrom(start, kind, level)
}

// maxHead is how many characters a heading has at most; people give whole
// paragraphs the style of one.
const maxHead = 80

// kind is what p is.
func (w *writer) kind(p *para, l label, segs []seg) (doc.HintKind, int) {
	if w.notes {
		return doc.NoteHint, 0
	}
	n, stop := 0, false
	for _, s := range segs {
		n += utf8.RuneCountInString(s.text)
		stop = stop || strings.ContainsAny(s.text, "。；")
	}
	outline := p.form.outline
	if outline == unset || outline > 9 {
		outline = 9
		if k, ok := strings.CutPrefix(p.named, "heading "); ok && len(k) == 1 && k[0] >= '1' && k[0] <= '9' {
			outline = int(k[0] - '1')
		}
	}
	toc := strings.HasPrefix(p.named, "toc")
	if outline < 9 && n <= maxHead && !(stop && n > 30) && !toc { // in a field for contents that never ends too
		return doc.HeadHint, outline + 1
	}
	if p.contents {
		return doc.ItemHint, 0
	}
	if k := w.look[p]; k > 0 && l.text == "" {
		return doc.HeadHint, k
	}
	if l.bullet {
		return doc.ItemHint, 0
	}
	return doc.Whole, 0
}

// trimmed is segs without what cannot be seen at both ends.
func trimmed(segs []seg) []seg {
	for len(segs) > 0 && strings.TrimSpace(segs[0].text) == "" {
		segs = segs[1:]
	}
	for len(segs) > 0 && strings.TrimSpace(segs[len(segs)-1].text) == "" {
		segs = segs[:len(segs)-1]
	}
	return segs
}

var pageBehind = regexp.MustCompile(`[\t .…·]*[\t.…·][\t .…·]*[-—]?\d{1,4}[-—]?\s*$`)

// withoutPage is a line of a table of contents without its page number.
func withoutPage(segs []seg) []seg {
	all := (&para{segs: segs}).text()
	at := pageBehind.FindStringIndex(all)
	if at == nil || at[0] == 0 {
		return segs
	}
	var out []seg
	for n, i := 0, 0; i < len(segs) && n < at[0]; i++ {
		s := segs[i]
		if left := at[0] - n; len(s.text) > left {
			if s.to-s.from == len(s.text) {
				s.to = s.from + left
			}
			s.text = s.text[:left]
		}
		n += len(segs[i].text)
		out = append(out, s)
	}
	return trimmed(out)
}

// tabbed is segs with one blank for a tab that stands alone: only several of
// them set things apart as the columns of a table do.
func tabbed(segs []seg) []seg {
	n := 0
	for i, s := range segs {
		if s.text == "\t" && (i == 0 || segs[i-1].text != "\t") {
			n++
		}
	}
	if n == 0 || n > 1 {
		return segs
	}
	out := append([]seg(nil), segs...)
	for i := range out {
		if out[i].text != "\t" {
			continue
		}
		out[i].text = " "
		if i > 0 && (out[i-1].text == " " || out[i-1].text == "" || strings.HasSuffix(out[i-1].text, "、") || strings.HasSuffix(out[i-1].text, "）")) {
			out[i].text = "" // 一、 before the words of a heading
		}
	}
	return out
}

// cutLines parts segs at breaks that end a line on purpose. Others stand within
// a sentence. one keeps all on one.
func cutLines(segs []seg, one bool) [][]seg {
	var out [][]seg
	start := 0
	length := 0
	for i, s := range segs {
		length += utf8.RuneCountInString(s.text)
		if s.text != "\n" && s.text != "\f" {
			continue
		}
		if s.text == "\f" && !one || !one && !goesOn(segs[start:i], segs[i+1:], length) {
			if line := trimmed(segs[start:i]); len(line) > 0 {
				out = append(out, line)
			}
			start, length = i+1, 0
		}
	}
	if line := trimmed(segs[start:]); len(line) > 0 {
		out = append(out, line)
	}
	return out
}

// goesOn reports whether a sentence goes on over the break between two lines,
// the first of n characters.
func goesOn(a, b []seg, n int) bool {
	a, b = trimmed(a), trimmed(b)
	if n < 20 || len(a) == 0 || len(b) == 0 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(a[len(a)-1].text))
	first, _ := utf8.DecodeRuneInString(b[0].text)
	return !strings.ContainsRune("。！？；：.!?;:”》…", last) && !strings.ContainsRune("　（(—•●", first) && last != utf8.RuneError
}
