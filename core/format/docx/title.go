package docx

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/wenshu-app/wenshu/core/doc"
)

const (
	titleBlocks = 40  // that are looked at for a title
	titleLines  = 6   // that one may take
	titleRunes  = 160 // that one may have
)

// A run is how many paragraphs are one block, and of which kind.
type run struct {
	n    int
	kind doc.HintKind
}

// findRuns finds paragraphs that are one block together: the title, and what is
// said in brackets or behind a dash under it and is printed centred on several
// lines:
//
//	（2024年1月5日某市第九届
//	人民代表大会第三次会议通过）
func (d *document) findRuns() map[*para]run {
	out := map[*para]run{}
	first, n := d.findTitle()
	if first != nil {
		out[first] = run{n, doc.TitleHint}
	}
	blocks := d.blocks[:min(len(d.blocks), titleBlocks)]
	for i := 0; i < len(blocks); i++ {
		p := blocks[i].para
		if p == nil || !p.begun() || p.form.align != "center" {
			continue
		}
		if t, ok := out[p]; ok {
			i += t.n - 1
			continue
		}
		s := strings.TrimSpace(p.text())
		ends := func(t string) bool { return strings.HasSuffix(t, "）") || strings.HasSuffix(t, ")") }
		switch {
		case strings.HasPrefix(s, "（") || strings.HasPrefix(s, "("):
		case strings.HasPrefix(s, "——"):
			ends = func(t string) bool { return strings.HasSuffix(t, "上") }
		default:
			continue
		}
		for n := 1; n < titleLines && i+n < len(blocks) && !ends(s); n++ {
			q := blocks[i+n].para
			if q == nil || !q.begun() || q.form.align != "center" || q.size != p.size || len(q.above) > 0 || blocks[i+n-1].para.joined {
				break
			}
			if t := strings.TrimSpace(q.text()); ends(t) {
				out[p] = run{n + 1, doc.Whole}
				i += n
				break
			}
		}
	}
	return out
}

// findHeads finds headings that no style and no number tells: short lines in
// characters larger than those of the text, bold or centred, between its
// paragraphs. What is numbered is left to the stages behind, which know what
// follows what.
func (d *document) findHeads(runs map[*para]run) map[*para]int {
	out := map[*para]int{}
	body := d.bodySize()
	begun := false
	for i := 0; i < len(d.blocks); i++ {
		p := d.blocks[i].para
		if p == nil || !p.begun() || p.contents {
			continue
		}
		if t, ok := runs[p]; ok {
			i += t.n - 1
			continue
		}
		s := strings.TrimSpace(p.text())
		n := utf8.RuneCountInString(s)
		if p.form.align != "center" && n > 30 {
			begun = true
		}
		centred := p.form.align == "center"
		if !begun || n < 2 || n > 30 || !(p.size >= body+4 && (centred || p.bold) || centred && p.bold && p.size >= body+2) ||
			strings.ContainsAny(s, "。；：！？，\n\t") || notHead.MatchString(s) || d.overTable(i+1) || !titleText(s) {
			continue
		}
		out[p] = 1
	}
	return out
}

// notHead are lines that are numbered, captions or dates.
var notHead = regexp.MustCompile(`^[（(]?[一二三四五六七八九十百\d]+[)）、.．]|^第[一二三四五六七八九十百\d]+[章节条编篇]|^\d|^附?[表图]\s*\d|日$|^附\s*件\s*\d*$`)

// overTable reports whether a table begins at block i, but for a line of units.
func (d *document) overTable(i int) bool {
	for k := i; k < min(i+3, len(d.blocks)); k++ {
		switch b := d.blocks[k]; {
		case b.table != nil:
			return true
		case b.para.begun() && !unitWords.MatchString(strings.TrimSpace(b.para.text())):
			return false
		}
	}
	return false
}

// findTitle finds the paragraphs that are the title: those of the style for
// one, or the first that look as the title of an official document does, centred
// and in larger characters than the text. It gives the first of them and how
// many they are.
func (d *document) findTitle() (*para, int) {
	blocks := d.blocks[:min(len(d.blocks), titleBlocks)]
	for i, b := range blocks {
		if p := b.para; p != nil && p.begun() && p.named == "title" && !p.contents && titleText(p.text()) {
			n := 1
			for n < titleLines && i+n < len(blocks) && blocks[i+n].para != nil && blocks[i+n].para.named == "title" &&
				blocks[i+n].para.begun() && !blocks[i+n-1].para.joined && len(blocks[i+n].para.above) == 0 {
				n++
			}
			return p, n
		}
	}
	body := d.bodySize()
	best, bestSize, bestLines, bestRed := -1, 0, 0, false
	for i := 0; i < len(blocks); i++ {
		p := blocks[i].para
		if p == nil {
			break
		}
		if !p.begun() || p.contents {
			continue
		}
		s := strings.TrimSpace(p.text())
		if p.form.align != "center" && utf8.RuneCountInString(s) > 60 {
			break // the text has begun
		}
		if !d.titled(p, body) {
			continue
		}
		n := 1
		for n < titleLines && i+n < len(blocks) && blocks[i+n].para != nil && blocks[i+n].para.begun() &&
			d.titled(blocks[i+n].para, body) && blocks[i+n].para.size == p.size && blocks[i+n].para.red == p.red && blocks[i+n].para.bold == p.bold {
			n++
		}
		runes := 0
		for k := range n {
			runes += utf8.RuneCountInString(blocks[i+k].para.text())
		}
		// the name of an office in red stands over many papers, larger than the title
		if better := p.size > bestSize && !p.red || best < 0 || bestRed && !p.red; better && runes >= 4 && runes <= titleRunes {
			best, bestSize, bestLines, bestRed = i, p.size, n, p.red
		}
		i += n - 1
	}
	if best < 0 {
		return nil, 0
	}
	return blocks[best].para, bestLines
}

// titled reports whether p looks like a line of a title over text of size body.
func (d *document) titled(p *para, body int) bool {
	s := strings.TrimSpace(p.text())
	if p.form.align != "center" || p.joined || len(p.above)+len(p.below) > 0 || !titleText(s) {
		return false
	}
	if p.form.outline >= 0 && p.form.outline < 9 && p.size < body+4 {
		return false
	}
	return p.size >= 32 && p.size > body || p.size >= body+6 && p.size >= 28
}

// titleText reports whether s may be a line of a title: not the head of the
// paper (××市人民政府文件), its number, or the word over a table of contents.
func titleText(s string) bool {
	bare := strings.Join(strings.Fields(s), "")
	n := utf8.RuneCountInString(bare)
	switch {
	case n < 2, n > titleRunes, bare == "目录", bare == "目次", strings.HasSuffix(bare, "文件") && n <= 30 && !strings.ContainsAny(bare, "关于的"),
		strings.HasPrefix(bare, "附件") && n <= 6, strings.HasSuffix(bare, "号") && strings.ContainsAny(bare, "〔[［（") && n < 30:
		return false
	}
	return strings.Trim(bare, "0123456789年月日-—.") != ""
}

// bodySize is the size of most of the text that is not centred, in half points.
func (d *document) bodySize() int {
	sizes := map[int]int{}
	for i, b := range d.blocks {
		if i > 2000 {
			break
		}
		if p := b.para; p != nil && p.form.align != "center" {
			for _, s := range p.segs {
				sizes[s.size] += len(s.text)
			}
		}
	}
	size, most := 21, 0
	for s, n := range sizes {
		if n > most || n == most && s < size {
			size, most = s, n
		}
	}
	return size
}
